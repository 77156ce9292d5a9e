"""What cannot be kept as it was given, with the reason as a word that the catalogue has a sentence for."""


class RefusedError(ValueError):
    """A name, address or password that cannot be used; `reason` is the last part of its key in the catalogue."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
