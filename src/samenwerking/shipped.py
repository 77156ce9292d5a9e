"""The folders that ship beside the code: questionnaires and migrations."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_REPOSITORY = _PACKAGE.parent.parent


def shipped_folder(name: str) -> Path:
    """Find a folder that ships with the product, in an installed wheel or in a checkout.

    `name` is `questionnaires` or `migrations`. Raises FileNotFoundError if neither place has it.
    """
    for place in (_PACKAGE / name, _REPOSITORY / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"The folder {name} is missing from this installation of samenwerking: install it again.")
