"""The complainant's own page: where their complaint stands, what was written, and what they can do."""
