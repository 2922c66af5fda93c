"""What a visitor of the demo can look at of intake: arrivals to sort out, files, a code to come back with."""

import pytest

from cases.evidence.previews import make_previews
from cases.intake.drafts import unfinished_of
from cases.models import Complaint, Draft, Evidence, Letter
from cases.models.roles import Involvement
from demo.accounts import RECEIPT_CODE
from tests.cases.with_code import came_back
from tests.demo.charity.conftest import NOW
from tests.demo.charity.test_case_room import desk_of
from tests.demo.charity.test_charity import account, visible_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def file_of(kind: Evidence.Kind) -> Evidence:
    return Evidence.objects.get(kind=kind)


def complaints_with(evidence: Evidence) -> list[Complaint]:
    return [each for each in Complaint.objects.all() if evidence in Evidence.objects.of(each)]


def page_reached_by_the_code() -> str:
    [complaint] = complaints_with(file_of(Evidence.Kind.PDF))
    return came_back(RECEIPT_CODE).get(complaint.own_link).content.decode()


def test_the_printed_code_opens_an_anonymous_complaint_with_a_letter_and_a_question() -> None:
    page = page_reached_by_the_code()
    [letter] = Letter.objects.filter(complaint__anonymous=True)
    assert "Thank you for telling us. Two things would help us" in page
    assert letter.subject in page
    assert "PDF 1.pdf" in page


def test_nothing_of_the_anonymous_reporter_was_kept() -> None:
    [complaint] = complaints_with(file_of(Evidence.Kind.PDF))
    assert complaint.anonymous
    assert (complaint.complainant, complaint.filed_by) == (None, None)
    assert file_of(Evidence.Kind.PDF).stripped
    assert Letter.objects.for_complainant(complaint).get().how == Letter.How.PAGE


def test_a_typed_name_shuts_out_whoever_it_may_mean_until_it_is_matched() -> None:
    meant = Involvement.objects.get(kind=Involvement.Kind.MAY_BE_MEANT)
    complaint = meant.complaint
    assert complaint.respondent_name == "Kofi"
    assert meant.person.name == "Kofi Amankwah"
    assert complaint.reference in visible_to("imran")
    assert complaint.reference not in visible_to("kofi")


def test_somebody_told_in_which_ways_they_may_be_reached_and_how_they_read() -> None:
    complaint = Complaint.objects.get(respondent_name="Kofi")
    assert "after six" in complaint.safe_contact
    assert (complaint.language, complaint.reading_format) == ("British Sign Language", "Large print")


def test_two_complaints_about_two_people_are_of_one_incident_and_share_a_picture() -> None:
    both = complaints_with(file_of(Evidence.Kind.IMAGE))
    assert {each.respondent.name for each in both if each.respondent} == {"Kofi Amankwah", "Rhys Lambert"}
    assert len({each.incident for each in both}) == 1


def test_one_case_is_urgent_and_stands_first_among_what_is_to_be_sorted_out() -> None:
    [urgent] = [each for each in Complaint.objects.all() if each.is_urgent]
    arrivals = desk_of("ruth", whole_charity=True).arrivals
    assert [each.case for each in arrivals if each.is_urgent] == [urgent]
    assert arrivals[0].case == urgent


def test_somebody_has_begun_a_complaint_and_finds_it_again() -> None:
    assert list(unfinished_of(account("suresh"), NOW)) == [Draft.objects.get()]


@pytest.mark.parametrize("kind", [Evidence.Kind.IMAGE, Evidence.Kind.PDF])
def test_previews_of_the_files_can_be_made(kind: Evidence.Kind) -> None:
    make_previews(file_of(kind))
    assert file_of(kind).previews == 1
