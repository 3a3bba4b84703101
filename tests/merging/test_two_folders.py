"""Laptops that each see a folder of their own, which a cloud copies: late, twice, torn, under other names."""

from __future__ import annotations

import random
import shutil

import pytest

from qualcode.errors import QualcodeError
from qualcode.project.sharing import keys
from qualcode.workspace.sharing.sync import FolderSync
from qualcode.workspace.workspace import Workspace
from tests.helpers import problems
from tests.merging.acts import act
from tests.merging.copies import apart
from tests.merging.same import differences, waiting

PASSPHRASE = "drei blaue Elstern zählen"


class Cloud:
    """What copies files between the folders of the laptops, as it can."""

    def __init__(self, folders, draw):
        self.folders, self.draw = folders, draw
        self.torn = [set() for _ in folders]  # files that came to each in part

    def files(self, place):
        folder = self.folders[place]
        return {file.relative_to(folder) for file in folder.rglob("*") if file.is_file()} - self.torn[place]

    def bring(self, place, *, everything=False):
        """Bring some of what others have: some of it torn, some of it twice, under the name that a drive invents."""
        for other, folder in enumerate(self.folders):
            due = sorted(self.files(other) - self.files(place))
            self.draw.shuffle(due)
            for path in due if everything else due[: self.draw.randrange(len(due) + 1)]:
                data = (folder / path).read_bytes()
                target = self.folders[place] / path
                target.parent.mkdir(parents=True, exist_ok=True)
                if not everything and self.draw.random() < 0.15:
                    target.write_bytes(data[: self.draw.randrange(len(data))])
                    self.torn[place].add(path)
                    continue
                target.write_bytes(data)
                self.torn[place].discard(path)
                if not everything and self.draw.random() < 0.1:
                    target.with_name(f"{target.stem} (Konflikt){target.suffix}").write_bytes(data)


class Teams:
    """Laptops, each with its own copy of the project and its own look at the shared folder."""

    def __init__(self, copies, home, draw):
        self.copies, self.draw = copies, draw
        self.spaces = [Workspace(copy.project, copy.name) for copy in copies]
        self.folders = [home / f"folder-{place}" for place in range(len(copies))]
        FolderSync.open(self.spaces[0], self.folders[0], PASSPHRASE).once()
        for folder in self.folders[1:]:
            shutil.copytree(self.folders[0], folder)
        self.cloud = Cloud(self.folders, draw)
        self.syncs = [
            FolderSync.open(space, folder, PASSPHRASE)
            for space, folder in zip(self.spaces, self.folders, strict=True)
        ]

    def step(self):
        place = self.draw.randrange(len(self.copies))
        what = self.draw.randrange(4)
        if what < 2:
            act(self.copies[place], self.draw, self.draw.choice([1, 1, 3]), only=WITHOUT_BLINDNESS)
        elif what == 2:
            self.syncs[place].once()
        else:
            self.cloud.bring(place)

    def settle(self):
        """All that was done reaches everybody."""
        for _ in range(3):
            for sync in self.syncs:
                sync.once()
            for place in range(len(self.copies)):
                self.cloud.bring(place, everything=True)


WITHOUT_BLINDNESS = (
    "give", "give", "give", "give_many", "weigh", "turn", "recode", "widen", "split", "take_away", "mark",
    "write_memo",
    "change_memo", "remove_memo", "new_code", "edit_code", "move_code", "remove_code", "merge_codes", "split_code",
    "take_in_codebook", "anchor", "recheck", "take_in_document", "rename_document", "remove_document", "revise",
    "settle_orphan", "describe_document", "describe_speaker", "change_case", "say_label", "group", "ask",
    "transcribe",
    "research",
    "summarise", "edit_quotation", "give_ids", "publish", "accept", "work", "allot", "new_coder",
    "rename_coder", "merge_coders", "undo", "redo",
)  # fmt: skip


@pytest.mark.parametrize(
    ("seed", "steps"),
    [
        (1, 30), (2, 30),
        *(pytest.param(seed, 200, marks=pytest.mark.stress) for seed in range(3, 30)),
        pytest.param(99, 10_000, marks=[pytest.mark.stress, pytest.mark.timeout(7_200)]),
    ],
)  # fmt: skip
def test_laptops_over_a_cloud_come_to_the_same_project(base, tmp_path, seed, steps, monkeypatch):
    monkeypatch.setitem(keys._COST, "n", 2)
    draw = random.Random(f"cloud {seed}")
    with apart(base, tmp_path, ["anna", "ben"] if seed % 2 else ["anna", "ben", "cara"]) as copies:
        teams = Teams(copies, tmp_path, draw)
        for step in range(steps):
            teams.step()
            if step % 500 == 499:
                teams.settle()
                assert differences(copies[0].project, copies[1].project) == [], step
        teams.settle()
        for copy in copies:
            assert problems(copy.project) == []
            assert waiting(copy.project) == set()
            assert differences(copies[0].project, copy.project) == []


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.stress) for seed in range(2, 60))])
def test_files_that_somebody_spoiled_in_the_folder_harm_nobody(base, tmp_path, seed, monkeypatch):
    monkeypatch.setitem(keys._COST, "n", 2)
    draw = random.Random(f"spoiled {seed}")
    with apart(base, tmp_path, ["anna", "ben"]) as copies:
        teams = Teams(copies, tmp_path, draw)
        for copy in copies:
            act(copy, draw, 6, only=WITHOUT_BLINDNESS)
        teams.syncs[0].once()
        kept = shutil.copytree(teams.folders[0], tmp_path / "kept")
        spoil(teams.folders[0], draw)
        try:
            teams.syncs[1] = FolderSync.open(teams.spaces[1], teams.folders[0], PASSPHRASE)
            teams.syncs[1].once()
        except QualcodeError as error:
            refused = [error.message, error.hint]
            assert all(refused)
        assert problems(copies[1].project) == []
        shutil.copytree(kept, teams.folders[0], dirs_exist_ok=True)
        for _ in range(2):
            for space in teams.spaces:
                FolderSync.open(space, teams.folders[0], PASSPHRASE).once()
        assert differences(copies[0].project, copies[1].project) == []


def spoil(folder, draw):
    """Change a bit, cut, put other things behind, or change the places of files."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    for file in draw.sample(files, max(1, len(files) // 3)):
        data = file.read_bytes()
        at = draw.randrange(len(data))
        kind = draw.randrange(4)
        if kind == 0:
            file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        elif kind == 1:
            file.write_bytes(data[:at])
        elif kind == 2:
            file.write_bytes(data + data[:at])
        else:
            file.write_bytes(draw.choice(files).read_bytes())
