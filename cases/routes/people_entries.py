"""Entries about people on a case of any route: who works on it, owns it, is shut out."""

from uuid import UUID

from cases import who
from cases.acting import Acting
from cases.models import CaseRole, Involvement
from cases.ownership import possible_owners, tell_owner
from cases.records import assign
from cases.routes.bad_faith import BadFaithEntries
from cases.routes.conditions import (
    ended,
    nobody_is_shut_out,
    settled,
)
from cases.routes.decorators import entry
from cases.routes.entries import CaseWithEntries
from cases.routes.exceptions import ExceptionEntries
from cases.routes.steps import Act
from cases.routes.triage import TriageEntries
from cases.step_forms import people_entries as forms
from people.models import Office

SEVERAL_HOLD = (CaseRole.PANEL, CaseRole.REVIEWER, CaseRole.APPEAL_HEARER)
# Who watches over every case is not shut out of one by its owner alone.
WATCHING = (Office.DIRECTOR, Office.EQUALITIES_LEAD, Office.CHAIR)


class CaseWithPeople(TriageEntries, ExceptionEntries, BadFaithEntries, CaseWithEntries):
    """A case, and what is recorded about the people on it whatever its route."""

    HEADING = "People"

    class Meta:
        proxy = True

    @entry("Name people", who=who.OWNER, form=forms.NamePeople, unless=[settled])
    def name_people(self, act: Act) -> None:
        """Handler, investigator, decision maker and appeal hearer are different people (independence)."""
        role, person = CaseRole(act.answers["role"]), act.answers["person"]
        held = self.assignments.filter(role=role, ended_on=None) if role in SEVERAL_HOLD else ()
        assign(self, role, [*(each.person for each in held), person], act.on)

    @entry("Hand the case on", who=who.WHO_HANDS_ON, form=forms.HandOn, unless=[ended], while_held=True)
    def hand_on(self, act: Act) -> None:
        """A case whose owner is missing or cannot go on is owned by the next who may (who owns it)."""
        chosen = act.answers["owner"]
        self.owner_id = chosen.pk if chosen else self._next_in_the_line(act)
        tell_owner(self, self.facts.chart)

    def _next_in_the_line(self, act: Act) -> UUID:
        found = next(iter(possible_owners(self.facts)), None)
        if found is None:
            act.refuse("Nobody else in the line may own this case.")
        return found

    @entry(
        "Record a witness or a conflict",
        who=who.OWNER_DIRECTOR_OR_CHAIR,
        form=forms.ShutOut,
        unless=[settled],
        while_held=True,
    )
    def shut_out_person(self, act: Act) -> None:
        """Witnesses and people with a conflict of interest have no part in the case (independence)."""
        person = act.answers["person"].pk
        watching = {holder for office in WATCHING for holder in self.facts.chart.holders(office)}
        if person in watching and not who.DIRECTOR_OR_CHAIR.allows(self, Acting(act.by, self.facts.on)):
            act.refuse(
                "To shut out the Director, the Director’s delegate or the Chair is for the Director or the "
                "Chair. They may also stand down themselves."
            )
        self._shut_out(person, act.answers["kind"], act)

    @entry(
        "Correct who is shut out",
        who=who.DIRECTOR_OR_CHAIR,
        form=forms.LetIn,
        unless=[settled, nobody_is_shut_out],
        while_held=True,
    )
    def let_in_person(self, act: Act) -> None:
        """A witness or conflict recorded by mistake shuts out the wrong person; the entry stays on file."""
        person = act.answers["person"]
        self.involvements.filter(person=person, ended_on=None).update(ended_on=act.on)

    @entry("Stand down", who=who.ANYONE_ON_THE_CASE, form=forms.StandDown, while_held=True)
    def stand_down(self, act: Act) -> None:
        """Anyone may stand down from a case with a reason, and loses all sight of it (who owns it)."""
        # Also from one that has ended: else it would tell who may not know that something goes on beside it.
        self._shut_out(act.person.pk, Involvement.Kind.STOOD_DOWN, act)

    def _shut_out(self, person: UUID, kind: str, act: Act) -> None:
        Involvement.objects.get_or_create(
            complaint=self,
            person_id=person,
            kind=kind,
            ended_on=None,
            defaults={"reason": act.answers["reason"], "from_on": act.on},
        )
        self._displace(act)
