"""Points out names that nearly are another one: a letter more, less, other or swapped, or other spaces, signs and accents.

It only asks "did you mean", so it may miss some: it compares what is left of a name without signs and accents, and finds one mistake.
"""

import unicodedata
from collections.abc import Iterable

from samenwerking.method.names import compared

MOST_COMPARED = 2_000
"""The most names that are held against each other, since each letter of each takes some memory."""

_SHORTEST = 5


class NearNames:
    """Names that were met, and which of them a new one resembles."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: list[str] = []
        self._met: set[str] = set()
        self._by_form: dict[int, int] = {}
        self.full = False
        for name in names:
            self.add(name)

    def add(self, name: str, key: str | None = None) -> str | None:
        """Take a name, and give the earlier one that it resembles without being it; `key` is what it is compared by, if known."""
        key = compared(name) if key is None else key
        if key in self._met:
            return None
        if len(self._names) == MOST_COMPARED:
            self.full = True
            return None
        self._met.add(key)
        self._names.append(name)
        return self._met_before(name, len(self._names) - 1)

    def _met_before(self, name: str, number: int) -> str | None:
        letters = _letters(name)
        forms = {hash(letters)}
        if len(letters) >= _SHORTEST:
            # Two names with one mistake between them are the same when the right letter is taken out of each.
            forms |= {hash(letters[:place] + letters[place + 1 :]) for place in range(len(letters))}
        found = sorted({self._by_form.setdefault(form, number) for form in forms} - {number})
        return next((self._names[each] for each in found if _is_near(self._names[each], name)), None)


def _letters(name: str) -> str:
    """What is left of a name without spaces, signs and accents; all of it where it has nothing else."""
    apart = unicodedata.normalize("NFD", compared(name))
    return "".join(filter(str.isalnum, apart)) or apart


def _is_near(one: str, other: str) -> bool:
    """Whether one mistake may be all that lies between two names: not a number, nor a letter that tells them apart."""
    first, second = _letters(one), _letters(other)
    if [each for each in first if each.isdigit()] != [each for each in second if each.isdigit()]:
        return False
    words = [(a, b) for a, b in zip(compared(one).split(), compared(other).split(), strict=False) if a != b]
    same_count = len(compared(one).split()) == len(compared(other).split())
    return not (same_count and all(len(a) == len(b) == 1 for a, b in words)) and _one_mistake(first, second)


def _one_mistake(first: str, second: str) -> bool:
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    one, other = first[start:], second[start:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
