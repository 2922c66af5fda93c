"""The limit on signing in that counts by the visitor's address, with and without a proxy in front."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

LIMIT = 2  # attempts a minute from one address
TOO_MANY = 429
AT_HOME, ELSEWHERE = "192.0.2.1", "192.0.2.2"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limited(settings: Settings) -> Iterator[None]:
    settings.ACCOUNT_RATE_LIMITS = {"login": f"{LIMIT}/m/ip"}
    cache.clear()
    yield
    cache.clear()


def attempt(client: Client, forwarded_for: str) -> int:
    form = {"login": "nobody@fernlight.example", "password": "wrong"}
    headers = {"X-Forwarded-For": forwarded_for}
    return client.post(reverse("account_login"), form, headers=headers).status_code


def use_up(client: Client, forwarded_for: str) -> None:
    assert TOO_MANY not in [attempt(client, forwarded_for) for _ in range(LIMIT)]


def test_without_a_trusted_proxy_nobody_gets_round_the_limit_by_a_header(client: Client) -> None:
    use_up(client, AT_HOME)
    assert attempt(client, ELSEWHERE) == TOO_MANY


def test_behind_a_trusted_proxy_each_visitor_has_a_limit_of_their_own(
    client: Client, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    use_up(client, AT_HOME)
    assert attempt(client, AT_HOME) == TOO_MANY
    assert attempt(client, ELSEWHERE) != TOO_MANY


def test_behind_a_trusted_proxy_what_a_visitor_wrote_into_the_header_does_not_count(
    client: Client, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    use_up(client, AT_HOME)
    assert attempt(client, f"{ELSEWHERE}, {AT_HOME}") == TOO_MANY
