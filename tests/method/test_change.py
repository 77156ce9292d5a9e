"""What moved between two rounds: panel, verdict, who answered, and what may not be compared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from samenwerking.method.answers import Round
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form, Instrument, Questionnaire
from samenwerking.method.settings import SETTINGS
from samenwerking.method.shown.result import make_result, moved_evidence
from samenwerking.method.shown.result_types import Change, ChangeResult, PartnerChange
from samenwerking.method.vocabulary import Verdict
from tests.method.collaborations import MODELS, PRECONDITIONS, TECHNICAL, Person, instrument, person, round_of, scored, seen

Values = Mapping[str, str]
"""A partner's score in quarters, by name."""


def of(values: Values, name: str = "1", asks: Instrument | None = None) -> Round:
    return round_of({partner: in_quarters(Fraction(value)) for partner, value in values.items()}, name=name, asks=asks)


def in_quarters(score: Fraction) -> list[Person]:
    """Four people whose mean is a number of quarters, on every indicator of the relation."""
    whole, part = divmod(int(score * 4), 4)
    return [dict.fromkeys(("RE1", "RE2", "RE3", "RE4"), whole + (place < part)) for place in range(4)]


def changed(before: Values, after: Values) -> ChangeResult:
    since = seen(of(after, "2"), before=of(before)).since
    assert since is not None
    return since.change


def even(first: Sequence[str], second: Sequence[str]) -> ChangeResult:
    names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return changed(dict(zip(names, first, strict=False)), dict(zip(names, second, strict=False)))


@pytest.mark.parametrize(
    ("second", "dimension", "indicator"),
    [
        (("3.25", "3.25", "3"), "none", "none"),
        (("3.25", "3.25", "3.25"), "higher", "none"),
        (("3.5", "3.5", "2.75"), "higher", "none"),
        (("3.5", "3.5", "3.5"), "higher", "higher"),
        (("4", "4", "3"), "higher", "higher"),
        (("5", "3", "3"), "none", "none"),
        (("2.5", "2.5", "2.75"), "lower", "none"),
        (("2.5", "2.5", "2.5"), "lower", "lower"),
        (("2", "2", "3"), "lower", "lower"),
        (("1", "3", "3"), "none", "none"),
    ],
)
def test_a_change_is_clear_if_it_is_large_and_most_partners_move_that_way(
    second: Sequence[str], dimension: Verdict, indicator: Verdict
) -> None:
    found = even(("3", "3", "3"), second)
    assert found.dimensions["RE"].verdict == dimension
    assert found.indicators["RE3"].verdict == indicator


def test_the_verdict_reads_the_shown_decimal_and_the_exact_share_of_partners() -> None:
    """0.25 is shown as 0.3; two of three partners are exactly two thirds, three of five are not."""
    assert even(("3", "3", "3"), ("3.5", "3.25", "3")).dimensions["RE"].panel == Fraction(1, 4)
    assert even(("3", "3", "3"), ("3.5", "3.25", "3")).dimensions["RE"].verdict == "higher"
    assert even(("3",) * 5, ("4", "4", "4", "3", "3")).dimensions["RE"].verdict == "none"


def test_up_equal_and_down_read_the_exact_difference() -> None:
    found = even(("3", "3", "3", "3"), ("3.25", "3", "2.75", "3.25")).indicators["RE3"]
    assert (found.partners, found.up, found.equal, found.down) == (4, 2, 1, 1)


def test_without_three_partners_in_both_rounds_there_is_no_panel() -> None:
    found = changed({"A": "3", "B": "3", "C": "3"}, {"A": "4", "B": "4", "D": "4", "E": "4"})
    assert found.dimensions["RE"] == Change(None, Fraction(1), None, 2, None, None, None, "none")
    assert found.panel_partners == ("A", "B")


def test_without_a_score_in_one_of_the_rounds_there_is_no_total_change() -> None:
    found = changed({"A": "3", "B": "3"}, {"A": "4", "B": "4", "C": "4"}).dimensions["RE"]
    assert found.total is None
    assert found.panel is None


def test_the_ends_of_the_panel_are_its_means_in_both_rounds() -> None:
    found = changed({"A": "3", "B": "3", "C": "3", "D": "5"}, {"A": "4", "B": "4", "C": "4.75", "E": "1"}).dimensions["RE"]
    assert (found.panel_before, found.panel_after) == (Fraction(3), Fraction(17, 4))
    assert found.panel == Fraction(5, 4)
    assert found.total == Fraction(55, 16) - Fraction(7, 2)


@pytest.mark.parametrize(("partners", "tested"), [(5, False), (6, True), (30, True), (31, False)])
def test_the_sign_flip_is_made_for_six_to_thirty_partners(partners: int, tested: bool) -> None:
    names = [f"partner {number:02}" for number in range(partners)]
    found = changed(dict.fromkeys(names, "3"), dict.fromkeys(names, "3.5")).dimensions["RE"]
    assert found.p == (Fraction(2, 2**partners) if tested else None)
    assert found.p_holm == found.p


def test_only_the_five_dimensions_are_tested() -> None:
    before, after = ({name: [{"FD1": answer, "TB1": answer}] for name in "ABCDEF"} for answer in (2, 4))
    since = seen(round_of(after, name="2"), before=round_of(before)).since
    assert since is not None
    found = since.change
    assert found.dimensions["FD"].verdict == "higher"
    assert found.dimensions["FD"].p is None
    assert found.indicators["FD1"].p is None


@pytest.mark.parametrize(("second", "others"), [(("1", "2"), False), (("2", "3"), False), (("3", "4"), True)])
def test_other_people_answered_if_nobody_of_the_first_round_did_again(second: Sequence[str], others: bool) -> None:
    before = round_of({"A": [person(name, {"RE3": 3}) for name in ("1", "2")]})
    after = round_of({"A": [person(name, {"RE3": 5}) for name in second]}, name="2")
    since = seen(after, before=before).since
    assert since is not None
    change = since.change
    assert change.partners == {"A": PartnerChange({}, {"RE3": Fraction(2)}, others)}


def test_nobody_is_another_person_where_nobody_answered() -> None:
    before = round_of({"A": [], "B": [{"RE3": 3}]})
    after = round_of({"A": [{"RE3": 3}], "B": [], "C": [{"RE3": 3}]}, name="2")
    since = seen(after, before=before).since
    assert since is not None
    change = since.change
    assert change.partners == {name: PartnerChange({}, {}, False) for name in "AB"}


def asked(form: Form = "full", version: str = "1", ids: tuple[str, ...] = MODELS) -> Instrument:
    return shipped_catalogue().instrument(ids, form, {"kaats-opheij": version})


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [(asked(), asked(version="2"), "version"), (asked("short"), asked(), "form"), (asked("short"), asked(version="2"), "version")],
)
def test_another_version_or_form_is_not_compared_and_said_so(before: Instrument, after: Instrument, reason: str) -> None:
    values = {"A": "3", "B": "3", "C": "3"}
    since = seen(of(values, "2", after), before=of(values, asks=before)).since
    assert since is not None
    found = since.change
    assert found.dimensions == found.indicators == {}
    assert found.refused == dict.fromkeys(("RE", "RE1", "RE2", "RE3", "RE4"), reason)


def test_a_questionnaire_of_one_round_only_is_new_and_not_refused() -> None:
    everything = instrument("full", (*MODELS, "opgavegericht"))
    before = round_of({name: [{"RE3": 3}] for name in "ABC"})
    after = round_of({name: [{"RE3": 4, "OG1": 4}] for name in "ABC"}, name="2", asks=everything)
    since = seen(after, before=before).since
    assert since is not None
    found = since.change
    assert list(found.indicators) == ["RE3"]
    assert found.refused == {}


def test_other_items_of_the_same_indicator_are_not_compared() -> None:
    """PR1 is asked with its first item, and then with its second."""
    before = round_of({name: [{"PR1a": 2, "RE3": 3}] for name in "ABC"})
    after = round_of({name: [{"PR1b": 4, "RE3": 3}] for name in "ABC"}, name="2")
    since = seen(after, before=before).since
    assert since is not None
    found = since.change
    assert list(found.indicators) == ["RE3"]
    assert found.refused == {"PR1": "items", "PR": "items"}


def test_a_dimension_of_which_not_the_same_was_asked_is_not_compared() -> None:
    """No answer changed; without the low RE4 the mean of the others is higher."""
    before = round_of({name: [{"RE1": 5, "RE2": 5, "RE3": 5, "RE4": 1}] for name in "ABC"})
    after = round_of({name: [{"RE1": 5, "RE2": 5, "RE3": 5}] for name in "ABC"}, name="2")
    since = seen(after, before=before).since
    assert since is not None
    found = since.change
    assert (list(found.indicators), list(found.dimensions)) == (["RE1", "RE2", "RE3"], [])
    assert found.refused == {"RE": "items"}


def test_a_reused_answer_is_compared_no_further_than_its_question() -> None:
    ids = (*MODELS, "network")
    new = shipped_catalogue().instrument(ids, "full", {"ansell-gash": "2"})
    answers = dict.fromkeys(("NW2", "NW3", "NW4", "NW5"), 3)
    before = round_of({name: [{"CM1": 2} | answers] for name in "ABC"}, asks=instrument("full", ids))
    after = round_of({name: [{"CM1": 5} | answers] for name in "ABC"}, name="2", asks=new)
    since = seen(after, before=before).since
    assert since is not None
    found = since.change
    assert list(found.indicators) == ["NW2", "NW3", "NW4", "NW5"]
    assert found.refused == {"CM": "version", "CM1": "version", "NW1": "version", "NW": "version"}


def test_a_change_is_called_clear_by_the_settings_of_the_later_round() -> None:
    strict = replace(SETTINGS, change_indicator=Fraction(2))
    before, after = (round_of({each: [{"RE3": value}] for each in "ABC"}, name=name) for name, value in (("1", 3), ("2", 4)))
    for earlier, later, verdict in ((SETTINGS, strict, "none"), (strict, SETTINGS, "higher")):
        since = make_result(scored(after, later), TECHNICAL, "own", scored(before, earlier), preconditions=PRECONDITIONS).since
        assert since is not None
        found = since.change
        assert found.indicators["RE3"].verdict == verdict


def test_an_earlier_round_keeps_the_checklist_it_was_opened_with() -> None:
    before, after = (scored(round_of({each: [{"R2": 3}] for each in "ABC"}, name=name)) for name in ("1", "2"))
    none = PRECONDITIONS.model_copy(update={"preconditions": ()})
    alone = make_result(before, TECHNICAL, "own", preconditions=PRECONDITIONS).current.actions
    found = make_result(after, TECHNICAL, "own", before, preconditions=none, previous_preconditions=PRECONDITIONS)
    assert found.since is not None
    assert found.since.round.actions == alone != ()
    assert found.current.actions == ()


def test_only_the_questionnaire_of_another_version_is_refused() -> None:
    before = round_of({name: [{"RE3": 3, "SC1": 3}] for name in "ABC"})
    after = round_of({name: [{"RE3": 4, "SC1": 3}] for name in "ABC"}, name="2", asks=asked(version="2"))
    since = seen(after, before=before).since
    assert since is not None
    found = since.change
    assert list(found.indicators) == ["SC1"]
    assert list(found.refused) == ["RE", "RE3"]


def test_an_action_is_followed_by_the_indicators_of_its_triggers() -> None:
    before = round_of({name: [{"RE1": 3, "BE4": 3, "RE3": 1}] for name in "ABC"})
    after = round_of({name: [{"RE1": 4, "BE4": 2, "RE3": 1}] for name in "ABC"}, name="2")
    result = seen(after, before=before)
    found = moved_evidence(result, PRECONDITIONS.actions["P3-4"])
    assert {code: each.verdict for code, each in found.items()} == {"RE1": "higher", "BE4": "lower"}
    assert moved_evidence(seen(after), PRECONDITIONS.actions["P3-4"]) == {}
    assert moved_evidence(result, PRECONDITIONS.actions["P1-1"]) == {}


def reworded(asks: Instrument, change: Callable[[dict[str, Any]], None]) -> Instrument:
    """The same questionnaires in the same versions, with other words in the first."""
    written = asks.questionnaires[0].model_dump(mode="json")
    change(written)
    return Instrument((Questionnaire.model_validate(written), *asks.questionnaires[1:]), asks.form)


def refused_after(change: Callable[[dict[str, Any]], None]) -> Mapping[str, str]:
    values = {"A": "3", "B": "3", "C": "3"}
    asks = instrument("full", MODELS)
    since = seen(of(values, "2", reworded(asks, change)), before=of(values, asks=asks)).since
    assert since is not None
    compared = since.change
    assert {code: figure.panel for code, figure in compared.indicators.items() if code in compared.refused} == {}
    return compared.refused


def text_of(written: dict[str, Any], code: str) -> dict[str, str]:
    items = (item for dimension in written["dimensions"] for each in dimension["indicators"] for item in each["items"])
    found: dict[str, str] = next(item["text"] for item in items if item["code"] == code)
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_item_in_other_words_is_not_compared_though_the_version_is_the_same(language: str) -> None:
    refused = refused_after(lambda written: text_of(written, "RE3").update({language: "Er is goede koffie."}))
    assert refused == {"RE3": "wording", "RE": "wording"}


@pytest.mark.parametrize(
    "change",
    [
        lambda written: written["scale"][2]["label"].update(nl="Zeker"),
        lambda written: written["not_answered"][0]["label"].update(en="No idea"),
        lambda written: written["stem"].update(nl="Hoe vaak gebeurt dit?"),
    ],
)
def test_other_answers_or_another_stem_make_every_question_another_one(change: Callable[[dict[str, Any]], None]) -> None:
    assert refused_after(change) == dict.fromkeys(("RE1", "RE2", "RE3", "RE4", "RE"), "wording")


@pytest.mark.parametrize(
    "change",
    [
        lambda written: text_of(written, "PR1a").update(nl="Dit is niet gevraagd."),
        lambda written: written["title"].update(nl="Een andere titel"),
        lambda written: text_of(written, "RE3").update(nl="We  vertrouwen\xa0elkaar."),
        lambda written: written["dimensions"][3]["explanation"].update(nl="Anders uitgelegd."),
    ],
)
def test_what_was_not_asked_or_reads_the_same_changes_no_question(change: Callable[[dict[str, Any]], None]) -> None:
    assert refused_after(change) == {}
