"""Good answers to every step, as somebody in the cast would give them."""

from datetime import date

from tests.cases.law.answers.appendix_1 import appendix_1
from tests.cases.law.answers.appendix_2 import appendix_2
from tests.cases.law.answers.appendix_3 import appendix_3
from tests.cases.law.answers.shared import LATER, Answers
from tests.cast import Cast

# What must be answered otherwise for a step to lead to this stage: (route, step, stage).
TOWARDS: dict[tuple[str, str, str], Answers] = {
    ("appendix-1", "decide_appeal", "disciplinary"): {"calls_for_disciplinary": "yes"},
    ("appendix-3", "decide_appeal", "monitoring"): {"goes_on": "yes", "review_on": LATER},
}
# What an earlier step must have answered for a step to be possible: (route, step, from), earlier step.
BEFORE: dict[tuple[str, str, str], dict[str, Answers]] = {
    ("appendix-1", "refer_to_disciplinary", "outcome_issued"): {"decide": {"finding": "substantiated"}},
    ("appendix-3", "close", "outcome_decided"): {"decide_facts": {"finding": "not_substantiated"}},
}


def good_answers(route: str, cast: Cast, on: date) -> dict[str, Answers]:
    """The answers to each step of a route, taken on this day."""
    answers = {"appendix-1": appendix_1, "appendix-2": appendix_2, "appendix-3": appendix_3}
    return answers[route](cast, on)
