"""What a web process carries from its start."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.http.request import validate_host

from config.environment import LOOPBACK
from config.healthcheck import host_among
from tests.project.tree import ROOT, run

START = """
import sys
import django
django.setup()
import config.urls
sys.exit("weasyprint" in sys.modules)
"""


def test_a_web_process_starts_without_weasyprint() -> None:
    """It takes seconds and memory, and only the worker makes PDFs."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    started = subprocess.run([sys.executable, "-c", START], env=environment, check=False)
    assert started.returncode == 0


PRINT_SERVER = "from config import gunicorn; print(gunicorn.bind, gunicorn.workers)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place where Redress is installed, with a `.env` of its own."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    (tmp_path / ".env").write_text("HOST=0.0.0.0\nPORT=8080\nWEB_CONCURRENCY=2\n")
    return tmp_path


@pytest.mark.parametrize(
    ("given", "expected"), [({}, "0.0.0.0:8080 2\n"), ({"PORT": "8090"}, "0.0.0.0:8090 2\n")]
)
def test_the_web_server_reads_the_file_and_the_environment_wins(
    folder: Path, given: dict[str, str], expected: str
) -> None:
    printed = run(sys.executable, "-c", PRINT_SERVER, cwd=folder, **given)
    assert (printed.stdout, printed.stderr) == (expected, "")


def test_the_web_server_listens_on_this_machine_unless_told_otherwise(folder: Path) -> None:
    (folder / ".env").unlink()
    printed = run(sys.executable, "-c", PRINT_SERVER, cwd=folder)
    assert printed.stdout == "127.0.0.1:8000 1\n"


@pytest.mark.parametrize(
    ("allowed", "asked"),
    [
        (["complaints.example.org", "example.org"], "complaints.example.org"),
        ([".example.org"], "example.org"),
        (["*"], "localhost"),
        ([], "localhost"),
    ],
)
def test_the_health_check_asks_for_a_host_that_is_allowed(allowed: list[str], asked: str) -> None:
    assert host_among(allowed) == asked
    assert validate_host(asked, allowed or LOOPBACK)
