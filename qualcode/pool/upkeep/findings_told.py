"""What a check of a pool found, in words and as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualcode.catalogue import Later, _, later, ngettext, program
from qualcode.pool.tables.results import PoolResult, ResultColumn, ResultSquare
from qualcode.pool.tables.small_cells import Told, told_number
from qualcode.pool.upkeep.checking import PoolFinding, PoolProblem

_WORDS: Mapping[PoolProblem, Later] = {
    PoolProblem.MANIFEST: later("the manifest is missing or cannot be read: add the project again"),
    PoolProblem.MISSING: later("the file is missing: add the project again"),
    PoolProblem.UNKNOWN: later("does not belong there; nothing reads it"),
    PoolProblem.UNREADABLE: later("the file cannot be read: add the project again, or bring it back from a copy"),
    PoolProblem.COLUMNS: later("other columns than a pool has: add the project again"),
    PoolProblem.ROWS: later("other numbers of rows than its manifest says: add the project again"),
    PoolProblem.CHANGED: later("changed since it was added: add the project again"),
    PoolProblem.NULLS: later("values are missing"),
    PoolProblem.DOUBLE: later("the same key more than once"),
    PoolProblem.TWICE_OWNED: later("documents belong to several projects: they count more than once"),
    PoolProblem.NO_DOCUMENT: later("rows of documents that are not there"),
    PoolProblem.NO_CODE: later("codings with codes that are not there"),
    PoolProblem.NO_ORIGIN: later("documents of a sample whose project does not have them any more"),
    PoolProblem.OUTSIDE: later("numbers outside of what they can be, such as places outside of their texts"),
    PoolProblem.TREE: later("codes whose upper codes are not there: import the shared codebook again"),
    PoolProblem.MAP: later("mapped codes that are not there any more: look at “qualcode pool codebook map-table”"),
    PoolProblem.RECORD: later("the record of the sample cannot be read: draw it again with the same seed"),
    PoolProblem.GONE_PROJECT: later("of a project that is not in the pool any more"),
    PoolProblem.BROKEN_OFF: later("replacing a project was broken off: the next command takes it back"),
    PoolProblem.UNMAPPED: later("codes of the project are not mapped: “qualcode pool codebook unmapped”"),
    PoolProblem.OLD_WORDS: later("words were annotated by another version: “qualcode pool annotate”"),
    PoolProblem.NO_WORDS: later("texts are not annotated: “qualcode pool annotate”"),
    PoolProblem.LEFTOVERS: later("left of a crash: the next command removes it"),
    PoolProblem.OPEN_TO_OTHERS: later(
        "other users of this computer may look into files and folders of it: “chmod -R go= FOLDER” ends that"
    ),
    PoolProblem.BEGUN_WORDS: later("annotating was broken off; it goes on there: “qualcode pool annotate”"),
}


_ROWS_OF_PEOPLE = frozenset(
    {PoolProblem.NULLS, PoolProblem.DOUBLE, PoolProblem.TWICE_OWNED, PoolProblem.NO_DOCUMENT, PoolProblem.NO_CODE,
     PoolProblem.NO_ORIGIN, PoolProblem.OUTSIDE}
)  # fmt: skip
"""What is counted by documents or by what is in them, not by files or codes."""


def findings_result(findings: Sequence[PoolFinding], projects: int, smallest: int) -> PoolResult:
    """What was found as rows: where, what, how many, whether it is damage. `projects` is how many were looked at.

    Numbers of documents and of what is in them are hidden below `smallest`, as in all that a pool tells.
    """
    words = program()
    rows = [
        (
            finding.place,
            finding.problem.value,
            words.said(_WORDS[finding.problem]),
            told_number(finding.number, smallest) if finding.problem in _ROWS_OF_PEOPLE else finding.number,
            finding.is_damage,
        )
        for finding in findings
    ]
    damaged = sum(finding.is_damage for finding in findings)
    told = ngettext("{count} project looked at", "{count} projects looked at", projects)
    if not damaged:
        said = _("nothing is damaged")
    else:
        said = ngettext("{count} thing is damaged", "{count} things are damaged", damaged)
    return PoolResult(
        "",
        (
            ResultColumn("place", _("place")),
            ResultColumn("problem", _("problem")),
            ResultColumn("words", _("what it means")),
            ResultColumn("number", _("number"), "int64", hides=True),
            ResultColumn("damage", _("damage"), "bool"),
        ),
        rows,
        (f"{told}: {said}",),
        squares=(_for_people(rows),) if rows else (),
    )


def _for_people(rows: Sequence[tuple[str, str, str, Told, bool]]) -> ResultSquare:
    """The rows without what only programs read."""
    head = (_("place"), _("what it means"), _("number"), _("damage"))
    shown = [(place, said, number, damage) for place, _problem, said, number, damage in rows]
    return ResultSquare("", head, shown, words=2)
