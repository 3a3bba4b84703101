"""Interviews as readers give them, and codings by their words, in an open project.

They are for tests that look at the project itself, and for texts that no reader lets in. Tests of what stands on the
workspace make their studies by `qualcode.create`, as its users do.
"""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.codes import Code, CodeDraft, Rules
from qualcode.model.codings import Coder, CoderKind, Coding, CodingDraft, Polarity
from qualcode.model.documents import Document, DocumentDraft, Role, SourceFile, Speaker
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusDecision, ConsensusResult, DecisionMode
from qualcode.model.topics import Topic
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.project.team.decisions import NewDecision
from qualcode.reading.transcripts.structure import build

ME = Author("me")
_ROLES = {"I": Role.ASKS, "B": Role.ANSWERS}


def interview(
    project: Project,
    name: str,
    text: str,
    label: str = "RG 2022",
    wave: str = "2022",
    case: str | None = None,
    **attributes: str,
) -> Document:
    """A transcript in which I asks and B answers; nobody else's role is guessed."""
    structure = build(text)
    speakers = tuple(Speaker(speaker, _ROLES.get(speaker, Role.OTHER)) for speaker in structure.speakers())
    source = SourceFile(f"{name}.txt", name, "text", "1")
    draft = DocumentDraft(
        name, text, structure, source, label=label, case=case, attributes={"wave": wave, **attributes},
        speakers=speakers,
    )  # fmt: skip
    return project.documents.add([draft], ME)[0]


def coder_named(project: Project, name: str, kind: CoderKind = CoderKind.PERSON) -> Coder:
    """The coder of that name, who is added where nobody has it."""
    return project.coders.exact(name) or project.coders.add(name, kind, ME)


def code_named(project: Project, path: str, definition: str = "das ist gemeint") -> Code:
    """The code of that path, which is added with those above it where it is not there."""
    known = {code.full_name: code for code in project.codes.book()}
    if path in known:
        return known[path]
    above, _, name = path.rpartition(" / ")
    parent = code_named(project, above) if above else None
    return project.codes.add(CodeDraft(name, Rules(definition)), parent, ME)


def give_code(
    project: Project,
    document: Document,
    words: str,
    path: str = "Thema",
    coder: str = "anna",
    polarity: Polarity = Polarity.PRESENT,
    memo: str = "",
) -> Coding:
    """A coding of the first place where these words stand; its code and coder are added where they are not there."""
    start = project.documents.text(document).index(words)
    span = Span(start, start + len(words))
    code = code_named(project, path)
    return project.codings.add(document, span, code, coder_named(project, coder), polarity=polarity, memo=memo).coding


def decide(
    project: Project,
    document: Document,
    codings: Sequence[Coding],
    result: ConsensusResult,
    put: Sequence[tuple[Span, Code]] = (),
    consensus: str = "Konsens",
) -> ConsensusDecision:
    """A decision of anna and ben on these codings, by which the consensus gets what is put there."""
    coder = coder_named(project, consensus, CoderKind.CONSENSUS)
    first, second = (coder_named(project, name) for name in ("anna", "ben"))
    before = project.consensus.before(codings, {code.key: code.uuid for code in project.codes.book()})
    new = NewDecision(document, coder, first, first, second, DecisionMode.JOINT, (first, second), result, before)
    drafts = [CodingDraft(document, span, code, coder, round=1) for span, code in dict.fromkeys(put)]
    return project.consensus.decide(new, drafts, ME)


def topic_named(project: Project, name: str) -> Topic:
    """The topic of that name, which is added where it is not there."""
    found = next((topic for topic in project.topics.all() if topic.name == name), None)
    return found or project.topics.add(name, ME)


def ask_about(project: Project, document: Document, topic: str, words: str) -> None:
    """Assign the question that is the first place of these words to a topic, which is added where it is not there."""
    start = project.documents.text(document).index(words)
    place = Span(start, start + len(words))
    project.topics.assign([(topic_named(project, topic), document, place)], coder_named(project, "anna"))
