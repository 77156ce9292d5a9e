"""Everything that can be asked: the questionnaires by id, the five preconditions, and instruments made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samenwerking.method.checklist import Preconditions
from samenwerking.method.questionnaire import Form, Instrument, Questionnaire

MODELS = ("kaats-opheij", "ansell-gash")
MODULE_OF_MODELS = "preconditions-module"
ORDER = (*MODELS, MODULE_OF_MODELS, "opgavegericht", "network")


@dataclass(frozen=True)
class Catalogue:
    """The questionnaires by id, in the order in which they are asked, and the preconditions they are evidence for."""

    questionnaires: Mapping[str, Questionnaire]
    preconditions: Preconditions

    def instrument(self, ids: Iterable[str], form: Form, versions: Mapping[str, str] | None = None) -> Instrument:
        """Put the chosen questionnaires together in their order; both models bring the module of the preconditions along.

        `versions` names the version that was asked where it is another than the one here. Raises ValueError for an id that
        no questionnaire has.
        """
        chosen = set(ids)
        if unknown := sorted(chosen - set(self.questionnaires)):
            raise ValueError(f"There is no questionnaire {', '.join(unknown)}; there are {', '.join(self.questionnaires)}.")
        if chosen & set(MODELS):
            chosen.add(MODULE_OF_MODELS)
        return Instrument(tuple(_of_version(each, versions or {}) for id_, each in self.questionnaires.items() if id_ in chosen), form)


def in_order(questionnaires: Iterable[Questionnaire]) -> dict[str, Questionnaire]:
    """Questionnaires by id as they are asked: the two models, the module of the preconditions, then the optional modules."""
    return {each.id: each for each in sorted(questionnaires, key=_position)}


def indicator_codes(questionnaires: Iterable[Questionnaire]) -> frozenset[str]:
    """The codes of all indicators, which the preconditions take their evidence from."""
    return frozenset(indicator.code for each in questionnaires for indicator in each.indicators())


def item_codes(questionnaires: Iterable[Questionnaire]) -> frozenset[str]:
    """The codes of all items that are answered, not of those that reuse an answer (`same_as`)."""
    items = (item for each in questionnaires for indicator in each.indicators() for item in indicator.items)
    return frozenset(item.code for item in items if item.same_as is None)


def reused_answers(questionnaires: Iterable[Questionnaire]) -> dict[str, str]:
    """The items that reuse an answer, with the item whose answer it is."""
    items = (item for each in questionnaires for indicator in each.indicators() for item in indicator.items)
    return {item.code: item.same_as for item in items if item.same_as is not None}


def pickable_codes(questionnaires: Iterable[Questionnaire]) -> tuple[str, ...]:
    """The indicators that can be picked as leading conditions."""
    return Instrument(tuple(questionnaires), "full").pickable


def _position(questionnaire: Questionnaire) -> tuple[int, bool, str]:
    known = ORDER.index(questionnaire.id) if questionnaire.id in ORDER else len(ORDER)
    return known, questionnaire.optional, questionnaire.id


def _of_version(questionnaire: Questionnaire, versions: Mapping[str, str]) -> Questionnaire:
    version = versions.get(questionnaire.id, questionnaire.version)
    return questionnaire if version == questionnaire.version else questionnaire.model_copy(update={"version": version})
