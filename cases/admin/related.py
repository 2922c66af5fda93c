"""Other complaints that have to do with a case, and how; only those that the reader may open."""

from collections.abc import Iterable
from dataclasses import dataclass

from cases.models import Complaint
from cases.routes import stage_label


@dataclass(frozen=True)
class Relation:
    """Another complaint, and what it has to do with this one."""

    complaint: Complaint
    words: str

    @property
    def stage(self) -> str:
        return stage_label(self.complaint.stage)


def relations(case: Complaint, others: Iterable[Complaint]) -> list[Relation]:
    return [Relation(other, _how(case, other)) for other in others]


def _how(case: Complaint, other: Complaint) -> str:
    if other.pk == case.follows_id:
        return "This complaint follows it: it is about suffering for having complained"
    if other.follows_id == case.pk:
        return "It follows this one: a complaint about suffering for having complained"
    if other.pk == case.duplicate_of_id:
        return "This complaint repeats it"
    if other.duplicate_of_id == case.pk:
        return "It repeats this complaint"
    return "About the same events"
