"""What kind of treatment it was, as far as somebody can say. The owner may classify it anew."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.intake import plain_words
from cases.intake.questions import several
from cases.intake.steps.question_step import QuestionStep
from cases.models import Complaint, ComplaintTag


class KindStep(QuestionStep):
    slug = "kind"
    title = _("What kind of treatment it was")

    characteristics = several(
        _("Was it linked to one of these?"),
        plain_words.CHARACTERISTICS,
        _("Choose all that fit. It can be about somebody you know, or about what people think you are."),
    )
    conduct = several(_("What was done?"), plain_words.CONDUCT, _("Choose all that fit."))

    def known_from(self, earlier: Complaint) -> Mapping[str, Any]:
        tags, kinds = list(earlier.tags.all()), ComplaintTag.Kind
        return {
            "characteristics": [tag.code for tag in tags if tag.kind == kinds.CHARACTERISTIC],
            "conduct": [tag.code for tag in tags if tag.kind == kinds.CONDUCT],
        }
