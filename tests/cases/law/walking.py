"""Takes a case along its flowchart, one step a day, by whoever the policy says."""

from datetime import date, datetime, time, timedelta
from typing import Any

from cases.filing import Filing, file_complaint
from cases.models import Assignment, Complaint, Event, ServiceWarning
from cases.routes import Case
from cases.workflow import open_case, take_step
from people.clock import LONDON
from people.models import Person, Role
from tests.cases.law.answers import BEFORE, TOWARDS, good_answers
from tests.cases.law.tables import Law
from tests.cast import Cast

# A Wednesday; no bank holiday follows until 31 August.
RECEIVED_ON = date(2026, 6, 3)


# Warnings follow in order: the one that must be live already.
WARNING_BEFORE = {"issue_second_warning": "first", "issue_final_warning": "second"}


def moment(on: date) -> datetime:
    return datetime.combine(on, time(10), LONDON)


def weekdays_after(start: date, days: int) -> date:
    """Counted with a finger on the calendar: right for a summer without holidays."""
    on = start
    while days:
        on += timedelta(days=1)
        days -= on.isoweekday() <= 5
    return on


def file_standard(law: Law, cast: Cast, **changes: Any) -> Complaint:
    """The standard case of an appendix: it happened in Home support, and Martha owns it."""
    complainant, respondent = {
        "appendix-1": (cast.complainant, cast.respondent),
        "appendix-2": (cast.service_user, cast.respondent),
        "appendix-3": (cast.complainant, cast.service_user),
    }[law.code]
    told = {
        "account": "He said it again.",
        "received_on": RECEIVED_ON,
        "complainant": complainant,
        "complainant_role": Role(complainant.role),
        "respondent": respondent,
        "respondent_role": Role(respondent.role),
        "service": cast.home_support,
    }
    return file_complaint(
        Filing(**{**told, **changes}),
        by=cast.complainant.account,
        at=moment(changes.get("received_on", RECEIVED_ON)),
    )


class Walk:
    """A case under way. `on` is the day of its latest step."""

    def __init__(self, law: Law, cast: Cast, **changes: Any) -> None:
        self.law = law
        self.cast = cast
        self.case = file_standard(law, cast, **changes)
        self.on = self.case.received_on
        self.taken_on: dict[str, date] = {"receipt": self.on}

    @property
    def stage(self) -> str:
        return Complaint.objects.get(pk=self.case.pk).stage.partition(":")[2]

    def open(self) -> Case:
        return open_case(Complaint.objects.get(pk=self.case.pk), self.on)

    def outcomes(self) -> list[tuple[str, str]]:
        """Every outcome so far, and how it was reached."""
        return list(self.case.outcomes.values_list("code", "by"))

    def wait_until(self, on: date) -> "Walk":
        self.on = on
        return self

    def answers(self, step: str, on: date) -> dict[str, Any]:
        return {"on": on, **good_answers(self.law.code, self.cast, on)[step]}

    def take(self, step: str, by: Person | None = None, *, without: str = "", **changes: Any) -> Event:
        """Takes a step a day after the one before, with good answers and these changes to them."""
        on = self.on + timedelta(days=1)
        answers = {**self.answers(step, on), **changes}
        answers.pop(without, None)
        taker = by or getattr(self.cast, self.law.row(step).who.split()[0])
        event = take_step(self.case, step, by=taker.account, at=moment(on), **answers)
        self.on = self.taken_on[step] = on
        return event

    def to(self, stage: str, changes: dict[str, dict[str, Any]] | None = None) -> "Walk":
        """The usual way to a stage, with changed answers to some of the steps on it."""
        for step in _usual_way(self.law, stage):
            self.take(step, **(changes or {}).get(step, {}))
        return self

    def before(self, step: str, source: str = "") -> "Walk":
        """The case where this step can be taken next: at `source`, or the first stage the step leaves."""
        source = source or self.law.row(step).sources.split()[0]
        self.to(source, BEFORE.get((self.law.code, step, source)))
        if step in WARNING_BEFORE:
            warn(self.cast.service_user, WARNING_BEFORE[step], self.case)
        return self

    def towards(self, step: str, source: str, target: str) -> Event:
        """Walks to `source` and takes the step with answers that lead to `target`."""
        self.before(step, source)
        if self.law.row(step).may_stay and target == source:
            return self.take(step, continues="yes")
        return self.take(step, **TOWARDS.get((self.law.code, step, target), {}))


def warn(person: Person, level: str, case: Complaint) -> None:
    """A warning that the service user has already, live for the days of these tests."""
    ServiceWarning.objects.create(
        complaint=case,
        person=person,
        level=level,
        behaviour="Shouting",
        standard="Respect",
        issued_on=RECEIVED_ON,
        live_until=RECEIVED_ON + timedelta(days=180),
    )


def _usual_way(law: Law, stage: str) -> list[str]:
    way: list[str] = []
    while stage != "received":
        step = law.usual[stage]
        way.insert(0, step)
        stage = law.row(step).sources.split()[0]
    return way


def put_at(law: Law, cast: Cast, stage: str) -> Complaint:
    """A case that stands at a stage without the way there, everybody named: enough for what is refused."""
    case = file_standard(law, cast)
    Complaint.objects.filter(pk=case.pk).update(stage=f"{law.code}:{stage}")
    Assignment.objects.bulk_create(
        Assignment(complaint=case, role=role, person=getattr(cast, name), from_on=case.received_on)
        for name, role in law.named.items()
    )
    return Complaint.objects.get(pk=case.pk)
