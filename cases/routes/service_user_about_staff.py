"""
Appendix 2: a complaint by a service user or other outside person about staff, a volunteer or a trustee.

A two-stage service complaint. What follows for the person complained about is a conduct referral, a
confidential record beside the complaint: the last three methods, which are entries and no arrows. The service
user is told that action was taken and what changes for them, never which sanction.
"""

from django.db import models

from cases import who
from cases.letters.sending import send
from cases.models import Appeal, CaseRole, ConductReferral, Outcome
from cases.records import (
    assign,
    decide_appeal,
    issue_sanction,
    lodge_appeal,
    number_allegations,
    reach_outcome,
)
from cases.routes.closing import check_on_later, record_findings, settle_sanctions, withdraw
from cases.routes.conditions import (
    about_no_one_person,
    conduct_referral_is_missing,
    forces_referral,
    no_referral_is_open,
    no_sanction_to_tell,
    nothing_to_refer,
    person_is_not_known,
    referral_is_open,
    referral_is_running,
    set_aside,
    stage_two_is_acknowledged,
)
from cases.routes.decorators import entry, step
from cases.routes.people_entries import CaseWithPeople
from cases.routes.reopening import reopen
from cases.routes.steps import Act
from cases.step_forms import common, conduct
from cases.step_forms import own_steps as own
from cases.step_forms import service_user_about_staff as forms
from cases.step_forms.letters import SendConductLetter
from cases.step_forms.reopening import Reopen
from cases.words import OutcomeCode, Route


class Stage(models.TextChoices):
    RECEIVED = "appendix-2:received", "Received"
    SCREENED = "appendix-2:screened", "Screened"
    ACKNOWLEDGED = "appendix-2:acknowledged", "Acknowledged"
    STAGE_ONE = "appendix-2:stage_one", "Stage one"
    STAGE_ONE_FORMAL = "appendix-2:stage_one_formal", "Stage one, formal investigation"
    RESPONSE_ISSUED = "appendix-2:response_issued", "Response issued"
    STAGE_TWO = "appendix-2:stage_two", "Stage two"
    FINAL_RESPONSE = "appendix-2:final_response", "Final response"
    CLOSED = "appendix-2:closed", "Closed"
    WITHDRAWN = "appendix-2:withdrawn", "Withdrawn"


OPEN_STAGES = tuple(stage for stage in Stage if stage not in (Stage.CLOSED, Stage.WITHDRAWN))
# The conduct limb begins with a response and goes on after the service complaint is closed.
AFTER_A_RESPONSE = (Stage.RESPONSE_ISSUED, Stage.STAGE_TWO, Stage.FINAL_RESPONSE, Stage.CLOSED)


class ServiceUserAboutStaff(CaseWithPeople):
    """A complaint on the way of Appendix 2."""

    ROUTE = Route.SERVICE_USER_ABOUT_STAFF
    Stage = Stage
    STARTS = ("a2.screen", "a2.acknowledge")

    class Meta:
        proxy = True
        verbose_name = "complaint under Appendix 2"

    @step(
        "Screen",
        source=Stage.RECEIVED,
        target=Stage.SCREENED,
        who=who.ANY_MANAGER,
        form=forms.Screen,
        meets=["a2.screen"],
        while_held=True,
    )
    def screen(self, act: Act) -> None:
        """Within a working day a manager not complained about asks who is in danger or at risk."""

    @step(
        "Acknowledge",
        source=Stage.SCREENED,
        target=Stage.ACKNOWLEDGED,
        who=who.OWNER,
        form=forms.Acknowledge,
        meets=["a2.acknowledge"],
        starts=["a2.response"],
    )
    def acknowledge(self, act: Act) -> None:
        """The service user hears within 5 working days how we understood it, and that no service suffers."""

    @step(
        "Begin stage one",
        source=Stage.ACKNOWLEDGED,
        target=Stage.STAGE_ONE,
        who=who.OWNER,
        form=forms.BeginStageOne,
    )
    def begin_stage_one(self, act: Act) -> None:
        """Stage one is the initial informal investigation; the person complained about is spoken to."""
        assign(self, CaseRole.HANDLER, act.answers["handler"], act.on)

    @step(
        "Resolve early",
        source=Stage.STAGE_ONE,
        target=Stage.RESPONSE_ISSUED,
        who=who.HANDLER,
        form=forms.ResolveEarly,
        meets=["a2.response"],
        starts=["a2.stage_two_window"],
    )
    def resolve_early(self, act: Act) -> None:
        """With the service user's agreement it is resolved informally; their right to stage two stays."""
        reach_outcome(self, OutcomeCode.RESOLVED_INFORMALLY, act.on, by=Outcome.By.AGREEMENT)

    @step(
        "Open formal investigation",
        source=Stage.STAGE_ONE,
        target=Stage.STAGE_ONE_FORMAL,
        who=who.OWNER,
        form=forms.OpenFormalInvestigation,
    )
    def open_formal_investigation(self, act: Act) -> None:
        """Possible misconduct, seriousness or a pattern is investigated formally, inside stage one's time."""
        assign(self, CaseRole.INVESTIGATOR, act.answers["investigator"], act.on)
        number_allegations(self, act.answers["allegations"])

    @step(
        "Respond",
        source=(Stage.STAGE_ONE, Stage.STAGE_ONE_FORMAL),
        target=Stage.RESPONSE_ISSUED,
        who=who.DECIDER,
        form=forms.Respond,
        meets=["a2.response"],
        starts=["a2.stage_two_window"],
    )
    def respond(self, act: Act) -> None:
        """Every point is answered, with finding, reasons and remedy, by somebody who did not investigate."""
        record_findings(self, act)
        assign(self, CaseRole.DECISION_MAKER, act.person, act.on)
        self._find(act, by=Outcome.By.DECISION)

    def _find(self, act: Act, by: Outcome.By) -> None:
        """
        Adds the finding. A substantiated one about a person forces a conduct referral, opened once.

        One that upholds nothing ends a referral that an earlier finding brought.
        """
        finding = act.answers["finding"]
        settle_sanctions(self, act)
        reach_outcome(self, finding, act.on, by=by, reasons=act.answers["reasons"])
        running = self.deadlines.running().filter(limit="a2.conduct_referral")
        if not forces_referral(self, finding):
            running.update(ended_on=act.on)
        elif self.facts.conduct_referral is None and not running.exists():
            act.start("a2.conduct_referral")
        if finding not in OutcomeCode.upheld():
            ConductReferral.objects.filter(complaint=self, ended_on=None).update(ended_on=act.on)

    @step(
        "Request stage two",
        source=Stage.RESPONSE_ISSUED,
        target=Stage.STAGE_TWO,
        who=who.OWNER_OR_COMPLAINANT,
        form=forms.RequestStageTwo,
        own_form=own.RequestStageTwo,
        meets=["a2.stage_two_window"],
        starts=["a2.stage_two_acknowledge", "a2.final_response"],
    )
    def request_stage_two(self, act: Act) -> None:
        """The service user may ask for stage two within 20 working days, in any form and without reasons."""
        lodge_appeal(self, Appeal.By.COMPLAINANT, act.on, grounds="")
        assign(self, CaseRole.APPEAL_HEARER, act.answers.get("trustees", ()), act.on)

    @step(
        "Issue final response",
        source=Stage.STAGE_TWO,
        target=Stage.FINAL_RESPONSE,
        who=who.FINAL_RESPONDER,
        form=forms.IssueFinalResponse,
        meets=["a2.stage_two_acknowledge", "a2.final_response"],
    )
    def issue_final_response(self, act: Act) -> None:
        """The Director, or trustees where the Director was involved; the first finding is kept."""
        decide_appeal(self, act.answers["result"], act.on)
        self._find(act, by=Outcome.By.STAGE_TWO)

    @step(
        "Close",
        source=(Stage.RESPONSE_ISSUED, Stage.FINAL_RESPONSE),
        target=Stage.CLOSED,
        who=who.OWNER,
        form=forms.Close,
        unless=[conduct_referral_is_missing],
    )
    def close(self, act: Act) -> None:
        """It closes once stage two can no longer be asked for and no forced conduct referral is missing."""
        last = self.facts.window_open_until("a2.stage_two_window")
        if last and not act.answers["content"]:
            act.refuse(
                f"Stage two may be asked for until {last:%-d %B %Y}. "
                "Close after that, or record how you know that the service user is content."
            )
        check_on_later(self, act)

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
        stage = withdraw(self, act, Stage.WITHDRAWN)
        said = referral_is_running(self.facts)
        if said and stage == Stage.WITHDRAWN:
            act.refuse(said)
        return stage

    @step(
        "Reopen",
        source=(Stage.CLOSED, Stage.WITHDRAWN),
        target=(Stage.RECEIVED, Stage.SCREENED, Stage.ACKNOWLEDGED, Stage.STAGE_ONE),
        who=who.DIRECTOR_OR_CHAIR,
        form=Reopen,
        is_drawn=False,
    )
    def reopen(self, act: Act) -> str:
        """Only by the Director or the Chair, on new evidence; what was found stays in the file."""
        limits: dict[str, tuple[str, ...]] = {
            Stage.RECEIVED: self.STARTS,
            Stage.SCREENED: ("a2.acknowledge",),
            Stage.ACKNOWLEDGED: ("a2.response",),
            Stage.STAGE_ONE: ("a2.response",),
        }
        return reopen(self, act, limits)

    @entry(
        "Acknowledge the request for stage two",
        source=(Stage.STAGE_TWO,),
        who=who.OWNER,
        form=forms.AcknowledgeStageTwo,
        unless=[set_aside, stage_two_is_acknowledged],
        meets=["a2.stage_two_acknowledge"],
    )
    def acknowledge_stage_two(self, act: Act) -> None:
        """The service user hears within 5 working days that stage two has begun."""

    @entry(
        "Open conduct referral",
        source=AFTER_A_RESPONSE,
        who=who.OWNER_OR_DECISION_MAKER,
        form=conduct.ReferToDisciplinary,
        unless=[set_aside, about_no_one_person, person_is_not_known, nothing_to_refer, referral_is_open],
        meets=["a2.conduct_referral"],
        read_by=who.CONDUCT,
    )
    def open_conduct_referral(self, act: Act) -> None:
        """A substantiated finding about a person forces a conduct referral within 5 working days."""
        ConductReferral.objects.update_or_create(
            complaint=self,
            defaults={"ended_on": None},  # the one that ended before the case was reopened goes on
            create_defaults={"opened_on": act.on, "reasons": act.answers["reason"]},
        )
        assign(self, CaseRole.PANEL, act.answers["panel"], act.on)

    @entry(
        "Record conduct sanction",
        source=AFTER_A_RESPONSE,
        who=who.PANEL,
        form=conduct.RecordSanction,
        unless=[set_aside, no_referral_is_open],
        read_by=who.CONDUCT,
    )
    def record_conduct_sanction(self, act: Act) -> None:
        """The referral ends with a sanction by the person's kind, which the service user is not told."""
        issue_sanction(self, act.answers["sanction"], act.on, act.answers["reasons"])
        ConductReferral.objects.filter(complaint=self).update(ended_on=act.on)

    @entry(
        "Send a letter about the sanction",
        source=AFTER_A_RESPONSE,
        who=who.CONDUCT,
        form=SendConductLetter,
        unless=[no_sanction_to_tell],
        read_by=who.CONDUCT,
    )
    def send_conduct_letter(self, act: Act) -> None:
        """The person complained about hears of the sanction in a letter that is as confidential as it is."""
        send(self, act)
