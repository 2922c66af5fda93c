"""Asks the virus scanner, where there is one. A file waits for it as long as it takes."""

import logging
from datetime import datetime

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

from cases.evidence.removal import forget_content
from cases.models import Evidence

PATIENCE = 60  # seconds
FOUND, OK = "FOUND", "OK"

logger = logging.getLogger(__name__)


def scan(evidence: Evidence, at: datetime) -> bool:
    """Whether there is an answer. Without a scanner there is nothing to wait for."""
    if not settings.CLAMD_SOCKET:
        return _settle(evidence, Evidence.State.READY, None)
    verdict = _ask(evidence)
    if verdict == FOUND:
        forget_content(evidence.stored.name, evidence.previews or 0)
        evidence.stored.name = ""
        return _settle(evidence, Evidence.State.INFECTED, at)
    return verdict == OK and _settle(evidence, Evidence.State.READY, at)


def _settle(evidence: Evidence, state: Evidence.State, at: datetime | None) -> bool:
    evidence.state, evidence.scanned_at = state, at
    evidence.save(update_fields=["state", "scanned_at", "stored"])
    return True


def _ask(evidence: Evidence) -> str:
    """FOUND, OK, or anything else for no answer."""
    try:
        with evidence.stored.open("rb") as content:
            answers = _scanner(settings.CLAMD_SOCKET).instream(content.file)
    except (ClamdError, OSError, ValueError) as error:
        logger.warning(
            "The virus scanner gave no answer about file %s: %s", evidence.pk, type(error).__name__
        )
        return ""
    return next((verdict for verdict, _ in answers.values()), "")


def _scanner(address: str) -> ClamdUnixSocket | ClamdNetworkSocket:
    """At a path, or at host:port."""
    if address.startswith("/"):
        return ClamdUnixSocket(address, timeout=PATIENCE)
    host, _, port = address.rpartition(":")
    return ClamdNetworkSocket(host, int(port), timeout=PATIENCE)
