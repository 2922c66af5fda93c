"""Everything the page of one case shows, read in a fixed number of queries however long its story is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.urls import reverse
from django.utils.safestring import SafeString

from cases.admin.deadlines import DeadlineLine, counted, lines, next_due
from cases.admin.due import Due
from cases.admin.kept_back import KeptBack
from cases.admin.records import Record, records_of
from cases.admin.story import Chapter, names_of, people_named, story_of
from cases.flowcharts import as_svg, flowchart
from cases.models import Complaint, ComplaintTag, Deadline, Event
from cases.routes import stage_label
from cases.routes.conditions import ended
from cases.together import read_together
from cases.who import Acting
from cases.workflow import Offer, open_case, steps_for
from people.chart import chart_for
from people.models import User
from people.working_days import Calendar


@dataclass(frozen=True)
class StepLink:
    """A step or entry on the page: a link to its form, or the reason why it cannot be taken now."""

    offer: Offer
    url: str
    by: date | None
    is_next: bool

    @property
    def label(self) -> str:
        return self.offer.step.label

    @property
    def why_not(self) -> str:
        """The reason in a line of its own, with the step's name said once."""
        why = self.offer.why_not or ""
        return why if self.label in why else f"{self.label}: {why}"


@dataclass(frozen=True)
class Part:
    """Somebody's part in the case."""

    role: str
    name: str
    words: str = ""


class CaseFile:
    """The file of one case on a day. Raises `Complaint.DoesNotExist` where `user` may not open it."""

    def __init__(self, pk: UUID, user: User, on: date) -> None:
        self.user = user
        self.on = on
        found = {complaint.pk: complaint for complaint in _with_related(pk, user, on)}
        if pk not in found:
            raise Complaint.DoesNotExist
        complaint = found.pop(pk)
        self.related = list(found.values())
        read_together(complaint)
        prefetch_related_objects(
            [complaint], Prefetch("events", Event.objects.story().select_related("actor__person"))
        )
        self.case = open_case(complaint, on, chart_for(user, on))

    @property
    def title(self) -> str:
        return f"Case {self.case.reference}"

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar.load()

    # What matters

    @property
    def stage(self) -> str:
        return stage_label(self.case.stage)

    @property
    def has_ended(self) -> bool:
        return ended(self.case.facts) is not None

    @cached_property
    def due(self) -> Due | None:
        deadline = next_due(self._limits)
        return Due.of(deadline.label, deadline.due_on, self.on, self.calendar) if deadline else None

    @property
    def due_counted(self) -> str:
        deadline = next_due(self._limits)
        return counted(deadline) if deadline else ""

    # What can be done now

    @cached_property
    def _links(self) -> list[StepLink]:
        due = {each.limit: each.due_on for each in self._limits if each.is_running}
        links: list[StepLink] = []
        for offer in steps_for(self.case, self.user, self.on):
            step = offer.step
            url = reverse("admin:cases_complaint_step", args=[self.case.pk, step.name])
            by = min((due[code] for code in step.meets if code in due), default=None)
            leads_on = offer.is_possible and step.moves and not step.may_stay
            is_next = leads_on and not any(link.is_next for link in links)
            links.append(StepLink(offer, url, by, is_next))
        return links

    @property
    def steps(self) -> list[StepLink]:
        return [link for link in self._links if link.offer.step.moves]

    @property
    def entries(self) -> list[StepLink]:
        return [link for link in self._links if not link.offer.step.moves and link.offer.is_possible]

    @property
    def impossible_entries(self) -> list[StepLink]:
        return [link for link in self._links if not link.offer.step.moves and not link.offer.is_possible]

    @cached_property
    def flowchart(self) -> SafeString:
        """The drawing, with the place and the way of this case."""
        return as_svg(flowchart(type(self.case)), here=self.case.stage, passed=self.way)

    @property
    def way(self) -> list[tuple[str, str]]:
        taken = (event for event in self.case.events.all() if event.kind == Event.Kind.STEP)
        return [(event.stage_from, event.stage_to) for event in taken if event.stage_from != event.stage_to]

    # Who

    @cached_property
    def names(self) -> dict[UUID, str]:
        known = {pk: member.name for pk, member in self.case.facts.chart.members.items()}
        held = {each.person_id for each in self.case.assignments.all()}
        kept_out = {each.person_id for each in self.case.involvements.all()}
        return names_of(held | kept_out | people_named(self.case.events.all()), known)

    @property
    def people(self) -> Iterator[Part]:
        """Who works on the case now, who did, and whom it shuts out."""
        for each in self.case.assignments.all():
            if each.role in self._kept_back.roles:
                continue
            until = f" to {each.ended_on:%-d %B %Y}" if each.ended_on else ""
            yield Part(
                each.get_role_display(), self.names[each.person_id], f"from {each.from_on:%-d %B %Y}{until}"
            )
        for other in self.case.involvements.all():
            until = f" (until {other.ended_on:%-d %B %Y})" if other.ended_on else ""
            yield Part(f"{other.get_kind_display()}{until}", self.names[other.person_id], other.reason)

    # What was said, found and done

    @property
    def characteristics(self) -> list[ComplaintTag]:
        return [tag for tag in self.case.tags.all() if tag.kind == ComplaintTag.Kind.CHARACTERISTIC]

    @property
    def conduct(self) -> list[ComplaintTag]:
        return [tag for tag in self.case.tags.all() if tag.kind == ComplaintTag.Kind.CONDUCT]

    @cached_property
    def _kept_back(self) -> KeptBack:
        return KeptBack.of(self.case, Acting(self.user, self.on))

    @property
    def _limits(self) -> list[Deadline]:
        return [each for each in self.case.deadlines.all() if each.limit not in self._kept_back.limits]

    @cached_property
    def records(self) -> list[Record]:
        found = records_of(self.case, self.names)
        return [record for record in found if record.recorded_by not in self._kept_back.steps]

    @property
    def deadlines(self) -> list[DeadlineLine]:
        return lines(self._limits, self.on, self.calendar)

    @cached_property
    def story(self) -> list[Chapter]:
        events = [event for event in self.case.events.all() if not self._kept_back.hides(event)]
        references = {each.pk: each.reference for each in self.related}
        return story_of(self.case, events, self.names, references)


def _with_related(pk: UUID, user: User, on: date) -> list[Complaint]:
    """The case and those of the same incident, as far as this account may see them."""
    this = Complaint.objects.filter(pk=pk).order_by()
    together = Q(pk=pk) | Q(incident__in=this.values("incident"))
    repeats = Q(duplicate_of=pk) | Q(pk__in=this.exclude(duplicate_of=None).values("duplicate_of"))
    return list(
        Complaint.objects.visible_to(user, on)
        .filter(together | repeats)
        .select_related(
            "complainant", "respondent", "brought_by", "service", "owner", "filed_by__person", "duplicate_of"
        )
    )
