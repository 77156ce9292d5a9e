"""`samenwerking serve`: what it prints, what it refuses, and how it ends."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.served import Served
from tests.terminal import environment, samenwerking
from tests.web.visitor import Visitor


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path / "instance")
    yield server
    server.close()


def printed(server: Served, lines: int = 4) -> str:
    assert server.process is not None
    assert server.process.stdout is not None
    return "".join(server.process.stdout.readline() for _ in range(lines))


def test_the_demonstration_prints_an_account_and_links_that_open_pages(served: Served) -> None:
    served.start("--demo")
    told = printed(served)
    assert re.search(r"demo@\S+\s+password\s+\S{19}\n", told)
    answering, results = re.findall(r"http://\S+/open/\S+", told)
    assert Visitor().get(answering).address.startswith(f"{served.address}/answer/")
    seen = Visitor().get(results)
    assert seen.status == 200
    assert "Techniek voor Zandermeer" in seen.text
    served.stop()
    served.start("--demo")
    assert printed(served) == told
    served.stop()
    served.start("--demo", "--fresh")
    assert printed(served) != told
    assert Visitor().get(answering).status == 404


def test_an_empty_server_says_how_to_make_the_first_account(served: Served) -> None:
    served.start()
    assert "There is no account yet: samenwerking account add " in printed(served, 1)
    page = Visitor().get(served.address).text
    assert "Deze server is nog leeg" in page
    assert "samenwerking account add" in page
    served.stop()
    served.start("--demo")
    assert "no account" not in printed(served)
    assert "Deze server is nog leeg" not in Visitor().get(served.address).text
    served.stop()
    served.start()
    assert "no account" not in printed(served, 2)


def test_the_server_says_nothing_of_itself(served: Served) -> None:
    served.start()
    headers = Visitor().get(served.address).headers
    assert headers["Server"] is None
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Cache-Control"] == "no-store"


def test_it_ends_cleanly_when_asked_to(served: Served) -> None:
    served.start()
    process = served.process
    assert process is not None
    served.stop(signal.SIGTERM)
    assert process.returncode == 0


def test_a_taken_port_is_said_so(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = samenwerking("serve", "--port", port, language="nl", SAMENWERKING_INSTANCE=str(tmp_path))
    assert (refused.code, refused.printed) == (1, "")
    assert refused.complaints == [
        f"Op 127.0.0.1 poort {port} luistert al een ander programma. Stop dat, of kies een andere poort met --port."
    ]


@pytest.mark.parametrize("host", ["192.0.2.7", "nowhere.invalid", "n" * 70])
def test_an_address_that_is_not_of_this_machine_is_said_so(tmp_path: Path, host: str) -> None:
    refused = samenwerking("serve", "--host", host, SAMENWERKING_INSTANCE=str(tmp_path))
    assert refused.code == 1
    assert refused.complaints == [f"{host} is no address of this machine. Choose one with --host, for example 127.0.0.1."]


@pytest.mark.parametrize("host", ["", " "])
def test_no_host_is_wrong_usage(tmp_path: Path, host: str) -> None:
    refused = samenwerking("serve", "--host", host, SAMENWERKING_INSTANCE=str(tmp_path))
    assert refused.code == 2
    assert "Name an address of this machine" in refused.complaints[-1]


def test_a_demonstration_is_kept_where_a_fresh_one_cannot_be_served(served: Served) -> None:
    served.start("--demo")
    told = printed(served)
    refused = samenwerking("serve", "--demo", "--fresh", "--port", str(served.port), SAMENWERKING_INSTANCE=str(served.folder))
    assert refused.code == 1
    served.stop()
    served.start("--demo")
    assert printed(served) == told


@pytest.mark.parametrize("port", ["0", "65536", "web", "-1", "8000.5"])
def test_what_is_no_port_is_wrong_usage(tmp_path: Path, port: str) -> None:
    refused = samenwerking("serve", f"--port={port}", SAMENWERKING_INSTANCE=str(tmp_path))
    assert refused.code == 2
    assert port in refused.complaints[-1]


def test_fresh_goes_with_the_demonstration_only(tmp_path: Path) -> None:
    assert samenwerking("serve", "--fresh", SAMENWERKING_INSTANCE=str(tmp_path)).code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECRET", "short"), ("PROXIES", "many"), ("BASE_URL", "no address"), ("DATABASE", "nothing://x"), ("DATABASE", "no address")],
)
def test_a_wrong_setting_is_named(tmp_path: Path, name: str, value: str) -> None:
    wrong = {f"SAMENWERKING_{name}": value}
    refused = samenwerking("serve", language="en", folder=tmp_path, **wrong)
    assert refused.code == 1
    assert f"SAMENWERKING_{name}" in refused.complaints[0]


def test_what_a_copy_keeps_is_for_its_owner_only(served: Served) -> None:
    served.start("--demo")
    kept = list(served.folder.iterdir())
    assert {"samenwerking.sqlite3", "demonstration.json"} <= {each.name for each in kept}
    assert [each.name for each in kept if each.stat().st_mode & 0o077] == []


BROKEN = """
import sys
from samenwerking.web import create_app
from samenwerking.web.server import serve
app = create_app()
def fail():
    raise RuntimeError("something unexpected")
app.before_request(fail)
serve(app, "127.0.0.1", int(sys.argv[1]), lambda: print("ready", flush=True))
"""


def test_no_token_comes_into_the_log(served: Served) -> None:
    settings = environment(SAMENWERKING_INSTANCE=str(served.folder))
    command = [sys.executable, "-c", BROKEN, str(served.port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=settings) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        assert Visitor().get(f"{served.address}/open/thisisatoken?x=1").status == 500
        process.terminate()
        _, log = process.communicate()
    assert "something unexpected" in log
    assert "thisisatoken" not in log
