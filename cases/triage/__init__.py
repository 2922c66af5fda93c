"""Sorting out what has come in: who is meant, who complained, in which roles, about which events."""
