"""Placeholders of the course of a case, its findings and its appeals; some for the complainant alone."""

from django.conf import settings

from cases.letters import values
from cases.letters.placeholders.placeholder import COMPLAINANT, Placeholder
from cases.letters.values import answered, day, day_answered, of

COURSE = (
    Placeholder("charity_name", "the charity’s name", "Fernlight", lambda letter: settings.CHARITY_NAME),
    Placeholder(
        "reference", "the reference of the case", "ABCD-2345", lambda letter: letter.facts.case.reference
    ),
    Placeholder("reader_name", "the reader’s name", "Robin Ashby", values.reader_name),
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
        answered("reason", "extend_limit"),
    ),
    Placeholder(
        "new_date",
        "the new day",
        "1 July 2026",
        day_answered("due_on", "extend_limit"),
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
        "passed_on_to",
        "the name of the organisation or policy it goes to",
        "the advice centre in the High Street",
        values.passed_on_to,
        COMPLAINANT,
    ),
    Placeholder(
        "passed_on",
        "what happens with the complaint there",
        "We have passed it on under our Complaints Policy. You will hear within 5 working days.",
        answered("told", "redirect"),
        COMPLAINANT,
    ),
)
