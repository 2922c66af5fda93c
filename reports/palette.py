"""
The design tokens' colours as they are on paper.

No stylesheet reaches an SVG inside a PDF, so a chart carries its colours as attributes too. On the screen
the stylesheet overrides them, and with them light and dark.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b")


@cache
def colours() -> Mapping[str, str]:
    """Colour by token name, read from the light `:root` block, which stands first in tokens.css."""
    found = finders.find("css/tokens.css")
    light = Path(str(found)).read_text().partition("@media")[0]
    return dict(TOKEN.findall(light))
