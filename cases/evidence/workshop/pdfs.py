"""PDFs: counted, cleaned of what they tell about their makers, and drawn."""

from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

from cases.evidence.workshop.faults import Fault
from cases.evidence.workshop.images import PREVIEW_SIDE, save_preview
from cases.evidence.workshop.jpegs import without_hidden
from cases.evidence.workshop.limits import MOST_PAGES

PAGES_SHOWN = 3
HIDDEN = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/SpiderInfo")
OF_ANNOTATIONS = ("/T", "/M", "/CreationDate", "/NM", "/RC")
OF_SIGNATURES = ("/Contents", "/Name", "/Location", "/Reason", "/ContactInfo", "/M", "/Cert")
EMBEDDED = ("/FileAttachment", "/Sound", "/Movie", "/RichMedia", "/Screen", "/3D")


def check(source: str) -> None:
    with _opened(source):
        pass


def strip(source: str, target: str) -> None:
    """Titles, authors, programs, histories, files within the file, and who wrote which note."""
    with _opened(source) as pdf:
        for name in ("/Metadata", "/AF", "/PieceInfo", "/Perms", "/DSS", "/Collection"):
            _drop(pdf.Root, name)
        if "/Names" in pdf.Root:
            _drop(pdf.Root.Names, "/EmbeddedFiles")
        for page in pdf.pages:
            _drop_embedded(page.obj)
        for found in _dictionaries(pdf):
            _strip(found)
        _drop(pdf.trailer, "/Info")
        _drop(pdf.trailer, "/ID")
        pdf.save(target)


def preview(source: str, prefix: str) -> int:
    """Its first pages as pictures; forms and scripts in it are not run."""
    try:
        pdf = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError:
        raise Fault("unreadable") from None
    shown = min(len(pdf), PAGES_SHOWN)
    for number in range(shown):
        page = pdf[number]
        scale = PREVIEW_SIDE / max(1, *page.get_size())
        save_preview(page.render(scale=min(scale, 4)).to_pil(), f"{prefix}{number + 1}")
    return shown


def _opened(source: str) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(source)
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise Fault("pdf_encrypted") from None
    except pikepdf.PdfError:
        raise Fault("unreadable") from None
    if pdf.is_encrypted:
        raise Fault("pdf_encrypted")
    if pages > MOST_PAGES:
        raise Fault("pdf_too_long")
    if not pages:
        raise Fault("unreadable")
    return pdf


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, those that stand within others too."""
    waiting: list[Any] = list(pdf.objects)
    while waiting:
        found = waiting.pop()
        if isinstance(found, pikepdf.Array):
            waiting += [each for each in found if _is_direct(each)]
        elif isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            yield found
            waiting += [each for _, each in found.items() if _is_direct(each)]


def _is_direct(found: Any) -> bool:
    return isinstance(found, (pikepdf.Array, pikepdf.Dictionary)) and not found.is_indirect


def _strip(found: Any) -> None:
    for name in HIDDEN:
        _drop(found, name)
    if found.get("/Type") == "/Filespec" or "/EF" in found:
        _drop(found, "/EF")
    if found.get("/Type") == "/Annot" or ("/Subtype" in found and "/Rect" in found):
        _strip_annotation(found)
    if found.get("/Type") == "/Sig":
        for name in OF_SIGNATURES:
            _drop(found, name)
    if isinstance(found, pikepdf.Stream) and found.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        found.write(without_hidden(found.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)


def _strip_annotation(found: Any) -> None:
    """A field of a form keeps its name, /T, which is part of the form."""
    for name in OF_ANNOTATIONS:
        if not (name == "/T" and found.get("/Subtype") == "/Widget"):
            _drop(found, name)


def _drop_embedded(page: Any) -> None:
    if "/Annots" in page:
        kept = [each for each in page.Annots if each.get("/Subtype") not in EMBEDDED]
        page.Annots = pikepdf.Array(kept)


def _drop(found: Any, name: str) -> None:
    if name in found:
        del found[name]
