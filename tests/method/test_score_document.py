"""The JSON of `score`: its keys, what stands where there is no score, where a figure is hidden, and its numbers."""

import json
from datetime import date
from typing import Any

import pytest

from samenwerking.method.answers import Partner, Round, Voice
from samenwerking.method.shown.score_document import as_document
from samenwerking.method.vocabulary import View
from tests.method.collaborations import LEAD, Person, instrument, person, round_of, seen

VOICES: dict[str, Voice] = dict.fromkeys("ABCDEF", "organisation")
PARTNERS = {"School": (4, 4, 5, 4, 3, 4, 4, 4), "A": (2,), "B": (3, 2), "Gemeente": (4, 3, "dont_know", 5), "Haven": (3,)}


def example() -> Round:
    """The partners of the documented example."""
    people: dict[str, list[Person]] = {name: [{"RE3": answer} for answer in answers] for name, answers in PARTNERS.items()}
    return round_of(people)


def whole(name: str = "1", **answers: int) -> Round:
    """Six organisations that agree on everything but what `answers` says of the first."""
    asks = instrument()
    people = {each: [person("1", dict.fromkeys(asks.items, 3) | (answers if each == "A" else {}), 7, ("RE3", "AM1"))] for each in VOICES}
    return round_of(people, name=name, voices=VOICES, leading=("RE3",))


def document(answered: Round, view: View | None = None, before: Round | None = None) -> dict[str, Any]:
    return as_document(seen(answered, view or View(), before=before))


def test_an_indicator_is_as_documented() -> None:
    found = document(example())["rounds"]["1"]["indicators"]["RE3"]
    assert found.pop("consensus") == pytest.approx(0.68162, abs=1e-5)
    assert found.pop("distribution") == {"1": 0, "2": 2, "3": 4, "4": 7, "5": 2, "dont_know": 1, "not_applicable": 0}
    assert found == {
        "score": 3.1, "shown": "3,1", "band": "midden", "partners": 5, "respondents": 15, "dont_know": 1, "not_applicable": 0,
        "respondent_weighted": 3.6, "agreement": "enige spreiding", "divided": True, "lowest": 2.0, "highest": 4.0, "borderline": True,
    }  # fmt: skip


def test_a_partner_is_as_documented() -> None:
    found = document(example())["rounds"]["1"]["partners"]["School"]
    nothing = {"score": None, "shown": None, "reason": "indicators"}
    assert found == {
        "respondents": 8,
        "voice": "persons",
        "indicators": {"RE3": {"score": 4.0, "shown": "4,0", "gap": 1.125}},
        "dimensions": {"RE": nothing},
        "total": nothing,
        "preconditions": {"P3": nothing | {"coverage": 1 / 6}},
    }


def test_a_round_has_its_keys_in_order() -> None:
    found = document(whole())["rounds"]["1"]
    assert list(found) == [
        "date", "form", "versions", "visibility", "respondents", "partners_invited", "partners_answered", "response", "pool", "partners",
        "indicators", "dimensions", "total", "maturity", "core", "preconditions", "mark", "leading",
        "leading_dialogue", "actions", "remarks", "settings",
    ]  # fmt: skip
    assert (found["form"], found["date"], found["visibility"]) == ("full", None, "own")
    assert found["versions"] == {"kaats-opheij": "1", "ansell-gash": "1", "preconditions-module": "1"}
    assert found["response"]["A"] == {"answered": 1, "invited": None, "voice": "organisation"}
    assert found["total"] == {"score": 3.0, "shown": "3,0", "band": "midden", "partners": 6, "bounds": None, "interval": None}
    assert found["dimensions"]["RE"] == found["total"] | {"divided": False, "borderline": False}
    assert found["maturity"] == {"level": 3, "name": "Afstemmen"}
    assert found["core"]["time"] == {"score": 3.0, "shown": "3,0", "band": "midden"}
    assert found["preconditions"]["P1"] == {"score": 3.0, "shown": "3,0", "band": "midden", "coverage": 1.0}
    assert found["mark"] == {"score": 7.0, "shown": "7,0"}
    assert found["leading"]["RE3"] == {"share": 1.0, "proposed": True, "decided": True, "rank": 2, "quadrant": "nu aanpakken"}
    assert found["leading_dialogue"] is False
    assert found["remarks"] == []
    assert found["settings"]["band_high"] == 4.0
    assert found["settings"]["change_majority"] == "2/3"
    assert found["settings"]["weights"]["P1"] == {"R1": 2, "R2": 2, "PR4": 2, "SC3": 1, "IO1": 1}


def test_the_date_and_invitations_are_said_where_they_are_known() -> None:
    partners = tuple(Partner(name, invited=4) for name in "AB")
    answered = Round("1", instrument("short"), partners, {}, frozenset({"RE3"}), date=date(2026, 5, 4), mark_asked=False)
    found = document(answered)["rounds"]["1"]
    assert found["date"] == "2026-05-04"
    assert found["form"] == "short"
    assert found["response"]["A"] == {"answered": 0, "invited": 4, "voice": "persons"}
    assert found["partners"]["A"]["respondents"] == 0
    assert "mark" not in found


def test_reasons_have_trigger_evidence_and_figure() -> None:
    found = document(whole(R2=1, SC1=1))["rounds"]["1"]["actions"]
    assert found[0] == {
        "id": "P1-1",
        "state": "urgent",
        "because": [
            {"trigger": "laag", "evidence": "R2", "value": pytest.approx(8 / 3)},
            {"trigger": "kloof", "evidence": "R2", "partner": "A", "value": -2.0},
        ],
    }
    assert found[-1] == {"id": "P5-6", "state": "proposed", "because": [{"trigger": "altijd"}]}
    assert document(whole(R2=1), View("partner", "B"))["rounds"]["1"]["actions"][0]["because"] == [
        {"trigger": "laag", "evidence": "R2", "value": 2.7},
        {"trigger": "kloof", "evidence": "R2"},
    ]


def test_a_hidden_figure_is_an_object_with_its_reason() -> None:
    found = document(whole(), View("partner", "B"))["rounds"]["1"]
    assert found["partners"]["A"] == {"hidden": "view"}
    assert found["partners"]["B"]["preconditions"]["P1"]["coverage"] == {"hidden": "view"}
    assert found["indicators"]["RE3"]["consensus"] == found["indicators"]["RE3"]["distribution"] == {"hidden": "view"}
    few = document(round_of({name: [{"RE3": 3}] for name in "ABCD"}, voices=VOICES), View("partner", "B"))["rounds"]["1"]
    assert few["indicators"]["RE3"]["lowest"] == {"hidden": "few"}
    missing = round_of({name: [{"RE1": 3, "RE2": 3, "RE3": 3}] for name in "ABC"} | {"D": []}, voices=VOICES)
    assert document(missing, View("partner", "B"))["rounds"]["1"]["dimensions"]["RE"]["interval"] == {"hidden": "view"}
    assert document(missing)["rounds"]["1"]["dimensions"]["RE"]["interval"] == [3.0, 3.0]
    assert document(missing)["rounds"]["1"]["dimensions"]["RE"]["bounds"] == [2.5, 3.5]


def test_shares_are_whole_percentages_outside_the_technical_view() -> None:
    picks = {"A": ("RE3",), "B": ("RE3",), "C": ("AM1",), "D": (), "E": (), "F": ()}
    people = {name: [person("1", {"R3": "dont_know" if name in "EF" else 3}, picks=each)] for name, each in picks.items()}
    answered = round_of(people, voices=dict.fromkeys(picks, "organisation"))
    technical, lead = (document(answered, view)["rounds"]["1"] for view in (View(), LEAD))
    assert (technical["leading"]["RE3"]["share"], lead["leading"]["RE3"]["share"]) == (pytest.approx(2 / 3), 0.67)
    unknown = [next(each for each in seen["actions"] if each["id"] == "P2-3")["because"][0] for seen in (technical, lead)]
    assert [each["value"] for each in unknown] == [pytest.approx(1 / 3), 0.33]


def test_a_comparison_has_both_rounds_and_the_change() -> None:
    found = document(whole("2", RE3=5), before=whole())
    assert list(found) == ["method", "rounds", "change"]
    assert list(found["rounds"]) == ["1", "2"]
    change = found["change"]
    assert list(change) == ["from", "to", "dimensions", "indicators", "partners", "refused"]
    assert (change["from"], change["to"], change["refused"]) == ("1", "2", {})
    third = pytest.approx(1 / 3)
    assert change["indicators"]["RE3"] == {
        "panel": third, "total": third, "composition": 0.0, "partners": 6, "up": 1, "equal": 5, "down": 0, "verdict": "none",
    }  # fmt: skip
    assert list(change["dimensions"]["RE"])[-2:] == ["p", "p_holm"]
    assert (change["dimensions"]["RE"]["p"], change["dimensions"]["FD"]["p"]) == (1.0, None)
    assert change["partners"]["A"]["indicators"]["RE3"] == 2.0
    assert change["partners"]["A"]["dimensions"]["RE"] == 0.5
    assert change["partners"]["A"]["other_respondents"] is False
    own = document(whole("2", RE3=5), View("partner", "B"), whole())["change"]
    assert own["partners"]["A"] == {"hidden": "view"}
    assert own["dimensions"]["RE"]["p"] == {"hidden": "view"}


def test_a_change_that_is_hidden_keeps_its_verdict_and_total() -> None:
    before = round_of({name: [{"RE3": 3}] for name in "ABCD"}, voices=VOICES)
    after = round_of({name: [{"RE3": 4}] for name in "ABCDE"}, name="2", voices=VOICES)
    hidden = {"hidden": "composition"}
    assert document(after, View("partner", "B"), before)["change"]["indicators"]["RE3"] == {
        "panel": hidden, "total": 1.0, "composition": hidden, "partners": hidden, "up": hidden, "equal": hidden, "down": hidden,
        "verdict": "higher",
    }  # fmt: skip


@pytest.mark.parametrize("view", [View(), LEAD, View("partner", "B")])
def test_the_document_is_plain_json_and_the_same_every_time(view: View) -> None:
    one, other = (json.dumps(document(whole("2", RE3=5), view, whole()), allow_nan=False) for _ in range(2))
    assert one == other
    assert '"shown": "3,3"' in one
