"""Opening files in a process of their own costs a third of a second each time: only test_apart.py does it."""

import pytest

from cases.evidence import checking, previews, stripping
from cases.evidence.workshop.jobs import JOBS


def work_here(job: str, *paths: str) -> object:
    return JOBS[job](*paths)


@pytest.fixture(autouse=True)
def files_are_opened_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.path.name != "test_apart.py":
        for module in (checking, previews, stripping):
            monkeypatch.setattr(module, "work", work_here)
