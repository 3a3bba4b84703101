"""Quotation collections as JSON."""

from __future__ import annotations

import json

from qualcode.reporting.collection import Collection, Quotation
from qualcode.reporting.prose import Look
from qualcode.reporting.wording import Wording, head
from qualcode.visible import escaped_json


def render(collection: Collection, wording: Wording, look: Look) -> bytes:
    """The collection as one UTF-8 JSON object: what is counted, then chapters with their quotations."""
    del look  # scripts read everything
    made = {
        "title": collection.title,
        "draft": not collection.final,
        "head": head(collection, wording),
        "counted": "cases" if collection.by_cases else "documents",
        "united": collection.united,
        "without_passage": list(collection.empty),
        "codes": [
            {
                "code": chapter.heading,
                "definition": chapter.code.rules.definition if chapter.code else "",
                "passages": len(chapter.quotations),
                "cases": chapter.cases() if collection.by_cases else None,
                "documents": chapter.documents(),
                "quotations": [_quotation(one, final=collection.final) for one in chapter.quotations],
            }
            for chapter in collection.chapters
        ],
    }
    return (escaped_json(json.dumps(made, ensure_ascii=False, indent=2)) + "\n").encode("utf-8")


def _quotation(one: Quotation, *, final: bool) -> dict[str, object]:
    made: dict[str, object] = {} if final else {"id": one.id, "ids": list(one.ids)}
    made |= {
        "label": one.label,
        "wave": one.wave,
        "code": one.code.full_name if one.code else None,
        "polarity": one.polarity.value,
        "disputed": one.disputed,
        "text": one.text,
        "emphasis": [[span.start, span.end] for span in one.emphasis],
        "paraphrased": one.paraphrased,
        "words": one.words,
        "weights": list(one.weights),
        "attributes": dict(one.attributes),
        "before": one.before,
        "after": one.after,
    }
    if not final:
        made |= {
            "coders": list(one.coders),
            "memos": list(one.memos),
            "good": one.good,
            "published": list(one.published),
        }
    if one.identity:
        made["identity"] = {
            "document": one.identity.document,
            "case": one.identity.case,
            "coders": list(one.identity.coders),
            "coded": list(one.identity.coded),
        }
    return made
