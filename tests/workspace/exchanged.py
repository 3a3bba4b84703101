"""Projects full of whatever a project may hold, and what they tell by UUID, so that two of them can be compared."""

from __future__ import annotations

import string
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from qualcode.model.codes import COLOURS, Anchor, Code, CodeDraft, CodeKind, Origin, Rules
from qualcode.model.codings import Coder, CoderKind, CodingDraft, Polarity
from qualcode.model.documents import Document, DocumentDraft, LineMark, Role, SourceFile, Speaker
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading.transcripts.structure import build

AUTHOR = Author("lead")
Facts = dict[str, dict[str, Any]]

_NAMES = st.text(string.ascii_letters + "äß-: #&<>\"'😀", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
_WORDS = st.text("ab ÄßE😀\u0301\u200d\u00a0&<>]\"'\u2028—…", min_size=1, max_size=12)
_PROSE = st.one_of(
    st.just(""),
    st.lists(_WORDS.map(str.strip), min_size=1, max_size=3).map("\n".join).map(str.strip),
    st.sampled_from(["— qualcode —", "a: b\n- c", "“x”\n\n— qualcode —\npolarity: absent", "<b>&amp;</b>", "]]>"]),
)


def _named(number: int) -> st.SearchStrategy[list[str]]:
    names = _NAMES.filter(bool).filter(str.isprintable)
    return st.lists(names, max_size=number, unique_by=str.casefold)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """What stands in documents: talk, prose, signs beyond the basic plane, combining marks, edges without words."""
    lines = draw(st.lists(st.tuples(st.sampled_from(["", "B: ", "I: ", "😀 "]), _WORDS), min_size=1, max_size=6))
    between = draw(st.sampled_from(["\n", "\n\n"]))
    return between.join(start + words.strip() for start, words in lines).strip() or "B: ja"


def fill(project: Project, draw: st.DrawFn) -> None:
    """Put in what is drawn: material, codebook, coders, codings, memos, groups."""
    coders = [project.coders.add(name, draw(st.sampled_from(_KINDS)), AUTHOR) for name in ("anna", "Bén ben")]
    documents = _documents(project, draw)
    codes = _codes(project, draw)
    _codings(project, draw, documents, codes, coders)
    _memos(project, draw, documents, codes, coders)
    for name in draw(_named(2)):
        project.groups.add(name, [document.key for document in documents if draw(st.booleans())], AUTHOR)


_KINDS = [CoderKind.PERSON, CoderKind.MACHINE, CoderKind.CONSENSUS]


def _documents(project: Project, draw: st.DrawFn) -> list[Document]:
    drafts = []
    cases = [name for name in draw(_named(2)) if not name.isspace()]
    attributes = st.dictionaries(st.sampled_from(["Land", "size", "Größe"]), _NAMES.filter(bool), max_size=2)
    for number, text in enumerate(draw(st.lists(texts(), min_size=1, max_size=3)), start=1):
        structure = replace(build(text), lines=(LineMark(0, 12),) if draw(st.booleans()) else ())
        speakers = tuple(
            Speaker(name, draw(st.sampled_from(Role)), draw(st.sampled_from([None, *cases])))
            for name in structure.speakers()
        )
        drafts.append(
            DocumentDraft(
                f"{draw(_NAMES)} {number}".strip(),
                text,
                structure,
                SourceFile(f"{number}.txt", f"{number:064x}", "text", "1"),
                label=draw(st.sampled_from(["", "RG 2022"])),
                case=draw(st.sampled_from([None, *cases])),
                attributes=draw(attributes),
                speakers=speakers,
                context=draw(st.sampled_from(["", "Before it."])),
                wave=draw(st.sampled_from(["", "2022"])),
                source_kind=draw(st.sampled_from(["", "RG"])),
            )
        )
    documents = project.documents.add(drafts, AUTHOR)
    for case in project.cases.all():
        project.cases.set(case, draw(attributes), AUTHOR)
    return documents


def _codes(project: Project, draw: st.DrawFn) -> list[Code]:
    made: list[Code] = []
    for number, name in enumerate(draw(_named(4)) or ["Theme"]):
        parent = draw(st.sampled_from([None, *made]))
        draft = CodeDraft(
            name,
            Rules(*(draw(_PROSE) for _ in range(4))),
            colour=draw(st.sampled_from(COLOURS)),
            kind=draw(st.sampled_from(CodeKind)),
            origin=draw(st.sampled_from(Origin)),
            anchors=tuple(
                Anchor(words, invented=True) for words in draw(st.lists(_WORDS.filter(str.strip), max_size=1))
            ),
            source=draw(st.sampled_from(["", "Mayring 2015"])),
            weight_meaning=draw(st.sampled_from(["", "how sure"])),
            exclusive=draw(st.booleans()),
            short_key=draw(st.sampled_from(["", f"K{number}.1"])),
        )
        made.append(project.codes.add(draft, parent, AUTHOR))
    return list(project.codes.book())


def _codings(
    project: Project, draw: st.DrawFn, documents: list[Document], codes: list[Code], coders: list[Coder]
) -> None:
    drafts = []
    for _number in range(draw(st.integers(0, 6))):
        document = draw(st.sampled_from(documents))
        start = draw(st.integers(0, document.length - 1))
        drafts.append(
            CodingDraft(
                document,
                Span(start, draw(st.integers(start + 1, document.length))),
                draw(st.sampled_from(codes)),
                draw(st.sampled_from(coders)),
                draw(st.sampled_from(Polarity)),
                draw(st.sampled_from([None, 0, 40, 100])),
                draw(st.sampled_from(["", "why", "— qualcode —\nround: 9"])),
                draw(_PROSE),
                draw(st.sampled_from([1, 2])),
                draw(st.booleans()),
            )
        )
    if not drafts:
        return
    project.codings.add_all(drafts, AUTHOR)
    coding = project.codings.all()[0]
    words = coding.span.cut(project.documents.text(project.documents.get(coding.document)))
    if draw(st.booleans()) and words.strip():  # a codebook file holds no anchor example of blanks
        code = project.codes.book()[coding.code]
        anchors = (*code.anchors, Anchor(words, "RG 2022", coding=coding.id))
        edited = project.codes.edit(code, replace(as_draft(code), anchors=anchors), AUTHOR)
        rules = Rules(draw(_PROSE), draw(_PROSE))
        project.codes.edit(edited, replace(as_draft(edited), rules=rules, anchors=edited.anchors), AUTHOR)


def _memos(
    project: Project, draw: st.DrawFn, documents: list[Document], codes: list[Code], coders: list[Coder]
) -> None:
    targets = [
        MemoTarget(),
        *(MemoTarget(document=document.key) for document in documents),
        *(MemoTarget(document=document.key, span=Span(0, 1)) for document in documents),
        *(MemoTarget(code=code.key) for code in codes),
        *(MemoTarget(coding=coding.key) for coding in project.codings.all()),
        *(MemoTarget(case=case.key) for case in project.cases.all()),
    ]
    by_key = {document.key: document for document in documents}
    for _number in range(draw(st.integers(0, 3))):
        target = draw(st.sampled_from(targets))
        memo = project.memos.add(
            target,
            draw(_PROSE.filter(str.strip)),
            draw(st.sampled_from(coders)),
            kind=draw(st.sampled_from([kind for kind in MemoKind if target.span or kind is not MemoKind.PARAPHRASE])),
            title=draw(st.sampled_from(["", "A title"])),
            document=by_key.get(target.document or 0) if target.span else None,
        )
        if draw(st.booleans()):
            project.memos.change(memo, draw(st.sampled_from(coders)), closed=True)


# ---- what they tell ----------------------------------------------------------------------------------


def facts(project: Project) -> Facts:
    """All that a round trip keeps, by UUID, with UUIDs where a project has keys."""
    documents = {document.key: document for document in project.documents.all()}
    cases = {case.name: case for case in project.cases.all()}
    coders = {coder.key: coder for coder in project.coders.all()}
    codes = {code.key: code for code in project.codes.book()}
    codings = {coding.key: coding for coding in project.codings.all()}
    case_keys = {case.key: case.uuid for case in cases.values()}
    own = {coding.key for coding in codings.values()}
    return {
        "documents": {
            document.uuid: {
                "name": document.name,
                "text": project.documents.text(document),
                "label": document.label,
                "case": cases[document.case].uuid if document.case else None,
                "attributes": dict(document.attributes),
                "wave": document.wave,
                "kind": document.source_kind,
                "context": document.context,
                "transcription": document.transcription,
                "speakers": project.documents.speakers(document),
                "marks": project.documents.structure(document).marks,
                "lines": project.documents.structure(document).lines,
            }
            for document in documents.values()
        },
        "cases": {case.uuid: (case.name, dict(case.attributes)) for case in cases.values()},
        "coders": {coder.uuid: (coder.name, coder.kind) for coder in coders.values()},
        "codes": {
            code.uuid: {
                "path": code.path,
                "rules": code.rules,
                "colour": code.colour,
                "kind": code.kind,
                "origin": code.origin,
                "anchors": code.anchors,
                "related": code.related,
                "source": code.source,
                "weight_meaning": code.weight_meaning,
                "exclusive": code.exclusive,
                "short_key": code.short_key,
            }
            for code in codes.values()
        },
        "order of codes": {"": {"codes": [code.uuid for code in codes.values()]}},
        "codings": {
            coding.uuid: {
                "document": documents[coding.document].uuid,
                "span": coding.span,
                "code": codes[coding.code].uuid,
                "rules": coding.rule_version,
                "coder": coders[coding.coder].uuid,
                "polarity": coding.polarity,
                "weight": coding.weight,
                "memo": coding.memo,
                "paraphrase": coding.paraphrase,
                "round": coding.round,
                "good": sorted(coders[key].uuid for key in coding.good_by),
                "created": coding.created,
            }
            for coding in codings.values()
        },
        "memos": {
            memo.uuid: {
                "kind": memo.kind,
                "title": memo.title,
                "text": memo.text,
                "author": coders[memo.author].uuid,
                "created": memo.created,
                "changed": memo.changed,
                "closed": memo.closed,
                "document": documents[memo.target.document].uuid if memo.target.document else None,
                "code": codes[memo.target.code].uuid if memo.target.code else None,
                "coding": codings[memo.target.coding].uuid if memo.target.coding in own else None,
                "case": case_keys[memo.target.case] if memo.target.case else None,
                "span": memo.target.span,
            }
            for memo in project.memos.all()
        },
        "groups": {
            group.uuid: (group.name, {documents[key].uuid for key in group.documents})
            for group in project.groups.all()
        },
    }


def passages(project: Project) -> dict[str, Any]:
    """The texts, and which code stands on which of their passages, whose it is and what it says, by UUID."""
    told = facts(project)
    texts = {uuid: document["text"] for uuid, document in told["documents"].items()}
    codings = {
        uuid: {name: value for name, value in coding.items() if name not in ("created", "memo")}
        for uuid, coding in told["codings"].items()
    }
    return texts | codings


def differences(ours: Facts, theirs: Facts) -> list[str]:
    """What is not the same, each with its place: a whole project on one line would be read by nobody."""
    return [
        f"{kind} {uuid}: {ours[kind].get(uuid)!r} is not {theirs[kind].get(uuid)!r}"
        for kind in ours
        for uuid in dict.fromkeys((*ours[kind], *theirs[kind]))
        if ours[kind].get(uuid) != theirs[kind].get(uuid)
    ]
