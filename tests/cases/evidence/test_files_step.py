"""The step for files: what is good is kept, what is not is refused beside the question, by its name."""

import os
import stat
import zlib
from datetime import timedelta
from html import unescape
from pathlib import Path
from unittest import mock

import pikepdf
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.test import Client
from pytest_django import Settings

from cases.evidence.daily import sweep
from cases.models import Bundle, Draft, Evidence
from cases.models.evidence import private_storage
from people.clock import now
from tests.cases.evidence import samples
from tests.cases.evidence.samples import SECRET
from tests.cases.evidence.sending import address, begun, body, content_of, kept, one_picture, send, send_raw

pytestmark = pytest.mark.django_db

MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Hello\r\n\r\nHello"
RIFF = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x44\xac\0\0\x88\x58\x01\0\x02\0\x10\0data\0\0\0\0"
MP4 = b"\0\0\0\x18ftypisom\0\0\0\0isomiso2" + b"\0" * 40

GOOD = {
    "photo.jpg": (samples.picture(), "image"),
    "photo.JPEG": (samples.picture(), "image"),
    "a PNG that says it is a JPEG.jpg": (samples.picture("PNG"), "image"),
    "moving.gif": (samples.gif_with_secrets(), "image"),
    "chat.webp": (samples.picture("WEBP"), "image"),
    "letter.pdf": (samples.pdf(), "pdf"),
    "letter.docx": (samples.docx(), "office"),
    "sheet.xlsx": (samples.xlsx_with_secrets(), "office"),
    "slides.pptx": (samples.pptx_with_secrets(), "office"),
    "letter.odt": (samples.odt_with_secrets(), "office"),
    "voice.wav": (RIFF, "audio"),
    "film.mp4": (MP4, "video"),
    "message.eml": (MAIL, "email"),
    "chat.txt": ("Zażółć ٹھیک ✅".encode(), "text"),
    "old chat.txt": ("café".encode("cp1252"), "text"),
    "رسالة.pdf": (samples.pdf(), "pdf"),
    "מכתב.pdf": (samples.pdf(), "pdf"),
    "اردو خط.pdf": (samples.pdf(), "pdf"),
    "a \u201cquoted\u201d name'; --.pdf": (samples.pdf(), "pdf"),
}


@pytest.mark.parametrize(("name", "content", "kind"), [(n, *v) for n, v in GOOD.items()], ids=GOOD.keys())
def test_what_shows_what_happened_is_taken(client: Client, name: str, content: bytes, kind: str) -> None:
    answer = send(client, begun(client), (name, content), add="yes")
    assert answer.status_code == 302
    evidence = Evidence.objects.get()
    assert (evidence.name, evidence.kind) == (name, kind)
    assert content_of(evidence) == content


def huge_picture() -> bytes:
    """Says in its head that it is 30,000 pixels square; nothing comes after."""
    whole = samples.picture("PNG")
    head = b"IHDR" + 2 * (30_000).to_bytes(4) + whole[24:29]
    return whole[:12] + head + zlib.crc32(head).to_bytes(4) + whole[33:]


LOCKED = samples.pdf(encryption=pikepdf.Encryption(owner="secret", user="secret"))
PLAIN = "Give it a plain name."
BAD = {
    "nothing in it": ("empty.pdf", b"", "It is empty."),
    "a program": ("setup.exe", b"MZ" + b"\0" * 99, "We cannot take this kind of file."),
    "a program called a picture": (
        "photo.jpg",
        b"MZ\x90\0" + b"\0" * 99,
        "not the kind of file that its name",
    ),
    "a PDF called a picture": ("photo.png", samples.pdf(), "not the kind of file that its name says"),
    "a picture called a PDF": ("letter.pdf", samples.picture(), "not the kind of file that its name says"),
    "a web page": ("page.html", b"<html></html>", "We cannot take this kind of file."),
    "a drawing that runs": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "We cannot take this"),
    "text called an e-mail": ("note.eml", b"hello", "not the kind of file that its name says"),
    "an iPhone's picture": ("IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "Most Compatible"),
    "an iPhone's picture by another name": (
        "IMG_1.jpg",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "Most Compat",
    ),
    "an old document": ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Save it as a PDF"),
    "an archive": ("all.zip", samples.archive({"a.txt": "a"}), "Send the files that are in it."),
    "an archive called a document": (
        "all.docx",
        samples.archive({"a.txt": "a"}),
        "Send the files that are in it",
    ),
    "an archive that swells": (
        "bomb.docx",
        samples.archive(samples.docx_parts() | {"word/big.xml": b"0" * 9_000_000}),
        "packed so tightly",
    ),
    "an archive that swells within another": (
        "bomb.docx",
        samples.archive(
            samples.docx_parts() | {"word/embeddings/a.xlsx": samples.archive({"big.xml": b"0" * 9_000_000})}
        ),
        "packed so tightly",
    ),
    "a document with a program": (
        "macro.docx",
        samples.archive(samples.docx_parts() | {"word/vbaProject.bin": b"x"}),
        "There is a program in it",
    ),
    "a document that points outside": (
        "up.docx",
        samples.archive(samples.docx_parts() | {"../../etc/cron.d/x": b"x"}),
        "We cannot read it.",
    ),
    "a PDF with a password": ("locked.pdf", LOCKED, "It is locked with a password."),
    "a PDF of too many pages": ("long.pdf", samples.pdf(501), "It has more than 500 pages."),
    "a damaged PDF": ("broken.pdf", b"%PDF-1.7\nnothing", "We cannot read it."),
    "a picture that is too large": ("huge.png", huge_picture(), "no side may be longer than 20,000 pixels"),
    "a name that leads elsewhere": ("../../etc/passwd.pdf", samples.pdf(), PLAIN),
    "a name that leads elsewhere in Windows": ("..\\\\..\\\\a.pdf", samples.pdf(), PLAIN),
    "a name of nothing but dots": ("..", samples.pdf(), PLAIN),
    "a name with a bell": ("a\x07b.pdf", samples.pdf(), PLAIN),
    "a name that turns round": ("photo\u202efdp.exe.pdf", samples.pdf(), PLAIN),
}
SHOWN = {
    "a name with a bell": "a[U+0007]b.pdf",
    "a name that turns round": "photo[U+202E]fdp.exe.pdf",
    "a name that leads elsewhere": "../../etc/passwd.pdf",
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_taken_is_refused_by_name_and_the_rest_is_kept(client: Client, what: str) -> None:
    name, content, sentence = BAD[what]
    url = begun(client)
    answer = send(client, url, (name, content), ("good.pdf", samples.pdf()))
    page = unescape(answer.text)
    assert answer.status_code == 422
    assert sentence in page
    assert SHOWN.get(what, "") in page
    assert kept() == ["good.pdf"]


def test_ten_thousand_pages_are_refused(client: Client) -> None:
    answer = send(client, begun(client), ("long.pdf", samples.pdf(10_000)))
    assert "It has more than 500 pages." in answer.text


def test_while_the_storage_is_full_nothing_else_is_lost(client: Client) -> None:
    url = begun(client)
    with mock.patch.object(FileSystemStorage, "save", side_effect=OSError("No space left on device")):
        answer = send(client, url, ("note.pdf", samples.pdf()))
    assert answer.status_code == 422
    assert "could not be kept" in answer.text
    assert not Evidence.objects.exists()
    assert not Bundle.objects.exists()
    assert send(client, url, ("note.pdf", samples.pdf())).status_code == 302
    assert kept() == ["note.pdf"]


def test_a_name_is_never_markup(client: Client) -> None:
    answer = send(client, begun(client), ("<img src=x onerror=alert(1)>.exe", b"x"))
    assert "<img src=x" not in answer.text
    assert "&lt;img src=x" in answer.text


def test_too_many_and_too_large_are_refused_and_what_fits_is_kept(client: Client, settings: Settings) -> None:
    settings.EVIDENCE_MOST_FILES, settings.EVIDENCE_MOST_MB, settings.EVIDENCE_MOST_MB_TOGETHER = 2, 1, 4
    url = begun(client)
    large = b"word " * 300_000
    answer = send(client, url, ("large.txt", large), ("a.txt", b"first"), ("b.txt", b"b"), ("c.txt", b"c"))
    assert "large.txt\u2069: It is larger than 1 MB." in answer.text
    assert kept() == ["a.txt", "b.txt"]
    answer = send(client, url, ("d.txt", b"d"))
    assert "d.txt\u2069: You can send 2 files at most." in answer.text


def test_all_of_them_together_have_a_limit(client: Client, settings: Settings) -> None:
    settings.EVIDENCE_MOST_MB_TOGETHER = 1
    url = begun(client)
    half = b"word " * 120_000
    answer = send(client, url, ("a.txt", half), ("b.txt", half))
    assert "b.txt\u2069: Together your files are larger than 1 MB." in answer.text
    assert kept() == ["a.txt"]


def test_five_hundred_files_at_once_are_no_fault_of_the_server(client: Client) -> None:
    answer = send(client, begun(client), *((f"{number}.txt", b"x") for number in range(500)))
    assert answer.status_code == 422
    assert len(kept()) == settings.EVIDENCE_MOST_FILES


def test_a_file_is_taken_back(client: Client) -> None:
    url = begun(client)
    evidence = one_picture(client, url)
    assert "photo.jpg" in client.get(url).text
    client.post(url, {"remove": str(evidence.pk)})
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("sent", ["", "nonsense", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_taking_back_what_is_not_there_changes_nothing(client: Client, sent: str) -> None:
    url = begun(client)
    one_picture(client, url)
    assert client.post(url, {"remove": sent}).status_code == 302
    assert len(kept()) == 1


def test_nobody_takes_back_a_file_of_another_draft(client: Client) -> None:
    evidence = one_picture(client, begun(client))
    stranger = Client()
    stranger.post(begun(stranger), {"remove": str(evidence.pk)})
    assert len(kept()) == 1


def test_it_lies_under_a_name_that_says_nothing_and_is_read_by_nobody_else(client: Client) -> None:
    evidence = one_picture(client, begun(client))
    path = Path(evidence.stored.path)
    assert path.name.isalnum()
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert evidence.added_by is None


def test_the_files_are_named_where_everything_is_checked(client: Client) -> None:
    one_picture(client, begun(client))
    draft = Draft.objects.get()
    assert "photo.jpg" in client.get(f"/complain/{draft.pk}/check/").text


HOSTILE = {
    "no boundary": (b"", "multipart/form-data"),
    "another boundary": (body(("a.pdf", b"x")), "multipart/form-data; boundary=other"),
    "cut off": (body(("a.pdf", b"x" * 999))[:120], None),
    "no end": (body(("a.pdf", b"x"))[:-9], None),
    "an unknown encoding": (
        body(("a.pdf", b"x")).replace(b'filename="a.pdf"', b"filename*=klingon''%41.pdf"),
        None,
    ),
    "a file without a name": (body(("", b"x")), None),
    "a field of two names": (body(("a.pdf", b"x"), name='evidence"; name="you'), None),
    "bad base64": (
        body(("a.pdf", b"!!!")).replace(
            b"octet-stream", b"octet-stream\r\nContent-Transfer-Encoding: base64"
        ),
        None,
    ),
    "bytes that are no UTF-8": (body(("a.pdf", b"x")).replace(b"a.pdf", b"\xff\xfe.pdf"), None),
}


@pytest.mark.parametrize(("content", "kind"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_body_is_never_a_fault_of_the_server(
    client: Client, content: bytes, kind: str | None
) -> None:
    url = begun(client)
    answer = client.post(url, content, content_type=kind) if kind else send_raw(client, url, content)
    assert answer.status_code < 500
    assert not kept()


# Anonymous


def test_of_an_anonymous_reporter_neither_names_nor_details_are_kept(client: Client) -> None:
    url = begun(client, for_whom="anonymous")
    send(
        client,
        url,
        (f"{SECRET}.jpg", samples.jpeg_with_secrets()),
        (f"{SECRET} (1).jpg", samples.picture()),
        (f"{SECRET}.pdf", samples.pdf_with_secrets()),
    )
    assert kept() == ["Picture 1.jpg", "Picture 2.jpg", "PDF 1.pdf"]
    assert all(each.stripped for each in Evidence.objects.all())
    assert not any(SECRET.encode() in content_of(each) for each in Evidence.objects.all())
    assert SECRET not in Draft.objects.get().answers
    assert "We take them out of pictures" in client.get(url).text


@pytest.mark.parametrize("name", ["voice.wav", "film.mp4", "message.eml"])
def test_what_cannot_be_cleaned_is_not_taken_from_an_anonymous_reporter(client: Client, name: str) -> None:
    answer = send(client, begun(client, for_whom="anonymous"), (name, GOOD[name][0]))
    assert answer.status_code == 422
    assert name in answer.text
    assert not kept()


def test_whoever_turns_anonymous_later_has_their_files_cleaned(
    client: Client, django_capture_on_commit_callbacks: object
) -> None:
    url = begun(client)
    send(client, url, (f"{SECRET}.jpg", samples.jpeg_with_secrets()), ("voice.wav", RIFF))
    before = Evidence.objects.get(kind="image").stored.name
    you = address(Draft.objects.get(), "you")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        answer = client.post(you, {"for_whom": "anonymous", "role": "other"})
    assert "voice.wav" in answer.text
    assert kept() == ["Picture 1.jpg"]
    assert SECRET.encode() not in content_of(Evidence.objects.get())
    assert not private_storage().exists(str(before))
    assert client.post(you, {"for_whom": "anonymous", "role": "other"}).status_code == 302


def test_no_name_of_a_file_is_sent_where_only_the_page_kept_that_somebody_is_unnamed(client: Client) -> None:
    url = begun(client)
    send(client, url, (f"{SECRET}.txt", b"He said it."))
    you, anonymous = address(Draft.objects.get(), "you"), {"for_whom": "anonymous", "role": "other"}
    client.post(url.replace("files", "what"), {"account": "He said it."})
    client.post(url.replace("files", "about"), {"about": "no_one"})
    assert client.post(you, {**anonymous, "keep": "yes"}).status_code == 204
    assert client.post(url.replace("files", "check"))["Location"] == f"{you}?change"
    client.post(you, anonymous)
    assert kept() == ["Text 1.txt"]
    assert client.post(url.replace("files", "check")).status_code == 200


# What is thrown away


def test_a_draft_that_is_thrown_away_takes_its_files_along(
    client: Client, django_capture_on_commit_callbacks: object
) -> None:
    url = begun(client)
    stored = str(one_picture(client, url).stored.name)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        client.post(url.replace("files", "throw-away"))
    assert not Bundle.objects.exists()
    assert not private_storage().exists(stored)


def test_what_belongs_to_nothing_goes_after_a_day(client: Client) -> None:
    evidence = one_picture(client, begun(client))
    lost = private_storage().save("a" * 32, ContentFile(b"x"))
    sweep(now())
    assert private_storage().exists(lost)
    sweep(now() + timedelta(days=1, minutes=1))
    assert not private_storage().exists(lost)
    assert private_storage().exists(str(evidence.stored.name))
