"""Who must do what a limit is for: the person whom the policy's "who" column means, by name."""

from datetime import date

import pytest

from cases.duties import Responsible, responsible
from cases.models import Assignment, CaseRole, Complaint, Involvement
from cases.routes import Case
from tests.cases.appendix_2 import SUBSTANTIATED
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, Law
from tests.cases.law.walking import Walk
from tests.cast import Cast

OWNER = "the owner, Martha Hughes"


def due(case: Case, limit: str) -> Responsible:
    (deadline,) = case.deadlines.running().filter(limit=limit)
    return responsible(case.facts, deadline)


@pytest.mark.parametrize(
    ("law", "stage", "limit", "words"),
    [
        (APPENDIX_1, "received", "a1.acknowledge", OWNER),
        (APPENDIX_1, "acknowledged", "a1.initial", OWNER),
        (APPENDIX_1, "initial_investigation", "a1.initial", "the handler, Hana Novak"),
        (APPENDIX_1, "informal_resolution", "a1.informal", OWNER),
        (APPENDIX_1, "formal_investigation", "a1.investigation", "the investigator, Ivan Petrov"),
        (APPENDIX_1, "decision", "a1.decision", OWNER),
        (APPENDIX_2, "received", "a2.screen", OWNER),
        (APPENDIX_2, "received", "a2.acknowledge", OWNER),
        (APPENDIX_2, "stage_one", "a2.response", "the handler, Hana Novak"),
        (APPENDIX_2, "stage_one_formal", "a2.response", OWNER),
        (APPENDIX_2, "stage_two", "a2.stage_two_acknowledge", OWNER),
        (APPENDIX_2, "stage_two", "a2.final_response", "the Director, Dina Rossi"),
        (APPENDIX_3, "received", "a3.make_safe", "the worker’s line manager, Martha Hughes"),
        (APPENDIX_3, "made_safe", "a3.initial", OWNER),
        (APPENDIX_3, "formal_investigation", "a3.investigation", "the investigator, Ivan Petrov"),
        (APPENDIX_3, "outcome_decided", "a3.letter", OWNER),
        (APPENDIX_3, "service_review", "a3.review_meeting", "the Director, Dina Rossi"),
    ],
)
def test_a_limit_names_who_must_meet_it(law: Law, stage: str, limit: str, words: str, cast: Cast) -> None:
    assert due(Walk(law, cast).to(stage).open(), limit).words == words


def test_several_people_are_named_in_one_sentence(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("disciplinary").open()
    panel = sorted(each.person.name for each in case.assignments.filter(role=CaseRole.PANEL))

    found = due(case, "a1.sanction")

    assert found.words.startswith("the panel, ")
    assert all(name in found.words for name in panel)
    assert len(found.people) == len(panel)


def test_the_conduct_referral_falls_to_whoever_decided(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)

    assert due(walk.open(), "a2.conduct_referral").words == "the decision maker, Martha Hughes"


def test_what_a_shut_out_investigator_had_to_do_falls_to_the_owner(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")
    Involvement.objects.create(
        complaint=walk.case, person=cast.investigator, kind="conflict", from_on=date(2026, 6, 5)
    )

    assert due(walk.open(), "a1.investigation").words == OWNER


def test_a_duty_passes_on_with_the_role(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")
    Assignment.objects.filter(complaint=walk.case, person=cast.investigator).update(person=cast.outsider)

    assert due(walk.open(), "a1.investigation") == Responsible(
        "the investigator, Oscar Lind", (cast.outsider.pk,)
    )


def test_a_case_that_nobody_may_own_waits_for_the_chair(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    Complaint.objects.filter(pk=walk.case.pk).update(owner=None)

    found = due(walk.open(), "a1.acknowledge")

    assert found == Responsible("the Chair, Carol Whitby", (cast.chair.pk,))
