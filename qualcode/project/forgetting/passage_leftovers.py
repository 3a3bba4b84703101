"""What is left of a passage that was erased: the same words elsewhere, and what people wrote of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from qualcode.catalogue import _, ngettext
from qualcode.language.forms.normalised import bare_words
from qualcode.project.file import forgotten
from qualcode.project.file.store import Store
from qualcode.project.forgetting import erasure_leftovers
from qualcode.project.forgetting.withdrawn_passage import CutDone, stands_in


def of_passage(store: Store, erased: CutDone) -> list[str]:
    """Warnings of what a person still has to look at. Call it while the former texts are there."""
    if erased.cut is None:
        return []
    words, after = erased.cut.words, erased.cut.after
    run = max(2, min(forgotten.RUN, len(bare_words(words))))
    told = erasure_leftovers.of_texts(store, [words], (), but=after, run=run)
    told += _same_words(store, words)
    told += _written_of(store, erased)
    return told


def _same_words(store: Store, words: str) -> Iterator[str]:
    """Present texts in which the same words stand, once more in the very document too."""
    for name, text in store.rows(
        "SELECT d.name, t.text FROM documents d JOIN texts t ON t.id = d.text_id ORDER BY d.id"
    ):
        start = str(text).find(words)
        if start >= 0:
            yield _(
                "the same words stand in “{document}” at {start}:{end}: “qualcode forget … --span” erases them there",
                document=name,
                start=start,
                end=start + len(words),
            )
        elif stands_in(words, str(text)):
            yield _("“{document}” has words of the passage: look there", document=name)


def _written_of(store: Store, erased: CutDone) -> Iterator[str]:
    """Paraphrases, memos and summaries that were written on it, in whichever words."""
    listed = json.dumps(sorted(erased.touched))
    for (uuid,) in store.all(
        "SELECT uuid FROM codings WHERE paraphrase <> '' AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (listed,),
    ):
        yield _("the paraphrase of the coding {id} may tell of it: look at it", id=uuid[-12:])
    for (uuid,) in store.all(
        "SELECT uuid FROM memos WHERE coding_id IN (SELECT value FROM json_each(?)) ORDER BY id", (listed,)
    ):
        yield _("the memo {id} is on a passage that held it: look at it", id=uuid[-12:])
    for uuid, passages in store.all("SELECT uuid, passages FROM summaries ORDER BY id"):
        rested = erased.ids & set(json.loads(passages) if passages else ())
        if rested:
            yield ngettext(
                "the summary {id} rests on {count} passage that held it: look at it",
                "the summary {id} rests on {count} passages that held it: look at it",
                len(rested),
                id=uuid[-12:],
            )
