"""What intake asks, and no more (policy: intake asks, and does not ask)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms

from cases.filing import Filing
from cases.intake import plain_words
from cases.intake.answers import UNLISTED, AboutWhom, ForWhom, faults, left_out
from cases.intake.questions import (
    CHOOSE_A_NAME,
    LONGEST_ACCOUNT,
    acted_as,
    choice,
    day,
    line,
    one_of,
    several,
    which_role,
    words,
)
from cases.intake.register import Register
from cases.intake.to_filing import answers_known, filing_of
from cases.models import Complaint
from cases.words import ReceivedHow
from people.models import Role, User


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
    received_how = choice("How did they tell you?", plain_words.ways_of_being_told(), needed="Choose one.")

    characteristics = several(
        "Was it linked to one of these?",
        plain_words.characteristics(),
        "Choose all that fit. It can be about somebody you know, or about what people think you are.",
    )
    conduct = several("What was done?", plain_words.conduct(), "Choose all that fit.")

    safe_now = one_of(
        "Are you, or they, safe now?", Complaint.SafeNow.choices, initial=Complaint.SafeNow.NOT_SAID
    )
    wishes = words("What would you like to happen?", "For example: an apology, a different worker, training.")
    approach = one_of(
        "How would you like us to deal with it?",
        Complaint.Approach.choices,
        "Informally: we talk to people and try to put it right. Formally: somebody looks into all of it and "
        "writes a report. You can change your mind later.",
        initial=Complaint.Approach.NOT_SURE,
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
