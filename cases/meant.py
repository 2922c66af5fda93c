"""
Whom a description may mean, so that they do not open a complaint about themselves (policy: independence).

A complaint may describe somebody without naming anybody on the register: “the Director”, “Dina from the
office”. Until a manager has settled who that is, everybody of the charity whom the words may mean is shut
out, and with them those who work below them. It is better to shut out three who have nothing to do with it
for a few days than to let the one read it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.facts import shut_out_of
from cases.models import Complaint, Involvement
from cases.same_events import Told, about_any, kept_out_by
from people.chart import Chart
from people.line import why_not
from people.models import Office, Person, Role
from people.names import is_named, words_of

Kind = Involvement.Kind


def _as_said(*words: str) -> tuple[str, ...]:
    return tuple(" ".join(words_of(each)) for each in words)


# How words begin that say what somebody is, in the languages of the filing page. Welsh words change at the
# front, Polish ones at the end.
DIRECTOR = _as_said(
    *("director", "chief exec", "ceo", "boss", "head of the charity"),
    *("cyfarwydd", "gyfarwydd", "nghyfarwydd", "prif weithredwr", "brif weithredwr"),
    *("dyrekto", "szef", "ڈائریکٹر"),
)
VICE_CHAIR = _as_said(
    *("vice chair", "vicechair", "deputy chair", "is gadeirydd"),
    *("wiceprzewodnicz", "zastępca przewodnicz", "zastępczyni przewodnicz", "نائب چیئر"),
)
CHAIR = _as_said(
    *("chair of", "chairman", "chairwoman", "chairperson", "cadeirydd", "gadeirydd", "nghadeirydd"),
    *("przewodnicz", "prezes", "چیئر"),
)
CHAIR_OR_A_SEAT = ("chair", *CHAIR)  # read as the office only where it is said of the person
TRUSTEE = _as_said(
    *("trustee", "board member", "member of the board", "treasurer"),
    *("ymddiriedol", "aelod o'r bwrdd", "trysorydd", "drysorydd"),
    *("powierni", "zarząd", "skarbni", "ٹرسٹی"),
)
MANAGER = _as_said(
    *("manag", "supervis", "team lead", "boss", "head of", "coordinat", "co-ordinat"),
    *("rheolwr", "reolwr", "rheolwraig", "reolwraig", "goruchwyli", "oruchwyli", "arweinydd tîm"),
    *("kierowni", "menedż", "menadż", "przełożon", "szef", "مینیجر", "منیجر", "سپروائزر"),
)
EQUALITIES_LEAD = _as_said("equalit", "diversity", "cydraddoldeb", "gydraddoldeb", "równości")


@dataclass(frozen=True)
class Meant:
    """Ids of those who may be meant: by their own name or office, or only as one of all the trustees."""

    named: frozenset[UUID] = frozenset()
    at_large: frozenset[UUID] = frozenset()

    @property
    def everybody(self) -> frozenset[UUID]:
        return self.named | self.at_large


def who_is_shut_out(
    complaints: Sequence[Complaint],
    witnesses: Sequence[Iterable[Person]],
    chart: Chart,
    earlier: Mapping[UUID, Told],
) -> dict[UUID, list[Involvement]]:
    """
    Whom complaints shut out that are being filed together, by complaint: rows, none of them saved.

    Witnesses; whoever may be meant; and those whom the other complaints are about or may mean, those filed
    `earlier` about the same events too. Of these the rows say whom they shut out from now on.
    """
    saw = [{person.pk for person in people} for people in witnesses]
    meant = [_meant_in(each, chart, seen) for each, seen in zip(complaints, saw, strict=True)]
    about = [_whom_it_is_about(each, people) for each, people in zip(complaints, meant, strict=True)]
    rows: dict[UUID, list[Involvement]] = {}
    for row in kept_out_by(frozenset[UUID]().union(*about), earlier, complaints[0].received_on):
        rows.setdefault(row.complaint_id, []).append(row)
    before = about_any(earlier)
    for place, complaint in enumerate(complaints):
        others = before.union(*about[:place], *about[place + 1 :]) - about[place]
        kinds = {Kind.WITNESS: saw[place], Kind.MAY_BE_MEANT: meant[place], Kind.COMPLAINED_ABOUT: others}
        rows[complaint.pk] = [
            _row(complaint, kind, each) for kind, people in kinds.items() for each in people
        ]
    return rows


def _whom_it_is_about(complaint: Complaint, meant: frozenset[UUID]) -> frozenset[UUID]:
    return frozenset({complaint.respondent_id}) if complaint.respondent_id else meant


def _row(complaint: Complaint, kind: str, person: UUID) -> Involvement:
    return Involvement(complaint=complaint, kind=kind, person_id=person, from_on=complaint.received_on)


def _meant_in(complaint: Complaint, chart: Chart, witnesses: Iterable[UUID]) -> frozenset[UUID]:
    """
    Whom a complaint shuts out because they may be meant.

    Where that would leave nobody to open it, as where all trustees are named, one of them is not shut out:
    the first who is not named in person. So whoever names everybody sends it to the board, and nowhere else.
    """
    meant = who_may_be_meant(complaint, chart)
    others = shut_out_of(complaint, chart).union(witnesses)
    open_to = [each for each in chart.board if why_not(chart, each, respondent=None, shut_out=others) is None]
    if open_to and meant.everybody.issuperset(open_to):
        return meant.everybody - {min(open_to, key=lambda each: each in meant.named)}
    return meant.everybody


def settle_who_is_meant(case: Complaint, on: date) -> frozenset[UUID]:
    """
    It is known now whom the complaint is about, or that it is nobody here: nobody else is kept out. Answers
    those who were.
    """
    running = case.involvements.filter(kind=Kind.MAY_BE_MEANT, ended_on=None)
    meant = frozenset(running.values_list("person", flat=True))
    running.update(ended_on=on)
    return meant


def look_who_is_meant(case: Complaint, chart: Chart, on: date) -> None:
    """It is not known, or no longer, whom the complaint is about: whoever it may mean is kept out."""
    running = case.involvements.filter(kind=Kind.MAY_BE_MEANT, ended_on=None)
    missing = _meant_in(case, chart, ()).difference(running.values_list("person", flat=True))
    Involvement.objects.bulk_create(
        Involvement(complaint_id=case.pk, kind=Kind.MAY_BE_MEANT, person_id=each, from_on=on)
        for each in missing
    )


def who_may_be_meant(complaint: Complaint, chart: Chart) -> Meant:
    """
    Whom a complaint may mean that is about somebody inside who was not picked from the register.

    What was typed about the person is read. Where it fits nobody, and no name was typed, the account is read
    too: it may be all that says who it was. Else it is not, for it also says whom the complainant told.
    """
    if complaint.is_about_nobody or complaint.respondent_id or not _may_be_inside(complaint.respondent_role):
        return Meant()
    of_them = f"{complaint.respondent_name}\n{complaint.respondent_described}"
    found = _meant_by(of_them, chart, complaint, says_who=True)
    if found.everybody or complaint.respondent_name:
        return found
    return _meant_by(complaint.account, chart, complaint, says_who=False)


def _may_be_inside(role: str) -> bool:
    return role in ("", *Role.inside())


def _meant_by(text: str, chart: Chart, complaint: Complaint, *, says_who: bool) -> Meant:
    said = list(words_of(text))
    names = {
        member.id
        for member in chart.members.values()
        if member.is_current and is_named(member.name, frozenset(said), misspelt=says_who)
    }
    held, at_large = _holders(" ".join(["", *said]), chart, complaint, CHAIR_OR_A_SEAT if says_who else CHAIR)
    # Nobody complains about themselves: of two with one name, it is the other.
    named = (names | held) - {complaint.complainant_id}
    return Meant(frozenset(named), frozenset(at_large) - named - {complaint.complainant_id})


def _holders(
    text: str, chart: Chart, complaint: Complaint, chair: Iterable[str]
) -> tuple[set[UUID], Collection[UUID]]:
    """Who holds an office that the text speaks of, and whether it speaks of trustees at large."""
    found: set[UUID] = set()
    if _speaks_of(VICE_CHAIR, text):
        found.update(chart.holders(Office.VICE_CHAIR))
        text = _without(VICE_CHAIR, text)
    for office, words in (
        (Office.CHAIR, chair),
        (Office.DIRECTOR, DIRECTOR),
        (Office.EQUALITIES_LEAD, EQUALITIES_LEAD),
    ):
        if _speaks_of(words, text):
            found.update(chart.holders(office))
    if _speaks_of(MANAGER, text):
        found.update(_managers(chart, complaint))
    return found, chart.board if _speaks_of(TRUSTEE, text) else ()


def _managers(chart: Chart, complaint: Complaint) -> Iterable[UUID]:
    """The managers of the service, or of all where it is not known which; and the complainant's own."""
    of_the_service = chart.managers.get(complaint.service_id) if complaint.service_id else None
    yield from of_the_service or [each for managers in chart.managers.values() for each in managers]
    member = chart.members.get(complaint.complainant_id) if complaint.complainant_id else None
    if member and member.line_manager:
        yield member.line_manager


def _speaks_of(words: Iterable[str], text: str) -> bool:
    return any(f" {each}" in text for each in words)


def _without(words: Iterable[str], text: str) -> str:
    for each in words:
        text = text.replace(f" {each}", " ")
    return text
