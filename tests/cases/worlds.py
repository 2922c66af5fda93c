"""
Two worlds that differ by one thing, and a crawler that tells whether somebody can see the difference.

The crawler finds pages by itself, so that new ones are guarded from the day they exist: it asks for every
address of the URL resolver, follows every link, sends every GET form with every choice and every search word,
and asks every autocomplete that a page mentions.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.db.models import ForeignKey, Model
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, URLResolver, get_resolver, resolve

from cases.models import Complaint
from config.searching import WORDS
from people.models import Person

MOST_CASES = 1  # whose own addresses are asked for
MOST_PAGES = 1500  # of one account: more would mean that the crawler runs in circles
ALIKE = 4  # pages of one kind that are looked at: the fifth account is like the fourth
PAGE_PARAMETERS = {"o", "ot", "_popup", "_to_field"}  # order and window of a list, not what is on it
NO_PAGE = re.compile(r"^/(static|media)/|^/accounts/logout/|^/leave/$|jsi18n|^/healthz")

# What differs each time a page is asked for, and says nothing.
PASSING = (
    re.compile(r'name="csrfmiddlewaretoken" value="\w+"'),
    re.compile(r'name="submission" value="[0-9a-f-]+"'),
    re.compile(r'nonce="[^"]+"'),
    re.compile(r"flowchart-[0-9a-f]{8}"),
)
CONVERTER = re.compile(r"<(?:(\w+):)?\w+>")
OF_OTHER_THINGS = re.compile(r"^/(policies|reports|accounts)/|^/admin/(people|policies|cases/limit|r)/")
NAMES = {"slug": "acknowledge", "str": "2026-27"}
IDS = ("uuid", "int", "path")


@contextmanager
def a_world() -> Iterator[None]:
    """Whatever happens in it has never happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Addresses


def every_pattern() -> list[str]:
    """Every address of the site, with its converters, but for the admin's pattern for all that is left."""
    return [each for each in _patterns(get_resolver(), "/") if not each.endswith("$") or "simple" in each]


def _patterns(resolver: URLResolver, start: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        address = start + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _patterns(each, address)
        else:
            yield address


def filled(pattern: str, ids: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    """
    The addresses that a pattern gives: each id in its first place, the ids after it in the others.

    Without those that no view answers, as with a number for a UUID: they are the same in every world.
    """
    kinds = [match.group(1) or "str" for match in CONVERTER.finditer(pattern)]
    for place in range(len(ids)):
        later = iter([*ids[place:], *ids])
        values = iter([next(later) if kind in IDS else names[kind] for kind in kinds])
        address = CONVERTER.sub(lambda _: next(values), pattern)  # noqa: B023
        if _is_answered(address):
            yield address


def _is_answered(address: str) -> bool:
    """Whether a view of its own answers it, not the admin's for all that is left."""
    try:
        return resolve(address).url_name is not None
    except Resolver404:
        return False


def ids_of(cases: Iterable[Complaint]) -> list[str]:
    """The keys of these complaints and of one row of every table that hangs on them."""
    pks = [case.pk for case in cases]
    found = [str(pk) for pk in pks]
    for model in apps.get_models():
        for name in _paths_to_complaint(model):
            row = model._default_manager.filter(**{f"{name}__in": pks}).order_by("pk").last()
            if row is not None:
                found.append(str(row.pk))
    return list(dict.fromkeys(found))


def _paths_to_complaint(model: type[Model]) -> list[str]:
    fields = model._meta.get_fields()
    keys = [each.name for each in fields if isinstance(each, ForeignKey) and each.related_model is Complaint]
    return keys + [each.name for each in model._meta.many_to_many if each.related_model is Complaint]


# Pages


class Page(HTMLParser):
    """What leads on from a page: its links, its GET forms with all their choices, its autocompletes."""

    def __init__(self, html: str, words: Collection[str]) -> None:
        super().__init__()
        self.words = words
        self.found: list[str] = []
        self._form: str | None = None
        self._select = ""
        self._fixed: dict[str, str] = {}
        self._asked: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attributes}
        if tag in ("a", "link") and "href" in known and known.get("rel") != "stylesheet":
            self.found.append(known["href"])
        elif tag == "form" and (known.get("method", "get").lower() == "get" or known.get("role") == "search"):
            self._form, self._fixed, self._asked = known.get("action", ""), {}, []
        elif tag == "select":
            self._select = known.get("name", "")
            self._autocomplete(known)
        elif self._form is not None:
            self._field(tag, known)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form is not None:
            asked = self._asked or [("", "")]
            answers = ({**self._fixed, name: value} for name, value in asked)
            join = "&" if "?" in self._form else "?"
            self.found += [f"{self._form}{join}{urlencode(each)}" for each in answers]
            self._form = None
        elif tag == "select":
            self._select = ""

    def _field(self, tag: str, known: dict[str, str]) -> None:
        name, kind = known.get("name", ""), known.get("type", "text")
        if tag == "option" and self._select:
            self._asked.append((self._select, known.get("value", "")))
        elif tag == "input" and kind in ("text", "search"):
            # A search is posted, so that its words stay out of the address; one that has them works too.
            asks_for = "q" if name == WORDS else name
            self._asked += [(asks_for, word) for word in self.words]
        elif tag == "input" and kind in ("radio", "checkbox"):
            self._asked.append((name, known.get("value", "on")))
        elif tag == "input" and kind == "hidden" and name != "csrfmiddlewaretoken":
            self._fixed[name] = known.get("value", "")

    def _autocomplete(self, known: dict[str, str]) -> None:
        if "data-ajax--url" in known:
            names = ("app_label", "model_name", "field_name")
            asked = {name: known.get(f"data-{name.replace('_', '-')}", "") for name in names}
            terms = ("", *self.words)
            self.found += [f"{known['data-ajax--url']}?{urlencode(asked | {'term': term})}" for term in terms]


@dataclass
class Crawl:
    """Everything that one account is told on every page it can reach. `answers` holds it by address."""

    person: Person
    words: Collection[str]
    is_left_out: Callable[[str], bool] = lambda address: False
    answers: dict[str, str] = field(default_factory=dict)
    followed: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.client.force_login(self.person.account)

    def run(self, seeds: Iterable[str]) -> dict[str, str]:
        """The seeds, and whatever they lead to: of pages of one kind a few."""
        waiting = [each for each in seeds if not CONVERTER.search(each)]
        known = set(waiting)
        while waiting:
            address = waiting.pop(0)
            if NO_PAGE.search(address) or self.is_left_out(address):
                continue
            assert len(self.answers) < MOST_PAGES, "the crawler runs in circles"
            response = self.client.get(address)
            self.answers[address] = told(response)
            found = [each for each in dict.fromkeys(self._leads_to(address, response)) if each not in known]
            fresh = [each for each in found if self._is_worth_it(each)]
            known.update(fresh)
            waiting += fresh
        return self.answers

    def _is_worth_it(self, address: str) -> bool:
        path, mark, _ = address.partition("?")
        try:
            kind = resolve(path).view_name + mark
        except Resolver404:
            return True
        self.followed[kind] = self.followed.get(kind, 0) + 1
        return self.followed[kind] <= ALIKE * (1 + bool(mark))  # lists have several filters

    def send_nothing_to(self, addresses: Iterable[str]) -> dict[str, str]:
        """What an empty POST to each is answered."""
        return {address: told(self.client.post(address)) for address in addresses}

    def _leads_to(self, address: str, response: HttpResponse) -> list[str]:
        if response.headers.get("Location"):
            return _within_the_site(address, [response.headers["Location"]])
        if "html" not in response.headers.get("Content-Type", "") or response.status_code != 200:
            return []
        found = _within_the_site(address, Page(response.text, self.words).found)
        return [each for each in found if not ("?" in address and "?" in each)]


def _within_the_site(address: str, links: Iterable[str]) -> list[str]:
    found = []
    for link in links:
        parts = urlsplit(urljoin(f"http://testserver{address}", unescape(link)))
        names = {each.partition("=")[0] for each in parts.query.split("&")}
        if parts.netloc == "testserver" and not names & PAGE_PARAMETERS:
            found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def told(response: HttpResponse) -> str:
    """Status, headers that carry something, and the body, without what passes."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = body.decode("utf-8", "backslashreplace")
    for passing in PASSING:
        text = passing.sub("", text)
    headers = [response.headers.get(name, "") for name in ("Location", "Content-Type", "Content-Disposition")]
    return "\n".join([str(response.status_code), *headers, text])


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Where the two worlds can be told apart, each with the first line that differs."""
    said = [f"only in one world: {address}" for address in sorted(one.keys() ^ other.keys())]
    for address in sorted(one.keys() & other.keys()):
        if one[address] != other[address]:
            said.append(f"{address}: {_first_difference(one[address], other[address])}")
    return said


def _first_difference(one: str, other: str) -> str:
    lines: Any = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((f"{mine!r} / {yours!r}" for mine, yours in lines if mine != yours), "one is longer")


def told_apart(
    person: Person,
    happens: Callable[[], Collection[Complaint]],
    words: Collection[str],
    is_left_out: Callable[[str], bool] = lambda address: False,
) -> list[str]:
    """
    Where somebody can tell the world in which it `happens` from the one in which it does not.

    The addresses of the complaints, and of all that hangs on them, are asked for in both: where they are
    nothing to this person, they answer as if nothing were there. So does an empty POST to each of them.
    """
    patterns = [each for each in every_pattern() if not is_left_out(each)]
    with a_world():
        hidden = list(happens())
        ids = ids_of(hidden[:MOST_CASES])
        references = [case.reference for case in hidden]
        of_cases = [each for each in patterns if CONVERTER.search(each) and not OF_OTHER_THINGS.search(each)]
        own = [address for pattern in of_cases for address in filled(pattern, ids, NAMES)]
        asks = (person, [*words, *references[:1]], is_left_out)
        with_it = _both_ways(Crawl(*asks), patterns, own)
        server_errors = [f"{address}: fails" for address, said in with_it.items() if said.startswith("5")]
    with a_world():
        without_it = _both_ways(Crawl(*asks), patterns, own)
    return server_errors + differences(with_it, without_it)


def _both_ways(crawl: Crawl, patterns: Iterable[str], own: Collection[str]) -> dict[str, str]:
    asked = crawl.run([*patterns, *own])
    sent = crawl.send_nothing_to(dict.fromkeys(own))
    assert SESSION_KEY in crawl.client.session, "signed out on the way, and shown nothing since"
    return {**asked, **{f"POST {address}": said for address, said in sent.items()}}
