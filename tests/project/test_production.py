"""A public site refuses to start half configured, with a sentence that says what to set."""

import sys
from pathlib import Path

import pytest

from tests.project.tree import run

GOOD = {
    "REDRESS_ENV": "production",
    "SECRET_KEY": "a-key-for-this-test-only-that-is-longer-than-fifty-characters",
    "ALLOWED_HOSTS": "complaints.example.org",
    "DEBUG": "false",
}

REFUSALS = {
    "without a secret key": ({"SECRET_KEY": ""}, "SECRET_KEY is missing or too short. Set it to"),
    "with a short secret key": ({"SECRET_KEY": "short"}, "SECRET_KEY is missing or too short. Set it to"),
    "without allowed hosts": ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing. Set it to"),
    "with any host allowed": ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is missing. Set it to"),
    "with debug on": ({"DEBUG": "true"}, "DEBUG is on"),
    "in an unknown place": ({"REDRESS_ENV": "live"}, "REDRESS_ENV is 'live'. Set it to one of"),
    "in an unknown nation": ({"CHARITY_NATION": "FR"}, "CHARITY_NATION is 'FR'. Set it to one of"),
    "with a year that begins on no day": (
        {"FINANCIAL_YEAR_START": "02-29"},
        "FINANCIAL_YEAR_START is '02-29'. Set it to",
    ),
    "with too low a threshold": ({"SUPPRESSION_THRESHOLD": "2"}, "SUPPRESSION_THRESHOLD is 2. Set it to"),
    "with too high a threshold": ({"SUPPRESSION_THRESHOLD": "11"}, "SUPPRESSION_THRESHOLD is 11. Set it to"),
    "with fewer proxies than none": ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES is -1. Set it to"),
    "with reminders on no day": ({"REMINDER_DAYS": "two"}, "REMINDER_DAYS is 'two'. Set it to whole numbers"),
    "with daily work at no hour": ({"DAILY_AT": "dawn"}, "DAILY_AT is 'dawn'. Set it to an hour"),
    "on the network with the built-in key": (
        {"REDRESS_ENV": "development", "SECRET_KEY": "", "ALLOWED_HOSTS": "complaints.example.org"},
        "Set SECRET_KEY too",
    ),
}


@pytest.mark.parametrize(("settings", "sentence"), REFUSALS.values(), ids=REFUSALS.keys())
def test_the_site_refuses_to_start(settings: dict[str, str], sentence: str, tmp_path: Path) -> None:
    result = run(
        sys.executable, "-c", "import config.settings", **(GOOD | {"DATA_DIR": str(tmp_path)} | settings)
    )
    assert result.returncode != 0
    assert sentence in result.stderr.splitlines()[-1]


def test_production_passes_every_deployment_check(tmp_path: Path) -> None:
    result = run("bin/check-production", DATA_DIR=str(tmp_path))
    assert (result.returncode, result.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_a_log_tells_where_a_fault_is_and_withholds_what_was_written() -> None:
    program = """
import config.settings, logging, logging.config, sys
logging.config.dictConfig(config.settings.LOGGING)
try:
    raise ValueError(sys.argv[1])
except ValueError:
    logging.getLogger("django.request").exception("Internal Server Error: /")
"""
    result = run(sys.executable, "-c", program, "Bob called me names")
    assert "ValueError" in result.stderr
    assert "line 5, in <module>" in result.stderr
    assert "Bob" not in result.stderr


def test_the_number_of_trusted_proxies_reaches_the_limits_on_signing_in(tmp_path: Path) -> None:
    program = "import config.settings; print(config.settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
    for given, count in (({}, "0\n"), ({"TRUSTED_PROXIES": "1"}, "1\n")):
        result = run(sys.executable, "-c", program, **(GOOD | {"DATA_DIR": str(tmp_path)} | given))
        assert result.stdout == count
