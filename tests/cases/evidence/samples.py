"""Files to send: each as small as it can be, some with secrets planted where programs hide them."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

SECRET = "PLANTED-SECRET"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    content = BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20)) -> bytes:
    return saved(Image.new("RGB", size, "red"), kind)


def jpeg_with_secrets() -> bytes:
    """Lies on its side; says where it was taken, with which camera, and by whom."""
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn it clockwise
    exif[0x010F] = exif[0x013B] = SECRET  # maker, artist
    exif.get_ifd(0x8825)[0x001D] = SECRET  # in the block that holds the place
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    image = saved(Image.new("RGB", (40, 20), "red"), "JPEG", exif=exif, xmp=xmp, comment=SECRET.encode())
    iptc = b"\xff\xed" + (len(SECRET) + 16).to_bytes(2) + b"Photoshop 3.0\0" + SECRET.encode()
    return image[:2] + iptc + image[2:] + SECRET.encode()


def png_with_secrets() -> bytes:
    words = PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    return saved(Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "PNG", pnginfo=words)


def gif_with_secrets() -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    return saved(
        frames[0], "GIF", save_all=True, append_images=frames[1:], comment=SECRET.encode(), duration=200
    )


def webp_with_secrets() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = SECRET
    return saved(Image.new("RGB", (8, 8), "red"), "WEBP", exif=exif, xmp=SECRET.encode())


def pdf(pages: int = 1, **options: Any) -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(200, 100))
    content = BytesIO()
    made.save(content, **options)
    return content.getvalue()


def pdf_with_secrets() -> bytes:
    made = pikepdf.open(BytesIO(pdf()))
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = [SECRET]
    made.docinfo["/Author"] = SECRET
    made.attachments["letter.txt"] = pikepdf.AttachedFileSpec(made, SECRET.encode(), filename=f"{SECRET}.txt")
    page = made.pages[0]
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=SECRET, Contents="Look here"
    )
    page.Annots = made.make_indirect(pikepdf.Array([made.make_indirect(note)]))
    photo = made.make_stream(jpeg_with_secrets())
    photo.Type, photo.Subtype, photo.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    photo.Width, photo.Height, photo.BitsPerComponent = 40, 20, 8
    photo.ColorSpace = pikepdf.Name.DeviceRGB
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=photo))
    page.obj["/PieceInfo"] = pikepdf.Dictionary(Program=pikepdf.Dictionary(Private=SECRET))
    content = BytesIO()
    made.save(content, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return content.getvalue()


def archive(parts: dict[str, str | bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return content.getvalue()


def docx_parts(words: str = "Hello") -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"/>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p>'
        "</w:body></w:document>",
    }


def docx(words: str = "Hello") -> bytes:
    return archive(docx_parts(words))


def docx_with_secrets() -> bytes:
    creator = f"<dc:creator>{SECRET}</dc:creator>"
    core = f'<p:coreProperties xmlns:p="{PROPERTIES}" xmlns:dc="{DC}">{creator}</p:coreProperties>'
    by = f'w:author="{SECRET}" w:date="2026-05-04T11:22:33Z"'
    change = f'<w:ins w:id="1" {by}><w:r><w:t>added</w:t></w:r></w:ins>'
    body = (
        f'<w:body><!--{SECRET}--><w:p w:rsidR="00ABCDEF">{change}<w:r><w:t>Hello</w:t></w:r></w:p></w:body>'
    )
    comment = f'<w:comment w:id="0" {by} w:initials="{SECRET}"/>'
    template = (
        f'<Relationship Id="r1" Type="t" TargetMode="External" Target="file:///C:/Users/{SECRET}/a.dotx"/>'
    )
    thumbnail = '<Relationship Id="r2" Type="thumbnail" Target="docProps/thumbnail.jpeg"/>'
    return archive(
        docx_parts()
        | {
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{thumbnail}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{WORD}">{body}</w:document>',
            "word/comments.xml": f'<w:comments xmlns:w="{WORD}">{comment}</w:comments>',
            "word/settings.xml": f'<w:settings xmlns:w="{WORD}"><w:rsids/></w:settings>',
            "word/_rels/settings.xml.rels": f'<Relationships xmlns="{RELATIONS}">{template}</Relationships>',
            "word/people.xml": f'<w:people xmlns:w="{WORD}"><w:person w:author="{SECRET}"/></w:people>',
            "word/media/image1.jpeg": jpeg_with_secrets(),
            "word/media/image2.png": png_with_secrets(),
            "word/media/image3.dat": jpeg_with_secrets(),
            "word/media/image4.tif": b"II*\0" + SECRET.encode(),
            "ppt/media/film1.mp4": b"\0\0\0\x18ftypisom" + SECRET.encode(),
            "ppt/media/sound1.wav": b"RIFF\0\0\0\0WAVE" + SECRET.encode(),
            "word/embeddings/old.bin": SECRET,
            "word/embeddings/sheet.xlsx": xlsx_with_secrets(),
            "docProps/core.xml": core,
            "docProps/custom.xml": f"<Properties><property>{SECRET}</property></Properties>",
            "docProps/app.xml": f"<Properties><Company>{SECRET}</Company></Properties>",
            "docProps/thumbnail.jpeg": jpeg_with_secrets(),
        }
    )


def xlsx_with_secrets() -> bytes:
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
            "xl/workbook.xml": f'<workbook xmlns:x="ac"><x:absPath url="C:\\{SECRET}\\"/></workbook>',
            "xl/comments1.xml": f"<comments><authors><author>{SECRET}</author></authors></comments>",
            "xl/printerSettings/printerSettings1.bin": SECRET,
            "docProps/core.xml": f"<properties><lastModifiedBy>{SECRET}</lastModifiedBy></properties>",
        }
    )


def pptx_with_secrets() -> bytes:
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
            "ppt/presentation.xml": "<presentation/>",
            "ppt/commentAuthors.xml": f'<l><cmAuthor id="1" name="{SECRET}" initials="{SECRET}"/></l>',
        }
    )


def odt_with_secrets() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    names = f'xmlns:o="{office}" xmlns:dc="{DC}"'
    creator = f"<dc:creator>{SECRET}</dc:creator>"
    note = f"<o:annotation>{creator}<dc:date>2026-05-04T11:22:33</dc:date></o:annotation>"
    printer = f'<c:config-item c:name="PrinterName">{SECRET}</c:config-item>'
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<o:document-content {names}>{note}Hello</o:document-content>",
            "meta.xml": f"<o:document-meta {names}>{creator}</o:document-meta>",
            "settings.xml": f'<s xmlns:c="c">{printer}</s>',
            "Thumbnails/thumbnail.png": png_with_secrets(),
        }
    )
