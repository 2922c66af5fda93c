"""What has been taken in: a text, and the form it is written in."""

from dataclasses import dataclass

from django.db import models


class Format(models.TextChoices):
    MARKDOWN = "markdown", "Markdown"
    PLAIN = "plain", "Plain text"
    WORD = "word", "Word"


@dataclass(frozen=True)
class Document:
    """`text` is as it came in. A Word file holds no readable text: there it is the content as HTML."""

    format: Format
    text: str
