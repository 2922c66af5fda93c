"""Who has a part in a case, who had one, and who must not."""

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from cases.facts.course import Course
from cases.follow_ups import dealt_with
from cases.models import Assignment, CaseRole, Complaint, Involvement
from people.chart import Chart
from people.line import above, why_not
from people.models import Office, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def shut_out_of(case: Complaint, chart: Chart) -> frozenset[UUID]:
    """
    Whom the complaint itself shuts out: its complainant, all staff and volunteers of one about a trustee, and
    whom the complaint was about that it follows.

    Where that trustee is on the register the line tells who works below; where it is not known who it is, or
    somebody else acted as one, the role alone does.
    """
    before = case.follows.respondent_id if case.follows else None
    parties = frozenset(each for each in (case.complainant_id, before) if each)
    if case.respondent_role != Role.TRUSTEE or chart.sits_on_the_board(case.respondent_id):
        return parties
    return parties | {each for each in chart.members if not chart.sits_on_the_board(each)}


def shut_out_by(involvements: "Iterable[Involvement]", chart: Chart) -> frozenset[UUID]:
    """
    Whom involvements that have not ended shut out; the same as `need_to_know.shut_out` asks the database.

    Whoever works below somebody it may be about is shut out with them, as below the person it is about.
    """
    running = [each for each in involvements if each.ended_on is None]
    heads = {each.person_id for each in running if each.kind in Involvement.WITH_THOSE_BELOW}
    below = (each for each in chart.members if above(chart, each) & heads) if heads else ()
    return frozenset({each.person_id for each in running}.union(below))


class People(Course):
    @cached_property
    def roles(self) -> "Mapping[str, frozenset[UUID]]":
        """Person ids by case role, of assignments that have not ended."""
        return _by_role(each for each in self._assignments if each.ended_on is None)

    @cached_property
    def _assignments(self) -> list[Assignment]:
        return list(self.case.assignments.all())

    def holds(self, person: UUID | None, *roles: CaseRole) -> bool:
        return any(person in self.roles[role] for role in roles)

    def ever_held(self, role: CaseRole) -> frozenset[UUID]:
        """Everybody who has the role or had it: whoever was replaced had a part in the case all the same."""
        return self._ever[role]

    @cached_property
    def _ever(self) -> "Mapping[str, frozenset[UUID]]":
        return _by_role(self._assignments)

    def took_a_step(self, person: UUID) -> bool:
        member = self.chart.members.get(person)
        account = member.account_id if member else None
        return account is not None and any(step.actor_id == account for step in self.steps_taken)

    def is_excepted(self, person: UUID | None, role: CaseRole) -> bool:
        """Whether a very small charity allows this person the role beside another one in the case."""
        return (person, role) in self._exceptions

    @cached_property
    def _exceptions(self) -> frozenset[tuple[UUID | None, str]]:
        return frozenset((each.person_id, each.role) for each in self.case.exceptions.all())

    @cached_property
    def involved(self) -> frozenset[UUID]:
        """Witnesses, who stood down, whoever may be meant; not those whom an entry let in again."""
        return frozenset(each.person_id for each in self.case.involvements.all() if each.ended_on is None)

    @cached_property
    def below_somebody_meant(self) -> frozenset[UUID]:
        """Whom the case shuts out only because they work below somebody it may be about."""
        return shut_out_by(self.case.involvements.all(), self.chart) - self.involved

    @cached_property
    def shut_out(self) -> frozenset[UUID]:
        """Everybody who must have no part in the case besides the person it is about."""
        return shut_out_of(self.case, self.chart) | shut_out_by(self.case.involvements.all(), self.chart)

    def why_not_know(self, person: UUID) -> str | None:
        """Why somebody must not know of the case at all; None when they may, whatever part they then have."""
        return why_not(self.chart, person, respondent=self.case.respondent_id, shut_out=self.shut_out)

    @cached_property
    def dealt_before(self) -> frozenset[UUID]:
        """Whoever dealt with the complaint that this one follows, if it follows one."""
        known = dealt_with([self.case.follows_id]) if self._dealt is None else self._dealt
        return known.get(self.case.follows_id, frozenset())

    @cached_property
    def director_is_shut_out(self) -> bool:
        """Whether no Director may have a part in the case, so that trustees stand in."""
        return all(self.why_not_know(each) for each in self.chart.holders(Office.DIRECTOR))

    @cached_property
    def director_was_involved(self) -> bool:
        """Whether the Director owns the case, took a step or ever worked on it, or may have no part in it."""
        directors = self.chart.holders(Office.DIRECTOR)
        if self.director_is_shut_out or self.case.owner_id in directors:
            return True
        roles = (role for role in CaseRole if role != CaseRole.APPEAL_HEARER)
        if any(self.ever_held(role) & {*directors} for role in roles):
            return True
        return any(self.took_a_step(each) for each in directors)


def _by_role(assignments: "Iterable[Assignment]") -> "Mapping[str, frozenset[UUID]]":
    held: dict[str, set[UUID]] = defaultdict(set)
    for each in assignments:
        held[each.role].add(each.person_id)
    return defaultdict(frozenset, {role: frozenset(people) for role, people in held.items()})
