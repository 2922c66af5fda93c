"""Questions that are answered with people, as far as they may be named on the case."""

from typing import TYPE_CHECKING, Any, ClassVar, cast
from uuid import UUID

from django import forms

from cases.acting import Acting
from cases.eligibility import why_not_eligible
from cases.facts import Facts
from cases.models import CaseRole
from cases.ownership import why_not_owner
from cases.step_forms.more import More, add_more
from cases.step_forms.questions import AsksTheCase
from people.chart import Member
from people.models import Person

if TYPE_CHECKING:
    from cases.routes.case import Case


WHY_NOT = "Why is somebody not in the list?"


class NamesPeople(AsksTheCase, forms.ModelChoiceField):
    """
    A question about people that offers those who may and says of everybody else why not.

    Everybody else: every other member of staff, volunteer and trustee. Nothing is asked of the database for
    that; the chart of the charity is known already.
    """

    default_error_messages: ClassVar = {"required": "Choose somebody from the list."}

    def ask(self, facts: Facts, acting: Acting) -> None:
        members = colleagues(facts)
        said = {member.id: self.why_not(facts, acting, member.id) for member in members}
        self.queryset = Person.objects.filter(pk__in=[each for each, why in said.items() if why is None])
        self.left_out = {str(each.id): f"{each.name} {said[each.id]}." for each in members if said[each.id]}
        if self.left_out:
            add_more(self, More(WHY_NOT, tuple(self.left_out.values())))

    def clean(self, value: Any) -> Any:
        """Whoever is sent all the same, from an old page or a made-up one, is refused with the reason."""
        for sent in value if isinstance(value, list | tuple) else [value]:
            if str(sent) in self.left_out:
                raise forms.ValidationError(self.left_out[str(sent)])
        return super().clean(value)

    def why_not(self, facts: Facts, acting: Acting, person: UUID) -> str | None:
        raise TypeError("A question about people says why somebody is not among them.")


def colleagues(facts: Facts) -> list[Member]:
    """Staff, volunteers and trustees of the day by name, as far as a keeper of the register knows them."""
    inside = [each for each in facts.chart.members.values() if each.is_current and each.is_checked]
    return sorted(inside, key=lambda each: (each.name, str(each.id)))


class GivesARole(NamesPeople):
    """A question whose answer gives somebody a role on the case."""

    role: CaseRole  # given by the question itself, or by the first question of its form

    def why_not(self, facts: Facts, acting: Acting, person: UUID) -> str | None:
        case = cast("Case", facts.case)
        return why_not_eligible(facts, self.role, person, case.confidential_roles(acting))


class EligiblePerson(GivesARole):
    """One person who may take this role on the case (policy: independence)."""

    def __init__(self, role: CaseRole, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)
        self.role = role


class PersonForTheRole(GivesARole):
    """One person who may take the role that the first question of the form names."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)


class EligiblePeople(GivesARole, forms.ModelMultipleChoiceField):
    """Several people who may take this role on the case."""

    def __init__(self, role: CaseRole, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), widget=forms.CheckboxSelectMultiple, **kwargs)
        self.role = role


class EligibleTrustees(EligiblePeople):
    """Several trustees who may take this role on the case."""

    def why_not(self, facts: Facts, acting: Acting, person: UUID) -> str | None:
        if not facts.chart.sits_on_the_board(person):
            return "is not a trustee"
        return super().why_not(facts, acting, person)


class AnyColleague(AsksTheCase, forms.ModelChoiceField):
    """Any member of staff, volunteer or trustee who is with the charity now."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = Person.objects.current(acting.on).checked().inside()


class MayKnowOfIt(NamesPeople):
    """Anybody who may have a part in the case: neither a party nor shut out, nor below whom it is about."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)

    def why_not(self, facts: Facts, acting: Acting, person: UUID) -> str | None:
        return facts.why_not_know(person)


class ShutOutPerson(AsksTheCase, forms.ModelChoiceField):
    """Somebody whom an entry shut out of the case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = Person.objects.filter(pk__in=facts.involved)


class PossibleOwner(NamesPeople):
    """Anybody in the line, but the present owner, who may own the case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="The next in the line", **kwargs)

    def why_not(self, facts: Facts, acting: Acting, person: UUID) -> str | None:
        return why_not_owner(facts, person)
