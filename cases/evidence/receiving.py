"""Files as they arrive: checked and cleaned first, then kept, so that a case is never locked meanwhile."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

from cases.evidence.checking import check
from cases.evidence.faults import Refused, sentence_for
from cases.evidence.kinds import NEUTRAL, FileType
from cases.evidence.names import kept_name
from cases.evidence.stripping import STRIPPED, strip
from cases.evidence.tasks import look_after
from cases.evidence.workshop.faults import Fault
from cases.models import Bundle, Complaint, Evidence
from config.uploads import MEGABYTE, name_as_sent
from people.models import User


@dataclass(frozen=True)
class Arrival:
    """A file that may be kept."""

    name: str
    type: FileType
    content: IO[bytes]
    size: int  # bytes
    is_stripped: bool


@dataclass(frozen=True)
class Delivery:
    """What came of the files that were sent together."""

    arrivals: list[Arrival] = field(default_factory=list)
    refusals: list[Refused] = field(default_factory=list)


def receive(
    files: Iterable[UploadedFile],
    *,
    anonymous: bool,
    there: Sequence[Evidence] = (),
    called: Iterable[str] = (),
) -> Delivery:
    """
    Checks each file by itself, and whether there is room for it beside those that are `there` already.

    Of an anonymous reporter nothing hidden goes on, and no two files are `called` the same.
    """
    delivery = Delivery()
    names = {*called, *(each.name for each in there)}
    number, size = len(there), sum(each.size for each in there)
    for file in files:
        try:
            _check_room(file, number, size)
            arrival = _receive(file, anonymous, names)
        except Refused as refused:
            delivery.refusals.append(refused)
        else:
            delivery.arrivals.append(arrival)
            names.add(arrival.name)
            number, size = number + 1, size + arrival.size
    return delivery


def keep(
    arrivals: Iterable[Arrival],
    at: datetime,
    *,
    bundle: Bundle | None = None,
    complaint: Complaint | None = None,
    from_complainant: bool = True,
    added_by: User | None = None,
    shared: bool = False,
) -> list[Evidence]:
    """Stores them with a bundle or a complaint, and has the worker look after them."""
    return [
        _keep(
            each,
            Evidence(
                bundle=bundle,
                complaint_id=complaint.pk if complaint else None,
                from_complainant=from_complainant,
                added_by=added_by,
                shared=shared,
                added_at=at + timedelta(microseconds=place),  # they stay in the order they were sent in
            ),
        )
        for place, each in enumerate(arrivals)
    ]


def _keep(arrival: Arrival, evidence: Evidence) -> Evidence:
    evidence.name = arrival.name
    evidence.kind, evidence.content_type = arrival.type.kind, arrival.type.content_type
    evidence.size, evidence.stripped = arrival.size, arrival.is_stripped
    evidence.state = Evidence.State.QUARANTINE if settings.CLAMD_SOCKET else Evidence.State.READY
    arrival.content.seek(0)
    evidence.stored.save("", File(arrival.content), save=False)
    arrival.content.close()
    evidence.save(force_insert=True)
    look_after.enqueue(str(evidence.pk))
    return evidence


def _receive(file: UploadedFile, anonymous: bool, names: Iterable[str]) -> Arrival:
    with _on_disk(file) as path:
        found = check(file, path, anonymous=anonymous)
        name = neutral_name(found, names) if anonymous else kept_name(name_as_sent(file))
        if anonymous and found.kind in STRIPPED:
            return _strip(file, found, name, path)
        return Arrival(name, found, _open(file), file.size or 0, is_stripped=anonymous)


def _strip(file: UploadedFile, found: FileType, name: str, path: str) -> Arrival:
    bare = TemporaryFile()  # noqa: SIM115  # it is read when the file is kept, and gone when nobody holds it
    try:
        return Arrival(name, found, bare, strip(found.kind, path, bare), is_stripped=True)
    except Fault as fault:
        raise Refused(name_as_sent(file), sentence_for(fault.code)) from None


def neutral_name(found: FileType, names: Iterable[str]) -> str:
    """Of an anonymous reporter: “Picture 1.jpg”."""
    taken = set(names)
    candidates = (f"{NEUTRAL[found.kind]} {number}.{found.extension}" for number in count(1))
    return next(each for each in candidates if each not in taken)


def _check_room(file: UploadedFile, number: int, size: int) -> None:
    if number >= settings.EVIDENCE_MOST_FILES:
        raise Refused(name_as_sent(file), sentence_for("too_many"))
    is_small = (file.size or 0) <= settings.EVIDENCE_MOST_MB * MEGABYTE
    if is_small and size + (file.size or 0) > settings.EVIDENCE_MOST_MB_TOGETHER * MEGABYTE:
        raise Refused(name_as_sent(file), sentence_for("too_large_together"))


def _open(file: UploadedFile) -> IO[bytes]:
    content: IO[bytes] = file.file  # type: ignore[assignment]
    return content


@contextmanager
def _on_disk(file: UploadedFile) -> Iterator[str]:
    """Where its content lies, for those who open it by path."""
    if isinstance(file, TemporaryUploadedFile):
        file.flush()
        yield file.temporary_file_path()
        return
    with NamedTemporaryFile(prefix="evidence-") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        yield copy.name
