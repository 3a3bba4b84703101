"""What JSON holds of a quotation collection."""

from __future__ import annotations

from qualcode.reporting.quotations.collection import Collection, Quotation
from qualcode.reporting.quotations.collection_words import head
from qualcode.reporting.words.wording import Wording


def collection_object(collection: Collection, wording: Wording) -> dict[str, object]:
    """The collection as one object: what is counted, then chapters with their quotations."""
    return {
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
                "quotations": [
                    quotation_object(quotation, final=collection.final) for quotation in chapter.quotations
                ],
            }
            for chapter in collection.chapters
        ],
    }


def quotation_object(quotation: Quotation, *, final: bool) -> dict[str, object]:
    """One quotation; of a final collection without ids, coders and memos."""
    made: dict[str, object] = {} if final else {"id": quotation.id, "ids": list(quotation.ids)}
    made |= {
        "label": quotation.label,
        "wave": quotation.wave,
        "code": quotation.code.full_name if quotation.code else None,
        "polarity": quotation.polarity.value,
        "disputed": quotation.disputed,
        "text": quotation.text,
        "emphasis": [[span.start, span.end] for span in quotation.emphasis],
        "paraphrased": quotation.paraphrased,
        "words": quotation.words,
        "weights": list(quotation.weights),
        "attributes": dict(quotation.attributes),
        "before": quotation.before,
        "after": quotation.after,
    }
    if not final:
        made |= {
            "coders": list(quotation.coders),
            "memos": list(quotation.memos),
            "good": quotation.good,
            "published": list(quotation.published),
        }
    if quotation.lines and not quotation.paraphrased:
        made["lines"] = list(quotation.lines)
    if quotation.identity:
        made["identity"] = {
            "document": quotation.identity.document,
            "case": quotation.identity.case,
            "coders": list(quotation.identity.coders),
            "coded": list(quotation.identity.coded),
        }
    return made
