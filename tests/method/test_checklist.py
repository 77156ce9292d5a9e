"""The checklist says one thing a condition, and its file is the table of the method."""

import pytest
from pydantic import ValidationError

from samenwerking.method.checklist import Condition
from tests.method.collaborations import PRECONDITIONS
from tests.method.reference_actions import TABLE
from tests.method.reference_document import WEIGHTS

LOW = {"evidence": "RE3", "when": ["laag"]}


@pytest.mark.parametrize(
    "condition", [LOW, {"evidence": "RE3", "at_least": 3.5}, {"all": [LOW, LOW]}, {"any": [LOW]}, {"when": ["altijd"]}]
)
def test_a_condition_says_one_thing(condition: dict[str, object]) -> None:
    assert Condition.model_validate(condition).model_dump(exclude_none=True, mode="json") == condition


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ({"evidence": "RE3"}, "give one of"),
        ({}, "give one of"),
        (LOW | {"at_least": 3.5}, "give one of"),
        ({"when": ["laag"]}, "name the evidence"),
        ({"at_least": 3.5}, "name the evidence"),
        ({"evidence": "RE3", "all": [LOW]}, "name the evidence"),
        ({"evidence": "RE3", "when": ["altijd"]}, "name the evidence"),
        ({"when": ["altijd", "laag"]}, "stands alone"),
        ({"evidence": "RE3", "when": []}, "at least 1"),
        ({"evidence": "RE3", "when": ["zwak"]}, "laag"),
        ({"evidence": "RE3", "at_least": 6}, "less than or equal to 5"),
    ],
)
def test_a_condition_that_says_none_or_two_is_refused(condition: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Condition.model_validate(condition)


def test_a_condition_knows_the_indicators_it_reads() -> None:
    found = Condition.model_validate({"all": [LOW, {"any": [LOW, {"evidence": "CM1", "at_least": 3}]}]})
    assert list(found.indicators()) == ["RE3", "RE3", "CM1"]
    assert PRECONDITIONS.actions["P5-4"].evidence == ("IO1", "SC4")


def test_the_shipped_checklist_is_the_table_of_the_method() -> None:
    assert {each.code: {part.code: part.weight for part in each.evidence} for each in PRECONDITIONS.preconditions} == WEIGHTS
    assert list(PRECONDITIONS.actions) == list(TABLE)
    for name, action in PRECONDITIONS.actions.items():
        simple = [(each.evidence, " ".join(each.when or ())) for each in action.triggers if each.evidence]
        assert simple == TABLE[name]
