"""The quotations screen by keys: choose, sort, weed, mark, copy, export, into the text and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.codebook.screen import CodebookScreen
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.finder.choose_many import ChooseMany
from qualcode.tui.finder.help_screen import HelpScreen
from qualcode.tui.quotations.passage_dialog import PassageDialog
from qualcode.tui.quotations.screen import QuotationsScreen
from tests.tui.coded_project import NARROW, ONE, TWO, WIDE, change, coded, codings, lines, notices
from tests.tui.conftest import press, settle


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


NARROW_PICTURE = """\
 Quotations      5 quotations in 3 documents   1 overlapping one merged   Probe
 b codes: all  s by wave  f filter: none
  “Wir treffen uns jeden Monat.”                                               ▁

  RG 2020 · drei ¶1  ■ Interferenz  ben
  “Das hilft allen.”

  RG 2021 · zwei ¶1  ■ Transition  clara  − absent
  “Dann war Ruhe.”

  RG 2022 · eins ¶2  ■ Interferenz  clara  weight 80  ✎
  “Jeder hat für sich entschieden.”

▌ RG 2022 · eins ¶4  ■ Austausch  clara
▌ “Weil wir reden.”
▌
╭─ RG 2022 · eins ¶4 ──────────────────────────────────────────────────────────╮
│ ¶3  I: Warum?                                                                │
│                                                                              │
│ ¶4  B: ▐Weil wir reden.▌                                                     │
│                                                                              │
│                                                                              │
╰──────────────────────────────────────────────────────────────────────────────╯
 ⏎ Text  E Edit  * Good  u Undo  ? Help  C Recode  x Remove  e Export  y Copy
"""


def listed(app):
    """The quotations in the list, by their words and coders."""
    screen, coders = app.screen, app.bench.coders
    return [
        (screen._shelf.words(quotation), ", ".join(coders[key].name for key in quotation.coders))
        for quotation in screen.found.quotations
    ]


def words(app):
    return [text for text, _ in listed(app)]


REDEN, RUHE, JEDER = "Weil wir reden.", "Dann war Ruhe.", "Jeder hat für sich entschieden."
MONAT, ALLEN = "Wir treffen uns jeden Monat.", "Das hilft allen."


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_f2_lists_all_passages_by_wave_with_context(app, size):
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        assert isinstance(app.screen, QuotationsScreen)
        assert words(app) == [MONAT, ALLEN, RUHE, JEDER, REDEN]
        shown = "\n".join(lines(app))
        assert "RG 2020 · drei ¶1" in shown
        assert "5 quotations in 3 documents" in shown
        assert "▐Wir treffen uns jeden Monat.▌" in shown


async def test_ctrl_2_is_a_second_key_and_f1_leads_back_to_the_text(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+2")
        assert isinstance(app.screen, QuotationsScreen)
        await press(pilot, "f3")
        assert isinstance(app.screen, CodebookScreen)
        await press(pilot, "ctrl+1")
        assert isinstance(app.screen, CodingScreen)
        assert app.focused is app.screen.text


async def test_sorting_goes_through_wave_label_document_code(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "s", "s")
        assert app.screen.choice.order == "document"
        assert words(app) == [MONAT, ALLEN, JEDER, REDEN, RUHE]
        await press(pilot, "s")
        assert words(app) == [RUHE, ALLEN, JEDER, MONAT, REDEN]
        await press(pilot, "s")
        assert app.screen.choice.order == "weight"
        assert words(app)[0] == JEDER


async def test_codes_are_picked_in_the_tree_with_and_without_sub_codes(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "b")
        assert app.focused is app.screen.outline
        await press(pilot, "enter")
        assert app.focused is app.screen.list
        assert words(app) == [ALLEN, RUHE, JEDER]
        await press(pilot, "t")
        assert words(app) == []
        assert "t includes sub-codes" in "\n".join(lines(app))
        await press(pilot, "t", "b", "end", "space")
        assert words(app) == [MONAT, ALLEN, RUHE, JEDER, REDEN]
        await press(pilot, "a")
        assert app.screen.choice.codes == frozenset()


async def test_the_filter_leaves_out_and_says_so(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "f")
        assert isinstance(app.screen, ChooseMany)
        await press(pilot, "space", "enter")
        assert listed(app) == [(MONAT, "clara"), (RUHE, "clara"), (JEDER, "clara"), (REDEN, "clara")]
        assert "2 filtered out" in lines(app)[0]
        await press(pilot, "p", "p", "G")
        assert listed(app) == []
        assert "Left out by the filter: 6 passages; 0 shows all." in " ".join(lines(app))
        await press(pilot, "0")
        assert len(listed(app)) == 5
        await press(pilot, "f", *["down"] * 5, "space", "down", "space", "enter")
        assert "wave=2020, wave=2021" in lines(app)[1]
        assert words(app) == [MONAT, ALLEN, RUHE]


async def test_blind_says_how_many_are_hidden(path):
    app = QualcodeApp(path, "clara", blind=True)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        assert {coder for _, coder in listed(app)} == {"clara"}
        assert "2 of others hidden (blind)" in lines(app)[0]


async def test_an_empty_project_says_why_and_what_to_do(project_file):
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        assert "Nothing is coded yet: esc leads to the text, where c gives a code." in app.screen.list.empty_words
        await press(pilot, "enter", "x", "y", "C", "asterisk", "e")
        assert isinstance(app.screen, QuotationsScreen)
        assert "There is nothing to export" in notices(app)[-1]


async def test_enter_shows_the_passage_in_its_text_and_backspace_leads_back_to_it(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "end", "up", "enter")
        assert isinstance(app.screen, CodingScreen)
        assert app.screen.text.passage.cut(ONE) == JEDER
        assert app.focused is app.screen.text
        await press(pilot, "backspace")
        assert isinstance(app.screen, QuotationsScreen)
        assert app.screen.list.cursor == 3


async def test_what_is_coded_in_the_text_meanwhile_is_listed_on_coming_back(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "enter", "1", "f2")
        assert (MONAT, "clara") in listed(app)
        assert len(listed(app)) == 6


async def test_one_removes_ones_own_only_and_undo_brings_it_back(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "down", "x")
        assert notices(app)[-1] == "This coding is ben's; only your own can be removed."
        assert len(codings(path)) == 6
        await press(pilot, "home", "x")
        assert len(codings(path)) == 5
        assert words(app) == [MONAT, ALLEN, RUHE, JEDER, REDEN]
        assert "“Austausch” removed · u undoes" in lines(app)[-1]
        await press(pilot, "u")
        assert len(codings(path)) == 6
        assert len(listed(app)) == 5
        await press(pilot, "ctrl+r")
        assert len(codings(path)) == 5
        await press(pilot, "f1")
        assert {one.coding for one in app.screen.text.passages} == {
            one.key for one in app.bench.codings(app.screen.desk.opened.document)
        }


async def test_recoding_and_the_mark_of_a_good_quotation(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "C", *"diff", "enter", "asterisk")
        assert (MONAT, "Diffusion", "clara", True) in codings(path)
        assert "★ RG 2020 · drei" in "\n".join(lines(app))
        await press(pilot, "u", "u")
        assert (MONAT, "Austausch", "clara", False) in codings(path)


async def test_another_process_is_seen_without_losing_the_place(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "end")

        def code_more(project, coder):
            document, code = project.documents.find("zwei"), project.codes.find("Diffusion")
            project.codings.add(document, Span(3, 35), code, coder)

        change(path, code_more)
        app.screen.refresh_project()
        await settle(pilot)
        assert len(listed(app)) == 6
        assert app.screen.found.quotations[app.screen.list.cursor] == app.screen.current
        assert app.screen._shelf.words(app.screen.current) == REDEN


async def test_a_coding_that_is_gone_meanwhile_becomes_a_notice(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")

        def remove(project, coder):
            document = project.documents.find("drei")
            own = [one for one in project.codings.all(document=document.key) if one.coder == coder.key]
            project.codings.remove(own, coder)

        change(path, remove, "clara")
        await press(pilot, "asterisk")
        assert app._notifications
        assert all(not good for *_, good in codings(path))


async def test_hostile_text_names_and_memos_reach_the_screen_as_symbols(tmp_path):
    path = coded(tmp_path)
    evil = "\x1b]0;x\x07 \u202ea\x9b31m"

    def spoil(project, coder):
        code = project.codes.find("Interferenz")
        project.codes.edit(code, _named(code, "böse \u202ea"), Author.of(coder))
        own = next(one for one in project.codings.all(code=code.key) if one.coder == coder.key)
        project.codings.set_memo(own, f"memo {evil}", coder)

    change(path, spoil, "clara")
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "end", "up")
        shown = "\n".join(lines(app))
        assert "böse a" in shown  # names are kept without signs that nobody sees
        assert "memo ␛]0;x␇ ⇄a¤31m" in shown
        assert not any(one in shown for one in "\x1b\x07\x9b\u202e")


def _named(code, name):

    from qualcode.project.codebook.codes import as_draft

    return replace(as_draft(code), name=name)


async def test_help_lists_the_keys_of_this_screen_and_the_palette_runs_them(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        shown = "\n".join(lines(app))
        assert "Export the quotations" in shown
        assert "Next sentence" not in shown
        await press(pilot, "escape", "ctrl+p", *"good quotations only")
        await pilot.pause(0.3)
        await press(pilot, "enter", "enter")
        await pilot.pause(0.2)
        assert app.screen.choice.good


async def test_the_narrow_screen_as_text(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "end")
        assert lines(app) == NARROW_PICTURE.splitlines()


async def test_polarity_is_shown_in_the_list(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "p", "p")
        assert app.screen.choice.polarities == frozenset({Polarity.ABSENT})
        assert "− absent" in "\n".join(lines(app))


async def test_a_read_only_reader_of_many_passages_draws_only_what_is_seen(tmp_path):
    path = coded(tmp_path)

    def many(project, coder):
        document, code = project.documents.find("eins"), project.codes.find("Diffusion")
        for start in range(len(ONE)):
            if not ONE[start].isspace():
                project.codings.add(document, Span(start, start + 1), code, coder)

    with Project.open(path) as project, project.change("coding.add", project.author("ben")):
        many(project, project.coders.find("ben"))
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        assert app.screen.list.count > 100
        assert len(app.screen.list._made) < 10
        await press(pilot, "pagedown", "end", "pageup", "home")
        assert app.screen.list.cursor == 0


async def test_the_mouse_chooses_a_passage_and_a_key_of_the_line(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await pilot.click("#passages", offset=(10, 4))
        await settle(pilot)
        assert app.screen.list.cursor == 1
        line = lines(app)[1]
        await pilot.click("#choice", offset=(line.index("by wave"), 0))
        await settle(pilot)
        assert app.screen.choice.order == "label"
        await pilot.click("#passages", offset=(10, 1), times=2)
        await settle(pilot)
        assert isinstance(app.screen, CodingScreen)


async def test_a_query_chooses_passages_and_says_what_it_does_not_know(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "slash", *"wave>=2021 AND NOT coder:bem", "enter")
        assert "There is no coder “bem”. Did you mean “ben”?" in "\n".join(lines(app))
        await press(pilot, "backspace", "n", "enter")
        chosen = listed(app)
        assert chosen
        assert all(coder != "ben" for _, coder in chosen)
        await press(pilot, "slash", *["backspace"] * 40, *"Interferenz AND Austausch", "enter")
        assert "Interferenz AND Austausch" in "\n".join(lines(app))
        await press(pilot, "0")
        assert len(listed(app)) > len(chosen)


async def test_the_filter_of_documents_reads_queries(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f", *"label:RG wave>=2022", "enter")
        assert [one.name for one in app.bench.documents] == ["eins"]
        await press(pilot, "f", *["backspace"] * 30, *"uncoded OR walve=3", "enter")
        assert "Did you mean" in "\n".join(lines(app)) or "No attribute" in "\n".join(lines(app))


async def test_polarity_weight_and_memo_have_the_keys_that_they_have_in_the_text(app, path):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        current = next(filter(app.bench.is_own, app.screen.current.codings))
        assert app.bench.is_own(current)
        await press(pilot, "minus", "w", *["backspace"] * 3, "7", "enter", "m", "ctrl+a", "h", "m", "ctrl+s")
        with Project.open(path) as project:
            after = project.codings.get(current.key)
        turned = {"present": "absent", "absent": "mixed", "mixed": "present"}
        assert (after.polarity.value, after.weight, after.memo) == (turned[current.polarity.value], 7, "hm")
        name = app.bench.book[current.code].name
        assert f"Memo on “{name}” saved · u undoes" in lines(app)[-1]
        assert current.key in [coding.key for coding in app.screen.current.codings]
        quotations = list(app.screen.found.quotations)
        others = next(
            index for index, found in enumerate(quotations) if not any(map(app.bench.is_own, found.codings))
        )
        await press(pilot, "home", *["down"] * others, "minus")
        assert notices(app)[-1] == "This coding is ben's; only your own can be changed."
        await press(pilot, "m", "h", "m", "ctrl+s")
        with Project.open(path) as project:
            (memo,) = [memo for memo in project.memos.all() if memo.target.span is not None]
        assert memo.target.span == app.screen.current.span


async def test_the_marks_of_several_people_are_shown_and_chosen_by(app, path):
    def mark(project, who):
        for coding in project.codings.all():
            if coding.coder != who.key:
                project.good_marks.set([coding.key], who)

    change(path, mark)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "f2", "home")
        every = len(listed(app))
        assert "★ (ben)" in "\n".join(lines(app))
        await press(pilot, "asterisk")
        assert "★" in "\n".join(lines(app))
        app.screen._choosing.choose(replace(app.screen.choice, good_by={app.bench.coder.key}))
        await settle(pilot)
        assert len(listed(app)) == 1
        assert "★ clara" in lines(app)[1]
        ben = next(key for key, coder in app.bench.coders.items() if coder.name == "ben")
        app.screen._choosing.choose(replace(app.screen.choice, good_by={ben}))
        await settle(pilot)
        assert 1 < len(listed(app)) < every
        await press(pilot, "f")
        assert "marked as good by" in "\n".join(lines(app))


async def test_what_overlaps_is_one_row_and_verbs_ask_which_coding_where_several_are_ones_own(app, path):
    def two_of_hers(project, coder):
        document, code = project.documents.find("zwei"), project.codes.find("Transition")
        project.codings.add(document, Span(25, len(TWO)), code, coder)  # overlaps “Dann war Ruhe.”

    change(path, two_of_hers, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        assert "5 quotations in 3 documents   2 overlapping ones merged" in lines(app)[0]
        await press(pilot, "down", "down")
        assert len(app.screen.current.codings) == 2
        assert app.screen.current.span == Span(25, len(TWO))
        assert "2 codings  disputed: absent, present" in "\n".join(lines(app))
        before = codings(path)
        await press(pilot, "x")
        assert isinstance(app.screen, PassageDialog)
        assert "2 codings make this quotation: which one?" in "\n".join(lines(app))
        await press(pilot, "escape")
        assert codings(path) == before
        await press(pilot, "x", "down", "enter")
        assert len(codings(path)) == len(before) - 1
        assert (RUHE, "Transition", "clara", False) in codings(path)
        await press(pilot, "u", "asterisk")
        first = app.screen.current.first
        with Project.open(path) as project:
            assert [one.key for one in project.codings.all() if one.good] == [first.key]
        await press(pilot, "asterisk", "y")
        assert not app.screen.current.good_by
        assert app.clipboard == f"„{TWO[25:-1]}“ (RG 2021)."
