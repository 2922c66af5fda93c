"""Everything the page of one case shows, read in a fixed number of queries however long its story is."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils.safestring import SafeString

from cases.acting import Acting
from cases.admin.correspondence import Correspondence
from cases.admin.headline import Headline, headline
from cases.admin.kept_back import KeptBack
from cases.admin.moment import Moment
from cases.admin.options import Options, options
from cases.admin.parts import Part, parts
from cases.admin.record_kinds import Record, Section
from cases.admin.records import records_of
from cases.admin.related import relations
from cases.admin.timeline import Timeline
from cases.flowcharts import as_svg, flowchart
from cases.models import Complaint, ComplaintTag, Deadline, Event, Evidence
from cases.routes import stage_label
from cases.routes.conditions import ended
from cases.telling.counting import counted
from cases.telling.deadlines import DeadlineLine, lines, next_due
from cases.telling.due import Due
from cases.telling.story import names_of, people_named, story_of
from cases.together import read_together
from cases.workflow import open_case, steps_for
from people.chart import chart_for
from people.models import User
from people.working_days import Calendar


class CaseFile:
    """The file of one case on a day. Raises `Complaint.DoesNotExist` where `user` may not open it."""

    def __init__(self, pk: UUID, user: User, on: date, asked: Mapping[str, str] | None = None) -> None:
        """`asked` is the query of the page's address: it chooses what of the timeline is shown."""
        self.user = user
        self.on = on
        self.asked = asked or {}
        found = {complaint.pk: complaint for complaint in _with_related(pk, user, on)}
        if pk not in found:
            raise Complaint.DoesNotExist
        complaint = found.pop(pk)
        self.related = relations(complaint, found.values())
        read_together(complaint)
        prefetch_related_objects(
            [complaint], Prefetch("events", Event.objects.story().select_related("actor__person"))
        )
        self.case = open_case(complaint, on, chart_for(user, on))

    @property
    def title(self) -> str:
        return f"Case {self.case.reference}"

    @property
    def calendar(self) -> Calendar:
        return self.case.facts.timetable.calendar

    # What matters

    @property
    def stage(self) -> str:
        return stage_label(self.case.stage)

    @property
    def has_ended(self) -> bool:
        return ended(self.case.facts) is not None

    @cached_property
    def deadline(self) -> Deadline | None:
        """The soonest duty that this reader may know of."""
        return next_due(self._limits)

    @cached_property
    def due(self) -> Due | None:
        soonest = self.deadline
        return Due.of(soonest.label, soonest.due_on, self.on, self.calendar) if soonest else None

    @property
    def due_counted(self) -> str:
        """How the day in the headline came about."""
        told = self._moment.duty or self._moment.also_due
        if told is None:
            return ""
        return counted(told, self.calendar, self.case.holds.all(), self.case.received_on)

    @cached_property
    def _moment(self) -> Moment:
        offers = steps_for(self.case, self.user, self.on)
        return Moment(self.case, Acting(self.user, self.on), offers, self._limits, self.calendar)

    @cached_property
    def headline(self) -> Headline:
        return headline(self._moment)

    @cached_property
    def options(self) -> Options:
        due = {each.limit: each.due_on for each in self._limits if each.is_running}
        return options(self.case, self._moment.offers, due, self._moment.main_step)

    # Where it stands

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
        excepted = {each.person_id for each in self.case.exceptions.all()}
        kept_out = {each.person_id for each in self.case.involvements.all()}
        return names_of(held | excepted | kept_out | people_named(self.case.events.all()), known)

    @property
    def people(self) -> list[Part]:
        return list(parts(self.case, self.names, self._kept_back.roles))

    # What was said, found and done

    @property
    def characteristics(self) -> list[ComplaintTag]:
        return [tag for tag in self.case.tags.all() if tag.kind == ComplaintTag.Kind.CHARACTERISTIC]

    @property
    def conduct(self) -> list[ComplaintTag]:
        return [tag for tag in self.case.tags.all() if tag.kind == ComplaintTag.Kind.CONDUCT]

    @property
    def says_how_to_reach(self) -> bool:
        """Whether anything was said of how to reach the complainant, and of what they need for it."""
        case = self.case
        said = (case.facts.safe_contact, case.contact, case.language, case.reading_format, case.adjustments)
        return any((*said, case.advocate))

    @property
    def evidence(self) -> list[Evidence]:
        return list(self.case.files.all())

    @property
    def scans(self) -> bool:
        """Whether anybody looks for viruses at all."""
        return bool(settings.CLAMD_SOCKET)

    @property
    def correspondence(self) -> Correspondence:
        return Correspondence(self.case, is_closed=bool(self._kept_back.steps))

    @cached_property
    def _kept_back(self) -> KeptBack:
        return KeptBack.of(self.case, Acting(self.user, self.on))

    @property
    def _limits(self) -> list[Deadline]:
        return [each for each in self.case.deadlines.all() if each.limit not in self._kept_back.limits]

    @property
    def has_findings(self) -> bool:
        return bool(self.case.outcomes.all() or self.case.allegations.all())

    @cached_property
    def sections(self) -> list[tuple[Section, list[Record]]]:
        """What was arranged, decided and planned, by where it stands on the page."""
        found = records_of(self.case, self.names)
        known = [record for record in found if record.recorded_by not in self._kept_back.steps]
        by_section = ((each, [record for record in known if record.section is each]) for each in Section)
        return [(section, records) for section, records in by_section if records]

    @property
    def overdue(self) -> list[Record]:
        """Actions and reviews whose day has passed."""
        return [each for _, records in self.sections for each in records if each.is_overdue(self.on)]

    @cached_property
    def deadlines(self) -> list[DeadlineLine]:
        case = self.case
        return lines(
            self._limits,
            self.on,
            self.calendar,
            holds=case.holds.all(),
            received_on=case.received_on,
        )

    @cached_property
    def timeline(self) -> Timeline:
        kept_back = self._kept_back
        read = (event for event in self.case.events.all() if not kept_back.hides(event))
        events = [kept_back.keep_back(event) for event in read]
        references = {each.complaint.pk: each.complaint.reference for each in self.related}
        return Timeline(story_of(self.case, events, self.names, references), self.asked)


def _with_related(pk: UUID, user: User, on: date) -> list[Complaint]:
    """The case and those that have to do with it, as far as this account may see them."""
    this = Complaint.objects.filter(pk=pk).order_by()
    together = Q(pk=pk) | Q(incident__in=this.values("incident"))
    repeats = Q(duplicate_of=pk) | Q(pk__in=this.exclude(duplicate_of=None).values("duplicate_of"))
    follows = Q(follows=pk) | Q(pk__in=this.exclude(follows=None).values("follows"))
    return list(
        Complaint.objects.visible_to(user, on)
        .filter(together | repeats | follows)
        .select_related("complainant", "respondent", "brought_by", "service", "owner", "filed_by__person")
    )
