"""How long a choice of questionnaires is, in questions and minutes, before any round asks it."""

from dataclasses import dataclass

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form, Questionnaire
from samenwerking.web.answering.journey import SECONDS_AN_ITEM, make_journey


@dataclass(frozen=True)
class Length:
    """A number of questions; `minutes` is how long they take by themselves."""

    questions: int

    @property
    def minutes(self) -> int:
        """Rounded up to a whole minute."""
        return -(-self.questions * SECONDS_AN_ITEM // 60)


@dataclass(frozen=True)
class WholeLength(Length):
    """The length of a whole questionnaire, in the minutes that respondents are told."""

    told: int

    @property
    def minutes(self) -> int:
        """As the first page of a respondent says it."""
        return self.told


def length_of(ids: tuple[str, ...], form: Form) -> WholeLength:
    """How long these questionnaires are in one form."""
    journey = make_journey(shipped_catalogue().instrument(ids, form))
    return WholeLength(len(journey.questions), journey.minutes)


def models() -> tuple[str, ...]:
    """The ids of the questionnaires that every round asks."""
    return tuple(each.id for each in shipped_catalogue().questionnaires.values() if not each.optional)


def modules() -> list[Questionnaire]:
    """The questionnaires that a round may ask as well."""
    return [each for each in shipped_catalogue().questionnaires.values() if each.optional]
