"""Forms of Appendix 1."""

from typing import Any

from cases.models import Appeal, CaseRole
from cases.step_forms import common
from cases.step_forms.base import StepForm
from cases.step_forms.conduct import DecideOnSanctions
from cases.step_forms.measures import InterimMeasures
from cases.step_forms.people import EligiblePerson
from cases.step_forms.questions import choice, confirmed, later_day, text, yes_or_no
from cases.words import OutcomeCode


class StartInitialInvestigation(InterimMeasures):
    handler = EligiblePerson(
        CaseRole.HANDLER,
        label="Handler",
        help_text="If you choose yourself, somebody else must make the finding.",
    )
    seriousness = choice(
        "How serious is it?",
        [
            ("lower", "Lower: a remark or act that an apology may settle"),
            ("serious", "Serious: repeated, or with lasting effect"),
            ("gross", "Gross misconduct is suspected"),
        ],
    )
    screened = choice(
        "Police or safeguarding",
        [
            ("none", "Considered: neither is needed"),
            ("police", "Police"),
            ("safeguarding", "Safeguarding"),
            ("both", "Police and safeguarding"),
        ],
    )


class FastTrack(common.OpenFormalInvestigation):
    why = choice(
        "Why is it too serious for an informal start?",
        [
            ("violence", "Violence or threats"),
            ("sexual", "Sexual harassment or assault"),
            ("senior", "It is about a senior person"),
            ("repeat", "It has happened before"),
        ],
    )


class AgreeInformalResolution(StepForm):
    agreed = confirmed(
        "The complainant agrees to an informal resolution", "Without their agreement it goes on formally."
    )
    what = text("What was agreed")
    by_when = later_day("By when")


class CompleteInformalResolution(common.FollowUp):
    confirmed_by_complainant = confirmed("The complainant confirms that it was done")


class FindNoCase(DecideOnSanctions):
    reasons = text("Reasons for finding no case", rows=5)
    told_of_formal = confirmed("The complainant was told that they may ask for a formal investigation")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        self.check_the_sanction(OutcomeCode.NOT_SUBSTANTIATED)
        return answers


class SubmitReport(StepForm):
    established = text("Facts established", rows=5)
    not_established = text("Facts not established, or “none”")
    mitigation = text("In mitigation, or “none”")
    evidence = text("Evidence considered")
    recommendation = choice(
        "Recommendation",
        [("formal", "Formal action"), ("informal", "Informal action"), ("none", "No action")],
    )


class Decide(common.Decide):
    letters_sent = confirmed("Both sides were told in writing, with the reasons and their right of appeal")


class DecideAppeal(DecideOnSanctions):
    result = choice("The appeal is", Appeal.Result.choices)
    new_finding = choice(
        "The new finding, if it replaces the first",
        [
            ("", "The first finding stands"),
            *[(code.value, code.label) for code in OutcomeCode.findings()[:4]],
        ],
        "The first finding is kept in the file either way.",
        required=False,
    )
    reasons = text("Reasons", rows=5)
    calls_for_disciplinary = yes_or_no(
        "Does the finding now call for disciplinary proceedings?",
        "A substantiated finding about a person always does, if it has not been to disciplinary yet.",
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        finding, sanction = answers.get("new_finding"), answers.get("sanction")
        if answers.get("result") == Appeal.Result.DISMISSED and finding:
            self.refuse("new_finding", "A dismissed appeal leaves the finding as it is.")
        if answers.get("result") == Appeal.Result.DISMISSED and sanction == "cancelled":
            self.refuse("sanction", "A dismissed appeal leaves the sanction as it is.")
        self.check_the_sanction(finding)
        return answers


class Close(common.AfterAppealWindow, common.Close):
    letters_sent = confirmed("The letters to both sides were sent")
    not_referred_because = text(
        "If a partly substantiated finding was not referred to disciplinary: why", required=False, rows=2
    )
