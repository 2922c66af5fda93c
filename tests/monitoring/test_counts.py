"""What the database counts is what one would count with a pencil."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Complaint, Outcome
from cases.words import OutcomeCode, Route
from monitoring.counts import tallies
from monitoring.years import FinancialYear
from people.models import Role
from tests.cast import Cast
from tests.monitoring.filing import noon
from tests.monitoring.test_replay import undone

FIRST_DAY = date(2026, 3, 27)

days = st.integers(0, 9).map(lambda number: FIRST_DAY + timedelta(days=number))
outcomes = st.lists(st.tuples(days, st.sampled_from(OutcomeCode.values)), max_size=2)
complaints = st.lists(
    st.tuples(
        st.sampled_from(["respondent", "trustee", "service_user"]),
        st.sampled_from(["staff", "volunteer", "trustee", "service_user"]),
        st.sampled_from(Route.values),
        days,
        outcomes,
    ),
    max_size=10,
)


@given(complaints, days)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_counts_of_a_year_are_those_of_a_pencil(
    cast: Cast, drawn: list[tuple[str, str, str, date, list[tuple[date, str]]]], as_at: date
) -> None:
    pencil: Counter[tuple[object, str, str]] = Counter()
    with undone():
        for who, role, route, received_on, ends in drawn:
            complaint = Complaint.objects.create(
                route=route,
                stage=f"{route}:received",
                received_on=received_on,
                filed_at=noon(received_on),
                respondent=getattr(cast, who),
                respondent_role=role,
                complainant_role="staff",
                account="Words",
            )
            for on, code in ends:
                Outcome.objects.create(complaint=complaint, code=code, on=on)
            # Of two outcomes on one day the one written later stands.
            known = sorted((end for end in ends if end[0] <= as_at), key=lambda end: end[0])
            set_aside = bool(known) and known[-1][1] in {"duplicate", "out_of_scope", "bad_faith"}
            in_the_appendices = route in {"appendix-1", "appendix-2"} and role in set(Role.inside())
            if in_the_appendices and received_on <= as_at and not set_aside:
                year = "2025-26" if received_on < date(2026, 4, 1) else "2026-27"
                pencil[getattr(cast, who).pk, role, year] += 1

        counted = {
            (tally.person, tally.role, tally.year.label): tally.number
            for label in ("2025-26", "2026-27")
            for tally in tallies(FinancialYear.parse(label), as_at)
        }
    assert counted == pencil


def test_all_counts_of_a_year_are_one_query(cast: Cast, count_queries) -> None:
    with count_queries() as queries:
        tallies(FinancialYear.parse("2025-26"), date(2026, 3, 31))

    assert len(queries) == 1
