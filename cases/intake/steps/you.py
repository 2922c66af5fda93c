"""Who complains, for whom, and how they agreed to it; and before all that, whether everybody is safe."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.evidence.anonymity import strip_all
from cases.evidence.names import isolated
from cases.intake import plain_words
from cases.intake.answers import UNLISTED, UNNAMED, Answers, ForWhom, cannot_be
from cases.intake.picker import picked
from cases.intake.questions import CHOOSE, Words, choice, day, line, one_of, words
from cases.intake.steps.named import acted_as, parties
from cases.intake.steps.question_step import QuestionStep
from cases.intake.unnamed import comes_without_name, is_typed_in_without_name
from cases.models import Complaint, Draft


class YouStep(QuestionStep):
    """
    Signed in, nobody types their own name. What somebody was to the charity decides the route, so it must be
    asked of everybody, also of those who do not say who they are.
    """

    slug = "you"
    title = _("You")

    safe_now = one_of(_("Are you, or they, safe now?"), plain_words.SAFE_NOW)
    for_whom = one_of(_("Who is this complaint for?"), ForWhom.choices, needed=_("Choose who it is for."))
    name = line(_("What is your name?"), needed=_("Type your name."), autocomplete="name")
    role = one_of(
        _("What were you to us when it happened?"),
        plain_words.MY_ROLE,
        needed=_("Choose what you were to us."),
    )
    helper_name = line(_("What is your own name?"), needed=_("Type your name."), autocomplete="name")
    complainant = picked(
        _("Who are you helping?"),
        needed=_("Choose their name, or that they are not on the list."),
        typed="complainant_name",
    )
    complainant_acted_as = acted_as()
    complainant_name = line(
        _("What is the name of the person you are helping?"), needed=_("Type their name.")
    )
    complainant_role = choice(
        _("What was the person you are helping to us when it happened?"),
        [CHOOSE, *plain_words.THEIR_ROLE.items()],
        needed=_("Choose what they were to us."),
    )
    brought_as = line(_("What are you to them?"), _("For example: a friend, their sister, their advocate."))
    consent = words(
        _("How did they agree that you do this for them?"),
        _("For example: she asked me to write it down for her."),
        rows=2,
        needed=_("Tell us how they agreed that you do this for them."),
    )
    received_on = day(
        _("Which day did they tell you?"),
        _("It may be earlier than today."),
        needed=_("Give the day they told you."),
    )
    received_how = choice(
        _("How did they tell you?"),
        [CHOOSE, *plain_words.RECEIVED_HOW.items()],
        needed=_("Choose how they told you."),
    )
    read_back = one_of(_("Did you read their words back to them?"), plain_words.READ_BACK)

    def ask(self) -> None:
        super().ask()
        register = self.asking.register
        if register.is_public:
            self.leave_out("complainant", "complainant_acted_as")
        else:
            self.leave_out("name", "helper_name")
            unnamed = [(UNNAMED, SAYS_NO_NAME)] if register.takes_down else []
            self.choices("complainant", [*parties(register), *unnamed])
            self._fill_in_what_is_known()
        if register.takes_down:
            self.leave_out("brought_as")
        else:
            self.leave_out("received_on", "received_how", "read_back")

    def _fill_in_what_is_known(self) -> None:
        me = self.asking.register.me
        if me is None:
            known_to_nobody = [each for each in ForWhom.choices if each[0] != ForWhom.MYSELF]
            self.choices("for_whom", known_to_nobody)
            return
        self.fields["for_whom"].initial = ForWhom.MYSELF
        self.fields["role"].initial = me.role

    def known_from(self, earlier: Complaint) -> Mapping[str, Any]:
        helping = bool(earlier.consent)
        return {
            **super().known_from(earlier),
            "for_whom": ForWhom.SOMEONE if helping else ForWhom.MYSELF,
            "complainant": str(earlier.complainant_id),
            "complainant_acted_as" if helping else "role": earlier.complainant_role,
        }

    def keep(self, draft: Draft, at: datetime) -> None:
        """Files that were added before may say who somebody is."""
        if draft.bundle and comes_without_name(draft):
            for name in strip_all(draft.bundle):
                self.add_error(None, LEFT_OUT % {"name": isolated(name)})

    def pointless(self, answers: Answers) -> Collection[str]:
        helping = answers.get("for_whom") == ForWhom.SOMEONE
        unlisted = self.asking.register.is_public or answers.get("complainant") == UNLISTED
        unnamed = is_typed_in_without_name(answers)
        asked = {
            "name": answers.get("for_whom") == ForWhom.MYSELF,
            "role": not helping,
            "complainant": helping,
            "complainant_acted_as": helping and not (unlisted or unnamed),
            "complainant_name": helping and unlisted,
            "complainant_role": helping and (unlisted or unnamed),
            "consent": helping and not unnamed,
            **dict.fromkeys(OF_HELPERS, helping),
        }
        return [name for name, is_asked in asked.items() if not is_asked]

    def faults(self, answers: Answers) -> Iterator[tuple[str, Words]]:
        if wrong := cannot_be(answers.get("received_on"), self.asking.today):
            yield "received_on", wrong


LEFT_OUT = _("We have taken out the file %(name)s, because it could show who you are.")
SAYS_NO_NAME = _("Somebody who does not want to say who they are")
OF_HELPERS = ("helper_name", "brought_as", "received_on", "received_how", "read_back")
