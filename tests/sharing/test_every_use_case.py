"""Whatever is done in a project: sealed and opened again it is the same, and words stand with their owner."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress

import pytest

from qualcode.errors import QualcodeError
from qualcode.project.merging.portable import bundle
from qualcode.project.sharing import sealed_files
from qualcode.project.sharing.keys import KeyStore
from qualcode.project.sharing.owners import Owners
from qualcode.workspace.workspace import Workspace
from tests.sharing.conftest import PASSPHRASE
from tests.workspace.writing_use_cases import BEFORE, DONE, Opened, filled_study

NAMES = sorted(DONE.keys() - {"project/making.take_in_rescue"})
# what may stand under the key of the team: rows that belong to no document and no case
OF_THE_TEAM = {
    "settings", "coders", "codes", "code_rules", "anchors", "related_codes", "codebooks", "memos", "labels",
    "publications", "topics", "topic_waves", "document_groups", "research_questions", "research_links",
    "transcription_rules", "transcription_signs", "summaries", "accepted_findings", "published_quotations",
    "norming_sessions", "norming_members", "inductions", "reductions", "card_groups",
    "codebook_versions", "code_levels", "code_lineage", "typologies", "types",
}  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    return filled_study(tmp_path_factory.mktemp("filled") / "p.qualcode")


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.stress) for seed in range(1, 40))])
def test_what_is_sealed_is_opened_as_it_was(filled, tmp_path, seed):
    path = shutil.copyfile(filled, tmp_path / "p.qualcode")
    made = Opened(folder=tmp_path, space=Workspace.open(path, coder="anna"))
    project = made.space.project
    project._store.connection.execute("PRAGMA synchronous = OFF")
    for name in random.Random(seed).sample(NAMES, len(NAMES) // 2):
        with suppress(QualcodeError, AttributeError, AssertionError, LookupError):
            made.look()
            if name in BEFORE:
                BEFORE[name](made)
                made.look()
            DONE[name](made)
    held = bundle(project._store)
    owners = Owners(project._store, project.uuid)
    owners.learn(held.entries)
    (tmp_path / "team").mkdir()
    keys = KeyStore.begin(tmp_path / "team", project.uuid, PASSPHRASE)
    sealed = sealed_files.sealed(held, owners, keys)
    assert sealed_files.opened(sealed_files.taken_apart(sealed), keys).bundle == held
    teams = {row.table for entry in held.entries for row in entry.rows if owners(row) == project.uuid}
    assert teams <= OF_THE_TEAM
    for document in project.documents.all():  # nobody finds words of a document under the key of another one
        rows = [row for entry in held.entries for row in entry.rows if owners(row) == document.uuid]
        named = {value[1] for row in rows for value in (row.new or {}).values() if isinstance(value, tuple)
                 and value[0] == "documents"}  # fmt: skip
        assert named <= {document.uuid}
    made.space.close()
