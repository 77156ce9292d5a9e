"""How a round is named and dated, how many answered it, and where figures come from."""

from babel.dates import format_date

from samenwerking.findings.names import plain
from samenwerking.isolates import isolated
from samenwerking.language import Language, text
from samenwerking.method.questionnaire import Questionnaire
from samenwerking.method.shown.result_types import Result, RoundResult


def round_name(figures: RoundResult, language: Language, within: bool = False) -> str:
    """What a round is called: "Ronde 2" if its name is a number, else its own name; `within` a sentence, "ronde 2"."""
    name = plain(figures.name)
    if not name[:1].isdigit():
        return isolated(name)
    return text(language, "findings.round_within" if within else "findings.round", name=name)


def month(figures: RoundResult, language: Language) -> str:
    """The month and year of a round, "mei 2026"; empty if its date is unknown."""
    return "" if figures.date is None else str(format_date(figures.date, "LLLL y", locale=language))


def dated(figures: RoundResult, language: Language) -> str:
    """A round with its month: "Ronde 2, mei 2026"."""
    return ", ".join(part for part in (round_name(figures, language), month(figures, language)) if part)


def partners(figures: RoundResult, language: Language) -> str:
    """How many partners answered, of how many where that is known."""
    if figures.partners_invited is None:
        return text(language, "findings.partners", count=figures.partners_answered)
    return text(language, "findings.partners_of", answered=figures.partners_answered, invited=figures.partners_invited)


def people(figures: RoundResult, language: Language) -> str:
    """How many people answered, of how many where that is known of every partner."""
    invited = [each.invited for each in figures.response.values()]
    if None in invited:
        return text(language, "findings.people", count=figures.respondents)
    return text(language, "findings.people_of", answered=figures.respondents, invited=sum(filter(None, invited)))


def response(figures: RoundResult, language: Language, joint: str = ", ") -> str:
    """The response of a round: "7 van 8 partners, 31 mensen"."""
    answered = [text(language, "findings.people", count=figures.respondents)] if figures.respondents else []
    return joint.join([partners(figures, language), *answered])


def questionnaire_name(questionnaire: Questionnaire, language: Language) -> str:
    """The short name of a questionnaire: its authors for the two models, else its title."""
    try:
        return text(language, f"findings.questionnaire.{questionnaire.id}")
    except KeyError:
        return isolated(plain(questionnaire.title[language]))


def footer(result: Result, questionnaire: Questionnaire, language: Language) -> str:
    """Where the figures come from: round, response, questionnaire and visibility."""
    current = result.current
    asked = text(
        language,
        "findings.footer.questionnaire",
        name=questionnaire_name(questionnaire, language),
        version=questionnaire.version,
        form=text(language, f"findings.form.{current.form}"),
    )
    setting = text(language, f"findings.visibility.{current.visibility}")
    shown = text(language, "findings.footer.visibility", visibility=setting)
    if result.view.viewer == "technical":
        shown = text(language, "findings.footer.technical")
    return " · ".join([dated(current, language), response(current, language, " · "), asked, shown])
