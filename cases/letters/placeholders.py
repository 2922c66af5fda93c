"""
The closed set of placeholders: what each stands for, and in whose letters it may be used.

There is none by which a sanction, a warning or a decision about a service could get into a letter to the
complainant.
"""

from dataclasses import dataclass

from django.conf import settings

from cases.letters import values
from cases.letters.template import GAP, fill
from cases.letters.values import Value, Writing, answered, day, day_answered, of
from cases.models import Reader

BOTH = (Reader.COMPLAINANT, Reader.RESPONDENT)
COMPLAINANT = (Reader.COMPLAINANT,)
RESPONDENT = (Reader.RESPONDENT,)


@dataclass(frozen=True)
class Placeholder:
    """`description` stands in a sentence: beside the editor, and in the gap where the case says nothing."""

    name: str
    description: str
    example: str
    value: Value
    readers: tuple[Reader, ...] = BOTH

    @property
    def written(self) -> str:
        return f"{{{{ {self.name} }}}}"

    @property
    def gap(self) -> str:
        return GAP.format(self.description)


PLACEHOLDERS = (
    Placeholder("charity_name", "the charity’s name", "Fernlight", lambda letter: settings.CHARITY_NAME),
    Placeholder(
        "reference", "the reference of the case", "ABCD-2345", lambda letter: letter.facts.case.reference
    ),
    Placeholder(
        "reader_name", "the reader’s name", "Robin Ashby", of(values.reader, lambda person: person.name)
    ),
    Placeholder(
        "writer_name",
        "the name of whoever sends it",
        "Jo Fielding",
        of(lambda letter: letter.writer, lambda person: person.name),
    ),
    Placeholder(
        "received_on",
        "the day the complaint was received",
        "3 June 2026",
        lambda letter: day(letter.facts.case.received_on),
    ),
    Placeholder("next_on", "the day by when they hear from us", "17 June 2026", values.next_on),
    Placeholder(
        "understood",
        "the complaint as we understood it",
        "Somebody made a remark about my accent, twice, in front of others.",
        lambda letter: letter.answer("understood", "acknowledge") or letter.facts.case.account or None,
        COMPLAINANT,
    ),
    Placeholder(
        "wants",
        "what they would like to happen",
        "I would like it to stop.",
        lambda letter: letter.answer("wants", "acknowledge") or letter.facts.case.wishes or None,
        COMPLAINANT,
    ),
    Placeholder(
        "what_was_agreed",
        "what was agreed",
        "We talk with the whole team about how we speak to one another.",
        answered("what", "agree_informal_resolution", "resolve_early"),
    ),
    Placeholder(
        "agreed_by",
        "the day by when it is to be done",
        "30 June 2026",
        day_answered("by_when", "agree_informal_resolution", "resolve_early"),
    ),
    Placeholder(
        "extension_reason",
        "why more time is needed",
        "Somebody who saw it is away until next week.",
        of(values.extension, lambda answers: answers["reason"]["value"]),
    ),
    Placeholder(
        "new_date",
        "the new day",
        "1 July 2026",
        of(values.extension, lambda answers: day(answers["due_on"]["value"])),
    ),
    Placeholder(
        "allegations",
        "the numbered allegations",
        "1. On 1 June, in the kitchen, you made a remark about an accent.\n2. You made it again on 2 June.",
        values.allegations,
    ),
    Placeholder(
        "findings",
        "the finding for each allegation; nothing where there are none",
        "1. The remark of 1 June – Substantiated. Two people heard it.\n"
        "2. The remark of 2 June – Not substantiated. Nobody else was there.",
        values.findings,
    ),
    Placeholder(
        "outcome",
        "the finding overall",
        "partly substantiated. That means: we found that some of it happened",
        values.outcome,
    ),
    Placeholder(
        "reasons",
        "the reasons for the finding",
        "We talked with everybody who was there, and read the rota.",
        of(lambda letter: letter.facts.outcome, lambda outcome: outcome.reasons),
    ),
    Placeholder(
        "points",
        "each point of the complaint, with the answer",
        "The remark: it was made, and it was wrong. We are sorry.",
        answered("points", "issue_final_response", "respond"),
        COMPLAINANT,
    ),
    Placeholder(
        "remedy",
        "what puts it right",
        "Another worker supports you from now on.",
        answered("remedy", "issue_final_response", "respond"),
        COMPLAINANT,
    ),
    Placeholder(
        "stage_two_until",
        "the last day to ask for stage two",
        "15 July 2026",
        values.stage_two_until,
        COMPLAINANT,
    ),
    Placeholder(
        "outside_routes",
        "who else can help",
        "Your local council, if it pays for your support.",
        answered("outside_routes", "issue_final_response"),
        COMPLAINANT,
    ),
    Placeholder("appeal_until", "the last day for an appeal", "15 July 2026", values.appeal_until),
    Placeholder(
        "appeal_received_on",
        "the day the appeal or the request for stage two was received",
        "8 July 2026",
        of(values.appeal, lambda appeal: day(appeal.lodged_on)),
    ),
    Placeholder(
        "appeal_result",
        "the result of the appeal or of stage two",
        "allowed in part",
        of(values.appeal, lambda appeal: appeal.get_result_display().lower()),
    ),
    Placeholder(
        "appeal_reasons",
        "the reasons for the result of the appeal",
        "A further person was heard, who saw what happened.",
        answered("reasons", "decide_appeal"),
    ),
    Placeholder(
        "after_withdrawal",
        "what becomes of the complaint now",
        "We have stopped looking into it and have closed the case.",
        values.after_withdrawal,
    ),
    Placeholder(
        "passed_on",
        "where the complaint goes",
        "We have passed it on under our Complaints Policy. You will hear within 5 working days.",
        answered("told", "redirect"),
        COMPLAINANT,
    ),
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


def placeholders_for(reader: Reader) -> dict[str, Placeholder]:
    """Those that may stand in a letter to this reader, by name."""
    return {each.name: each for each in PLACEHOLDERS if reader in each.readers}


def filled(text: str, letter: Writing) -> str:
    """A text with what the case says; what it does not say, or not to this reader, stays as a visible gap."""
    known = placeholders_for(letter.reader)

    def value_of(name: str) -> str:
        if name not in known:
            return GAP.format(name.replace("_", " "))
        said = known[name].value(letter)
        return known[name].gap if said is None else said

    return fill(text, value_of)


def with_examples(text: str, reader: Reader) -> str:
    """A text as it reads for an invented case."""
    known = placeholders_for(reader)
    return fill(text, lambda name: known[name].example)
