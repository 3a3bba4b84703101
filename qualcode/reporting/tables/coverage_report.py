"""What is coded and what is not, as a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.retrieval.relations.coverage import Coverage, DocumentCoverage


def share_words(part: int, whole: int, words: Catalogue) -> str:
    """“12.5%”; a dash where there is nothing of which it could be a part."""
    return words.gettext("{percent}%", percent=words.number(100 * part / whole, 1)) if whole else "–"


def document_names(found: Coverage, *, identify: bool) -> dict[int, str]:
    """Key -> how a document is called: by its name, or by its label and number where names must not be told."""
    numbers: dict[str, int] = {}
    names: dict[int, str] = {}
    for covered in found.documents:
        document = covered.document
        number = numbers[document.label] = numbers.get(document.label, 0) + 1
        names[document.key] = document.name if identify else f"{document.label or '–'} ({number})"
    return names


def coverage_head(words: Catalogue) -> tuple[str, ...]:
    """The heads of the list of documents."""
    return (
        words.pgettext("column", "document"),
        words.pgettext("column", "label"),
        words.pgettext("column", "characters"),
        words.pgettext("column", "coded"),
        words.pgettext("column", "uncoded stretches"),
        words.pgettext("column", "longest, words"),
        words.pgettext("column", "silent codes"),
    )


def coverage_rows(found: Coverage, words: Catalogue, *, identify: bool) -> Iterator[tuple[Cell, ...]]:
    """A document a row."""
    names = document_names(found, identify=identify)
    for covered in found.documents:
        longest = max((stretch.words for stretch in covered.uncoded), default=0)
        yield (
            names[covered.document.key],
            covered.document.label,
            covered.answered,
            share_words(covered.coded, covered.answered, words),
            len(covered.uncoded),
            longest,
            len(covered.silent),
        )


def case_head(words: Catalogue) -> tuple[str, ...]:
    """The heads of the list of cases."""
    return (
        words.pgettext("column", "case"),
        words.pgettext("column", "characters"),
        words.pgettext("column", "coded"),
        words.pgettext("column", "silent codes"),
    )


def case_rows(found: Coverage, words: Catalogue, *, identify: bool) -> Iterator[tuple[Cell, ...]]:
    """A case a row."""
    for number, case in enumerate(found.cases, start=1):
        name = case.name if identify else words.gettext("case {number}", number=words.number(number))
        yield name, case.answered, share_words(case.coded, case.answered, words), len(case.silent)


def stretch_rows(covered: DocumentCoverage, text: str) -> Iterator[tuple[Cell, ...]]:
    """The uncoded stretches of a document: paragraph, place, number of words, words."""
    for stretch in covered.uncoded:
        place = f"{stretch.span.start}:{stretch.span.end}"
        yield f"¶{stretch.paragraph}", place, stretch.words, " ".join(stretch.span.cut(text).split())


def coverage_report(
    found: Coverage, language: Language, *, study: str = "", identify: bool = False, as_object: object = None
) -> Report:
    """Documents, cases and silent codes; names stand in it only where that was asked for."""
    words = catalogue_of(language)
    title = words.gettext("What is coded")
    names = dict(zip(found.codes, found.names, strict=True))
    documents = Table(
        words.gettext("Documents"), coverage_head(words),
        Afresh(lambda: coverage_rows(found, words, identify=identify)), words=2,
    )  # fmt: skip
    cases = Table(
        words.gettext("Cases"), case_head(words), Afresh(lambda: case_rows(found, words, identify=identify))
    )
    silent = Table(
        words.gettext("Codes that were never given"),
        (words.pgettext("column", "code"),),
        [(names[code],) for code in found.silent],
    )
    share = share_words(found.coded, found.answered, words)
    facts = [
        (words.gettext("Study"), study),
        (words.gettext("Coded"), words.gettext("{share} of what respondents said", share=share)),
    ]
    return report_of_tables(
        title,
        [fact for fact in facts if fact[1]],
        [documents, cases, *([silent] if found.silent else [])],
        documents,
        [words.said(note) for note in found.notes],
        language=language,
        as_object=None if as_object is None else lambda: as_object,
    )


def coverage_data(found: Coverage, code_ids: Mapping[int, str], *, identify: bool) -> dict[str, object]:
    """All that is known, for programs; places are code points of the document's text."""
    names = dict(zip(found.codes, found.names, strict=True))

    def told(code: int) -> dict[str, str]:
        return {"code": names[code], "code_id": code_ids[code]}

    return {
        "characters": found.answered,
        "coded": found.coded,
        "silent_codes": [told(code) for code in found.silent],
        "documents": [
            {
                **({"document": covered.document.name, "case": covered.case} if identify else {}),
                "document_id": covered.document.id,
                "label": covered.document.label,
                "characters": covered.answered,
                "coded": covered.coded,
                "uncoded": [
                    {
                        "start": stretch.span.start,
                        "end": stretch.span.end,
                        "paragraph": stretch.paragraph,
                        "words": stretch.words,
                    }
                    for stretch in covered.uncoded
                ],
                "silent_codes": [code_ids[code] for code in covered.silent],
            }
            for covered in found.documents
        ],
        "cases": [
            {
                **({"case": case.name} if identify else {"number": number}),
                "characters": case.answered,
                "coded": case.coded,
                "silent_codes": [code_ids[code] for code in case.silent],
            }
            for number, case in enumerate(found.cases, start=1)
        ],
        "notes": [str(note) for note in found.notes],
    }
