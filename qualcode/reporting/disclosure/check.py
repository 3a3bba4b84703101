"""The disclosure check: what in a quotation collection could tell who is speaking, or of whom.

It is help and no guarantee. Each finding says where, why and what to do next; a person may accept it. What was
accepted is known again by a fingerprint of the words around it, which holds none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qualcode.language.forms.normalised import composed, folded
from qualcode.project.project import Project
from qualcode.reporting.disclosure.finding import Finding, fingerprint
from qualcode.reporting.disclosure.groups import large_shares, small_groups
from qualcode.reporting.disclosure.hits import Hit, Options, around, hits, known_hits
from qualcode.reporting.disclosure.known_names import KnownNames
from qualcode.reporting.disclosure.words import in_quotation_marks, whole_words, without_brackets
from qualcode.reporting.quotations.collecting import Chapter, Collection, Quotation

__all__ = ["Options", "findings", "hits", "open_findings"]

_AROUND = 24  # code points before and behind that make a finding known again
_SHOWN = 60  # code points before and behind that are shown


def findings(project: Project, collection: Collection, options: Options) -> Sequence[Finding]:
    """What the collection would disclose, in its order; the same words under several themes are one finding."""
    options = replace(options, known=options.known or KnownNames(project))
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
    for hit in known_hits(quotation.label, options):
        yield _finding(chapter, quotation, (uuid, "label"), quotation.label, hit, [hit.span.cut(quotation.label)])
    texts = [("", quotation.text)]
    texts += [("memo", memo) for memo in quotation.memos]
    texts += [("context", text) for text in (quotation.before, quotation.after) if text]
    texts += [(name, value) for name, value in quotation.attributes.items() if value]
    for where, text in texts:
        found = hits(text, options)
        for hit in found:
            yield _finding(chapter, quotation, (uuid, where), text, hit, _forms(text, hit, found))


def _forms(text: str, hit: Hit, found: Iterable[Hit]) -> list[str]:
    """The words of a hit as they are masked, and the other forms in which the same name stands in the text."""
    same = [one for one in found if hit.name and (one.name, one.replacement) == (hit.name, hit.replacement)]
    forms = (" ".join(whole_words(text, one.span).cut(text).split()) for one in (hit, *same))
    return list(dict.fromkeys(composed(form) for form in forms))


def _finding(
    chapter: Chapter, quotation: Quotation, place: tuple[str, str], text: str, hit: Hit, forms: Sequence[str]
) -> Finding:
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
        step=_step(quotation, forms, hit.replacement, where),
        document=quotation.document,
        certain=hit.certain,
    )


def _place(where: str) -> str:
    if not where:
        return ""
    return f" (in the {where})" if where in {"memo", "context", "label"} else f" (in “{where}”)"


def _step(quotation: Quotation, forms: Sequence[str], replacement: str, where: str) -> str:
    if where == "label":
        return "Give the documents another label: qualcode documents set DOCUMENT --label LABEL"
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
    placeholder = without_brackets(replacement) or "..."
    steps = (in_quotation_marks(f"{words} => [{placeholder}]") for words in forms)
    ids = (f"--quotation {id_}" for id_ in quotation.ids)
    return " ".join(("qualcode disclosure apply", *steps, *ids))
