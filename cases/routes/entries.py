"""Entries about the complaint itself, on a case of any route: its limits, its beginning, its end."""

from cases import who
from cases.acting import Acting
from cases.deadlines import count_anew_from_receipt, extend_deadline
from cases.models import Outcome
from cases.news import tell_complainant
from cases.records import reach_outcome
from cases.routes.actions import ActionEntries
from cases.routes.allegations import AllegationEntries
from cases.routes.case import Case
from cases.routes.conditions import ended, is_decided, nothing_to_extend, something_is_running
from cases.routes.decorators import entry
from cases.routes.evidence import EvidenceEntries
from cases.routes.handing_over import HandoverEntries
from cases.routes.holds import HoldEntries
from cases.routes.letters import LetterEntries
from cases.routes.measures import MeasureEntries
from cases.routes.messages import MessageEntries
from cases.routes.reopening import ReopeningEntries
from cases.routes.steps import Act
from cases.step_forms import entries as forms

MOST_EXTENSIONS = 2


class CaseWithEntries(
    HoldEntries,
    MeasureEntries,
    ActionEntries,
    AllegationEntries,
    ReopeningEntries,
    MessageEntries,
    EvidenceEntries,
    LetterEntries,
    HandoverEntries,
    Case,
):
    """A case, and what is recorded about it whatever its route."""

    HEADING = "The complaint itself"

    class Meta:
        proxy = True

    @entry(
        "Extend a limit",
        who=who.OWNER_DIRECTOR_OR_CHAIR,
        form=forms.ExtendLimit,
        unless=[ended, nothing_to_extend],
    )
    def extend_limit(self, act: Act) -> None:
        """Once, before the limit passes, with its reason; again only by the Director or Chair (extension)."""
        deadline = next(each for each in self.facts.extendable if each.limit == act.answers["limit"])
        if deadline.due_on < self.facts.on:
            act.refuse(f"This limit passed on {deadline.due_on:%-d %B %Y}. It can only be extended before.")
        if deadline.extensions and not who.DIRECTOR_OR_CHAIR.allows(self, Acting(act.by, self.facts.on)):
            act.refuse("This limit was extended before. A second time is for the Director or the Chair.")
        if deadline.extensions >= MOST_EXTENSIONS:
            act.refuse("This limit was extended twice. It is not extended again.")
        extend_deadline(deadline, act.answers["due_on"])

    @entry("Correct the day it was received", who=who.OWNER, form=forms.CorrectReceived)
    def correct_received(self, act: Act) -> None:
        """A complaint counts in the year it was received; changing the day recounts (counting)."""
        before, self.received_on = self.received_on, act.answers["received_on"]
        count_anew_from_receipt(self, before, self.facts.timetable)

    @entry("Set aside", who=who.OWNER, form=forms.SetAside, unless=[ended, is_decided, something_is_running])
    def set_aside(self, act: Act) -> None:
        """A duplicate, or what the policy does not cover, leaves the counts; its file stays (counting)."""
        self.duplicate_of = act.answers.get("duplicate_of")
        reach_outcome(
            self, act.answers["outcome"], act.on, by=Outcome.By.SET_ASIDE, reasons=act.answers["reason"]
        )
        self.closed_on = act.on
        tell_complainant(self)
