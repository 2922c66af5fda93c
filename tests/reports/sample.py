"""Registers large enough for a report: the same ones every time, from a fixed seed."""

from datetime import date, timedelta
from random import Random

from tests.reports.by_hand import CHARACTERISTICS, CONDUCT
from tests.reports.register import Entry

YEAR_START = date(2025, 4, 1)
ROLES = {
    "appendix-1": [("staff", "staff"), ("staff", "volunteer"), ("trustee", "staff"), ("volunteer", "")],
    "appendix-2": [("service_user", "staff"), ("other", "staff"), ("service_user", "")],
    "appendix-3": [("staff", "service_user"), ("volunteer", "service_user")],
}
CODES = ["substantiated", "partly_substantiated", "not_substantiated", "resolved_informally", "withdrawn"]


def register_of(number: int, seed: int = 1) -> list[Entry]:
    """So many complaints received in 2025-26, most of them with an outcome by its end."""
    drawn = Random(seed)
    return [_entry(drawn) for _ in range(number)]


def _entry(drawn: Random) -> Entry:
    received = YEAR_START + timedelta(days=drawn.randrange(365))
    route = drawn.choices(list(ROLES), [5, 3, 2])[0]
    outcome = (drawn.choices(CODES, [4, 3, 4, 5, 1])[0], received + timedelta(days=drawn.randrange(5, 90)))
    due = received + timedelta(days=7)
    return Entry(
        received,
        route,
        outcomes=(outcome,),
        roles=drawn.choice(ROLES[route]),
        characteristics=frozenset(drawn.sample(CHARACTERISTICS[:9], k=drawn.choice([1, 1, 2]))),
        conduct=frozenset(drawn.choices(CONDUCT, k=1)),
        acknowledge_by=due,
        acknowledged=due + timedelta(days=drawn.choice([-3, -2, -1, 0, 1])),
    )
