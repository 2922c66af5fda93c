"""Bringing in a charity's existing register of complaints from a CSV file: all of it, or nothing."""
