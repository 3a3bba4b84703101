"""What an OpenDocument text has beside its words: manifest, properties, styles, the page."""

from __future__ import annotations

from xml.sax.saxutils import escape

from qualcode.catalogue import Language
from qualcode.reporting.writers.whole_files import xml_safe

MIME = "application/vnd.oasis.opendocument.text"
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
NAMES = " ".join([*(f'xmlns:{name}="{url}"' for name, url in _NAMESPACES.items()), 'office:version="1.3"'])
TABLE_NAMES = f'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" {NAMES}'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
PICTURE_NAMES = (
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def picture_name(number: int) -> str:
    """The member that holds a picture of the text, counted from 1."""
    return f"Pictures/{number}.png"


def manifest(pictures: int) -> str:
    """The list of the members of a text with so many pictures."""
    members = [(name, "text/xml") for name in ("content.xml", "styles.xml", "meta.xml")]
    members += [(picture_name(number), "image/png") for number in range(1, pictures + 1)]
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in members
    )
    return (
        f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
        f'manifest:media-type="{MIME}"/>{entries}</manifest:manifest>'
    )


# Paragraph style -> (parent, paragraph properties, text properties)
_STYLES = {
    "Title": ("Standard", 'fo:margin-bottom="0.4cm"', 'fo:font-size="20pt" fo:font-weight="bold"'),
    "Heading": ("Standard", 'fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    "Heading_20_1": ("Heading", 'fo:margin-top="0.6cm" fo:margin-bottom="0.2cm"', 'fo:font-size="15pt"'),
    "Heading_20_2": ("Heading", 'fo:margin-top="0.4cm" fo:margin-bottom="0.1cm"', 'fo:font-size="12pt"'),
    "Heading_20_3": ("Heading", 'fo:margin-top="0.3cm" fo:margin-bottom="0.1cm"', 'fo:font-size="11pt"'),
    "Numbered": ("Standard", 'fo:margin-left="1.2cm" fo:text-indent="-1.2cm"', ""),
    "Unnumbered": ("Standard", 'fo:margin-left="1.2cm"', ""),
    "Counts": ("Standard", 'fo:margin-bottom="0.2cm"', 'fo:font-size="10pt" fo:color="#595959"'),
    "Quotation": ("Standard", 'fo:margin-left="0.6cm" fo:margin-bottom="0.15cm"', ""),
    "Quotations": ("Standard", 'fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-bottom="0.15cm"',
                   'fo:font-size="10pt"'),
    "Quotation_20_Context": ("Standard", 'fo:margin-left="1.2cm"', 'fo:font-size="9pt" fo:color="#595959"'),
    "Quotation_20_Context_20_Before": ("Quotation_20_Context", 'fo:margin-top="0.35cm"', ""),
    "Quotation_20_Memo": ("Standard", 'fo:margin-left="1.2cm"', 'fo:font-size="9pt" fo:color="#595959"'),
    "Contents_20_1": ("Standard", 'fo:margin-left="0.3cm"', ""),
    "Cell_20_Words": ("Standard", 'fo:margin-bottom="0cm"', 'fo:font-size="8pt"'),
    "Cell_20_Figure": ("Cell_20_Words", 'fo:text-align="end"', ""),
    "Footer": ("Standard", 'fo:text-align="center"', 'fo:font-size="9pt"'),
}  # fmt: skip
_ITALIC = {"Quotation", "Quotations"}
_COUNTRIES: dict[Language, str] = {"de": "DE", "en": "GB"}
_MARGIN = 2.0  # centimetres
_SHORT, _LONG = 21.0, 29.7  # A4
_LINE = "0.5pt solid #000000"  # no text: markup


def text_width(*, wide: bool) -> float:
    """How wide the text of a page is, in millimetres."""
    return ((_LONG if wide else _SHORT) - 2 * _MARGIN) * 10


def meta(title: str) -> str:
    """The properties: the title and nothing else."""
    return (
        f"{HEAD}<office:document-meta {NAMES}><office:meta><dc:title>{escape(xml_safe(title))}"
        "</dc:title></office:meta></office:document-meta>"
    )


def table_styles(*, wide: bool) -> str:
    """The styles of tables, which belong to the content: rules above, below the head and at the end, no shading."""
    room = (_LONG if wide else _SHORT) - 2 * _MARGIN
    cells = {
        "Head": f'fo:border-top="1pt solid #000000" fo:border-bottom="{_LINE}"',
        "Cell": 'fo:border="none"',
        "Sum": f'fo:border-top="{_LINE}"',
    }
    made = [
        f'<style:style style:name="Table" style:family="table"><style:table-properties style:width="{room:.1f}cm" '
        'table:align="margins" fo:border-bottom="1pt solid #000000"/></style:style>',
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>',
    ]
    made += [
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:padding="0.07cm" {borders}/></style:style>'
        for name, borders in cells.items()
    ]
    made += [
        f'<style:style style:name="Share{share}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{room * share / 100:.2f}cm" style:rel-column-width="{share}*"/></style:style>'
        for share in range(1, 101)
    ]
    return f"<office:automatic-styles>{''.join(made)}</office:automatic-styles>"


def styles(language: Language, *, italics: bool, wide: bool) -> str:
    """The styles of paragraphs and text, and the page: A4 with its number at the foot."""
    made = [
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt" '
        f'style:font-name="Liberation Sans" fo:language="{language}" fo:country="{_COUNTRIES[language]}"/>'
        "</style:default-style>",
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
    for name, properties in {
        "Emphasis": f'fo:font-style="{"normal" if italics else "italic"}"',
        "Upright": 'fo:font-style="normal"',
        "Strong": 'fo:font-weight="bold"',
        "Small": 'fo:font-size="8pt" fo:color="#595959" fo:font-style="normal"',
    }.items():
        made.append(
            f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/>'
            "</style:style>"
        )
    return f"{HEAD}<office:document-styles {NAMES}><office:styles>{''.join(made)}</office:styles>{_page(wide=wide)}"


def _page(*, wide: bool) -> str:
    width, height, lies = (_LONG, _SHORT, "landscape") if wide else (_SHORT, _LONG, "portrait")
    return (
        '<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties '
        f'fo:page-width="{width}cm" fo:page-height="{height}cm" style:print-orientation="{lies}" '
        f'fo:margin="{_MARGIN}cm"/><style:footer-style><style:header-footer-properties '
        'fo:margin-top="0.5cm" fo:min-height="0.6cm"/></style:footer-style></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="Page"><style:footer><text:p text:style-name="Footer">'
        "<text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )
