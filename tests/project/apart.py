"""Two copies of a study that changed the same apart from each other: in one much is kept beside the history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qualcode.model.documents import Document
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.merging.portable import bundle
from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, add_coder, contains, draft, give, new_project
from tests.project.merged import copy_of

PASSAGE = "Förster Mirabellus hat alle Quitten gezählt, und zwar im Mai 1987."
TEXT = f"Das war schwer. {PASSAGE} Danach wurde es ruhig im Hof und im ganzen Dorf."
SECRET = "Quellstein"  # in no text: what people wrote of it
PLACE = Span(TEXT.index(PASSAGE), TEXT.index(PASSAGE) + len(PASSAGE))


@dataclass
class Apart:
    """Two copies of a study with a talk, each in a folder of its own."""

    one: Project
    other: Project

    @property
    def folder(self) -> Path:
        return self.one.path.parent

    def everything(self) -> None:
        """Both changed the same paraphrase, memo and name; of what the other made here only the later part came."""
        for project, words in ((self.one, "hier"), (self.other, SECRET)):
            coder = project.coders.find("anna")
            (coding,), (memo,) = project.codings.all(), project.memos.all()
            project.codings.change(coding, coder, paraphrase=f"{words} gesagt")
            project.memos.change(memo, coder, text=f"{words} gedacht")
            project.documents.rename(talk(project), f"{words} talk", project.author("anna"))
        made = self.other.memos.add(MemoTarget(document=talk(self.other).key), "neu", self.other.coders.find("anna"))
        known = [entry.uuid for entry in self.other.log()]
        self.other.memos.change(made, self.other.coders.find("anna"), text=f"{SECRET} dazu")
        first, waits = known[-1], self.other.log()[-1].uuid
        sent = bundle(self.other._store, without=lambda entry: entry.uuid == first)
        assert sent.entries[-1].uuid == waits
        self.one.merging.take_in([sent], LEAD)
        assert self.count("carried") == 3
        assert self.count("waiting") == 1
        assert self.one.merging.conflicts()
        assert contains(self.folder, SECRET)

    def count(self, table: str) -> int:
        return self.one._store.all(f"SELECT COUNT(*) FROM {table}")[0][0]


def talk(project: Project) -> Document:
    return max(project.documents.all(), key=lambda document: document.length)


@contextmanager
def two_copies(folder: Path) -> Iterator[Apart]:
    """The two, in folders below this one."""
    (folder / "one").mkdir()
    (folder / "other").mkdir()
    with new_project(folder / "one") as one:
        one._store.connection.execute("PRAGMA synchronous = OFF")
        code, anna = add_code(one), add_coder(one, "anna")
        one.documents.add([draft("talk", TEXT, case="Fall A"), draft("beside", "Etwas ganz anderes.")], LEAD)
        coding = give(one, talk(one), code, anna, PLACE.start, PLACE.end)
        one.memos.add(MemoTarget(coding=coding.key), "erst", anna)
        with Project.open(copy_of(one, folder / "other" / "other.qualcode")) as other:
            other._store.connection.execute("PRAGMA synchronous = OFF")
            yield Apart(one, other)
