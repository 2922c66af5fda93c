"""Files are opened in a process of its own, which may break without any harm."""

import json
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from cases.evidence import apart
from cases.evidence.apart import work
from cases.evidence.workshop.faults import Fault
from tests.cases.evidence import samples


def test_it_answers_and_says_what_is_wrong(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(samples.docx())
    assert work("check_office", str(source)) == "docx"
    source.write_bytes(samples.pdf(501))
    with pytest.raises(Fault) as fault:
        work("check_pdf", str(source))
    assert fault.value.code == "pdf_too_long"


def test_whatever_breaks_there_is_a_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in (["false"], ["sleep", "9"]):
        run = subprocess.run
        monkeypatch.setattr(apart, "PATIENCE", 0.05)
        monkeypatch.setattr(subprocess, "run", lambda _, run=run, command=command, **how: run(command, **how))
        with pytest.raises(Fault) as fault:
            work("check_pdf", "nothing")
        assert fault.value.code == "unreadable"
        monkeypatch.undo()


def test_it_has_no_secrets_and_little_memory(tmp_path: Path) -> None:
    look = (
        "import os, json, resource; from cases.evidence.workshop.__main__ import limit; limit();"
        "print(json.dumps([resource.getrlimit(resource.RLIMIT_AS)[0], 'SECRET_KEY' in os.environ]))"
    )
    done = subprocess.run(
        [apart.sys.executable, "-c", look], capture_output=True, cwd=settings.BASE_DIR, env={}, check=True
    )
    assert json.loads(done.stdout) == [2 * 1024**3, False]
