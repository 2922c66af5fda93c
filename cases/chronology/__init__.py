"""A case told for a hearing: every entry by its day, with what must not reach the reader left out."""
