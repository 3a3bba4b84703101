"""The codebook screen by keys: edit, move, merge, split, anchor examples, older rules; undo for all of it."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Static

from qualcode.model.codes import CodeDraft, Rules, related_to
from qualcode.model.codings import CoderKind
from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import add_anchor
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.codebook.rule_change_form import RuleChangeForm
from qualcode.tui.codebook.screen import CodebookScreen
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.quotations.passage_dialog import PassageDialog
from qualcode.tui.quotations.screen import QuotationsScreen
from qualcode.tui.recheck.screen import RecheckScreen
from qualcode.tui.shared.choice_dialogs import Confirm
from tests.tui.coded_project import NARROW, WIDE, change, code, coded, codings, lines, notices, typed
from tests.tui.conftest import press, settle

MONAT, JEDER, ALLEN = "Wir treffen uns jeden Monat.", "Jeder hat für sich entschieden.", "Das hilft allen."

NARROW_PICTURE = """\
 Codebook                                               5 codes   clara   Probe
┏━ Codebook ━━━━━━━━━━━━━━━━━━━┓╭─ Code ───────────────────────────────────────╮
┃▼ ■ Typen                     ┃│ Typen / Interferenz                          │
┃├ ■ Transition  1             ┃│ 2 codings in 2 documents: ben 1, clara 1     │
┃├ ■ Interferenz  2            ┃│ rules version 1                              │
┃└ ■ Diffusion                 ┃│                                              │
┃■ Austausch  3                ┃│ ╭─ Definition ────────────────────────────╮  │
┃                              ┃│ │ das ist gemeint                         │  │
┃                              ┃│ ╰─────────────────────────────────────────╯  │
┃                              ┃│ ╭─ Code if ───────────────────────────────╮  │
┃                              ┃│ │                                         │  │
┃                              ┃│ ╰─────────────────────────────────────────╯  │
┃                              ┃│ ╭─ Do not code if ────────────────────────╮  │
┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛│ │                                         │  │
╭─ Last passages ──────────────╮│ ╰─────────────────────────────────────────╯  │
│▌ RG 2020 · drei ¶1  ■ Interf…││ ╭─ Distinguish from ──────────────────────╮  │
│▌ “Das hilft allen.”          ││ │                                         │▁ │
│▌                             ││ ╰─────────────────────────────────────────╯  │
│  RG 2022 · eins ¶2  ■ Interf…││ name             Interferenz                 │
│  “Jeder hat für sich         ││ key                                          │
│  entschieden.”               ││ colour           #009e73    ■ ■ ■ ■ ■ ■ ■    │
│                              ││ weight means                                 │
╰───── ⏎ shows it in the text ─╯╰──────────────────────────────────────────────╯
 ⏎ Edit  a New  n Anchor  u Undo  ? Help  x Remove  v Move  M Merge  S Split
"""


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


async def go_to(pilot, name):
    """Put the cursor of the tree on a code."""
    await press(pilot, "f3", "home")
    for _ in range(10):
        if pilot.app.screen.outline.highlighted.name == name:
            return
        await press(pilot, "down")
    raise AssertionError(name)


def names(path):
    with Project.open(path) as project:
        return [one.full_name for one in project.codes.book()]


def under(path, name):
    """The passages with that code, with their coders."""
    return [(words, coder) for words, of, coder, _ in codings(path) if of == name]


def words_of(app, selector="#confirm-words"):
    """What a widget of the screen in front says, here the preview of a change, in one line."""
    return " ".join(app.screen.query_one(selector, Static).content.plain.split())


async def test_the_narrow_screen_as_text(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        assert lines(app) == NARROW_PICTURE.splitlines()


async def test_the_wide_screen_shows_tree_counts_and_the_whole_form(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "Austausch")
        assert "3 codings in 2 documents: clara 2, ben 1" in words_of(app, "#facts")
        assert "anchor examples" in "\n".join(lines(app))
        assert "F2 Quotations" in lines(app)[-1]


async def test_rules_are_edited_saved_counted_and_undone(app, path):
    with Project.open(path) as project:
        project.versions.freeze("Erste", Author("clara"), round_=1)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        await press(pilot, "enter")
        await typed(pilot, "Neu: ")
        await press(pilot, "tab")
        await typed(pilot, "ja")
        await press(pilot, "tab")
        await typed(pilot, "nein")
        await press(pilot, "tab")
        await typed(pilot, "Rand")
        await press(pilot, "ctrl+s", "enter")
        assert isinstance(app.screen, RuleChangeForm)  # nothing is chosen before
        assert "2 codings are to be looked at again" in "\n".join(lines(app))
        await press(pilot, "r", "tab")
        await typed(pilot, "enger")
        await press(pilot, "enter")
        rules = code(path, "Interferenz").rules
        assert (rules.definition, rules.include, rules.exclude, rules.borders) == (
            "Neu: das ist gemeint", "ja", "nein", "Rand",
        )  # fmt: skip
        assert "Interferenz: rules version 2, outside of “Erste”; 2 codings under an" in lines(app)[-2]
        assert "2 codings were made under version 1" in words_of(app, "#facts")
        await press(pilot, "escape", "u")
        assert code(path, "Interferenz").rules.include == ""
        assert app.screen.form.query_one("#include").text == ""


async def test_better_wording_makes_no_coding_old_and_its_note_is_kept(app, path):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        await press(pilot, "enter")
        await typed(pilot, "Neu: ")
        await press(pilot, "ctrl+s", "escape")
        assert code(path, "Interferenz").rule_version == 1
        assert app.screen.form.changes() == {"definition": "Neu: das ist gemeint"}
        await press(pilot, "ctrl+s", "e", "tab")
        await typed(pilot, "klarer")
        await press(pilot, "enter")
        assert "rules version 2 · u undoes" in lines(app)[-1]
    with Project.open(path) as project:
        assert project.rule_checks.old() == frozenset()
        assert project.log()[-1].reason == "klarer"


async def test_letters_are_commands_in_the_tree_and_letters_in_the_form(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Diffusion")
        await press(pilot, "e")
        await typed(pilot, "xMSq?")
        assert isinstance(app.screen, CodebookScreen)
        assert app.screen.form.query_one("#definition").text.startswith("xMSq?")
        assert "Typen / Diffusion" in names(path)


async def test_unsaved_words_are_asked_about_before_anything_else_happens(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Diffusion")
        await press(pilot, "enter")
        await typed(pilot, "Neu")
        await press(pilot, "escape", "down")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "escape")
        assert app.screen.outline.highlighted.name == "Diffusion"
        assert app.screen.form.changes() == {"definition": "Neudas ist gemeint"}
        await press(pilot, "f1")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")
        assert isinstance(app.screen, CodingScreen)
        assert code(path, "Diffusion").rules.definition == "Neudas ist gemeint"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_leaving_the_program_with_unsaved_words_asks_too(app, path, key):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Diffusion")
        await press(pilot, "enter")
        await typed(pilot, "Neu")
        await press(pilot, "escape", key)
        assert isinstance(app.screen, Confirm)
        await press(pilot, "d")
        assert code(path, "Diffusion").rules.definition == "das ist gemeint"


async def test_a_wrong_colour_is_refused_and_what_was_typed_stays(app, path):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "Diffusion")
        app.screen.form.query_one("#colour").focus()
        await press(pilot, "end")
        await typed(pilot, "zz")
        assert f"{code(path, 'Diffusion').colour}zz" in "\n".join(lines(app))
        assert "ctrl+s Save" in lines(app)[-1]
        await press(pilot, "ctrl+s")
        assert "is no colour" in notices(app)[-1]
        assert "colour" in app.screen.form.changes()
        before = code(path, "Diffusion").colour
        await press(pilot, "down", "ctrl+s")
        assert code(path, "Diffusion").colour != before


async def test_codes_are_added_beside_and_below_and_renamed(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Transition")
        await press(pilot, "a")
        await typed(pilot, "Neben")
        await press(pilot, "enter")
        assert names(path)[:4] == ["Typen", "Typen / Transition", "Typen / Neben", "Typen / Interferenz"]
        assert app.screen.outline.highlighted.name == "Neben"
        await press(pilot, "A")
        await typed(pilot, "Unter")
        await press(pilot, "enter")
        assert "Typen / Neben / Unter" in names(path)
        await press(pilot, "r", *["backspace"] * 5)
        await typed(pilot, "Austausch")
        await press(pilot, "enter")
        assert "Typen / Neben / Austausch" in names(path)
        await press(pilot, "u", "u", "u")
        assert names(path) == [
            "Typen", "Typen / Transition", "Typen / Interferenz", "Typen / Diffusion", "Austausch",
        ]  # fmt: skip


async def test_a_name_that_is_there_already_is_told_in_the_dialog(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Transition")
        await press(pilot, "a")
        await typed(pilot, "diffusion")
        await press(pilot, "enter")
        assert app.screen.is_modal
        assert any("at this place already" in line for line in lines(app))
        assert len(names(path)) == 5


async def test_codes_move_among_siblings_below_others_and_to_the_top(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Diffusion")
        await press(pilot, "less_than_sign")
        assert names(path)[2] == "Typen / Diffusion"
        await press(pilot, "v")
        await typed(pilot, "aus")
        await press(pilot, "enter")
        assert names(path)[-1] == "Austausch / Diffusion"
        assert app.screen.outline.highlighted.name == "Diffusion"
        await press(pilot, "v", "enter")
        assert names(path)[-1] == "Diffusion"
        await press(pilot, "u", "u", "u")
        assert names(path)[3] == "Typen / Diffusion"


async def test_a_merge_shows_what_changes_and_is_one_step_to_undo(app, path):
    before = codings(path)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        await press(pilot, "M")
        await typed(pilot, "austausch")
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        shown = words_of(app)
        assert "Typen / Interferenz → Austausch" in shown
        assert "2 codings in 2 documents get the other code, under version 1 of its rules." in shown
        assert "1 memo" in shown
        assert "Definition: das ist gemeint" in shown
        assert codings(path) == before
        await press(pilot, "escape")
        assert codings(path) == before
        await press(pilot, "M")
        await typed(pilot, "austausch")
        await press(pilot, "enter", "enter")
        assert "Typen / Interferenz" not in names(path)
        assert len(under(path, "Austausch")) == 5
        assert app.screen.outline.highlighted.name == "Austausch"
        await press(pilot, "u")
        assert codings(path) == before
        assert "Typen / Interferenz" in names(path)


async def test_a_split_takes_marked_passages_to_a_new_code_after_a_preview(app, path):
    before = codings(path)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Austausch")
        await press(pilot, "S")
        assert isinstance(app.screen, PassageDialog)
        await press(pilot, "space", "enter")
        await typed(pilot, "Treffen")
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        assert "Austausch → Treffen" in words_of(app)
        assert codings(path) == before
        await press(pilot, "b")
        assert names(path)[-1] == "Austausch / Treffen"
        assert under(path, "Treffen") == [(MONAT, "clara")]
        assert len(under(path, "Austausch")) == 2
        await press(pilot, "u")
        assert codings(path) == before
        assert "Austausch / Treffen" not in names(path)


async def test_a_code_without_passages_cannot_be_split_and_the_notice_says_why(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Diffusion")
        await press(pilot, "S", "n")
        assert notices(app) == ["“Diffusion” has no passages to choose from."] * 2
        await press(pilot, "o")
        assert isinstance(app.screen, RecheckScreen)
        assert "None of your codings stands under an old rule" in "\n".join(lines(app))


async def test_a_removal_shows_what_goes_and_can_be_undone(app, path):
    before = codings(path)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Typen")
        await press(pilot, "x")
        shown = words_of(app)
        assert "Removed with it: 3 sub-codes, 3 codings" in shown
        await press(pilot, "escape")
        assert codings(path) == before
        await press(pilot, "x", "x")
        assert names(path) == ["Austausch"]
        await press(pilot, "u")
        assert codings(path) == before
        assert len(names(path)) == 5


async def test_a_living_passage_becomes_an_anchor_example_and_can_be_taken_away(app, path):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        await press(pilot, "n")
        assert isinstance(app.screen, PassageDialog)
        await press(pilot, "down", "enter")
        (anchor,) = code(path, "Interferenz").anchors
        assert (anchor.text, anchor.label, anchor.coding is not None) == (JEDER, "RG 2022", True)
        assert f"◆ “{JEDER}” (RG 2022)" in "\n".join(lines(app))
        app.screen.form.query_one("#anchors").focus()
        await press(pilot, "home", "x")
        assert code(path, "Interferenz").anchors == ()
        await press(pilot, "escape", "u")
        assert code(path, "Interferenz").anchors == (anchor,)


async def test_blind_shows_no_anchor_example_of_others_and_takes_none_away(path):
    def choose(project, coder):
        of_code = project.codes.find("Interferenz")
        (bens,) = project.codings.all(code=of_code.key, coder=coder.key)
        add_anchor(project, of_code, bens, ALLEN, Author.of(coder))
        own = next(one for one in project.codings.all() if one.memo)
        add_anchor(project, of_code, own, JEDER, Author.of(coder))

    change(path, choose)
    app = QualcodeApp(path, "clara", blind=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        assert f"“{JEDER}”" in "\n".join(lines(app))
        assert ALLEN not in "\n".join(lines(app))
        app.screen.form.query_one("#anchors").focus()
        await press(pilot, "home", "x")
        assert [one.text for one in code(path, "Interferenz").anchors] == [ALLEN]


async def test_o_leads_to_the_codings_of_the_code_under_old_rules_and_back(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        await press(pilot, "enter")
        await typed(pilot, "Neu ")
        await press(pilot, "ctrl+s", "r", "enter", "escape", "o")
        assert isinstance(app.screen, RecheckScreen)
        assert app.screen.queue.code.name == "Interferenz"
        await press(pilot, "escape")
        assert isinstance(app.screen, CodebookScreen)
        assert app.screen.code.name == "Interferenz"


async def test_p_shows_the_quotations_of_the_code(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        await press(pilot, "p")
        assert isinstance(app.screen, QuotationsScreen)
        found = [app.screen._shelf.words(one) for one in app.screen.found.quotations]
        assert found == [ALLEN, JEDER]


async def test_related_codes_are_chosen_from_a_list(app, path):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        app.screen.form.query_one("#related").focus()
        await press(pilot, "enter", "down", "space", "enter")
        assert code(path, "Interferenz").related == related_to("Typen / Transition")


async def test_what_another_process_changes_appears_and_unsaved_words_stay(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        await press(pilot, "enter")
        await typed(pilot, "Neu ")

        def more(project, coder):
            project.codes.add(_draft("Fremd"), None, Author.of(coder))

        change(path, more)
        app.screen.refresh_project()
        await settle(pilot)
        assert "■ Fremd" in "\n".join(lines(app))
        assert app.screen.form.changes() == {"definition": "Neu das ist gemeint"}
        assert app.focused is app.screen.form.query_one("#definition")


async def test_the_head_begins_what_the_codebook_says_of_itself(path, app):
    change(path, lambda project, coder: project.codes.descriptions.describe("Wege", "Wer\n\ngeht.", Author.of(coder)))
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        assert "Codebook   Wer geht." in lines(app)[0]


async def test_blind_previews_name_no_other_coder(path):
    app = QualcodeApp(path, "clara", blind=True)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        assert "1 of others hidden (blind)" in words_of(app, "#facts")
        await press(pilot, "M")
        await typed(pilot, "austausch")
        await press(pilot, "enter")
        assert "others (hidden) 1" in words_of(app)
        assert "ben" not in words_of(app)


async def test_an_empty_codebook_says_what_to_do(tmp_path):
    with Project.create(tmp_path / "leer.qualcode", "Leer", Author("clara")) as project:
        project.coders.add("clara", CoderKind.PERSON)
    app = QualcodeApp(tmp_path / "leer.qualcode", "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        assert words_of(app, "#facts") == "There are no codes yet: a adds one, i imports a codebook."
        await press(pilot, "M", "S", "x", "p", "enter", "o", "n", "v", "r", "greater_than_sign", "a")
        await typed(pilot, "Erster")
        await press(pilot, "enter")
        assert names(tmp_path / "leer.qualcode") == ["Erster"]


async def test_hostile_rules_are_drawn_as_symbols_and_stay_what_they_are(app, path):
    evil = "\x1b]0;x\x07 \u202ea\x9b31m"

    def spoil(project, coder):
        made = project.codes.add(_draft("Böse", evil), None, Author.of(coder))
        assert made.rules.definition == evil

    change(path, spoil)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Böse")
        shown = "\n".join(lines(app))
        assert "␛]0;x␇ ⇄a¤31m" in shown
        assert not any(one in shown for one in "\x1b\x07\x9b\u202e")
        assert app.screen.form.changes() == {}


def _draft(name, definition=""):
    from qualcode.model.codes import CodeDraft, Rules

    return CodeDraft(name, Rules(definition))


# ---- passages beside the rules, taking back what was typed ------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_last_passages_of_the_code_stand_beside_its_rules_and_enter_leads_there(app, size):
    async with app.run_test(size=size) as pilot:
        await go_to(pilot, "Interferenz")
        passages = app.screen.passages
        assert (passages.list.count, passages.list.border_title) == (2, "Last passages")
        keys = [coding.key for coding in passages._codings]
        assert keys == sorted(keys, reverse=True)
        await press(pilot, "tab", "down")
        assert passages.list.has_focus
        coding = passages.current
        await press(pilot, "enter")
        await settle(pilot)
        assert app.screen.desk.span == coding.span
        assert app.screen.desk.opened.document.key == coding.document


async def test_a_code_without_passages_says_so(app):
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "Diffusion")
        assert app.screen.passages.list.empty_words == "No passage of this code to be seen."
        await press(pilot, "tab", "enter")
        assert app.screen.form.query_one("#definition").has_focus


async def test_rules_stand_whole_however_long_they_are(app, path):
    words = "\n".join(f"Zeile {number} der Definition." for number in range(18))
    long = CodeDraft("Diffusion", Rules(words))
    change(path, lambda project, who: project.codes.edit(project.codes.find("Diffusion"), long, Author.of(who)))
    async with app.run_test(size=(120, 50)) as pilot:
        await go_to(pilot, "Diffusion")
        assert app.screen.form.query_one("#definition").size.height >= 18
        assert "Zeile 17 der Definition." in "\n".join(lines(app))


@pytest.mark.parametrize("field", ["#source", "#definition"])
async def test_ctrl_z_in_a_field_takes_back_what_was_typed_and_no_change_of_the_project(app, path, field):
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "Diffusion")
        await press(pilot, "enter")
        app.screen.form.query_one(field).focus()
        before = app.screen.form.changes()
        await typed(pilot, "zwei Worte")
        assert app.screen.form.changes() != before
        for _ in range(12):
            await press(pilot, "ctrl+z")
        assert app.screen.form.changes() == before == {}
        with Project.open(path) as project:
            assert not any(entry.kind == "undo" for entry in project.log())
        await press(pilot, "ctrl+y", "ctrl+y", "ctrl+y")
        assert "zwei" in next(iter(app.screen.form.changes().values()))


async def test_what_another_code_had_is_not_brought_back_by_ctrl_z(app):
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "Interferenz")
        await go_to(pilot, "Diffusion")
        app.screen.form.query_one("#name").focus()
        await press(pilot, "ctrl+z")
        assert app.screen.form.query_one("#name").value == "Diffusion"


async def test_cursor_and_form_stay_together_when_the_code_that_was_shown_is_gone(app):
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "Diffusion")
        await press(pilot, "a", *"Neu", "enter", "u")
        for key in ("home", "home", "ctrl+r", "u", "home", "down", "down"):
            await press(pilot, key)
            assert app.screen.form.code.key == app.screen.outline.highlighted.key


@pytest.mark.parametrize("key", ["r", "m"])
async def test_ctrl_a_selects_all_that_a_field_holds(app, key):
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "Diffusion")
        await press(pilot, key, *"xyz", "ctrl+a", *"Neu")
        field = app.focused
        assert (field.value if isinstance(field, Input) else field.text) == "Neu"


async def test_a_code_without_codings_says_how_many_its_sub_codes_have(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        assert app.screen.code.name == "Typen"
        facts = str(app.screen.form.query_one("#facts", Static).render())
        assert "no codings of its own, 3 of sub-codes" in facts
        listed = app.screen.passages.list.empty_words
        assert listed == "No passage of this code to be seen. 3 of sub-codes: p lists them."
        await press(pilot, "p")
        assert isinstance(app.screen, QuotationsScreen)
        assert len(app.screen.found.quotations) == 3
