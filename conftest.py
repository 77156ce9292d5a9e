pytest_plugins = ["tests.no_skips", "tests.shown_pages"]
