"""The names that a project itself knows: speakers, cases, documents, source files and coders.

They are looked for in whatever leaves the project. Labels of speakers that many have (“I”, “B1”, “Interviewer”) are
no names, nor are names of fewer than three letters, source labels, and single words that stand in the dictionary and
in no list of common names (“Mutter”, “Schule”, “Koch”): where such a word is a name, a list of names says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from qualcode.language.forms.normalised import composed
from qualcode.language.names.common import FIRST_NAMES, PLACES, SURNAMES
from qualcode.language.names.listed import ListedName, NameHit, NameList, key
from qualcode.language.sentences.abbreviations import words_of
from qualcode.language.speakers import ANSWERS, ASKS, HEADS_OF_NOTES, OTHERS, TITLES, VOICES
from qualcode.language.words.dictionary import is_listed
from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.project.project import Project

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 3
_GENERIC = frozenset((*ANSWERS, *ASKS, *HEADS_OF_NOTES, *OTHERS, *TITLES, *VOICES)) | words_of(
    """
    admin audio case clean coder consensus demo doc document dokument endfassung fall final gast guest kodierer
    kodiererin konsens neu new original protokoll root test user
    """
)


@dataclass(frozen=True, slots=True)
class KnownHit:
    """Where a name stands (code points), and of what it is the name: “a speaker”."""

    span: Span
    of: str
    certain: bool


class KnownNames:
    """Finds the names that a project knows in texts, in any inflection."""

    def __init__(self, project: Project) -> None:
        self._of: dict[str, str] = {}
        labels = {" ".join(one.name.split()).casefold() for one in project.labels.all()}
        for name, of in _names(project):
            for one in _looked_for(name):
                if one.casefold() not in labels:
                    self._of.setdefault(one, of)
        self._list = NameList(ListedName(name) for name in self._of)

    def hits(self, text: str) -> list[KnownHit]:
        """The names in a text, in order; none overlap."""
        if not self._of or not text:
            return []
        return [
            KnownHit(hit.span, self._of[hit.name.name], hit.certain)
            for hit in self._list.hits(text)
            if hit.certain or not _is_common(hit, text)
        ]


def _names(project: Project) -> Iterator[tuple[str, str]]:
    """Each name and of what it is one."""
    documents = project.documents.all()
    for document in documents:
        for speaker in project.documents.speakers(document):
            yield speaker.name, "a speaker"
    yield from ((one.name, "a case") for one in project.cases.all())
    yield from ((one.name, "a document") for one in documents)
    yield from ((PurePath(project.documents.source(one).name).stem, "a source file") for one in documents)
    yield from ((one.name, "a coder") for one in project.coders.all() if one.kind is CoderKind.PERSON)


def _looked_for(name: str) -> Iterator[str]:
    """The name itself, and the words of a longer one that are in no dictionary."""
    whole = " ".join(name.replace("_", " ").split())
    words = _WORD.findall(composed(whole))
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return
    told = [word for word in words if _tells(word)]
    several = len(words) > 1 or (bool(words) and any(sign.isdigit() for sign in whole))
    if several and any(word.casefold() not in _VOICES for word in words):
        yield whole
    yield from (word for word in told if word != whole or not several)


_VOICES = frozenset((*ANSWERS, *ASKS, *OTHERS, *VOICES))


def _tells(word: str) -> bool:
    """Whether a word by itself is somebody's or something's name."""
    if len(word) < _FEWEST_LETTERS or word.casefold() in _GENERIC:
        return False
    if key(word) in FIRST_NAMES or key(word) in SURNAMES or key(word) in PLACES:
        return True
    return not (is_listed(word) or is_listed(word.lower()) or is_listed(word.capitalize()))


def _is_common(hit: NameHit, text: str) -> bool:
    """Whether what was found without being sure is made of common words only."""
    return not any(map(_tells, _WORD.findall(composed(hit.span.cut(text)))))


def known_in(known: KnownNames, texts: Iterable[str]) -> list[tuple[str, str]]:
    """(the name as it stands there, of what it is one) of all texts, each once."""
    found = {(hit.span.cut(text), hit.of) for text in texts for hit in known.hits(text)}
    return sorted(found)
