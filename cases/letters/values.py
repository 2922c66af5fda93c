"""Reading a case for the placeholders of a letter. What it cannot say is None: a gap for the writer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.facts import Facts
from cases.models import Appeal, Event, Reader, Sanction, ServiceWarning
from cases.words import OutcomeCode
from people.models import Person

# By when a reader hears from us again; not what is due before the letter itself, nor what others may do.
ANSWERS = ("initial", "informal", "investigation", "decision", "response", "final_response", "appeal")
APPEAL_WINDOWS = ("a1.appeal_window", "a3.appeal_window")
# The steps that find upon each allegation, and those after which none of these findings stands.
FINDINGS = ("decide", "respond", "decide_facts", "find_no_case", "reopen")
PASSED_ON_TO = {
    "complaints_policy": "our Complaints Policy",
    "safeguarding": "the people who keep adults and children safe",
    "police": "the police",
}
MEANS = {
    OutcomeCode.SUBSTANTIATED: "we found that it happened",
    OutcomeCode.MANAGED_THROUGH_SUPPORT: "we found that it happened, and that support is the right answer",
    OutcomeCode.PARTLY_SUBSTANTIATED: "we found that some of it happened",
    OutcomeCode.NOT_SUBSTANTIATED: "we did not find enough to show that it happened",
    OutcomeCode.INCONCLUSIVE: "we could not find out what happened",
}


@dataclass(frozen=True)
class Writing:
    """One letter being written: about which case, to whom, by whom."""

    facts: Facts
    reader: Reader
    writer: Person | None

    def answer(self, question: str, *steps: str) -> Any:
        """What was answered to a question, at whichever of these steps was taken last."""
        kinds = (Event.Kind.STEP, Event.Kind.ENTRY)
        taken = [each for each in self.facts.story if each.step in steps and each.kind in kinds]
        answered = [each.answers[question].get("value") for each in taken if question in each.answers]
        return answered[-1] if answered else None


Value = Callable[[Writing], str | None]


def day(on: date | str | None) -> str | None:
    read = date.fromisoformat(on) if isinstance(on, str) else on
    return f"{read:%-d %B %Y}" if read else None


def answered(question: str, *steps: str) -> Value:
    return lambda letter: letter.answer(question, *steps)


def day_answered(question: str, *steps: str) -> Value:
    return lambda letter: day(letter.answer(question, *steps))


def of(find: Callable[[Writing], Any], read: Callable[[Any], str | None]) -> Value:
    """What is read from a record of the case, if there is one."""
    return lambda letter: (read(found) or None) if (found := find(letter)) is not None else None


# Records


def reader(letter: Writing) -> Person | None:
    case = letter.facts.case
    return case.complainant if letter.reader == Reader.COMPLAINANT else case.respondent


def reader_name(letter: Writing) -> str | None:
    """Whoever complained without a name is written to without one."""
    person = reader(letter)
    if person is not None:
        return person.name
    is_anonymous = letter.reader == Reader.COMPLAINANT and letter.facts.case.anonymous
    return "complainant" if is_anonymous else None


def appeal(letter: Writing) -> Appeal | None:
    return letter.facts.appeals[-1] if letter.facts.appeals else None


def sanction(letter: Writing) -> Sanction | None:
    standing = [each for each in letter.facts.sanctions if each.cancelled_on is None]
    return standing[-1] if standing else None


def warning(letter: Writing) -> ServiceWarning | None:
    """The one that this case has brought, not those of earlier ones."""
    return max(letter.facts.case.warnings.all(), key=lambda each: (each.issued_on, each.pk), default=None)


# Words


def next_on(letter: Writing) -> str | None:
    """A day that has passed is no promise: then the writer says by when."""
    running = (each for each in letter.facts.case.deadlines.all() if each.is_running)
    due = min((each.due_on for each in running if each.limit[3:] in ANSWERS), default=None)
    return day(due) if due and due >= letter.facts.on else None


def allegations(letter: Writing) -> str | None:
    return "\n".join(f"{each.number}. {_line(each.text)}" for each in letter.facts.allegations) or None


def findings(letter: Writing) -> str:
    """Nothing where there were no numbered allegations: then the finding overall says it all."""
    if not _findings_stand(letter.facts):
        return ""
    return "\n".join(
        f"{each.number}. {_line(each.text)} – {each.get_finding_display()}. {_line(each.reasons)}".strip()
        for each in letter.facts.allegations
        if each.finding
    )


def _findings_stand(facts: Facts) -> bool:
    """Whether the finding overall is still the one that came with those on the allegations."""
    found = [each for each in facts.steps_taken if each.step in FINDINGS]
    return bool(found) and found[-1].answers.get("finding", {}).get("value") == facts.outcome_code


def _line(text: str) -> str:
    """On a line of its own, as an item of a list is."""
    return " ".join(text.split())


def outcome(letter: Writing) -> str | None:
    found = letter.facts.outcome
    if found is None:
        return None
    label, means = found.get_code_display().lower(), MEANS.get(OutcomeCode(found.code))
    return f"{label}. That means: {means}" if means else label


def appeal_until(letter: Writing) -> str | None:
    windows = letter.facts.windows.items()
    return day(max((last for limit, last in windows if limit in APPEAL_WINDOWS), default=None))


def stage_two_until(letter: Writing) -> str | None:
    return day(letter.facts.windows.get("a2.stage_two_window"))


def how_long(issued: Sanction) -> str:
    last = day(issued.live_until)
    return f"It counts until {last}, that day included." if last else "It has no last day."


def passed_on_to(letter: Writing) -> str | None:
    """The organisation or policy by its name, or by what it is where it has none of its own."""
    return letter.answer("named", "redirect") or PASSED_ON_TO.get(letter.answer("to", "redirect"))


def after_withdrawal(letter: Writing) -> str | None:
    """What becomes of the complaint once its complainant has withdrawn."""
    return {
        "yes": "We go on looking into it ourselves, because we have to be sure that everybody is safe.",
        "no": "We have stopped looking into it and have closed the case.",
    }.get(letter.answer("continues", "withdraw"))
