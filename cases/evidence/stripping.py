"""Takes out what a file hides: who made it, with what, when and where."""

import shutil
from tempfile import NamedTemporaryFile
from typing import IO

from cases.evidence.apart import work
from cases.models import Evidence

STRIPPED = (Evidence.Kind.IMAGE, Evidence.Kind.PDF, Evidence.Kind.OFFICE)


def strip(kind: Evidence.Kind, path: str, target: IO[bytes]) -> int:
    """Writes the same without them and answers its size in bytes. Raises `Fault` where it cannot be read."""
    with NamedTemporaryFile(prefix="evidence-") as bare:
        work(f"strip_{kind}", path, bare.name)
        with open(bare.name, "rb") as content:
            shutil.copyfileobj(content, target)
    return target.tell()
