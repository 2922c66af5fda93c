"""The entry with which somebody's part in a case passes to others: as owner, in roles, with actions."""

from django.db.models import Q

from cases import who
from cases.facts import Facts
from cases.handover import Part, parts_of, people_with_a_part
from cases.ownership import tell_owner
from cases.records import assign
from cases.routes.case import Entries
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms import handing_over as forms
from people.models import Person


def nobody_has_a_part(facts: Facts) -> str | None:
    return None if people_with_a_part(facts) else "Nobody has anything to hand over on this case."


class HandoverEntries(Entries):
    """Handing over, on a case of any route."""

    HEADING = "People"

    @entry(
        "Hand over what somebody does",
        who=who.HANDS_OVER,
        form=forms.HandOver,
        unless=[nobody_has_a_part],
    )
    def hand_over(self, act: Act) -> None:
        """Whoever leaves is followed in every part by somebody who may have it (independence)."""
        leaver, substitute = act.answers["leaver"], act.answers["substitute"]
        for part in parts_of(self.facts, leaver.pk, substitute.pk if substitute else None):
            if part.successor:
                self._pass_on(part, leaver, act)

    def _pass_on(self, part: Part, leaver: Person, act: Act) -> None:
        if part.is_ownership:
            self.owner_id = part.successor
            tell_owner(self, self.facts.chart)
        elif part.action:
            self.actions.filter(pk=part.action).update(owner=part.successor)
        elif part.role:
            others = self.assignments.filter(role=part.role, ended_on=None).exclude(person=leaver)
            followed = Q(pk=part.successor) | Q(pk__in=others.values("person"))
            assign(self, part.role, Person.objects.filter(followed), act.on)
