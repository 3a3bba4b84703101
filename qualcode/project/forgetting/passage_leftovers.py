"""What is left of a passage that was erased: the same words elsewhere, and what people wrote of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set

from qualcode.catalogue import _, ngettext
from qualcode.language.forms.normalised import bare_words
from qualcode.model.summaries import PassagePrints
from qualcode.project.file import forgotten
from qualcode.project.file.store import Store
from qualcode.project.forgetting import erasure_leftovers
from qualcode.project.forgetting.erasure_leftovers import Leftover
from qualcode.project.forgetting.withdrawn_passage import CutDone, stands_in


def of_passage(store: Store, erased: CutDone) -> list[Leftover]:
    """What a person still has to look at. Call it while the former texts are there."""
    if erased.cut is None:
        return []
    words, after = erased.cut.words, erased.cut.after
    run = max(2, min(forgotten.RUN, len(bare_words(words))))
    found = erasure_leftovers.of_texts(store, [words], (), but=after, run=run)
    return [*found, *_same_words(store, words), *_written_of(store, erased)]


def _same_words(store: Store, words: str) -> Iterator[Leftover]:
    """Present texts in which the same words stand, once more in the very document too."""
    for uuid, name, text in store.rows(
        "SELECT d.uuid, d.name, t.text FROM documents d JOIN texts t ON t.id = d.text_id ORDER BY d.id"
    ):
        start = str(text).find(words)
        if start >= 0:
            where = _(
                "the same words stand in “{document}” at {start}:{end}: “qualcode forget … --span” erases them there",
                document=name,
                start=start,
                end=start + len(words),
            )
            yield Leftover("texts", uuid[-12:], where)
        elif stands_in(words, str(text)):
            yield Leftover("texts", uuid[-12:], _("“{document}” has words of the passage: look there", document=name))


def _written_of(store: Store, erased: CutDone) -> Iterator[Leftover]:
    """Paraphrases, memos and summaries that were written on it, in whichever words."""
    listed = json.dumps(sorted(erased.touched))
    for (uuid,) in store.all(
        "SELECT uuid FROM codings WHERE paraphrase <> '' AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (listed,),
    ):
        where = _("the paraphrase of the coding {id} may tell of it: look at it", id=uuid[-12:])
        yield Leftover("codings", uuid[-12:], where)
    for (uuid,) in store.all(
        "SELECT uuid FROM memos WHERE coding_id IN (SELECT value FROM json_each(?)) ORDER BY id", (listed,)
    ):
        where = _("the memo {id} is on a passage that held it: look at it", id=uuid[-12:])
        yield Leftover("memos", uuid[-12:], where)
    yield from resting_summaries(store, erased.ids)


def resting_summaries(store: Store, codings: Set[str]) -> Iterator[Leftover]:
    """Summaries that were written on codings of these ids."""
    for uuid, passages in store.all("SELECT uuid, passages FROM summaries ORDER BY id"):
        rested = codings & _prints(passages).keys()
        if rested:
            where = ngettext(
                "the summary {id} was written on {count} passage that went or was cut: look at it",
                "the summary {id} was written on {count} passages that went or were cut: look at it",
                len(rested),
                id=uuid[-12:],
            )
            yield Leftover("summaries", uuid[-12:], where)


def _prints(stored: str) -> Mapping[str, str]:
    """On which codings a summary rests; on none where the row is damaged, which `check` tells."""
    try:
        return PassagePrints.read(stored).prints
    except ValueError:
        return {}
