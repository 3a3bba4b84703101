"""Quotation collections as JSON."""

from __future__ import annotations

import json

from qualcode.reporting.quotations import Collection
from qualcode.reporting.wording import Wording, head


def render(collection: Collection, wording: Wording) -> bytes:
    """The collection as one UTF-8 JSON object: what is counted, then chapters with their quotations."""
    made = {
        "title": collection.title,
        "head": head(collection, wording),
        "counted": "cases" if collection.by_cases else "documents",
        "united": collection.united,
        "without_passage": list(collection.empty),
        "codes": [
            {
                "code": chapter.code.full_name,
                "definition": chapter.code.rules.definition,
                "passages": len(chapter.quotations),
                "cases": chapter.cases() if collection.by_cases else None,
                "documents": chapter.documents(),
                "quotations": [
                    {
                        "ids": list(one.ids),
                        "label": one.label,
                        "wave": one.wave,
                        "polarity": one.polarity.value,
                        "disputed": one.disputed,
                        "text": one.text,
                        "words": one.words,
                        "weights": list(one.weights),
                        "coders": list(one.coders),
                        "memos": list(one.memos),
                        "attributes": dict(one.attributes),
                    }
                    for one in chapter.quotations
                ],
            }
            for chapter in collection.chapters
        ],
    }
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
