"""From the answers of all steps to what is filed: one filing for each person it is about."""

from datetime import date
from typing import Any

from cases.filing import Filing
from cases.intake.answers import UNLISTED, AboutWhom, Answers, ForWhom
from cases.intake.register import Register
from cases.intake.steps.named import Named
from cases.intake.steps.needs import OTHER_WAY
from cases.intake.unnamed import is_typed_in_without_name, is_without_name
from cases.models import Complaint, Draft
from cases.words import ReceivedHow
from people.models import Person, Role

AS_ANSWERED = (
    "happened_on",
    "happened_when",
    "place",
    "witnesses_said",
    "reported_before",
    "wishes",
    "adjustments",
    "language",
    "advocate",
    "contact",
    "safe_contact",
    "brought_as",
)
NOBODY_NAMED = Named()


def filings_of(said: Answers, register: Register, today: date, *, draft: Draft) -> list[Filing]:
    """
    Valid answers as `cases.filing` takes them, all together.

    One without a name is tied to no earlier complaint, which has one.
    """
    earlier = None if is_without_name(said) else draft.earlier
    common = {
        **_who(said, register),
        **_came_in(said, today),
        "account": said["account"],
        "service": register.services.get(said["service"]),
        "characteristics": said["characteristics"],
        "conduct": said["conduct"],
        "witnesses": _witnesses(said, register),
        "incident": earlier.incident if earlier else None,
        "details": _details(said),
    }
    return [Filing(**common, **_about(each, said, register)) for each in _people(said)]


def _who(said: Answers, register: Register) -> dict[str, Any]:
    """Who complains and who helps them. Whoever was typed in comes onto the register with the complaint."""
    if said["for_whom"] == ForWhom.ANONYMOUS:
        return {"anonymous": True, "complainant_role": said["role"]}
    if said["for_whom"] == ForWhom.MYSELF:
        me = register.me or Person(name=said["name"], role=said["role"])
        return {"complainant": me, "complainant_role": said["role"]}
    brought = {"brought_by": _helper(said, register), "read_back": said.get("read_back", "")}
    if is_typed_in_without_name(said):
        return {**brought, "anonymous": True, "complainant_role": said["complainant_role"]}
    complainant = _helped(said, register)
    return {
        **brought,
        "complainant": complainant,
        "complainant_role": said.get("complainant_acted_as") or complainant.role,
        "consent": said["consent"],
    }


def _helped(said: Answers, register: Register) -> Person:
    picked = said.get("complainant", UNLISTED)
    if picked != UNLISTED:
        return register.people[picked]
    return Person(name=said["complainant_name"], role=said["complainant_role"])


def _helper(said: Answers, register: Register) -> Person | None:
    if not register.is_public:
        return register.me
    return Person(name=said["helper_name"], role=Role.OTHER)


def _came_in(said: Answers, today: date) -> dict[str, Any]:
    """What is typed in for somebody was received when they told it; all else arrives as it is sent."""
    return {
        "received_on": said.get("received_on") or today,
        "received_how": said.get("received_how") or ReceivedHow.FORM,
    }


def _people(said: Answers) -> list[Named]:
    return said["people"] if said["about"] == AboutWhom.PERSON else [NOBODY_NAMED]


def _about(person: Named, said: Answers, register: Register) -> dict[str, Any]:
    """Whoever was not picked is matched with the register later, by a manager."""
    if said["about"] == AboutWhom.NO_ONE:
        return {"about": Complaint.About.NO_ONE}
    if said["about"] == AboutWhom.UNKNOWN:
        role, described = said["respondent_role"], said["respondent_described"]
        return {"about": Complaint.About.UNKNOWN, "respondent_role": role, "respondent_described": described}
    return {
        "about": Complaint.About.PERSON if person.picked else Complaint.About.UNKNOWN,
        "respondent": register.people.get(person.picked),
        "respondent_role": person.role,
        "respondent_name": person.name,
        "respondent_described": person.described,
    }


def _witnesses(said: Answers, register: Register) -> list[Person]:
    picked = dict.fromkeys(said.get(name, "") for name in ("witness", "second_witness"))
    return [register.people[key] for key in picked if key]


def _details(said: Answers) -> dict[str, Any]:
    """What needs no more than being kept; a question without an answer leaves what the field starts with."""
    reading_format = said["reading_format"]
    return {
        **{name: said[name] for name in AS_ANSWERED if name in said},
        "safe_now": said["safe_now"] or Complaint.SafeNow.NOT_SAID,
        "approach": said["approach"] or Complaint.Approach.NOT_SURE,
        "reading_format": said["reading_format_other"] if reading_format == OTHER_WAY else reading_format,
    }
