"""What intake asks, and no more (policy: intake asks, and does not ask)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms

from cases.filing import Filing
from cases.intake import plain_words
from cases.intake.answers import UNLISTED, AboutWhom, Answers, ForWhom
from cases.intake.questions import (
    CHOOSE_A_NAME,
    LONGEST_ACCOUNT,
    choice,
    day,
    line,
    one_of,
    several,
    words,
)
from cases.intake.register import Register
from cases.models import Complaint, ComplaintTag
from cases.words import ReceivedHow
from people.clock import EARLIEST
from people.models import Person, Role, User


def which_role(label: str, *, needed: str) -> forms.ChoiceField:
    """What somebody is to the charity, where the register cannot say."""
    return choice(label, [("", "Choose"), *Role.choices], needed=needed)


def acted_as(label: str) -> forms.ChoiceField:
    """For people with two roles: what counts is the one they acted in."""
    return choice(
        label,
        [("", "What the list says"), *Role.choices],
        "Only for somebody who is two things to us, such as a volunteer who is also a service user.",
    )


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


def left_out(answers: Answers) -> list[str]:
    """Questions that other answers make pointless; filing.css hides the same ones."""
    for_whom, about = answers.get("for_whom"), answers.get("about")
    helping = for_whom == ForWhom.SOMEONE
    helping_unlisted = helping and answers.get("complainant") == UNLISTED
    named = about == AboutWhom.PERSON
    named_unlisted = named and answers.get("respondent") == UNLISTED
    asked = {
        "role": not helping,
        "complainant": helping,
        "complainant_acted_as": helping and not helping_unlisted,
        "complainant_name": helping_unlisted,
        "complainant_role": helping_unlisted,
        "consent": helping,
        "received_on": helping,
        "received_how": helping,
        "respondent": named,
        "respondent_acted_as": named and not named_unlisted,
        "respondent_name": named_unlisted,
        "respondent_described": about == AboutWhom.UNKNOWN,
        "respondent_role": named_unlisted or about == AboutWhom.UNKNOWN,
        "adjustments": for_whom != ForWhom.ANONYMOUS,
        "safe_contact": for_whom != ForWhom.ANONYMOUS,
    }
    return [name for name, is_asked in asked.items() if not is_asked]


def faults(answers: Answers, me: Person | None, today: date) -> Iterator[tuple[str, str]]:
    """What is wrong with answers that are each well formed: the question and a sentence."""
    yield from _days_that_cannot_be(answers, today)
    yield from _people_named_twice(answers, me)


def _days_that_cannot_be(answers: Answers, today: date) -> Iterator[tuple[str, str]]:
    happened, received = answers.get("happened_on"), answers.get("received_on")
    for name, on in (("happened_on", happened), ("received_on", received)):
        if on and on > today:
            yield name, "This day is in the future. Give today or an earlier day."
        if on and on < EARLIEST:
            yield name, "This is too long ago to be right. Check the year."
    if happened and received and received < happened:
        yield "received_on", "They cannot have told you before it happened. Check both days."


def _people_named_twice(answers: Answers, me: Person | None) -> Iterator[tuple[str, str]]:
    by_me = me is not None and answers.get("for_whom") == ForWhom.MYSELF
    complainant = str(me.pk) if me and by_me else answers.get("complainant")
    respondent = answers.get("respondent")
    if respondent and respondent != UNLISTED and respondent == complainant:
        yield "respondent", "The complaint cannot be about the person it is for."
    for name in ("witness", "second_witness"):
        if answers.get(name) and answers[name] in (complainant, respondent):
            yield name, "The complaint is for or about this person. Choose somebody else, or nobody."


class ComplaintForm(forms.Form):
    """
    One complaint as somebody types it in. `user` is who is typing, `today` the day in London, `earlier` their
    complaint about somebody else for the same events, if there is one.

    Every question is on the page from the start. What an earlier answer makes pointless is hidden there by
    the style sheet alone, and left out here, whatever stands in it.
    """

    submission = forms.UUIDField(
        label="",
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), "A part of this page was lost. Open it anew."),
    )

    account = words(
        "What happened?",
        "Use your own words, in any language. Spelling does not matter.",
        rows=7,
        max_length=LONGEST_ACCOUNT,
        needed="Tell us what happened. A few words are enough.",
    )
    happened_on = day("Which day was it?", "A rough day is fine.")
    place = line("Where was it?", "For example: on a visit, in the office.")
    happened_when = line(
        "Has it happened more than once?", "Tell us how often. For example: most mornings since Easter."
    )

    about = one_of("Who is it about?", AboutWhom.choices, needed="Choose who it is about.")
    respondent = choice("Choose their name", needed="Choose their name, or that they are not on it.")
    respondent_acted_as = acted_as("What were they acting as?")
    respondent_name = line("Type their name", needed="Type their name, or as much of it as you know.")
    respondent_described = words(
        "What do you know about them?", "How they looked, what they wore, their job."
    )
    respondent_role = which_role(
        "What are they to us?", needed="Choose what they are to us. Your best guess is fine."
    )
    service = choice("Which service or team was it in?")
    witness = choice("Who saw or heard it?")
    second_witness = choice("Who else saw or heard it?")
    witnesses_said = words("Anybody else who may know about it?", rows=2)

    for_whom = one_of("Who is this complaint for?", ForWhom.choices, needed="Choose who it is for.")
    role = one_of("What were you to us when it happened?", Role.choices, needed="Choose what you were to us.")
    complainant = choice(
        "Who are you helping?", needed="Choose their name, or that they are not on the list."
    )
    complainant_acted_as = acted_as("What was the person you are helping acting as?")
    complainant_name = line("Type the name of the person you are helping", needed="Type their name.")
    complainant_role = which_role(
        "What is the person you are helping to us?", needed="Choose what they are to us."
    )
    consent = words(
        "How did they agree that you do this for them?",
        "For example: she asked me to write it down for her.",
        rows=2,
        needed="Tell us how they agreed that you do this for them.",
    )
    received_on = day("Which day did they tell you?", needed="Give the day they told you.")
    received_how = choice(
        "How did they tell you?",
        plain_words.RECEIVED_HOW,
        needed="Choose one.",
    )

    characteristics = several(
        "Was it linked to one of these?",
        plain_words.CHARACTERISTICS,
        "Choose all that fit. It can be about somebody you know, or about what people think you are.",
    )
    conduct = several("What was done?", plain_words.CONDUCT, "Choose all that fit.")

    safe_now = one_of("Are you, or they, safe now?", Complaint.SafeNow.choices)
    wishes = words("What would you like to happen?", "For example: an apology, a different worker, training.")
    approach = one_of(
        "How would you like us to deal with it?",
        Complaint.Approach.choices,
        "Informally: we talk to people and try to put it right. Formally: somebody looks into all of it and "
        "writes a report. You can change your mind later.",
    )
    reported_before = words("Have you told anybody about it before?", "Whom, and what came of it.", rows=2)
    adjustments = words(
        "What would make this easier for you, or for them?",
        "For example: large print, an interpreter, somebody with you.",
        rows=2,
    )
    safe_contact = words(
        "How may we get in touch safely?", "For example: text only, not at home, not on Mondays.", rows=2
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        user: User,
        today: date,
        earlier: Complaint | None = None,
    ) -> None:
        super().__init__(data, initial=answers_known(earlier) if earlier else None)
        self.today = today
        self.earlier = earlier
        self.register = Register.open_to(user, today)
        self._offer_choices()
        self._fill_in_what_is_known()

    def _offer_choices(self) -> None:
        """Nobody complains about themselves, nor brings a complaint about themselves for somebody else."""
        register = self.register
        parties = [CHOOSE_A_NAME, (UNLISTED, "Somebody who is not on this list"), *register.everybody_else()]
        witnesses = [("", "Nobody, or I do not know"), *register.everybody()]
        services = [(key, each.name) for key, each in register.services.items()]
        self._choices("respondent", parties)
        self._choices("complainant", parties)
        self._choices("witness", witnesses)
        self._choices("second_witness", witnesses)
        self._choices("service", [("", "I do not know"), *services])
        if register.me is None:
            self._choices("for_whom", [each for each in ForWhom.choices if each[0] != ForWhom.MYSELF])

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _fill_in_what_is_known(self) -> None:
        self.fields["submission"].initial = uuid4()
        self.fields["received_how"].initial = ReceivedHow.CONVERSATION
        me = self.register.me
        if me:
            self.fields["for_whom"].initial = ForWhom.MYSELF
            self.fields["role"].initial = me.role
            self.fields["service"].initial = str(me.service_id or "")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for name in left_out(answers):
            self.errors.pop(name, None)
            answers.pop(name, None)
        for name, sentence in faults(answers, self.register.me, self.today):
            self.add_error(name, sentence)
        return answers

    def filing(self) -> Filing:
        """The valid form as `cases.filing` takes it."""
        return filing_of(self.cleaned_data, self.register, self.today, self.earlier)
