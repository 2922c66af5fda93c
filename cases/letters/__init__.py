"""
Letters: texts that ship with Redress or are the charity's own, filled from a case and kept as sent.

A charity's words never reach a template engine: its placeholders are replaced, and nothing else happens.
"""
