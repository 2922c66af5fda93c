"""Policies for tests."""

from datetime import UTC, date, datetime
from typing import Any

from policies.documents.reading import read_text
from policies.intake import take_in
from policies.models import PolicyVersion

ADDED_AT = datetime(2026, 6, 1, 12, tzinfo=UTC)


def make_version(text: str = "Be fair.", **given: Any) -> PolicyVersion:
    facts: dict[str, Any] = {
        "organisation": "Fernlight",
        "title": "Equality Policy",
        "version": "1",
        "approver": "The trustees",
        "approved_on": date(2026, 5, 12),
        "added_at": ADDED_AT,
    }
    return take_in(read_text(text), **(facts | given))
