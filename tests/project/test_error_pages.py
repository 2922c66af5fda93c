"""When something goes wrong the page says so plainly, in the site's own dress, and gives nothing away."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config.urls import urlpatterns as site


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Amina Yusuf, 07700 900123")


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Amina Yusuf")


def distrust(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("Amina Yusuf")


urlpatterns = [*site, path("fail/", fail), path("refuse/", refuse), path("distrust/", distrust)]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/fail/", 500, "Sorry, something went wrong"),
        ("/refuse/", 403, "This page is not open to you"),
        ("/distrust/", 400, "We could not read that"),
        ("/nowhere/", 404, "We cannot find that page"),
    ],
)
def test_an_error_page_says_what_happened_and_names_nobody(
    client: Client, address: str, status: int, heading: str
):
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == status
    assert f'<h1 class="page__heading">{heading}</h1>' in page
    assert "Amina" not in page


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_with_advice():
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "x"})
    assert response.status_code == 403
    assert "The page was open too long" in response.content.decode()


def test_a_request_for_another_host_is_refused_with_the_same_page(client: Client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "We could not read that" in response.text


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "idna", "nonsense"])
def test_a_page_in_an_encoding_that_no_browser_sends_is_refused(client: Client, charset: str):
    body = b'--x\r\nContent-Disposition: form-data; name="account"\r\n\r\n+2AA- \\ud800\r\n--x--\r\n'
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    response = client.generic("POST", "/accounts/login/", body, content_type=kind)
    assert response.status_code == 400
    assert "We could not read that" in response.text
