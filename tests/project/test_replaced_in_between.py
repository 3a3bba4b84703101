"""The project file is replaced at each moment of a change: what is called saved is there, or comes by the rescue."""

from __future__ import annotations

from itertools import product

import pytest

from qualcode.errors import ProjectReplaced
from qualcode.project.file import connection, digests, file_state
from qualcode.project.file.guarded import Guard
from qualcode.project.project import Project
from qualcode.project.watch.lookout import Lookout, ProjectConnection
from qualcode.project.watch.rescue_file import Rescue, files
from tests.helpers import give
from tests.project.replaced import codings_in, replace, study_and_copy, take_in_all

MOMENTS = (
    (ProjectConnection, "BEGIN IMMEDIATE"),
    (file_state, "renew"),
    (digests, "of_entry"),
    (file_state, "add"),
    (Guard, "commit"),
    (Lookout, "look_before_commit"),
    (Lookout, "know"),
    (Lookout, "look_after_commit"),
    (Guard, "_carry_over"),
)
HOWS = ("rename", "copy in place", "move")
FEW = ("renew", "look_before_commit", "know")  # always tried
CASES = [
    pytest.param(*case, id=f"{case[0][1]}-{case[1]}-{case[2]}", marks=() if case[0][1] in FEW else pytest.mark.stress)
    for case in product(MOMENTS, HOWS, ("wal", "delete"))
]


@pytest.fixture
def at(monkeypatch):
    """Do something once, at a moment that is given by what is called next."""

    def arrange(moment, deed):
        owner, name = moment
        if owner is ProjectConnection:
            plain = owner.execute
            left = [deed]

            def execute(self, sql, *more):
                if left and sql == name:
                    left.pop()()
                return plain(self, sql, *more)

            monkeypatch.setattr(owner, "execute", execute)
            return left
        plain, left = getattr(owner, name), [deed]

        def called(*args, **more):
            if left:
                left.pop()()
            return plain(*args, **more)

        monkeypatch.setattr(owner, name, called)
        return left

    return arrange


@pytest.mark.parametrize(("moment", "how", "journal"), CASES)
def test_no_change_that_was_called_saved_is_lost_at_any_moment(tmp_path, monkeypatch, at, moment, how, journal):
    monkeypatch.setattr(connection, "on_network_drive", lambda _: journal == "delete")
    path, arrived = study_and_copy(tmp_path)
    saved, refused, former = set(), [], []
    project = Project.open(path)
    (document,), code = project.documents.all(), project.codes.book().codes[0]
    anna = project.coders.exact("anna")
    saved.add(give(project, document, code, anna, round_=1).uuid)
    left = at(moment, lambda: former.append(replace(how, path, arrived)))
    for number in (2, 3):
        try:
            saved.add(give(project, document, code, anna, round_=number).uuid)
        except ProjectReplaced as error:
            refused.append(error)
    try:
        project.close()
    except ProjectReplaced as error:
        refused.append(error)
    assert not left
    assert refused
    lies = path if how != "move" else former[0]
    found = codings_in(lies)
    assert take_in_all(lies) == []
    assert saved <= found | codings_in(lies) | codings_in(former[0])


def test_a_copy_while_a_rollback_journal_is_committed_leaves_all_work_in_a_rescue_file(tmp_path, monkeypatch, at):
    """Nobody can tell whose pages are whose then; the session's own work is kept as soon as it is found."""
    monkeypatch.setattr(connection, "on_network_drive", lambda _: True)
    path, arrived = study_and_copy(tmp_path)
    with Project.open(arrived) as other:
        (document,), code = other.documents.all(), other.codes.book().codes[0]
        for number in range(100, 400):
            give(other, document, code, other.coders.exact("anna"), round_=number, memo="theirs " * 20)
    project = Project.open(path)
    (document,), code = project.documents.all(), project.codes.book().codes[0]
    anna = project.coders.exact("anna")
    given = [give(project, document, code, anna, round_=1)]
    at((ProjectConnection, "COMMIT"), lambda: replace("copy in place", path, arrived))
    with pytest.raises(ProjectReplaced, match="overwritten"):
        given.append(give(project, document, code, anna, round_=2))
    project.close()
    (file,) = files()
    kept = [row.uuid for entry in Rescue.read(file).entries for row in entry.rows or () if row.table == "codings"]
    assert kept[0] == given[0].uuid
    assert len(kept) == 2
