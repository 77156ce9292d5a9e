"""Wrong questionnaire files: everything that is wrong is said at once, with its line and what is expected."""

import os
import re
from pathlib import Path

import pytest

from samenwerking.method.files.file_errors import WrongFilesError
from samenwerking.method.files.questionnaire_file import check_files, shipped_catalogue
from tests.method.changed_files import SHIPPED, changed, errors_of, line_of, replaced

LAST_POINT = "  - value: 5\n    label:\n      nl: Helemaal\n      en: Completely\n"

WRONG_IN_A_LINE: dict[str, tuple[str, str, str, str, dict[str, object]]] = {
    "a key that no questionnaire has": ("optional: true", "optional: true\ncolour: red", "colour", "unknown_key", {"key": "colour"}),
    "a language that is missing": ("\n  en: Network approach", "", "title:", "missing_language", {"key": "en", "part": "title"}),
    "a key that is missing": ("        low:\n", "        lowest:\n", "code: NW1", "missing_key", {"key": "low"}),
    "an empty text": ("en: Network approach", "en: ''", "en: ''", "empty_text", {"key": "en"}),
    "a text that is left open": ("en: Network approach", "en:", "en:", "empty_text", {"key": "en"}),
    "a number where a text belongs": ("version: '1'", "version: 1", "version: 1", "expected_text", {"found": "1"}),
    "true where a text belongs": ("en: Network approach", "en: true", "en: true", "expected_text", {"found": "true"}),
    "a text where true or false belongs": ("optional: true", "optional: yes", "optional: yes", "expected_true_or_false", {"found": "yes"}),
    "a text where a number belongs": ("- value: 1", "- value: one", "- value: one", "expected_whole_number", {"found": "one"}),
    "a scale point above five": ("- value: 5", "- value: 6", "- value: 6", "number_too_high", {"limit": 5, "found": "6"}),
    "a scale point below one": ("- value: 1", "- value: 0", "- value: 0", "number_too_low", {"limit": 1}),
    "a scale in another order": ("- value: 1", "- value: 2", "scale:", "scale_order", {}),
    "a special answer that stands twice": ("value: dont_know", "value: not_applicable", "not_answered:", "not_answered_twice", {}),
    "two answers with one label": ("nl: Helemaal\n", "nl: Helemaal Niet\n", "nl: Helemaal Niet", "duplicate_label", {"first": 17}),
    "a special answer with the label of another": ("nl: Weet ik niet", "nl: een\xa0beetje", "een\xa0", "duplicate_label", {}),
    "a referent that is none": (
        "refers_to: we",
        "refers_to: they",
        "refers_to: they",
        "expected_one_of",
        {"found": "they", "expected": "we, organisation, I"},
    ),
    "a code in small letters": ("code: NW1", "code: nw1", "code: nw1", "form_code", {"found": "nw1"}),
    "an id with capitals": ("id: network", "id: Network", "id: Network", "form_id", {"found": "Network"}),
    "a version that is a word": ("version: '1'", "version: first", "version: first", "form_version", {"found": "first"}),
    "a text where a list belongs": ("scale:\n", "scale: five\nold:\n", "scale: five", "expected_list", {"found": "five"}),
    "a text where keys belong": ("  nl: Netwerkbenadering\n  en: Network approach", "  Netwerk", "title:", "expected_mapping", {}),
    "a list that is too short": (LAST_POINT, "", "scale:", "list_too_short", {"limit": 5}),
    "a text without end": ("en: Network approach", f"en: {'n' * 2001}", "en: nnn", "text_too_long", {"limit": 2000}),
    "a reused answer of an unknown item": ("same_as: CM1", "same_as: CM9", "same_as: CM9", "unknown_same_as", {"code": "CM9"}),
    "a reused answer that is itself reused": ("same_as: CM1", "same_as: NW1", "same_as: NW1", "unknown_same_as", {"code": "NW1"}),
    "a key that stands twice": ("optional: true", "version: '2'", "version: '2'", "duplicate_key", {"key": "version", "first": 4}),
    "a code that stands twice": ("- code: NW3\n        title", "- code: NW2\n        title", "nothing", "duplicate_code", {"code": "NW2"}),
    "a tab": ("  nl: Netwerkbenadering", "\tnl: Netwerkbenadering", "\tnl", "yaml_tab", {}),
    "a colon in a text": ("nl: Netwerkbenadering", "nl: Netwerk: benadering", "Netwerk: ", "yaml_colon", {}),
    "a key without a colon": ("  nl: Netwerkbenadering\n", "  nl Netwerkbenadering\n", "en: Network approach", "yaml_colon", {}),
    "a wrong indentation": ("  en: Network approach", " en: Network approach", " en: Network", "yaml_indentation", {}),
    "an unknown escape": ("en: Network approach", 'en: "Network\\q"', "Network\\q", "yaml_escape", {}),
    "a text that begins with an odd character": ("en: Network approach", "en: @work", "@work", "yaml_first_character", {}),
    "an anchor": ("en: Network approach", "en: &name Network", "&name", "yaml_anchor", {}),
    "an alias": ("en: Network approach", "en: *name", "*name", "yaml_anchor", {}),
    "a tag": ("en: Network approach", "en: !!python/name:os.system x", "!!python", "yaml_tag", {}),
    "a second document": ("optional: true", "optional: true\n---\nid: x", "---", "yaml_documents", {}),
    "a list as a key": ("optional: true", "optional: true\n? [a]\n: b", "? [a]", "yaml_key", {}),
    "a very deep list": ("optional: true", f"optional: {'[' * 5000}", "[[[", "yaml_deep", {}),
    "a tab behind a key": ("nl: Netwerkbenadering", "nl:\tNetwerkbenadering", "\t", "yaml_tab", {}),
    "a tab behind a dash": ("- value: 1", "-\tvalue: 1", "\t", "yaml_tab", {}),
    "a no-break space as indentation": ("  nl: Netwerkbena", "\xa0 nl: Netwerkbena", "\xa0", "yaml_space", {"code": "U+00A0"}),
    "a no-break space in the indentation": ("  nl: Netwerkbena", " \xa0nl: Netwerkbena", "\xa0", "yaml_space", {"code": "U+00A0"}),
    "another space as indentation": ("  nl: Netwerkbena", "\u2003 nl: Netwerkbena", "\u2003", "yaml_space", {"code": "U+2003"}),
    "a zero-width space as indentation": ("  nl: Netwerkbena", "  \u200bnl: Netwerkbena", "\u200b", "yaml_space", {"code": "U+200B"}),
    "a no-break space behind a key": ("  nl: Netwerkbena", "  nl:\xa0Netwerkbena", "\xa0", "yaml_space", {"code": "U+00A0"}),
    "a no-break space behind a dash": ("- value: 1", "-\xa0value: 1", "\xa0", "yaml_space", {"code": "U+00A0"}),
    "a comment in a text": ("nl: Netwerkbenadering", "nl: Prioriteit #1 is voor ons allemaal gelijk.", "#1", "yaml_comment", {}),
    "a comment far behind a text": ("nl: Netwerkbenadering", "nl: Netwerk     # benadering", "# b", "yaml_comment", {}),
    "a comment in the second line of a text": ("nl: Netwerkbenadering", "nl: Netwerk\n    voor #1 van ons", "#1", "yaml_comment", {}),
    "a comment that begins the second line of a text": ("nl: Netwerkbenadering", "nl: Netwerk\n    #1 van ons", "#1", "yaml_comment", {}),
    "a comment instead of a text": ("term: null", "term: #1 Trust", "#1", "yaml_comment", {}),
    "a comment below a key instead of a text": ("term: null", "term:\n          #1 Trust", "#1", "yaml_comment", {}),
    "a comment behind null": ("term: null", "term: null #1 Trust", "#1", "yaml_comment", {}),
    "a comment behind a code": ("- code: NW1\n        title", "- code: NW1 # one\n        title", "# one", "yaml_comment", {}),
    "a comment in a list between brackets": ("optional: true", "optional: [true #, false\n  ]", "#,", "yaml_comment", {}),
    "a line separator": ("en: Network approach", "en: Network\u2028approach", "\u2028", "unprintable", {"code": "U+2028"}),
    "a next-line character": ("en: Network approach", "en: Network\x85approach", "\x85", "unprintable", {"code": "U+0085"}),
    "a byte order mark in the middle": ("en: Network approach", "en: Network\ufeff", "\ufeff", "unprintable", {"code": "U+FEFF"}),
    "text that is turned round": ("en: Network approach", "en: Network\u202e", "\u202e", "unprintable", {"code": "U+202E"}),
    "a text of a zero-width space": ("en: Network approach", "en: \u2060", "\u2060", "empty_text", {"key": "en"}),
    "a text of a no-break space": ("en: Network approach", "en: '\xa0'", "\xa0", "empty_text", {"key": "en"}),
    "a text of a soft hyphen by its number": ("en: Network approach", 'en: "\\u00ad\\u200b"', "\\u00ad", "empty_text", {"key": "en"}),
    "a text of a Hangul filler": ("en: Network approach", "en: '\u3164'", "\u3164", "empty_text", {"key": "en"}),
    "a control character": ("en: Network approach", "en: Net\x07work", "\x07", "unprintable", {"code": "U+0007"}),
}


@pytest.mark.parametrize("case", WRONG_IN_A_LINE)
def test_what_is_wrong_is_named_with_its_line(case: str, tmp_path: Path) -> None:
    old, new, part, problem, values = WRONG_IN_A_LINE[case]
    file = changed(tmp_path, "network.yaml", replaced(old, new))
    found = [error for error in errors_of(file) if error.problem == problem]
    assert len(found) == 1, errors_of(file)
    assert found[0].file == str(file)
    assert values.items() <= found[0].values.items()
    if part != "nothing":
        assert found[0].line == line_of(file, part)


def test_a_comment_on_a_line_of_its_own_and_a_hash_inside_a_text_are_allowed(tmp_path: Path) -> None:
    def with_comments(text: str) -> str:
        commented = text.replace("optional: true\n", "optional: true\n# This is asked if partners want it.\n\n  \n#\n")
        commented = commented.replace("  - value: 2\n", "  # The second.\n  - value: 2\n    # Its words.\n")
        commented = commented.replace("scale:\n", "scale: # From low to high.\n", 1)
        return commented.replace("nl: Netwerkbenadering", "nl: 'Nummer #1' # So far.").replace("en: Network approach", "en: Number#1 'a'")

    file = changed(tmp_path, "network.yaml", with_comments)
    checked = check_files([file], shipped_catalogue())
    assert checked.questionnaires["network"].title["nl"] == "Nummer #1"
    assert len(checked.questionnaires["network"].scale) == 5


@pytest.mark.parametrize(
    "written",
    ["nl: #1 Netwerk\n    en dan verder", "nl: > #1 netwerk\n    en dan verder", "nl: |- #1 netwerk\n    en dan verder",
     "nl: >\n      Wij vinden netwerk\n    #1 van alles", "nl: |\n      Wij vinden netwerk\n    #1 van alles"],
)  # fmt: skip
def test_a_comment_that_a_reader_takes_for_text_is_named_wherever_it_begins(written: str, tmp_path: Path) -> None:
    file = changed(tmp_path, "network.yaml", replaced("nl: Netwerkbenadering", written))
    assert [(error.problem, error.line) for error in errors_of(file)] == [("yaml_comment", line_of(file, "#1"))]


def test_every_line_with_a_wrong_space_is_named_at_once(tmp_path: Path) -> None:
    file = changed(tmp_path, "network.yaml", lambda text: text.replace("  nl:", "\tnl:", 1).replace("  nl:", "\xa0 nl:", 1))
    assert [(error.problem, error.line) for error in errors_of(file)] == [
        ("yaml_tab", line_of(file, "\t")),
        ("yaml_space", line_of(file, "\xa0")),
    ]


def test_line_ends_of_other_systems_are_line_ends(tmp_path: Path) -> None:
    for end in (b"\r\n", b"\r"):
        file = changed(tmp_path, "network.yaml", replaced("refers_to: we", "refers_to: they"))
        line = line_of(file, "refers_to: they")
        file.write_bytes(file.read_bytes().replace(b"\n", end))
        assert [error.line for error in errors_of(file)] == [line]


def test_a_file_in_a_folder_is_read_however_its_suffix_is_written(tmp_path: Path) -> None:
    for suffix in ("YAML", "Yml"):
        (tmp_path / f"file.{suffix}").write_text("id: x\n", "utf-8")
    assert {error.file for error in errors_of(tmp_path)} == {str(tmp_path / "file.YAML"), str(tmp_path / "file.Yml")}


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe.yaml")
    for path in (pipe, tmp_path, Path("/dev/zero")):
        (error,) = errors_of(path)
        assert (error.problem, error.line) == ("not_a_file", None)


@pytest.mark.parametrize(
    "pages", ["[ID]", "[FL, ID]", "[ID, FL, FL]", "[ID, FL, XX]"], ids=["left out", "out of order", "twice", "unknown"]
)
def test_pages_that_do_not_ask_every_dimension_once_and_in_order_are_refused(pages: str, tmp_path: Path) -> None:
    file = changed(tmp_path, "ansell-gash.yaml", replaced("dimensions: [ID, FL]", f"dimensions: {pages}"))
    errors = [error for error in errors_of(file) if error.problem == "pages_order"]
    assert [(error.line, error.values["expected"]) for error in errors] == [
        (line_of(file, "pages:"), "SC, ID, FL, FD, TB, CM, SU, IO, OU"),
    ]


def test_a_code_of_another_file_is_named_with_its_place(tmp_path: Path) -> None:
    one = changed(tmp_path, "ansell-gash.yaml", replaced("version: '1'", "version: '2'"))
    other = changed(tmp_path, "network.yaml", replaced("- code: NW5\n            refers", "- code: CM1\n            refers"))
    (error,) = errors_of(one, other)
    place = f"{one}:{line_of(one, 'code: CM1')}"
    assert (error.file, error.problem, error.values) == (str(other), "duplicate_code", {"code": "CM1", "other": place})


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    (tmp_path / "copy.yaml").write_bytes((SHIPPED / "opgavegericht.yaml").read_bytes())
    errors = errors_of(tmp_path / "copy.yaml", SHIPPED / "opgavegericht.yaml")
    assert {"code": "opgavegericht", "other": f"{tmp_path / 'copy.yaml'}:3"} in [error.values for error in errors]


CHECKLIST = {
    "evidence of an unknown indicator": ("- code: R1\n", "- code: R9\n", "- code: R9", "unknown_evidence", {"code": "R9"}),
    "a trigger on an unknown indicator": ("- evidence: R2", "- evidence: R9", "- evidence: R9", "unknown_evidence", {"code": "R9"}),
    "a trigger that is none": ("              - kloof", "              - gat", "- gat", "expected_one_of", {"found": "gat"}),
    "a weight that is no number": ("weight: 2", "weight: '2'", "weight: '2'", "expected_whole_number", {"found": "2"}),
    "an action id of another form": ("id: P1-1", "id: P1.1", "id: P1.1", "form_action", {"found": "P1.1"}),
    "an action id that stands twice": ("id: P1-2", "id: P1-1", "nothing", "duplicate_code", {"code": "P1-1"}),
    "a remark id that stands twice": ("id: low-interdependence", "id: trust-pays", "nothing", "duplicate_code", {"code": "trust-pays"}),
    "evidence that counts twice": ("- code: R2\n", "- code: R1\n", "nothing", "duplicate_code", {"code": "R1"}),
    "a condition that says nothing": ("at_least: 3.5", "note: 3.5", "note: 3.5", "unknown_key", {"key": "note"}),
    "a bound that is no number": ("at_least: 3.5", "at_least: '3,5'", "at_least: '3,5'", "expected_number", {"found": "3,5"}),
    "a condition without evidence": ("- evidence: CM1\n          at_least", "- at_least", "- at_least", "condition", {}),
    "a view that is not there": ("shows_with: one-leading-partner", "shows_with: two", "shows_with: two", "unknown_view", {"code": "two"}),
    "an action that is not there": ("adds_action: []", "adds_action: [P9-1]", "[P9-1]", "unknown_action", {"code": "P9-1"}),
    "a placeholder that nothing fills": ("samen een {value}", "samen een {score}", "{score}", "placeholder", {"key": "laag"}),
    "a brace that is not closed": ("'{topic}' samen", "'{topic' samen", "'{topic'", "placeholder", {"expected": "{topic}, {value}"}),
}


@pytest.mark.parametrize("case", CHECKLIST)
def test_what_is_wrong_in_the_preconditions_is_named_with_its_line(case: str, tmp_path: Path) -> None:
    old, new, part, problem, values = CHECKLIST[case]
    file = changed(tmp_path, "preconditions.yaml", replaced(old, new))
    found = [error for error in errors_of(file) if error.problem == problem]
    assert len(found) == 1, errors_of(file)
    assert values.items() <= found[0].values.items()
    if part != "nothing":
        assert found[0].line == line_of(file, part)


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    one = changed(tmp_path, "network.yaml", lambda text: text.replace("refers_to: we", "refers_to: us"))
    other = changed(tmp_path, "opgavegericht.yaml", lambda text: re.sub(r"\n +en: .*", "", text, count=3))
    errors = errors_of(one, other)
    assert [error.problem for error in errors] == ["expected_one_of"] * 5 + ["missing_language"] * 3
    assert [error.line for error in errors[:5]] == sorted(error.line or 0 for error in errors[:5])


def test_of_very_many_errors_fifty_are_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    file = changed(tmp_path, "kaats-opheij.yaml", lambda text: re.sub(r"(?m)^( +)(nl): ", r"\1xx: ", text))
    with pytest.raises(WrongFilesError) as refused:
        check_files([file])
    assert len(refused.value.errors) == 50
    assert refused.value.more > 100


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        (b"", "empty_file", 1),
        (b"# only a comment\n", "empty_file", 1),
        (b"---\n", "empty_file", 1),
        ("id: caf\u00e9\nversion: '1'\n".encode("cp1252"), "not_utf8", 1),
        (b"id: network\ntitle:\n  nl: \xff\n", "not_utf8", 3),
        ("id: network\n".encode("utf-16"), "not_utf8", 1),
        (b"x" * 500_001, "too_large", 1),
        (b"PK\x03\x04\x14\x00", "workbook", 1),
        (b"- a\n" * 30_000, "yaml_many", 20_001),
        (b"just a sentence\n", "expected_mapping", 1),
        (b"- a\n- b\n", "expected_mapping", 1),
    ],
)
def test_a_file_that_is_no_questionnaire_at_all_is_refused(content: bytes, problem: str, line: int, tmp_path: Path) -> None:
    (file := tmp_path / "file.yaml").write_bytes(content)
    (error,) = errors_of(file)
    assert (error.problem, error.line) == (problem, line)


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.75, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_refused_and_said_to_end_midway(share: float, tmp_path: Path) -> None:
    text = (SHIPPED / "kaats-opheij.yaml").read_text("utf-8")
    cut = text[: int(len(text) * share)].rstrip("\n")
    (file := tmp_path / "file.yaml").write_text(cut, "utf-8")
    errors = errors_of(file)
    assert {error.problem for error in errors} & {"ends_midway", "yaml_cut_off"}
    assert errors[-1].line == cut.count("\n") + 1


def test_a_shipped_questionnaire_that_lost_its_last_part_at_the_end_of_a_line_misses_what_the_preconditions_read(tmp_path: Path) -> None:
    file = changed(tmp_path, "kaats-opheij.yaml", lambda text: text[: text.index("      - code: OR3")])
    (error,) = errors_of(file)
    assert (error.problem, error.values) == ("lost_evidence", {"expected": "OR3, OR4"})


def test_a_text_in_quotes_that_never_ends_is_named_with_the_line_where_it_begins(tmp_path: Path) -> None:
    file = changed(tmp_path, "network.yaml", replaced("source: 'Klijn", 'source: "Klijn'))
    (error,) = errors_of(file)
    assert (error.problem, error.values["start"]) == ("yaml_cut_off", line_of(file, 'source: "Klijn'))


def test_a_file_or_folder_that_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    errors = errors_of(tmp_path / "none.yaml", tmp_path / "folder")
    assert [(error.problem, error.line) for error in errors] == [("not_found", None), ("empty_folder", None)]


def test_an_error_in_one_file_does_not_make_the_references_to_it_errors(tmp_path: Path) -> None:
    for file in SHIPPED.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    changed(tmp_path, "ansell-gash.yaml", replaced("optional: false", "optional: perhaps"))
    with pytest.raises(WrongFilesError) as refused:
        check_files([tmp_path])
    assert [error.problem for error in refused.value.errors] == ["expected_true_or_false"]
