"""Roles where a project has several copies: merging, shared folders, packages, and what is erased for good."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

import qualcode
from qualcode.errors import QualcodeError, RoleRefused
from qualcode.model.spans import Span
from qualcode.model.team.roles import Right, TeamRole
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.workspace.codebook import codes
from qualcode.workspace.material import revising
from qualcode.workspace.project import forgetting
from qualcode.workspace.sharing import conflicts
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.sharing.packages import PackageOrder, write_package
from qualcode.workspace.team import roles
from qualcode.workspace.workspace import Workspace
from tests.helpers import tables
from tests.project.revised import read
from tests.sharing.conftest import TEXT, begun, code, laid_out


def fill(team):
    """Anna leads; ben codes in a copy of his own."""
    anna = team.begin("anna")
    anna.project.roles.set_role(anna.project.coders.find("anna"), TeamRole.LEAD, anna.author)
    team.sync(anna)
    ben = team.join("ben")
    code(ben, "Das Amt kam nie.")
    team.sync(ben)
    team.sync(anna)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return begun(tmp_path_factory.mktemp("made"), fill)


@pytest.fixture
def anna(team, made):
    laid_out(team, made)
    return team.open("anna")


@pytest.fixture
def ben(team, anna):
    return team.open("ben")


def let_be(space, name, role):
    roles.set_role(space, space.project.coders.find(name), role)


def beside(space, tmp_path, name):
    """A copy of the file itself, opened as somebody."""
    copy = shutil.copy(space.project.backup(tmp_path / f"{name}.backup"), tmp_path / f"{name}.qualcode")
    return Workspace.open(copy, coder=name)


# ---- in step -----------------------------------------------------------------------------------------


def test_roles_and_rights_travel_with_the_folder(team, anna, ben):
    roles.set_rights(anna, {Right.CODEBOOK: TeamRole.CODER})
    team.sync(anna)
    with pytest.raises(RoleRefused):
        codes.add(ben, "Neu")
    team.sync(ben)
    codes.add(ben, "Neu")
    assert ben.project.roles.rights == anna.project.roles.rights


def test_a_guest_is_kept_in_step_and_takes_nothing_else_in(team, anna, ben, tmp_path):
    code(ben, "Das war schwer.")
    with closing(beside(ben, tmp_path, "dritte")) as third:
        file = third.project.path
    let_be(anna, "ben", TeamRole.GUEST)
    codes.add(anna, "Neu")
    team.sync(anna)
    team.sync(ben)
    assert {found.name for found in ben.book} == {"Thema", "Neu"}
    assert not ben.may(Right.CODING)
    with qualcode.open(file, coder="anna") as study:
        study.codes.add("Noch einer")
    before = tables(ben.project)
    with pytest.raises(RoleRefused, match="guest"):
        merge(ben, [file])
    assert merge(ben, [file], dry_run=True).report.taken  # what would come may be looked at
    assert tables(ben.project) == before


def test_what_a_lead_erased_goes_in_the_copies_of_coders_and_guests_too(team, anna, ben):
    let_be(anna, "ben", TeamRole.GUEST)
    team.sync(anna)
    team.sync(ben)
    forgetting.forget_documents(anna, [anna.project.forgetting.find_document("eins")])
    team.sync(anna)
    team.sync(ben)
    assert ben.project.documents.all() == []


def test_two_copies_that_give_somebody_different_roles_ask_a_lead(team, anna, ben):
    let_be(anna, "ben", TeamRole.LEAD)
    team.sync(anna)
    team.sync(ben)
    anna.project.coders.add("cara", anna.coder.kind, anna.author)
    team.sync(anna)
    team.sync(ben)
    let_be(anna, "cara", TeamRole.LEAD)
    let_be(ben, "cara", TeamRole.GUEST)
    team.sync(anna)
    team.sync(ben)
    team.sync(anna)
    (open_one,) = conflicts.open_conflicts(anna)
    assert (open_one.conflict.table, open_one.conflict.field) == ("coders", "role")
    let_be(anna, "ben", TeamRole.CODER)
    team.sync(anna)
    team.sync(ben)
    chosen = conflicts.chosen_sides(conflicts.open_conflicts(ben), "ours")
    with pytest.raises(RoleRefused, match="only the lead says"):
        conflicts.decide(ben, chosen)
    assert conflicts.decide(anna, conflicts.chosen_sides(conflicts.open_conflicts(anna), "ours")) == 1


# ---- erased for good ---------------------------------------------------------------------------------


def correct(space):
    found = space.project.documents.find("eins")
    draft = read(TEXT.replace("schwer", "leicht"), "eins")
    revising.carry_out(space, revising.planned(space, found, draft))


def erase_a_passage(space):
    found = space.project.documents.find("eins")
    text = space.project.documents.text(found)
    forgetting.forget_passage(space, WithdrawnPassage(found.uuid, found.sha256, text, Span(0, 5)))


ERASING = {
    "documents": lambda s: forgetting.forget_documents(s, [s.project.forgetting.find_document("eins")]),
    "case": lambda s: forgetting.forget_case(s, s.project.forgetting.find_case("Fall A")),
    "passage": erase_a_passage,
    "text": lambda s: forgetting.forget_text(s, s.project.forgetting.former_texts()[0][0]),
    "words": lambda s: forgetting.forget_words(s, "Amt"),
    "seal": lambda s: revising.seal(s, s.project.documents.find("eins")),
}


@pytest.mark.parametrize("role", [TeamRole.GUEST, TeamRole.CODER])
def test_nobody_but_leads_erases_and_no_backup_is_touched_before(anna, ben, tmp_path, role):
    space = anna
    space.project.cases.add("Fall A", space.author)
    correct(space)
    let_be(space, "ben", TeamRole.LEAD)
    let_be(space, "anna", role)
    backup = space.project.backup(tmp_path / "b.qualcode")
    before, bytes_before = tables(space.project), backup.read_bytes()
    for name, erase in ERASING.items():
        with pytest.raises(RoleRefused) as refused:
            erase(space)
        told = "is a guest" if role is TeamRole.GUEST else "only the lead erases for good"
        assert told in refused.value.message, name
    assert tables(space.project) == before
    assert backup.read_bytes() == bytes_before


def test_who_may_erase_erases_in_backups_of_other_roles_too(anna, tmp_path):
    backup = anna.project.backup(tmp_path / "b.qualcode")
    let_be(anna, "ben", TeamRole.LEAD)
    let_be(anna, "anna", TeamRole.CODER)
    ben = Workspace(anna.project, "ben")
    done = forgetting.forget_documents(ben, [ben.project.forgetting.find_document("eins")])
    assert done.backups == [str(backup)]
    assert not [warning for warning in done.warnings if "by hand" in warning]


# ---- packages ----------------------------------------------------------------------------------------


def package_for(space, tmp_path, name):
    path = tmp_path / f"{name}-paket.qualcode"
    write_package(space, PackageOrder(path=path, coder=name, documents=space.project.documents.all()))
    return path


def test_a_package_needs_no_lead_in_it_and_keeps_what_is_the_leads(anna, tmp_path):
    roles.set_rights(anna, {Right.FORGETTING: TeamRole.CODER})
    with Workspace.open(package_for(anna, tmp_path, "ben"), coder="ben") as space:
        rights = space.project.roles.rights
        assert (rights.leads, rights.is_led) == ((), True)
        assert rights.of == anna.project.roles.rights.of
        code(space, "Das war schwer.")
        with pytest.raises(RoleRefused, match="codebook is changed by the lead") as refused:
            codes.add(space, "Neu")
        assert refused.value.hint == "Nothing was changed. This is a package: ask whoever gave it to you."
        for role in (TeamRole.LEAD, TeamRole.GUEST):
            with pytest.raises(RoleRefused):
                let_be(space, "ben", role)
    assert merge(anna, [tmp_path / "ben-paket.qualcode"]).report.taken


def test_a_package_for_a_lead_lets_a_lead_do_everything(anna, tmp_path):
    with Workspace.open(package_for(anna, tmp_path, "anna"), coder="anna") as space:
        codes.add(space, "Neu")


def test_a_package_of_a_project_without_a_lead_limits_nobody(team, tmp_path):
    space = team.begin("anna")
    with Workspace.open(package_for(space, tmp_path, "ben"), coder="ben") as package:
        codes.add(package, "Neu")


def test_a_guest_gets_no_package(anna, tmp_path):
    let_be(anna, "ben", TeamRole.GUEST)
    with pytest.raises(QualcodeError, match="is a guest"):
        package_for(anna, tmp_path, "ben")
    assert not list(tmp_path.glob("*-paket*"))


def test_a_coder_makes_no_package_for_others(ben, tmp_path):
    with pytest.raises(RoleRefused):
        package_for(ben, tmp_path, "anna")
    assert not list(tmp_path.glob("*-paket*"))
    package_for(ben, tmp_path, "ben")
