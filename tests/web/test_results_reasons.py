"""Each reason why an action is proposed is a sentence, with no more figures and names than this viewer is shown."""

from fractions import Fraction

import pytest

from samenwerking.findings.reasons import sentences, urgency
from samenwerking.language import Language
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.shown.figures import Because, ProposedAction

CATALOGUE = shipped_catalogue()
INSTRUMENT = CATALOGUE.instrument(["kaats-opheij", "ansell-gash"], "full")
NUMBER = Fraction(29, 10)


@pytest.mark.parametrize(
    ("because", "language", "said"),
    [
        (Because("laag", "RE3", NUMBER), "nl", "Partners geven 'Vertrouwen' samen een 2,9. Dat is laag."),
        (Because("matig", "RE3", Fraction(33, 10)), "en", "Together, partners give 'Trust' a 3.3. There is room to improve."),
        (
            Because("verdeeld", "RE3", 0.5, lowest=Fraction(2), highest=Fraction(4)),
            "nl",
            "Partners denken verschillend over 'Vertrouwen': van 2,0 tot 4,0.",
        ),
        (Because("verdeeld", "RE3"), "nl", "De antwoorden over 'Vertrouwen' liggen ver uit elkaar."),
        (Because("verdeeld", "RE3", 0.5, highest=Fraction(4)), "nl", "De antwoorden over 'Vertrouwen' liggen ver uit elkaar."),
        (
            Because("verdeeld", "RE3", lowest=Fraction(4), highest=Fraction(4)),
            "nl",
            "De antwoorden over 'Vertrouwen' liggen ver uit elkaar.",
        ),
        (
            Because("kloof", "RE3", Fraction(-12, 10), "Zorg {Oost}"),
            "nl",
            "Zorg {Oost} ziet 'Vertrouwen' anders dan de andere partners: −1,2.",
        ),
        (Because("kloof", "RE3"), "nl", "Minstens één partner ziet 'Vertrouwen' anders dan de rest."),
        (Because("daling", "RE3", Fraction(-6, 10)), "nl", "'Vertrouwen' is lager dan in de vorige ronde: −0,6."),
        (Because("daling", "RE3"), "nl", "'Vertrouwen' is lager dan in de vorige ronde."),
        (Because("daling", "RE"), "en", "'Relationship' is lower than in the previous round."),
        (
            Because("onbekend", "R3", Fraction(1, 4), count=3, people=12),
            "nl",
            "3 van de 12 mensen kozen bij 'Leren van eerdere projecten' voor 'Weet ik niet'.",
        ),
        (Because("onbekend", "R3"), "nl", "Bij 'Leren van eerdere projecten' kozen veel mensen voor 'Weet ik niet'."),
        (Because("altijd"), "nl", "Deze stap hoort bij elke samenwerking."),
        (Because("at_least", "CM1", Fraction(36, 10)), "nl", "Partners geven 'Onderlinge afhankelijkheid' samen een 3,6."),
    ],
)
def test_a_reason_is_said_with_what_may_be_said(because: Because, language: Language, said: str) -> None:
    assert sentences([because], CATALOGUE.preconditions.triggers, INSTRUMENT, language) == [said]


@pytest.mark.parametrize(
    ("proposed", "said"),
    [
        (ProposedAction("P3-3", "proposed", (Because("verdeeld", "RE3"),)), []),
        (ProposedAction("P3-3", "urgent", (Because("laag", "RE3", NUMBER),)), ["Dit is dringend, want de score is laag."]),
        (
            ProposedAction("P3-3", "urgent", (Because("verdeeld", "RE3"),), ("RE3",)),
            ["Dit is dringend, want u koos samen dat dit onderwerp voorgaat."],
        ),
    ],
)
def test_why_an_action_is_urgent_is_said_and_nothing_where_it_is_not(proposed: ProposedAction, said: list[str]) -> None:
    action = CATALOGUE.preconditions.actions["P3-3"]
    assert urgency(proposed, action, CATALOGUE.preconditions.urgent_because, "nl") == said
