"""Projects for tests, built through the library."""

from __future__ import annotations

from pathlib import Path

from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import DocumentDraft, Role, SourceFile, Speaker
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading.transcripts.structure import build

ME = Author("me")


class Bench:
    """A project with short ways to fill it."""

    def __init__(self, folder: Path):
        self.project = Project.create(folder / "p.qualcode", "Probe", ME)
        self.coders = {}
        self.codes = {}

    def document(self, name, text, label="RG 2022", wave="2022", case=None, **attributes):
        structure = build(text)
        roles = {"I": Role.ASKS, "B": Role.ANSWERS}
        speakers = tuple(Speaker(one, roles.get(one, Role.OTHER)) for one in structure.speakers())
        source = SourceFile(f"{name}.txt", name, "text", "1")
        draft = DocumentDraft(
            name, text, structure, source, label=label, case=case, attributes={"wave": wave, **attributes},
            speakers=speakers,
        )  # fmt: skip
        return self.project.documents.add([draft], ME)[0]

    def coder(self, name, kind=CoderKind.PERSON):
        if name not in self.coders:
            self.coders[name] = self.project.coders.add(name, kind, ME)
        return self.coders[name]

    def code_named(self, path, definition="das ist gemeint"):
        if path not in self.codes:
            *above, name = path.split(" / ")
            parent = self.code_named(" / ".join(above)) if above else None
            self.codes[path] = self.project.codes.add(CodeDraft(name, Rules(definition)), parent, ME)
        return self.codes[path]

    def code(self, document, words, path="Thema", coder="anna", polarity=Polarity.PRESENT, memo=""):
        text = self.project.documents.text(document)
        start = text.index(words)
        span = Span(start, start + len(words))
        return self.project.codings.add(
            document, span, self.code_named(path), self.coder(coder), polarity=polarity, memo=memo
        ).coding
