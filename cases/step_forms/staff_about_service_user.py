"""Forms of Appendix 3, but for those that come with a service review (`service_review`)."""

from datetime import date
from typing import Any

from django import forms

from cases.models import CaseRole, ServiceWarning
from cases.service_users import LIVE_MONTHS
from cases.step_forms import common
from cases.step_forms.base import StepForm
from cases.step_forms.measures import InterimMeasures
from cases.step_forms.people import EligiblePerson
from cases.step_forms.questions import choice, confirmed, day, text
from cases.words import OutcomeCode
from people.working_days import last_live_day


class MakeSafe(InterimMeasures):
    contacted = text(
        "How and when was the worker contacted?", "If the complaint is anonymous, say so.", rows=2
    )
    support = text("Support offered to the worker", rows=2)
    worker_wishes = text("What the worker wants to happen", rows=2)
    risk = text("Risk assessment", "Who could be harmed, how, and how likely is it?")
    police = choice(
        "Police",
        [
            ("not_needed", "Considered: not needed"),
            ("told", "Told, with the worker’s consent"),
            ("no_consent", "The worker does not consent"),
        ],
    )
    safeguarding = choice(
        "Safeguarding of the service user",
        [("not_needed", "Considered: not needed"), ("referred", "Referred")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measures"].label = "Interim arrangement"
        self.fields[
            "measures"
        ].help_text = "What keeps everybody safe while we look into it. The service itself goes on."


class ConsiderNeeds(StepForm):
    needs = text(
        "Disability, capacity, communication or trauma: what was considered?",
        "Could any of these explain what happened? No warning is possible without this answer.",
    )
    adjustments = text("Adjustments made, or “none” and why", rows=2)


class StartInitialInvestigation(ConsiderNeeds):
    account = text("The service user’s account", "In their words. They may bring an advocate.", rows=5)
    advocate = text("Advocate or supporter, or “none” and why", rows=2)


class OpenFormalInvestigation(StepForm):
    investigator = EligiblePerson(CaseRole.INVESTIGATOR, label="Investigator")
    reason = text("Why a formal investigation is needed")


class DecideFacts(common.Decide):
    """Besides the findings of the other routes: substantiated, but managed through support."""

    finding = choice(
        "Finding",
        [(code.value, code.label) for code in OutcomeCode.findings_about_service_users()],
        "“Managed through support” is for behaviour that an unmet need explains. No warning follows from it.",
    )
    report_on = day("When was the report of the investigation received?")
    warning = choice(
        "The warning that was issued in this case before",
        [("stands", "Stands"), ("cancelled", "Is cancelled")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.facts.warnings_of_this_case:
            del self.fields["warning"]

    def clean_report_on(self) -> date:
        received: date = self.cleaned_data["report_on"]
        if received > self.today:
            raise forms.ValidationError("This day is in the future.")
        if received < self.facts.case.received_on:
            raise forms.ValidationError("This is before the complaint was received.")
        return received

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        report_on, on = answers.get("report_on"), answers.get("on")
        if report_on and on and report_on > on:
            self.refuse("report_on", "The report must have been received before the facts were decided.")
        finding, warning = answers.get("finding"), answers.get("warning")
        if finding and finding not in OutcomeCode.upheld() and warning == "stands":
            self.refuse("warning", "No warning may stand on the new finding.")
        return answers


class AgreeSupport(StepForm):
    said = text("What was said to the service user")
    support = text("Support offered")


class IssueWarning(StepForm):
    """What every warning says."""

    LEVEL: ServiceWarning.Level

    behaviour = text("The behaviour it is about")
    standard = text("The standard we expect from now on")
    told_of_appeal = confirmed("The letter says until when the warning is live, and the right of appeal")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = LIVE_MONTHS[self.LEVEL]
        last = last_live_day(self.today, months)
        self.fields["on"].label = "When was the warning letter sent?"
        self.fields[
            "on"
        ].help_text = f"A warning is live for {months} months: from today, to {last:%-d %B %Y}."


class IssueFirstWarning(IssueWarning):
    LEVEL = ServiceWarning.Level.FIRST


class IssueSecondWarning(IssueWarning):
    LEVEL = ServiceWarning.Level.SECOND

    agreement = choice(
        "Acceptable-behaviour agreement",
        [("signed", "Signed by the service user"), ("declined", "The service user declined to sign")],
    )
    support_in_return = text("The support we give in return")


class IssueFinalWarning(IssueWarning):
    LEVEL = ServiceWarning.Level.FINAL

    told_of_next = confirmed("The letter says that the next step is the Director and trustees")


class Close(common.AfterAppealWindow, common.FollowUp):
    worker_told = confirmed("The worker was told the result")
    protected = text("How the worker is protected from now on", rows=2)
