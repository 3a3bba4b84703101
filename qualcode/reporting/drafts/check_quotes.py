"""Checks the quotations of a draft against the texts of a project.

Each is looked for in all documents and laid over its source word by word. Told is what no mark tells (changed words,
words left out), a label that is not the source's, names where placeholders should stand, and passages that are quoted
twice; and beside these problems passages without the theme of their chapter, and sentences without any source.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from heapq import nlargest
from itertools import combinations

from qualcode.catalogue import _, program
from qualcode.language.forms.normalised import composed
from qualcode.language.names.listed import NameHit, NameList
from qualcode.language.quotations.candidates import PassageSearch, alike
from qualcode.language.quotations.compare import Difference, DifferenceKind, Match, SourceIndex, match
from qualcode.language.quotations.words import (
    QuotedWords,
    SourceWords,
    folded,
    keys_of,
    reads_as_sentence,
    words_in_quotation,
)
from qualcode.model.codes import Code
from qualcode.model.documents import Document, count_words
from qualcode.project.project import Project
from qualcode.reading.reports.draft import Draft, DraftQuotation
from qualcode.reporting.disclosure.hits import around
from qualcode.reporting.drafts.cited_places import place_in, stands_at
from qualcode.reporting.quotations.numbered_labels import numbered_labels
from qualcode.reporting.quotations.sources import Source, Sources
from qualcode.reporting.quotations.themes import Themes
from qualcode.reporting.words.citations import place_words
from qualcode.retrieval.query_names import documents_of

_MOST_WORDS = 500_000  # of texts that are kept cut into words
_CANDIDATES = 5  # texts that are compared word by word with a quotation
_LEAST_SHARE = 0.6  # of a quotation's words that must be in its source
_LEAST_SHARE_UNSURE = 0.85  # the same for what has no label, or no quotation marks
_TERM_TIMES = 3
_NUMBER = re.compile(r"\(\d{1,4}\)")  # of one of the documents that share a label
_FEWEST_WORDS = 5  # of what is in quotation marks without a label, to be looked for
_FEWEST_FOUND = 3  # words that a near match has at least
# behind a quotation: a year, a paragraph of a law, a page, a reference back
_OTHER_WORK = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|§|\b(?:Art|Abs|S|p|pp)\.\s?\d|\b(?:ebd|a\.\s?a\.\s?O|ibid)\b", re.IGNORECASE
)


class Status(StrEnum):
    """How a quotation stands to its source."""

    EXACT = "exact"
    MARKED = "marked changes"  # no text: the value in JSON
    CHANGED = "unmarked changes"  # no text: the value in JSON
    NOT_FOUND = "not found"  # no text: the value in JSON


class ProblemKind(StrEnum):
    """What is wrong with a quotation."""

    WORDS = "words"
    NOT_FOUND = "not found"  # no text: the value in JSON
    LABEL = "label"
    PLACE = "place"
    NAME = "name"
    PLACEHOLDER = "placeholder"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in a sentence."""

    kind: ProblemKind
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation of the draft with its source, where it was found.

    `theme` are the codes that its chapter is about, `given` those that the passage has, and `strays` says that it has
    none of its chapter's: that may be meant so and is no problem. `twice` are the lines of the draft where the same
    passage is quoted too.
    """

    quotation: DraftQuotation
    status: Status
    document: Document | None = None
    match: Match | None = None
    theme: tuple[Code, ...] = ()
    given: tuple[Code, ...] = ()
    problems: tuple[Problem, ...] = ()
    strays: bool = False
    twice: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedInText:
    """A listed name in the author's own text."""

    line: int
    found: str
    passage: str
    certain: bool


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What was found in a draft.

    `sourceless` are sentences in quotation marks that have no label, name no other work and stand in no text;
    `passed` are all other stretches in quotation marks that are no quotations of this project, such as terms, titles
    and quotations from other works. `unmet` are headings of which a theme was said and which the draft does not have.
    """

    quotations: tuple[Checked, ...]
    names: tuple[NamedInText, ...] = ()
    sourceless: tuple[DraftQuotation, ...] = ()
    passed: tuple[DraftQuotation, ...] = ()
    unmet: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def problems(self) -> int:
        """Number of problems, names in the running text included."""
        return sum(len(quotation.problems) for quotation in self.quotations) + len(self.names)


@dataclass(frozen=True, slots=True)
class _Located:
    document: Document
    match: Match


def check_quotes(
    project: Project,
    draft: Draft,
    names: NameList | None = None,
    hidden: Collection[int] = (),
    said: Iterable[tuple[str, str]] = (),
) -> DraftCheck:
    """Check all quotations of a draft; `names` are those that must not stand in it.

    Codings of the `hidden` coders (keys) do not count. `said` are themes of chapters as (heading, code), as
    `Themes` takes them; raises UsageProblem for a code that there is not.
    """
    themes = Themes(project, hidden, said)
    terms = _terms(draft.quotations)
    wanted = [quotation for quotation in draft.quotations if _is_wanted(quotation, terms)]
    indexes = _Indexes(project)
    placed = _place(project, wanted, indexes)
    checked: list[Checked] = []
    passed = [quotation for quotation in draft.quotations if not _is_wanted(quotation, terms)]
    sourceless: list[DraftQuotation] = []
    for quotation, found in zip(wanted, placed, strict=True):
        if found is None and not (quotation.labels and quotation.sure):
            (sourceless if _has_no_source(quotation) else passed).append(quotation)
        else:
            checked.append(_checked(quotation, found, themes, names, indexes))
    return DraftCheck(
        quotations=tuple(_with_doubles(checked)),
        names=tuple(_names_in_text(draft, names)) if names else (),
        sourceless=tuple(sourceless),
        passed=tuple(passed),
        unmet=tuple(themes.unmet(draft.headings)),
        warnings=draft.warnings,
    )


def _terms(quotations: Sequence[DraftQuotation]) -> set[str]:
    """What stands in quotation marks again and again without a label: names of programmes, titles, terms."""
    times = Counter(folded(quotation.text) for quotation in quotations if not quotation.labels)
    return {words for words, number in times.items() if number >= _TERM_TIMES}


def _is_wanted(quotation: DraftQuotation, terms: set[str]) -> bool:
    if folded(quotation.text) in terms:
        return False
    return bool(quotation.labels) or count_words(quotation.text) >= _FEWEST_WORDS


def _has_no_source(quotation: DraftQuotation) -> bool:
    """Whether a sentence in quotation marks has neither a label nor another work behind it."""
    if quotation.labels or not quotation.sure or _OTHER_WORK.search(quotation.behind):
        return False
    return reads_as_sentence(quotation.text)


# ---- finding the source ------------------------------------------------------------------------------


def _place(project: Project, wanted: Sequence[DraftQuotation], indexes: _Indexes) -> list[_Located | None]:
    """The best source of each quotation; one pass over all texts."""
    words = [words_in_quotation(quotation.text) for quotation in wanted]
    search = PassageSearch(words)
    documents = {document.key: document for document in project.documents.all()}
    for key in documents:
        search.add(key, project.documents.text(key))
    return [
        _best(quotation, words[number], _candidates(search.candidates(number), quotation, documents), indexes)
        for number, quotation in enumerate(wanted)
    ]


def _candidates(found: dict[int, int], quotation: DraftQuotation, documents: dict[int, Document]) -> list[Document]:
    """The texts that share most with a quotation, those of its own label first where they share as much."""
    own = {key for key in found if documents[key].label in quotation.labels}
    best = nlargest(_CANDIDATES, found, key=lambda key: (found[key], key in own, -key))
    best_own = nlargest(_CANDIDATES, own, key=lambda key: (found[key], -key))
    return [documents[key] for key in dict.fromkeys([*best, *best_own])]


def _best(
    quotation: DraftQuotation, words: QuotedWords, candidates: Sequence[Document], indexes: _Indexes
) -> _Located | None:
    """The best of the candidates; where one has all the words and the right label, no other is looked at."""
    best: _Located | None = None
    for document in candidates:
        found = match(words, composed(quotation.text), indexes.of(document.key))
        if found and _is_enough(found, quotation):
            placed = _Located(document, found)
            if best is None or _rank(placed, quotation, indexes) > _rank(best, quotation, indexes):
                best = placed
            if not found.differences and document.label in quotation.labels and indexes.is_cited(placed, quotation):
                break
    return best


def _is_enough(found: Match, quotation: DraftQuotation) -> bool:
    words = count_words(quotation.text)
    if words < _FEWEST_WORDS:
        return found.share == 1
    least = _LEAST_SHARE if quotation.sure and quotation.labels else _LEAST_SHARE_UNSURE
    return found.share >= least and found.share * words >= _FEWEST_FOUND


def _rank(placed: _Located, quotation: DraftQuotation, indexes: _Indexes) -> tuple[int, bool, bool, int, int]:
    """The better of two sources has more of the words, then the right label, then the words where they are cited."""
    near = placed.document.label in (*quotation.labels, *quotation.near)
    unmarked, cited = len(placed.match.unmarked), near and indexes.is_cited(placed, quotation)
    return (
        round(placed.match.share * 20) - unmarked,
        near,
        cited,
        -len(placed.match.differences),
        -placed.document.key,
    )


class _Indexes:
    """Texts cut into words, made once each as long as they are not too many."""

    def __init__(self, project: Project) -> None:
        self._sources = Sources(project)
        self._labels = numbered_labels(documents_of(project))
        self._made: OrderedDict[int, SourceIndex] = OrderedDict()
        self._words = 0

    def source(self, key: int) -> Source:
        return self._sources.of(key)

    def is_cited(self, placed: _Located, quotation: DraftQuotation) -> bool:
        """Whether the words stand where they are cited, or no place is."""
        cited = place_in(quotation.behind)
        if cited is None:
            return True
        if not self._is_numbered_so(placed.document, quotation.behind):
            return False
        source = self.source(placed.document.key)
        if cited.holds(source.places, placed.match.span):
            return True
        return stands_at(cited, quotation.text, source.text, source.structure)

    def called(self, document: Document) -> str:
        """The label with the number that tells it apart from others of its label."""
        return self._labels[document.key]

    def _is_numbered_so(self, document: Document, behind: str) -> bool:
        """Whether a citation with a number means this one of the documents that share the label."""
        number, called = _number_in(behind), self.called(document)
        return not number or called == document.label or called.endswith(number)

    def of(self, key: int) -> SourceIndex:
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        source = self._sources.of(key)
        dropped = [hole.span for hole in source.all_holes if not hole.shown]
        asked = [hole.span for hole in source.all_holes if hole.shown]
        made = self._made[key] = SourceIndex(source.text, SourceWords(source.text, dropped, asked))
        self._words += len(made.words.keys)
        while self._words > _MOST_WORDS and len(self._made) > 1:
            _key, old = self._made.popitem(last=False)
            self._words -= len(old.words.keys)
        return made


# ---- what is wrong -----------------------------------------------------------------------------------


def _checked(
    quotation: DraftQuotation, found: _Located | None, themes: Themes, names: NameList | None, indexes: _Indexes
) -> Checked:
    hits = names.hits(quotation.text) if names else []
    problems = [_named(quotation, hit) for hit in hits]
    if found is None:
        problems.insert(0, Problem(ProblemKind.NOT_FOUND, _("it stands in no text of the project")))
        return Checked(quotation, Status.NOT_FOUND, problems=tuple(problems))
    differences = found.match.differences
    problems = [
        *(_unmarked(word) for word in found.match.unmarked if not _is_placeholder(word)),
        *_label_problems(quotation, found.document),
        *_place_problems(quotation, found, indexes),
        *problems,
        *(problem for difference in differences for problem in _placeholder_problems(difference, names)),
    ]
    theme = themes.of(quotation.headings)
    given = themes.given(found.document.key, found.match.span)
    strays = bool(theme) and not {code.key for code in given} & themes.below(theme)
    status = Status.CHANGED if found.match.unmarked else Status.MARKED if differences else Status.EXACT
    return Checked(
        quotation, status, found.document, found.match, tuple(theme), tuple(given), tuple(problems), strays
    )


def _unmarked(difference: Difference) -> Problem:
    source, said = difference.source, difference.quotation
    match difference.kind:
        case DifferenceKind.CHANGED:
            text = _("“{words}” stands for “{source}”", words=said, source=source)
        case DifferenceKind.LEFT_OUT:
            text = _("“{source}” is left out without [...]", source=source)
        case DifferenceKind.PUT_IN:
            text = _("“{words}” is put in without brackets", words=said)
        case DifferenceKind.ORDER:
            text = _("“{words}” stands elsewhere in the source", words=said)
        case _:
            text = _("“{words}” does not stand in the source", words=said)
    return Problem(ProblemKind.WORDS, text)


def _label_problems(quotation: DraftQuotation, document: Document) -> Iterator[Problem]:
    label = document.label
    if not label or any(_same(label, said) for said in quotation.labels):
        return
    if quotation.labels:
        said = "; ".join(quotation.labels)
        told = _("the label is “{label}”, the source’s is “{own}”", label=said, own=label)
        yield Problem(ProblemKind.LABEL, told)
    elif quotation.near and any(_same(label, said) for said in quotation.near):
        return  # it shares the label of its sentence, or stands behind it
    elif quotation.behind:
        told = _("“{words}” is no label of the project, the source’s is “{own}”", words=quotation.behind, own=label)
        yield Problem(ProblemKind.LABEL, told)
    else:
        yield Problem(ProblemKind.LABEL, _("it has no label; the source’s is “{own}”", own=label))


def _place_problems(quotation: DraftQuotation, found: _Located, indexes: _Indexes) -> Iterator[Problem]:
    """Where words are cited by a place and stand at another one."""
    cited = place_in(quotation.behind)
    if cited is not None and not indexes.is_cited(found, quotation):
        own = place_words(indexes.source(found.document.key).places.of(found.match.span))
        place, number = cited.words, _number_in(quotation.behind)
        if number:
            place, own = f"{number}, {place}", f"{indexes.called(found.document)}, {own}"
        yield Problem(ProblemKind.PLACE, _("it is cited by “{place}” and stands at {own}", place=place, own=own))


def _number_in(behind: str) -> str:
    """The number in brackets behind a label, “(3)”; empty where there is none."""
    return next(reversed(_NUMBER.findall(behind)), "")


def _same(label: str, other: str) -> bool:
    return keys_of(label) == keys_of(other)


def _named(quotation: DraftQuotation, hit: NameHit) -> Problem:
    words, instead = hit.span.cut(quotation.text), hit.name.placeholder
    if hit.certain:
        told = _("“{words}” is a name of the list ({form})", words=words, form=program().said(hit.how))
    else:
        told = _("“{words}” may be a name of the list ({form})", words=words, form=program().said(hit.how))
    if instead:
        told = _("{problem}; write {placeholder}", problem=told, placeholder=instead)
    return Problem(ProblemKind.NAME, told)


def _is_placeholder(difference: Difference) -> bool:
    """Whether other words stand for a placeholder of the source."""
    return difference.kind is DifferenceKind.CHANGED and difference.bracketed


def _placeholder_problems(difference: Difference, names: NameList | None) -> Iterator[Problem]:
    """Where the draft has words for a placeholder of the source, or another placeholder than the list."""
    said = difference.quotation
    if _is_placeholder(difference):
        text = _(
            "“{words}” stands where the source has the placeholder “{placeholder}”",
            words=said,
            placeholder=difference.source,
        )
        yield Problem(ProblemKind.PLACEHOLDER, text)
    if names and difference.kind is DifferenceKind.REPLACED:
        for hit in names.hits(difference.source):
            expected = hit.name.placeholder
            if expected and hit.certain and keys_of(expected) != keys_of(said):
                text = _(
                    "“{words}” stands for a name that is to be “{placeholder}”", words=said, placeholder=expected
                )
                yield Problem(ProblemKind.PLACEHOLDER, text)


def _with_doubles(checked: Sequence[Checked]) -> Iterator[Checked]:
    """The quotations, each with the lines in which its passage, or nearly the same words, are quoted too."""
    lines: dict[int, set[int]] = {}
    by_document: dict[int, list[int]] = {}
    for number, quotation in enumerate(checked):
        if quotation.document is not None:
            by_document.setdefault(quotation.document.key, []).append(number)
    pairs = {
        (pair, other)
        for numbers in by_document.values()
        for pair, other in combinations(numbers, 2)
        if _overlap(checked[pair], checked[other])
    }
    for first, other in (*pairs, *alike([words_in_quotation(quotation.quotation.text) for quotation in checked])):
        lines.setdefault(first, set()).add(checked[other].quotation.line)
        lines.setdefault(other, set()).add(checked[first].quotation.line)
    for number, quotation in enumerate(checked):
        yield replace(quotation, twice=tuple(sorted(lines.get(number, ()))))


def _overlap(one: Checked, other: Checked) -> bool:
    if one.match is None or other.match is None:
        return False
    shorter = min(one.match.span.length, other.match.span.length)
    return 2 * one.match.span.overlap(other.match.span) > shorter


def _names_in_text(draft: Draft, names: NameList) -> Iterator[NamedInText]:
    """Listed names outside of quotations, which are told with these."""
    quoted = re.compile("„[^„“”]*[“”]")
    for paragraph in draft.paragraphs:
        text = quoted.sub(lambda found: " " * len(found[0]), paragraph.text)
        for hit in names.hits(text):
            yield NamedInText(paragraph.line, hit.span.cut(text), around(text, hit.span, 40), hit.certain)
