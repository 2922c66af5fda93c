"""Where managers work: the cases, the page of a case, its steps; limits, letter texts, the audit trail."""

from cases.admin import audit, complaints, letter_texts, limits

__all__ = ["audit", "complaints", "letter_texts", "limits"]
