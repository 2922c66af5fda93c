"""
Complaints of which no name is kept.

Either they are sent by somebody who does not want to say who they are, or somebody at the charity types them
in: a letter without a name, a call.
"""

from cases.intake.answers import UNNAMED, Answers, ForWhom
from cases.intake.drafts import answers_of
from cases.models import Draft


def is_without_name(said: Answers) -> bool:
    """By the answers of the first step."""
    return said.get("for_whom") == ForWhom.ANONYMOUS or is_typed_in_without_name(said)


def is_typed_in_without_name(said: Answers) -> bool:
    return bool(said.get("for_whom") == ForWhom.SOMEONE and said.get("complainant") == UNNAMED)


def comes_without_name(draft: Draft) -> bool:
    """As the step reads it: of several values sent the last one counts."""
    typed = answers_of(draft).get("you", {})
    return is_without_name({name: values[-1] for name, values in typed.items() if values})
