"""Drafts: whose they are, and what was typed in them, word for word."""

import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from cases.intake.keys import hash_of
from cases.intake.steps.base import Sent
from cases.models import Draft
from people.requests import account_of

KEY_COOKIE = "draft"


def answers_of(draft: Draft) -> dict[str, dict[str, list[str]]]:
    """By step, then by question, the values sent."""
    answers: dict[str, dict[str, list[str]]] = json.loads(draft.answers)
    return answers


def keep_answers(draft: Draft, step: str, sent: Sent, at: datetime) -> None:
    """Keeps one step as it was left. Raises `Draft.DoesNotExist` where the draft was sent meanwhile."""
    answers: dict[str, Any] = answers_of(draft)
    answers[step] = {name: list(values) for name, values in sent.items()}
    draft.answers, draft.kept_at = json.dumps(answers), at
    draft.save(update_fields=["answers", "kept_at"], force_update=True)


def drafts_open_to(request: HttpRequest, at: datetime) -> Any:
    """Those of the account; for whoever is not signed in, the one whose key their browser holds."""
    account, key = account_of(request), request.COOKIES.get(KEY_COOKIE, "")
    alive = Draft.objects.alive(at).select_related("earlier")
    own = alive.filter(account=None, key_hash=hash_of(key)) if key else alive.none()
    return own | alive.filter(account=account) if account.is_authenticated else own
