"""A sample comes back: its hand codes under the keys that its documents have in the pool, found by them alone.

No text and no attribute goes: both are in the pool. A document whose text is another one by now, there or here, stays
away, as places in one say nothing of the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.adding.left_out import StayedAway
from qualcode.pool.adding.project_rows import CodingRows, CodingsByDocument, SentencePlaces
from qualcode.pool.codebook.code_mapping import CodeMapping, CodeRelation, change_mappings
from qualcode.pool.codebook.shared_codebook import SharedCodebook
from qualcode.pool.folder.arrow import refuse_other_types
from qualcode.project.versions.old_rules import UNDER_OLD_RULES
from qualcode.project.watch.identity import now

if TYPE_CHECKING:
    from qualcode.pool.adding.project_plan import ProjectPlan
    from qualcode.pool.adding.written_files import ProjectFiles
    from qualcode.pool.folder.pool import Pool
    from qualcode.project.pools.records import PoolRecord
    from qualcode.project.project import Project
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OriginDocument:
    """A document of a sample as the pool has it, under the project that it comes from."""

    key: int
    case_key: int
    length: int
    sentences: SentencePlaces


def sample_of(project: Project, pool: Pool) -> str:
    """The sample that a project is, empty where it is none.

    Raises QualcodeError for a sample of another pool, whose texts are not this project's to give.
    """
    sampled = project.pools.sampled()
    if any(document.pool != pool.settings.uuid for document in sampled):
        raise QualcodeError(
            _("The project is a sample of another pool."),
            _("Add it to that pool (--pool FOLDER); its texts belong to the projects there."),
        )
    return sampled[0].sample if sampled else ""


def origins_of(pool: Pool, space: Workspace, plan: ProjectPlan) -> dict[int, OriginDocument]:
    """Key of a document here -> what it is in the pool, of those whose codings can go; the others are counted."""
    sampled = {document.uuid: document for document in space.project.pools.sampled()}
    by_project: dict[str, dict[int, int]] = {}
    for key, leaving in plan.documents.items():
        known = sampled.get(leaving.document.uuid)
        if known is None:
            plan.left_out[StayedAway.NOT_DRAWN] += 1
        else:
            by_project.setdefault(known.project, {})[known.key] = key
    found: dict[int, OriginDocument] = {}
    for project, keys in by_project.items():
        there = pool.reading(partial(_documents, pool.project_folder(project), sorted(keys)))
        for key, here in keys.items():
            if key not in there:
                plan.left_out[StayedAway.GONE] += 1
                continue
            origin, digest = there[key]
            document = plan.documents[here].document
            if origin.length != document.length or digest not in ("", document.sha256):
                plan.left_out[StayedAway.OTHER_TEXT] += 1
                continue
            found[here] = origin
    return found


def _documents(folder: Path, keys: Sequence[int]) -> dict[int, tuple[OriginDocument, str]]:
    """The documents of these keys with the hash of their text, empty where the pool has the text no more."""
    if not folder.is_dir():
        return {}
    digests = {
        row["document"]: hashlib.sha256(row["text"].encode()).hexdigest()
        for row in _rows(folder, "texts", keys, ("document", "text"))
    }
    edges: dict[int, list[tuple[int, int]]] = {}
    for row in _rows(folder, "units", keys, ("document", "kind", "start", "stop")):
        if row["kind"] == "sentence":  # no text: a value
            edges.setdefault(row["document"], []).append((row["start"], row["stop"]))
    return {
        row["document"]: (
            OriginDocument(
                row["document"],
                row["case_key"],
                row["length"],
                SentencePlaces([edge for pair in sorted(edges.get(row["document"], ())) for edge in pair]),
            ),
            digests.get(row["document"], ""),
        )
        for row in _rows(folder, "documents", keys, ("document", "case_key", "length", "own"))
        if row["own"] == 1
    }


def _rows(folder: Path, table: str, keys: Sequence[int], columns: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of these documents in a file of a project. Raises QualcodeError where it cannot be read."""
    import pyarrow
    import pyarrow.parquet

    path = folder / f"{table}.parquet"
    if not path.is_file():
        return []
    try:
        read = pyarrow.parquet.read_table(
            path, columns=list(columns), filters=[("document", "in", keys)], partitioning=None
        )
        refuse_other_types(read.schema)
        return list(read.to_pylist())
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise QualcodeError(
            _("“{path}” cannot be read.", path=path), _("“qualcode pool check” tells more; add that project again.")
        ) from error


def write_sample_data(
    space: Workspace,
    plan: ProjectPlan,
    origins: Mapping[int, OriginDocument],
    key: Callable[[str], int],
    files: ProjectFiles,
) -> None:
    """Write codings and coders of a sample; `key` makes keys of UUIDs of codings and codes. Raises ProjectDamaged."""
    rows = space.project.leaving_rows
    coded = CodingRows(space, plan, key)
    codings = CodingsByDocument(rows.codings(UNDER_OLD_RULES) if not plan.blind else ())
    for here, origin in sorted(origins.items()):
        leaving = plan.documents[here]
        files.add(
            "documents",
            [(origin.key, origin.case_key, int(leaving.snippets), 0, origin.length, len(origin.sentences.starts))],
        )
        files.add("codings", coded.of(leaving, origin.key, origin.sentences, codings.of(here)))
    if not plan.blind:
        files.add("coders", coded.finished({here: origin.key for here, origin in origins.items()}))


def map_shared_codes(pool: Pool, space: Workspace, record: PoolRecord) -> None:
    """The codes of a sample that are the pool's stand for these exactly: they are known by their UUIDs."""
    shared = {code.uuid: code.key for code in SharedCodebook.read(pool).codes}
    codes = [code for code in space.project.codes.book() if code.uuid in shared]
    change_mappings(
        pool,
        [
            CodeMapping(record.project, record.key(code.uuid), shared[code.uuid], CodeRelation.EXACT, "", now())
            for code in codes
        ],
    )
