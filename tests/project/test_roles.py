"""Roles: what they allow, where it is asked, and who stays lead."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError, RoleRefused
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.history import KINDS
from qualcode.model.procedures import Procedure
from qualcode.model.team.roles import (
    DEFAULT_RIGHTS,
    SETTABLE,
    Right,
    TeamRole,
    right_of_kind,
    rights_in,
    rights_written,
)
from qualcode.project.file.history import Author
from tests.helpers import LEAD, add_coder, add_document, kinds, tables


@pytest.fixture
def team(project):
    """Anna leads, ben codes, gast reads."""
    coders = {name: add_coder(project, name) for name in ("anna", "ben", "gast")}
    project.roles.set_role(coders["anna"], TeamRole.LEAD, LEAD)
    project.roles.set_role(coders["gast"], TeamRole.GUEST, project.author("anna"))
    return {name: project.author(name) for name in coders}


def test_every_kind_of_change_has_a_right_of_its_own_or_is_taken_back_by_that_of_another():
    unknown = {kind for kind in KINDS if right_of_kind(kind) is Right.ROLES} - {"coder.role"}
    assert unknown == {"undo", "redo"}


def test_a_kind_that_nobody_knows_is_the_leads():
    assert right_of_kind("something.new") is Right.ROLES


@pytest.mark.parametrize(
    "said", ["", "codebook", "codebook=guest", "roles=coder", "coding=lead", "=", "nothing=coder"]
)
def test_what_the_setting_cannot_say_says_nothing(said):
    assert rights_in(said) == DEFAULT_RIGHTS


def test_the_setting_tells_what_is_otherwise_and_reads_it_again():
    rights = dict(DEFAULT_RIGHTS) | {Right.CODEBOOK: TeamRole.CODER, Right.MATERIAL: TeamRole.LEAD}
    assert rights_written(rights) == "material=lead codebook=coder"
    assert rights_in(rights_written(rights)) == rights


def test_without_a_lead_everybody_does_everything_and_guests_read(project):
    add_coder(project, "anna"), add_coder(project, "gast")
    project.roles.set_role(project.coders.find("gast"), TeamRole.GUEST, project.author("anna"))
    assert {right for right in Right if project.roles.allow("anna", right)} == set(Right)
    assert not any(project.roles.allow("gast", right) for right in Right)
    project.settings.set_blind(Author("whoever"), on=True)
    with pytest.raises(RoleRefused, match="is a guest here and only reads") as refused:
        project.settings.set_blind(project.author("gast"), on=False)
    assert "qualcode coders role gast coder" in refused.value.hint


def test_with_a_lead_coders_do_what_is_theirs_and_who_is_unknown_counts_as_one(project, team):
    allowed = {right for right in Right if project.roles.allow("ben", right)}
    assert allowed == {Right.CODING, Right.MATERIAL, Right.QUOTING, Right.SHARING}
    assert {right for right in Right if project.roles.allow("fremd", right)} == allowed
    assert all(project.roles.allow("anna", right) for right in Right)
    assert not any(project.roles.allow("gast", right) for right in Right)


def test_who_is_known_by_name_only_is_known_all_the_same(project, team):
    with pytest.raises(RoleRefused):
        project.cases.add("Fall", Author("GAST"))


@pytest.mark.parametrize("right", SETTABLE)
def test_a_right_can_be_given_and_taken(project, team, right):
    for role in (TeamRole.LEAD, TeamRole.CODER):
        project.roles.set_rights({right: role}, team["anna"])
        assert project.roles.allow("ben", right) is (role is TeamRole.CODER)
        assert not project.roles.allow("gast", right)


def test_a_refused_change_leaves_nothing_and_says_what_to_do(project, team):
    before = tables(project)
    with pytest.raises(RoleRefused, match="the codebook is changed by the lead") as refused:
        project.codes.add(CodeDraft("Neu"), None, team["ben"])
    assert refused.value.hint == (
        "Nothing was changed. Ask “anna”, or for the right to do it: “qualcode coders rights codebook=coder”."
    )
    assert tables(project) == before


def test_a_part_of_a_larger_change_is_asked_for_too(project, team):
    before = tables(project)

    def take_in():
        with project.change("import", team["ben"]):
            add_document(project, "drei")
            project.codes.add(CodeDraft("Neu"), None, team["ben"])

    with pytest.raises(RoleRefused):
        take_in()
    assert tables(project) == before


def test_settings_are_asked_for_by_their_names(project, team):
    from qualcode.reading.source.choices import ReadingChoices

    settings, ben = project.settings, team["ben"]
    assert settings.set_reading(ReadingChoices(interviewers=("I",)), ben)
    for act in (
        lambda: settings.set_blind(ben, on=True),
        lambda: settings.set_round(2, ben),
        lambda: settings.set_procedure(Procedure.NONE, ben),
        lambda: settings.set("title", "Anders", ben),
        lambda: settings.set("rights", "team=coder", ben),
    ):
        with pytest.raises(RoleRefused):
            act()
    project.origins.declare(ben, wave=["Welle"])
    project.roles.set_rights({Right.MATERIAL: TeamRole.LEAD}, team["anna"])
    with pytest.raises(RoleRefused):
        project.origins.declare(ben, wave=["Jahr"])


def test_coders_allot_to_themselves_and_add_themselves_only(project, team):
    document = add_document(project, "eins").key
    ben, anna = project.coders.find("ben"), project.coders.find("anna")
    assert project.coders.assign([document], ben, team["ben"]) == 1
    project.coders.set_state(document, ben, WorkState.FINISHED, team["ben"])
    with pytest.raises(RoleRefused, match="arranged by the lead"):
        project.coders.assign([document], anna, team["ben"])
    assert project.coders.add("neu", CoderKind.PERSON).role is TeamRole.CODER
    for author in (team["ben"], Author("fremd")):
        with pytest.raises(RoleRefused):
            project.coders.add("dora", CoderKind.PERSON, author)


def test_nobody_gives_roles_but_leads_and_no_right_gives_that(project, team):
    project.roles.set_rights(dict.fromkeys(SETTABLE, TeamRole.CODER), team["anna"])
    for role in TeamRole:
        with pytest.raises(RoleRefused):
            project.roles.set_role(
                project.coders.find("ben" if role is not TeamRole.CODER else "gast"), role, team["ben"]
            )
    with pytest.raises(QualcodeError, match="cannot be given"):
        project.roles.set_rights({Right.ROLES: TeamRole.CODER}, team["anna"])


def test_the_last_lead_stays_lead_also_when_coders_are_merged(project, team):
    anna, ben = project.coders.find("anna"), project.coders.find("ben")
    for act in (
        lambda: project.roles.set_role(anna, TeamRole.CODER, team["anna"]),
        lambda: project.roles.set_role(anna, TeamRole.GUEST, team["anna"]),
        lambda: project.coders.merge(anna, ben, team["anna"]),
    ):
        with pytest.raises(QualcodeError, match="“anna” is the only lead"):
            act()
    project.roles.set_role(ben, TeamRole.LEAD, team["anna"])
    project.roles.set_role(anna, TeamRole.GUEST, team["ben"])
    assert project.roles.rights.leads == ("ben",)


def test_merging_keeps_the_role_of_who_stays_and_a_lead_is_merged_by_leads(project, team):
    ben, gast = project.coders.find("ben"), project.coders.find("gast")
    project.roles.set_role(ben, TeamRole.LEAD, team["anna"])
    project.roles.set_rights({Right.TEAM: TeamRole.CODER}, team["anna"])
    add_coder(project, "cara")
    with pytest.raises(RoleRefused):
        project.coders.merge(project.coders.find("ben"), project.coders.find("cara"), project.author("cara"))
    project.coders.merge(project.coders.find("ben"), gast, team["anna"])
    assert project.coders.find("gast").role is TeamRole.GUEST


def test_without_a_lead_somebody_is_left_who_may_change_something(project):
    only = add_coder(project, "anna")
    with pytest.raises(QualcodeError, match="Nobody would be left"):
        project.roles.set_role(only, TeamRole.GUEST, project.author("anna"))


@pytest.mark.parametrize("kind", [kind for kind in CoderKind if kind is not CoderKind.PERSON])
def test_who_is_no_person_has_no_role(project, kind):
    coder = project.coders.add("kein Mensch", kind, LEAD)
    with pytest.raises(QualcodeError, match="is no person"):
        project.roles.set_role(coder, TeamRole.LEAD, LEAD)


def test_undo_and_redo_need_what_they_take_back(project, team):
    anna, ben = project.coders.find("anna"), project.coders.find("ben")
    project.roles.set_role(ben, TeamRole.LEAD, team["anna"])
    project.codes.add(CodeDraft("Neu"), None, team["ben"])
    project.settings.set_round(2, team["ben"])
    project.coders.assign([add_document(project, "eins").key], anna, team["ben"])
    project.roles.set_role(ben, TeamRole.CODER, team["anna"])
    for right in (Right.TEAM, Right.TEAM, Right.CODEBOOK):
        with pytest.raises(RoleRefused):
            project.undo(team["ben"])
        project.roles.set_rights({right: TeamRole.CODER}, team["anna"])
        project.undo(team["ben"])
        project.roles.set_rights({right: TeamRole.LEAD}, team["anna"])
    with pytest.raises(RoleRefused):
        project.redo(team["ben"])
    project.roles.set_role(ben, TeamRole.GUEST, team["anna"])
    with pytest.raises(RoleRefused, match="guest"):
        project.redo(team["ben"])


def test_who_became_lead_alone_can_take_that_back(project):
    anna = add_coder(project, "anna")
    project.roles.set_role(anna, TeamRole.LEAD, project.author("anna"))
    assert kinds(project)[-1] == "coder.role"
    project.undo(project.author("anna"))
    assert not project.roles.rights.is_led
