import re
from pathlib import Path

import pytest

from tests.inner_run import SPREAD, TWO_PROCESSES, run_pytest
from tests.no_skips import ADVICE

HEAD = "import pytest\n\n"
SKIPPING = {
    "a test marked as skipped": "@pytest.mark.skip(reason='no time')\ndef test_it(): pass\n",
    "a test skipped under a condition": "@pytest.mark.skipif(True, reason='no time')\ndef test_it(): pass\n",
    "a test that skips itself": "def test_it(): pytest.skip('no time')\n",
    "a fixture that skips": "@pytest.fixture\ndef room(): pytest.skip('no time')\n\ndef test_it(room): pass\n",
    "a file that skips": "pytest.skip('no time', allow_module_level=True)\n",
    "a file whose library is missing": "pytest.importorskip('no_time', reason='no time')\n",
    "a test expected to fail": "@pytest.mark.xfail(reason='no time')\ndef test_it(): assert False\n",
    "a test that expects itself to fail": "def test_it(): pytest.xfail('no time')\n",
}


def file_with(folder: Path, source: str) -> None:
    (folder / "test_sample.py").write_text(HEAD + source + "\n\ndef test_that_runs(): pass\n")


@pytest.mark.parametrize("source", SKIPPING.values(), ids=SKIPPING.keys())
def test_in_continuous_integration_a_skip_fails_and_says_why(tmp_path: Path, source: str) -> None:
    assert_fails_and_says_why(tmp_path, source)


@pytest.mark.parametrize("source", ["a test that skips itself", "a file that skips", "a test expected to fail"])
def test_a_skip_in_another_process_fails_and_says_why(tmp_path: Path, source: str) -> None:
    """One of each kind of report that a process sends to the one that counts."""
    assert_fails_and_says_why(tmp_path, SKIPPING[source], *TWO_PROCESSES)


def assert_fails_and_says_why(folder: Path, source: str, *options: str) -> None:
    file_with(folder, source)
    run = run_pytest(folder, "tests.no_skips", *options, ci="true")
    assert run.returncode not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    assert ADVICE in run.stdout
    assert "no time" in run.stdout
    assert not re.search(r"skipped|xfailed", run.stdout.splitlines()[-1])


@pytest.mark.parametrize("ci", [None, "", "false"])
def test_elsewhere_a_skip_is_a_skip(tmp_path: Path, ci: str | None) -> None:
    file_with(tmp_path, SKIPPING["a test that skips itself"])
    run = run_pytest(tmp_path, "tests.no_skips", ci=ci)
    assert run.returncode == pytest.ExitCode.OK
    assert "1 passed, 1 skipped" in run.stdout.splitlines()[-1]


@SPREAD
def test_in_continuous_integration_tests_that_run_pass(tmp_path: Path, spread: tuple[str, ...]) -> None:
    file_with(tmp_path, "")
    run = run_pytest(tmp_path, "tests.no_skips", *spread, ci="true")
    assert run.returncode == pytest.ExitCode.OK
    assert "1 passed" in run.stdout.splitlines()[-1]


@SPREAD
@pytest.mark.parametrize("options", [(), ("-k", "nothing_has_this_name")])
def test_a_run_without_a_test_fails(tmp_path: Path, options: tuple[str, ...], spread: tuple[str, ...]) -> None:
    if options:
        file_with(tmp_path, "")
    assert run_pytest(tmp_path, "tests.no_skips", *spread, *options, ci="true").returncode == pytest.ExitCode.NO_TESTS_COLLECTED
