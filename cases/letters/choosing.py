"""Which letters may be sent on a case now, and which of them is likely the next."""

from dataclasses import dataclass

from cases.facts import Facts
from cases.letters.kinds import FILED, KINDS, LetterKind
from cases.models import Complaint, Event, Reader

SENDING = ("send_letter", "send_conduct_letter")


@dataclass(frozen=True)
class Choice:
    """A letter that may be sent; `is_suggested` right after the step that calls for it."""

    kind: LetterKind
    is_suggested: bool

    @property
    def words(self) -> str:
        """“Outcome, to the complainant (suggested now)”"""
        to = f"{self.kind.title}, to {self.kind.reader_label[0].lower()}{self.kind.reader_label[1:]}"
        return f"{to} (suggested now)" if self.is_suggested else to


def letters_for(facts: Facts, *, confidential: bool) -> list[Choice]:
    """The letters of the case's route whose reader can be written to, those suggested first."""
    due = _called_for(facts)
    found = [
        Choice(kind, kind.code in due)
        for kind in KINDS
        if why_nobody_reads(facts.case, kind.reader) is None and _is_sent_as(facts.case, kind, confidential)
    ]
    return sorted(found, key=lambda choice: not choice.is_suggested)


def _is_sent_as(case: Complaint, kind: LetterKind, confidential: bool) -> bool:
    """Whether a letter belongs to the case's route, and there to the confidential ones or to the others."""
    return case.route in kind.routes and (case.route in kind.is_confidential_on) == confidential


def why_nobody_reads(case: Complaint, reader: Reader) -> str | None:
    """Why this reader cannot be written to, in a sentence."""
    if reader == Reader.RESPONDENT:
        return (
            None if case.respondent_id else "It is not known who it is about, so there is nobody to write to."
        )
    if case.complainant_id or case.has_own_page:
        return None
    if case.anonymous:
        return "The complaint is anonymous and came without a receipt code, so there is nobody to write to."
    return "It is not known who complained, so there is nobody to write to."


def _called_for(facts: Facts) -> set[str]:
    """Codes of the letters that what happened last calls for, and that were not sent since."""
    taken, sent = _since_the_last_move(facts)
    return {kind.code for kind in KINDS if taken & {*kind.after}} - sent


def _since_the_last_move(facts: Facts) -> tuple[set[str], set[str]]:
    """The last step that moved the case with the entries since, and the codes of the letters sent since."""
    taken, sent = {FILED}, set[str]()
    for event in facts.story:
        if event.kind == Event.Kind.STEP:
            taken, sent = {event.step}, set()
        elif event.kind == Event.Kind.ENTRY and event.step in SENDING:
            sent.add(event.answers["letter"]["value"])
        elif event.kind == Event.Kind.ENTRY:
            taken.add(event.step)
    return taken, sent
