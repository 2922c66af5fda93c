"""The XML of documents, of Microsoft and OpenDocument alike: what in it tells of people and machines."""

import re
from typing import Any

from lxml import etree

from cases.evidence.workshop.faults import Fault

# Parts of which nothing but the outermost element is kept.
EMPTIED = (
    re.compile(r"^docprops/(core|app|custom)\.xml$"),
    re.compile(r"^docmetadata/.*\.xml$"),
    re.compile(r"^meta\.xml$"),
    re.compile(r"^customxml/item\d+\.xml$"),
    re.compile(r"^word/people\.xml$"),
    re.compile(r"^xl/revisions/.*\.xml$"),
    re.compile(r"^manifest\.rdf$"),
)
# Attributes by their local name, wherever they stand. What is needed is blanked, what is not is dropped.
BLANKED = {"author", "initials", "displayName", "userName", "userId", "providerId", "name-of-author"}
DAYS = {"date", "dateUtc", "dT", "dt"}
RSID = re.compile(r"^rsid|^(paraId|textId|durableId)$")
# Elements that go with all they hold, or whose words go.
GONE = {"rsids", "rsid", "attachedTemplate", "absPath", "fileSharing", "docVars", "printer-name", "thumbnail"}
WORDLESS = {"creator", "initial-creator", "printed-by", "creator-initials", "sender-initials", "author"}
DATED = {"comment", "cm", "threadedComment", "commentExtensible"}
DAY = "{http://purl.org/dc/elements/1.1/}date"
OF_PRINTERS = re.compile(r"printer|currentdatabase|embeddocument.*path|lastsaved", re.IGNORECASE)
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def strip(name: str, part: bytes) -> bytes:
    """`name` is that of the part within its archive, in small letters."""
    try:
        root = etree.fromstring(part, PARSER)
    except (etree.XMLSyntaxError, ValueError):
        raise Fault("unreadable") from None
    if root.getroottree().docinfo.doctype:
        raise Fault("unreadable")  # such documents have none, and it could make the file swell
    if any(each.match(name) for each in EMPTIED):
        _empty(root)
    else:
        _strip_tree(root, name)
    bare: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return bare


def _empty(root: Any) -> None:
    for child in list(root):
        root.remove(child)
    root.text = None


def _strip_tree(root: Any, name: str) -> None:
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _remove(element)  # a comment or an instruction of the XML itself
        elif _local(element.tag) in GONE or _is_of_a_printer(element) or _leads_to_a_thumbnail(element):
            _remove(element)
        else:
            _strip_element(element)
    if name.endswith(".rels"):
        _strip_addresses(root)


def _strip_element(element: Any) -> None:
    tag = _local(element.tag)
    if element.tag == DAY:
        element.text = "1970-01-01T00:00:00"
    elif tag in WORDLESS and not len(element):
        element.text = None
    is_by_somebody = tag in DATED or any(_local(each) == "author" for each in element.attrib)
    for attribute in list(element.attrib):
        known = _local(attribute)
        if known in BLANKED or (known == "name" and tag == "cmAuthor"):
            element.set(attribute, "")
        elif RSID.match(known) or (known in DAYS and is_by_somebody):
            del element.attrib[attribute]


def _strip_addresses(root: Any) -> None:
    """Where on somebody's computer a template or a picture was: the folder's name is often theirs."""
    for relation in root:
        target = relation.get("Target", "")
        if target.lower().startswith("file:") or re.match(r"^[a-zA-Z]:[\\/]|^\\\\", target):
            relation.set("Target", "about:blank")


def _is_of_a_printer(element: Any) -> bool:
    named = next((value for key, value in element.attrib.items() if _local(key) == "name"), "")
    return _local(element.tag) == "config-item" and bool(OF_PRINTERS.search(named))


def _leads_to_a_thumbnail(element: Any) -> bool:
    path = element.get("Target", "") + next(
        (value for key, value in element.attrib.items() if _local(key) == "full-path"), ""
    )
    return _local(element.tag) in ("Relationship", "file-entry") and "thumbnail" in path.lower()


def _remove(element: Any) -> None:
    """With the words behind it kept, which stand on their own."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
