"""What is logged says where a fault is, and opens nothing."""

import logging

import pytest
from django.test import Client

from config.logs import PrivateFormatter

KEY = "c2VjcmV0LWtleS1vZi1hLWRyYWZ0LXRoYXQtb3BlbnM"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [f"/complain/come-back/{KEY}/", f"/calendar/{KEY}.ics", f"/accounts/password/reset/key/1-{KEY}/x/"],
)
def test_no_key_in_an_address_is_logged(caplog: pytest.LogCaptureFixture, address: str) -> None:
    with caplog.at_level(logging.WARNING, logger="django"):
        assert Client(enforce_csrf_checks=True).post(address).status_code >= 400
    lines = [PrivateFormatter().format(record) for record in caplog.records]
    assert lines
    assert not [line for line in lines if KEY in line]
    assert "[key]" in lines[0]
