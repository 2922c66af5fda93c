"""Forms of sorting out an arrival: whom it is about, and who complained."""

from typing import Any

from django import forms

from cases.step_forms.base import StepForm
from cases.step_forms.from_the_register import PersonItIsAbout, WhoBroughtIt, WhoComplained
from cases.step_forms.questions import choice, confirmed, text
from cases.step_forms.triage import TellsTheRoute
from people.models import Person, Role


class NamesTheRespondent(TellsTheRoute):
    """Somebody on the register, in the role they acted in: it may be another one than they have there."""

    person = PersonItIsAbout(label="The person it is about")
    role = choice(
        "What were they to the charity when it happened?",
        Role.choices,
        "It decides which steps follow. Leave it empty if the complaint says it and it is right.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        person, known = answers.get("person"), self.facts.case.respondent_role
        if person and not answers.get("role"):
            if known and known == person.role:
                answers["role"] = known
            else:
                self.refuse("role", self._say_the_role(person, known))
        return answers

    def _say_the_role(self, person: Person, known: str) -> str:
        if not known:
            return "Say what they were to the charity when it happened."
        register, said = person.get_role_display().lower(), str(Role(known).label).lower()
        return f"On the register: {register}. In the complaint: {said}. Say what they were when it happened."


class NameRespondent(NamesTheRespondent):
    """Who it is about has become known: somebody on the register, somebody new, or nobody can tell yet."""

    new_name = forms.CharField(
        label="Or somebody who is not on the register: their name", required=False, max_length=200
    )
    not_known = forms.BooleanField(label="Nobody can tell who it is for now. Leave it open", required=False)
    reason = text("How you know, or what you tried", rows=2)

    field_order = ("person", "new_name", "not_known", "role", "reason")

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        given = [name for name in ("person", "new_name", "not_known") if answers.get(name)]
        if len(given) > 1:
            self.refuse(
                given[0], "Choose one of the three: somebody on the register, somebody new, or nobody."
            )
        if not given and "person" not in self.errors:
            self.refuse("person", "Choose somebody, type a new name, or say that nobody can tell.")
        if answers.get("new_name") and not answers.get("role"):
            answers["role"] = self.facts.case.respondent_role
            if not answers["role"]:
                self.refuse("role", "Say what they were to the charity when it happened.")
        return answers


class CorrectRespondent(NamesTheRespondent):
    """Somebody was named wrongly. The person named until now is kept with the answers."""

    reason = text("How the mistake came about", rows=2)

    field_order = ("person", "role", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = self.facts.case.respondent_id
        self.fields["person"].label = "The person it is really about"
        self.fields["person"].help_text = "Leave it at “Nobody of these” if this is not known."

    def recorded(self) -> dict[str, dict[str, Any]]:
        before = {"label": "The person named until now", "people": [str(self.before)]}
        return {**super().recorded(), "person_before": before}

    def clean_person(self) -> Any:
        person = self.cleaned_data["person"]
        if person and person.pk == self.before:
            raise forms.ValidationError("This person is named already.")
        return person


class MatchComplainant(StepForm):
    """Somebody typed in is on the register already. Who was typed in stays with the answers."""

    person = WhoComplained(label="The person who complained")
    helper = WhoBroughtIt(label="The person who brought it for them")
    reason = text("How you know that it is the same person", rows=2)
    sure = confirmed(
        "They said so themselves, or there is no doubt left",
        "Whoever you choose reads this complaint on their own page, if they have an account.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = self.facts.case
        self.before = {"person": case.complainant, "helper": case.brought_by}
        for name, typed_in in self.before.items():
            if typed_in is None or not typed_in.added_with_complaint:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        asked = [name for name in self.before if name in self.fields]
        chosen = [answers[name] for name in asked if answers.get(name)]
        if not chosen and not self.errors:
            self.refuse(asked[0], "Choose somebody from the list.")
        if len(chosen) != len(set(chosen)):
            self.refuse("helper", "Nobody helps themselves. Choose somebody else.")
        return answers

    def recorded(self) -> dict[str, dict[str, Any]]:
        before = {
            f"{name}_before": {"label": f"{self.fields[name].label}, as typed in", "people": [str(typed.pk)]}
            for name, typed in self.before.items()
            if typed and self.cleaned_data.get(name)
        }
        return {**super().recorded(), **before}


class UndoMatch(StepForm):
    """The wrong person was matched. Who that was stays with the answers."""

    reason = text(
        "How the mistake came about",
        "Whoever was matched may have read the complaint. Tell the Director: it may be a data breach.",
        rows=2,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = {"The person who complained": self.facts.case.complainant_id}
        self.before["The person who brought it for them"] = self.facts.case.brought_by_id

    def recorded(self) -> dict[str, dict[str, Any]]:
        after = {self.facts.case.complainant_id, self.facts.case.brought_by_id}
        gone = {label: person for label, person in self.before.items() if person and person not in after}
        until_now = {
            f"until_now_{place}": {"label": f"{label}, until now", "people": [str(person)]}
            for place, (label, person) in enumerate(gone.items(), start=1)
        }
        return {**super().recorded(), **until_now}
