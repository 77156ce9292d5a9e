"""Why an action is proposed or a remark is made, as sentences with the figures that this viewer may see."""

from collections.abc import Iterable
from fractions import Fraction

from samenwerking.isolates import isolated
from samenwerking.language import Language, change, decimal, filled, text
from samenwerking.method.checklist import Action, TriggerText, TriggerTexts, UrgentTexts
from samenwerking.method.questionnaire import Instrument
from samenwerking.method.shown.figures import Because, ProposedAction


def sentences(because: Iterable[Because], words: TriggerTexts, instrument: Instrument, language: Language) -> list[str]:
    """Say each reason in the words of the checklist; a number, range or name that is not shown is left unsaid."""
    return [_sentence(each, words, instrument, language) for each in because]


def urgency(proposed: ProposedAction, action: Action, words: UrgentTexts, language: Language) -> list[str]:
    """Say why an action is urgent: its own evidence is low, or it is middling and leading; empty if it is not urgent."""
    if proposed.state != "urgent":
        return []
    low = any(each.trigger == "laag" and each.evidence in action.evidence for each in proposed.because)
    return [words.laag[language]] * low + [words.leading[language]] * bool(proposed.leading)


def brief(because: Because, words: TriggerTexts, language: Language) -> str:
    """Say a reason with a code and a figure, for a line of text: "R2 laag 2,4"."""
    said = [because.evidence, getattr(words, because.trigger).label[language], isolated(because.partner or ""), _figure(because, language)]
    return " ".join(each for each in said if each)


def _figure(because: Because, language: Language) -> str:
    if because.trigger == "verdeeld":
        return "–".join(decimal(end, language) for end in (because.lowest, because.highest) if end is not None)
    if because.trigger == "onbekend":
        return f"{because.count}/{because.people}" if because.people else ""
    return (_difference if because.trigger in ("kloof", "daling") else _number)(because.value, language)


def _sentence(because: Because, words: TriggerTexts, instrument: Instrument, language: Language) -> str:
    values = {
        "topic": _topic(because.evidence, instrument, language),
        "value": _number(because.value, language),
        "lowest": _number(because.lowest, language),
        "highest": _number(because.highest, language),
        "partner": because.partner,
        "gap": _difference(because.value, language),
        "change": _difference(because.value, language),
        "count": because.count,
        "n": because.people,
    }
    if because.trigger == "at_least" or (because.trigger in ("daling", "onbekend") and because.value is None):
        return text(language, f"findings.because.{because.trigger}", **values)
    said: TriggerText = getattr(words, _name(because))
    return filled(said.because[language], values)


def _name(because: Because) -> str:
    """Which of the sentences of the checklist fits: there is one without a range (none, or no width), and one without a partner."""
    if because.trigger == "verdeeld" and (because.lowest is None or because.highest is None or because.lowest == because.highest):
        return "verdeeld_zonder_bereik"
    if because.trigger == "kloof" and (because.partner is None or because.value is None):
        return "kloof_zonder_naam"
    return because.trigger


def _topic(code: str | None, instrument: Instrument, language: Language) -> str:
    """The name of an indicator or a dimension; empty where a reason is about none."""
    named = instrument.indicators.get(code or "") or instrument.dimensions.get(code or "")
    return named.title[language] if named else ""


def _number(value: Fraction | float | None, language: Language) -> str:
    return "" if value is None else decimal(value, language)


def _difference(value: Fraction | float | None, language: Language) -> str:
    return "" if value is None else change(value, language)
