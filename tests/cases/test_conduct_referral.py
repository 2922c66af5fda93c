"""The conduct limb of Appendix 2: what a finding has to lead to, beside the service complaint."""

from datetime import date

import pytest

from cases.admin.casefile import CaseFile
from cases.models import Complaint, ConductReferral
from cases.workflow import AnswersInvalid, StepRefused, open_case, steps_for
from people.models import Person, Role
from tests.cases.appendix_2 import SUBSTANTIATED, enter, form_of, refer, sanction
from tests.cases.law.tables import APPENDIX_2
from tests.cases.law.walking import Walk, weekdays_after
from tests.cast import Cast


def test_a_substantiated_finding_forces_a_conduct_referral_within_five_working_days(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    found_on = walk.on

    deadline = walk.case.deadlines.get(limit="a2.conduct_referral")
    assert deadline.due_on == weekdays_after(found_on, 5)

    refer(walk)
    deadline.refresh_from_db()
    assert deadline.met_on == walk.on
    assert ConductReferral.objects.get(complaint=walk.case).opened_on == walk.on


@pytest.mark.parametrize("finding", ["partly_substantiated", "not_substantiated", "inconclusive"])
def test_no_other_finding_forces_one(cast: Cast, finding: str) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", {"respond": {"finding": finding}})

    assert not walk.case.deadlines.filter(limit="a2.conduct_referral").exists()
    walk.take("close")
    assert walk.stage == "closed"


def test_a_partly_substantiated_finding_may_be_referred(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued")

    refer(walk)

    assert walk.stage == "response_issued"
    assert ConductReferral.objects.filter(complaint=walk.case, ended_on=None).exists()


def test_a_finding_that_is_not_substantiated_is_not_referred(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", {"respond": {"finding": "not_substantiated"}})

    with pytest.raises(StepRefused, match="Only a substantiated or partly substantiated finding"):
        refer(walk)


def test_a_case_does_not_close_while_a_forced_referral_is_missing(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)

    with pytest.raises(StepRefused, match="open the conduct referral before you close the case"):
        walk.take("close")
    refer(walk)
    walk.take("close")

    assert walk.stage == "closed"


def test_the_conduct_limb_goes_on_after_the_complaint_has_closed(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)
    walk.take("close")
    closed_on = walk.on

    walk.wait_until(date(2026, 7, 20))
    sanction(walk, "first_written_warning")

    case = Complaint.objects.get(pk=walk.case.pk)
    assert (case.stage, case.closed_on) == ("appendix-2:closed", closed_on)
    assert ConductReferral.objects.get(complaint=case).ended_on == walk.on
    assert case.sanctions.get().live_until == date(2027, 1, 19)


def test_a_panel_member_who_stands_down_is_replaced_even_then(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)
    walk.take("close")

    enter(walk, "stand_down", cast.equalities_lead, reason="She is my niece.")
    enter(walk, "name_people", cast.manager, role="panel", person=cast.other_manager, no_conflict=True)
    sanction(walk, by=cast.other_manager)

    with pytest.raises(StepRefused, match="This case has ended"):
        enter(walk, "name_people", cast.manager, role="panel", person=cast.outsider, no_conflict=True)


def test_only_the_panel_records_the_sanction_and_only_once(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    with pytest.raises(StepRefused, match="is for a member of the panel"):
        sanction(walk, by=cast.manager)
    refer(walk)

    sanction(walk)

    with pytest.raises(StepRefused, match="has ended"):
        sanction(walk)
    with pytest.raises(StepRefused, match="was opened already"):
        refer(walk)
    assert walk.case.sanctions.count() == 1


def test_whoever_investigated_does_not_sit_on_the_panel(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_one_formal")
    walk.take("respond", finding="substantiated")

    with pytest.raises(AnswersInvalid) as invalid:
        refer(walk, panel=[cast.investigator])

    assert list(invalid.value.form.errors) == ["panel"]


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.STAFF, ["none", "guidance", "first_written_warning", "final_written_warning", "dismissal"]),
        (Role.VOLUNTEER, ["guidance", "changed_role", "role_ended"]),
        (Role.TRUSTEE, ["apology", "training", "step_back", "removal"]),
    ],
)
def test_sanctions_are_offered_by_the_role_the_person_acted_in(
    cast: Cast, role: Role, offered: list[str]
) -> None:
    walk = Walk(APPENDIX_2, cast)
    Complaint.objects.filter(pk=walk.case.pk).update(respondent_role=role)

    form = form_of(walk, "record_conduct_sanction", cast.equalities_lead)

    assert [code for code, _ in form.fields["sanction"].choices] == offered


def test_a_finding_replaced_at_stage_two_no_longer_forces_a_referral(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_two", SUBSTANTIATED)

    walk.take("issue_final_response", result="allowed", finding="not_substantiated")

    assert not walk.case.deadlines.running().filter(limit="a2.conduct_referral").exists()
    walk.take("close")
    assert walk.stage == "closed"


def test_a_finding_substantiated_at_stage_two_forces_a_referral(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_two")

    walk.take("issue_final_response", result="allowed", finding="substantiated")

    due = walk.case.deadlines.get(limit="a2.conduct_referral").due_on
    assert due == weekdays_after(walk.on, 5)
    with pytest.raises(StepRefused, match="open the conduct referral"):
        walk.take("close")


def test_a_finding_upheld_at_stage_two_keeps_the_limit_that_runs_already(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_two", SUBSTANTIATED)

    walk.take("issue_final_response", result="dismissed", finding="substantiated")

    assert walk.case.deadlines.get(limit="a2.conduct_referral").start_on == walk.taken_on["respond"]


def test_a_person_is_referred_once_it_is_known_who_it_was(cast: Cast) -> None:
    walk = Walk(
        APPENDIX_2,
        cast,
        about=Complaint.About.UNKNOWN,
        respondent=None,
        respondent_role=Role.STAFF,
        respondent_described="A tall man with keys",
    ).to("response_issued", SUBSTANTIATED)
    assert not walk.case.deadlines.filter(limit="a2.conduct_referral").exists()
    with pytest.raises(StepRefused, match="Name the person it is about first"):
        refer(walk)

    enter(walk, "name_respondent", cast.manager, person=cast.respondent, reason="The rota")

    with pytest.raises(StepRefused, match="open the conduct referral"):
        walk.take("close")
    refer(walk)
    walk.take("close")
    assert walk.stage == "closed"


@pytest.mark.parametrize(
    ("reader", "reads_it"),
    [
        ("manager", True),
        ("director", True),
        ("equalities_lead", True),
        ("handler", False),
        ("investigator", False),
    ],
)
def test_whoever_only_looked_into_the_case_does_not_read_its_conduct_limb(
    cast: Cast, reader: str, reads_it: bool
) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_one_formal")
    walk.take("respond", finding="substantiated")
    refer(walk)
    sanction(walk, "dismissal")

    file = CaseFile(walk.case.pk, getattr(cast, reader).account, walk.on)

    told = {"open_conduct_referral", "record_conduct_sanction"} & {
        each.event.step for each in file.timeline.chapters
    }
    assert len(told) == (2 if reads_it else 0)
    kept = {"Sanction", "Conduct referral"} & {
        record.kind for _, records in file.sections for record in records
    }
    assert len(kept) == (2 if reads_it else 0)
    assert "respond" in {each.event.step for each in file.timeline.chapters}


def test_whoever_only_looked_into_the_case_does_not_learn_who_sits_on_the_panel_or_when(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_one_formal")
    walk.take("respond", finding="substantiated")
    refer(walk)
    enter(walk, "name_people", cast.manager, role="panel", person=cast.outsider, no_conflict=True)

    def told(reader: Person) -> tuple[bool, bool, bool]:
        file = CaseFile(walk.case.pk, reader.account, walk.on)
        return (
            "Panel member" in {part.role for part in file.people},
            "Open the conduct referral" in {line.deadline.label for line in file.deadlines},
            "name_people" in {chapter.event.step for chapter in file.timeline.chapters},
        )

    assert told(cast.manager) == (True, True, True)
    assert told(cast.investigator) == (False, False, False)


def test_what_comes_next_tells_a_handler_nothing_of_a_referral(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)

    def said_to(reader: Person) -> list[str]:
        return CaseFile(walk.case.pk, reader.account, walk.on).headline.sentences

    before = {reader.pk: said_to(reader) for reader in (cast.handler, cast.manager)}
    refer(walk)

    assert said_to(cast.handler) == before[cast.handler.pk]
    assert said_to(cast.manager) != before[cast.manager.pk]


def test_what_a_handler_can_do_in_a_closed_case_tells_nothing_of_a_referral_beside_it(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)
    walk.take("close")

    def offered() -> list[tuple[str, str | None]]:
        case = open_case(Complaint.objects.get(pk=walk.case.pk), walk.on)
        offers = steps_for(case, cast.handler.account, walk.on)
        return [(offer.step.label, offer.why_not) for offer in offers]

    while_it_runs = offered()
    sanction(walk)
    assert offered() == while_it_runs
