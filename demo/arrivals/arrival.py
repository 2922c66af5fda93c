"""One filing of the demo charity as it was typed, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cases.intake.keys import receipt_code
from cases.models import Complaint
from demo.arrivals.files import Made
from demo.diary import When
from demo.situations.situation import Situation, Then

Typed = Mapping[str, Mapping[str, str | Sequence[str]]]  # by step, then by question


@dataclass(frozen=True)
class Arrival:
    """
    People on the register and services are named as in `demo.people`, everything else is what was typed.

    Without an account it is sent by whoever holds the `key`, which is fixed here, so that its receipt code
    is the same in every demo. `path` is what was done since.
    """

    typed: Typed
    when: When
    by: str = ""  # whose account
    key: str = ""
    files: Sequence[Made] = ()
    path: Sequence[str | Then] = ()

    def told_by(self, complaint: Complaint) -> Situation:
        """What became of it, as the cases of the demo are told."""
        return Situation(complaint.account, self.when, self.path, by=self.by, wishes=complaint.wishes)

    @property
    def code(self) -> str:
        return receipt_code(self.key)
