"""Forms of Appendix 2."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from cases.models import Appeal, CaseRole
from cases.step_forms import common
from cases.step_forms.base import StepForm
from cases.step_forms.conduct import DecideOnSanctions
from cases.step_forms.people import EligiblePerson, EligibleTrustees
from cases.step_forms.questions import choice, confirmed, later_day, text, yes_or_no
from cases.words import OutcomeCode
from people.models import Person


class Screen(StepForm):
    in_danger = yes_or_no("Is anybody in danger now?", "If so, make them safe before anything else.")
    at_risk = choice(
        "Is an adult or a child at risk?",
        [("no", "No"), ("adult", "An adult"), ("child", "A child"), ("both", "An adult and a child")],
    )
    crime = yes_or_no("Could it be a crime?")
    referral = text(
        "Referral made, or why not", "To safeguarding or the police: who was told, and when.", rows=2
    )
    interpreter = text("Interpreter, language or format they need, or “none”", rows=2)
    advocate = text(
        "Advocate, or “none”", "Who speaks for the service user, and how they agreed to it.", rows=2
    )
    safe_contact = text(
        "How we may safely contact them",
        "Who else might see or hear it? From now on it stands above everything else on the case, and no mail "
        "tells them that there is news.",
        required=False,
        rows=2,
    )
    any_way_is_safe = forms.BooleanField(label="They said that any way is safe", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["safe_contact"].initial = self.facts.safe_contact

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if bool(answers.get("safe_contact")) == bool(answers.get("any_way_is_safe")):
            self.refuse("safe_contact", "Say how we may safely contact them, or else that any way is safe.")
        return answers


class Acknowledge(common.Acknowledge):
    understood = text("The complaint as we understood it", "In words the person agrees with.", rows=4)
    service_told = confirmed("They were told: your service will not suffer because you complained")


class BeginStageOne(StepForm):
    handler = EligiblePerson(
        CaseRole.HANDLER,
        label="Handler",
        help_text="If you choose yourself, somebody else must make the finding.",
    )
    person_spoken_to = text(
        "When and how the person it is about was spoken to",
        "Where it is about no one person: those responsible for the practice.",
        rows=2,
    )
    change_of_worker = choice(
        "Did the service user ask for a change of worker?",
        [
            ("not_asked", "No"),
            ("arranged", "Yes, and it is arranged"),
            ("not_possible", "Yes, but it is not possible"),
        ],
    )
    change_details = text(
        "If they asked: what was arranged, or why it is not possible", required=False, rows=2
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        asked = answers.get("change_of_worker") in ("arranged", "not_possible")
        if asked and not answers.get("change_details"):
            self.refuse("change_details", "Say what was arranged, or why a change is not possible.")
        return answers


class ResolveEarly(StepForm):
    agreed = confirmed("The service user agrees to this", "Without their agreement it goes on.")
    what = text("What was agreed")
    by_when = later_day("By when")
    stage_two_told = confirmed("They were told that they can still go to stage two")


class OpenFormalInvestigation(common.OpenFormalInvestigation):
    why = choice(
        "Why does it need a formal investigation?",
        [
            ("misconduct", "Possible misconduct"),
            ("serious", "It is serious"),
            ("pattern", "It has happened before"),
        ],
    )


class Respond(common.Decide):
    points = text("Each point of the complaint, and our answer", rows=6)
    remedy = text("What we do to put it right, or “nothing” and why")
    stage_two_told = confirmed("The response says how to go to stage two")


class RequestStageTwo(StepForm):
    """No reasons are asked. Trustees are named only where the Director was involved."""

    trustees = EligibleTrustees(
        CaseRole.APPEAL_HEARER,
        label="Trustees who will answer",
        help_text="The Director was involved in this case, so two or three trustees answer.",
        required=False,
    )
    late_reason = text("If it is late: why it is taken all the same", required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "When did they ask?"
        if not self.facts.director_was_involved:
            self.drop("trustees")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        common.need_a_reason_when_late(self, "a2.stage_two_window")
        return answers


class AcknowledgeStageTwo(StepForm):
    how = text("How did you acknowledge the request?", rows=2)


class IssueFinalResponse(DecideOnSanctions):
    """Two or three trustees answer where the Director was involved; they were named for it before."""

    asks_declaration = False

    trustees = EligibleTrustees(
        CaseRole.APPEAL_HEARER,
        label="Trustees who took part",
        help_text="Two or three of those named for stage two.",
    )
    points = text("The points that were reconsidered", rows=5)
    result = choice("The request for stage two is", Appeal.Result.choices)
    finding = choice("Finding now", [], "The first finding is kept in the file either way.")
    reasons = text("Reasons for the finding", rows=5)
    remedy = text("What we do to put it right, or “nothing” and why")
    outside_routes = text(
        "Outside routes they were told of", "For example an ombudsman, the regulator or the courts.", rows=2
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].choices = [  # type: ignore[attr-defined]
            (code.value, code.label)
            for code in OutcomeCode.findings()
            if code != OutcomeCode.BAD_FAITH or code == self.facts.outcome_code
        ]
        if not self.facts.director_was_involved:
            self.drop("trustees")

    def clean_trustees(self) -> QuerySet[Person]:
        trustees: QuerySet[Person] = self.cleaned_data["trustees"]
        if len(trustees) not in (2, 3):
            raise forms.ValidationError("Two or three trustees answer. Choose those who took part.")
        named = self.facts.roles[CaseRole.APPEAL_HEARER]
        strangers = [person.name for person in trustees if person.pk not in named]
        if strangers:
            raise forms.ValidationError(
                f"Not named for stage two: {', '.join(strangers)}. The owner of the case names them first."
            )
        return trustees

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        first, finding = self.facts.outcome_code, answers.get("finding")
        replaced = first in OutcomeCode.findings() and finding != first
        if finding and replaced and answers.get("result") == Appeal.Result.DISMISSED:
            self.refuse("result", "If the request is dismissed, the finding stays as it was.")
        self.check_the_sanction(finding)
        return answers


class Close(common.Close):
    content = text(
        "If stage two may still be asked for: how we know that the service user is content",
        required=False,
        rows=2,
    )
