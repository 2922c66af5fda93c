"""Questions that are answered with people, as far as they may be named on the case."""

from typing import Any

from django import forms

from cases.eligibility import eligible_people
from cases.facts import Facts
from cases.models import CaseRole
from cases.ownership import possible_owners
from cases.step_forms.base import AsksTheCase
from cases.who import Acting
from people.models import Person


class EligiblePerson(AsksTheCase, forms.ModelChoiceField):
    """One person who may take this role on the case (policy: independence)."""

    def __init__(self, role: CaseRole, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)
        self.role = role

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = eligible_people(facts, self.role)


class EligiblePeople(AsksTheCase, forms.ModelMultipleChoiceField):
    """Several people who may take this role on the case."""

    def __init__(self, role: CaseRole, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), widget=forms.CheckboxSelectMultiple, **kwargs)
        self.role = role

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = eligible_people(facts, self.role)


class EligibleTrustees(EligiblePeople):
    """Several trustees who may take this role on the case."""

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = eligible_people(facts, self.role).filter(pk__in=facts.chart.board)


class AnyColleague(AsksTheCase, forms.ModelChoiceField):
    """Any member of staff, volunteer or trustee who is with the charity now."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = Person.objects.current(acting.on).checked().inside()


class Candidate(AsksTheCase, forms.ModelChoiceField):
    """Somebody on the register in the role that the complaint says the person acted in."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)

    def ask(self, facts: Facts, acting: Acting) -> None:
        people = Person.objects.filter(role=facts.case.respondent_role)
        complainant = facts.case.complainant_id
        self.queryset = people.exclude(pk=complainant) if complainant else people


class ShutOutPerson(AsksTheCase, forms.ModelChoiceField):
    """Somebody whom an entry shut out of the case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = Person.objects.filter(pk__in=facts.involved)


class PossibleOwner(AsksTheCase, forms.ModelChoiceField):
    """Anybody in the line, but the present owner, who may own the case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="The next in the line", **kwargs)

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = Person.objects.filter(pk__in=possible_owners(facts))
