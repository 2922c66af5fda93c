"""The texts of letters: those that ship as files beside this module, and the charity's own in their place."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cases.letters.kinds import BY_CODE
from cases.models import LetterText

FOLDER = Path(__file__).parent / "texts"
SUBJECT = "Subject: "


@dataclass(frozen=True)
class Text:
    subject: str
    body: str
    is_own: bool = False  # the charity's, in place of the one that ships


@cache
def shipped(code: str) -> Text:
    """The text that ships: its first line is the subject. KeyError for a letter that there is not."""
    first, _, body = (FOLDER / f"{BY_CODE[code].code}.txt").read_text(encoding="utf-8").partition("\n")
    return Text(first.removeprefix(SUBJECT).strip(), body.strip())


def text_of(code: str) -> Text:
    """The charity's own text for a letter, or the one that ships."""
    own = LetterText.objects.filter(code=code).first()
    return Text(own.subject, own.body, is_own=True) if own else shipped(code)
