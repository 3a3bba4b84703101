"""What is coded, words in their context and by frequency, and the portrait of a document, for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from qualcode.catalogue import _, pgettext, program
from qualcode.errors import UsageProblem
from qualcode.language.forms.normalised import folded
from qualcode.language.words.small_words import function_words, particles
from qualcode.plural import counted
from qualcode.project.material.search import How
from qualcode.reporting.tables.coverage_report import coverage_head, coverage_rows, share_words
from qualcode.reporting.tables.words_report import word_head, word_notes, word_rows
from qualcode.retrieval.query_names import documents_of
from qualcode.retrieval.relations.concordance import ConcordanceLine, ConcordanceOrder
from qualcode.retrieval.relations.concordance import concordance as concordance_in
from qualcode.retrieval.relations.coverage import Coverage
from qualcode.retrieval.relations.portrait import DocumentPortrait
from qualcode.retrieval.relations.word_frequencies import WordForm, WordFrequencies, WordFrequencyRequest, WordsPer
from qualcode.retrieval.speaking import notes_of_speaking
from qualcode.workspace.counting import relations
from qualcode.workspace.counting.portraits import portrait
from qualcode.workspace.library import choosing, display, frames
from qualcode.workspace.library.resolver import all_of, known_word, numbers, several, text_of, yes_or_no

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy

_FRAMES = ("documents", "cases", "stretches")
_CONCORDANCE = "document, label, where, whole_words, answers_only"  # no text: names of arguments
_SMALL_WORDS = {"particles": particles, "function-words": function_words}


class StudyCoverage:
    """What of the texts is coded and what is not; `record` holds everything that came out.

    found = study.coverage()
    found.share, found.silent
    found.frame()                 one row a document
    found.frame("cases")          one row a case
    found.frame("stretches")      one row a stretch of respondents' words that nobody coded
    """

    def __init__(self, study: OpenStudy, record: Coverage) -> None:
        self.study = study
        self.record = record

    @property
    def share(self) -> float | None:
        """How much of what respondents said is coded, from 0 to 1; None where nobody said anything."""
        return self.record.coded / self.record.answered if self.record.answered else None

    @property
    def silent(self) -> tuple[str, ...]:
        """The whole names of the codes that were never given, in order of the codebook."""
        names = dict(zip(self.record.codes, self.record.names, strict=True))
        return tuple(names[code] for code in self.record.silent)

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be told with the numbers."""
        return tuple(map(program().said, self.record.notes))

    def frame(self, of: str = "documents") -> DataFrame:
        """One row of documents, cases or stretches (that nobody coded). Names stand in it. Raises NotFound."""
        wanted = known_word("kind of row", of, _FRAMES)
        if wanted == "stretches":
            return self._frame_of_stretches()
        documents = self.record.documents
        values: dict[str, Sequence[object]] = {}
        if wanted == "documents":
            values["document"] = [covered.document.name for covered in documents]
            values["label"] = [covered.document.label for covered in documents]
            values["case"] = [covered.case for covered in documents]
        else:
            values["case"] = [case.name for case in self.record.cases]
        rows = documents if wanted == "documents" else self.record.cases
        values["characters"] = [row.answered for row in rows]
        values["coded"] = [row.coded for row in rows]
        values["share"] = [row.coded / row.answered if row.answered else None for row in rows]
        values["silent_codes"] = [len(row.silent) for row in rows]
        whole = ["characters", "coded", "silent_codes"]
        if wanted == "documents":
            values["uncoded_stretches"] = [len(covered.uncoded) for covered in documents]
            whole.append("uncoded_stretches")
        return frames.frame(frames.FrameColumns(values, whole=whole, decimals=("share",)))

    def _frame_of_stretches(self) -> DataFrame:
        text_in = self.study.space.project.documents.text
        rows = [
            (covered.document.name, stretch.span.start, stretch.span.end, stretch.paragraph, stretch.words,
             stretch.span.cut(text))
            for covered in self.record.documents
            for text in (text_in(covered.document),)
            for stretch in covered.uncoded
        ]  # fmt: skip
        names = ("document", "start", "end", "paragraph", "words", "text")
        return frames.frame(frames.FrameColumns(_columns(names, rows), whole=names[1:5]))

    def _head(self) -> str:
        share = share_words(self.record.coded, self.record.answered, program())
        return _("{share} of what respondents said is coded", share=share)

    def _rows(self) -> Iterator[Sequence[object]]:
        return islice(coverage_rows(self.record, program(), identify=True), display.SHOWN)

    def __repr__(self) -> str:
        lines = (f"{name}: {share}" for name, _label, _characters, share, *_rest in self._rows())
        return display.collection_lines(self._head(), lines, len(self.record.documents))

    def _repr_html_(self) -> str:
        return display.table_html(self._head(), coverage_head(program()), self._rows(), len(self.record.documents))


class StudyConcordance:
    """Words in their context, a place a line; `lines` holds them."""

    def __init__(self, words: str, lines: Sequence[ConcordanceLine]) -> None:
        self.words = words
        self.lines = lines

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[ConcordanceLine]:
        return iter(self.lines)

    def frame(self) -> DataFrame:
        """One row a place. It is a working table: names of documents and speakers stand in it."""
        names = ("document", "label", "speaker", "paragraph", "start", "end", "before", "text", "after")
        rows = [
            (line.document.name, line.document.label, line.speaker, line.paragraph, line.span.start, line.span.end,
             line.before, line.text, line.after)
            for line in self.lines
        ]  # fmt: skip
        return frames.frame(frames.FrameColumns(_columns(names, rows), whole=names[3:6]))

    def _head(self) -> str:
        documents = counted(len({line.document.key for line in self.lines}), "document", after=True)
        hits = _("{hits} in {documents}", hits=counted(len(self), "hit"), documents=documents)
        return f"{display.shown(self.words)}: {hits}"

    def __repr__(self) -> str:
        lines = (
            f"{line.document.name} ¶{line.paragraph} {line.before} [{line.text}] {line.after}"
            for line in self.lines[: display.SHOWN]
        )
        return display.collection_lines(self._head(), lines, len(self))

    def _repr_html_(self) -> str:
        head = (
            pgettext("column", "document"), "¶", pgettext("column", "before"), pgettext("column", "hit"),
            pgettext("column", "after"),
        )  # fmt: skip
        rows = (
            (line.document.name, line.paragraph, line.before, line.text, line.after)
            for line in self.lines[: display.SHOWN]
        )
        return display.table_html(self._head(), head, rows, len(self))


class StudyWordFrequencies:
    """How often which words are said; `record` holds everything that came out."""

    def __init__(self, record: WordFrequencies, per: str) -> None:
        self.record = record
        self._per = per

    @property
    def notes(self) -> tuple[str, ...]:
        """What was counted and what was left out."""
        return tuple(word_notes(self.record, program()))

    def frame(self) -> DataFrame:
        """One row a word, the most frequent first; with `per` one row a word and column in which it is.

        Then `in_column` is how often it is there, and `column_words` the number of all words of the column.
        """
        if not self._per:
            names = ("word", "number", "documents", "forms")
            rows: list[tuple[object, ...]] = [
                (word.word, word.number, word.documents, ", ".join(word.forms)) for word in self.record.words
            ]
            return frames.frame(frames.FrameColumns(_columns(names, rows), whole=names[1:3]))
        names_per = ("word", self._per, "in_column", "column_words", "number", "documents")
        rows = [
            (word.word, name, word.by_column[column], total, word.number, word.documents)
            for word in self.record.words
            for column, name, total in self.record.columns
            if column in word.by_column
        ]
        return frames.frame(frames.FrameColumns(_columns(names_per, rows), whole=names_per[2:]))

    def _rows(self) -> Iterator[Sequence[object]]:
        return iter(list(word_rows(self.record, program(), display.SHOWN)))

    def __repr__(self) -> str:
        lines = (f"{word}: {number}" for word, number, *_rest in self._rows())
        return display.collection_lines(self.notes[0], lines, len(self.record.words))

    def _repr_html_(self) -> str:
        head = word_head(self.record, program(), identify=True)
        return display.table_html(self.notes[0], head, self._rows(), len(self.record.words))


class StudyPortrait:
    """Which codes follow one another over a document, of the codings that may be seen; `record` holds them."""

    def __init__(self, study: OpenStudy, document: Document, record: DocumentPortrait) -> None:
        self.document = study.maker().document(document)
        self.record = record
        self._names = {code.key: code.full_name for code in study.space.book}
        self._hidden = study.space.sight.hidden_words()

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be told with it: codings that are hidden, and what a consensus changed."""
        told = (program().said(note) for note in notes_of_speaking(self.record.speaking))
        return (*([self._hidden] if self._hidden else []), *told)

    @property
    def shares(self) -> dict[str | None, float]:
        """Code -> its share of the text from 0 to 1, in order of the codebook; None for what has no code.

        Where codes overlap the shares come to more than 1.
        """
        found, length = self.record.shares(), max(self.record.length, 1)
        shares: dict[str | None, float] = {self._names[code]: found[code] / length for code in self.record.codes}
        return {**shares, None: found.get(None, 0) / length}

    def frame(self) -> DataFrame:
        """One row a segment and code, in order of the text; of a segment without a code one row without it."""
        names = ("segment", "start", "end", "code", "interviewer")
        rows = [
            (number, segment.start, segment.end, None if code is None else self._names[code], segment.asked)
            for number, segment in enumerate(self.record.segments, start=1)
            for code in segment.codes or (None,)
        ]
        return frames.frame(frames.FrameColumns(_columns(names, rows), whole=names[:3]))

    def _head(self) -> str:
        coded = 100 * (1 - self.shares[None]) if self.record.length else 0
        name = display.shown(self.document.name)
        return _("{percent}% of “{document}” is coded", percent=program().number(coded, 1), document=name)

    def _rows(self) -> Iterator[tuple[str, str]]:
        for segment in self.record.segments[: display.SHOWN]:
            codes = ", ".join(self._names[code] for code in segment.codes)
            yield f"{segment.start}:{segment.end}", codes or (_("(interviewer)") if segment.asked else "–")

    def __repr__(self) -> str:
        lines = (f"{place} {codes}" for place, codes in self._rows())
        return display.collection_lines(self._head(), lines, len(self.record.segments))

    def _repr_html_(self) -> str:
        head = (pgettext("column", "span"), pgettext("column", "code"))
        return display.table_html(self._head(), head, self._rows(), len(self.record.segments))


def _columns(names: Sequence[str], rows: Sequence[Sequence[object]]) -> dict[str, Sequence[object]]:
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def coverage_of(study: OpenStudy, query: str, given: Mapping[str, object]) -> StudyCoverage:
    """See `OpenStudy.coverage`."""
    return StudyCoverage(study, relations.coverage(study.space, choosing.conditions_of(study, query, given).choice))


def concordance_of(
    study: OpenStudy, words: Sequence[object], how: object, order: object, width: object, given: Mapping[str, object]
) -> StudyConcordance:
    """See `OpenStudy.concordance`."""
    conditions = {name: given[name] for name in ("document", "label", "where") if name in given}
    switches = {"whole_words", "answers_only"}
    unknown = next((name for name in given if name not in conditions and name not in switches), None)
    if unknown is not None:
        raise UsageProblem(
            _("There is no condition “{name}”.", name=unknown),
            _("Conditions are {names}.", names=_CONCORDANCE),
        )
    looked_for = [text_of("word", word) for word in words]
    meant = How(known_word("way of searching", how, [known.value for known in How]))
    sides = numbers("width", width)
    if len(sides) != 1 or sides[0] < 1:
        raise UsageProblem(_("{name} is one number.", name="width"), _("Write it like {name}=4.", name="width"))
    documents = None
    if conditions:
        choice = choosing.conditions_of(study, "", conditions).choice
        documents = {record.key for record in documents_of(study.space.project) if choice.takes_document(record)}
    lines = concordance_in(
        study.space.project,
        looked_for,
        how=meant,
        whole_words=yes_or_no("whole_words", given.get("whole_words", False)),
        documents=documents,
        answers_only=yes_or_no("answers_only", given.get("answers_only", False)),
        width=sides[0],
        order=ConcordanceOrder(known_word("order", order, [known.value for known in ConcordanceOrder])),
    )
    return StudyConcordance(", ".join(looked_for), lines)


def word_frequencies_of(
    study: OpenStudy, form: object, per: object, without: object, query: str, given: Mapping[str, object]
) -> StudyWordFrequencies:
    """See `OpenStudy.word_frequencies`."""
    column = known_word("kind of column", per, [known.value for known in WordsPer]) if per is not None else ""
    dropped: set[str] = set()
    for word in several(without):
        name = text_of("word", word)
        dropped |= _SMALL_WORDS[name]() if name in _SMALL_WORDS else {folded(name)}
    least = numbers("least", given.get("least", 1))
    if len(least) != 1 or least[0] < 1:
        raise UsageProblem(_("{name} is one number.", name="least"), _("Write it like {name}=4.", name="least"))
    conditions = {name: value for name, value in given.items() if name not in {"least", "answers_only"}}
    wanted = choosing.conditions_of(study, query, conditions).choice
    request = WordFrequencyRequest(
        wanted,
        WordForm(known_word("word form", form, [known.value for known in WordForm])),
        WordsPer(column) if column else None,
        yes_or_no("answers_only", given.get("answers_only", False)),
        wanted.chooses_passages(),
        dropped,
        least[0],
    )
    return StudyWordFrequencies(relations.word_frequencies(study.space, request), column)


def portrait_of(study: OpenStudy, wanted: object, *, without_old_rules: bool) -> StudyPortrait:
    """See `OpenStudy.portrait`."""
    (document,) = all_of((wanted,), study.resolver.document)
    return StudyPortrait(study, document, portrait(study.space, document, without_old_rules=without_old_rules))
