"""A case in words: its story, its deadlines and how they were counted, for its page and for paper."""
