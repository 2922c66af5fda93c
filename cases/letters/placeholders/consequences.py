"""Placeholders of sanctions, warnings and decisions about a service: for the respondent alone, every one."""

from cases.letters import values
from cases.letters.placeholders.placeholder import RESPONDENT, Placeholder
from cases.letters.values import answered, day, of

CONSEQUENCES = (
    Placeholder(
        "sanction",
        "the sanction",
        "Management guidance",
        of(values.sanction, lambda issued: issued.get_code_display()),
        RESPONDENT,
    ),
    Placeholder(
        "sanction_reasons",
        "the reasons for the sanction",
        "It was the first time, and you said that you were sorry.",
        of(values.sanction, lambda issued: issued.reasons),
        RESPONDENT,
    ),
    Placeholder(
        "sanction_lasts",
        "how long the sanction counts",
        "It has no last day.",
        of(values.sanction, values.how_long),
        RESPONDENT,
    ),
    Placeholder(
        "said",
        "what was said to them",
        "That the people who work here must be safe.",
        answered("said", "agree_support"),
        RESPONDENT,
    ),
    Placeholder(
        "support",
        "the support offered",
        "A quieter time of day, and a talk about it every week.",
        lambda letter: (
            letter.answer("support", "agree_support")
            or letter.answer("support_in_return", "issue_second_warning")
        ),
        RESPONDENT,
    ),
    Placeholder(
        "warning_level",
        "which warning it is",
        "first warning",
        of(values.warning, lambda issued: issued.get_level_display().lower()),
        RESPONDENT,
    ),
    Placeholder(
        "behaviour",
        "the behaviour it is about",
        "On 1 June you shouted at a worker about where she was born.",
        of(values.warning, lambda issued: issued.behaviour),
        RESPONDENT,
    ),
    Placeholder(
        "standard",
        "the standard expected from now on",
        "You speak to everybody with respect, also when you are upset.",
        of(values.warning, lambda issued: issued.standard),
        RESPONDENT,
    ),
    Placeholder(
        "warning_until",
        "the last day of the warning",
        "14 December 2026",
        of(values.warning, lambda issued: day(issued.live_until)),
        RESPONDENT,
    ),
    Placeholder(
        "current_service",
        "the decision on the service they have now",
        "continue with conditions",
        of(lambda letter: letter.facts.service_decision, lambda it: it.get_current_service_display().lower()),
        RESPONDENT,
    ),
    Placeholder(
        "future_service",
        "the decision on a service in future",
        "continue",
        of(lambda letter: letter.facts.service_decision, lambda it: it.get_future_service_display().lower()),
        RESPONDENT,
    ),
    Placeholder(
        "service_from",
        "the day from which the decision holds",
        "1 July 2026",
        of(lambda letter: letter.facts.service_decision, lambda it: day(it.takes_effect_on)),
        RESPONDENT,
    ),
    Placeholder(
        "review_on",
        "the day on which the decision is looked at again",
        "1 October 2026",
        of(lambda letter: letter.facts.service_decision, lambda it: day(it.review_on)),
        RESPONDENT,
    ),
    Placeholder(
        "service_reasons",
        "the reasons for the decision about the service",
        "Everybody at the centre has to be safe.",
        answered("aim", "record_service_decision"),
        RESPONDENT,
    ),
)
