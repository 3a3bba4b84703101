"""How often which words are said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from qualcode.language.forms.normalised import composed, folded
from qualcode.language.words.lemmas import WORD, lemma
from qualcode.model.documents import Document
from qualcode.model.spans import Span, union
from qualcode.progress import Progress, untold
from qualcode.project.project import Project
from qualcode.retrieval.counting.axes import wave_of
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations.coded_material import CodedMaterial
from qualcode.retrieval.speaking import SpeakingCoders


class WordForm(StrEnum):
    """What counts as one word: all inflections of it, or each form for itself (upper and lower case alike)."""

    LEMMA = "lemma"
    FORM = "form"


class WordsPer(StrEnum):
    """Into which columns the words are counted."""

    DOCUMENT = "document"
    WAVE = "wave"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class WordFrequencyRequest:
    """Which words are counted: of the chosen documents, or with `coded` only of the chosen passages.

    `answers_only` leaves out interviewers and speakers' labels. `dropped` are words that do not count, case folded;
    `least` is how often a word must be there to be listed.
    """

    wanted: PassageChoice
    form: WordForm = WordForm.LEMMA
    per: WordsPer | None = None
    answers_only: bool = False
    coded: bool = False
    dropped: Collection[str] = frozenset()
    least: int = 1


@dataclass(frozen=True, slots=True)
class WordFrequency:
    """A word in its usual spelling, its forms with their numbers, and how often it is there: in all, by column.

    `documents` is the number of documents that have it.
    """

    word: str
    number: int
    documents: int
    forms: Mapping[str, int]
    by_column: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WordFrequencies:
    """The words by number, the most frequent first. `columns` are (key, name) with the number of all their words.

    `total` counts all words of the text, those that were `dropped` and the rarer ones too. `speaking` tells whose
    codings count, where passages are counted.
    """

    words: Sequence[WordFrequency]
    columns: Sequence[tuple[str, str, int]]
    documents: int
    total: int
    dropped: int
    rarer: int
    speaking: SpeakingCoders | None = None


def word_frequencies(project: Project, request: WordFrequencyRequest, progress: Progress = untold) -> WordFrequencies:
    """Count the words. `progress` hears how many of the documents are done. Words are as `WORD` finds them."""
    by_column: dict[str, Counter[str]] = {}
    in_documents: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    names: dict[str, str] = {}
    material = CodedMaterial(project, request.wanted, with_absent=True)
    keys = _word_keys(request.form)
    for done, document in enumerate(material.documents):
        progress(done, len(material.documents))
        mine: Counter[str] = Counter()
        for column, name, spans in _parts(material, document, done, request):
            counted = _forms(project, document, spans, request)
            names.setdefault(column, name)
            by_column.setdefault(column, Counter()).update(counted)
            if request.per is not WordsPer.CODE:
                mine.update(counted)
        if request.per is WordsPer.CODE:  # a word in passages of several codes is one word
            spans = union(span for _, _, spans in _parts(material, document, done, request) for span in spans)
            mine = _forms(project, document, spans, request)
        whole.update(mine)
        in_documents.update({keys(form) for form in mine})
    found = _collected(request, keys, whole, by_column, names, in_documents, len(material.documents))
    of_passages = request.coded or request.per is WordsPer.CODE
    return replace(found, speaking=material.speaking) if of_passages else found


def _word_keys(form: WordForm) -> Callable[[str], str]:
    known: dict[str, str] = {}

    def key(word: str) -> str:
        if word not in known:
            known[word] = folded(lemma(word) if form is WordForm.LEMMA else word)
        return known[word]

    return key


def _collected(
    request: WordFrequencyRequest,
    keys: Callable[[str], str],
    whole: Counter[str],
    by_column: Mapping[str, Counter[str]],
    names: Mapping[str, str],
    in_documents: Counter[str],
    documents: int,
) -> WordFrequencies:
    forms: dict[str, Counter[str]] = {}
    for form, number in whole.items():
        forms.setdefault(keys(form), Counter())[form] += number
    columns: dict[str, Counter[str]] = {}
    for column, counted in by_column.items():
        mine = columns.setdefault(column, Counter())
        for form, number in counted.items():
            mine[keys(form)] += number
    dropped = {key for key, held in forms.items() if _is_dropped(key, held, request.dropped)}
    words = [
        WordFrequency(
            _spelling(held, request.form),
            held.total(),
            in_documents[key],
            dict(held.most_common()),
            {column: columns[column][key] for column in columns if columns[column][key]} if request.per else {},
        )
        for key, held in forms.items()
        if key not in dropped
    ]
    listed = [word for word in words if word.number >= request.least]
    return WordFrequencies(
        sorted(listed, key=lambda word: (-word.number, folded(word.word), word.word)),
        [(column, names[column], counted.total()) for column, counted in by_column.items()] if request.per else [],
        documents,
        whole.total(),
        sum(forms[key].total() for key in dropped),
        len(words) - len(listed),
    )


def _is_dropped(key: str, forms: Counter[str], dropped: Collection[str]) -> bool:
    """Whether the word itself, or each of its forms, is among those that do not count."""
    return key in dropped or all(folded(form) in dropped for form in forms)


def _spelling(forms: Counter[str], form: WordForm) -> str:
    """The most frequent spelling; of a lemma that of its dictionary form."""
    if form is WordForm.FORM:
        return max(forms, key=lambda spelling: (forms[spelling], spelling))
    lemmas: Counter[str] = Counter()
    for spelling, number in forms.items():
        lemmas[lemma(spelling)] += number
    return max(lemmas, key=lambda spelling: (lemmas[spelling], spelling))


def _parts(
    material: CodedMaterial, document: Document, place: int, request: WordFrequencyRequest
) -> Iterator[tuple[str, str, list[Span]]]:
    """Key and name of each column that the document belongs to, and what of its text is counted there."""
    if request.per is WordsPer.CODE:
        yield from _parts_by_code(material, place)
        return
    spans = [Span(0, document.length)]
    if request.coded:
        spans = union(span for _, _, spans in _parts_by_code(material, place) for span in spans)
    column = {None: "", WordsPer.DOCUMENT: document.id, WordsPer.WAVE: wave_of(document)}[request.per]
    yield column, document.name if request.per is WordsPer.DOCUMENT else column, spans


def _parts_by_code(material: CodedMaterial, place: int) -> Iterator[tuple[str, str, list[Span]]]:
    passages = material.passages
    mine = (passages.document == place).nonzero()[0].tolist()
    for code, of_code in groupby(
        sorted(mine, key=lambda at: int(passages.code[at])), key=lambda at: int(passages.code[at])
    ):
        held = material.codes[code]
        yield held.id, held.full_name, [Span(int(passages.start[at]), int(passages.end[at])) for at in of_code]


def _forms(
    project: Project, document: Document, spans: Sequence[Span], request: WordFrequencyRequest
) -> Counter[str]:
    documents = project.documents
    if request.answers_only:
        spans = documents.structure(document).answered(spans, documents.roles(document))
    text = documents.text(document) if spans else ""
    counted: Counter[str] = Counter()
    for span in spans:
        counted.update(WORD.findall(composed(span.cut(text))))
    return counted
