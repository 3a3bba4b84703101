"""One passage that somebody withdrew: in no byte of any file, and all behind it stands where it should."""

from __future__ import annotations

import hashlib
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError, SpanOutside, UndoRefused
from qualcode.model.codes import Anchor, CodeDraft
from qualcode.model.documents import DocumentDraft, Role, SourceFile, Speaker
from qualcode.model.memos import MemoTarget
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.forgetting import forget
from qualcode.project.forgetting.passage_cut import MARKER
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.project.history_queries import as_of, now_of
from qualcode.project.project import Project
from qualcode.reading.transcripts.structure import build
from tests.helpers import LEAD, add_code, add_coder, add_document, beside, contains, give, last, problems

SECRET = "Meine Schwägerin aus Quellstein hat den Förster Mirabellus angezeigt, im Mai 1987, wegen der Quitten."
BEFORE = "I: Wie war das damals?\n\nB: Das war schwer für uns alle hier. "
BEHIND = " Danach wurde es ruhig im Hof.\n\nI: Und heute, wie ist es heute?\n\nB: Heute ist es gut. #00:04:10#"
TEXT = f"{BEFORE}{SECRET}{BEHIND}"
WORDS = ("Quellstein", "Mirabellus", "angezeigt", "Schwägerin")


def read(text: str, name: str = "talk") -> DocumentDraft:
    structure = build(text)
    roles = {"I": Role.ASKS}
    speakers = tuple(Speaker(who, roles.get(who, Role.ANSWERS)) for who in structure.speakers())
    return DocumentDraft(
        name,
        text,
        structure,
        SourceFile(f"{name}.txt", hashlib.sha256(text.encode()).hexdigest(), "text", "1"),
        speakers=speakers,
    )


def place(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def withdraw(project: Project, document, span: Span | None = None):
    document = project.documents.get(document.key)
    text = project.documents.text(document)
    wanted = WithdrawnPassage(document.uuid, document.sha256, text, span or place(SECRET, text))
    return project.forgetting.passage(wanted, LEAD)


class Coded:
    """A talk with something of every kind on, over and behind the passage, changed and removed and changed again."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.anna, self.ben = add_coder(project, "anna"), add_coder(project, "ben")
        self.code, self.other = add_code(project, "Theme"), add_code(project, "Place")
        self.document = project.documents.add([read(TEXT)], LEAD)[0]
        self.inside = self.give("Förster Mirabellus", memo="zu Mirabellus", paraphrase="Mirabellus wird angezeigt")
        self.whole = self.give("Das war schwer für uns alle hier. " + SECRET + " Danach wurde es ruhig im Hof.")
        self.first = self.give("uns alle hier. Meine Schwägerin")
        self.last = self.give("der Quitten. Danach wurde")
        self.before = self.give("schwer für uns")
        self.behind = self.give("Heute ist es gut.")
        self.touching = self.give("Danach wurde es ruhig")
        quoted = (
            Anchor("Förster Mirabellus", "", self.inside.id),
            Anchor(one(f"alle hier. {SECRET} Danach"), "", self.whole.id),
        )
        project.codes.edit(self.code, CodeDraft("Theme", anchors=quoted), LEAD)
        project.memos.add(MemoTarget(document=self.document.key, span=place("Mirabellus angezeigt")), "!", self.ben)
        self.memo = project.memos.add(MemoTarget(document=self.document.key, span=place("Heute ist")), "!", self.ben)
        edits = (
            QuotationEdit(EditKind.OMISSION, 4, 60),
            QuotationEdit(EditKind.REPLACEMENT, self.whole.span.length - 3, 3, "Garten"),
        )
        project.quotation_edits.set(self.document, self.whole, edits, LEAD)
        lies = QuotationEdit(EditKind.REPLACEMENT, 15, 6, "in Quellstein")
        project.quotation_edits.set(self.document, self.first, (lies,), LEAD)
        gone = self.give("den Förster", code=self.other, paraphrase="der aus Quellstein")
        project.codings.remove([gone], self.anna)
        list(project.search.find("Mirabellus"))

    def give(self, words: str, code=None, **more):
        span = place(words)
        return give(self.project, self.document, code or self.code, self.anna, span.start, span.end, **more)

    def said(self, coding) -> str:
        text = self.project.documents.text(self.document)
        return self.project.codings.get(coding.key).span.cut(text)


def undo_all(project: Project, *authors: Author) -> None:
    """Take back what can be taken back, until each of them is refused."""
    for author in authors:
        for _ in range(60):
            try:
                project.undo(author)
            except UndoRefused:
                break
        else:
            pytest.fail("undo has no end")


def one(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture
def coded(project):
    return Coded(project)


def test_the_passage_is_in_no_byte_and_the_marker_in_its_place(coded):
    project = coded.project
    folder = project.path.parent
    project.backup()
    assert all(contains(folder, word) for word in WORDS)
    done = withdraw(project, coded.document)
    assert project.documents.text(coded.document) == f"{BEFORE}{MARKER}{BEHIND}"
    assert [word for word in WORDS if contains(folder, word)] == []
    assert (done.codings, done.shortened, done.holding, len(done.backups)) == (2, 2, 1, 1)
    assert problems(project) == []
    assert last(project).kind == "forget"
    with Project.open(Path(done.backups[0])) as copy:
        assert problems(copy) == []
        assert copy.documents.text(coded.document.key) == f"{BEFORE}{MARKER}{BEHIND}"
    project.close()
    assert [word for word in WORDS if contains(folder, word)] == []
    assert len(beside(project.path)) == 2


def test_what_stands_beside_over_and_behind_it_is_right_afterwards(coded):
    project = coded.project
    withdraw(project, coded.document)
    assert {coding.key for coding in project.codings.all()} == {
        coding.key for coding in (coded.whole, coded.first, coded.last, coded.before, coded.behind, coded.touching)
    }
    assert coded.said(coded.whole) == f"Das war schwer für uns alle hier. {MARKER} Danach wurde es ruhig im Hof."
    assert coded.said(coded.first) == "uns alle hier."
    assert coded.said(coded.last) == "Danach wurde"
    assert coded.said(coded.before) == "schwer für uns"
    assert coded.said(coded.behind) == "Heute ist es gut."
    assert coded.said(coded.touching) == "Danach wurde es ruhig"
    text = project.documents.text(coded.document)
    (memo,) = project.memos.all()
    assert memo.target.span.cut(text) == "Heute ist"
    structure = project.documents.structure(coded.document)
    assert [turn.speaker for turn in structure.turns] == ["I", "B", "I", "B"]
    assert [text[turn.speech : turn.speech + 4] for turn in structure.turns] == ["Wie ", "Das ", "Und ", "Heut"]
    assert [mark.span.cut(text) for mark in structure.marks] == ["#00:04:10#"]
    assert [sentence.cut(text) for sentence in structure.sentences][1:3] == [
        "Das war schwer für uns alle hier.",
        "Danach wurde es ruhig im Hof.",
    ]


def test_edits_and_examples_show_the_marker_and_not_the_passage(coded):
    project = coded.project
    withdraw(project, coded.document)
    said, edits = coded.said(coded.whole), project.quotation_edits.of(coded.whole)
    assert [(edit.kind, edit.span.cut(said)) for edit in edits] == [
        (EditKind.OMISSION, "war schwer für uns alle hier."),
        (EditKind.REPLACEMENT, "Hof"[-3:] if said.endswith("Hof") else "of."),
    ]
    assert project.quotation_edits.of(coded.first) == ()
    assert project.codes.book()[coded.code.key].anchors[0].text == f"alle hier. {MARKER} Danach"


def test_codings_that_are_cut_to_the_same_become_one_with_what_hangs_on_both(coded):
    project = coded.project
    shorter = coded.give("uns alle hier. Meine", memo="bleibt")
    done = withdraw(project, coded.document)
    said = [coding for coding in project.codings.all() if coded.said(coding) == "uns alle hier."]
    assert [coding.key for coding in said] == [coded.first.key]
    assert [memo.text for memo in project.memos.all() if memo.target.coding == coded.first.key] == ["bleibt"]
    assert shorter.key not in {coding.key for coding in project.codings.all()}
    assert any("became one" in warning for warning in done.warnings)
    assert problems(project) == []
    undo_all(project, Author.of(coded.anna), LEAD)
    assert problems(project) == []


def test_the_past_reads_as_if_the_marker_had_always_been_there(coded):
    project = coded.project
    then = now_of(project)
    withdraw(project, coded.document)
    with closing(as_of(project, then)) as past:
        text = past.documents.text(coded.document)
        assert text == f"{BEFORE}{MARKER}{BEHIND}"
        assert past.codings.get(coded.behind.key).span.cut(text) == "Heute ist es gut."
        assert coded.inside.key not in {coding.key for coding in past.codings.all()}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_no_form_of_the_words_is_left(project, form):
    text = unicodedata.normalize(form, TEXT)
    document = project.documents.add([read(text)], LEAD)[0]
    secret = unicodedata.normalize(form, SECRET)
    project.backup()
    withdraw(project, document, place(secret, text))
    project.close()
    for file in project.path.parent.iterdir():
        data = file.read_bytes()
        for words in ("Schwägerin", "Förster Mirabellus", "Mirabellus", "wegen der Quitten"):
            for spelled in {unicodedata.normalize(other, words) for other in ("NFC", "NFD")}:
                assert not any(spelled.encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be")), words


def test_undo_brings_nothing_back_and_puts_nothing_at_a_wrong_place(coded):
    project, anna = coded.project, Author.of(coded.anna)
    project.codings.remove([project.codings.get(coded.behind.key)], coded.anna)
    withdraw(project, coded.document)
    project.undo(anna)
    assert coded.said(coded.behind) == "Heute ist es gut."
    undo_all(project, anna, LEAD)
    assert contains(project.path.parent, "Mirabellus") == []
    assert problems(project) == []


def test_the_passage_comes_back_by_no_file(coded):

    project = coded.project
    document = coded.document
    withdraw(project, document)
    spelled = unicodedata.normalize("NFD", SECRET).replace(" ", "\n ").replace(",", " „")
    for number, text in enumerate((TEXT, f"Ganz anderes.\n\n{spelled}", f"B: {SECRET[:70]}")):
        draft = read(text, f"again {number}")
        assert project.documents.forgotten([draft]) == [draft.name]
        with pytest.raises(QualcodeError, match="erased from this project"):
            project.documents.add([draft], LEAD)
        with pytest.raises(QualcodeError, match="erased from this project on request"):
            project.revisions.plan(project.documents.get(document.key), draft)
    assert project.documents.forgotten([read("B: Das war im Mai 1987 wegen etwas anderem, sagt man.")]) == []
    assert contains(project.path.parent, "Mirabellus") == []
    project.documents.add([read(TEXT, "again")], LEAD, again=True)
    assert project.documents.forgotten([read(f"B: {SECRET}")]) == []


def test_a_short_passage_is_known_by_what_stands_beside_it(project):
    document = project.documents.add([read(TEXT)], LEAD)[0]
    done = withdraw(project, document, place("Förster Mirabellus"))
    assert not any("not recognised" in warning for warning in done.warnings)
    assert project.documents.forgotten([read(TEXT.upper(), "again")]) == ["again"]
    assert project.documents.forgotten([read("B: Der Förster Mirabellus ist ein anderer Mensch.")]) == []


def test_what_cannot_be_recognised_is_told(project):
    document = project.documents.add([read("B: Ja, schon.")], LEAD)[0]
    done = withdraw(project, document, Span(3, 12))
    assert any("not recognised" in warning for warning in done.warnings)


def test_former_texts_go_and_corrections_are_not_undone(coded):
    project = coded.project
    project.revisions.carry_out(project.revisions.plan(coded.document, read(TEXT.replace("gut", "besser"))), LEAD)
    document = project.documents.get(coded.document.key)
    withdraw(project, document)
    assert contains(project.path.parent, "Mirabellus") == []
    assert [version.readable for version in project.revisions.versions(project.documents.get(document.key))] == [
        False,
        False,
        True,
    ]
    with pytest.raises(UndoRefused):
        project.undo(LEAD)
    assert problems(project) == []


@pytest.mark.parametrize("former", ["gut", "Danach"])
def test_a_backup_with_another_version_forgets_it_where_its_place_is_certain(coded, former):
    project = coded.project
    backup = project.backup()
    plan = project.revisions.plan(coded.document, read(TEXT.replace(former, "irgendwann")))
    project.revisions.carry_out(plan, LEAD)
    done = withdraw(project, coded.document)
    assert done.backups == [str(backup)]
    assert contains(project.path.parent, "Mirabellus") == []
    with Project.open(backup) as copy:
        assert MARKER in copy.documents.text(coded.document.key)
        assert problems(copy) == []


def test_after_an_interruption_it_is_done_once_more_and_all_backups_are_known_to_be_clean(coded, monkeypatch):
    project = coded.project
    backup = project.backup()
    do = forget._forget_passage

    def interrupted(store, *more):
        if store.path == project.path:
            raise KeyboardInterrupt
        do(store, *more)

    with monkeypatch.context() as patch:
        patch.setattr(forget, "_forget_passage", interrupted)
        with pytest.raises(KeyboardInterrupt):
            withdraw(project, coded.document)
    assert project.documents.text(coded.document) == TEXT
    assert contains(project.path.parent, "Mirabellus") == [project.path.name]
    done = withdraw(project, coded.document)
    assert (done.backups, done.missed) == ([str(backup)], [])
    assert contains(project.path.parent, "Mirabellus") == []
    assert problems(project) == []


def test_a_backup_where_it_has_no_certain_place_is_named_and_not_called_clean(coded):
    project = coded.project
    other = SECRET.replace("Schwägerin", "Tante").replace("angezeigt", "gemeldet").replace("Quitten", "Äpfel")
    backup = project.backup()
    project.revisions.carry_out(project.revisions.plan(coded.document, read(TEXT.replace(SECRET, other))), LEAD)
    text = project.documents.text(coded.document)
    done = withdraw(project, coded.document, place(other, text))
    assert done.backups == []
    assert any(str(backup) in warning and "delete it by hand" in warning for warning in done.warnings)
    assert contains(project.path.parent, "Mirabellus") == [backup.name]


def test_the_same_words_elsewhere_are_told_with_their_place(coded):
    project = coded.project
    add_document(project, "second", f"Vorher. {SECRET}")
    done = withdraw(project, coded.document)
    assert any("“second” at 8:" in warning for warning in done.warnings)


@pytest.mark.parametrize("span", [Span(0, 3), Span(22, 24)])
def test_labels_and_blanks_are_no_passage(coded, span):
    before = coded.project.documents.text(coded.document)
    with pytest.raises(QualcodeError, match="Nothing is said"):
        withdraw(coded.project, coded.document, span)
    assert coded.project.documents.text(coded.document) == before


@pytest.mark.parametrize("span", [Span(5, 5), Span(9, 3), Span(0, len(TEXT) + 1), Span(-1, 4)])
def test_a_place_outside_of_the_text_is_refused(coded, span):
    with pytest.raises(SpanOutside):
        withdraw(coded.project, coded.document, span)
