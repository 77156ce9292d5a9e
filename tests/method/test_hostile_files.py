"""Whatever bytes a file holds, it is read or refused with whole sentences and places: nothing else ever comes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenwerking.method.files.answer_files import read_answers
from samenwerking.method.files.file_errors import WrongFilesError
from samenwerking.method.files.questionnaire_file import check_files, shipped_catalogue
from tests.method.changed_files import SHIPPED, all_said

YAML = (SHIPPED / "network.yaml").read_bytes()[:2500]
CSV = b'round,partner,respondent,item,value\n1,School,r1,RE3,4\n1,"A, B",r2,mark,7\n1,School,r1,pick.RE3,1\n2,School,r3,PR1a,dont_know\n'
BYTES = st.sampled_from([bytes([number]) for number in range(256)])
SIGNS = st.sampled_from(b"\n|: |- |\"|'|{|[|]|&a|*a|!x|>|---\n|%|\\|  |,|\xef\xbb\xbf".split(b"|"))

once = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        content = content[:start] + draw(SIGNS | BYTES) + content[start + draw(st.sampled_from([0, 0, 1, 7, 300])) :]
    return content


def refusal(read: Callable[[], object]) -> WrongFilesError | None:
    try:
        read()
    except WrongFilesError as wrong:
        return wrong
    return None


def has_its_places_in(wrong: WrongFilesError, file: Path) -> bool:
    last = len(file.read_bytes().replace(b"\r", b"\n").split(b"\n"))
    return all(error.line is not None and 1 <= error.line <= last for error in all_said(wrong.errors))


@once
@given(content=damaged(YAML) | st.binary(max_size=300))
def test_a_questionnaire_file_is_read_or_refused(content: bytes, tmp_path: Path) -> None:
    (file := tmp_path / "file.yaml").write_bytes(content)
    refused = refusal(lambda: check_files([file], shipped_catalogue()))
    assert refused is None or has_its_places_in(refused, file)


@once
@given(content=damaged(CSV) | st.binary(max_size=300))
@pytest.mark.parametrize("kind", ["answers", "partners", "rounds"])
def test_a_table_is_read_or_refused(kind: str, content: bytes, tmp_path: Path) -> None:
    (answers := tmp_path / "answers.csv").write_bytes(CSV)
    (file := tmp_path / f"{kind}.csv").write_bytes(content)
    partners, rounds = (file if kind == each else None for each in ("partners", "rounds"))
    refused = refusal(lambda: read_answers(answers, partners, rounds))
    assert refused is None or has_its_places_in(refused, file)
