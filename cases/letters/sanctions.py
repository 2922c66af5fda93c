"""
No sanction in a complainant's letter: they hear that action was taken, never which (policy, Appendix 2).

A name of a sanction counts however it is written. The words of employment always count; those that also say
something harmless, such as “apology”, only where the person's kind can get that sanction.
"""

import re

from cases.facts import Facts
from cases.models import ServiceWarning
from cases.words import SanctionCode
from people.models import Role

EMPLOYMENT = (
    "written warning",
    "formal warning",
    "final warning",
    "dismissal",
    "management guidance",
    "no sanction",
)
# Of a person, not of an appeal: the result of an appeal is told to everybody.
_APPEAL_DISMISSED = re.compile(
    r"\b(?:appeal|request)(?: for (?:us to look again|stage two))?"
    r" (?:(?:is|was|be|been|has|being) )*dismissed\b"
    r"|\bdismiss(?:ed|es)? (?:the|your|their|this|that|an) (?:appeal|request)\b",
    re.IGNORECASE,
)
_DISMISSED = re.compile(r"\bdismiss(?:ed|es)?\b", re.IGNORECASE)
# For somebody who writes to the complainant.
NAMES_A_SANCTION = (
    "“{}” names a sanction. It is private to the person it is about, so what the complainant reads says only "
    "that action was taken, and what changes for them."
)
_BRACKETS = re.compile(r"\s*\(.*\)")


def sanction_told(facts: Facts, text: str) -> str:
    """
    The sanction that a text of this case tells; empty for none.

    Before anything has followed there is none to tell: then “an apology” is what the complainant wishes for.
    """
    has_followed = facts.case.sanctions.all() or facts.case.warnings.all()
    return sanction_named(text, facts.case.respondent_role if has_followed else "")


def sanction_named(text: str, role: str) -> str:
    """The first sanction that the text names for a person of this role, as it is written; empty for none."""
    flat = " ".join(text.split())
    found = _pattern(role).search(flat) or _DISMISSED.search(_APPEAL_DISMISSED.sub("", flat))
    return found.group() if found else ""


def withhold_sanctions(text: str, role: str, instead: str) -> str:
    """The text with every name of a sanction replaced; its line breaks stay."""
    kept = [found.span() for found in _APPEAL_DISMISSED.finditer(text)]

    def of_an_appeal(found: re.Match[str]) -> bool:
        return any(start <= found.start() < end for start, end in kept)

    said = _DISMISSED.sub(lambda found: found.group() if of_an_appeal(found) else instead, text)
    return _pattern(role).sub(instead, said)


def _pattern(role: str) -> re.Pattern[str]:
    words = {*EMPLOYMENT, *_names_for(role)}
    longest_first = sorted(words, key=len, reverse=True)
    spaced = (r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", each))) for each in longest_first)
    return re.compile(rf"\b(?:{'|'.join(spaced)})s?\b", re.IGNORECASE)


def _names_for(role: str) -> list[str]:
    """The labels of what may follow for a person of this role, without what stands in brackets."""
    labels = [code.label for code in SanctionCode.for_role(role)]
    if role == Role.SERVICE_USER:
        labels += [level.label for level in ServiceWarning.Level]
    return [_BRACKETS.sub("", str(label)).lower() for label in labels]
