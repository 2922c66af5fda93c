"""Takes in a policy document with what is known about it, in one call: the command, the demo charity."""

from datetime import date, datetime

from django.db import transaction

from people.models import User
from policies.documents.document import Document
from policies.models import Kind, Policy, PolicyVersion


@transaction.atomic
def take_in(
    document: Document,
    *,
    organisation: str,
    title: str,
    version: str,
    approver: str,
    approved_on: date,
    added_at: datetime,
    next_review_on: date | None = None,
    kind: str = Kind.OTHER,
    added_by: User | None = None,
) -> PolicyVersion:
    """
    Adds a version to the organisation's policy of this title, and the policy itself when it is new.

    `document` comes from `policies.documents.reading`. Raises ValidationError, by field, for what the
    rules refuse: a version that is there already, approval in the future, a review too far away.
    """
    policy = Policy.objects.filter(organisation=organisation, title=title).first()
    if policy is None:
        policy = Policy(organisation=organisation, title=title, kind=kind)
        policy.full_clean()
        policy.save()
    taken_in = PolicyVersion(
        policy=policy,
        label=version,
        approver=approver,
        approved_on=approved_on,
        added_by=added_by,
        added_at=added_at,
    )
    if next_review_on is not None:
        taken_in.next_review_on = next_review_on  # else by the usual rule
    taken_in.write(document)
    taken_in.full_clean()
    taken_in.save()
    return taken_in
