"""Finds the names of a list in a text, whatever their inflection, their spelling of umlauts, or a slip of the keys.

Found surely are a name as it stands in the list, its genitive and plural (“Ahorns”, “Hans’”, “Schulzens”) and what
is derived from a place (“Ulmer”, “Ulmerin”, “ahornsche”). As likely are told: names in lower case, single words of
a name of two or three words, a name as the beginning of a longer word (“Ahornbergstraße”), and words that are as
good as equal to it (rapidfuzz's ratio of at least 90). “Annaberg” is not “Anna”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from qualcode.catalogue import later
from qualcode.language.forms.normalised import Composed, composed
from qualcode.language.names.disguise import through_disguises
from qualcode.language.names.places import ADJECTIVE_ENDINGS, places_behind
from qualcode.language.sentences.abbreviations import words_of
from qualcode.language.words.dictionary import is_listed
from qualcode.model.spans import Span

SIMILAR = 90
"""The least ratio, of 100, at which a word counts as a name with a slip."""

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]{3,})?")
_BETWEEN = re.compile(r"[\s.,/&’'-]{1,4}")  # what may part the words of one name
_SHORTEST_SIMILAR = 5  # letters
_SHORTEST_HEAD = 6  # letters of a name that begins a longer word
_LONGEST = 12  # words of one name

_SURE_ENDINGS = tuple(
    sorted(words_of("s es ns ens sche schen scher sches schem ische ischen ischer isches"), key=len)
)
_LOOSE_ENDINGS = tuple(sorted(words_of("n en e in innen"), key=len))
# Words of a longer name that are no names by themselves.
_COMMON = words_of(
    """
    ag agentur akademie alte am amt an arbeit auf bad bei berufskolleg berufsschule bezirk bildungswerk buendnis das
    de dem den der des deutsche deutscher di diakonisches die dienst dienste dr e ev evangelische familie
    fortbildung frau fuer gemeinde gesamtschule gesellschaft ggmbh gmbh grosse gymnasium haus herr hilfe hochschule
    im in initiative institut internationaler jobcenter jugend jugendamt jugendhilfe katholische kirche klein kleine
    kommunales kommune kreis kreisverband land landkreis maria mit mobile neue neuer ob ober oberes prof projekt
    realschule region sankt schule sozialdienst st stadt stadtverwaltung stiftung team traeger und universitaet
    unter unteres v van verband verein vhs volkshochschule von wohlfahrt zentrum zu zum zur
    """
)


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name that must not leave, what stands for it, and the phrases in which it may stand all the same."""

    name: str
    placeholder: str = ""
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameHit:
    """Where a listed name stands (code points); `how` says in what form, `certain` whether that leaves no doubt."""

    span: Span
    name: ListedName
    how: str
    certain: bool


@dataclass(frozen=True, slots=True)
class _NameWord:
    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class _ListedEntry:
    name: ListedName
    words: tuple[str, ...]


class NameList:
    """Names to be found in texts, and names and phrases that may be named wherever they stand (`allowed`)."""

    def __init__(self, names: Iterable[ListedName], allowed: Iterable[str] = ()) -> None:
        self.names = tuple(names)
        self._allowed = _phrases(allowed)
        self._excepted = [(name, _phrases(name.exceptions)) for name in self.names if name.exceptions]
        self._entries: dict[str, list[_ListedEntry]] = {}
        self._parts: dict[str, ListedName] = {}
        for name in self.names:
            self._add(name)
        self._lengthwise: dict[int, list[str]] = {}
        self._known = sorted({word for word in (*self._entries, *self._parts) if len(word) >= _SHORTEST_SIMILAR})
        self._heads = tuple(sorted((word for word in self._entries if len(word) >= _SHORTEST_HEAD), key=len))
        self._similar: dict[str, str] = {}
        self._beginnings: set[str] = set()  # kept, since most words of a text are asked for again and again
        self._others: set[str] = set()

    def _add(self, name: ListedName) -> None:
        keys = tuple(word.key for word in _words(_in_order(name.name)))[:_LONGEST]
        if not keys:
            return
        for spelling in _spellings(_in_order(name.name), keys):
            self._entries.setdefault(spelling[0], []).append(_ListedEntry(name, spelling))
        if 2 <= len(keys) <= 3:
            for key in keys:
                if len(key) > 2 and key not in _COMMON:
                    self._parts.setdefault(key, name)

    def hits(self, text: str) -> list[NameHit]:
        """The listed names in a text, in disguise too, in order; none overlap, and exceptions are left out."""
        return through_disguises(text, self._hits, self._disguised)

    def _disguised(self, text: str) -> Iterator[NameHit]:
        return (replace(hit, how=later("{form}, in disguise", form=hit.how)) for hit in self._hits(text))

    @property
    def allows_something(self) -> bool:
        """Whether there are names and phrases that may be named wherever they stand."""
        return bool(self._allowed)

    def beginnings(self, words: Set[str]) -> Set[str]:
        """Those of the words with which one of the names can begin."""
        for word in words - self._others - self._beginnings:
            (self._beginnings if self._may_begin(word) else self._others).add(word)
        return words & self._beginnings

    def _hits(self, text: str) -> list[NameHit]:
        if not self.beginnings(words_in(text)):
            return []
        words = _words(text)
        found: list[NameHit] = []
        behind = 0
        for index in [place for place, word in enumerate(words) if word.text in self._beginnings]:
            hit = self._at(text, words, index) if index >= behind else None
            if hit is not None:
                behind = index + hit[0]
                span = Span(words[index].start, words[behind - 1].end)
                found.append(NameHit(span, hit[1], hit[2], certain=hit[3]))
        return self._without_exceptions(text, words, found) if found else []

    def allows(self, text: str) -> list[Span]:
        """Where phrases stand that may be named everywhere."""
        glass = Composed(text)
        found = _occurrences(glass.text, _words(glass.text), self._allowed)
        return [glass.span(span.start, span.end) for span in found]

    def _may_begin(self, word: str) -> bool:
        """Whether a name can begin with this word, whatever stands around it."""
        alone = _NameWord(0, len(word), word, key(word))
        return any(base in self._entries for base, _ in _bases(alone.key)) or self._likely(alone) is not None

    def _at(self, text: str, words: Sequence[_NameWord], index: int) -> tuple[int, ListedName, str, bool] | None:
        """The name that begins at a word: its number of words, the name, the form, and whether it is sure."""
        word = words[index]
        best: tuple[int, ListedName, str, bool] | None = None
        for base, how in _bases(word.key):
            for entry in self._entries.get(base, ()):
                length = len(entry.words)
                if length > 1 and (how or not _follows(text, words, index, entry.words)):
                    continue
                if best is None or length > best[0]:
                    best = (length, entry.name, how, True)
        if best is None:
            return self._likely(word)
        length, name, ending, _sure = best
        form = later("with the ending -{ending}", ending=ending) if ending else later("as listed")
        if word.text.islower() and ending in ADJECTIVE_ENDINGS:
            return length, name, form, not is_listed(word.text)
        if word.text.islower():
            return None if is_listed(word.text) else (length, name, later("in lower case"), False)
        may_be_word = length == 1 and _begins_sentence(text, word.start) and is_listed(word.text.lower())
        return length, name, form, not may_be_word and ending not in _LOOSE_ENDINGS

    def _likely(self, word: _NameWord) -> tuple[int, ListedName, str, bool] | None:
        if word.text[0].islower():
            return None
        for base, how in _bases(word.key):
            if base in self._parts and how not in _LOOSE_ENDINGS:
                return 1, self._parts[base], later("a part of it"), False
        for head in self._heads:
            if word.key.startswith(head) and len(word.key) >= len(head) + 3:
                return 1, self._entries[head][0].name, later("as the beginning of a word"), False
        near = self._nearest(word.key)
        if near:
            name = self._entries[near][0].name if near in self._entries else self._parts[near]
            single = near in self._entries and any(len(entry.words) == 1 for entry in self._entries[near])
            if single or near in self._parts:
                return 1, name, later("in another spelling"), False
        return None

    def _nearest(self, key: str) -> str:
        if len(key) < _SHORTEST_SIMILAR:
            return ""
        if key not in self._similar:
            from rapidfuzz import fuzz, process

            for word in (key, key[:-1]) if key.endswith("s") else (key,):
                known = self._as_long_as(len(word))
                found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=SIMILAR) if known else None
                if found is not None:
                    break
            self._similar[key] = str(found[0]) if found else ""
        return self._similar[key]

    def _as_long_as(self, length: int) -> list[str]:
        """The known words that can be similar to one of that length: the ratio counts letters that both have."""
        known = self._lengthwise.get(length)
        if known is None:
            known = [word for word in self._known if 200 * min(len(word), length) >= SIMILAR * (len(word) + length)]
            self._lengthwise[length] = known
        return known

    def _without_exceptions(self, text: str, words: Sequence[_NameWord], found: list[NameHit]) -> list[NameHit]:
        allowed = _occurrences(text, words, self._allowed)
        of_name = {id(name): _occurrences(text, words, phrases) for name, phrases in self._excepted}
        return [
            hit
            for hit in found
            if not any(
                span.start <= hit.span.start and hit.span.end <= span.end
                for span in (*allowed, *of_name.get(id(hit.name), ()))
            )
        ]


def _begins_sentence(text: str, offset: int) -> bool:
    before = text[max(0, offset - 8) : offset].rstrip(" \t\xa0„“‚‘\"'»«([")
    return not before or before[-1] in ".!?:;…\n/–"


def _in_order(name: str) -> str:
    """“Ahorn, Anna” as “Anna Ahorn”."""
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma and first.strip() and "," not in first else name


@lru_cache(maxsize=2)  # several lists are looked for in the same text one after the other
def words_in(text: str) -> frozenset[str]:
    """The words of a text that is composed, as names are made of them."""
    return frozenset(_WORD.findall(text))


def _words(text: str) -> list[_NameWord]:
    return [_NameWord(found.start(), found.end(), found[0], key(found[0])) for found in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The word as names are compared: in small letters, ä as ae, ß as ss, other marks taken off."""
    folded = composed(word).casefold()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("’", "'")):
        folded = folded.replace(umlaut, letters)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
    return bare.translate(_STROKES)


_STROKES = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "œ": "oe", "æ": "ae"})


def _spellings(name: str, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words of a name, and once more with the dots of its umlauts left out (“Oztürk”, “Ozturk”)."""
    yield keys
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    others = tuple(word.key for word in _words(bare))
    if others != keys and len(others) == len(keys):
        yield others


@lru_cache(maxsize=65536)
def _bases(word: str) -> tuple[tuple[str, str], ...]:
    """What a word may be a form of, and with which ending; the word itself first."""
    found = [(word, "")]
    for ending in (*_SURE_ENDINGS, *_LOOSE_ENDINGS):
        stem = word.removesuffix(ending)
        least = 4 if ending in _LOOSE_ENDINGS else 3
        if stem == word or len(stem) < least:
            continue
        found.append((stem, ending))
    return tuple(dict.fromkeys((*found, *places_behind(word))))


def _follows(text: str, words: Sequence[_NameWord], index: int, wanted: tuple[str, ...]) -> bool:
    """Whether the words of a name follow each other from there; the last may be inflected."""
    if index + len(wanted) > len(words):
        return False
    for offset in range(1, len(wanted)):
        before, word = words[index + offset - 1], words[index + offset]
        if not _BETWEEN.fullmatch(text, before.end, word.start):
            return False
        if offset < len(wanted) - 1:
            if word.key != wanted[offset]:
                return False
        elif not any(base == wanted[offset] for base, _ in _bases(word.key)):
            return False
    return True


def _phrases(phrases: Iterable[str]) -> list[tuple[str, ...]]:
    keys = (tuple(word.key for word in _words(phrase)) for phrase in phrases)
    return [phrase for phrase in keys if phrase]


def _occurrences(text: str, words: Sequence[_NameWord], phrases: Sequence[tuple[str, ...]]) -> list[Span]:
    """Where phrases stand; their last word may be inflected."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    found: list[Span] = []
    for index, word in enumerate(words if by_first else ()):
        for base, ending in _bases(word.key):
            found += [
                Span(word.start, words[index + len(phrase) - 1].end)
                for phrase in by_first.get(base, ())
                if (len(phrase) == 1 or not ending) and _follows(text, words, index, phrase)
            ]
    return found
