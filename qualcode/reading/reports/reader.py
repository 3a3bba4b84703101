"""Reads the quotations that a published report attributes to source labels such as “(RG 2022)”.

Every quotation becomes a document of its own. The rules, as they were learned from a real report:

- A quotation belongs to the label that follows its closing mark, whatever emphasis or footnote mark stands in
  between. A label before a quotation belongs to the author's sentence: in “… wie am Anfang (AH 2021): „…“
  (RG 2022)” the quotation is from RG 2022.
- A quotation without a label that is emphasised takes the next label of its sentence: two quotations may
  share one. Set plainly it does so only if “und” or the like joins it to a labelled one; else it is a doubt.
- A parenthesis with two labels leaves open which is meant, and that is a doubt.
- A label that follows no quotation marks belongs to a paraphrase or a count. Words in quotation marks that
  recur elsewhere and begin with a capital inside the author's sentence are a name, even with a label.
- Quotations with another source, a parenthesis or a footnote mark behind them, are not taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from qualcode.catalogue import _, program
from qualcode.errors import ReadingError
from qualcode.language.sentences.split import split
from qualcode.model.documents import DocumentDraft, SourceFile
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.reading.reports.context import Contexts
from qualcode.reading.reports.label_patterns import LabelForm
from qualcode.reading.reports.paragraphs import ReportParagraph, paragraphs
from qualcode.reading.reports.plain_words import (
    MARKS,
    STRAIGHT,
    QuotationMarks,
    with_curved_marks,
    without_old_hyphens,
    word_across,
    words_of,
)
from qualcode.reading.reports.quotation_marks import MarkedParagraph, pair_marks
from qualcode.reading.reports.quotations import Quotations, ReportQuotation
from qualcode.reading.source.result import Doubt, Reading
from qualcode.reading.transcripts.structure import build

DEFAULT_LABELS = ("RG", "THM", "Träger", "AH")

SOURCE_KINDS: Mapping[str, str] = {
    "RG": "Reflexionsgespräch",
    "THM": "Interview Teilhabemanagement",  # no text: the value of an attribute
    "Träger": "Interview Träger",  # no text: the value of an attribute
    "AH": "Arbeitshilfe",
}


def read_report(
    text: str,
    source: SourceFile,
    labels: Sequence[str] = DEFAULT_LABELS,
    *,
    unsure: bool = False,
    marks: str = "german",
    apart: bool = False,
) -> Reading:
    """The quotations of a report, each a draft whose attributes tell kind, wave, chapter and fragment.

    `labels` are the words of the labels; years are taken as they are found, and a word such as “B#” stands for
    labels with a number (see `LabelForm`). `marks` names the quotation marks (a key of `MARKS`), `apart` says
    that each line of the text is a paragraph, as word processors keep them. A draft's `context` is the
    author's sentence before the quotation, or, for a fragment, the sentence that it is woven into. What is
    doubtful is told as a doubt and left out; with `unsure` it becomes a draft too, with the attribute
    unsure=yes, numbered behind the sure ones of its label.

    Raises ReadingError where no such label, or no quotation with one, is in the text, and UsageProblem where
    `labels` names none.
    """
    form, quoting = LabelForm(labels), MARKS[marks]
    whole = words_of(text)
    mended_text, mended = without_old_hyphens(with_curved_marks(text) if marks == STRAIGHT else text, whole)
    report = [
        pair_marks(paragraph, form.mentions(paragraph.text), quoting)
        for paragraph in paragraphs(mended_text, quoting, apart=apart)
    ]
    mentions = sum(len(marked.mentions) for marked in report)
    sought = ", ".join(form.words)
    if not mentions:
        raise ReadingError(
            _(
                "No source label was found in “{name}”; sought were {sought}, each in parentheses with a "
                "year, or, where it ends with “#”, with a number.",
                name=source.name,
                sought=sought,
            ),
            _("Name the labels of this report: --labels RG,THM,Träger,AH or --labels B#"),
        )
    judgement = Quotations(report)
    collected = _ReportDrafts(source, whole, unsure=unsure)
    contexts = Contexts(_sentences, quoting)
    for marked in report:
        quotations = judgement.of(marked)
        found = contexts.of(marked.paragraph, quotations)
        for quotation, context in zip(quotations, found, strict=True):
            collected.add(marked.paragraph, quotation, context)
    if not collected.drafts and not collected.doubts:
        raise ReadingError(
            _(
                "“{name}” has {labels} ({sought}), but none follows a quotation in {marks}.",
                name=source.name,
                labels=counted(mentions, "label"),
                sought=sought,
                marks=_shown(quoting, marks),
            ),
            _(
                "Name its quotation marks with --marks ({kinds}), or import it with --as text.",
                kinds=", ".join(MARKS),
            ),
        )
    notes = _notes(report, judgement, mended)
    return Reading(collected.numbered(), tuple(collected.doubts), notes, places="paragraph" if apart else "line")


def _shown(quoting: QuotationMarks, marks: str) -> str:
    return '"…"' if marks == STRAIGHT else f"{quoting.opening}…{quoting.closing[0]}"


class _ReportDrafts:
    """Drafts and doubts in the order of the report."""

    def __init__(self, source: SourceFile, whole: Collection[str], *, unsure: bool) -> None:
        self.drafts: list[DocumentDraft] = []
        self.doubts: list[Doubt] = []
        self._source = source
        self._whole = whole
        self._unsure = unsure

    def add(self, paragraph: ReportParagraph, quotation: ReportQuotation, context: str) -> None:
        """Takes a quotation, or notes why not."""
        if quotation.doubt:
            self.doubts.append(Doubt(paragraph.line(quotation.start), quotation.text, quotation.doubt))
        if quotation.text and (self._unsure or not quotation.doubt):
            self.drafts.append(self._draft(paragraph, quotation, context))

    def _draft(self, paragraph: ReportParagraph, quotation: ReportQuotation, context: str) -> DocumentDraft:
        return DocumentDraft(
            name="",
            text=quotation.text,
            structure=build(quotation.text, ()),  # one voice: “Okay:” at its head is no speaker
            source=self._source,
            label="; ".join(label.name for label in quotation.labels),
            attributes=_attributes(paragraph, quotation),
            context=context,
            warnings=(*filter(None, (quotation.doubt, quotation.note)), *self._torn(paragraph, quotation.marked)),
        )

    def _torn(self, paragraph: ReportParagraph, where: Span) -> Iterator[str]:
        """Words that a page break tore and that stand nowhere else: a letter may have been lost with it."""
        for seam in filter(where.contains, paragraph.seams):
            word = word_across(paragraph.text, seam)
            if word and word not in self._whole:
                yield _(
                    "“{word}” was torn by a page break and stands nowhere else: compare the printed report.",
                    word=word,
                )

    def numbered(self) -> tuple[DocumentDraft, ...]:
        """The drafts with their names: numbered per label, sure ones first so that theirs never change."""
        names: dict[int, str] = {}
        numbers: Counter[str] = Counter()
        for index in sorted(range(len(self.drafts)), key=lambda i: "unsure" in self.drafts[i].attributes):
            label = self.drafts[index].label
            numbers[label] += 1
            names[index] = f"{label} · {numbers[label]:03}"
        return tuple(replace(draft, name=names[index]) for index, draft in enumerate(self.drafts))


def _attributes(paragraph: ReportParagraph, quotation: ReportQuotation) -> dict[str, str]:
    attributes = {
        "source_kind": _joined(SOURCE_KINDS.get(label.word, label.word) for label in quotation.labels),
        "wave": _joined(label.wave for label in quotation.labels),
        "place": _joined(label.place for label in quotation.labels),
        "chapter": paragraph.chapter,
        "fragment": "yes" if quotation.fragment else "no",
    }
    for name in ("wave", "place"):  # a label need not have them
        if not attributes[name]:
            del attributes[name]
    return attributes | ({"unsure": "yes"} if quotation.doubt else {})


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, values)))


def _notes(report: Sequence[MarkedParagraph], judgement: Quotations, mended: Sequence[str]) -> tuple[str, ...]:
    mentions = sum(len(marked.mentions) for marked in report)
    quoted = sum(len(marked.attached) for marked in report) - len(judgement.names)
    notes = [
        _(
            "{mentions} parentheses hold a label: {quoted} stand behind a quotation, {others} behind a "
            "paraphrase, a count or a name.",
            mentions=program().number(mentions),
            quoted=program().number(quoted),
            others=program().number(mentions - quoted),
        )
    ]
    if judgement.names:
        lines = ", ".join(str(marked.paragraph.line(pair.start)) for marked, pair in judgement.names)
        notes.append(
            _(
                "Names in quotation marks with a label, not taken: {number} (line {lines}).",
                number=len(judgement.names),
                lines=lines,
            )
        )
    if judgement.other_works:
        notes.append(_("Quotations with another source, not taken: {number}.", number=judgement.other_works))
    if mended:
        words = ", ".join(dict.fromkeys(mended))
        notes.append(
            _(
                "Hyphens of old line ends taken out of words that also stand whole: {number} ({words}).",
                number=len(mended),
                words=words,
            )
        )
    return tuple(notes)


def _sentences(text: str) -> Sequence[Span]:
    return split(text, [Span(0, len(text))])
