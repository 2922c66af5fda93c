"""Logs that say where a fault is, and nothing of what people wrote."""

import logging
import re
import traceback
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


# Addresses that open something by themselves. Django logs the address of whatever it refuses.
KEYS = re.compile(r"(/(?:complain/come-back|calendar|password/reset/key)/)[^/\s]+")


class PrivateFormatter(logging.Formatter):
    """
    Tracebacks without the exception's message, which may quote a database row or a form field; and addresses
    without the key that is in them.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return KEYS.sub(r"\1[key]", super().format(record))

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 (logging's own name)
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace))
        return f"Traceback, message withheld:\n{frames}{kind.__name__ if kind else ''}"
