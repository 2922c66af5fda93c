"""
Appendix 1: a complaint by a member of staff, volunteer or trustee about another.

Read it beside the flowchart: stages at the top, then one method for each arrow, in reading order. Each
docstring is the rule of the policy that the arrow stands for.
"""

from django.db import models

from cases import who
from cases.deadlines import meet_deadlines
from cases.models import Appeal, CaseRole, Outcome
from cases.records import (
    assign,
    decide_appeal,
    issue_sanction,
    lodge_appeal,
    number_allegations,
    reach_outcome,
)
from cases.routes.closing import (
    check_on_in_time,
    check_on_later,
    check_the_appeal_window,
    record_findings,
    settle_sanctions,
    withdraw,
)
from cases.routes.conditions import (
    about_no_one_person,
    disciplinary_is_missing,
    forces_referral,
    nothing_to_refer,
    person_is_not_known,
)
from cases.routes.decorators import step
from cases.routes.measures import take_measures
from cases.routes.people_entries import CaseWithPeople
from cases.routes.reopening import reopen
from cases.routes.steps import Act
from cases.step_forms import common, conduct
from cases.step_forms import own_steps as own
from cases.step_forms import staff_about_staff as forms
from cases.step_forms.reopening import Reopen
from cases.words import OutcomeCode, Route


class Stage(models.TextChoices):
    RECEIVED = "appendix-1:received", "Received"
    ACKNOWLEDGED = "appendix-1:acknowledged", "Acknowledged"
    INITIAL_INVESTIGATION = "appendix-1:initial_investigation", "Initial investigation"
    INFORMAL_RESOLUTION = "appendix-1:informal_resolution", "Informal resolution"
    FORMAL_INVESTIGATION = "appendix-1:formal_investigation", "Formal investigation"
    DECISION = "appendix-1:decision", "Decision"
    OUTCOME_ISSUED = "appendix-1:outcome_issued", "Outcome issued"
    DISCIPLINARY = "appendix-1:disciplinary", "Disciplinary"
    SANCTION_ISSUED = "appendix-1:sanction_issued", "Sanction issued"
    APPEAL = "appendix-1:appeal", "Appeal"
    CLOSED = "appendix-1:closed", "Closed"
    WITHDRAWN = "appendix-1:withdrawn", "Withdrawn"


OPEN_STAGES = tuple(stage for stage in Stage if stage not in (Stage.CLOSED, Stage.WITHDRAWN))


class StaffAboutStaff(CaseWithPeople):
    """A complaint on the way of Appendix 1."""

    ROUTE = Route.STAFF_ABOUT_STAFF
    Stage = Stage
    STARTS = ("a1.acknowledge",)

    class Meta:
        proxy = True
        verbose_name = "complaint under Appendix 1"

    @step(
        "Acknowledge",
        source=Stage.RECEIVED,
        target=Stage.ACKNOWLEDGED,
        who=who.OWNER,
        form=common.Acknowledge,
        meets=["a1.acknowledge"],
        starts=["a1.initial"],
    )
    def acknowledge(self, act: Act) -> None:
        """The complainant hears within 5 working days that it was received, and what protects them."""

    @step(
        "Start initial investigation",
        source=Stage.ACKNOWLEDGED,
        target=Stage.INITIAL_INVESTIGATION,
        who=who.OWNER,
        form=forms.StartInitialInvestigation,
    )
    def start_initial_investigation(self, act: Act) -> None:
        """A breach gets an initial informal investigation."""
        assign(self, CaseRole.HANDLER, act.answers["handler"], act.on)
        take_measures(
            self,
            act.answers["measures"],
            act.answers["measures_reason"],
            act.on,
            act.answers["measures_review_on"],
        )

    @step(
        "Fast-track to formal investigation",
        source=Stage.ACKNOWLEDGED,
        target=Stage.FORMAL_INVESTIGATION,
        who=who.OWNER,
        form=forms.FastTrack,
        meets=["a1.initial"],
        starts=["a1.investigation"],
    )
    def fast_track(self, act: Act) -> None:
        """What is too serious for an informal start (violence, sexual, senior, a repeat) skips it."""
        self._begin_formal(act)

    @step(
        "Agree informal resolution",
        source=Stage.INITIAL_INVESTIGATION,
        target=Stage.INFORMAL_RESOLUTION,
        who=who.HANDLER,
        form=forms.AgreeInformalResolution,
        meets=["a1.initial"],
        starts=["a1.informal"],
    )
    def agree_informal_resolution(self, act: Act) -> None:
        """Informal resolution needs the complainant's agreement; never with suspected gross misconduct."""
        if self.facts.answer("start_initial_investigation", "seriousness") == "gross":
            act.refuse("Gross misconduct is suspected in this case, so it cannot be resolved informally.")

    @step(
        "Complete informal resolution",
        source=Stage.INFORMAL_RESOLUTION,
        target=Stage.CLOSED,
        who=who.OWNER,
        form=forms.CompleteInformalResolution,
        meets=["a1.informal"],
    )
    def complete_informal_resolution(self, act: Act) -> None:
        """When the complainant confirms, the complaint closes as resolved informally."""
        reach_outcome(self, OutcomeCode.RESOLVED_INFORMALLY, act.on, by=Outcome.By.AGREEMENT)
        check_on_later(self, act)

    @step(
        "Open formal investigation",
        source=(Stage.INITIAL_INVESTIGATION, Stage.INFORMAL_RESOLUTION),
        target=Stage.FORMAL_INVESTIGATION,
        who=who.OWNER,
        form=common.OpenFormalInvestigation,
        meets=["a1.initial", "a1.informal"],
        starts=["a1.investigation"],
    )
    def open_formal_investigation(self, act: Act) -> None:
        """The initial investigation could lead to a formal one; the person is told and may reply."""
        self._begin_formal(act)

    def _begin_formal(self, act: Act) -> None:
        assign(self, CaseRole.INVESTIGATOR, act.answers["investigator"], act.on)
        number_allegations(self, act.answers["allegations"])

    @step(
        "Find no case",
        source=Stage.INITIAL_INVESTIGATION,
        target=Stage.OUTCOME_ISSUED,
        who=who.OWNER_NOT_HANDLER,
        form=forms.FindNoCase,
        meets=["a1.initial"],
        starts=["a1.appeal_window"],
    )
    def find_no_case(self, act: Act) -> None:
        """Whoever looked into it does not also decide that there is nothing in it (independence)."""
        self._issue(OutcomeCode.NOT_SUBSTANTIATED, act)

    @step(
        "Submit report",
        source=Stage.FORMAL_INVESTIGATION,
        target=Stage.DECISION,
        who=who.INVESTIGATOR,
        form=forms.SubmitReport,
        meets=["a1.investigation"],
        starts=["a1.decision"],
    )
    def submit_report(self, act: Act) -> None:
        """The investigator establishes facts and recommends; the finding is somebody else's."""

    @step(
        "Decide",
        source=Stage.DECISION,
        target=Stage.OUTCOME_ISSUED,
        who=who.DECIDER,
        form=forms.Decide,
        meets=["a1.decision"],
        starts=["a1.appeal_window"],
    )
    def decide(self, act: Act) -> None:
        """Findings are reasoned, one by one and overall; both sides get a letter and a right of appeal."""
        record_findings(self, act)
        self._issue(act.answers["finding"], act)

    def _issue(self, code: str, act: Act) -> None:
        assign(self, CaseRole.DECISION_MAKER, act.person, act.on)
        settle_sanctions(self, act)
        reach_outcome(self, code, act.on, by=Outcome.By.DECISION, reasons=act.answers["reasons"])
        if forces_referral(self, code):
            act.start("a1.referral")

    @step(
        "Refer to disciplinary",
        source=Stage.OUTCOME_ISSUED,
        target=Stage.DISCIPLINARY,
        who=who.DECISION_MAKER,
        form=conduct.ReferToDisciplinary,
        unless=[about_no_one_person, person_is_not_known, nothing_to_refer],
        meets=["a1.referral"],
        starts=["a1.sanction"],
    )
    def refer_to_disciplinary(self, act: Act) -> None:
        """A substantiated breach will lead to disciplinary proceedings: the step is not optional."""
        assign(self, CaseRole.PANEL, act.answers["panel"], act.on)

    @step(
        "Record sanction",
        source=Stage.DISCIPLINARY,
        target=Stage.SANCTION_ISSUED,
        who=who.PANEL,
        form=conduct.RecordSanction,
        meets=["a1.sanction"],
        starts=["a1.appeal_window"],
    )
    def record_sanction(self, act: Act) -> None:
        """The panel decides by the person's kind; nothing follows automatically."""
        issue_sanction(self, act.answers["sanction"], act.on, act.answers["reasons"])

    @step(
        "Lodge appeal",
        source=(Stage.OUTCOME_ISSUED, Stage.SANCTION_ISSUED),
        target=Stage.APPEAL,
        who=who.OWNER_OR_COMPLAINANT,
        form=common.LodgeAppeal,
        own_form=own.LodgeAppeal,
        meets=["a1.appeal_window"],
        starts=["a1.appeal"],
    )
    def lodge_appeal(self, act: Act) -> None:
        """Complainant or person complained about may appeal within 10 working days of the letter."""
        lodged_by = act.answers.get("lodged_by", Appeal.By.COMPLAINANT)  # their own page does not ask
        lodge_appeal(self, lodged_by, act.on, act.answers["grounds"])
        if "hearer" in act.answers:
            assign(self, CaseRole.APPEAL_HEARER, act.answers["hearer"], act.on)

    @step(
        "Decide appeal",
        source=Stage.APPEAL,
        target=(Stage.CLOSED, Stage.DISCIPLINARY),
        who=who.APPEAL_HEARER,
        form=forms.DecideAppeal,
        meets=["a1.appeal"],
    )
    def decide_appeal(self, act: Act) -> str:
        """Somebody uninvolved allows or dismisses the appeal; a replaced finding is added, the first kept."""
        decide_appeal(self, act.answers["result"], act.on)
        settle_sanctions(self, act)
        finding = act.answers["new_finding"] or self.facts.outcome_code
        if act.answers["new_finding"]:
            reach_outcome(self, finding, act.on, by=Outcome.By.APPEAL, reasons=act.answers["reasons"])
        if self._goes_to_disciplinary(finding, act):
            meet_deadlines(self, ["a1.referral"], act.on)
            act.start("a1.sanction")
            return Stage.DISCIPLINARY
        check_on_in_time(self, act)
        return Stage.CLOSED

    def _goes_to_disciplinary(self, finding: str, act: Act) -> bool:
        if self.is_about_nobody or self.facts.sanctions:
            return False
        wished = act.answers["calls_for_disciplinary"] == "yes"
        return forces_referral(self, finding) or (wished and finding == OutcomeCode.PARTLY_SUBSTANTIATED)

    @step(
        "Close",
        source=(Stage.OUTCOME_ISSUED, Stage.SANCTION_ISSUED),
        target=Stage.CLOSED,
        who=who.OWNER,
        form=forms.Close,
        unless=[disciplinary_is_missing],
    )
    def close(self, act: Act) -> None:
        """A case closes once letters are sent, no appeal can come and no forced referral is missing."""
        check_the_appeal_window(self, act, "a1.appeal_window")
        if self.stage == Stage.OUTCOME_ISSUED and not self.is_about_nobody:
            self._check_why_not_referred(act)
        check_on_later(self, act)

    def _check_why_not_referred(self, act: Act) -> None:
        reasoned = act.answers["not_referred_because"]
        if self.facts.outcome_code == OutcomeCode.PARTLY_SUBSTANTIATED and not reasoned:
            act.refuse(
                "The finding is partly substantiated: refer it to disciplinary, or give the reason why not."
            )

    @step(
        "Withdraw",
        source=OPEN_STAGES,
        target=Stage.WITHDRAWN,
        may_stay=True,
        who=who.OWNER,
        form=common.Withdraw,
    )
    def withdraw(self, act: Act) -> str:
        """The complainant withdrew is one fact; whether the charity continues is another, with its reason."""
        return withdraw(self, act, Stage.WITHDRAWN)

    @step(
        "Reopen",
        source=(Stage.CLOSED, Stage.WITHDRAWN),
        target=(Stage.RECEIVED, Stage.ACKNOWLEDGED, Stage.INITIAL_INVESTIGATION),
        who=who.DIRECTOR_OR_CHAIR,
        form=Reopen,
        is_drawn=False,
    )
    def reopen(self, act: Act) -> str:
        """Only by the Director or the Chair, on new evidence; what was found stays in the file."""
        limits: dict[str, tuple[str, ...]] = {
            Stage.RECEIVED: self.STARTS,
            Stage.ACKNOWLEDGED: ("a1.initial",),
            Stage.INITIAL_INVESTIGATION: ("a1.initial",),
        }
        return reopen(self, act, limits)
