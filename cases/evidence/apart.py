"""Has the workshop open a file: in a process of its own, which this one outlives whatever happens there."""

import json
import subprocess  # nosec B404
import sys
from typing import Any

from django.conf import settings

from cases.evidence.workshop.faults import Fault

PATIENCE = 45  # seconds, of any clock


def work(job: str, *paths: str) -> Any:
    """
    What the job answers. Raises `Fault`: `unreadable` too where the process came to its limits or broke.

    It gets no environment, so none of the secrets of this one.
    """
    command = [sys.executable, "-m", "cases.evidence.workshop", job, *paths]
    try:
        done = subprocess.run(  # nosec B603
            command, capture_output=True, timeout=PATIENCE, cwd=settings.BASE_DIR, env={}, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise Fault("unreadable") from None
    said = json.loads(done.stdout)
    if "fault" in said:
        raise Fault(said["fault"])
    return said["answer"]
