"""How large what is in a file may be."""

MOST_SIDE = 20_000  # pixels
MOST_PIXELS = 100_000_000  # of all pictures in one file
MOST_PAGES = 500
