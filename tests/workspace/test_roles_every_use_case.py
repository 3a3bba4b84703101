"""Every role against every writing use case: who may not changes nothing and hears why, and who may can."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError, RoleRefused
from qualcode.model.codings import CoderKind
from qualcode.model.team.roles import Right, TeamRole
from qualcode.workspace.workspace import Workspace
from tests.helpers import tables
from tests.workspace import inductive_use_cases
from tests.workspace.writing_use_cases import BEFORE, DONE, Opened, filled_study

# what each needs that a coder may not do by default, as the manual says; all others are the coders' own work
_NEEDS = {
    Right.CODEBOOK: (
        *("codebook/anchors.", "codebook/codes.", "codebook/merging.merge", "codebook/merging.split"),
        *("codebook/merging.lift", "codebook/splitting.", "codebook/levels.", "codebook/file_import."),
        *("codebook/removal.", "codebook/research_questions.", "coding/codings.give_new_code"),
        *("material/text_search.code_passages", "imports/markings.", "team/deciding.make_anchor"),
        *("versions/versions.freeze", "versions/versions.unfreeze", "exchange/importing."),
        *inductive_use_cases.NEEDS_CODEBOOK,
    ),
    Right.BLINDNESS: ("team/coders.set_blind",),
    Right.TEAM: (
        *("team/coders.add", "team/coders.rename", "team/coders.merge", "team/coders.set_procedure"),
        *("team/coders.set_round", "team/coders.assign", "team/coders.allot", "team/sampling."),
        *(f"team/norming.{act}" for act in ("begin", "reveal", "again", "close", "write_note", "remove")),
        "sharing/packages.",
    ),
    Right.ROLES: ("team/roles.",),
}


def need_of(name: str) -> Right | None:
    return next((right for right, names in _NEEDS.items() if name.startswith(names)), None)


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> bytes:
    """Anna's study, which eva leads."""
    path = filled_study(tmp_path_factory.mktemp("filled") / "p.qualcode")
    with closing(Workspace.open(path, coder="eva")) as space:
        eva = space.project.coders.add("eva", CoderKind.PERSON)
        space.project.roles.set_role(eva, TeamRole.LEAD, space.author)
    return path.read_bytes()


def opened_in(folder: Path, filled: bytes) -> Opened:
    path = folder / "p.qualcode"
    path.write_bytes(filled)
    made = Opened(folder=folder, space=Workspace.open(path, coder="anna"))
    made.space.project._store.connection.execute("PRAGMA synchronous = OFF")
    made.look()
    return made


def become(opened: Opened, role: TeamRole) -> None:
    roles = opened.space.project.roles
    roles.set_role(opened.space.project.coders.find("anna"), role, opened.space.project.author("eva"))


def prepare(opened: Opened, name: str) -> None:
    become(opened, TeamRole.LEAD)
    if name in BEFORE:
        BEFORE[name](opened)
        opened.look()


def refused(opened: Opened, name: str, role: TeamRole) -> str:
    """What a use case says to somebody in that role; nothing was changed."""
    prepare(opened, name)
    become(opened, role)
    before, entries = tables(opened.space.project), len(opened.space.project.log())
    with pytest.raises(QualcodeError) as error:
        DONE[name](opened)
    assert tables(opened.space.project) == before
    assert len(opened.space.project.log()) == entries
    assert isinstance(error.value, RoleRefused) or "qualcode coders role CODER coder" in error.value.hint
    return error.value.message


def groups() -> list[list[str]]:
    """The use cases that can be refused one behind another in one study, and those that need one of their own."""
    together = [name for name in sorted(DONE) if name not in BEFORE]
    return [together, *([name] for name in sorted(BEFORE))]


@pytest.mark.parametrize("names", groups(), ids=lambda names: names[0] if len(names) == 1 else "together")
def test_a_guest_is_refused_by_every_use_case(filled, tmp_path, names):
    opened = opened_in(tmp_path, filled)
    for name in names:
        assert refused(opened, name, TeamRole.GUEST).startswith("“anna” is a guest here and "), name
    opened.space.close()


@pytest.mark.parametrize("names", groups(), ids=lambda names: names[0] if len(names) == 1 else "together")
def test_a_coder_is_refused_what_is_the_leads_and_by_the_right_that_it_needs(filled, tmp_path, names):
    needing = [name for name in names if need_of(name)]
    opened = opened_in(tmp_path, filled) if needing else None
    for name in needing:
        told = refused(opened, name, TeamRole.CODER)
        rights = opened.space.project.roles.rights
        assert told == rights.refusal("anna", TeamRole.CODER, need_of(name)).message, name
    if opened:
        opened.space.close()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if number % 8 == 0 else pytest.mark.stress)
        for number, name in enumerate(sorted(DONE))
    ],
)
def test_a_coder_does_what_is_coders_and_what_a_lead_gives(filled, tmp_path, name):
    opened, right = opened_in(tmp_path, filled), need_of(name)
    prepare(opened, name)
    roles = opened.space.project.roles
    become(opened, TeamRole.CODER)
    if right in (Right.CODEBOOK, Right.BLINDNESS, Right.TEAM):
        also = [Right.TEAM] if name.startswith("exchange/importing.") else []  # codes come with their coders
        roles.set_rights(dict.fromkeys([right, *also], TeamRole.CODER), opened.space.project.author("eva"))
    if right is not Right.ROLES:
        before = tables(opened.space.project)
        DONE[name](opened)
        assert tables(opened.space.project) != before
    opened.space.close()
