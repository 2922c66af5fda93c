"""The environment: where it is read, what it must say before Redress starts, the sentences that say so."""

from datetime import date, time
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
DEVELOPMENT_KEY = "development-only-key-never-used-outside-this-machine-0123456789"
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # a writer waits at the start, instead of failing half-way
    "timeout": 20,  # seconds to wait for another writer (busy_timeout)
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",  # survives a power cut
}


def read() -> environ.Env:
    """The environment, with what only `.env` says added to it."""
    env = environ.Env()
    env.read_env(BASE_DIR / ".env")
    return env


def require_production_settings(*, secret_key: str, allowed_hosts: list[str], debug: bool) -> None:
    """Refuse to start a public site with what is only fit for a developer's machine."""
    if debug:
        raise ImproperlyConfigured(
            "DEBUG is on, and error pages would show what people wrote in confidence. "
            "Set DEBUG=false, or leave it out."
        )
    if not secret_key or secret_key == DEVELOPMENT_KEY or len(secret_key) < 50:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing or too short. Set it to at least 50 random characters, for example "
            "the output of: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    if not allowed_hosts or "*" in allowed_hosts:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is missing. Set it to the address people type, for example "
            "ALLOWED_HOSTS=complaints.example.org (several are separated by commas; * is not accepted)."
        )


def require_loopback(*, secret_key: str, allowed_hosts: list[str]) -> None:
    """The built-in key is public, so it may only ever serve the machine it runs on."""
    if secret_key == DEVELOPMENT_KEY and not set(allowed_hosts) <= set(LOOPBACK):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS names an address other than this machine. Set SECRET_KEY too, "
            "and REDRESS_ENV=production for a site that people use."
        )


def require_choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to one of: {', '.join(choices)}.")
    return value


def require_between(name: str, value: int, low: int, high: int) -> int:
    if not low <= value <= high:
        raise ImproperlyConfigured(f"{name} is {value}. Set it to a whole number from {low} to {high}.")
    return value


def require_month_day(name: str, value: str) -> str:
    """A day that every year has, so not 29 February."""
    try:
        return date.fromisoformat(f"2001-{value}").strftime("%m-%d")
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to a month and a day, for example 04-01."
        ) from None


def require_time(name: str, value: str) -> str:
    try:
        return time.fromisoformat(value).strftime("%H:%M")
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to an hour, for example 06:00.") from None


def require_days(name: str, value: str, low: int, high: int) -> tuple[int, ...]:
    """Numbers of days, the smallest first. An empty value is none."""
    given = [each.strip() for each in value.split(",") if each.strip()]
    if not all(each.isascii() and each.isdecimal() and low <= int(each) <= high for each in given):
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to whole numbers from {low} to {high}, for example 2,0."
        )
    return tuple(sorted({int(each) for each in given}))


def require_lines(name: str, value: str) -> tuple[tuple[str, str], ...]:
    """Names and telephone numbers: `Name: number; Name: number`. An empty value is none."""
    lines = [each.rpartition(":")[::2] for each in value.split(";") if each.strip()]
    found = tuple((who.strip(), number.strip()) for who, number in lines)
    if not all(who and number and set(number) <= set("+0123456789 ") for who, number in found):
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to names and numbers, for example "
            "Samaritans: 116 123; Victim Support: 0808 168 9111."
        )
    return found


def database(config: dict[str, Any]) -> dict[str, Any]:
    """The parsed DATABASE_URL with what each kind of database needs."""
    if config["ENGINE"] == "django.db.backends.sqlite3":
        return config | {"OPTIONS": SQLITE_OPTIONS}
    return config | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
