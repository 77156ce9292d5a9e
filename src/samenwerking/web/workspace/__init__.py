"""The lead organisation: following a round, closing it and publishing it."""
