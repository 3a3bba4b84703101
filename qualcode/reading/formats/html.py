"""Web pages: what a browser shows of them as text."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from qualcode.catalogue import _
from qualcode.plural import counted
from qualcode.reading.formats.markup import UNSEEN, Markup
from qualcode.reading.source.encoding import READ_AS_WINDOWS, decode
from qualcode.reading.source.extract import Extract, compare, left_out, words_in
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.result import WordCheck
from qualcode.reading.source.unseen import unseen_doubts, unseen_notes
from qualcode.reading.transcripts.tidying import built_extract

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_WESTERN = {"ascii", "cp1252", "iso8859-1"}
_INVISIBLE = re.compile(rf"<!--.*?-->|<({'|'.join(UNSEEN)})\b.*?</\1\s*>", re.S | re.I)
_INLINE = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|rp|rt|ruby|s|samp"
    r"|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|o:p)(?:\s[^>]*)?/?>",
    re.I,
)
_TAG = re.compile(r"<[!?/a-zA-Z][^>]*>")


def extract_html(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The visible text of a web page. Raises ReadingError for what `decode` refuses."""
    html, warnings = decode(data, name, options.encoding) if options.encoding else _decoded(data, name)
    markup = Markup(keep_hidden=options.hidden, keep_struck=options.struck)
    builder = markup.read(html)
    built = built_extract(builder, markup.signs)
    hidden, struck = (
        [" ".join(passage.split()) for passage in passages if passage.strip()]
        for passages in (markup.hidden, markup.struck)
    )
    source = words_in([unescape(_TAG.sub(" ", _INLINE.sub("", _INVISIBLE.sub(" ", html))))])
    return replace(
        built,
        doubts=unseen_doubts(hidden, struck),
        notes=(*unseen_notes(hidden, struck), *_notes(markup, options)),
        warnings=warnings,
        words=_checked(built.text, html, source, [*hidden, *struck]),
    )


def _checked(text: str, html: str, source: Counter[str], out: Sequence[str]) -> WordCheck:
    """Words that stay out may be parts of words of the page, so that all of it is compared, and they are counted."""
    if not out:
        return compare(text, source)
    taken, left = words_in([text]).total(), words_in(out).total()
    markup = Markup()
    whole = markup.signs.without(markup.read(html).text)
    return WordCheck(taken, taken + left, left_out=left, lost=compare(whole, source).lost)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    declared = _CHARSET.search(data, 0, 4096)
    codec = _codec(declared[1].decode("ascii", "replace")) if declared else ""
    if not codec or codec == "utf-8" or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return decode(data, name)
    if codec in _WESTERN:
        text, warnings = decode(data, name)
        return text, tuple(warning for warning in warnings if warning != READ_AS_WINDOWS)
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        text, warnings = decode(data, name)
        return text, (_("The page says that it is {codec}, which does not fit.", codec=codec), *warnings)
    return decode(text.encode("utf-8", "replace"), name)


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _notes(markup: Markup, options: ReadingOptions) -> Iterator[str]:
    builder, counts = markup.builder, markup.counts
    if builder.tables:
        yield _("{tables}: cells are separated by tabs, rows by lines.", tables=counted(builder.tables, "table"))
    if counts["li"]:
        yield _("{items} of lists stand without their numbers or bullets.", items=counted(counts["li"], "item"))
    if markup.pictures:
        described = [text for text in markup.pictures if text.strip()]
        yield _("{images} left out.", images=counted(len(markup.pictures), "image"))
        if described:
            yield left_out(_("Descriptions of images"), described)
    unseen = [f"{counts[tag]} {tag}" for tag in UNSEEN if counts[tag]]
    if markup.comments:
        unseen.append(counted(markup.comments, "comment"))
    if unseen:
        yield _("What a browser does not show was left out: {unseen}.", unseen=", ".join(unseen))
    if options.struck and counts["del"] + counts["s"] + counts["strike"]:
        yield _("Words that are struck through stand in the text.")
