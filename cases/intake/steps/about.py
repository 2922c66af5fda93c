"""Who a complaint is about, who may be several people, and who saw it."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.intake.answers import UNLISTED, AboutWhom, Answers, ForWhom
from cases.intake.drafts import keep_answers
from cases.intake.picker import picked
from cases.intake.questions import Words, one_of, words
from cases.intake.steps.named import (
    MOST_PEOPLE,
    PARTS,
    Named,
    described,
    named,
    one_less,
    one_more,
    places_in,
    pointless_about,
    question,
    questions_about,
    role,
)
from cases.intake.steps.question_step import QuestionStep, as_read
from cases.models import Complaint, Draft


class AboutStep(QuestionStep):
    """
    Each person becomes a complaint of its own, and those are kept together (policy: one complaint is about
    one person, or about none). `people` among the answers is everybody who was picked or typed in.
    """

    slug = "about"
    title = _("Who it is about")

    about = one_of(_("Who is it about?"), AboutWhom.choices, needed=_("Choose who it is about."))
    respondent_described = described()
    respondent_role = role()
    witness = picked(_("Who saw or heard it?"), typed="witnesses_said")
    second_witness = picked(_("Who else saw or heard it?"), typed="witnesses_said")
    witnesses_said = words(
        _("Does anybody else know about it?"), _("Tell us who, and what they know."), rows=2
    )

    def ask(self) -> None:
        register = self.asking.register
        for place in self.places:
            self.fields |= questions_about(place, register)
        if register.is_public:
            self.leave_out("witness", "second_witness")
        else:
            witnesses = [("", _("Nobody, or I do not know")), *register.everybody()]
            self.choices("witness", witnesses)
            self.choices("second_witness", witnesses)
        self.order_fields(["about", *self._about_people()])
        super().ask()

    def known_from(self, earlier: Complaint) -> Mapping[str, Any]:
        """It is about somebody else this time."""
        return {"witnesses_said": earlier.witnesses_said}

    @cached_property
    def places(self) -> range:
        return places_in(self.sent)

    @property
    def people(self) -> list[dict[str, Any]]:
        """For the page: of each person the number and the questions, by what they ask."""
        asked = [part for part in PARTS if question(1, part) in self.fields]
        return [{"number": at} | {part: self[question(at, part)] for part in asked} for at in self.places]

    @property
    def takes_more(self) -> bool:
        return len(self.places) < MOST_PEOPLE

    def pointless(self, answers: Answers) -> Collection[str]:
        about = answers.get("about")
        of_unknown = [] if about == AboutWhom.UNKNOWN else ["respondent_described", "respondent_role"]
        if about != AboutWhom.PERSON:
            return [*of_unknown, *self._about_people()]
        return [*of_unknown, *(name for place in self.places for name in pointless_about(place, answers))]

    def _about_people(self) -> list[str]:
        return [question(place, part) for place in self.places for part in PARTS]

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        people = [self._named(place) for place in self.places]
        answers["people"] = [each for each in people if each.is_somebody]
        return answers

    def _named(self, place: int) -> Named:
        return named(place, self.cleaned_data, self.asking.register.people)

    def faults(self, answers: Answers) -> Iterator[tuple[str, Words]]:
        if answers.get("about") == AboutWhom.PERSON:
            yield from self._nobody_named()
            yield from self._named_twice()
        parties = {each.picked for each in map(self._named, self.places)} | {self._for_whom()}
        for name in ("witness", "second_witness"):
            if answers.get(name) and answers[name] in parties:
                yield name, _("The complaint is for or about this person. Choose somebody else, or nobody.")

    def _nobody_named(self) -> Iterator[tuple[str, Words]]:
        """A place that was left empty is passed over, unless there is nobody in any other."""
        empty = [place for place in self.places if not self._named(place).is_somebody]
        not_listed = [place for place in empty if self._pick(place) == UNLISTED]
        for place in not_listed:
            yield question(place, "name"), TELL_US
        first = question(1, "pick")
        if len(empty) < len(self.places) or not_listed:
            if self.has_error(first, "required"):
                del self.errors[first]
        elif self.asking.register.is_public:
            yield question(1, "name"), TELL_US

    def _pick(self, place: int) -> str:
        return str(self.cleaned_data.get(question(place, "pick"), ""))

    def _named_twice(self) -> Iterator[tuple[str, Words]]:
        seen: set[Named] = set()
        for place in self.places:
            each = self._named(place)
            if each.picked and each.picked == self._for_whom():
                yield question(place, "pick"), _("The complaint cannot be about the person it is for.")
            same = Named(picked=each.picked) if each.picked else each
            if each.is_somebody and same in seen:
                yield question(place, "pick" if each.picked else "name"), NAMED_TWICE
            seen.add(same)

    def _for_whom(self) -> str:
        """The id of whoever it is for, where they are on the register."""
        said, me = self.asking.said, self.asking.register.me
        if me is not None and said.get("for_whom") == ForWhom.MYSELF:
            return str(me.pk)
        return str(said.get("complainant", ""))

    def pressed(self, draft: Draft, at: datetime) -> bool:
        if "add" in self.sent:
            changed = one_more(self.sent)
        elif "remove" in self.sent:
            changed = one_less(self.sent, self.sent["remove"][0])
        else:
            return False
        kept = {name: values for name, values in changed.items() if name not in ("add", "remove")}
        keep_answers(draft, self.slug, kept, at)
        return True

    def summary(self) -> list[tuple[str, str]]:
        """A line for each person, not for each question about them."""
        about_people = self._about_people()
        others = [
            (str(field.label), as_read(field, self.cleaned_data.get(name)))
            for name, field in self.fields.items()
            if name not in about_people
        ]
        people = [
            (gettext("Person %(number)s") % {"number": place}, self._as_read(place)) for place in self.places
        ]
        return [(label, said) for label, said in (*others[:1], *people, *others[1:]) if said]

    def _as_read(self, place: int) -> str:
        names = [question(place, part) for part in PARTS]
        said = {
            name: as_read(self.fields[name], answer)
            for name in names
            if (answer := self.cleaned_data.get(name)) not in (None, "", UNLISTED)
        }
        return "\n".join(each for each in said.values() if each)


TELL_US = _("Type their name, or tell us what you know about them.")
NAMED_TWICE = _("You have named this person twice.")
