"""
Handing over what somebody does on cases, when they leave or are away for long (policy: who owns it).

`parts_of` says for one case who follows in each part, or why nobody does yet. The page of a handover shows
that, and the entry "Hand over what somebody does" does it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.access import ComplaintQuerySet
from cases.eligibility import why_not_eligible
from cases.facts import Facts
from cases.models import Action, Assignment, CaseRole, Complaint
from cases.ownership import possible_owners
from people.chart import chart_for
from people.models import Office, Person
from people.standing import AnyUser, standing_of

NOBODY_CHOSEN = "nobody is chosen to take it over"


@dataclass(frozen=True)
class Part:
    """One thing somebody does on a case, and who follows them in it; `why_not` says why nobody does."""

    words: str
    successor: UUID | None
    why_not: str = ""
    role: CaseRole | None = None
    action: int | None = None

    @property
    def is_ownership(self) -> bool:
        return self.role is None and self.action is None


def parts_of(facts: Facts, leaver: UUID, substitute: UUID | None) -> list[Part]:
    """The case goes to the next in the line who may own it; roles and actions go to the substitute."""
    if substitute == leaver:
        substitute = None
    owned = list(_ownership(facts, leaver))
    owner = owned[0].successor if owned else facts.case.owner_id
    return [
        *owned,
        *_roles(facts, leaver, substitute),
        *_actions(facts, leaver, substitute, owner if owner != leaver else None),
    ]


def people_with_a_part(facts: Facts) -> set[UUID]:
    """Everybody who has something to hand over on the case."""
    found = {action.owner_id for action in facts.case.actions.all() if action.done_on is None}
    if not facts.has_ended:
        found.add(facts.case.owner_id)
    if not facts.has_ended or facts.referral_goes_on:
        found.update(*facts.roles.values())
    return {each for each in found if each}


def _ownership(facts: Facts, leaver: UUID) -> Iterator[Part]:
    if facts.case.owner_id != leaver or facts.has_ended:
        return
    following = next(iter(possible_owners(facts)), None)
    yield Part("Owner", following, "" if following else "nobody else in the line may own it")


def _roles(facts: Facts, leaver: UUID, substitute: UUID | None) -> Iterator[Part]:
    if facts.has_ended and not facts.referral_goes_on:
        return
    for role in CaseRole:
        if leaver in facts.roles[role]:
            said = _why_not_the_substitute(facts, role, substitute)
            yield Part(str(role.label), None if said else substitute, said, role)


def _why_not_the_substitute(facts: Facts, role: CaseRole, substitute: UUID | None) -> str:
    if substitute is None:
        return NOBODY_CHOSEN
    if substitute in facts.roles[role]:
        return f"{_name(facts, substitute)} has this role already"
    said = why_not_eligible(facts, role, substitute)
    return f"{_name(facts, substitute)} {said}" if said else ""


def _actions(facts: Facts, leaver: UUID, substitute: UUID | None, owner: UUID | None) -> Iterator[Part]:
    """An action tells of the case, so it goes to nobody whom the case shuts out; then it is the owner's."""
    may = substitute is not None and facts.why_not_know(substitute) is None
    following = substitute if may else owner
    for action in facts.case.actions.all():
        if action.owner_id == leaver and action.done_on is None:
            words = f"Action due on {action.due_on:%-d %B %Y}: {action.text}"
            yield Part(words, following, "" if following else NOBODY_CHOSEN, action=action.pk)


def _name(facts: Facts, person: UUID) -> str:
    member = facts.chart.members.get(person)
    return member.name if member else "The person chosen"


# Who may hand over whose cases


def may_hand_over(user: AnyUser, on: date) -> bool:
    """The Director and the Director's delegate, and the Chair for when the Director leaves."""
    standing = standing_of(user, on)
    return standing.oversees_all or Office.CHAIR in standing.offices


def cases_of(user: AnyUser, on: date, leaver: UUID) -> ComplaintQuerySet:
    """
    Cases on which somebody has something to hand over, as far as this account may hand over there.

    What it may not see is neither counted nor touched: it finds its next owner when the person leaves.
    """
    open_cases = _within_reach(user, on).in_progress().order_by().values("pk")
    holds = Exists(Assignment.objects.filter(complaint=OuterRef("pk"), person=leaver, ended_on=None))
    to_do = Exists(Action.objects.filter(complaint=OuterRef("pk"), owner=leaver, done_on=None))
    goes_on = Q(pk__in=open_cases) | Q(conduct_referral__isnull=False, conduct_referral__ended_on=None)
    found = _within_reach(user, on).filter(
        Q(pk__in=open_cases, owner=leaver) | (goes_on & Q(holds)) | Q(to_do)
    )
    related = found.select_related("complainant", "respondent", "conduct_referral")
    return related.prefetch_related(
        "assignments", "involvements", "outcomes", "actions", "holds", "exceptions"
    )


def possible_leavers(user: AnyUser, on: date) -> QuerySet[Person]:
    """Everybody inside the charity, also who has left; for the Chair alone, whoever is Director."""
    if standing_of(user, on).oversees_all:
        return Person.objects.inside().checked()
    return Person.objects.filter(pk__in=chart_for(user, on).holders(Office.DIRECTOR))


def _within_reach(user: AnyUser, on: date) -> ComplaintQuerySet:
    """The same as `who.HANDS_OVER` allows, of the cases that the account may see."""
    visible, standing = Complaint.objects.visible_to(user, on), standing_of(user, on)
    return visible if standing.oversees_all else visible.filter(owner=standing.person)
