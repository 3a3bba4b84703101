"""What JSON holds of a quotation collection."""

from __future__ import annotations

from qualcode.reporting.quotations.collection import Collection, Quotation
from qualcode.reporting.quotations.collection_words import head
from qualcode.reporting.words.citations import CiteBy, cited_place, form_of
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
                    quotation_object(quotation, wording, final=collection.final, cite=collection.cite)
                    for quotation in chapter.quotations
                ],
            }
            for chapter in collection.chapters
        ],
    }


def quotation_object(
    quotation: Quotation, wording: Wording, *, final: bool, cite: CiteBy = CiteBy.LABEL
) -> dict[str, object]:
    """One quotation; of a final collection without ids, coders, memos, and of its place with what is cited only."""
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
    made |= _place(quotation, wording, final=final, cite=cite)
    if quotation.identity:
        made["identity"] = {
            "document": quotation.identity.document,
            "case": quotation.identity.case,
            "coders": list(quotation.identity.coders),
            "coded": list(quotation.identity.coded),
        }
    return made


def _place(quotation: Quotation, wording: Wording, *, final: bool, cite: CiteBy) -> dict[str, object]:
    """Where a passage stands; times are those of the marks before and behind it, in milliseconds."""
    place = quotation.place
    form = form_of(place, cite)
    if place is None or (final and form is CiteBy.LABEL):
        return {}
    made: dict[str, object] = {}
    if form is not CiteBy.LABEL:
        made |= {"numbered_label": quotation.numbered_label, "cited": cited_place(place, cite, wording.words)}
    if not final or form is CiteBy.PARAGRAPH:
        made["paragraphs"] = list(place.paragraphs)
    if place.lines and (not final or form is CiteBy.LINE):
        made["lines"] = list(place.lines)
    if place.time is not None and (not final or form is CiteBy.TIME):
        made["time"] = {"from": place.time, "until": place.until, "at_mark": place.at_mark}
    return made
