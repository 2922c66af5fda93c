"""
The commands of the compose file, started for real in the image's environment.

On SQLite in a folder of the test's own, or on the PostgreSQL that DATABASE_URL names.
"""

import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.project.containers import image_environment, instructions, service, service_environment
from tests.project.tree import ROOT, environment, run

HOST = "complaints.example.org"
GIVEN = {
    "SECRET_KEY": "a-key-for-this-test-only-that-is-longer-than-fifty-characters",
    "ALLOWED_HOSTS": HOST,
    "SITE_URL": f"https://{HOST}",
    "DEFAULT_FROM_EMAIL": f"redress@{HOST}",
    "CHARITY_NAME": "Fernlight",
}
BEHIND_TLS = {"X-Forwarded-Proto": "https"}
PATIENCE = 60  # seconds

Start = Callable[[str], subprocess.Popen[str]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment inside the container, its folders and its database moved to where a test may write."""
    folder = tmp_path_factory.mktemp("container")
    moved = {
        "DATA_DIR": str(folder / "data"),
        "STATIC_ROOT": str(folder / "static"),
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
        "EMAIL_URL": f"filemail:///{folder / 'mails'}",
        "DATABASE_URL": os.environ.get("DATABASE_URL", f"sqlite:///{folder / 'redress.sqlite3'}"),
    }
    return image_environment() | service_environment("web", **GIVEN) | moved


@pytest.fixture(scope="module")
def collected(container: dict[str, str]) -> None:
    """Static files, gathered as the image gathers them."""
    [collect] = [rest for rest in instructions("RUN") if "collectstatic" in rest]
    folders = {name: container[name] for name in ("DATA_DIR", "STATIC_ROOT")}
    result = run("sh", "-c", collect, **(image_environment() | folders))
    assert result.returncode == 0, result.stderr


@pytest.fixture
def start(container: dict[str, str], collected: None, tmp_path: Path) -> Iterator[Start]:
    processes = []

    def start_service(name: str) -> subprocess.Popen[str]:
        with (tmp_path / name).open("w") as output:
            process = subprocess.Popen(
                service(name)["command"],
                cwd=ROOT,
                env=environment(**container),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
            )
        processes.append(process)
        return process

    yield start_service
    for process in processes:
        process.terminate()
        process.wait(PATIENCE)


def eventually(question: Callable[[], bool]) -> bool:
    """Whether the answer becomes yes while there is patience."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if question():
            return True
        time.sleep(0.2)
    return False


def healthy(name: str, container: dict[str, str]) -> bool:
    return run(*service(name)["healthcheck"]["test"][1:], **container).returncode == 0


class Answer(NamedTuple):
    status: int
    headers: Message
    text: str


def get(path: str, container: dict[str, str], **headers: str) -> Answer:
    with closing(HTTPConnection("127.0.0.1", int(container["PORT"]), timeout=PATIENCE)) as server:
        server.request("GET", path, headers={"Host": HOST, **headers})
        response = server.getresponse()
        return Answer(response.status, response.headers, response.read().decode())


def test_the_web_server_answers_in_production(container: dict[str, str], start: Start) -> None:
    assert not healthy("web", container)
    start("web")
    assert eventually(lambda: healthy("web", container))

    plain = get("/accounts/login/", container)
    assert (plain.status, plain.headers["Location"]) == (301, f"https://{HOST}/accounts/login/")

    page = get("/accounts/login/", container, **BEHIND_TLS)
    assert page.status == 200
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    [style_sheet, *_] = re.findall(r'href="(/static/[^"]+\.css)"', page.text)
    assert get(style_sheet, container, **BEHIND_TLS).status == 200


SEND_A_NOTICE = """
import django
django.setup()
from people.models import User
from people.notices import Notice, notify
amina = User.objects.create(email="amina@fernlight.example")
notify([amina], Notice.ALERT, reference="R1", link="/reports/")
"""


def test_the_worker_does_what_was_put_in_its_queue(container: dict[str, str], start: Start) -> None:
    assert run("python", "manage.py", "migrate", "--noinput", **container).returncode == 0
    assert healthy("worker", container)
    sent = run("python", "-c", SEND_A_NOTICE, DJANGO_SETTINGS_MODULE="config.settings", **container)
    assert sent.returncode == 0, sent.stderr

    worker = start("worker")
    mails = Path(container["DATA_DIR"]).parent / "mails"
    assert eventually(lambda: any("R1" in mail.read_text() for mail in mails.glob("*")))
    worker.terminate()
    assert worker.wait(PATIENCE) == 0


def test_the_daily_work_begins_at_once(container: dict[str, str], start: Start, tmp_path: Path) -> None:
    assert run("python", "manage.py", "migrate", "--noinput", **container).returncode == 0
    assert healthy("daily", container)
    daily = start("daily")
    assert eventually(lambda: "people.daily.forget_ended_sessions: done" in (tmp_path / "daily").read_text())
    assert daily.poll() is None, "it waits for the next morning"
