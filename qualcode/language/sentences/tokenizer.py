"""Cut a stretch of text into the pieces that the rules for sentences look at.

spaCy's German tokeniser decides where a mark stands on its own and where it belongs to a word, a number, an
address or an abbreviation. It works on one run of non-blanks at a time, so only runs that hold a mark are
given to it; that is exact, some ten times faster, and its limit on the length of a text does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from qualcode.language.sentences.abbreviations import NONVERBAL
from qualcode.language.sentences.spacy_import import import_spacy

# spaCy strips marks from a run one by one: “((((…” of 20,000 takes half a minute. Longer runs are no words.
_LONGEST_RUN = 200

_OPENING = "„‚"
_CLOSING = "“”’‘\"'»«›‹*_"
QUOTES = _OPENING + _CLOSING
_MARK = re.compile(r"[.?!…。！？]")
_STOP = re.compile(r"[.?!…。！？]+")
# Brackets of up to 120 characters stay whole, so that no sentence begins or ends inside “(5 Sek. Pause)”.
# Words and commas far from every other mark become one piece: no rule looks at more than a word before them.
_PIECE = re.compile(
    r"(?P<words>(?:[^\W_]++,?+\s++(?=(?:[^\W_]++,?+\s++){2}))++)"
    r"|\[[^\[\]]{0,120}\]|\([^()]{0,120}\)|[^\s\[\]()。！？]+[。！？]*|[\[\]()。！？]"
)
_NOTE_SIGN = re.compile(r"(?<=[.?!…“‘*])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}$")
_WORD_CHARACTER = re.compile(r"\w")
_PICTURE = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]")
_TIME = re.compile(r"#?\d{1,2}:\d\d(?::\d\d)?(?:[.,-]\d{1,3})?#?")
_LIST_SIGNS = frozenset("-–—•·*→>+&§€$%=")


class TokenKind(IntEnum):
    """What a piece is to the rules."""

    PLAIN = 0  # words and whatever else has no say
    STOP = 1  # a run of . ? ! …
    QUOTE = 2  # quotation marks, emphasis and note signs, which may close after a stop
    OPENER = 3  # „ ‚ and opening brackets whose end is far away
    CLOSER = 4  # closing brackets whose beginning is far away
    OMISSION = 5  # [...] (...)
    COMMENT = 6  # (lacht) [lacht] (5 Sek. Pause)
    PLACEHOLDER = 7  # [Kommune]
    TIME = 8  # [00:01:02] #00:01:02-3#
    PICTURE = 9  # emoji and emoticons
    BREAK = 10  # ends with the slash of a broken-off sentence


class SentenceToken(NamedTuple):
    """A piece of the text and what it is; offsets are those of the whole text."""

    start: int
    end: int
    kind: TokenKind

    def cut(self, text: str) -> str:
        """The text of the piece."""
        return text[self.start : self.end]


def pieces(text: str, start: int, end: int) -> list[SentenceToken]:
    """The pieces of `text` in [start, end) in order; every non-blank character lies in exactly one.

    A piece is a word, a mark, a bracket, or several words that no mark is near to.
    """
    found: list[SentenceToken] = []
    _cut(text, start, end, found)
    return found


def _cut(text: str, start: int, end: int, found: list[SentenceToken]) -> None:
    """Append the pieces to `found`: this loop sees nearly every word, so it does as little as possible."""
    plain = TokenKind.PLAIN
    new = tuple.__new__  # a third of the time that the class takes
    for match in _PIECE.finditer(text, start, end):
        run = match[0]
        first, last = match.span()
        if match.lastgroup:
            found.append(new(SentenceToken, (first, first + len(run.rstrip()), plain)))
        elif run.isalnum():
            found.append(new(SentenceToken, (first, last, plain)))
        elif run[0] in "[(" and len(run) > 1:
            _cut_bracket(text, first, last, end, found)
        else:
            parts = _parts(run) if len(run) <= _LONGEST_RUN else _long_parts(run)
            for begin, stop, kind in parts:
                found.append(new(SentenceToken, (first + begin, first + stop, kind)))


def _cut_bracket(text: str, start: int, end: int, stretch_end: int, found: list[SentenceToken]) -> None:
    """A short bracket as one piece, or its inside cut like any text where it holds whole sentences."""
    inside = text[start + 1 : end - 1].strip()
    if inside.rstrip(_CLOSING).endswith((".", "?", "!")) and inside.count(" ") > 1:
        found.append(SentenceToken(start, start + 1, TokenKind.OPENER))
        _cut(text, start + 1, end - 1, found)
        found.append(SentenceToken(end - 1, end, TokenKind.CLOSER))
        return
    glued = end < stretch_end and text[end].isalnum()
    found.append(SentenceToken(start, end, _bracket_kind(inside, square=text[start] == "[", glued=glued)))


def _bracket_kind(inside: str, *, square: bool, glued: bool) -> TokenKind:
    if inside in ("...", "…") or (square and inside == ".."):
        return TokenKind.OMISSION
    if _TIME.fullmatch(inside):
        return TokenKind.TIME
    if glued:
        return TokenKind.PLAIN  # “(un)klar”, “Lehrer(innen)schaft”
    first_word = inside.partition(" ")[0].strip(".,;:!?").casefold()
    if square and inside[:1].isupper() and first_word not in NONVERBAL:
        return TokenKind.PLACEHOLDER
    return TokenKind.COMMENT


@lru_cache(maxsize=65536)
def _parts(run: str) -> tuple[tuple[int, int, TokenKind], ...]:
    """The parts of a run of non-blanks: start and end within the run, and the kind."""
    if run[0] in "#0123456789" and _TIME.fullmatch(run):
        return ((0, len(run), TokenKind.TIME),)
    note = _NOTE_SIGN.search(run)
    if note:
        return (*_parts(run[: note.start()]), (note.start(), len(run), TokenKind.QUOTE))
    return _marked_parts(run) if _MARK.search(run) else ((0, len(run), _unmarked_kind(run)),)


def _unmarked_kind(run: str) -> TokenKind:
    if run[-1] == "/" and (run == "/" or _WORD_CHARACTER.search(run)):
        return TokenKind.BREAK
    return TokenKind.PLAIN if _WORD_CHARACTER.search(run) else _sign_kind(run)


def _sign_kind(run: str) -> TokenKind:
    """The kind of a run without letters and digits."""
    if run[0] in _OPENING or run in ("(", "["):
        return TokenKind.OPENER
    if run in (")", "]"):
        return TokenKind.CLOSER
    if not run.strip(_CLOSING):
        return TokenKind.QUOTE
    emoticon = run[0] in ":;^=" and len(run) > 1
    picture = _PICTURE.search(run) is not None and run[0] not in _LIST_SIGNS
    return TokenKind.PICTURE if emoticon or picture else TokenKind.PLAIN


def _long_parts(run: str) -> tuple[tuple[int, int, TokenKind], ...]:
    """A run too long for a word: itself, and the stop and quotation marks at its end."""
    before_quotes = len(run.rstrip(_CLOSING)) if _WORD_CHARACTER.search(run) else len(run)
    before_stop = len(run[:before_quotes].rstrip(".?!…。！？"))
    bounds = ((0, before_stop, TokenKind.PLAIN), (before_stop, before_quotes, TokenKind.STOP))
    parts = (*bounds, (before_quotes, len(run), TokenKind.QUOTE))
    return tuple(part for part in parts if part[0] < part[1])


def _marked_parts(run: str) -> tuple[tuple[int, int, TokenKind], ...]:
    """The parts of a run that holds a mark, as spaCy sees them; stops that touch become one."""
    parts: list[tuple[int, int, TokenKind]] = []
    for start, end in _tokenise()(run):
        for first, last, kind in _token_parts(run, start, end):
            if kind is TokenKind.STOP and parts and parts[-1][2] is TokenKind.STOP and parts[-1][1] == first:
                first = parts.pop()[0]  # noqa: PLW2901 - “?” and “!” are one mark
            parts.append((first, last, kind))
    return tuple(parts)


def _token_parts(run: str, start: int, end: int) -> Iterator[tuple[int, int, TokenKind]]:
    token = run[start:end]
    if _STOP.fullmatch(token):
        yield start, end, TokenKind.STOP
    elif token[-1] in ".…。！？" and _WORD_CHARACTER.search(token):
        # An abbreviation, a number or a letter: spaCy leaves its stop with it, here the rules decide.
        word_end = start + len(token.rstrip(".…。！？"))
        yield start, word_end, TokenKind.PLAIN
        yield word_end, end, TokenKind.STOP
    else:
        yield start, end, _unmarked_kind(token)


@cache
def _tokenise() -> Callable[[str], list[tuple[int, int]]]:
    """spaCy's German tokeniser with the marks of interviews: it gives start and end of each token.

    Importing spaCy takes 0.4 to 3 seconds, which is why it happens here and only once.
    """
    import_spacy()
    from spacy.lang.de import German
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, and without a stub
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import Vocab

    of_german: Any = German.Defaults  # what is declared there as perhaps missing is there for German
    glued = [r"(?<=[.?!…])[“”‘’\"'»«](?=[\w„‚“‘\"'»«(])", r"(?<=[^\W\d_])\.\.+(?=\w)", r"(?<=\w)…(?=\w)"]
    tokenizer = Tokenizer(  # a whole pipeline would take twice as long to make
        Vocab(),
        rules=of_german.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(of_german.prefixes).search,
        suffix_search=compile_suffix_regex(of_german.suffixes).search,
        infix_finditer=compile_infix_regex([*of_german.infixes, *glued]).finditer,
        token_match=of_german.token_match,
        url_match=of_german.url_match,
    )
    for whole in ("[...]", "(...)", "[…]", "(…)"):
        tokenizer.add_special_case(whole, [{"ORTH": whole}])

    def tokenise(run: str) -> list[tuple[int, int]]:
        return [(token.idx, token.idx + len(token)) for token in tokenizer(run)]

    return tokenise
