"""Opening files in a process of their own costs a third of a second each time: only test_apart.py does it."""

import pytest
from PIL import ImageFile

from cases.evidence import checking, previews, stripping
from cases.evidence.workshop.faults import Fault
from cases.evidence.workshop.jobs import JOBS


def work_here(job: str, *paths: str) -> object:
    """What breaks there is told as by a process that broke."""
    try:
        return JOBS[job](*paths)
    except (OSError, ValueError):
        raise Fault("unreadable") from None


@pytest.fixture(autouse=True)
def files_are_opened_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.path.name != "test_apart.py":
        for module in (checking, previews, stripping):
            monkeypatch.setattr(module, "work", work_here)
    # There WeasyPrint is not loaded, which lets half a picture pass for a whole one.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
