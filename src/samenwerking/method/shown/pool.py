"""The pool of partners without figures: none or at least three, the same for every viewer (method 7.4 and 7.5)."""

from collections.abc import Mapping, Sequence

from samenwerking.method.answers import Partner
from samenwerking.method.settings import SETTINGS, Settings


def responses_needed(partner: Partner, settings: Settings = SETTINGS) -> int:
    """Tell how many responses give a partner figures: one of an organisation, three of a partner of persons."""
    return 1 if partner.voice == "organisation" else settings.least_persons


def has_own_figures(partner: Partner, sent: int, settings: Settings = SETTINGS) -> bool:
    """Tell whether so many responses give a partner figures."""
    return sent >= responses_needed(partner, settings)


def pooled(partners: Sequence[Partner], sent: Mapping[str, int], settings: Settings = SETTINGS) -> tuple[str, ...]:
    """Find the partners without figures, none or at least three, in order of joining (method 7.5).

    `sent` counts responses by partner name. A partner of which nobody sent has no figures and protects nobody, so it is
    not one of them.
    """
    present = {partner.name: partner for partner in partners if sent.get(partner.name, 0)}
    pool = {name for name, partner in present.items() if not has_own_figures(partner, sent[name], settings)}
    if pool:
        others = sorted(present.keys() - pool, key=lambda name: (sent[name], name))
        pool.update(others[: max(0, settings.pool_size - len(pool))])
    return tuple(name for name in present if name in pool)
