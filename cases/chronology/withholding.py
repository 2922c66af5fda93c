"""What a chronology may leave out, what is usually left out for whom, and what has to be."""

from collections.abc import Iterable

from django.db import models

from cases.acting import Acting
from cases.letters.kinds import BY_CODE
from cases.models import Document, Event
from cases.routes import Case

For = Document.For


class Withheld(models.TextChoices):
    WITNESSES = "witnesses", "Names of witnesses"
    OTHERS = "others", "Names of everybody else but the two sides"
    NOTES = "notes", "Internal notes"
    MESSAGES = "messages", "What was written with the complainant on their own page"
    CONTACT = "contact", "Safe contact, adjustments and advocates"
    NEEDS = "needs", "Health and needs that were considered"
    SAFETY = "safety", "Safety, risk, the police, safeguarding and holds"
    CONDUCT = "conduct", "Sanctions, and the conduct limb"
    REFUSED = "refused", "Attempts that were refused"


USUALLY = {
    For.PANEL: (Withheld.NOTES, Withheld.MESSAGES, Withheld.CONTACT, Withheld.REFUSED),
    For.COMPLAINANT: (
        Withheld.WITNESSES,
        Withheld.OTHERS,
        Withheld.NOTES,
        Withheld.NEEDS,
        Withheld.SAFETY,
        Withheld.CONDUCT,
        Withheld.REFUSED,
    ),
    For.RESPONDENT: (
        Withheld.WITNESSES,
        Withheld.OTHERS,
        Withheld.NOTES,
        Withheld.MESSAGES,
        Withheld.CONTACT,
        Withheld.SAFETY,
        Withheld.REFUSED,
    ),
    For.FILE: (),
}
STEPS = {
    Withheld.MESSAGES: ("write",),
    Withheld.SAFETY: ("screen", "make_safe", "place_hold", "review_hold", "record_safety"),
    Withheld.CONDUCT: ("record_sanction",),
}
QUESTIONS = {
    Withheld.CONTACT: ("safe_contact", "adjustments", "interpreter", "advocate"),
    Withheld.NEEDS: ("needs", "adjustments", "disability_link", "essential_needs"),
    Withheld.SAFETY: (
        "screened",
        "risk",
        "police",
        "safeguarding",
        "measures",
        "measures_reason",
        "measures_review_on",
    ),
    Withheld.CONDUCT: ("sanction", "recommendation"),
}


def is_closed_to(case: Case, asking: Acting) -> bool:
    """Whether whoever asks for the chronology may themselves not read all of the conduct limb."""
    return not all(step.is_open_to(case, asking) for step in case.STEPS.values())


def must_be_withheld(case: Case, made_for: str, asking: Acting) -> tuple[Withheld, ...]:
    """A complainant is never told a sanction, and nobody passes on what is closed to themselves."""
    if made_for == For.COMPLAINANT or is_closed_to(case, asking):
        return (Withheld.CONDUCT,)
    return ()


class Withholding:
    """Applies one choice of what is withheld to the events of a case."""

    def __init__(self, case: Case, withheld: Iterable[str]) -> None:
        self.withheld = frozenset(withheld)
        closed = (
            [step for step in case.STEPS.values() if step.read_by] if self.hides(Withheld.CONDUCT) else []
        )
        self.limits = frozenset(limit for step in closed for limit in step.meets)
        self.roles = frozenset(role for step in closed for role in step.fills)
        self._steps = {step.name for step in closed} | self._listed(STEPS)
        self._questions = self._listed(QUESTIONS)

    def _listed(self, table: dict[Withheld, tuple[str, ...]]) -> set[str]:
        return {name for what, names in table.items() if self.hides(what) for name in names}

    def hides(self, what: Withheld) -> bool:
        return what in self.withheld

    def hides_event(self, event: Event) -> bool:
        if event.kind == Event.Kind.REFUSED and self.hides(Withheld.REFUSED):
            return True
        return event.step in self._steps or self._is_hidden_note(event) or self._tells_of_conduct(event)

    def _is_hidden_note(self, event: Event) -> bool:
        if event.step != "add_note":
            return False
        is_shared = event.answers.get("readers", {}).get("value") == "shared"
        return self.hides(Withheld.MESSAGES if is_shared else Withheld.NOTES)

    def _tells_of_conduct(self, event: Event) -> bool:
        if not self.hides(Withheld.CONDUCT):
            return False
        letter = BY_CODE.get(event.answers.get("letter", {}).get("value", ""))
        given = {event.answers.get("role", {}).get("value"), *event.answers.get("roles", {}).get("value", ())}
        return bool(given & self.roles) or (letter is not None and letter.tells_a_sanction)

    def keep_back(self, event: Event) -> Event:
        """The event without what is withheld of it. It is this document's own copy and is never saved."""
        event.answers = {name: each for name, each in event.answers.items() if name not in self._questions}
        if event.kind != Event.Kind.REFUSED and self.hides(Withheld.NOTES):
            event.note = ""
        return event
