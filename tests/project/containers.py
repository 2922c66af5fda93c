"""Dockerfile and docker-compose.yml, read into what the tests ask about."""

import re
import shlex
from functools import cache
from typing import Any

import yaml

from tests.project.tree import read

Instruction = tuple[str, str]


@cache
def dockerfile() -> list[Instruction]:
    """Each instruction and its words, lines joined, comments left out."""
    text = re.sub(r"^#.*\n", "", read("Dockerfile"), flags=re.MULTILINE).replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]
    return [(word, " ".join(rest.split())) for word, _, rest in (line.partition(" ") for line in lines)]


def instructions(word: str) -> list[str]:
    return [rest for instruction, rest in dockerfile() if instruction == word]


def image_environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for rest in instructions("ENV") for pair in shlex.split(rest))


@cache
def compose() -> dict[str, Any]:
    return yaml.safe_load(read("docker-compose.yml"))


def service(name: str) -> dict[str, Any]:
    return compose()["services"][name]


def service_environment(name: str, **given: str) -> dict[str, str]:
    """What the service is given, with ${NAME}, ${NAME:-default} and ${NAME:?reason} resolved from `given`."""

    def resolve(found: re.Match[str]) -> str:
        variable, kind, word = found.groups()
        return given.get(variable) or (word if kind == ":-" else "")

    variables = service(name)["environment"].items()
    return {key: re.sub(r"\$\{(\w+)(?:(:-|:\?)([^}]*))?\}", resolve, value) for key, value in variables}
