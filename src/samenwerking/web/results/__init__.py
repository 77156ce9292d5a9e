"""The outcome of a published round: its pages, charts, downloads and proposed actions."""
