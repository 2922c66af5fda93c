"""Who is given a part in a case hears that there is one."""

import pytest
from django.core import mail

from cases.acting import Acting
from cases.models import Assignment, CaseRole, Involvement
from cases.news import tell_newly_named
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk
from tests.cast import Cast
from tests.tasks import run_waiting_tasks


@pytest.fixture
def walk(cast: Cast) -> Walk:
    """A case in which everybody named so far has been told."""
    walk = Walk(APPENDIX_1, cast).to("acknowledged")
    told()
    return walk


def told() -> list[str]:
    """Who was told of news on a case since the last time."""
    run_waiting_tasks()
    news = [each.to[0].partition("@")[0] for each in mail.outbox if "news on a case" in each.body]
    mail.outbox.clear()
    return sorted(news)


def local_part(person: object) -> str:
    return person.account.email.partition("@")[0]  # type: ignore[attr-defined]


def test_the_handler_is_told_when_named_and_nobody_else(cast: Cast, walk: Walk) -> None:
    walk.take("start_initial_investigation")

    assert told() == [local_part(cast.handler)]


def test_the_mail_gives_the_reference_and_the_link_of_the_case(cast: Cast, walk: Walk) -> None:
    walk.take("start_initial_investigation")

    run_waiting_tasks()
    (message,) = (each for each in mail.outbox if each.to == [cast.handler.account.email])
    assert message.subject == f"Fernlight: {walk.case.reference}"
    assert walk.case.link in message.body


def test_who_has_the_part_already_is_not_told_again(cast: Cast, walk: Walk) -> None:
    walk.take("start_initial_investigation")
    told()

    walk.take("open_formal_investigation")
    assert told() == [local_part(cast.investigator)]


def test_who_names_themselves_is_not_told(cast: Cast, walk: Walk) -> None:
    walk.take("start_initial_investigation", handler=cast.manager)

    assert told() == []


def test_a_step_that_names_nobody_tells_nobody(cast: Cast) -> None:
    Walk(APPENDIX_1, cast).take("acknowledge")

    assert told() == []


def test_nobody_hears_of_a_case_they_may_not_open(cast: Cast, walk: Walk) -> None:
    """Forms do not offer a witness for a role; were one named all the same, no mail would tell of it."""
    named = {"complaint": walk.case, "person": cast.handler, "from_on": walk.on}
    Involvement.objects.create(kind=Involvement.Kind.WITNESS, **named)
    Assignment.objects.create(role=CaseRole.HANDLER, **named)

    tell_newly_named(walk.case, {}, Acting(cast.manager.account, walk.on))
    assert told() == []
