"""Answers for what no appendix covers."""

from typing import ClassVar

from demo.answers.common import Answers
from demo.answers.entries import Given


class Redirected(Answers):
    GAPS: ClassVar = {"redirect": 3}

    def redirect(self) -> Given:
        return {
            "to": "complaints_policy",
            "consent": "stays",
            "told": "That it is dealt with under the Complaints Policy, by whom, and by when they hear.",
        }
