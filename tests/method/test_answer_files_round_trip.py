"""Whatever was answered, written to the tables and read back, is the same."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samenwerking.method.answers import SECTORS, VALUES, Answers, Partner, Response, Round
from samenwerking.method.characters import is_unreadable
from samenwerking.method.files.answer_files import write_answers
from samenwerking.method.files.invited_file import VOICES
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.files.rounds_file import FORMS
from samenwerking.method.names import RefusedNameError, accepted, as_seen, compared
from samenwerking.method.questionnaire import Instrument
from tests.method.answer_texts import read_back


def is_kept_as_it_is(name: str) -> bool:
    try:
        return accepted(name) == name
    except RefusedNameError:
        return False


READABLE = st.characters(exclude_categories=["Cs", "Cc"]).filter(lambda sign: not is_unreadable(sign))
NAMES = st.text(READABLE, min_size=1, max_size=12).map(as_seen).filter(is_kept_as_it_is)
MARKED_NAMES = st.text(st.sampled_from("'=+-@,\"ab "), min_size=1, max_size=6).map(as_seen).filter(bool)
ANY_NAME = NAMES | MARKED_NAMES


@st.composite
def responses(draw: st.DrawFn, instrument: Instrument, items: list[str], most: int) -> tuple[Response, ...]:
    values = st.dictionaries(st.sampled_from(items), st.sampled_from(VALUES), min_size=1)
    picks = st.frozensets(st.sampled_from(instrument.pickable), max_size=6) if instrument.pickable else st.just(frozenset[str]())
    names = draw(st.lists(ANY_NAME, max_size=most, unique=True))
    return tuple(Response(name, draw(values), draw(st.none() | st.integers(1, 10)), draw(picks)) for name in names)


@st.composite
def rounds(draw: st.DrawFn, name: str, names: list[str]) -> Round:
    catalogue = shipped_catalogue()
    ids = draw(st.sets(st.sampled_from(list(catalogue.questionnaires)), min_size=1))
    form = draw(st.sampled_from(FORMS))
    instrument = catalogue.instrument(ids, form, {id_: draw(st.sampled_from(["1", "2.1"])) for id_ in ids})
    lead = draw(st.none() | st.sampled_from(names))
    partners = tuple(draw(partner(each, each == lead)) for each in names)
    items = draw(st.lists(st.sampled_from(list(instrument.items)), min_size=1, max_size=8, unique=True))
    given = {each.name: draw(responses(instrument, items, 1 if each.voice == "organisation" else 3)) for each in partners}
    asked = frozenset(code for each in given.values() for response in each for code in response.values)
    leading = tuple(draw(st.lists(st.sampled_from(instrument.pickable), max_size=3, unique=True))) if instrument.pickable else ()
    date = draw(st.none() | st.dates())
    return Round(name, instrument, partners, given, asked, date, leading, mark_asked=any(given.values()))


@st.composite
def partner(draw: st.DrawFn, name: str, lead: bool) -> Partner:
    invited = draw(st.none() | st.integers(1, 999_999))
    voice = draw(st.sampled_from(VOICES))
    return Partner(name, draw(st.sampled_from(SECTORS)), voice, invited, lead)


def every_name_has_one_spelling(answers: Answers) -> bool:
    every = set(answers.rounds)
    for round_ in answers.rounds.values():
        every.update(name for partner, sent in round_.responses.items() for name in (partner, *(each.respondent for each in sent)))
    return len(set(map(compared, every))) == len(every)


@settings(deadline=None)
@given(st.data())
def test_what_is_written_is_read_back_the_same(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    names = st.lists(ANY_NAME, min_size=1, max_size=3, unique=True)
    answers = Answers({name: data.draw(rounds(name, data.draw(names))) for name in data.draw(names)})
    assume(every_name_has_one_spelling(answers))
    folder = tmp_path_factory.mktemp("answers")
    write_answers(answers, folder)
    assert read_back(folder) == answers
    assert list(read_back(folder).rounds) == list(answers.rounds)
