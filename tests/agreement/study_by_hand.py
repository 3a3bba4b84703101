"""Agreement counted character by character, with the textbook's formulas: slow, and independent of the package.

Only texts, structures and codings are taken from the project.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from qualcode.model.documents import Role


def places_that_count(text, structure, roles):
    """All places of the text but the interviewer's turns and the speakers' labels."""
    places = set(range(len(text)))
    for turn in structure.turns:
        end = turn.span.end if roles.get(turn.speaker) is Role.ASKS else turn.speech
        places -= set(range(turn.span.start, end))
    return places


def runs(places):
    """Stretches of neighbouring places."""
    ordered = sorted(places)
    return [
        [place for _, place in group] for _, group in groupby(enumerate(ordered), key=lambda one: one[1] - one[0])
    ]


def rated(sentences, counting, spans):
    """Per sentence that counts whether the spans code it, by the half-of-the-shorter rule."""
    marked = {place for span in spans for place in range(span.start, span.end)}
    flags = []
    for sentence in sentences:
        unit = set(range(sentence.start, sentence.end)) & counting
        if not unit:
            continue
        whole = 2 * len(unit & marked) >= len(unit)
        part = any(2 * len(unit & set(run)) >= len(counting & set(run)) for run in runs(marked) if unit & set(run))
        flags.append(whole or part)
    return flags


def ratings_of_cases(project, names):
    """Per code and case the list of the two coders' flags, over the documents that both finished."""
    coders = [project.coders.find(name) for name in names]
    done = Counter(one.document for one in project.coders.assignments() if one.assigned and one.state == "finished")
    codings = project.codings.all()
    tables = {}
    documents = [one for one in project.documents.all() if done[one.key] == 2]
    used = {one.code for one in codings if one.document in {document.key for document in documents}}
    for code in used:
        by_case = {}
        for document in documents:
            structure = project.documents.structure(document)
            counting = places_that_count(
                project.documents.text(document), structure, project.documents.roles(document)
            )
            both = [
                rated(
                    structure.sentences,
                    counting,
                    [
                        one.span
                        for one in codings
                        if (one.document, one.coder, one.code) == (document.key, coder.key, code)
                    ],
                )
                for coder in coders
            ]
            by_case.setdefault(document.case, []).extend(zip(*both, strict=True))
        tables[project.codes.book()[code].full_name] = by_case
    return tables


def all_cases(by_case):
    """The flags of all cases."""
    return [row for rows in by_case.values() for row in rows]


def figures(rows):
    """Per cent, Cohen's kappa and alpha of one code, and both terms of kappa and alpha for pooling."""
    n = len(rows)
    agree = sum(one == other for one, other in rows) / n
    first, second = (sum(row[coder] for row in rows) / n for coder in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    values = [value for row in rows for value in row]
    ones, total = sum(values), len(values)
    observed = 1 - agree
    expected = 2 * ones * (total - ones) / (total * (total - 1))
    return {
        "percent": agree,
        "kappa": (agree - chance) / (1 - chance),
        "alpha": 1 - observed / expected,
        "kappa_terms": (1 - agree, 1 - chance),
        "alpha_terms": (observed, expected),
    }
