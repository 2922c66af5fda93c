"""What the complainant wrote on their own page, and what was written to them."""

from functools import cached_property

from cases.facts.course import Course
from cases.models import Message


class Messages(Course):
    @cached_property
    def messages(self) -> list[Message]:
        """What was said with the complainant on their own page, the oldest first."""
        return list(self.case.messages.all())

    @property
    def unanswered(self) -> Message | None:
        """What the complainant wrote last, while nothing was written to them since."""
        latest = self.messages[-1] if self.messages else None
        return latest if latest and latest.from_complainant else None

    @property
    def safe_contact(self) -> str:
        """The safe way to reach the complainant, as it was said last: at screening, or with the complaint."""
        at_screening = self.answer("screen", "safe_contact")
        return self.case.safe_contact if at_screening is None else str(at_screening)

    @property
    def was_pressed(self) -> bool:
        """Whether the complainant, who asks to withdraw, says that somebody pressed them to."""
        asked = [event for event in self.story if event.step == "ask_to_withdraw"]
        answers = asked[-1].answers if asked else {}
        return bool(answers.get("pressed", {}).get("value") == "yes")
