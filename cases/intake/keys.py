"""
Secrets of a draft: the key by which somebody without an account holds it, and the receipt code made of it.

The code is not drawn but derived from the key, which the browser alone holds. So the second of two clicks
shows the same code as the first, whose answer got lost, although only hashes are ever kept here. It takes the
site's own secret as well: who finds a private link in the history of a device cannot work the code out.
"""

import secrets
from hashlib import sha256
from uuid import UUID, uuid5

from django.utils.crypto import salted_hmac

from cases.models.complaint import REFERENCE_ALPHABET

KEY_BYTES = 32
RECEIPT = "cases.intake.receipt"  # what this use of the site's secret is for
CODE_LENGTH, GROUP = 20, 4  # characters; 28 of them to choose from make 96 bits


def new_key() -> str:
    return secrets.token_urlsafe(KEY_BYTES)


def hash_of(secret: str) -> str:
    """A quick hash will do: nobody guesses 96 random bits, let alone 256."""
    return sha256(secret.encode()).hexdigest()


def receipt_code(key: str) -> str:
    """In groups for reading aloud: K7MP-2QXD-9BTR-4WVN-6HJC."""
    number = int.from_bytes(salted_hmac(RECEIPT, key, algorithm="sha512").digest())
    drawn = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(REFERENCE_ALPHABET))
        drawn.append(REFERENCE_ALPHABET[place])
    return "-".join("".join(drawn[at : at + GROUP]) for at in range(0, CODE_LENGTH, GROUP))


def hash_of_code(code: str) -> str:
    """However it was typed: capitals or not, with or without spaces and dashes."""
    return hash_of("".join(each for each in code.upper() if each in REFERENCE_ALPHABET))


def submission_of(draft: UUID, place: int = 0) -> UUID:
    """
    What makes sure that a draft is filed only once, and tells its sender what became of it.

    The complaints that it becomes are counted from 0.
    """
    return uuid5(draft, str(place))
