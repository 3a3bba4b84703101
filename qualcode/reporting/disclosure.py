"""The disclosure check: what in a quotation collection could tell who is speaking, or of whom.

It is help and no guarantee. Each finding says where, why and what to do next; a person may accept it. What was
accepted is known again by a fingerprint of the words around it, which holds none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from qualcode.language.composed import folded
from qualcode.language.identifiers import find_identifiers
from qualcode.language.likely_names import likely_names
from qualcode.language.name_list import NameHit, NameList
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reporting.disclosure_finding import Finding, FindingKind, fingerprint
from qualcode.reporting.disclosure_groups import large_shares, small_groups
from qualcode.reporting.quotations import Chapter, Collection, Quotation

_AROUND = 24  # code points before and behind that make a finding known again
_UNLISTED = "is likely a name and in no list"
_SHOWN = 60  # code points before and behind that are shown


@dataclass(frozen=True, slots=True)
class Options:
    """What is looked for.

    `names` are those of a list, `likely` says whether names in no list are told too. Groups of fewer than
    `smallest_group` cases are told, and cases that give more than `largest_share` of a theme's quotations.
    """

    names: NameList | None = None
    likely: bool = True
    smallest_group: int = 3
    largest_share: float = 1 / 3


@dataclass(frozen=True, slots=True)
class _Hit:
    span: Span
    kind: FindingKind
    certain: bool
    reason: str
    replacement: str = "[...]"


def findings(project: Project, collection: Collection, options: Options) -> Sequence[Finding]:
    """What the collection would disclose, in its order; the same words under several themes are one finding."""
    uuids = {one.key: one.uuid for one in project.documents.all()}
    accepted = {one.fingerprint: one for one in project.accepted.all()}
    found: dict[str, Finding] = {}
    for finding in _in_headings(collection, options):
        found.setdefault(finding.fingerprint, finding)
    for chapter in collection.chapters:
        for quotation in chapter.quotations:
            for finding in _in_quotation(chapter, quotation, uuids[quotation.document], options):
                known = found.get(finding.fingerprint)
                found[finding.fingerprint] = _joined(known, finding) if known else finding
    for finding in (
        *small_groups(project, collection, options.smallest_group),
        *large_shares(project, collection, options.largest_share),
    ):
        found[finding.fingerprint] = finding
    return [replace(one, accepted=accepted.get(one.fingerprint)) for one in found.values()]


def open_findings(found: Iterable[Finding]) -> list[Finding]:
    """Those that nobody accepted."""
    return [one for one in found if one.accepted is None]


def _joined(known: Finding, other: Finding) -> Finding:
    return replace(
        known,
        ids=tuple(dict.fromkeys((*known.ids, *other.ids))),
        codes=tuple(dict.fromkeys((*known.codes, *other.codes))),
    )


def _in_headings(collection: Collection, options: Options) -> Iterator[Finding]:
    """What the collection itself tells: its title, the names of its chapters, the definitions of their codes."""
    texts = [("title", "", collection.title, "Give another title with --title.")]
    for chapter in collection.chapters:
        texts.append(("heading", chapter.heading, chapter.heading, "Rename the code."))
        texts.append(("definition", chapter.heading, chapter.definition(), "Write the definition of the code anew."))
    for where, heading, text, step in texts:
        for hit in hits(text, options):
            yield Finding(
                kind=hit.kind,
                fingerprint=fingerprint(hit.kind.value, where, folded(around(text, hit.span, _AROUND))),
                ids=(),
                codes=(heading or collection.title,),
                label="",
                found=hit.span.cut(text),
                passage=around(text, hit.span, _SHOWN),
                reason=f"{hit.reason} (in the {where})",
                step=step,
                certain=hit.certain,
            )


def _in_quotation(chapter: Chapter, quotation: Quotation, uuid: str, options: Options) -> Iterator[Finding]:
    texts = [("", quotation.text)]
    texts += [("memo", memo) for memo in quotation.memos]
    texts += [("context", text) for text in (quotation.before, quotation.after) if text]
    texts += [(name, value) for name, value in quotation.attributes.items() if value]
    for where, text in texts:
        for hit in hits(text, options):
            yield _finding(chapter, quotation, (uuid, where), text, hit)


def _finding(chapter: Chapter, quotation: Quotation, place: tuple[str, str], text: str, hit: _Hit) -> Finding:
    found = hit.span.cut(text)
    where = place[1]
    return Finding(
        kind=hit.kind,
        fingerprint=fingerprint(hit.kind.value, *place, folded(around(text, hit.span, _AROUND))),
        ids=quotation.ids,
        codes=(chapter.heading,),
        label=quotation.label,
        found=found,
        passage=around(text, hit.span, _SHOWN),
        reason=f"{hit.reason}{_place(where)}",
        step=_step(quotation, found, hit.replacement, where),
        document=quotation.document,
        certain=hit.certain,
    )


def _place(where: str) -> str:
    if not where:
        return ""
    return f" (in the {where})" if where in {"memo", "context"} else f" (in “{where}”)"


def _step(quotation: Quotation, found: str, replacement: str, where: str) -> str:
    if where == "context":
        return "Leave the context out of the export."
    if where == "memo":
        return "Leave memos out of the export, or write the memo anew."
    if where:
        return f"Leave “{where}” out of the export, or give the document another value."
    if quotation.paraphrased:
        return "Write the paraphrase of the coding anew."
    if not quotation.codings:  # a whole document
        return f"Correct the text, all codings move along: qualcode revise {quotation.ids[0]} FILE"
    words = " ".join(found.split())
    return f'qualcode quote edit {quotation.ids[0]} "{words} => {replacement}"'


def hits(text: str, options: Options) -> list[_Hit]:
    """What was found in a text, in order; listed names before forms, these before likely names, none overlap."""
    found: list[_Hit] = []
    free = partial(_is_free, found)
    if options.names:
        found += [_listed(one) for one in options.names.hits(text)]
    found += [
        _Hit(one.span, FindingKind(one.kind.value), one.certain, f"looks like a {one.kind.value}")
        for one in find_identifiers(text)
        if free(one.span)
    ]
    likely = [one for one in likely_names(text) if free(one.span)] if options.likely else []
    allowed = options.names.allows(text) if likely and options.names else []
    found += [
        _Hit(one.span, FindingKind.LIKELY, certain=False, reason=f"{_UNLISTED} ({one.kind.value})")
        for one in likely
        if not any(one.span.overlap(span) for span in allowed)
    ]
    return sorted(found, key=lambda one: one.span)


def _listed(hit: NameHit) -> _Hit:
    reason = f"is a name of the list ({hit.how})" if hit.certain else f"may be a name of the list ({hit.how})"
    return _Hit(hit.span, FindingKind.LISTED, hit.certain, reason, hit.name.placeholder or "[Name]")


def _is_free(found: Sequence[_Hit], span: Span) -> bool:
    return not any(span.overlap(one.span) for one in found)


def around(text: str, span: Span, reach: int) -> str:
    """The words of a span with up to `reach` code points before and behind, in one line."""
    start, end = max(0, span.start - reach), min(len(text), span.end + reach)
    return " ".join(text[start:end].split())
