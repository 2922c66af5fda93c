"""Drafts: how they begin and end, and what was typed in them, word for word."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction

from cases.evidence.removal import remove_bundle
from cases.intake.answers import WHO_SENDS_IT, ForWhom, Sent
from cases.intake.keys import hash_of, new_key
from cases.models import Complaint, Draft
from cases.models.draft import DraftQuerySet
from people.standing import AnyUser

Answers = dict[str, dict[str, list[str]]]

KEY_COOKIE = "draft"
MOST_OF_AN_ACCOUNT = 20  # unfinished complaints at one time


def begin_draft(account: AnyUser, earlier: Complaint | None, at: datetime) -> tuple[Draft, str]:
    """A new draft and its key, which is kept nowhere else."""
    key = new_key()
    draft = Draft.objects.create(
        account=account if account.is_authenticated else None,
        key_hash=hash_of(key),
        earlier=earlier,
        begun_at=at,
        kept_at=at,
    )
    return draft, key


def unfinished_of(account: AnyUser, at: datetime) -> DraftQuerySet:
    """The drafts of an account; an unnamed one is nobody's."""
    alive = Draft.objects.alive(at)
    return alive.filter(account=account) if account.is_authenticated else alive.none()


def answers_of(draft: Draft) -> Answers:
    """By step, then by question, the values sent."""
    answers: Answers = json.loads(draft.answers)
    return answers


def keep_answers(draft: Draft, step: str, sent: Sent, at: datetime) -> None:
    """
    Keeps one step as it was left, beside what another window keeps meanwhile.

    Whoever asks to stay unnamed is untied from the draft there and then, and what they typed of themselves
    goes. Raises `Draft.DoesNotExist` where it was sent or thrown away meanwhile.
    """
    with transaction.atomic():
        latest = Draft.objects.select_for_update().get(pk=draft.pk)
        answers = answers_of(latest) | {step: {name: list(values) for name, values in sent.items()}}
        draft.answers, draft.kept_at = json.dumps(answers), at
        if stays_unnamed(draft):
            draft.account = draft.earlier = None
            draft.answers = json.dumps(_unnamed(answers))
        draft.save(update_fields=["answers", "kept_at", "account", "earlier"])


def stays_unnamed(draft: Draft) -> bool:
    """As the step reads it: of several values sent the last one counts."""
    return answers_of(draft).get("you", {}).get("for_whom", [])[-1:] == [ForWhom.ANONYMOUS.value]


def _unnamed(answers: Answers) -> Answers:
    return {
        step: {name: values for name, values in typed.items() if name not in WHO_SENDS_IT}
        for step, typed in answers.items()
    }


def take_over(draft: Draft, account: AnyUser) -> bool:
    """
    What somebody began before they signed in becomes theirs, unless they want nobody to know.

    Only as it was read: another window may ask this moment to stay unnamed.
    """
    if not account.is_authenticated or draft.account_id is not None or stays_unnamed(draft):
        return False
    as_read = Draft.objects.filter(pk=draft.pk, account=None, answers=draft.answers)
    is_theirs = bool(as_read.update(account=account))
    if is_theirs:
        draft.account = account
    return is_theirs


def give_new_key(draft: Draft) -> str:
    """For another browser of the same account. The key before it is worth nothing from then on."""
    key = new_key()
    draft.key_hash = hash_of(key)
    draft.save(update_fields=["key_hash"])
    return key


@transaction.atomic
def throw_away(draft: Draft) -> None:
    """With its files; where it was sent meanwhile they belong to the case."""
    latest = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if latest is not None:
        latest.delete()
        if latest.bundle:
            remove_bundle(latest.bundle)


def forget_expired(at: datetime) -> None:
    """Drafts that nobody has opened or changed for 30 days (settings.DAILY)."""
    for pk in Draft.objects.expired(at).values_list("pk", flat=True):
        _forget(pk, at)


def _forget(pk: UUID, at: datetime) -> None:
    """Looks again under a lock: somebody may have come back to it this moment."""
    with transaction.atomic():
        draft = Draft.objects.expired(at).select_for_update().filter(pk=pk).first()
        if draft is not None:
            throw_away(draft)


def keep_open(draft: Draft, at: datetime) -> None:
    """Opening a draft counts as using it: its 30 days begin anew. Asked of the database once a day."""
    if draft.kept_at.date() != at.date():
        draft.kept_at = at
        draft.save(update_fields=["kept_at"])
