"""What a draft became, for whoever sent it: by their account, or by the key their browser still holds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from cases.intake.holder import Holder
from cases.intake.keys import hash_of_code, receipt_code, submission_of
from cases.models import Complaint

SHOWN_AGAIN = timedelta(minutes=30)  # the code, to a second press whose first answer got lost


@dataclass(frozen=True)
class Filed:
    """
    The complaints, and the receipt code of whoever has no account or stays unnamed.

    `key` is what the code was made of: it has done its work.
    """

    complaints: list[Complaint]
    code: str = ""
    key: str = ""

    def may_show_code(self, at: datetime) -> bool:
        """Only just after: whoever finds the private link later must not come by the code with it."""
        return at - self.complaints[0].filed_at < SHOWN_AGAIN


def sent_before(holder: Holder, draft: UUID) -> Filed | None:
    """Nothing for anybody but the sender."""
    submission = submission_of(draft)
    by_account = Complaint.objects.sent_by(holder.account)
    first = by_account.filter(submission=submission).first()
    if first is not None:
        return Filed(list(by_account.filter(incident=first.incident, filed_at=first.filed_at)))
    keys = {hash_of_code(receipt_code(key)): key for key in holder.keys}
    first = Complaint.objects.filter(submission=submission, receipt__in=list(keys)).first()
    return sent_with(keys[first.receipt]) if first is not None else None


def sent_with(key: str) -> Filed | None:
    """What the draft with this key became, if it got a receipt code."""
    code = receipt_code(key)
    complaints = list(Complaint.objects.filter(receipt=hash_of_code(code)))
    return Filed(complaints, code, key) if complaints else None
