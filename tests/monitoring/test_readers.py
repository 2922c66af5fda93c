"""Whom an alert and a count are for, and who never finds them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from cases.models import Involvement
from monitoring.access import reads_alerts
from monitoring.models import Alert
from monitoring.people_counts import counts_visible_to
from monitoring.years import FinancialYear
from people.models import Person, User
from tests.cast import PARTS, Cast
from tests.monitoring.filing import MAY, file_about

THIS_YEAR = FinancialYear.containing(MAY)
EVERYBODY = list(PARTS)


def alert_about(cast: Cast, respondent: Person, **changes: object) -> Alert:
    for _ in range(3):
        file_about(cast, respondent, MAY, **({"complainant": cast.outsider} | changes))
    return Alert.objects.get(person=respondent)


def readers(cast: Cast) -> set[str]:
    """The parts of the cast to whom the only alert is visible."""
    return {name for name in EVERYBODY if Alert.objects.visible_to(getattr(cast, name).account, MAY).exists()}


@pytest.mark.parametrize(
    ("respondent", "those_it_is_for"),
    [
        ("respondent", {"director", "manager"}),
        ("manager", {"director"}),
        ("handler", {"director"}),
        ("equalities_lead", {"director"}),
        ("sysadmin", {"director"}),
        ("director", {"chair"}),
    ],
)
def test_an_alert_is_for_the_director_and_the_line_manager(
    cast: Cast, respondent: str, those_it_is_for: set[str]
) -> None:
    alert_about(cast, getattr(cast, respondent))

    assert readers(cast) == those_it_is_for


@pytest.mark.parametrize(
    ("shut_out", "those_it_is_for"),
    [
        (["director"], {"chair", "manager"}),
        (["manager"], {"director"}),
        (["director", "manager"], {"chair"}),
        (["director", "manager", "chair"], {"vice_chair"}),
        (["director", "manager", "chair", "vice_chair"], {"trustee"}),
    ],
)
@pytest.mark.parametrize("kind", Involvement.Kind.values)
def test_who_is_shut_out_of_one_complaint_sees_nothing_of_the_alert_and_the_next_stands_in(
    cast: Cast, shut_out: list[str], those_it_is_for: set[str], kind: str
) -> None:
    alert = alert_about(cast, cast.respondent)
    for name in shut_out:
        Involvement.objects.create(
            complaint=alert.complaints.first(), person=getattr(cast, name), kind=kind, from_on=MAY
        )

    assert readers(cast) == those_it_is_for


@pytest.mark.parametrize("kind", Involvement.Kind.values)
def test_who_was_shut_out_by_a_slip_and_let_in_again_sees_alert_and_count(cast: Cast, kind: str) -> None:
    alert = alert_about(cast, cast.respondent)
    shut_out = Involvement.objects.create(
        complaint=alert.complaints.first(), person=cast.director, kind=kind, from_on=MAY
    )
    assert "director" not in readers(cast)
    assert names(cast, "director") == set()

    Involvement.objects.filter(pk=shut_out.pk).update(ended_on=MAY)

    assert readers(cast) == {"director", "manager"}
    assert names(cast, "director") == {"Bob Carter"}
    assert names(cast, "chair") == set()


def test_who_complained_sees_nothing_of_the_alert(cast: Cast) -> None:
    alert_about(cast, cast.respondent, complainant=cast.director)

    assert readers(cast) == {"chair", "manager"}


def test_a_line_manager_who_has_left_is_replaced(cast: Cast) -> None:
    alert_about(cast, cast.outsider, complainant=cast.complainant)
    cast.other_manager.left_on = date(2026, 5, 4)
    cast.other_manager.save()

    assert readers(cast) == {"director"}


def test_djangos_superuser_flag_opens_no_alert(cast: Cast) -> None:
    alert_about(cast, cast.respondent)
    cast.sysadmin.account.is_superuser = True
    cast.sysadmin.account.save()

    assert "sysadmin" not in readers(cast)


def test_the_number_of_queries_does_not_grow_with_the_alerts(cast: Cast, count_queries) -> None:
    def needed() -> int:
        account = type(cast.director.account).objects.get(pk=cast.director.account.pk)
        with count_queries() as queries:
            list(Alert.objects.visible_to(account, MAY))
        return len(queries)

    alert_about(cast, cast.respondent)
    with_one = needed()
    for person in (cast.manager, cast.handler, cast.investigator):
        alert_about(cast, person)
    assert needed() == with_one


def names(cast: Cast, reader: str) -> set[str]:
    rows = counts_visible_to(getattr(cast, reader).account, THIS_YEAR, MAY)
    return {row.name for row in rows}


def test_counts_are_for_director_and_equalities_lead_but_never_about_themselves_or_those_above(
    cast: Cast,
) -> None:
    for respondent in (cast.respondent, cast.equalities_lead, cast.director, cast.trustee):
        file_about(cast, respondent)

    seen = {name: names(cast, name) for name in EVERYBODY}
    assert {name: rows for name, rows in seen.items() if rows} == {
        "director": {"Bob Carter", "Edward Lowe"},
        "equalities_lead": {"Bob Carter"},
        "chair": {"Dina Rossi", "Tariq Aziz"},
    }


def test_a_party_to_one_complaint_does_not_see_the_count(cast: Cast) -> None:
    file_about(cast, cast.respondent)
    file_about(cast, cast.respondent, witnesses=[cast.director])

    assert names(cast, "director") == set()
    assert names(cast, "chair") == {"Bob Carter"}
    assert names(cast, "equalities_lead") == {"Bob Carter"}


def test_whether_the_menu_shows_alerts_is_asked_once_on_every_page(
    cast: Cast, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    for respondent in (cast.respondent, cast.outsider):
        alert_about(cast, respondent, complainant=cast.complainant)
    manager = User.objects.select_related("person").get(pk=cast.manager.account_id)

    with count_queries() as queries:
        assert reads_alerts(manager)
        assert reads_alerts(manager)

    of_alerts = [sql for sql in queries if "monitoring_alert" in sql]
    assert len(of_alerts) == 1, "\n\n".join(queries)
