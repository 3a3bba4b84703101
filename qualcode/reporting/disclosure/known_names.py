"""The names that a project itself knows: speakers, cases, documents, source files and coders.

They are looked for in whatever leaves the project: as a whole, and words of them that may be names by themselves. No
names are labels of speakers that many have (“I”, “B1”, “Interviewer”), words of fewer than three letters, source
labels and their words (“THM”, “Träger”), words for kinds of sources (“Gespräch”), abbreviations, what stands in the
names of most documents, and words of the dictionary that are in no list of common names (“Mutter”, “Schule”, “Koch”):
where such a word is a name, a list of names says so.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePath

from qualcode.catalogue import Later, program
from qualcode.language.forms.normalised import composed
from qualcode.language.names.common import FIRST_NAMES, PLACES, SURNAMES
from qualcode.language.names.disguise import best
from qualcode.language.names.listed import ListedName, NameHit, NameList, key
from qualcode.language.names.together import together
from qualcode.language.sentences.abbreviations import words_of
from qualcode.language.speakers import ANSWERS, ASKS, HEADS_OF_NOTES, OTHERS, TITLES, VOICES
from qualcode.language.words.dictionary import is_listed
from qualcode.model.codings import CoderKind
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.project.project import Project

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\W_]+")
_FEWEST_LETTERS = 3
_OF_FILES = ("a document", "a source file")  # no text: keys of the table below
_TOLD = {
    "a speaker": Later(lambda words: words.pgettext("the name of", "a speaker")),
    "a case": Later(lambda words: words.pgettext("the name of", "a case")),
    "a document": Later(lambda words: words.pgettext("the name of", "a document")),
    "a source file": Later(lambda words: words.pgettext("the name of", "a source file")),  # no text: a key
    "a coder": Later(lambda words: words.pgettext("the name of", "a coder")),
}
_LONGEST_ABBREVIATION = 4  # letters
_VOWELS = frozenset("aeiouy")
_FEWEST_ALIKE = 3  # documents that have a word in their names, for it to be none that tells one of them
# What documents are called by what they are; longer words that end so are such words, too.
KINDS_OF_SOURCES = words_of(
    """
    anhang arbeitshilfe audio aufnahme aufzeichnung auszug band befragung begleitung beobachtung bericht bogen case
    datei diskussion dokument erhebung export fall file focus fokus fragebogen gespräch group gruppe interview
    leitfaden management memo mitschnitt niederschrift notiz notizen probe protokoll runde scan sitzung studie teil
    text transcript transkript transkription treffen umfrage verschriftlichung version video welle wave workshop
    """
)
_VOICES = frozenset(map(key, (*ANSWERS, *ASKS, *OTHERS, *VOICES)))
_GENERIC = (
    _VOICES
    | frozenset(map(key, (*HEADS_OF_NOTES, *TITLES, *KINDS_OF_SOURCES)))
    | words_of(
        "admin clean coder consensus demo doc endfassung final gast guest kodierer kodiererin konsens neu new "
        "original root test user"
    )
)
_KINDS = tuple(key(word) for word in KINDS_OF_SOURCES if len(word) > _LONGEST_ABBREVIATION)


@dataclass(frozen=True, slots=True)
class KnownHit:
    """Where a name stands (code points), and of what it is the name: “a speaker”."""

    span: Span
    of: str
    certain: bool

    @property
    def told(self) -> Later:
        """Of what it is the name."""
        return _TOLD[self.of]


class KnownNames:
    """Finds the names that a project knows in texts, in any inflection.

    With `in_labels` the name of a person is one also where a source label has it: for what leaves without its label.
    `fingerprint` changes with any of them, and with the labels, which are no names.
    """

    def __init__(self, project: Project, *, in_labels: bool = False) -> None:
        shown = [label.name for label in project.labels.all()]
        labels = list(map(_keys, shown))
        documents = project.documents.all()
        stems = {key: PurePath(name).stem for key, name in project.documents.file_names().items()}
        self._of_labels: set[str] = set()
        in_most = _in_most([_keys(f"{document.name} {stems[document.key]}") for document in documents])
        self._of: dict[str, str] = {}
        whole: list[str] = []
        single: list[str] = []
        given = list(_names(project, documents, stems))
        if in_labels:
            people = {
                key(word) for name, of in given if of not in _OF_FILES for word in _words(name) if self._tells(word)
            }
            labels = [label for label in labels if people.isdisjoint(label)]
        self._of_labels.update(word for label in labels for word in label)
        self.fingerprint = hashlib.sha256(json.dumps([shown, given]).encode("utf-8")).hexdigest()
        for name, of in given:
            in_one_line = _in_one_line(name)
            if _is_long(in_one_line) and _keys(in_one_line) not in labels:
                whole.append(in_one_line)
            words = [word for word in _words(name) if self._tells(word)]
            if of in _OF_FILES:
                words = [word for word in words if key(word) not in in_most]
            single += words
            for spelling in (in_one_line, *words):
                self._of.setdefault(spelling, of)
        self._whole = NameList(map(ListedName, dict.fromkeys(whole)))
        self._single = NameList(map(ListedName, dict.fromkeys(single)))

    def hits(self, text: str) -> list[KnownHit]:
        """The names in a text, in order; none overlap."""
        if not self._of or not text:
            return []
        found = [
            *(hit for hit in self._whole.hits(text) if self._is_whole(hit, text)),
            *(hit for hit in self._single.hits(text) if hit.certain or self._may_be(hit, text)),
        ]
        return [KnownHit(hit.span, self._of[hit.name.name], hit.certain) for hit in best(found)]

    def beginnings(self, words: Set[str]) -> Set[str]:
        """Those of the words with which one of the names can begin."""
        return self._whole.beginnings(words) | self._single.beginnings(words)

    def _tells(self, word: str) -> bool:
        """Whether a word by itself is somebody's or something's name."""
        bare = key(word)
        if len(word) < _FEWEST_LETTERS or bare in _GENERIC or bare in self._of_labels:
            return False
        if _is_common_name(bare):
            return True
        short = len(word) <= _LONGEST_ABBREVIATION
        if short and (_VOWELS.isdisjoint(bare) or sum(map(str.isupper, word)) > 1):
            return False
        if bare.endswith(_KINDS):  # “Reflexionsgespräch”
            return False
        return not (is_listed(word) or is_listed(word.lower()) or is_listed(word.capitalize()))

    def _may_be(self, hit: NameHit, text: str) -> bool:
        """Whether what was found without being sure is more than common words."""
        return any(map(self._tells, _WORD.findall(composed(hit.span.cut(text)))))

    def _is_whole(self, hit: NameHit, text: str) -> bool:
        """Whether all of the name stands there; its words are looked for by themselves."""
        if not hit.certain and not self._may_be(hit, text):
            return False
        return len(_keys(hit.span.cut(text))) == len(_keys(hit.name.name))


def _names(project: Project, documents: Sequence[Document], stems: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Each name and of what it is one; `stems` are the names of files by document (key), without their suffix."""
    speakers = project.documents.roles_of_all()
    yield from ((name, "a speaker") for document in documents for name in speakers.get(document.key, ()))
    yield from ((case.name, "a case") for case in project.cases.all())
    yield from ((document.name, _OF_FILES[0]) for document in documents)
    yield from ((stems[document.key], _OF_FILES[1]) for document in documents)
    yield from ((coder.name, "a coder") for coder in project.coders.all() if coder.kind is CoderKind.PERSON)


def _in_one_line(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def _words(name: str) -> list[str]:
    return _WORD.findall(composed(_in_one_line(name)))


def _keys(name: str) -> tuple[str, ...]:
    """The words and numbers of a name as they are compared."""
    return tuple(map(key, _RUN.findall(composed(name))))


def _is_long(name: str) -> bool:
    """Whether a name has several words, or a word and a number, and one that is no label of many speakers."""
    words = _WORD.findall(composed(name))
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return False
    several = len(words) > 1 or any(sign.isdigit() for sign in name)
    return several and any(key(word) not in _VOICES for word in words)


def _in_most(documents: Sequence[tuple[str, ...]]) -> set[str]:
    """Words that the names of most documents have, common names of persons and places apart."""
    times = Counter(word for words in documents for word in set(words))
    least = max(_FEWEST_ALIKE, len(documents) // 2 + 1)
    return {word for word, number in times.items() if number >= least and not _is_common_name(word)}


def _is_common_name(bare: str) -> bool:
    return bare in FIRST_NAMES or bare in SURNAMES or bare in PLACES


def known_in(known: KnownNames, texts: Iterable[str]) -> list[tuple[str, str]]:
    """(the name as it stands there, of what it is one) of all texts, each once."""
    found = {
        (hit.span.cut(read.text), program().said(hit.told))
        for read in together(texts)
        for hit in known.hits(read.text)
    }
    return sorted(found)
