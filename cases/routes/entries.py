"""
What may be recorded on a case of any route without moving it along its flowchart.

Who has which role, who is shut out, corrections, notes. None of these is an arrow; all of them are events.
"""

from cases import who
from cases.facts import Facts
from cases.models import CaseRole, Complaint, Involvement, Outcome
from cases.ownership import rebind_owner
from cases.records import assign, reach_outcome
from cases.routes.conditions import ended, person_is_known
from cases.routes.steps import Act, entry
from cases.step_forms import common as forms


class Entries:
    """Entries that every route has; mixed into the three routes."""

    @entry("Name people", who=who.OWNER, form=forms.NamePeople, unless=[ended])
    def name_people(self: Complaint, act: Act) -> None:
        """Handler, investigator, decision maker and appeal hearer are different people (independence)."""
        role, person = CaseRole(act.answers["role"]), act.answers["person"]
        several = role in (CaseRole.PANEL, CaseRole.REVIEWER, CaseRole.APPEAL_HEARER)
        current = (
            [held.person for held in self.assignments.filter(role=role, ended_on=None)] if several else []
        )
        assign(self, role, [*current, person], act.on)

    @entry("Record a witness or a conflict", who=who.OWNER, form=forms.ShutOut, unless=[ended])
    def shut_out_person(self: Complaint, act: Act) -> None:
        """Witnesses and people with a conflict of interest have no part in the case (independence)."""
        _shut_out(self, act.answers["person"].pk, act.answers["kind"], act)

    @entry("Stand down", who=who.ANYONE_ON_THE_CASE, form=forms.StandDown, unless=[ended])
    def stand_down(self: Complaint, act: Act) -> None:
        """Anyone may stand down from a case with a reason, and loses all sight of it (who owns it)."""
        _shut_out(self, act.person.pk, Involvement.Kind.STOOD_DOWN, act)

    @entry(
        "Name the person it is about",
        who=who.OWNER,
        form=forms.NameRespondent,
        unless=[ended, person_is_known],
    )
    def name_respondent(self: Complaint, act: Act) -> None:
        """When the person becomes known, whoever may not own a case about them is displaced (who owns it)."""
        self.respondent = act.answers["person"]
        self.about = self.About.PERSON
        rebind_owner(self, Facts(self, act.on))

    @entry("Correct the day it was received", who=who.OWNER, form=forms.CorrectReceived)
    def correct_received(self: Complaint, act: Act) -> None:
        """A complaint counts in the year it was received; changing the day recounts, and is recorded (counting)."""
        self.received_on = act.answers["received_on"]

    @entry("Set aside", who=who.OWNER, form=forms.SetAside, unless=[ended])
    def set_aside(self: Complaint, act: Act) -> None:
        """A duplicate, or what the policy does not cover, leaves the counts; its file stays (counting)."""
        self.duplicate_of = act.answers.get("duplicate_of")
        reach_outcome(
            self, act.answers["outcome"], act.on, by=Outcome.By.SET_ASIDE, reasons=act.answers["reason"]
        )
        self.closed_on = act.on

    @entry("Add a note", who=who.ANYONE_ON_THE_CASE, form=forms.Note)
    def add_note(self: Complaint, act: Act) -> None:
        """Corrections and additions are entries; nothing is edited away afterwards (rules for all routes)."""


def _shut_out(case: Complaint, person: object, kind: str, act: Act) -> None:
    Involvement.objects.get_or_create(
        complaint=case,
        person_id=person,
        kind=kind,
        defaults={"reason": act.answers["reason"], "from_on": act.on},
    )
    case.assignments.filter(person_id=person, ended_on=None).update(ended_on=act.on)
    rebind_owner(case, Facts(case, act.on))
