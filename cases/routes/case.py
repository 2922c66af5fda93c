"""A case: a complaint on its route, with its steps and facts, and the entries that every route has."""

from copy import copy
from datetime import date
from typing import Any, ClassVar, Self, cast
from uuid import UUID

from django.db import models

from cases import who
from cases.deadlines import count_anew_from_receipt, extend_deadline
from cases.facts import Facts
from cases.models import CaseRole, Complaint, Involvement, Outcome
from cases.ownership import displace
from cases.records import assign, reach_outcome
from cases.routes.conditions import (
    ended,
    is_decided,
    nothing_to_extend,
    person_is_known,
    settled,
    something_is_running,
)
from cases.routes.steps import Act, Step, entry
from cases.step_forms import entries as forms
from cases.who import Acting
from cases.words import Route
from people.line import Chart


class Case(Complaint):
    """
    A complaint on its way. Each route is a subclass that names its `Stage` choices and its arrows.

    `STEPS` is read off the methods in the order they are written: the route's arrows, then the entries below,
    which are recorded on a case of any route without moving it along its flowchart.
    """

    ROUTE: ClassVar[Route]
    Stage: ClassVar[type[models.TextChoices]]
    STARTS: ClassVar[tuple[str, ...]] = ()  # limits that begin when a complaint is received
    STEPS: ClassVar[dict[str, Step]] = {}
    facts: Facts

    class Meta:
        proxy = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        methods = {**vars(cls), **vars(Case)}
        cls.STEPS = {name: method.step for name, method in methods.items() if hasattr(method, "step")}

    @classmethod
    def of(cls, complaint: Complaint, on: date, chart: Chart | None = None) -> Self:
        """This complaint as a case of the route, with its facts on a day; the one given is left as it is."""
        case = cast("Self", copy(complaint))
        case.__class__ = cls
        case.facts = Facts(case, on, chart)
        return case

    @classmethod
    def arrows(cls) -> list[Step]:
        """The steps that move a case: the arrows of the flowchart."""
        return [step for step in cls.STEPS.values() if step.moves]

    @entry("Name people", who=who.OWNER, form=forms.NamePeople, unless=[settled])
    def name_people(self, act: Act) -> None:
        """Handler, investigator, decision maker and appeal hearer are different people (independence)."""
        role, person = CaseRole(act.answers["role"]), act.answers["person"]
        several = role in (CaseRole.PANEL, CaseRole.REVIEWER, CaseRole.APPEAL_HEARER)
        current = (
            [held.person for held in self.assignments.filter(role=role, ended_on=None)] if several else []
        )
        assign(self, role, [*current, person], act.on)

    @entry("Record a witness or a conflict", who=who.OWNER, form=forms.ShutOut, unless=[settled])
    def shut_out_person(self, act: Act) -> None:
        """Witnesses and people with a conflict of interest have no part in the case (independence)."""
        _shut_out(self, act.answers["person"].pk, act.answers["kind"], act)

    @entry("Stand down", who=who.ANYONE_ON_THE_CASE, form=forms.StandDown, unless=[settled])
    def stand_down(self, act: Act) -> None:
        """Anyone may stand down from a case with a reason, and loses all sight of it (who owns it)."""
        _shut_out(self, act.person.pk, Involvement.Kind.STOOD_DOWN, act)

    @entry(
        "Name the person it is about",
        who=who.OWNER,
        form=forms.NameRespondent,
        unless=[ended, person_is_known],
    )
    def name_respondent(self, act: Act) -> None:
        """When the person becomes known, whoever may not own a case about them is displaced (who owns it)."""
        self.respondent = act.answers["person"]
        self.about = self.About.PERSON
        displace(self, Facts(self, self.facts.on, self.facts.chart), act.on)

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
        extend_deadline(deadline, act.answers["due_on"])

    @entry("Correct the day it was received", who=who.OWNER, form=forms.CorrectReceived)
    def correct_received(self, act: Act) -> None:
        """A complaint counts in the year it was received; changing the day recounts (counting)."""
        self.received_on = act.answers["received_on"]
        count_anew_from_receipt(self, self.facts.timetable)

    @entry("Set aside", who=who.OWNER, form=forms.SetAside, unless=[ended, is_decided, something_is_running])
    def set_aside(self, act: Act) -> None:
        """A duplicate, or what the policy does not cover, leaves the counts; its file stays (counting)."""
        self.duplicate_of = act.answers.get("duplicate_of")
        reach_outcome(
            self, act.answers["outcome"], act.on, by=Outcome.By.SET_ASIDE, reasons=act.answers["reason"]
        )
        self.closed_on = act.on

    @entry("Add a note", who=who.ANYONE_ON_THE_CASE, form=forms.Note)
    def add_note(self, act: Act) -> None:
        """Corrections and additions are entries; nothing is edited away afterwards (rules for all routes)."""


def _shut_out(case: Case, person: UUID, kind: str, act: Act) -> None:
    Involvement.objects.get_or_create(
        complaint=case,
        person_id=person,
        kind=kind,
        defaults={"reason": act.answers["reason"], "from_on": act.on},
    )
    displace(case, Facts(case, case.facts.on, case.facts.chart), act.on)
