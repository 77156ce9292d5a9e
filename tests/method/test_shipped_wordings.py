"""Words that changed under a version that ships are named by `check`, each with its line; a new version may say what it likes."""

from pathlib import Path

import pytest

from samenwerking.language import text
from samenwerking.method.files.questionnaire_file import check_files, load_questionnaires, shipped_catalogue
from samenwerking.method.files.shipped_wordings import LIST, lines_of, shipped_wordings
from tests.method.changed_files import SHIPPED, changed, errors_of, line_of, replaced

TRUST = "nl: We vertrouwen elkaar."


def test_every_questionnaire_ships_with_the_digests_of_its_words() -> None:
    for each in shipped_catalogue().questionnaires.values():
        known = shipped_wordings().get((each.id, each.version), {})
        said = [" ".join((each.id, each.version, code, *digests)) for code, digests in known.items()]
        assert said == lines_of(each), f"Raise the version of {each.id}, and add these lines to {LIST}."


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (TRUST, "nl: Er is goede koffie.", "RE3"),
        ("en: We trust each other.", "en: The coffee is good.", "RE3"),
        ("nl: Grotendeels", "nl: Bijna", "scale.4"),
        ("en: Don't know", "en: No idea", "not_answered.dont_know"),
        ("nl: In hoeverre klopt dit nu", "nl: Hoe vaak klopt dit nu", "stem"),
    ],
)
def test_a_changed_text_of_a_shipped_version_is_named_with_its_line(old: str, new: str, code: str, tmp_path: Path) -> None:
    file = changed(tmp_path, "kaats-opheij.yaml", lambda text: text.replace(old, new))
    (error,) = [each for each in errors_of(file) if each.problem == "changed_wording"]
    assert error.values == {"code": code, "id": "kaats-opheij", "version": "1"}
    assert error.line == line_of(file, new)


def test_another_version_may_have_other_words(tmp_path: Path) -> None:
    file = changed(tmp_path, "kaats-opheij.yaml", lambda text: text.replace(TRUST, "nl: Er is goede koffie.").replace("'1'", "'1.1'", 1))
    assert check_files([file], shipped_catalogue()).questionnaires["kaats-opheij"].version == "1.1"


def test_titles_explanations_and_spaces_may_change_within_a_version(tmp_path: Path) -> None:
    file = changed(
        tmp_path, "kaats-opheij.yaml", lambda text: text.replace(TRUST, "nl: 'We  vertrouwen\xa0elkaar.'").replace("Relatie", "Band")
    )
    check_files([file], shipped_catalogue())


def test_a_file_that_was_changed_in_the_folder_of_the_product_itself_is_named_too(tmp_path: Path) -> None:
    for file in SHIPPED.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    file = changed(tmp_path, "kaats-opheij.yaml", replaced(TRUST, "nl: Er is goede koffie."))
    beside = load_questionnaires(tmp_path)
    with pytest.raises(Exception, match=f"{file}:{line_of(file, 'koffie')}: changed_wording"):
        check_files([tmp_path], beside)
    assert "Verhoog de versie" in text("nl", "file_errors.changed_wording", code="RE3", id="x", version="1")
