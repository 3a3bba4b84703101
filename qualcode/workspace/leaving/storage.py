"""Where the program stores anything outside of a project file, how long, and whether erasing reaches it.

`tests/test_storage_places.py` holds the list complete: whoever asks for one of the user's folders, or writes beside
a project, is named by a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from qualcode.catalogue import Later, later
from qualcode.user_folders import COPY, cache_folder, configuration_file, copy_folders, from_home, state_folder

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class StoragePlace:
    """Something that lies outside of the project file, with what it holds and how it goes.

    `where` is a path as people read it. `personal` is whether words or names of people may stand in it. `modules` are
    those that write it, as they are called inside the package.
    """

    name: Later
    where: str
    holds: Later
    goes: Later
    personal: bool
    modules: tuple[str, ...]


def storage_places() -> Sequence[StoragePlace]:
    """All places, as they are called on this machine and for this user."""
    state = from_home(state_folder())
    beside = "*.qualcode"
    first, second = copy_folders()
    return (
        StoragePlace(
            later("files of the database beside the project"),
            f"{beside}-wal, {beside}-shm, {beside}-journal",  # no text: paths
            later("changes of the moment"),
            later("when the project is closed; what a crash leaves is read in at the next opening"),
            personal=True,
            modules=("project/file/connection.py",),
        ),
        StoragePlace(
            later("backups"),
            f"{beside}-backup",
            later("whole copies of the project, made by “qualcode backup” and before a change of the file's format"),
            later("never by themselves; erasing reaches those that are listed and still lie where they were made"),
            personal=True,
            modules=("project/file/connection.py",),
        ),
        StoragePlace(
            later("unfinished files beside the project or an export"),
            ".*.new, .qualcode-*",
            later("what is being written or read in at the moment"),
            later("at the end of the command; what a crash leaves is listed in the project and told when erasing"),
            personal=True,
            modules=(
                "project/watch/new_files.py",
                "reporting/writers/whole_files.py",
                "workspace/imports/held_drafts.py",
                "workspace/archive/deposit.py",
                "reporting/quotations/spool.py",
                "cli/shared/tables.py",
            ),
        ),
        StoragePlace(
            later("texts in the own editor"),
            from_home(Path(gettempdir()) / "qualcode-*"),
            later("a memo or a text while it is open in the editor that $EDITOR names; for its owner only"),
            later("when the editor is closed; what an editor keeps elsewhere is its own matter"),
            personal=True,
            modules=("tui/shared/editor.py",),
        ),
        StoragePlace(
            later("failure log of the interface beside the project"),
            f"{beside}.log",
            later("technical reports of unknown failures; words of the project may stand in them"),
            later("by erasing, or by hand"),
            personal=True,
            modules=("tui/app.py", "cli/project/forget.py"),
        ),
        StoragePlace(
            later("unsaved texts"),
            f"{state}/unsaved",
            later("what was typed into a memo, a summary or a text and is not saved yet; for its owner only"),
            later("when it is saved or discarded; erasing reaches it on this machine, elsewhere at the next opening"),
            personal=True,
            modules=("workspace/unsaved_texts.py",),
        ),
        StoragePlace(
            later("rescue files"),
            f"{state}/rescue",
            later("work that could not be kept since the project file was replaced while it was open; owner only"),
            later("by “qualcode rescue”; erasing names those that wait, and what was erased is not taken in"),
            personal=True,
            modules=("project/watch/rescue_file.py",),
        ),
        StoragePlace(
            later("last copied quotation"),
            f"{from_home(first / COPY)}, {second / COPY}",
            later("the quotation that was copied last, beside the clipboard; for its owner only"),
            later("with the next copy, or by erasing"),
            personal=True,
            modules=("tui/quotations/clipboard_file.py", "cli/project/forget.py"),
        ),
        StoragePlace(
            later("projects that were opened last"),
            f"{state}/recent.json",
            later("paths of project files"),
            later("with “recent = false” in the configuration, or by hand"),
            personal=False,
            modules=("workspace/project/recent.py",),
        ),
        StoragePlace(
            later("state of the interface"),
            f"{state}/*.json",
            later("places, widths and quick codes by ids, no words and no names"),
            later("by hand"),
            personal=False,
            modules=("workspace/workbench/state.py",),
        ),
        StoragePlace(
            later("pools"),
            "POOL/*",
            later("keys, places, codes, attributes on a project's list, and texts where they went along; owner only"),
            later("by “qualcode pool forget”, which takes out a case or a project"),
            personal=True,
            modules=("pool/folder/pool.py", "pool/adding/written_files.py"),
        ),
        StoragePlace(
            later("secret of a survey"),
            "*.pool-secret",
            later("by which ids of answers become keys in pools, beside the answers; for its owner only"),
            later("by hand, with the answers"),
            personal=False,
            modules=("pool/adding/answer_secret.py",),
        ),
        StoragePlace(
            later("cache"),
            from_home(cache_folder()),
            later("a list of German words that comes with the program; nothing of any project"),
            later("by hand at any time"),
            personal=False,
            modules=("language/words/german_list.py", "language/words/packed_words.py"),
        ),
        StoragePlace(
            later("configuration"),
            from_home(configuration_file()),
            later("what the user wrote into it, such as the own name as a coder"),
            later("by hand"),
            personal=False,
            modules=("program_language.py", "cli/shared/session.py"),
        ),
    )
