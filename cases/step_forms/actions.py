"""Forms of what is still to be done because of a case, and of the check that nobody suffers for it."""

from typing import Any

from django import forms

from cases.models import Complaint
from cases.step_forms.base import StepForm
from cases.step_forms.people import AnyColleague, MayKnowOfIt
from cases.step_forms.questions import choice, later_day, text, yes_or_no
from people.models import Role

SAME, UNKNOWN = "same", "unknown"
COMPLAINANT, OTHER = "complainant", "other"
# Answered only when somebody has suffered. They belong to the new complaint, not to the file of this one.
OF_THE_NEW_COMPLAINT = ("what_happened", "to_whom", "other_person", "consent", "about", "about_role")
ANSWER_THIS = "Somebody has suffered for it: answer this too."


class AddAction(StepForm):
    any_day = True

    action = text("What is to be done", rows=2)
    owner = MayKnowOfIt(label="Who does it")
    due_on = later_day("By when")


class TickOff(StepForm):
    """The owner of the case ticks off any action, everybody else their own."""

    any_day = True

    action = choice("Which action?", [])
    done_how = text("What was done", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "When was it done?"
        me = self.acting.person_id
        everything = self.facts.case.owner_id == me
        self.fields["action"].choices = [  # type: ignore[attr-defined]
            (str(each.pk), f"{each.text} (due {each.due_on:%-d %B %Y})")
            for each in self.facts.open_actions
            if everything or each.owner_id == me
        ]


class RecordCheck(StepForm):
    """
    Who was asked, and whether anybody has suffered. If so, a complaint of its own is made of it.

    What happened stands in that complaint alone: who reads this file may be whom the other one is about.
    """

    any_day = True

    asked = forms.MultipleChoiceField(
        label="Who was asked?",
        choices=[
            ("complainant", "The person who complained"),
            ("respondent", "The person it is about"),
            ("witnesses", "Witnesses and others who took part"),
        ],
        help_text="Ask both sides, and those who gave evidence.",
        widget=forms.CheckboxSelectMultiple,
    )
    suffered = yes_or_no("Has anybody suffered for complaining or for taking part?")
    what_happened = text("If so: what happened", "In their words.", required=False)
    to_whom = choice(
        "If so: to whom",
        [(COMPLAINANT, "The person who complained"), (OTHER, "Somebody else who took part")],
        required=False,
    )
    other_person = AnyColleague(label="If it was somebody else: who", required=False)
    consent = text("If so: how they agreed that a new complaint is made of it", required=False, rows=2)
    about = choice(
        "If so: who did it",
        [(SAME, "The person whom this complaint is about"), (UNKNOWN, "Somebody else, or it is not known")],
        "Whoever it was, the new complaint is handled by somebody new.",
        required=False,
    )
    about_role = choice("If it was not the same person: in which role", Role.choices, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "When were they asked?"
        if self.facts.case.about == Complaint.About.NO_ONE:
            self.fields["about"].choices = self.fields["about"].choices[1:]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("suffered") == "yes":
            self._need_the_new_complaint(answers)
        return answers

    def _need_the_new_complaint(self, answers: dict[str, Any]) -> None:
        needed = ["what_happened", "to_whom", "consent", "about"]
        needed += ["other_person"] if answers.get("to_whom") == OTHER else []
        needed += ["about_role"] if answers.get("about") == UNKNOWN else []
        for name in needed:
            if not answers.get(name):
                self.refuse(name, ANSWER_THIS)
        other = answers.get("other_person")
        if other and answers.get("about") == SAME and other.pk == self.facts.case.respondent_id:
            self.refuse("other_person", "Nobody complains about themselves.")

    def recorded(self) -> dict[str, dict[str, Any]]:
        filed = self.cleaned_data.pop("filed", None)
        kept = {name: each for name, each in super().recorded().items() if name not in OF_THE_NEW_COMPLAINT}
        return {**kept, "filed": {"label": "New complaint", "case": str(filed.pk)}} if filed else kept
