"""A row for each partner that was invited: how many people answered, and its figures or why there are none."""

from dataclasses import dataclass

from samenwerking.language import Language, text
from samenwerking.method.shown.figures import HiddenPartner, PartnerFigures, Responded
from samenwerking.method.shown.result_types import Result


@dataclass(frozen=True)
class PartnerRow:
    """One partner; `own` is that of the viewer, `reason` says why it has no figures here, None if it has them."""

    name: str
    own: bool
    response: Responded
    figures: PartnerFigures | None
    reason: str | None


def partner_rows(result: Result, language: Language) -> tuple[PartnerRow, ...]:
    """The partners in order of joining."""
    response, own = result.current.response, result.view.partner
    return tuple(
        PartnerRow(name, name == own, response[name], seen if isinstance(seen, PartnerFigures) else None, why_without(seen, language))
        for name, seen in result.current.partners.items()
    )


def why_without(seen: PartnerFigures | HiddenPartner, language: Language) -> str | None:
    """Why a partner has no figures for this viewer, in a sentence; None if it has them."""
    if isinstance(seen, HiddenPartner):
        return text(language, f"hidden.{seen.because}", count=seen.answered, needed=seen.needed)
    return None if seen.respondents else text(language, "no_score.no_answer")
