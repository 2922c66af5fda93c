"""Other people's tools for looking into a PDF."""

import shutil
import subprocess
from pathlib import Path

import pytest


def ask(*command: str | Path) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def text_of(file: Path) -> str:
    return ask("pdftotext", "-layout", file, "-")
