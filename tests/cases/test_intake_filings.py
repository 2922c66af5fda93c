"""What the answers of all steps come to: one filing for each person, by whom and for whom it was said."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cases.filing import Filing
from cases.intake.drafts import answers_of, begin_draft, keep_answers
from cases.models import Complaint, Draft
from tests.cases.asked import TODAY, account, filings
from tests.cast import Cast

AT = datetime(2026, 6, 3, 9, tzinfo=UTC)
WHAT = {"account": " It.\r\n"}


pytestmark = pytest.mark.django_db


def about(person: Any) -> dict[str, str]:
    return {"about": "person", "person_1_pick": str(person.pk)}


def common(cast: Cast) -> dict[str, Any]:
    return {"you": {"for_whom": "myself", "role": "staff"}, "what": WHAT, "about": about(cast.respondent)}


def test_a_worker_complains_about_a_colleague(cast: Cast) -> None:
    (filing,) = filings(cast.complainant, **common(cast))
    assert (filing.account, filing.received_on, filing.received_how) == (" It.\r\n", TODAY, "form")
    assert (filing.complainant, filing.complainant_role, filing.anonymous) == (
        cast.complainant,
        "staff",
        False,
    )
    assert (filing.about, filing.respondent, filing.respondent_role) == ("person", cast.respondent, "staff")
    assert (filing.brought_by, filing.consent, filing.read_back, filing.incident) == (None, "", "", None)


def test_somebody_without_an_account_comes_onto_the_register_by_the_name_they_gave(cast: Cast) -> None:
    you = {"for_whom": "myself", "name": "Gita Bell", "role": "service_user"}
    about_zed = {"about": "person", "person_1_name": "Zed", "person_1_role": "staff"}
    (filing,) = filings(None, you=you, what=WHAT | {"service": str(cast.day_centre.pk)}, about=about_zed)
    assert filing.complainant is not None
    assert (filing.complainant.name, filing.complainant.role) == ("Gita Bell", "service_user")
    assert filing.complainant._state.adding
    assert filing.service == cast.day_centre


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_name_that_was_typed_waits_to_be_matched_and_puts_nobody_on_the_register(
    cast: Cast, signed_in: bool
) -> None:
    you = {"for_whom": "anonymous", "role": "other"}
    zed = {
        "person_1_name": "Zed",
        "person_1_described": "Tall",
        "person_1_role": "",
        "person_1_pick": "unlisted",
    }
    person = cast.complainant if signed_in else None
    (filing,) = filings(person, you=you, what=WHAT, about={"about": "person"} | zed)
    assert (filing.about, filing.respondent, filing.respondent_role) == ("unknown", None, "")
    assert (filing.respondent_name, filing.respondent_described) == ("Zed", "Tall")


@pytest.mark.parametrize("signed_in", [True, False])
def test_nothing_of_whoever_stays_unnamed_is_filed(cast: Cast, signed_in: bool) -> None:
    said = {
        "you": {"for_whom": "anonymous", "role": "staff", "name": "Amina", "helper_name": "Amina"},
        "what": WHAT,
        "about": {"about": "no_one"},
        "needs": {"contact": "07700 900123", "safe_contact": "Text Amina", "advocate": "Amina"},
    }
    earlier = Complaint(incident="earlier", complainant=cast.complainant)
    (filing,) = filings(cast.complainant if signed_in else None, earlier, **said)
    assert filing.anonymous
    assert (filing.complainant, filing.brought_by, filing.incident) == (None, None, None)
    assert not [word for word in ("Amina", "07700") if word in str(filing)]


def test_no_draft_keeps_who_sends_it_once_they_ask_to_stay_unnamed(cast: Cast) -> None:
    draft, _ = begin_draft(account(cast.complainant), None, AT)
    keep_answers(draft, "needs", {"contact": ["07700 900123"], "wishes": ["An apology"]}, AT)
    keep_answers(draft, "you", {"for_whom": ["myself"], "name": ["Amina"]}, AT)
    assert "Amina" in Draft.objects.get().answers
    keep_answers(draft, "you", {"for_whom": ["anonymous"], "name": ["Amina"], "role": ["staff"]}, AT)
    assert answers_of(Draft.objects.get()) == {
        "needs": {"wishes": ["An apology"]},
        "you": {"for_whom": ["anonymous"], "role": ["staff"]},
    }


def test_staff_type_in_what_somebody_told_them_earlier(cast: Cast) -> None:
    you = {
        "for_whom": "someone",
        "complainant": str(cast.service_user.pk),
        "consent": "She asked me.",
        "received_on": "2026-05-29",
        "received_how": "phone",
        "read_back": "yes",
    }
    (filing,) = filings(cast.complainant, **common(cast) | {"you": you})
    assert (filing.complainant, filing.complainant_role) == (cast.service_user, "service_user")
    assert (filing.brought_by, filing.consent, filing.read_back) == (cast.complainant, "She asked me.", "yes")
    assert (filing.received_on.isoformat(), filing.received_how) == ("2026-05-29", "phone")


def test_staff_type_in_a_letter_without_a_name(cast: Cast) -> None:
    you = {
        "for_whom": "someone",
        "complainant": "unnamed",
        "complainant_name": "typed before, and hidden now",
        "complainant_role": "service_user",
        "received_on": "2026-05-29",
        "received_how": "letter",
        "read_back": "written",
    }
    (filing,) = filings(cast.manager, **common(cast) | {"you": you, "needs": {"contact": "07700 900123"}})
    assert (filing.anonymous, filing.complainant, filing.consent) == (True, None, "")
    assert (filing.complainant_role, filing.brought_by) == ("service_user", cast.manager)
    assert (filing.received_on.isoformat(), filing.received_how) == ("2026-05-29", "letter")
    assert "contact" not in filing.details


def test_a_friend_without_an_account_is_named_beside_the_one_they_help(cast: Cast) -> None:
    you = {
        "for_whom": "someone",
        "complainant_name": "Gita Bell",
        "complainant_role": "other",
        "helper_name": "Fay Bell",
        "brought_as": "Her sister",
        "consent": "She asked me.",
    }
    (filing,) = filings(None, you=you, what=WHAT, about={"about": "no_one"})
    assert (str(filing.complainant), str(filing.brought_by)) == ("Gita Bell", "Fay Bell")
    assert filing.brought_by is not None
    assert filing.brought_by.role == "other"
    assert (filing.received_on, filing.received_how) == (TODAY, "form")
    assert filing.details["brought_as"] == "Her sister"


def several(cast: Cast) -> list[Filing]:
    people = about(cast.respondent) | {
        "person_2_pick": str(cast.service_user.pk),
        "person_3_pick": "unlisted",
        "person_3_name": "Zed",
        "witness": str(cast.handler.pk),
        "second_witness": str(cast.handler.pk),
    }
    return filings(cast.complainant, **common(cast) | {"about": people, "kind": {"conduct": ["harassment"]}})


def test_several_people_become_a_filing_each_with_all_else_the_same(cast: Cast) -> None:
    filed = several(cast)
    assert [(each.about, each.respondent, each.respondent_role) for each in filed] == [
        ("person", cast.respondent, "staff"),
        ("person", cast.service_user, "service_user"),
        ("unknown", None, ""),
    ]
    assert {(each.account, tuple(each.conduct), tuple(each.witnesses)) for each in filed} == {
        (" It.\r\n", ("harassment",), (cast.handler,))
    }
    assert len({id(each.complainant) for each in filed}) == 1


@pytest.mark.parametrize("nobody", ["unknown", "no_one"])
def test_it_may_be_about_somebody_unknown_or_nobody(cast: Cast, nobody: str) -> None:
    described = {"respondent_described": "In a red coat", "respondent_role": "service_user"}
    (filing,) = filings(cast.complainant, **common(cast) | {"about": {"about": nobody} | described})
    expected = ("In a red coat", "service_user") if nobody == "unknown" else ("", "")
    assert (filing.about, filing.respondent) == (nobody, None)
    assert (filing.respondent_described, filing.respondent_role) == expected


def test_a_complaint_about_somebody_else_shares_the_incident_of_the_earlier_one(cast: Cast) -> None:
    (filing,) = filings(cast.complainant, Complaint(incident="earlier"), **common(cast))
    assert filing.incident == "earlier"


def test_questions_without_an_answer_leave_what_a_complaint_starts_with(cast: Cast) -> None:
    (filing,) = filings(cast.complainant, **common(cast))
    complaint = Complaint(**filing.details)
    assert (complaint.safe_now, complaint.approach, complaint.reading_format) == ("not_said", "not_sure", "")
    assert (complaint.happened_on, complaint.contact) == (None, "")


def test_every_need_is_filed(cast: Cast) -> None:
    needs = {
        "wishes": "An apology",
        "approach": "formal",
        "reported_before": "My manager",
        "language": "Urdu",
        "reading_format": "other",
        "reading_format_other": "On tape",
        "adjustments": "Short meetings",
        "advocate": "Yes please",
        "contact": "07700 900123",
        "safe_contact": "Text only",
    }
    (filing,) = filings(cast.complainant, **common(cast) | {"needs": needs})
    expected = needs | {"reading_format": "On tape"}
    del expected["reading_format_other"]
    assert {name: filing.details[name] for name in expected} == expected
