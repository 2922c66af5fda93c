"""A person who is matched with a complaint later counts on the spot, and no longer once it was a mistake."""

from typing import Any

from cases.models import Complaint
from monitoring.models import Alert
from people.models import OutgoingNotice
from people.notices import Notice
from tests.cases.appendix_2 import enter
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2
from tests.cases.law.walking import Walk, file_standard
from tests.cast import Cast


def a_third_about_somebody_unknown(cast: Cast) -> Walk:
    for _ in range(2):
        file_standard(APPENDIX_1, cast)
    return Walk(APPENDIX_2, cast, respondent=None, respondent_role="")


def name(walk: Walk, **answers: Any) -> None:
    enter(walk, "name_respondent", walk.cast.manager, role="staff", reason="The rota", **answers)


def test_a_third_complaint_raises_the_alert_when_its_person_is_matched(cast: Cast) -> None:
    walk = a_third_about_somebody_unknown(cast)
    assert not Alert.objects.exists()

    name(walk, person=cast.respondent)

    assert Alert.objects.get(person=cast.respondent).number == 3
    assert OutgoingNotice.objects.filter(notice=Notice.ALERT).exists()


def test_it_clears_when_the_match_was_a_mistake(cast: Cast) -> None:
    walk = a_third_about_somebody_unknown(cast)
    name(walk, person=cast.respondent)

    enter(walk, "correct_respondent", cast.director, person=cast.outsider, role="staff", reason="Another Bob")

    alert = Alert.objects.get(person=cast.respondent)
    assert (alert.number, alert.cleared_on) == (2, walk.on)
    assert Complaint.objects.get(pk=walk.case.pk).respondent == cast.outsider
