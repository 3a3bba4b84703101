"""An OpenDocument text, written by hand: few styles, no properties that name person, program or machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from qualcode.reporting.files import xml_safe

_MIME = "application/vnd.oasis.opendocument.text"
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_MIME}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml")
    )
    + "</manifest:manifest>"
)

# Paragraph style -> (parent, paragraph properties, text properties)
_STYLES = {
    "Title": ("Standard", 'fo:margin-bottom="0.4cm"', 'fo:font-size="20pt" fo:font-weight="bold"'),
    "Heading": ("Standard", 'fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    "Heading_20_1": ("Heading", 'fo:margin-top="0.6cm" fo:margin-bottom="0.2cm"', 'fo:font-size="15pt"'),
    "Heading_20_2": ("Heading", 'fo:margin-top="0.4cm" fo:margin-bottom="0.1cm"', 'fo:font-size="12pt"'),
    "Counts": ("Standard", 'fo:margin-bottom="0.2cm"', 'fo:font-size="10pt" fo:color="#595959"'),
    "Quotation": ("Standard", 'fo:margin-left="0.6cm" fo:margin-bottom="0.15cm"', ""),
    "Quotations": ("Standard", 'fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-bottom="0.15cm"',
                   'fo:font-size="10pt"'),
    "Quotation_20_Context": ("Standard", 'fo:margin-left="1.2cm"', 'fo:font-size="9pt" fo:color="#595959"'),
    "Quotation_20_Context_20_Before": ("Quotation_20_Context", 'fo:margin-top="0.35cm"', ""),
    "Quotation_20_Memo": ("Standard", 'fo:margin-left="1.2cm"', 'fo:font-size="9pt" fo:color="#595959"'),
    "Contents_20_1": ("Standard", 'fo:margin-left="0.3cm"', ""),
}  # fmt: skip
_ITALIC = {"Quotation", "Quotations"}


def escaped(text: str) -> str:
    """The text for XML; line feeds and tabs become the elements that ODT has for them."""
    safe = escape(xml_safe(text)).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    return safe.replace("  ", ' <text:s text:c="1"/>')


def paragraph(style: str, content: str) -> str:
    """A paragraph of content that is XML already."""
    return f'<text:p text:style-name="{style.replace(" ", "_20_")}">{content}</text:p>'


def heading(level: int, text: str, number: int = 0) -> str:
    """A heading, with a bookmark for the table of contents."""
    mark = f'<text:bookmark text:name="chapter_{number}"/>' if number else ""
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{mark}{escaped(text)}</text:h>'


def span(style: str, text: str) -> str:
    """Text in a character style: “Emphasis”, “Upright” or “Small”."""
    return f'<text:span text:style-name="{style}">{escaped(text)}</text:span>'


def contents(title: str, headings: Iterable[str]) -> str:
    """A table of contents that is there at once and that a word processor can bring up to date."""
    entries = "".join(
        paragraph(
            "Contents 1", f'<text:a xlink:type="simple" xlink:href="#chapter_{number}">{escaped(text)}</text:a>'
        )
        for number, text in enumerate(headings, start=1)
    )
    return (
        '<text:table-of-content text:name="contents"><text:table-of-content-source text:outline-level="1"/>'
        f'<text:index-body><text:index-title text:name="contents_head">{paragraph("Heading 2", escaped(title))}'
        f"</text:index-title>{entries}</text:index-body></text:table-of-content>"
    )


def package(title: str, language: str, body: Iterable[str], *, italics: bool = False) -> bytes:
    """The file; always the same bytes for the same content."""
    country = {"de": "DE", "en": "GB"}[language]
    content = f"{_HEAD}<office:document-content {_NAMES}><office:body><office:text>{''.join(body)}"
    members = {
        "content.xml": f"{content}</office:text></office:body></office:document-content>",
        "styles.xml": _styles(language, country, italics=italics),
        "meta.xml": f"{_HEAD}<office:document-meta {_NAMES}><office:meta><dc:title>{escape(xml_safe(title))}"
        "</dc:title></office:meta></office:document-meta>",
        "META-INF/manifest.xml": _MANIFEST,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_info("mimetype"), _MIME, zipfile.ZIP_STORED)
        for name, text in members.items():
            archive.writestr(_info(name), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
    made.create_system = 0  # not the system that it was written on
    return made


def _styles(language: str, country: str, *, italics: bool) -> str:
    made = [
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt" '
        f'style:font-name="Liberation Sans" fo:language="{language}" fo:country="{country}"/></style:default-style>',
        '<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties '
        'fo:margin-bottom="0.1cm"/></style:style>',
    ]
    for name, (parent, paragraphs, text) in _STYLES.items():
        slanted = ' fo:font-style="italic"' if italics and name in _ITALIC else ""
        made.append(
            f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" '
            f'style:family="paragraph" style:parent-style-name="{parent}">'
            f"<style:paragraph-properties {paragraphs}/><style:text-properties {text}{slanted}/></style:style>"
        )
    emphasis, upright = ("normal", "normal") if italics else ("italic", "normal")
    for name, properties in {
        "Emphasis": f'fo:font-style="{emphasis}"',
        "Upright": f'fo:font-style="{upright}"',
        "Small": 'fo:font-size="8pt" fo:color="#595959" fo:font-style="normal"',
    }.items():
        made.append(
            f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/>'
            "</style:style>"
        )
    return (
        f"{_HEAD}<office:document-styles {_NAMES}><office:styles>{''.join(made)}</office:styles>"
        "</office:document-styles>"
    )
