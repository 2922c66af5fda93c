"""Word files small enough to read, made part by part."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Default Extension="xml" ContentType="application/xml"/>
</Types>"""
STYLES = f"""<w:styles {W}>
  <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
  <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/></w:style>
</w:styles>"""


def paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    written = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{cells}</w:tr>' for cells in written)}</w:tbl>"


def link(text: str, relationship: str) -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>"
    return f'<w:p><w:hyperlink xmlns:r="{OFFICE}" r:id="{relationship}">{run}</w:hyperlink></w:p>'


def word_file(
    body: str, *, links: dict[str, str] | None = None, extra: dict[str, bytes] | None = None
) -> bytes:
    """The bytes of a .docx whose body is `body`; `links` are addresses by relationship id."""
    to_addresses = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for id_, address in (links or {}).items()
    )
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/styles" Target="styles.xml"/>{to_addresses}</Relationships>',
        "word/styles.xml": STYLES,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        **(extra or {}),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return packed.getvalue()
