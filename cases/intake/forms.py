"""What intake asks, and no more (policy: intake asks, and does not ask)."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import TextChoices

from cases.filing import Filing
from cases.intake.register import grouped, pickable
from cases.models import Complaint
from cases.words import Characteristic, Conduct, ReceivedHow
from people.models import Person, Role, Service
from people.standing import AnyUser, person_of

LONGEST_ACCOUNT = 50_000
LONGEST_ANSWER = 5_000


class ForWhom(TextChoices):
    MYSELF = "myself", "Me"
    SOMEONE = "someone", "Somebody else, and I am helping them"
    ANONYMOUS = "anonymous", "I do not want to say who I am"


class AboutWhom(TextChoices):
    LISTED = "listed", "Somebody on the list"
    UNLISTED = "unlisted", "Somebody who is not on the list"
    UNKNOWN = "unknown", "A person, but I do not know who"
    NO_ONE = "no_one", "No one person: a rule, or the way things are done"


def _words(label: str, help_text: str = "", rows: int = 3, **kwargs: Any) -> forms.CharField:
    kwargs.setdefault("required", False)
    kwargs.setdefault("max_length", LONGEST_ANSWER)
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
    )


def _line(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=200, required=False)


def _one_of(label: str, choices: Any, help_text: str = "", **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, help_text=help_text, widget=forms.RadioSelect, **kwargs
    )


def _day(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


def _person(label: str, help_text: str = "") -> forms.ChoiceField:
    """A name from the register; the form fills in whom this account may pick."""
    return forms.ChoiceField(label=label, help_text=help_text, required=False)


def _several(label: str, choices: type[TextChoices]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text="Choose all that fit. “Not sure” is a good answer.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class ComplaintForm(forms.Form):
    """One complaint as somebody types it in. `user` is who is typing, `today` the day in London."""

    PEOPLE = ("complainant", "respondent", "witness", "second_witness")
    hides_optional = True  # whether some must be answered depends on other answers

    submission = forms.UUIDField(widget=forms.HiddenInput)
    same_events_as = forms.UUIDField(widget=forms.HiddenInput, required=False)

    for_whom = _one_of("Who is the complaint for?", ForWhom.choices)
    role = _one_of(
        "What are they, or you, to us?", Role.choices, "Choose the role they or you were in when it happened."
    )
    complainant = _person("Their name, if it is on the list")
    complainant_name = _line("Their name, if it is not on the list")
    consent = _words("How did they say you may do this for them?", "For example: they asked me to.", 2)
    received_how = forms.ChoiceField(label="How did they tell you?", choices=ReceivedHow, required=False)
    received_on = _day("When did they tell you?")

    about = _one_of("Who is it about?", AboutWhom.choices)
    respondent = _person("Their name")
    respondent_name = _line("Their name, or what you know of them")
    respondent_role = forms.ChoiceField(
        label="What were they acting as?", choices=[("", "Choose"), *Role.choices], required=False
    )
    service = forms.ChoiceField(label="Which service or team did it happen in?", required=False)

    account = _words(
        "What happened?",
        "Use your own words. Spelling does not matter.",
        8,
        required=True,
        max_length=LONGEST_ACCOUNT,
        error_messages={"required": "Tell us what happened. A few words are enough."},
    )
    happened_on = _day("When did it happen?", "A rough day is fine. Leave it empty if you do not know.")
    happened_when = _line("More about when", "For example: most mornings since Easter.")
    place = _line("Where did it happen?")
    witness = _person("Somebody who saw or heard it")
    second_witness = _person("Somebody else who saw or heard it")
    witnesses_said = _words("Anybody else who may know about it", "", 2)

    characteristics = _several("Was it linked to any of these?", Characteristic)
    conduct = _several("What kind of treatment was it?", Conduct)

    reported_before = _words("Have you told anybody about it before?", "Whom, and what came of it.", 2)
    wishes = _words("What would you like to happen?", "", 3)
    approach = _one_of(
        "How should we deal with it?",
        Complaint.Approach.choices,
        "You can change your mind later.",
        initial=Complaint.Approach.NOT_SURE,
    )

    safe_now = _one_of(
        "Are you, or they, safe now?",
        Complaint.SafeNow.choices,
        "If somebody is in danger now, call 999 first.",
        initial=Complaint.SafeNow.NOT_SAID,
    )
    adjustments = _words(
        "What would make this easier?", "For example: large print, an interpreter, somebody with you.", 2
    )
    safe_contact = _words(
        "How may we get in touch safely?", "For example: text only, not at home, not on Mondays.", 2
    )

    def __init__(self, *args: Any, user: AnyUser, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.me = person_of(user, today)
        self.today = today
        self.people = pickable(user, today)
        self.services = {str(service.pk): service for service in Service.objects.all()}
        self._offer_choices()
        self._fill_in_what_is_known()

    def _offer_choices(self) -> None:
        names = grouped(self.people.values())
        services = [(key, service.name) for key, service in self.services.items()]
        for name in self.PEOPLE:
            self._choices(name, [("", "Choose a name"), *names])
        self._choices("service", [("", "I do not know"), *services])

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _fill_in_what_is_known(self) -> None:
        self.fields["submission"].initial = uuid4()
        self.fields["received_how"].initial = ReceivedHow.CONVERSATION
        if self.me:
            self.fields["for_whom"].initial = ForWhom.MYSELF
            self.fields["role"].initial = self.me.role
            self.fields["service"].initial = str(self.me.service_id or "")

    def clean_happened_on(self) -> date | None:
        return self._not_in_the_future("happened_on")

    def clean_received_on(self) -> date | None:
        return self._not_in_the_future("received_on")

    def _not_in_the_future(self, name: str) -> date | None:
        on: date | None = self.cleaned_data[name]
        if on and on > self.today:
            raise forms.ValidationError("This day is in the future. Give a day up to today.")
        return on

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        self._check_for_whom(answers)
        self._check_about_whom(answers)
        happened, received = answers.get("happened_on"), answers.get("received_on")
        if self._for_someone(answers) and happened and received and received < happened:
            self.add_error("received_on", "They cannot have told you before it happened.")
        return answers

    def _for_someone(self, answers: dict[str, Any]) -> bool:
        return answers.get("for_whom") == ForWhom.SOMEONE

    def _check_for_whom(self, answers: dict[str, Any]) -> None:
        if answers.get("for_whom") == ForWhom.MYSELF and self.me is None:
            self.add_error("for_whom", "Your account is not on the register, so choose one of the others.")
        if not self._for_someone(answers):
            return
        if not answers.get("complainant") and not answers.get("complainant_name"):
            self.add_error("complainant", "Choose their name from the list, or type it below.")
        if not answers.get("consent"):
            self.add_error("consent", "Say how they agreed that you do this for them.")
        if not answers.get("received_on"):
            self.add_error("received_on", "Give the day they told you.")

    def _check_about_whom(self, answers: dict[str, Any]) -> None:
        about = answers.get("about")
        if about == AboutWhom.LISTED and not answers.get("respondent"):
            self.add_error("respondent", "Choose their name, or say that they are not on the list.")
        if about == AboutWhom.UNLISTED and not answers.get("respondent_name"):
            self.add_error("respondent_name", "Type their name, or say that you do not know who it is.")
        if about and about != AboutWhom.NO_ONE and not answers.get("respondent_role"):
            self.add_error("respondent_role", "Choose what the person was acting as.")
        named = answers.get("respondent") if about == AboutWhom.LISTED else None
        if named and self.people[named] == self._complainant(answers):
            self.add_error("respondent", "The complaint cannot be about the person it is for.")

    def _complainant(self, answers: dict[str, Any]) -> Person | None:
        """Who complains; somebody not on the register yet is added with the complaint."""
        if answers.get("for_whom") == ForWhom.MYSELF:
            return self.me
        if not self._for_someone(answers):
            return None
        if answers.get("complainant"):
            return self.people[answers["complainant"]]
        return Person(name=answers.get("complainant_name", ""), role=answers.get("role", ""))

    def _respondent(self, answers: dict[str, Any]) -> Person | None:
        if answers["about"] == AboutWhom.LISTED:
            return self.people[answers["respondent"]]
        if answers["about"] == AboutWhom.UNLISTED:
            return Person(name=answers["respondent_name"], role=answers["respondent_role"])
        return None

    def filing(self) -> Filing:
        """The valid form as `cases.filing` takes it."""
        answers = self.cleaned_data
        on_behalf = self._for_someone(answers)
        unknown = answers["about"] == AboutWhom.UNKNOWN
        abouts = {AboutWhom.NO_ONE: Complaint.About.NO_ONE, AboutWhom.UNKNOWN: Complaint.About.UNKNOWN}
        return Filing(
            account=answers["account"],
            received_on=answers["received_on"] if on_behalf else self.today,
            received_how=answers["received_how"] if on_behalf else ReceivedHow.FORM,
            complainant=self._complainant(answers),
            complainant_role=answers["role"],
            anonymous=answers["for_whom"] == ForWhom.ANONYMOUS,
            brought_by=self.me if on_behalf else None,
            consent=answers["consent"] if on_behalf else "",
            about=abouts.get(answers["about"], Complaint.About.PERSON),
            respondent=self._respondent(answers),
            respondent_role=answers["respondent_role"],
            respondent_described=answers["respondent_name"] if unknown else "",
            service=self.services.get(answers["service"]),
            characteristics=answers["characteristics"],
            conduct=answers["conduct"],
            witnesses=self._witnesses(answers),
            submission=answers["submission"],
            incident=self._incident(answers),
            details={name: answers[name] for name in DETAILS},
        )

    def _incident(self, answers: dict[str, Any]) -> str | None:
        """The incident of an earlier complaint by the same person, when this one is about the same events."""
        earlier = Complaint.objects.sent_by(self.user).filter(pk=answers["same_events_as"])
        return earlier.values_list("incident", flat=True).first() if answers["same_events_as"] else None

    def _witnesses(self, answers: dict[str, Any]) -> list[Person]:
        picked = dict.fromkeys(answers[name] for name in ("witness", "second_witness") if answers[name])
        return [self.people[key] for key in picked]


DETAILS = (
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
