"""Where managers work: the list of cases, the page of a case, its steps; and the limits."""

from cases.admin import complaints, limits

__all__ = ["complaints", "limits"]
