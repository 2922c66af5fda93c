"""The commands that people type, in a folder whose name has a space."""

import os
import re
import shutil
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.project.tree import ROOT, committed_files, environment, read, run

TARGETS = re.findall(r"^(\w+):", read("Makefile"), flags=re.MULTILINE)
PATIENCE = 120  # seconds


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed files in a path with a space, with this checkout's packages installed."""
    clone = tmp_path_factory.mktemp("a path") / "with spaces"
    for file in committed_files():
        copy = clone / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
    (clone / ".venv").symlink_to(ROOT / ".venv")
    return clone


@pytest.fixture
def taken_port() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield str(server.getsockname()[1])


@pytest.fixture
def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return str(server.getsockname()[1])


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_starts_a_script_that_exists(target: str) -> None:
    command = run("make", "--dry-run", target).stdout.split()[-1]
    assert os.access(ROOT / command, os.X_OK)


def test_ci_runs_what_people_run() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert "make test" in read(".ci/run")


def test_setup_is_done_when_nothing_has_changed(clone: Path) -> None:
    result = run("make", "setup", cwd=clone)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Installing" not in result.stdout


def test_a_taken_port_is_told_with_a_way_out(clone: Path, taken_port: str) -> None:
    result = run("make", "run", f"PORT={taken_port}", cwd=clone)
    assert result.returncode != 0
    assert f"Port {taken_port} can't be used" in result.stderr
    assert "PORT=8080 make run" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("port", ["eighty", "99999", ""])
def test_what_is_no_port_is_told_too(clone: Path, port: str) -> None:
    result = run("bin/run", cwd=clone, PORT=port or " ")
    assert result.returncode != 0
    assert "Traceback" not in result.stderr


@pytest.fixture
def site(clone: Path, free_port: str) -> Iterator[subprocess.Popen[str]]:
    """`make run`'s script, in a process group of its own like that of a terminal.

    Tests that were started in the background ignore Ctrl-C, and so would everything they start.
    """
    with subprocess.Popen(
        ["env", "--default-signal=INT", "bin/run"],
        cwd=clone,
        env=environment(PORT=free_port),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as site:
        yield site
        if site.poll() is None:
            site.terminate()


def test_one_command_gives_a_running_site_with_people_to_sign_in_as(
    site: subprocess.Popen[str], free_port: str
) -> None:
    printed = site.stdout
    assert printed
    start_up = read_until("Redress is running at", printed)
    assert f"http://localhost:{free_port} " in start_up
    with urllib.request.urlopen(f"http://localhost:{free_port}/accounts/login/") as page:
        assert page.status == 200
    os.killpg(site.pid, signal.SIGINT)
    assert "@" in printed.read(), "no account to sign in with was named"
    assert site.wait(PATIENCE) == 0
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("localhost", int(free_port))):
        pass


def read_until(sentence: str, printed: Iterable[str]) -> str:
    seen = ""
    for line in printed:
        seen += line
        if sentence in line:
            return seen
    pytest.fail(f"It never said {sentence!r}, but:\n{seen}")
