"""The disclosure check: what in a quotation collection could tell who is speaking, or of whom.

It is help and no guarantee. Each finding says where, why and what to do next; a person may accept it. What was
accepted is known again by a fingerprint of the words around it, which holds none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Container
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import overload

from qualcode.catalogue import Later, later
from qualcode.language.forms.normalised import composed, folded
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.project.quoting.checked_passages import KeptFindings, hash_of_all, passages_in
from qualcode.reporting.disclosure.citing import cited_finely
from qualcode.reporting.disclosure.finding import DisclosureFinding, FindingKind, fingerprint
from qualcode.reporting.disclosure.groups import GroupCounts, ShareCounts
from qualcode.reporting.disclosure.hit_finder import NameHitFinder
from qualcode.reporting.disclosure.hits import Hit, Options, around, hits
from qualcode.reporting.disclosure.known_names import KnownNames
from qualcode.reporting.disclosure.memory import FindingsMemory
from qualcode.reporting.disclosure.rules import rules
from qualcode.reporting.disclosure.words import in_quotation_marks, whole_words, without_brackets
from qualcode.reporting.quotations.collection import Collection, Quotation

__all__ = ["DisclosureScan", "Findings", "Options", "finding_mark", "findings", "hits"]

_AROUND = 24  # code points before and behind that make a finding known again
_SHOWN = 60  # code points before and behind that are shown
_AT_ONCE = 100  # quotations whose texts are read together


class DisclosureScan:
    """Looks at the quotations of a collection as they come, document by document, and counts what they disclose.

    Nothing of a finding is held: those that are to be told are made of their quotations again. Where passages were
    looked at before, only names are looked for that a list or the project gives. With `keeps` the project keeps what
    is found in new ones, as far as it can be written.
    """

    def __init__(self, project: Project, options: Options, *, keeps: bool = False) -> None:
        known = options.known or KnownNames(project)
        self._memory = FindingsMemory(project, rules() if options.likely else "", keeps=keeps)
        # a list of names is never stored, nor a hash by which one could guess what stands in a short one
        self._names = known.fingerprint if options.names is None else None
        self._finder = NameHitFinder(replace(options, known=known))
        self._uuids = {document.key: document.uuid for document in project.documents.all()}
        self.accepted = {finding.fingerprint: finding for finding in project.accepted.all()}
        self._accepted_in: defaultdict[int | None, list[str]] = defaultdict(list)
        for print_, finding in sorted(self.accepted.items()):
            self._accepted_in[finding.document].append(print_)
        self.groups = GroupCounts(project, options.smallest_group)
        self.shares = ShareCounts(project, options.largest_share)
        self.number = self.number_accepted = 0
        self.documents: list[int] = []
        self._document = -1
        self._labels: dict[str, None] = {}
        self._texts: dict[tuple[str, str], None] = {}

    @classmethod
    def over(
        cls, project: Project, collection: Collection, options: Options, *, keeps: bool = False
    ) -> DisclosureScan:
        """That of a collection which is there."""
        scan = cls(project, options, keeps=keeps)
        chapters = collection.chapters
        placed = ((number, chapter) for chapter, numbers in enumerate(chapters.numbers) for number in numbers)
        for number, chapter in sorted(placed):
            scan.see(chapter, number, chapters.store[number])
        return scan

    def see(self, chapter: int, number: int, quotation: Quotation) -> None:
        """Look at one more quotation; those of one document come together."""
        if quotation.document != self._document:
            self.close()
            self._document = quotation.document
        self.documents.append(quotation.document)
        self._labels[quotation.label] = None
        self._texts["", quotation.text] = None
        if quotation.memos or quotation.before or quotation.after or quotation.attributes:
            self._texts.update(dict.fromkeys(_texts(quotation)))
        self.groups.see(number, quotation)
        self.shares.see(chapter, quotation)

    def close(self) -> None:
        """Count what was found in the document: the same words under several themes are one finding."""
        if not self._texts:
            return
        known = self._memory.of(self._document)
        whole = self._hash_of_all()
        if whole in known:
            number, accepted = known[whole]
        else:
            number, accepted, new = self._counted(known)
            # of few known passages among many it is quicker to count again than to write all that is known anew
            if new or 2 * len(self._texts) >= passages_in(known):
                self._memory.take(self._document, new | {whole: [number, accepted]} if whole else new)
        self.number += number
        self.number_accepted += accepted
        self._labels, self._texts = {}, {}

    def _hash_of_all(self) -> str:
        """What all is known by on which the numbers of the document depend; empty where nothing of it may be kept."""
        if self._names is None:
            return ""
        mine = [self._uuids[self._document], *self._accepted_in[self._document], *self._accepted_in[None]]
        return hash_of_all([self._names, mine, list(self._labels), list(self._texts)])

    def _counted(self, known: KeptFindings) -> tuple[int, int, KeptFindings]:
        """How much was found in the document, how much of it was accepted, and what can be kept of new passages."""
        marks = {
            finding_mark(hit.kind, hit.span, "label", label)
            for label in self._labels
            for hit in self._finder.in_label(label)
        }
        places, new = self._finder.places((text for _where, text in self._texts), known)
        for where, text in self._texts:
            marks.update(finding_mark(kind, span, where, text) for kind, span in places.get(text, ()))
        accepted = 0
        if self.accepted and marks:
            uuid = self._uuids[self._document]
            accepted = sum(_print(mark, uuid) in self.accepted for mark in marks)
        return len(marks), accepted, new

    def finish(self) -> None:
        """Count the last document too, and keep what is to be kept."""
        self.close()
        self._memory.keep()

    def in_quotations(self, quotations: Iterable[tuple[str, Quotation]]) -> Iterator[DisclosureFinding]:
        """What quotations under headings disclose, one after the other."""
        waiting = iter(quotations)
        while some := list(islice(waiting, _AT_ONCE)):
            found = self._finder.hits(text for _heading, quotation in some for _where, text in _texts(quotation))
            for heading, quotation in some:
                yield from self._in_quotation(heading, quotation, found)

    def _in_quotation(
        self, heading: str, quotation: Quotation, hits_in: Mapping[str, Sequence[Hit]]
    ) -> Iterator[DisclosureFinding]:
        uuid = self._uuids[quotation.document]
        texts = [(where, text, hits_in.get(text, ())) for where, text in _texts(quotation)]
        for where, text, found in (("label", quotation.label, self._finder.in_label(quotation.label)), *texts):
            for hit in found:
                forms = [hit.span.cut(text)] if where == "label" else _forms(text, hit, found)
                mark = finding_mark(hit.kind, hit.span, where, text)
                finding = _finding(heading, quotation, where, text, hit, forms, _print(mark, uuid))
                yield replace(finding, accepted=self.accepted.get(finding.fingerprint))

    def in_headings(self, collection: Collection) -> Iterator[DisclosureFinding]:
        """What the collection itself tells: its title, the names of its chapters, the definitions of their codes."""
        texts = [("title", "", collection.title, later("Give another title with --title."))]
        for heading in collection.chapters.headings:
            written = heading.definition()
            texts.append(("heading", heading.text, heading.text, later("Rename the code.")))
            texts.append(("definition", heading.text, written, later("Write the definition of the code anew.")))
        return self.in_texts((where, heading or collection.title, text, step) for where, heading, text, step in texts)

    def in_texts(self, texts: Iterable[tuple[str, str, str, Later]]) -> Iterator[DisclosureFinding]:
        """What texts beside the quotations tell: (where it stands, the theme it belongs to, the text, what to do)."""
        waiting = list(texts)
        found = self._finder.hits(text for _where, _theme, text, _step in waiting)
        for where, theme, text, step in waiting:
            for hit in found.get(text, ()):
                print_ = fingerprint(*finding_mark(hit.kind, hit.span, where, text))
                yield DisclosureFinding(
                    kind=hit.kind,
                    fingerprint=print_,
                    ids=(),
                    codes=(theme,),
                    label="",
                    found=hit.span.cut(text),
                    passage=around(text, hit.span, _SHOWN),
                    reason=_in_place(hit.reason, where),
                    step=step,
                    certain=hit.certain,
                    accepted=self.accepted.get(print_),
                )


class Findings(Sequence[DisclosureFinding]):
    """What a collection would disclose, in its order; findings are made of the quotations when they are asked for.

    Those that are `open` are those that nobody accepted.
    """

    def __init__(self, scan: DisclosureScan, collection: Collection, *, only_open: bool = False) -> None:
        scan.finish()
        self._scan = scan
        self._chapters = collection.chapters
        self._only_open = only_open
        first: dict[str, DisclosureFinding] = {}
        for finding in scan.in_headings(collection):
            first.setdefault(finding.fingerprint, finding)
        counted = {
            finding.fingerprint: replace(finding, accepted=scan.accepted.get(finding.fingerprint))
            for finding in (
                *scan.groups.findings(collection),
                *scan.shares.findings(collection),
                *cited_finely(collection, scan.documents),
            )
        }
        self._first = [finding for finding in first.values() if self._is_wanted(finding)]
        self._last = [finding for finding in counted.values() if self._is_wanted(finding)]
        self._in_quotations = scan.number - (scan.number_accepted if only_open else 0)

    def __len__(self) -> int:
        return len(self._first) + self._in_quotations + len(self._last)

    def __iter__(self) -> Iterator[DisclosureFinding]:
        yield from self._first
        yield from self._of_quotations(None)
        yield from self._last

    @overload
    def __getitem__(self, place: int) -> DisclosureFinding: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[DisclosureFinding]: ...
    def __getitem__(self, place: int | slice) -> DisclosureFinding | Sequence[DisclosureFinding]:
        wanted = range(len(self))[place]
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        most = max(wanted, default=-1) + 1
        found = [*self._first, *islice(self._of_quotations(most - len(self._first)), most), *self._last]
        return [found[number] for number in wanted]

    def _is_wanted(self, finding: DisclosureFinding) -> bool:
        return finding.accepted is None or not self._only_open

    def _of_quotations(self, most: int | None) -> Iterator[DisclosureFinding]:
        """The findings in quotations; up to `most` of them, or a few more."""
        documents = None if most is None else self._documents_of(most)
        joined: dict[str, DisclosureFinding] = {}
        for finding in self._scan.in_quotations(self._quotations(documents)):
            known = joined.get(finding.fingerprint)
            joined[finding.fingerprint] = _joined(known, finding) if known else finding
        return filter(self._is_wanted, joined.values())

    def _documents_of(self, most: int) -> set[int]:
        """The documents of the first so many findings."""
        found: dict[str, int] = {}
        for finding in self._scan.in_quotations(self._quotations(None)):
            if len(found) >= most:
                break
            if self._is_wanted(finding) and finding.document is not None:
                found[finding.fingerprint] = finding.document
        return set(found.values())

    def _quotations(self, documents: Container[int] | None) -> Iterator[tuple[str, Quotation]]:
        """The quotations of these documents with the headings over them, in the order of the collection."""
        for heading, numbers in zip(self._chapters.headings, self._chapters.numbers, strict=True):
            for number in numbers:
                if documents is None or self._scan.documents[number] in documents:
                    yield heading.text, self._chapters.store[number]


def findings(project: Project, collection: Collection, options: Options) -> Sequence[DisclosureFinding]:
    """What the collection would disclose, in its order; the same words under several themes are one finding."""
    return list(Findings(DisclosureScan.over(project, collection, options), collection))


def _joined(known: DisclosureFinding, other: DisclosureFinding) -> DisclosureFinding:
    return replace(
        known,
        ids=tuple(dict.fromkeys((*known.ids, *other.ids))),
        codes=tuple(dict.fromkeys((*known.codes, *other.codes))),
    )


def _texts(quotation: Quotation) -> Iterator[tuple[str, str]]:
    """What is read of a quotation besides its label: where it stands, “” for the quotation itself, and the text."""
    yield "", quotation.text
    for memo in quotation.memos:
        yield "memo", memo
    for context in (quotation.before, quotation.after):
        if context:
            yield "context", context
    for name, value in quotation.attributes.items():
        if value:
            yield name, value


def finding_mark(kind: FindingKind, span: Span, where: str, text: str) -> tuple[str, ...]:
    """What makes a finding the same as another one of its document: its kind, where it is and the words around it."""
    return kind.value, where, folded(around(text, span, _AROUND))


def _print(mark: tuple[str, ...], uuid: str) -> str:
    kind, where, words = mark
    return fingerprint(kind, uuid, where, words)


def _forms(text: str, hit: Hit, found: Iterable[Hit]) -> list[str]:
    """The words of a hit as they are masked, and the other forms in which the same name stands in the text."""
    same = [other for other in found if hit.name and (other.name, other.replacement) == (hit.name, hit.replacement)]
    forms = (" ".join(whole_words(text, alike.span).cut(text).split()) for alike in (hit, *same))
    return list(dict.fromkeys(composed(form) for form in forms))


def _finding(
    heading: str, quotation: Quotation, where: str, text: str, hit: Hit, forms: Sequence[str], print_: str
) -> DisclosureFinding:
    return DisclosureFinding(
        kind=hit.kind,
        fingerprint=print_,
        ids=quotation.ids,
        codes=(heading,),
        label=quotation.label,
        found=hit.span.cut(text),
        passage=around(text, hit.span, _SHOWN),
        reason=_in_place(hit.reason, where),
        step=_step(quotation, forms, hit.replacement, where),
        document=quotation.document,
        certain=hit.certain,
    )


def _in_place(reason: str, where: str) -> str:
    """A reason with the place where it was found; “” is the quotation itself, other words are names of attributes."""
    match where:
        case "":
            return reason
        case "memo":
            return later("{reason} (in the memo)", reason=reason)
        case "context":
            return later("{reason} (in the context)", reason=reason)
        case "label":
            return later("{reason} (in the label)", reason=reason)
        case "title":
            return later("{reason} (in the title)", reason=reason)
        case "heading":
            return later("{reason} (in the heading)", reason=reason)
        case "definition":
            return later("{reason} (in the definition)", reason=reason)
        case _:
            return later("{reason} (in “{attribute}”)", reason=reason, attribute=where)


def _step(quotation: Quotation, forms: Sequence[str], replacement: str, where: str) -> str:
    if where == "label":
        return later("Give the documents another label: qualcode documents set DOCUMENT --label LABEL")
    if where == "context":
        return later("Leave the context out of the export.")
    if where == "memo":
        return later("Leave memos out of the export, or write the memo anew.")
    if where:
        return later("Leave “{attribute}” out of the export, or give the document another value.", attribute=where)
    if quotation.paraphrased:
        return later("Write the paraphrase of the coding anew.")
    if not quotation.codings:  # a whole document
        return later("Correct the text, all codings move along: qualcode revise {id} FILE", id=quotation.ids[0])
    placeholder = without_brackets(replacement) or "..."
    steps = (in_quotation_marks(f"{words} => [{placeholder}]") for words in forms)
    ids = (f"--quotation {id_}" for id_ in quotation.ids)  # no text: an option
    return " ".join(("qualcode disclosure apply", *steps, *ids))  # no text: a command
