"""
Figures in policies.

A line `{{ figure: name }}` in a document stands for a drawing that another part of the house makes: it is
named in the setting POLICY_FIGURES, because this room may not import those that draw. Drawings are put in
when the page is read, so that they always show what the program does today.
"""

import re

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe

_FIGURE_LINE = re.compile(r"<p>\{\{ *figure: *([a-z0-9-]+) *\}\}</p>")


def with_figures(html: str) -> SafeString:
    """
    `html` must have been cleaned (`policies.documents.rendering`); drawings are the project's own.

    A name that nothing draws is left as it was typed.
    """
    drawn = _FIGURE_LINE.sub(_figure, html)
    return mark_safe(drawn)  # nosec B308 B703


def _figure(line: re.Match[str]) -> str:
    draw = settings.POLICY_FIGURES.get(line[1])
    if draw is None:
        return line[0]
    svg: str = import_string(draw)(line[1])
    scroll = (
        f'<div class="figure__scroll" tabindex="0" role="region" aria-label="Drawing: {line[1]}">{svg}</div>'
    )
    return f'<figure class="figure figure--flowchart">{scroll}</figure>'
