"""Every writing use case of the workspace, done in copies apart from each other and brought together."""

from __future__ import annotations

import random
import shutil
from contextlib import contextmanager, suppress

import pytest

from qualcode.errors import QualcodeError
from qualcode.workspace.workspace import Workspace
from tests.merging.copies import Copy, kept
from tests.merging.same import differences, lost
from tests.workspace.writing_use_cases import BEFORE, DONE, Opened, filled_study

# another file takes the place of the project, which is a test of its own
NAMES = sorted(DONE.keys() - {"project/making.take_in_rescue"})
FEW, MANY = range(8), range(8, 200)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    return filled_study(tmp_path_factory.mktemp("filled") / "p.qualcode")


@contextmanager
def machine(filled, folder):
    """Anna's work on one of her machines."""
    folder.mkdir()
    path = shutil.copyfile(filled, folder / "p.qualcode")
    made = Opened(folder=folder, space=Workspace.open(path, coder="anna"))
    made.space.project._store.connection.execute("PRAGMA synchronous = OFF")
    yield made
    made.space.close()


def done(opened, name):
    """Do a use case; what earlier ones made impossible changes nothing."""
    with suppress(QualcodeError, AttributeError, AssertionError, LookupError):
        opened.look()
        if name in BEFORE:
            BEFORE[name](opened)
            opened.look()
        DONE[name](opened)


@pytest.mark.parametrize("seed", [*FEW, *(pytest.param(seed, marks=pytest.mark.stress) for seed in MANY)])
def test_use_cases_done_apart_come_together(filled, tmp_path, seed):
    names = random.Random(seed // 8).sample(NAMES, len(NAMES))  # eight runs do all of them
    part = names[seed % 8 :: 8]
    with (
        machine(filled, tmp_path / "a") as first,
        machine(filled, tmp_path / "b") as second,
        machine(filled, tmp_path / "before") as before,
    ):
        for opened, chosen in ((first, part[::2]), (second, part[1::2])):
            for name in chosen:
                done(opened, name)
        changed = [
            kept(opened.space.project, "anna", tmp_path / f"c{place}.qualcode")
            for place, opened in enumerate((first, second))
        ]
        one, other = (Copy("anna", opened.space.project) for opened in (first, second))
        sent = one.sends()
        one.takes(other.sends())
        other.takes(sent)
        assert differences(one.project, other.project) == []
        assert lost(before.space.project, [copy.project for copy in changed], one.project) == []
        for copy in changed:
            copy.project.close()
