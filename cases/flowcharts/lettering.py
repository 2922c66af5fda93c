"""Where text breaks in a drawing. An SVG wraps nothing by itself, and nothing here can ask a browser."""

# Widths of the pages' typeface as shares of the type size; the rest is as wide as an "n".
NARROW = dict.fromkeys("iljtfrI.,:;'’()[]|! ", 0.33)
WIDE = dict.fromkeys("mwMWOQGDH@", 0.82)
CAPITAL = 0.66
USUAL = 0.56


def width_of(text: str, size: int) -> int:
    """About how wide a line comes out, in user units."""
    return round(size * sum(map(_share, text)))


def _share(letter: str) -> float:
    known = NARROW.get(letter) or WIDE.get(letter)
    return known or (CAPITAL if letter.isupper() else USUAL)


def wrap(text: str, width: int, size: int) -> tuple[str, ...]:
    """Lines no wider than `width`; a single word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)
