"""Dockerfile and compose file held against the project: all they name exists. No engine is needed."""

import json
import re
import subprocess

import pytest
from django.conf import settings

from tests.project.containers import compose, image_environment, instructions, service
from tests.project.tree import ROOT, read

OURS = ["web", "worker", "daily"]
SECRETS = {"SECRET_KEY", "POSTGRES_PASSWORD"}


def run_packages() -> set[str]:
    return set(re.search(r'^RUN_PACKAGES="(.*)"', read("bin/lib.sh"), flags=re.MULTILINE)[1].split())


def variables_read() -> set[str]:
    program = "".join(read(f"config/{name}.py") for name in ("settings", "gunicorn", "healthcheck"))
    in_program = re.findall(r'\benv(?:iron)?(?:\.\w+)?\(\s*["\']([A-Z_]+)["\']', program)
    return {*in_program, *re.findall(r"\$\{([A-Z_]+)", read("docker-compose.yml"))}


def test_the_image_installs_the_system_packages_that_make_setup_installs() -> None:
    install = next(rest for rest in instructions("RUN") if "apt-get install" in rest)
    named = re.search(r"--no-install-recommends (.*?) &&", install)[1].split()
    assert set(named) == run_packages()


def test_every_system_package_exists() -> None:
    listed = subprocess.run(["dpkg-query", "--show", *sorted(run_packages())], capture_output=True, text=True)
    assert (listed.returncode, listed.stderr) == (0, "")


def test_the_image_holds_what_the_program_needs_and_nothing_else() -> None:
    let_in = {line[1:].rstrip("/") for line in read(".dockerignore").splitlines() if line.startswith("!")}
    rooms = {
        app.partition(".")[0] for app in settings.INSTALLED_APPS if (ROOT / app.partition(".")[0]).is_dir()
    }
    beside_them = {"bin/serve", "locale", "manage.py", "requirements.txt", "static", "templates"}
    assert let_in == rooms | beside_them
    assert [path for path in let_in if not (ROOT / path).exists()] == []


def test_the_image_copies_only_what_exists() -> None:
    sources = [source for rest in instructions("COPY") for source in rest.split()[:-1]]
    assert sources == ["requirements.txt", "."]


def test_the_image_installs_by_hash() -> None:
    assert any("--require-hashes --requirement requirements.txt" in rest for rest in instructions("RUN"))


def test_the_image_runs_production_as_an_ordinary_user() -> None:
    assert image_environment()["REDRESS_ENV"] == "production"
    [user] = instructions("USER")
    assert any(re.search(rf"\buseradd\b.* {user}\b", rest) for rest in instructions("RUN"))


def test_the_python_of_the_image_is_one_the_project_supports() -> None:
    [base] = instructions("FROM")
    assert base.startswith("python:3.11-slim")


def test_every_variable_of_the_image_is_one_the_program_reads() -> None:
    assert image_environment().keys() - variables_read() == {"PYTHONUNBUFFERED"}


def test_the_example_of_the_environment_names_every_variable_and_no_other() -> None:
    named = re.findall(r"^#?([A-Z_]+)=", read(".env.example"), flags=re.MULTILINE)
    assert sorted(named) == sorted(variables_read())


def test_the_web_server_is_started_as_the_image_starts_it() -> None:
    [command] = instructions("CMD")
    assert json.loads(command) == service("web")["command"]
    [health] = instructions("HEALTHCHECK")
    assert json.loads(health.partition("CMD ")[2]) == service("web")["healthcheck"]["test"][1:]


@pytest.mark.parametrize("name", OURS)
def test_every_variable_of_the_compose_file_is_one_the_program_reads(name: str) -> None:
    assert service(name)["environment"].keys() - variables_read() == set()


@pytest.mark.parametrize("name", ["web", "worker", "daily", "database"])
def test_every_service_is_watched_and_comes_back(name: str) -> None:
    assert service(name)["healthcheck"]["test"]
    assert service(name)["restart"] == "unless-stopped"


def test_secrets_come_from_the_environment_and_have_no_default() -> None:
    values = [
        str(value)
        for name in compose()["services"]
        for key, value in service(name)["environment"].items()
        if SECRETS & {key, *re.findall(r"\$\{(\w+)", str(value))}
    ]
    assert values
    assert [value for value in values if not re.search(r"\$\{\w+(:\?[^}]+)?\}", value)] == []


def test_what_must_last_is_kept_in_volumes() -> None:
    assert service("database")["image"] == "postgres:16"
    used = {volume.split(":")[0] for name in compose()["services"] for volume in service(name)["volumes"]}
    assert used == compose()["volumes"].keys()
    assert [volume.split(":")[1] for volume in service("web")["volumes"]] == [image_environment()["DATA_DIR"]]


def test_services_wait_for_each_other_in_order() -> None:
    assert service("web")["depends_on"] == {"database": {"condition": "service_healthy"}}
    for name in ("worker", "daily"):
        assert service(name)["depends_on"] == {"web": {"condition": "service_healthy"}}
