"""The entry that sends a letter, on a case of any route."""

from cases import who
from cases.facts import Facts
from cases.letters.choosing import why_nobody_reads
from cases.letters.sending import send
from cases.models import Reader
from cases.routes.case import Entries
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms import letters as forms


def nobody_to_write_to(facts: Facts) -> str | None:
    """Somebody must be there to read a letter."""
    refused = [why_nobody_reads(facts.case, reader) for reader in Reader]
    return refused[0] if all(refused) else None


class LetterEntries(Entries):
    """What is written to the two sides of a complaint."""

    HEADING = "Letters"

    @entry("Send a letter", who=who.ANYONE_ON_THE_CASE, form=forms.SendLetter, unless=[nobody_to_write_to])
    def send_letter(self, act: Act) -> None:
        """Both sides are told in writing, in plain words; the complainant never hears of a sanction."""
        send(self, act)
