"""Pools of short answers whose samples people code, for tests of samples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from qualcode.model.codings import CoderKind, CodingDraft, WorkState
from qualcode.model.spans import Span
from qualcode.pool.adding.project import Added, add_project
from qualcode.pool.adding.project_plan import AddingOptions
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.sample_records import SampleRecord
from qualcode.pool.folder.stored_manifest import write_manifest
from qualcode.pool.sampling.drawing import SampleRequest, draw
from qualcode.pool.sampling.sample_project import write_sample
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reporting.disclosure.check import Options
from qualcode.workspace.workspace import Workspace
from tests.pool.small_pools import SmallPool, engines_of

ABOVE, BELOW = "0190a000-0000-7000-8000-00000000000a", "1190b000-0000-7000-8000-00000000000b"
CODE_ABOVE, CODE_BELOW = (UUID(uuid).int >> 65 for uuid in (ABOVE, BELOW))
PROJECT = "p00000000000000aa"
TEXT = "Ich habe gewartet. Dann ging ich."
ANNA = Author("Anna")


def pool_of_answers(folder: Path, number: int = 12, hits: Sequence[int] = (0, 1, 2, 3)) -> Pool:
    """So many answers of two sentences each, of two types; `r1` gave the lower code to the second of some."""
    rows = SmallPool()
    for place, (uuid, code, parent, name) in enumerate(
        ((ABOVE, CODE_ABOVE, None, "Zugang"), (BELOW, CODE_BELOW, CODE_ABOVE, "Warten")), start=1
    ):
        path = name if parent is None else f"Zugang / {name}"
        rows.add("codes", code=code, uuid=uuid, parent=parent, position=place, name=name, path=path,
                 folded_path=path.lower(), definition="")  # fmt: skip
        rows.add("code_tree", ancestor=code, code=code, depth=0)
    rows.add("code_tree", ancestor=CODE_ABOVE, code=CODE_BELOW, depth=1)
    for key in range(number):
        text = f"{TEXT} {key}"
        rows.add("documents", project=PROJECT, document=key, case_key=1000 + key // 2, snippets=1, own=1,
                 length=len(text), sentences=2)  # fmt: skip
        rows.add("texts", project=PROJECT, document=key, text=text)
        for unit, (start, stop) in enumerate(((0, 18), (19, len(text)))):
            rows.add(
                "units", project=PROJECT, document=key, kind="sentence", unit=unit, start=start, stop=stop, asked=0
            )
        value = "A" if key % 2 else "B"
        rows.add("attributes", project=PROJECT, document=key, name="Typ", value=value, folded_name="typ",
                 folded_value=value.lower(), number=None)  # fmt: skip
        if key in hits:
            rows.add("machine_codings", rules="r1", project=PROJECT, document=key, code=CODE_BELOW, start=19,
                     stop=22, first_sentence=1, last_sentence=1)  # fmt: skip
    if not hits:
        (folder / "machine" / "rules=r1" / f"project={PROJECT}").mkdir(parents=True)
    pool = Pool.open(rows.write(folder))
    manifest = Manifest(project=PROJECT, kind=GivenKind.ANSWERS, added="", with_texts=True)
    write_manifest(pool.project_folder(PROJECT), manifest)
    return pool


def drawn(pool: Pool, path: Path, request: SampleRequest) -> SampleRecord:
    engine = engines_of(pool.folder)[0]
    return write_sample(pool, lambda asked: asked(engine), request, draw(engine, request), path, "Anna").record


def coded(
    path: Path, given: dict[str, Sequence[int]], *, kinds: dict[str, CoderKind] | None = None, blind: bool = False
) -> None:
    """Coders read all documents of a sample and give the lower code to the first sentence of those of some keys."""
    with Project.open(path) as project:
        sampled = {document.uuid: document.key for document in project.pools.sampled()}
        code = next(code for code in project.codes.book() if code.uuid == BELOW)
        documents = project.documents.all()
        for name, keys in given.items():
            coder = project.coders.add(name, (kinds or {}).get(name, CoderKind.PERSON), ANNA)
            chosen = [document for document in documents if sampled[document.uuid] in keys]
            project.codings.add_all([CodingDraft(one, Span(0, 3), code, coder) for one in chosen], Author.of(coder))
            project.coders.assign([document.key for document in documents], coder, ANNA)
            project.coders.set_states([document.key for document in documents], coder, WorkState.FINISHED, ANNA)
        project.settings.set_blind(ANNA, on=blind)


def added(pool: Pool, path: Path) -> Added:
    with Project.open(path) as project:
        return add_project(pool, Workspace(project, "Anna"), AddingOptions(checking=Options()))
