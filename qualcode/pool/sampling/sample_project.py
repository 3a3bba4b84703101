"""A sample as an ordinary project: the shared codebook, the texts that were drawn, blind, with neutral names.

Documents are called by numbers in an order that tells nothing: neither the stratum nor whether rules coded them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode import __version__
from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeDraft, Origin, Rules
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.documents import DocumentDraft, SourceFile, Speaker
from qualcode.pool.codebook.shared_codebook import SharedCodebook
from qualcode.pool.folder.arrow import plain_table
from qualcode.pool.folder.layout import SAMPLED
from qualcode.pool.folder.sample_records import SampleFile, SampleRecord, read_sample_record
from qualcode.progress import Progress, untold
from qualcode.project.exchange.coming_rows import ComingCode, ComingRows
from qualcode.project.file.history import Author
from qualcode.project.pools.records import SampledDocument, project_key
from qualcode.project.project import Project
from qualcode.project.watch.identity import now

if TYPE_CHECKING:
    import pyarrow

    from qualcode.pool.engines.engine import Engine
    from qualcode.pool.folder.pool import Pool
    from qualcode.pool.sampling.drawing import DrawnDocument, DrawnDocuments, SampleRequest

Asking = Callable[[Callable[["Engine"], list[DocumentDraft]]], list[DocumentDraft]]
_LETTERS_AT_ONCE = 20_000_000
"""Code points of texts that are held at once, or those of one text."""


@dataclass(frozen=True, slots=True)
class WrittenSample:
    """A sample that was written: its record, and how many codes, cases and documents of held-out halves it has."""

    record: SampleRecord
    codes: int
    cases: int
    held_out: int


def write_sample(
    pool: Pool,
    ask: Asking,
    request: SampleRequest,
    drawn: DrawnDocuments,
    path: Path,
    coder: str,
    progress: Progress = untold,
) -> WrittenSample:
    """Write what was drawn as a project file, and keep in the pool which documents it holds.

    `ask` gives what a function makes of the answers of an engine, `coder` is the name for the history. The pool
    knows of the file before it has its name, so that no copy of a text is unknown there. Raises QualcodeError where
    the pool has no shared codebook, and as `Project.create`; no file is left then.
    """
    codes, author = _shared_codes(pool), Author(coder)
    sample = drawn.digest(request)
    kept: list[SampleRecord] = []

    def fill(project: Project) -> None:
        _take_codes(project, codes, author)
        known = _take_texts(project, ask, drawn.documents, author, progress)
        project.pools.keep_sampled(
            SampledDocument(uuid, pool.settings.uuid, sample, document.project, document.key)
            for uuid, document in zip(known, drawn.documents, strict=True)
        )
        project.settings.set_blind(author, on=True)
        file = SampleFile(path.name, project_key(pool.settings.uuid, project.uuid))
        kept.append(_keep(pool, request, drawn, sample, file))

    Project.create(path, _("Sample {sample}", sample=sample[:9]), author, fill).close()
    return WrittenSample(
        kept[0],
        len(codes),
        len({(document.project, document.case_key) for document in drawn.documents}),
        sum(document.held_out for document in drawn.documents),
    )


def _shared_codes(pool: Pool) -> list[ComingCode]:
    """The codes of the shared codebook, as a project takes them. Raises QualcodeError where there are none."""
    book = SharedCodebook.read(pool)
    if not book.codes:
        raise QualcodeError(
            _("The pool has no shared codebook yet, by which a sample could be coded."),
            _("“qualcode pool codebook import FILE” takes one in."),
        )
    return [
        ComingCode(
            code.uuid,
            "" if code.parent is None else book.by_key[code.parent].uuid,
            CodeDraft(code.names[-1], Rules(code.definition), origin=Origin.DEDUCTIVE),
        )
        for code in book.codes  # those above come first: below one that is not there yet a code would have no parent
    ]


def _take_codes(project: Project, codes: list[ComingCode], author: Author) -> None:
    with project.change("codebook.import", author):
        project.exchange.write(ComingRows(codes=codes), (), author, untold, again=False)


def _take_texts(
    project: Project, ask: Asking, documents: Sequence[DrawnDocument], author: Author, progress: Progress
) -> list[str]:
    """Take the texts in, with their attributes and consents; gives the UUIDs of the documents in their order."""
    cases = _case_names(documents)
    digits = len(str(len(documents)))
    uuids: list[str] = []
    start = 0
    while start < len(documents):
        progress(start, len(documents))
        some = documents[start : _portion_end(documents, start)]
        drafts = [
            replace(draft, name=f"{start + place:0{digits}}", case=cases.get((document.project, document.case_key)))
            for place, (document, draft) in enumerate(zip(some, ask(partial(_drafts, some)), strict=True), start=1)
        ]
        with project.change("import", author):
            added = project.documents.add(drafts, author)
            project.consents.set(author, documents={document.key: _AGREED for document in added})
        uuids += [document.uuid for document in added]
        start += len(some)
    progress(len(documents), len(documents))
    return uuids


def _portion_end(documents: Sequence[DrawnDocument], start: int) -> int:
    """Where the portion ends that begins with a document: each one is a question over all texts of the pool."""
    letters = 0
    for place in range(start, len(documents)):
        letters += documents[place].length
        if letters > _LETTERS_AT_ONCE:
            return max(place, start + 1)
    return len(documents)


_AGREED = ConsentChange(
    {Purpose.SECONDARY: Permission.YES, Purpose.QUOTE: Permission.YES},
    form="pool",  # no text: kept in the file
)
"""What is known of whatever can be drawn: it came into the pool for secondary use, and may be shown."""


def _case_names(documents: Sequence[DrawnDocument]) -> dict[tuple[str, int], str]:
    """Neutral names of the cases of documents that have one, in the order of the documents."""
    names: dict[tuple[str, int], str] = {}
    for document in documents:
        if document.case_key != document.key:
            case = document.project, document.case_key
            names.setdefault(case, _("Case {number}", number=str(len(names) + 1)))
    return names


def _drafts(documents: Sequence[DrawnDocument], engine: Engine) -> list[DocumentDraft]:
    """The documents as a project takes them, without names. Raises QualcodeError where a text is gone meanwhile."""
    drawn = _as_table(documents)
    texts = engine.query("sample_texts", tables={"drawn": drawn}).to_pylist()
    if len(texts) < len(documents):
        raise QualcodeError(
            _("The pool was changed while the sample was drawn: texts are gone."), _("Draw it once more.")
        )
    attributes: dict[int, dict[str, str]] = {}
    for row in engine.query("sample_attributes", tables={"drawn": drawn}).to_pylist():
        attributes.setdefault(row["place"], {})[row["name"]] = row["value"]
    return [_draft(row, attributes.get(row["place"], {})) for row in texts]


def _draft(row: Mapping[str, Any], attributes: Mapping[str, str]) -> DocumentDraft:
    from qualcode.reading.transcripts.roles import find_roles
    from qualcode.reading.transcripts.structure import build

    text = row["text"]
    structure = build(text, None if row["has_turns"] else ())
    speakers: tuple[Speaker, ...] = ()
    if structure.turns:
        roles = find_roles(structure.turns, text, structure.inner).roles
        speakers = tuple(Speaker(name, role) for name, role in roles.items())
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = SourceFile("", digest, "pool", __version__)  # no text: who read it, for programs
    return DocumentDraft("", text, structure, source, attributes=attributes, speakers=speakers)


def _as_table(documents: Sequence[DrawnDocument]) -> pyarrow.Table:
    return plain_table(
        {"project": "string", "document": "int64", "place": "int64"},
        ((document.project, document.key, place) for place, document in enumerate(documents)),
    )


def _keep(pool: Pool, request: SampleRequest, drawn: DrawnDocuments, sample: str, file: SampleFile) -> SampleRecord:
    """Keep the sample in the pool, beside the files that hold the same one already."""
    cases: dict[str, set[int]] = {}
    for document in drawn.documents:
        cases.setdefault(document.project, set()).add(document.case_key)
    record = SampleRecord(
        sample=sample,
        drawn_at=now(),
        seed=request.seed,
        strata_by=drawn.strata_by,
        each=request.each,
        hits=request.hits,
        where=request.where,
        strata=drawn.strata,
        files=(file,),
        cases={project: tuple(sorted(keys)) for project, keys in sorted(cases.items())},
    )
    rows = (
        (document.key, document.project, document.stratum, document.chance, int(document.held_out))
        for document in drawn.documents
    )
    with pool.writers_lock():
        try:
            before = read_sample_record(pool.sample_file(sample, "json"))
            record = replace(record, files=(*before.files, file), drawn_at=before.drawn_at)
        except FileNotFoundError:
            pass
        pool.put(pool.sample_file(sample, "json"), record.as_json())
        pool.put_table(pool.sample_file(sample), SAMPLED, plain_table(SAMPLED, rows))
    return record
