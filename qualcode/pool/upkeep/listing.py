"""What was added to a pool: one row a project, without names; those of a person's own files may be put beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.pool.adding.left_out import StayedAway
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.samples_drawn import sample_records
from qualcode.pool.tables.results import PoolResult, ResultCell, ResultColumn, ResultFact
from qualcode.pool.tables.small_cells import told_number, told_parts
from qualcode.times import local_day

_TEXTS_LEFT_OUT = (StayedAway.TEXTS, StayedAway.TEXTS_WITH_FINDINGS)


def pool_listing(pool: Pool, names: Mapping[str, str] | None = None) -> PoolResult:
    """The projects of a pool with how much of each is there and how much stayed away.

    `names` are those that a person's own project files know: name of the folder in the pool -> what it is called.
    Numbers of documents and codings are those of people, mostly: small ones are not told. Raises QualcodeError.
    """
    manifests, samples = pool.reading(lambda: (pool.projects(), _samples(pool)))
    smallest = pool.settings.smallest_cell
    documents, total = told_parts(
        [_rows(manifest, "documents") for manifest in manifests if manifest.kind is not GivenKind.SAMPLE],
        smallest,
        sum(_rows(manifest, "documents") for manifest in manifests if manifest.kind is not GivenKind.SAMPLE),
    )
    own = iter(documents)
    rows: list[Sequence[ResultCell]] = []
    for manifest in manifests:
        is_sample = manifest.kind is GivenKind.SAMPLE
        left_out = Counter(manifest.left_out)
        rows.append(
            (
                manifest.project,
                *([] if names is None else [names.get(manifest.project)]),
                manifest.kind.value,
                manifest.added,
                told_number(_rows(manifest, "documents"), smallest) if is_sample else next(own),
                told_number(_rows(manifest, "codings"), smallest),
                len(manifest.codes),
                manifest.with_texts,
                "words" in manifest.rows,
                manifest.blind,
                told_number(left_out[StayedAway.DOCUMENTS], smallest),
                told_number(sum(left_out[reason] for reason in _TEXTS_LEFT_OUT), smallest),
                [manifest.sample] if is_sample else samples.get(manifest.project, []),
            )
        )
    return PoolResult(
        "",
        _columns(named=names is not None),
        rows,
        tuple(_notes(manifests)),
        (
            ResultFact("projects", _("projects"), len(manifests)),
            ResultFact("documents", _("documents"), total),
            ResultFact("smallest_cell", _("smallest cell"), smallest),
        ),
    )


def _columns(*, named: bool) -> tuple[ResultColumn, ...]:
    return (
        ResultColumn("project", _("project")),
        *([ResultColumn("name", _("own file"))] if named else []),
        ResultColumn("kind", _("kind"), words=_kinds().__getitem__),
        ResultColumn("added", _("added"), words=local_day),
        ResultColumn("documents", _("documents"), "int64", hides=True),
        ResultColumn("codings", _("codings"), "int64", hides=True),
        ResultColumn("codes", _("codes"), "int64"),
        ResultColumn("texts", _("texts"), "bool"),
        ResultColumn("annotated", _("annotated"), "bool"),
        ResultColumn("blind", _("blind"), "bool"),
        ResultColumn("documents_left_out", _("documents left out"), "int64", hides=True),
        ResultColumn("texts_left_out", _("texts left out"), "int64", hides=True),
        ResultColumn("samples", _("samples"), "list"),
    )


def _kinds() -> dict[str, str]:
    return {
        GivenKind.PROJECT: pgettext("in a pool", "project"),
        GivenKind.SAMPLE: pgettext("in a pool", "sample"),
        GivenKind.ANSWERS: pgettext("in a pool", "survey"),
    }


def _samples(pool: Pool) -> dict[str, list[str]]:
    """In which samples documents of a project are."""
    found: dict[str, list[str]] = {}
    for record in sample_records(pool):
        for project in record.cases:
            found.setdefault(project, []).append(record.sample)
    return found


def _notes(manifests: Sequence[Manifest]) -> list[str]:
    told = []
    if blind := sum(manifest.blind for manifest in manifests):
        told.append(
            ngettext(
                "{count} project is blind: its codings stay away until it is added again after its round",
                "{count} projects are blind: their codings stay away until they are added again after their rounds",
                blind,
            )
        )
    if bare := sum(manifest.with_texts and "words" not in manifest.rows for manifest in manifests):
        told.append(
            ngettext(
                "{count} project with texts is not annotated: “qualcode pool annotate”",
                "{count} projects with texts are not annotated: “qualcode pool annotate”",
                bare,
            )
        )
    return told


def _rows(manifest: Manifest, table: str) -> int:
    return manifest.rows.get(table, 0)
