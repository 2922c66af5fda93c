"""From the answers on the filing page to a filing, and back again for a complaint about one more person."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from cases.filing import Filing
from cases.intake.answers import UNLISTED, Answers, ForWhom
from cases.intake.register import Register
from cases.models import Complaint, ComplaintTag
from cases.words import ReceivedHow
from people.models import Person

AS_ANSWERED = (
    "happened_on",
    "happened_when",
    "place",
    "witnesses_said",
    "reported_before",
    "wishes",
    "approach",
    "safe_now",
    "adjustments",
    "safe_contact",
)


def filing_of(answers: Answers, register: Register, today: date, earlier: Complaint | None) -> Filing:
    """Valid answers as `cases.filing` takes them."""
    helping = answers["for_whom"] == ForWhom.SOMEONE
    complainant = _party(answers, "complainant", register) if helping else None
    respondent = _party(answers, "respondent", register)
    anonymous = answers["for_whom"] == ForWhom.ANONYMOUS
    return Filing(
        account=answers["account"],
        received_on=answers["received_on"] if helping else today,
        received_how=answers["received_how"] if helping else ReceivedHow.FORM,
        complainant=complainant if helping or anonymous else register.me,
        complainant_role=_role(answers, "complainant", complainant) if helping else answers["role"],
        anonymous=anonymous,
        brought_by=register.me if helping else None,
        consent=answers.get("consent", ""),
        about=answers["about"],
        respondent=respondent,
        respondent_role=_role(answers, "respondent", respondent),
        respondent_described=answers.get("respondent_described", ""),
        service=register.services.get(answers["service"]),
        characteristics=answers["characteristics"],
        conduct=answers["conduct"],
        witnesses=_witnesses(answers, register),
        submission=_submission(answers, register.account, today),
        incident=earlier.incident if earlier and not anonymous else None,
        details={name: answers[name] for name in AS_ANSWERED if name in answers},
    )


def _party(answers: Answers, name: str, register: Register) -> Person | None:
    """Somebody from the list, or somebody typed in, who comes onto the register with the complaint."""
    picked = answers.get(name)
    if picked == UNLISTED:
        return Person(name=answers[f"{name}_name"], role=answers[f"{name}_role"])
    return register.people[picked] if picked else None


def _role(answers: Answers, name: str, person: Person | None) -> str:
    """What counts is the role somebody acted in; mostly it is the one on the register."""
    said: str = answers.get(f"{name}_acted_as") or answers.get(f"{name}_role", "")
    return said or (person.role if person else "")


def _witnesses(answers: Answers, register: Register) -> list[Person]:
    picked = dict.fromkeys(answers[name] for name in ("witness", "second_witness") if answers[name])
    return [register.people[key] for key in picked]


def _submission(answers: Answers, account: UUID, today: date) -> UUID:
    """
    The same for whatever is sent twice: by an impatient finger, or after going back to see whether it went.

    An account that says the same on the same day means the same complaint. For an anonymous one only the page
    counts, which nothing ties to the account.
    """
    said = {name: answer for name, answer in answers.items() if name != "submission"}
    sender = answers["submission"] if answers["for_whom"] == ForWhom.ANONYMOUS else account
    return uuid5(sender, f"{today} {sorted(said.items())}")


def answers_known(earlier: Complaint) -> dict[str, Any]:
    """What need not be asked again for a complaint about somebody else for the same events."""
    helping = bool(earlier.consent)
    role = "complainant_acted_as" if helping else "role"
    tags = list(earlier.tags.all())
    return {
        **{name: getattr(earlier, name) for name in ("account", *AS_ANSWERED)},
        "service": str(earlier.service_id or ""),
        "for_whom": ForWhom.SOMEONE if helping else ForWhom.MYSELF,
        "complainant": str(earlier.complainant_id),
        role: earlier.complainant_role,
        "consent": earlier.consent,
        "received_on": earlier.received_on,
        "received_how": earlier.received_how,
        "characteristics": [tag.code for tag in tags if tag.kind == ComplaintTag.Kind.CHARACTERISTIC],
        "conduct": [tag.code for tag in tags if tag.kind == ComplaintTag.Kind.CONDUCT],
    }
