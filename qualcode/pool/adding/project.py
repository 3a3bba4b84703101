"""A project is added to a pool, or renewed there: whole or not at all, with its line in the register of what left."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.team.roles import Right
from qualcode.pool.adding.left_out import counts
from qualcode.pool.adding.project_plan import AddingOptions, ProjectPlan, planned, refuse_found_texts
from qualcode.pool.adding.project_rows import write_data, write_texts
from qualcode.pool.adding.renewing import cases_gone, drop_hand_codings, drop_machine_codings, with_words_of_before
from qualcode.pool.adding.sample import map_shared_codes, origins_of, sample_of, write_sample_data
from qualcode.pool.adding.written_files import ProjectFiles
from qualcode.pool.codebook.code_mapping import RenewedMappings, renew_mappings
from qualcode.pool.codebook.shared_codebook import SharedCodebook
from qualcode.pool.folder.layout import MANIFEST, OF_PROJECT, WITH_TEXTS
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import PoolChanged
from qualcode.pool.folder.stored_manifest import write_manifest
from qualcode.pool.folder.unfinished import all_to_disk
from qualcode.project.pools.held import DOOR
from qualcode.project.pools.records import project_key
from qualcode.project.quoting.begun import sha256_of
from qualcode.project.watch.identity import now
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.pool.folder.manifest import GivenCode
    from qualcode.pool.folder.pool import Pool
    from qualcode.project.pools.records import PoolRecord
    from qualcode.workspace.workspace import Workspace

_FILES = tuple(table for table in OF_PROJECT if table not in WITH_TEXTS)


@dataclass(frozen=True, slots=True)
class Added:
    """What was added: what the pool holds of it, what was planned, and whether it was there before.

    `texts_gone` says that texts were there before and are none now. `cases_gone` are the keys of cases of which
    nothing is there any more, `rules_gone` is of how many rules the codings went, since texts are others by now,
    `hand_gone` of how many documents what came with samples went for the same reason.
    """

    manifest: Manifest
    plan: ProjectPlan
    renewed: bool
    texts_gone: bool
    cases_gone: frozenset[int]
    rules_gone: int
    hand_gone: int
    mappings: RenewedMappings


def secret_check(record: PoolRecord) -> str:
    """By which another copy's other secret is known, and nothing else: it tells nothing of the secret."""
    return hmac.digest(record.secret, b"check", "sha256").hex()[:16]


def plan_of(pool: Pool, space: Workspace, wanted: AddingOptions) -> ProjectPlan:
    """What would go of a project, and what stays away; of a sample of the pool only what was coded by hand goes.

    Raises QualcodeError for a package, and where a copy of the project with another secret was added; as `planned`.
    """
    if space.project.settings.package_for:
        raise QualcodeError(
            _("The project is a package for a coder: it lacks what others coded."),
            _("Add the project that it was cut from."),
        )
    record = space.project.pools.of(pool.settings.uuid)
    refuse_other_secret(record, pool.manifest(project_key(pool.settings.uuid, space.project.uuid)))
    if not sample_of(space.project, pool):
        return planned(space, wanted, record.attributes if record else ())
    shared = {(code.uuid, code.names[-1], code.definition) for code in SharedCodebook.read(pool).codes}
    return planned(space, replace(wanted, with_texts=False, attributes=()), (), shared)


def add_project(pool: Pool, space: Workspace, wanted: AddingOptions) -> Added:
    """Add a project to a pool, or renew it there.

    Raises RoleRefused where the role of who acts does not allow to publish, ConsentError where nothing may go that
    was not there before, and what `plan_of` raises.
    """
    if refused := space.refusal(Right.QUOTING):
        raise refused
    sample = sample_of(space.project, pool)
    with _recorded(pool, space, wanted) as record, ExitStack() as leaving:
        before = pool.manifest(record.project)
        refuse_other_secret(record, before)
        with pool.replacing(record.project) as folder:
            with space.project.leaving_rows.one_state():
                plan = plan_of(pool, space, wanted)
                refuse_found_texts(len(plan.checked.texts), clean_texts=wanted.clean_texts)
                if before is None:
                    plan.refuse_nothing()
                tables = (*_FILES, "texts") if plan.with_texts else _FILES
                key = record.keys()
                with ProjectFiles(folder, tables) as files:
                    if sample:
                        write_sample_data(space, plan, origins_of(pool, space, plan), key, files)
                    else:
                        write_data(space, plan, key, files)
                    if plan.with_texts:
                        write_texts(space, plan, key, files)
            manifest = with_words_of_before(pool, before, folder, _manifest(plan, record, sample))
            manifest = write_manifest(folder, manifest)
            all_to_disk(folder)  # before the lock, which readers wait for
            leaving.enter_context(pool.writers_lock())
            refuse_changed(record, before, pool.manifest(record.project))
            kept = space.project.pools.of(record.uuid)
            if kept is None or kept.secret != record.secret:  # taken out meanwhile, with its secret
                raise PoolChanged(record.project)
            gone = frozenset() if sample else cases_gone(pool, before, folder)
            hand_gone = drop_hand_codings(pool, before, folder)
            rules_gone = drop_machine_codings(pool, before, folder)
            departure = _departure(space, plan, pool, wanted.recipient)
            place = pool.project_folder(record.project) / MANIFEST
            leaving.enter_context(departure.together({place: sha256_of(folder / MANIFEST)}))
    mappings = renew_mappings(pool, before, manifest) if before else RenewedMappings()
    if sample:
        map_shared_codes(pool, space, record)
    if plan.attributes != record.attributes:
        space.project.pools.keep(pool.settings.uuid, pool.folder.absolute(), record.project, plan.attributes)
    texts_gone = bool(before and before.with_texts and not plan.with_texts)
    return Added(manifest, plan, before is not None, texts_gone, gone, rules_gone, hand_gone, mappings)


@contextmanager
def _recorded(pool: Pool, space: Workspace, wanted: AddingOptions) -> Iterator[PoolRecord]:
    """The record of the pool in the project; a new one goes again where nothing was added, by nobody else either."""
    records, uuid = space.project.pools, pool.settings.uuid
    known = records.of(uuid)
    name = project_key(uuid, space.project.uuid)
    record = records.keep(uuid, pool.folder.absolute(), name, known.attributes if known else wanted.attributes or ())
    try:
        yield record
    except BaseException:
        if known is None:
            with suppress(QualcodeError), pool.writers_lock():
                there = pool.manifest(name)
                if there is None or there.secret_check != secret_check(record):
                    records.drop(uuid)
        raise


def refuse_other_secret(record: PoolRecord | None, before: Manifest | None) -> None:
    """Raise QualcodeError where what the pool has of it came with another secret: its keys would be others now.

    Without a record there is no secret yet, and it will be another one.
    """
    if before is None or not before.secret_check or (record and before.secret_check == secret_check(record)):
        return
    raise QualcodeError(
        _(
            "The pool has this project from another copy of it, with keys that this copy cannot make: {project}.",
            project=before.project,
        ),
        _(
            "Renew it from that copy, or take it out with “qualcode pool forget {project}” and add it anew; what its "
            "codes stand for and what samples have of it goes with it.",
            project=before.project,
        ),
    )


def refuse_changed(record: PoolRecord, before: Manifest | None, there: Manifest | None) -> None:
    """Raise QualcodeError where the pool has something else of a project than before it was written: `there`.

    Whoever asks has the lock. Words may be other ones, as they do not come with a project.
    """
    refuse_other_secret(record, there)
    if _digests(before) != _digests(there):
        raise PoolChanged(record.project)


def _digests(manifest: Manifest | None) -> dict[str, str]:
    return {name: digest for name, digest in manifest.sha256.items() if name != "words"} if manifest else {}


def _manifest(plan: ProjectPlan, record: PoolRecord, sample: str) -> Manifest:
    keys = {leaving.code.key: record.key(leaving.code.uuid) for leaving in plan.codes}

    def codes() -> Iterator[GivenCode]:
        for leaving in plan.codes:
            parent = leaving.code.parent
            yield leaving.given(record.key, None if parent is None else keys[parent])

    return Manifest(
        project=record.project,
        kind=GivenKind.SAMPLE if sample else GivenKind.PROJECT,
        sample=sample,
        added=now(),
        with_texts=plan.with_texts,
        blind=plan.blind,
        secret_check=secret_check(record),
        codes=tuple(codes()),
        left_out=counts(plan.left_out),
    )


def _departure(space: Workspace, plan: ProjectPlan, pool: Pool, recipient: str | None) -> Departure:
    """What goes to the pool: whole texts, or things about documents."""
    parts = DepartingParts()
    for key, leaving in plan.documents.items():
        (parts.whole if leaving.text else parts.about)(key)
    return Departure(space=space, door=DOOR, format="folder", parts=parts, path=pool.folder, recipient=recipient)
