"""What has become of the passages that anchor examples were taken from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qualcode.catalogue import Catalogue
from qualcode.language.forms.normalised import spelled
from qualcode.model.codes import Anchor, AnchorState, Code
from qualcode.project.coding.conditions import of_anchors
from qualcode.project.project import Project
from qualcode.reporting.documents.anchor_permissions import parts_of, stand_in
from qualcode.reporting.quotations.sources import Sources


def examples_of(project: Project, codes: Iterable[Code]) -> Mapping[int, tuple[Anchor, ...]]:
    """Code (key) -> its anchor examples, each with its state of now.

    One is CHANGED whose words are neither how its passage is quoted now nor, between omissions, stand in it.
    """
    wanted = list(codes)
    living = [code.key for code in wanted if any(anchor.state is AnchorState.LIVE for anchor in code.anchors)]
    edits, sources = project.quotation_edits, Sources(project)
    quoted: dict[str, tuple[str, str]] = {}
    for coding in project.codings.where(of_anchors(living)) if living else ():
        source = sources.of(coding.document)
        words, _style = source.quoted(coding.span, edits.of(coding), None)
        quoted[coding.id] = words, coding.span.cut(source.text)

    def of_now(anchor: Anchor) -> Anchor:
        if anchor.state is not AnchorState.LIVE or anchor.coding not in quoted:
            return anchor
        words, passage = quoted[anchor.coding]
        same = spelled(words) == spelled(anchor.text) or stand_in(spelled(passage), parts_of(anchor.text))
        return anchor if same else replace(anchor, state=AnchorState.CHANGED)

    return {code.key: tuple(map(of_now, code.anchors)) for code in wanted}


def state_words(words: Catalogue) -> dict[AnchorState, str]:
    """What must be told of an anchor example in a language: nothing of a living or a written one."""
    return {
        AnchorState.WRITTEN: "",
        AnchorState.LIVE: "",
        AnchorState.STALE: words.pgettext("of an anchor example", "stale: its passage has another code now"),
        AnchorState.CHANGED: words.pgettext("of an anchor example", "its passage has other words now"),
        AnchorState.GONE: words.pgettext("of an anchor example", "its passage is gone"),
    }


def behind_example(anchor: Anchor, words: Catalogue, invented: str) -> str:
    """What follows the words of an anchor example: its label, `invented` where it is, what became of its passage."""
    return ", ".join(filter(None, (anchor.label, invented * anchor.invented, state_words(words)[anchor.state])))
