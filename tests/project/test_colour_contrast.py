"""Colours that text or controls are drawn in can be told apart, by the arithmetic of WCAG 2.2."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
GROUNDS = ("paper", "surface", "sunken")
TEXT = (
    "ink",
    "ink-soft",
    "primary",
    "primary-strong",
    "danger",
    "danger-strong",
    "info",
    "ok",
    "warn",
    "accent",
)
TEXT_ON = [
    ("on-primary", "primary"),
    ("on-primary", "primary-strong"),
    ("on-danger", "danger"),
    ("on-danger", "danger-strong"),
    ("on-band", "band"),
    ("on-band-soft", "band"),
    ("on-seam", "seam"),
    *[(text, f"{text}-tint") for text in ("info", "ok", "warn", "danger", "accent")],
    *[("ink", f"{ground}-tint") for ground in ("primary", "seam", "info", "ok", "warn", "danger", "accent")],
    *[("ink-soft", f"{ground}-tint") for ground in ("primary", "seam")],
    *[(text, f"{ground}-tint") for text in ("primary", "primary-strong") for ground in ("primary", "seam")],
]
MARKS_ON = [
    *[(f"series-{number}", ground) for number in range(1, 6) for ground in GROUNDS],
    *[("line-strong", ground) for ground in GROUNDS],
    *[("focus", ground) for ground in GROUNDS],
    ("focus", "focus-halo"),
    ("seam", "band"),
]


def blocks() -> dict[str, dict[str, str]]:
    """The tokens as each kind of reader gets them: later blocks of the sheet override earlier ones."""
    sheet = re.sub(r"/\*.*?\*/", "", TOKENS.read_text(encoding="utf-8"), flags=re.S)
    found: dict[str, dict[str, str]] = {}
    for media, body in re.findall(r"(?:@media ([^{]+)\{\s*)?:root \{(.*?)\}", sheet, flags=re.S):
        found[media.strip() or "light"] = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))
    light, dark = found["light"], found["screen and (prefers-color-scheme: dark)"]
    more = found["(prefers-contrast: more)"]
    more_dark = found["screen and (prefers-contrast: more) and (prefers-color-scheme: dark)"]
    return {
        "light": light,
        "dark": light | dark,
        "light, more contrast": light | more,
        "dark, more contrast": light | dark | more | more_dark,
        "print": light | found["print"],
    }


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(tokens: dict[str, str], pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    ratios = {f"{mark} on {ground}": contrast(tokens[mark], tokens[ground]) for mark, ground in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


def test_the_arithmetic_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("reader", blocks())
def test_text_stands_out_from_its_ground(reader: str):
    pairs = [(text, ground) for text in TEXT for ground in GROUNDS] + TEXT_ON
    assert too_faint(blocks()[reader], pairs, 4.5) == {}


@pytest.mark.parametrize("reader", blocks())
def test_lines_and_marks_that_matter_stand_out(reader: str):
    assert too_faint(blocks()[reader], MARKS_ON, 3) == {}
