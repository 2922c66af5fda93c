"""Where managers work: the list of cases, the page of a case, its steps; the limits; and the audit trail."""

from cases.admin import audit, complaints, limits

__all__ = ["audit", "complaints", "limits"]
