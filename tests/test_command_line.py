"""The command line as a whole: languages, exit codes, and no traceback whatever stands in the way."""

import os
import signal
import subprocess
import sys
import time
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import samenwerking as samenwerking_package
from samenwerking.cli import COMMANDS
from samenwerking.commands.speech import language as language_of_terminal
from tests.terminal import environment, quickly, samenwerking

FULL_DISK = Path("/dev/full")
SHIPPED = Path(__file__).parent.parent / "questionnaires"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """An answers file of three partners."""
    file = tmp_path / "answers.csv"
    rows = [f"1,{partner},r{n},RE3,{n}" for partner in ("School", "Haven", "Gemeente") for n in (3, 4, 5)]
    file.write_text("\n".join(["round,partner,respondent,item,value", *rows, ""]), "utf-8")
    return file


@pytest.mark.parametrize(("language", "part"), [("nl", "opdrachten"), ("en", "commands")])
def test_help_names_every_command_in_the_language_of_the_terminal(language: str, part: str) -> None:
    outcome = samenwerking("--help", language=language)
    assert (outcome.code, outcome.complaints) == (0, [])
    assert part in outcome.printed
    named = ("serve", "check", "score", "radar", "account", "export", "upgrade")
    assert len(named) == len(COMMANDS)
    assert [line.split()[0] for line in outcome.printed.splitlines() if line.startswith("    ") and line.split()[0] in named] == list(named)


@pytest.mark.parametrize("command", ["check", "score", "radar"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_command_explains_itself_in_both_languages(command: str, language: str) -> None:
    outcome = samenwerking(command, "--help", language=language)
    assert (outcome.code, outcome.complaints) == (0, [])


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "nl:en"}, "nl"),
        ({"LANG": "nl_BE", "LC_ALL": ""}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_follows_the_environment_and_is_english_where_it_says_nothing(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_of_terminal() == language


def test_help_needs_none_of_the_large_libraries() -> None:
    program = "import atexit, sys; from samenwerking.cli import main; atexit.register(lambda: print(*sys.modules)); main(['--help'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment())
    loaded = set(done.stdout.decode().splitlines()[-1].split())
    assert "samenwerking.commands.score" in loaded
    assert not {"matplotlib", "typst", "flask", "sqlalchemy", "pydantic"} & loaded


def test_the_texts_of_the_commands_stand_in_one_file_so_that_help_reads_no_other() -> None:
    folder = Path(samenwerking_package.__file__).parent / "translations"
    assert [file.name for file in folder.glob("*.yaml") if "\ncommand_line:" in f"\n{file.read_text('utf-8')}"] == ["command_line.yaml"]


def test_the_version_is_that_of_the_installed_package() -> None:
    outcome = samenwerking("--version")
    assert outcome.code == 0
    assert outcome.printed.startswith("samenwerking 0.")


@pytest.mark.parametrize(
    "arguments",
    [[], ["unknown"], ["score"], ["score", "a.csv", "--view", "boss"], ["score", "a.csv", "--form", "json"], ["radar", "a.csv"], ["check"]],
)
def test_wrong_usage_ends_with_two_and_says_so(arguments: list[str]) -> None:
    outcome = samenwerking(*arguments)
    assert outcome.code == 2
    assert outcome.printed == ""
    assert outcome.complaints


def test_a_full_disk_is_said_and_ends_with_one(answers: Path) -> None:
    command = [sys.executable, "-m", "samenwerking.cli", "score", str(answers)]
    with FULL_DISK.open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment("nl"), check=False)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["samenwerking: de schijf is vol. Maak ruimte en probeer het opnieuw."]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["score"], "samenwerking score: fout: dit ontbreekt nog: ANSWERS"),
        (["nergens"], "samenwerking: fout: bij OPDRACHT: 'nergens' kan hier niet. Kies uit: 'serve', 'check',"),
        (["score", "a.csv", "--bogus"], "samenwerking: fout: dit is hier onbekend: --bogus"),
        (["score", "a.csv", "--round"], "samenwerking score: fout: bij --round: hier hoort één waarde"),
        (["serve", "--demo=yes"], "samenwerking serve: fout: bij --demo: hier hoort geen waarde, maar er staat 'yes'"),
    ],
)
def test_wrong_usage_is_said_in_dutch_too(arguments: list[str], said: str) -> None:
    outcome = samenwerking(*arguments, language="nl")
    assert outcome.code == 2
    assert outcome.complaints[0].startswith("gebruik: samenwerking")
    assert outcome.complaints[-1].startswith(said)


def test_help_is_all_dutch() -> None:
    printed = samenwerking("score", "--help", language="nl").printed
    assert printed.startswith("gebruik: ")
    assert all(f"\n{title}:\n" in printed for title in ("waarden", "opties"))
    assert "toon deze uitleg" in printed


def test_the_compiled_dutch_is_that_of_its_source() -> None:
    folder = Path(samenwerking_package.__file__).parent / "translations" / "nl" / "LC_MESSAGES"
    with (folder / "messages.po").open("rb") as source, (folder / "messages.mo").open("rb") as compiled:
        sentences, spoken = [each for each in read_po(source, locale="nl") if each.id], GNUTranslations(compiled)
    assert sentences
    assert [spoken.gettext(str(each.id)) for each in sentences] == [each.string for each in sentences]


def test_a_version_that_cannot_be_written_is_said() -> None:
    with FULL_DISK.open("wb") as full:
        command = [sys.executable, "-m", "samenwerking.cli", "--version"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["samenwerking: the disk is full. Make room and try again."]


@pytest.mark.parametrize("arguments", [["score"], ["score", "--format", "text"], ["check"]])
def test_a_closed_output_is_no_mistake(arguments: list[str], answers: Path) -> None:
    file = answers if arguments[0] == "score" else SHIPPED
    script = 'exec "$@" >&-'
    command = ["sh", "-c", script, "sh", sys.executable, "-m", "samenwerking.cli", *arguments, str(file)]
    done = subprocess.run(command, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_goes_away_is_no_error_message(answers: Path) -> None:
    """The pipe is closed before anything is written to it."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "samenwerking.cli", "score", str(answers)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_an_interrupted_command_ends_without_a_traceback(tmp_path: Path) -> None:
    """It waits for answers from a pipe that nobody writes to."""
    os.mkfifo(pipe := tmp_path / "answers.csv")
    command = [sys.executable, "-m", "samenwerking.cli", "score", str(pipe)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), preexec_fn=_let_it_be_interrupted
    ) as process:
        writer = opened_once_read(pipe, process)
        wait_until_it_waits(process)
        process.send_signal(signal.SIGINT)
        printed, complaints = process.communicate()
        os.close(writer)
    assert (process.returncode, printed, complaints) == (130, b"", b"")


def _let_it_be_interrupted() -> None:
    """What a shell starts in the background ignores interrupts, and so would everything that the tests start from there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until_it_waits(process: "subprocess.Popen[bytes]") -> None:
    """An interrupt in the instant before the process reads would be seen after it has read, which is never."""
    asleep = 0
    while asleep < 5 and process.poll() is None:
        state = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        asleep = asleep + 1 if state == "S" else 0
        time.sleep(0.02)


def opened_once_read(pipe: Path, process: "subprocess.Popen[bytes]") -> int:
    """The writing end of a pipe, as soon as the process has opened the reading end."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    raise AssertionError("the command ended before it read its answers")


def test_an_error_of_the_product_itself_is_one_line_without_a_traceback(answers: Path, tmp_path: Path) -> None:
    """A library that cannot be loaded stands in for what nobody thought of."""
    (tmp_path / "broken" / "pydantic").mkdir(parents=True)
    (tmp_path / "broken" / "pydantic" / "__init__.py").write_text("raise RuntimeError('broken installation')")
    outcome = samenwerking("score", answers, PYTHONPATH=str(tmp_path / "broken"))
    assert outcome.code == 1
    assert len(outcome.complaints) == 1
    assert "RuntimeError: broken installation" in outcome.complaints[0]


@pytest.mark.parametrize(("name", "value"), [("TIMEZONE", "Mars/X"), ("RATE_LIMIT_STORAGE", "bogus://x")])
def test_a_wrong_setting_stops_the_start_and_is_named(tmp_path: Path, name: str, value: str) -> None:
    setting = f"SAMENWERKING_{name}"
    done = samenwerking("serve", folder=tmp_path, **{setting: value})
    assert done.code == 1
    assert [setting in line for line in done.complaints] == [True]


def test_an_empty_key_stops_the_start_and_its_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "secret").touch()
    done = samenwerking("serve", folder=tmp_path)
    assert done.code == 1
    assert ["instance/secret" in line for line in done.complaints] == [True]


@pytest.mark.parametrize("sign", ["\x1b[31m", "\u2028", "\x85", "\u202e"])
@pytest.mark.parametrize("arguments", [["{}"], ["score", "a.csv", "{}"], ["score", "a.csv", "--visibility", "{}"], ["score", "{}.csv"]])
def test_what_was_typed_cannot_steer_the_terminal_or_begin_a_line(arguments: list[str], sign: str) -> None:
    outcome = quickly(*(argument.format(f"o{sign}k") for argument in arguments))
    said = [line for line in outcome.complaints if not line.startswith(("usage:", "  "))]
    assert outcome.code in (1, 2)
    assert len(said) == 1
    assert sign not in said[0]


def test_a_name_with_a_line_separator_stays_on_its_line(answers: Path) -> None:
    answers.write_text(answers.read_text("utf-8").replace("School", "Sch\u2028ool"), "utf-8")
    printed = quickly("score", answers).printed
    assert printed.splitlines() == printed.split("\n")[:-1]
    assert '"Sch ool"' in printed
