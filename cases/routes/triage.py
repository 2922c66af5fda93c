"""Entries that sort out an arrival: whom it is about, who complained, in which roles, about which events."""

from collections.abc import Collection
from uuid import UUID

from cases import who
from cases.acting import Acting
from cases.deadlines import owed_to
from cases.facts import Facts
from cases.meant import look_who_is_meant, settle_who_is_meant
from cases.models import Complaint, Event
from cases.models.complaint import new_incident
from cases.ownership import displace
from cases.routes.case import Entries
from cases.routes.conditions import ended, is_decided, suspension_is_running
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.same_events import keep_apart
from cases.step_forms import matching
from cases.step_forms import triage as forms
from cases.step_forms.base import StepForm
from cases.triage.register import add_to_the_register, put_back, take_off_if_unused
from cases.words import Route

PAST_THE_BEGINNING = (
    "In these roles {new} covers it, but the case is past its first stage under {old}. Type the complaint in "
    "again with the right roles and the day it was received, then set this one aside as a duplicate of it."
)


def person_is_known(facts: Facts) -> str | None:
    case = facts.case
    if case.is_about_nobody:
        return "This complaint is about a policy or practice, not a person."
    if case.respondent is None or (case.respondent.added_with_complaint and not is_decided(facts)):
        return None
    return "Who this complaint is about is recorded already."


def person_is_not_named(facts: Facts) -> str | None:
    if facts.case.respondent_id is None:
        return "Nobody is named as the person that this complaint is about."
    return None


def nobody_was_typed_in(facts: Facts) -> str | None:
    case = facts.case
    if case.anonymous:
        return "This complaint is anonymous. Nobody looks for who made it."
    if any(person and person.added_with_complaint for person in (case.complainant, case.brought_by)):
        return None
    return "Whoever made this complaint is known on the register."


def matches(facts: Facts) -> list[Event]:
    """Entries that matched who complained and were not undone, the latest last."""
    standing: list[Event] = []
    for event in facts.story:
        if event.kind == Event.Kind.ENTRY and event.step == "match_complainant":
            standing.append(event)
        elif event.kind == Event.Kind.ENTRY and event.step == "undo_match":
            standing.pop()
    return standing


def nobody_was_matched(facts: Facts) -> str | None:
    return None if matches(facts) else "Nobody who was typed in has been matched with the register."


def is_covered(facts: Facts) -> str | None:
    return (
        f"{Route(facts.case.route).short} covers complaints between these two roles. If a role is wrong, use "
        "“Set the roles”. If the policy does not cover what happened, use “Set aside”; the letter "
        "“Passed on” then says where it goes."
    )


class TriageEntries(Entries):
    """Whatever its sender could not know is made good by whoever sorts it out."""

    HEADING = "People"

    @entry(
        "Name the person it is about",
        who=who.SORTS_OUT,
        form=matching.NameRespondent,
        unless=[ended, person_is_known],
        while_held=True,
    )
    def name_respondent(self, act: Act) -> None:
        """When the person becomes known, whoever may not own a case about them loses it (who owns it)."""
        if act.answers["not_known"]:
            return
        role, typed_in = act.answers["role"], self.respondent
        if act.answers["new_name"]:
            act.answers["person"] = add_to_the_register(act.answers.pop("new_name"), role, self.service)
        self._is_about(act, role)
        take_off_if_unused(typed_in, self.respondent, self)

    @entry(
        "Correct whom it is about",
        who=who.DIRECTOR_OR_CHAIR,
        form=matching.CorrectRespondent,
        unless=[ended, person_is_not_named, is_decided, suspension_is_running],
        while_held=True,
    )
    def correct_respondent(self, act: Act) -> None:
        """A wrongly named person leaves the counts; the right one, once known, enters them (counting)."""
        self._is_about(act, act.answers["role"] or self.respondent_role)

    def _is_about(self, act: Act, role: str) -> None:
        before = {each for each in (self.respondent_id,) if each}
        self.respondent = act.answers["person"]
        self.about = self.About.PERSON if self.respondent else self.About.UNKNOWN
        self._act_in_roles(act, self.complainant_role, role)
        if self.respondent:
            before |= settle_who_is_meant(self, act.on)
        else:
            look_who_is_meant(self, self.facts.chart, act.on)
        self._keep_apart(act, before)
        self._displace(act)

    @entry(
        "Match who complained with the register",
        who=who.SORTS_OUT,
        form=matching.MatchComplainant,
        unless=[ended, nobody_was_typed_in],
        while_held=True,
    )
    def match_complainant(self, act: Act) -> None:
        """Somebody typed in may be known already. No party has another part in the case (independence)."""
        person, helper = act.answers.get("person"), act.answers.get("helper")
        typed_in = self.complainant, self.brought_by
        self.complainant, self.brought_by = person or self.complainant, helper or self.brought_by
        for before, now in zip(typed_in, (self.complainant, self.brought_by), strict=True):
            take_off_if_unused(before, now, self)
        self._displace(act)

    @entry(
        "Undo the match of who complained",
        who=who.SORTS_OUT,
        form=matching.UndoMatch,
        unless=[ended, nobody_was_matched],
        while_held=True,
    )
    def undo_match(self, act: Act) -> None:
        """Whoever was taken for them reads it no longer; they can be matched again (need to know)."""
        before = matches(self.facts)[-1].answers
        if typed_in := before.get("person_before"):
            self.complainant = put_back(typed_in["people"][0])
        if typed_in := before.get("helper_before"):
            self.brought_by = put_back(typed_in["people"][0])
        self._displace(act)

    @entry("Set the roles", who=who.SORTS_OUT, form=forms.SetRoles, unless=[ended, is_decided])
    def set_roles(self, act: Act) -> None:
        """The route follows from the two roles that people acted in, and is never picked (who about whom)."""
        given = act.answers.get("respondent_role", forms.SetRoles.NOT_KNOWN)
        about = "" if given == forms.SetRoles.NOT_KNOWN else given
        alone = not who.DIRECTOR_OR_CHAIR.allows(self, Acting(act.by, self.facts.on))
        if self.respondent_role and about != self.respondent_role and alone:
            act.refuse("To change what the person it is about was is for the Director or the Chair.")
        self._act_in_roles(act, act.answers["complainant_role"], about)
        look_who_is_meant(self, self.facts.chart, act.on)
        self._keep_apart(act)
        self._displace(act)

    def _act_in_roles(self, act: Act, complainant: str, respondent: str) -> None:
        """A case at its beginning goes over to the route of its roles; what was due on the old one ends."""
        self.complainant_role, self.respondent_role = complainant, respondent
        before, route = Route(self.route), Route.between(complainant, respondent)
        if route == before:
            return
        if not self.is_at_the_beginning:
            act.refuse(PAST_THE_BEGINNING.format(new=_in_words(route), old=_in_words(before)))
        self.deadlines.filter(limit__in=self.STARTS, met_on=None, ended_on=None).update(ended_on=act.on)
        self.begin_on(route)
        for limit in _begun_by(self):
            act.start(limit)

    @entry("Say which events it is about", who=who.SORTS_OUT, form=forms.SetEvents)
    def set_events(self, act: Act) -> None:
        """
        Complaints about the same facts share an incident; counts tell both numbers (who about whom). Whoever
        one of them is about has no part in the others, and stays out of a case that leaves them again until
        that is corrected: what was written of them stands in it (independence).
        """
        joined = act.answers["other"]
        self.incident = joined.incident if joined else new_incident()
        self._keep_apart(act)
        self._displace(act)

    @entry("Redirect", who=who.SORTS_OUT, form=StepForm, unless=[ended, is_covered])
    def redirect(self, act: Act) -> None:
        """What an appendix covers goes its way; only what none covers is redirected (who about whom)."""

    def _keep_apart(self, act: Act, no_longer: Collection[UUID] = ()) -> None:
        # Not at the top: finding new owners records events, and what is recorded are steps of the routes.
        from cases.rebinding import rebind_cases

        rebind_cases(keep_apart(self, act.on, no_longer), act.at)

    def _displace(self, act: Act) -> None:
        displace(self, Facts(self, self.facts.on, self.facts.chart), act.on)


def _in_words(route: Route) -> str:
    return "no appendix" if route == Route.REDIRECTED else route.short


def _begun_by(case: Complaint) -> list[str]:
    from cases.routes import ROUTES  # every route has these entries, so that none of them can be known first

    return owed_to(case, ROUTES[case.route].STARTS)
