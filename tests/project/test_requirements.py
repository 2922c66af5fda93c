"""What is installed is pinned, explained, and named without saying where it was fetched."""

import re
import tomllib

import pytest

from tests.project.tree import ROOT, committed_files, read

LOCKS = ["requirements.txt", "requirements-dev.txt"]
REGISTRIES = [".".join(words) for words in [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")]]
MACHINE_PATHS = ["/".join(words) for words in [("", "root", ""), ("", "work", ""), ("", "home", "")]]


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)", read(lock), flags=re.MULTILINE))


def declared() -> list[str]:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_has_hashes(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", read(lock), flags=re.MULTILINE)[1:]
    assert blocks
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_holds_an_address(lock: str) -> None:
    assert "://" not in read(lock)


def test_development_runs_the_same_versions_as_production() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_every_declared_package_is_pinned() -> None:
    names = {re.match(r"[a-z0-9-]+", requirement)[0] for requirement in declared()}
    assert names - pins("requirements-dev.txt").keys() == set()


@pytest.mark.parametrize("requirement", declared())
def test_every_declared_package_carries_its_reason(requirement: str) -> None:
    line = next(line for line in read("pyproject.toml").splitlines() if f'"{requirement}"' in line)
    assert re.search(r",\s+# \S+ \S+", line), f"say beside {requirement} what it is for"


def test_no_committed_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    found = []
    for file in committed_files():
        text = file.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{file.relative_to(ROOT)}: {word}" for word in REGISTRIES + MACHINE_PATHS if word in text]
    assert found == []
