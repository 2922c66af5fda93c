"""Logs that say where a fault is, and nothing of what people wrote."""

import logging
import traceback
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PrivateFormatter(logging.Formatter):
    """Tracebacks without the exception's message, which may quote a database row or a form field."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 (logging's own name)
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace))
        return f"Traceback, message withheld:\n{frames}{kind.__name__ if kind else ''}"
