"""What the help holds: how work goes on each screen, its keys, every mark on the screens, the other screens' keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.catalogue import _, pgettext
from qualcode.plural import counted
from qualcode.tui.finder.typology_help import levels_help, types_help
from qualcode.tui.keys.key_table import CODING_SCOPES, Scope, by_group, key_of


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One row of the help: a key, a sign or the number of a step, and what it is; `section` is its heading."""

    section: str
    mark: str
    words: str


def help_rows(*scopes: Scope) -> list[HelpRow]:
    """All rows, those of the screen with these scopes first."""
    return [*_how_to(*scopes), *_keys(scopes), *_marks(), *_keys_of_other_screens(scopes)]


def help_beside_keys(*scopes: Scope) -> list[HelpRow]:
    """The rows that are no keys of the screen with these scopes, which can be found as commands."""
    return [*_how_to(*scopes), *_marks(), *_keys_of_other_screens(scopes)]


# ---- how work goes -----------------------------------------------------------------------------------


def _how_to(*scopes: Scope) -> Iterator[HelpRow]:
    """The page on the work of a screen, of that screen first, of coding in any case."""
    pages = {
        "quotations": _choosing(),
        "codebook": _codebook(),
        "tables": _counting(),
        "compare": _comparing(),
        "material": _describing(),
        "team": _sharing(),
        "memos": _memos(),
        "history": _history(),
        "summaries": _summing_up(),
        "cases": _looking_at_cases(),
        "given": _registering(),
        "conflicts": _deciding(),
        "consensus": _agreeing(),
        "norming": _norming(),
        "inductive": _working_inductively(),
        "versions": _keeping_versions(),
        "reduction": _summarising(),
        "forming": _forming(),
        "cards": _differentiating(),
        "recheck": _recheck(),
        "levels": levels_help(),
        "typology": types_help(),
    }
    own = next((pages[scope] for scope in scopes if scope in pages), None)
    for title, steps in filter(None, (own, _coding())):
        yield from (HelpRow(title, f"{number}.", step) for number, step in enumerate(steps, start=1))


def _coding() -> tuple[str, list[str]]:
    return _("How do I code?"), [
        _("Go to a sentence with ↑ ↓; ⇧↓ extends the selection by a sentence, ⇧→ by a word; or drag the mouse."),
        _(
            "Press {pick} and type two or three letters of a code; ⏎ assigns it. The digits 1–9 and 0 assign codes "
            "at once, {last} the last code again.",
            pick=key_of("coding.pick_code"),
            last=key_of("coding.repeat_code"),
        ),
        _(
            "A name that no code has: ⏎ creates the code. {in_vivo} makes one of the selected words.",
            in_vivo=key_of("coding.in_vivo"),
        ),
        _(
            "Wrong? {undo} undoes, {remove} removes the coding, {recode} gives another code instead. Everything is "
            "saved at once.",
            undo=key_of("study.undo"),
            remove=key_of("coding.remove_coding"),
            recode=key_of("coding.recode"),
        ),
        _(
            "{memo} writes a memo, {polarity} says present, absent or mixed, {weight} gives a weight, {good} marks a "
            "good quotation.",
            memo=key_of("coding.memo"),
            polarity=key_of("coding.turn_polarity"),
            weight=key_of("coding.weight"),
            good=key_of("coding.good"),
        ),
        _(
            "{document} leads to the next document; {find} finds any document, code, memo or command by letters.",
            document=key_of("coding.next_document_on"),
            find=key_of("study.palette"),
        ),
        _(
            "{finish} marks the document as finished: from then on, uncoded text counts as a decision.",
            finish=key_of("coding.finish"),
        ),
    ]


def _choosing() -> tuple[str, list[str]]:
    return _("How do I choose quotations?"), [
        _("{codes} chooses codes, {filter} filters by attribute, label, wave, round or coder.",
          codes=key_of("quotations.codes"), filter=key_of("quotations.filter")),
        _("{good} marks a good quotation, {edit} edits how it reads; the transcript stays as it is.",
          good=key_of("quotations.toggle_good"), edit=key_of("quotations.edit_words")),
        _("{copy} copies a quotation with its source, {export} exports all that are listed.",
          copy=key_of("quotations.copy"), export=key_of("quotations.export")),
    ]  # fmt: skip


def _codebook() -> tuple[str, list[str]]:
    return _("How do I work on the codebook?"), [
        _("{edit} edits definition and coding rules, {save} saves them.",
          edit=key_of("codebook.edit"), save=key_of("codebook.save")),
        _("{add} adds a code at the same level, {below} a sub-code; {imports} imports a codebook, after a preview.",
          add=key_of("codebook.add_beside"), below=key_of("codebook.add_below"),
          imports=key_of("codebook.import_codebook")),
        _("{merge} merges two codes, {split} splits one, {anchor} adds an anchor example; a preview comes first.",
          merge=key_of("codebook.merge"), split=key_of("codebook.split"), anchor=key_of("codebook.anchor")),
    ]  # fmt: skip


def _counting() -> tuple[str, list[str]]:
    return _("How do I count?"), [
        _("{rows} and {columns} choose what stands side by side: codes, cases, waves, an attribute …; {swap} swaps "
          "them.", rows=key_of("tables.rows"), columns=key_of("tables.columns"), swap=key_of("tables.swap")),
        _("{unit} chooses what is counted, {percent} per cent of row or column; {query} leaves out what does not fit "
          "a query.", unit=key_of("tables.unit"), percent=key_of("tables.percent"), query=key_of("tables.query")),
        _("{jump} on a number lists its passages, {back} there leads back to the number.",
          jump=key_of("tables.jump"), back=key_of("study.go_back")),
        _("{sort} sorts by the column under the cursor, {view} shows bars, a heat map or the portrait of a document, "
          "{export} writes what is shown into a file.", sort=key_of("tables.sort"), view=key_of("tables.view"),
          export=key_of("tables.export")),
    ]  # fmt: skip


def _comparing() -> tuple[str, list[str]]:
    return _("How do I compare coders?"), [
        _("The list begins with the disagreement that lowers alpha most; {jump} shows what both gave side by side "
          "and lets it be decided, {text} shows it in the text.",
          jump=key_of("compare.jump"), text=key_of("compare.text")),
        _("{coders} chooses who is compared, {units} by which unit, {kinds} whether polarity counts.",
          coders=key_of("compare.coders"), units=key_of("compare.units"), kinds=key_of("compare.kinds")),
        _("{memo} notes what was agreed upon.", memo=key_of("compare.memo")),
    ]  # fmt: skip


def _describing() -> tuple[str, list[str]]:
    return _("How do I describe documents and cases?"), [
        _("{imports} imports interviews; label, case and attributes can be given to all of them at once.",
          imports=key_of("study.import_files")),
        _("{take_over} takes over a project of MAXQDA, ATLAS.ti, NVivo, QualCoder, Taguette, RQDA or CATMA with its "
          "codings, {export} writes one for them.",
          take_over=key_of("study.import_project"), export=key_of("study.export_project")),
        _("{edit} edits the cell under the cursor; ↓ then leads to the values that are known already.",
          edit=key_of("material.edit")),
        _("{attribute} begins a column for a new attribute, {case} assigns a case. {turn} lists the cases, then the "
          "source labels: for each you can say how many cases it stands for.",
          attribute=key_of("material.add_attribute"), case=key_of("material.assign_case"),
          turn=key_of("material.turn_rows")),
        _("{mark} marks rows: the next change is for all of them, and {undo} undoes it as one.",
          mark=key_of("material.mark"), undo=key_of("study.undo")),
        _("The columns of consents say who agreed to what: {edit} goes through the answers and edits days, {consent} "
          "shows all of one. (yes) is said of the case, “yes → no” of both, where the stricter holds; {due} lists "
          "what is withdrawn or to be deleted.",
          edit=key_of("material.edit"), consent=key_of("material.consent"), due=key_of("material.only_due")),
    ]  # fmt: skip


def _registering() -> tuple[str, list[str]]:
    return _("How do I see what left?"), [
        _("Each export of quotations, texts and tables with words, and each copy, is a line: what, when, by whom, "
          "never its content. No key takes a line back."),
        _("{name} says to whom it went, also later and for all lines that {mark} marked; {case} lists what left of "
          "one case, for whoever withdraws.",
          name=key_of("given.name"), mark=key_of("given.mark"), case=key_of("given.filter")),
    ]  # fmt: skip


def _deciding() -> tuple[str, list[str]]:
    return _("How do I merge the work of several copies?"), [
        _("{merge} merges packages and copies, {sync} keeps copies in step by a shared folder; what would come in is "
          "shown first.", merge=key_of("study.merge_files"), sync=key_of("study.sync_folder")),
        _("What two copies changed apart from each other stands here. Until somebody decides, every copy shows the "
          "same side, the one marked with ●."),
        _("A digit lets that side hold, {all} decides all of the same kind at once; every decision is a change, and "
          "{undo} undoes it.", all=key_of("conflicts.keep_all"), undo=key_of("study.undo")),
    ]  # fmt: skip


def _agreeing() -> tuple[str, list[str]]:
    return _("How do coders find a consensus?"), [
        _("The text shows what the one gave at its left and what the other gave at its right; what only one of them "
          "has is underlined or in italics. The list holds the places, the dearest first."),
        _("{decide} decides a place: a or b takes what that coder has, + both, o another code, n none, ? leaves it "
          "undecided; ⏎ then decides. For edges of your own select the passage in the text before.",
          decide=key_of("consensus.decide")),
        _("{agree} takes over all that both agree on, {next} leads to the next open place, {notes} shows the cards "
          "of the codes and the memos of both.",
          agree=key_of("consensus.agree"), next=key_of("consensus.next_open_on"), notes=key_of("consensus.notes")),
        _("{rule} opens the rule of the code with the place in it, {anchor} makes an anchor example of what was "
          "decided.",
          rule=key_of("consensus.rule"), anchor=key_of("consensus.anchor")),
        _("{finish} marks the document as finished by the consensus: it alone speaks for it then. The codings of the "
          "coders stay as they are, and with them all figures.", finish=key_of("consensus.finish")),
    ]  # fmt: skip


def _recheck() -> tuple[str, list[str]]:
    return _("What was coded under a rule that changed?"), [
        _("A coding stands under an old rule where the rule of its code was changed since; better wording alone "
          "makes nothing old. Above stand both wordings, what is gone and what is new marked."),
        _("{keep} keeps it under the rules of now, {recode} gives it another code, {remove} removes it, {ask} writes "
          "a question on it: then it stays in the list. Each verdict is one step of undo.",
          keep=key_of("recheck.keep"), recode=key_of("recheck.recode"), remove=key_of("recheck.remove"),
          ask=key_of("recheck.ask")),
        _("Everybody judges their own codings, and those of a consensus who may decide there. {choose} leads to "
          "another code.", choose=key_of("recheck.choose")),
    ]  # fmt: skip


def _norming() -> tuple[str, list[str]]:
    return _("How do we learn to code alike?"), [
        _("{begin} begins a session: its members vote on the same passages, each alone, here or on a copy.",
          begin=key_of("norming.begin")),
        _("{pick} chooses the codes of a passage, a digit takes a quick code, {none} says that none belongs there; "
          "until the votes are revealed nobody sees those of others.",
          pick=key_of("norming.pick"), none=key_of("norming.none")),
        _("{step} leads on: it reveals the votes, opens a second vote after the talk, and closes the session. The "
          "agreement before and after is kept then; {table} shows it for each code.",
          step=key_of("norming.next_step"), table=key_of("norming.turn_table")),
    ]  # fmt: skip


def _keeping_versions() -> tuple[str, list[str]]:
    return _("What was coded under which codebook?"), [
        _("{freeze} freezes the codebook as it is under a name, as each new round does: a version that can be "
          "compared, exported and cited.", freeze=key_of("versions.freeze")),
        _("Below stands what differs from the version before: new, gone, renamed and moved codes, rules with the "
          "words that are gone or new. {base} compares all others with the version under the cursor.",
          base=key_of("versions.compare_from")),
        _("{log} shows the change log: each change, by whom, why, and how many codings were looked at again.",
          log=key_of("versions.turn_log")),
    ]  # fmt: skip


def _working_inductively() -> tuple[str, list[str]]:
    return _("How do categories come from the material?"), [
        _("{begin} begins a work by one of three techniques, which are kept apart: a summary of paraphrases and "
          "categories that are formed, both after Mayring, and a code that is differentiated after Kuckartz.",
          begin=key_of("inductive.begin")),
        _("{open} goes on with the work under the cursor; {paraphrase} in the text paraphrases a passage, whether "
          "there is a work or not.", open=key_of("inductive.open"), paraphrase=key_of("coding.paraphrase")),
        _("{edit} states it otherwise, {close} closes it: then nothing in it can be changed. The history keeps each "
          "step.", edit=key_of("inductive.edit"), close=key_of("inductive.close")),
    ]  # fmt: skip


def _summarising() -> tuple[str, list[str]]:
    return _("How do paraphrases become categories?"), [
        _("{take} gives each paraphrase of the material a row, {write} writes its generalisation; {strike} strikes a "
          "row for a reason, and it stays to be seen.",
          take=key_of("reduction.take"), write=key_of("reduction.write"), strike=key_of("reduction.strike")),
        _("{mark} marks rows that say the same, {reduce} makes one statement of them; {turn} turns to the "
          "statements, where the same makes those of the second reduction.",
          mark=key_of("reduction.mark"), reduce=key_of("reduction.reduce"), turn=key_of("reduction.turn_table")),
        _("{code} makes statements codes that all their passages get, after a preview; {undo} takes it back in one.",
          code=key_of("reduction.code"), undo=key_of("study.undo")),
    ]  # fmt: skip


def _forming() -> tuple[str, list[str]]:
    return _("How are categories formed passage by passage?"), [
        _("Select a passage that fits the selection criterion ({stated} shows what was stated).",
          stated=key_of("forming.stated")),
        _("{subsume} or a digit subsumes it under a category that is there, {new} makes a new one of it.",
          subsume=key_of("forming.subsume"), new=key_of("forming.new")),
        _("{worked} says that nothing more comes up to here, {finish} that the document is worked through. When the "
          "share is reached that was stated, the revision is due: {revise} keeps what came of it.",
          worked=key_of("forming.worked"), finish=key_of("forming.finish"), revise=key_of("forming.revise")),
    ]  # fmt: skip


def _differentiating() -> tuple[str, list[str]]:
    return _("How does one code become several?"), [
        _("Each passage of the code is a card: {mark} marks some, {lay} or a digit lays them into a group, {out} "
          "takes them out.", mark=key_of("cards.mark"), lay=key_of("cards.lay"), out=key_of("cards.take_out")),
        _("{rename} and {define} say what a group is.", rename=key_of("cards.rename"), define=key_of("cards.define")),
        _("{make} makes the groups sub-codes, after a preview; {undo} takes it back in one. Cards in no group keep "
          "the code.", make=key_of("cards.make"), undo=key_of("study.undo")),
    ]  # fmt: skip


def _sharing() -> tuple[str, list[str]]:
    return _("How do several people code?"), [
        _("{add} adds coders, {allot} allots documents; each works in an own session or on an own computer.",
          add=key_of("team.add"), allot=key_of("team.allot")),
        _("{blind} hides the codings of others until all have finished: only then is agreement independent.",
          blind=key_of("team.turn_blind")),
        _("{finish} in the text marks a document as finished; {compare} then shows where coders differ.",
          finish=key_of("coding.finish"), compare=key_of("study.show_screen_compare")),
        _("{round} begins the next round: what was coded before stays and is hidden from its coder.",
          round=key_of("team.begin_round")),
        _("{merge} merges what came from another computer, {sync} keeps copies in step by a shared folder; "
          "{conflicts} lists what both changed.", merge=key_of("study.merge_files"),
          sync=key_of("study.sync_folder"), conflicts=key_of("study.show_screen_conflicts")),
    ]  # fmt: skip


def _memos() -> tuple[str, list[str]]:
    return _("How do I work with memos?"), [
        _("{memo} in the text writes a memo on a coding or a passage, {document} one on the document, {project} "
          "anywhere one on the project; {code} in the codebook and in the table one on the code, document or case.",
          memo=key_of("coding.memo"), document=key_of("coding.memo_on_document"),
          project=key_of("study.memo_on_project"), code=key_of("codebook.memo")),
        _("{kinds}, {state}, {authors} and {words} choose which are listed; {settle} marks one as settled.",
          kinds=key_of("memos.kinds"), state=key_of("memos.state"), authors=key_of("memos.authors"),
          words=key_of("memos.words"), settle=key_of("memos.settle")),
        _("[[Name of a code, document or memo]] in a memo is a link, and so is [[Document ¶2]] or "
          "[[Document: some of its words]]; the digits follow links, and back."),
    ]  # fmt: skip


def _history() -> tuple[str, list[str]]:
    return _("How do I undo an earlier change?"), [
        _("{jump} shows where a change was, {day} leads to the changes up to a day.",
          jump=key_of("history.jump"), day=key_of("history.go_to_day")),
        _("{filter} chooses whose changes are listed, and changes of what.", filter=key_of("history.filter")),
        _("{turn} undoes the highlighted change alone, or restores it; later changes of yours that rest on it are "
          "listed and go along.", turn=key_of("history.turn")),
        _("Changes of others are undone by whoever made them."),
    ]  # fmt: skip


def _looking_at_cases() -> tuple[str, list[str]]:
    return _("How do I look at one case?"), [
        _("{case} shows the case of what is in front: of the document, of the row on {material}. {jump} leads to the "
          "text, {back} back.", case=key_of("study.show_case"), material=key_of("study.show_screen_material"),
          jump=key_of("cases.jump"), back=key_of("study.go_back")),
        _("{next} and {previous} lead to the next and the previous case, {pick} to one by its name.",
          next=key_of("cases.next_case_on"), previous=key_of("cases.next_case_back"), pick=key_of("cases.pick_case")),
        _("{beside} sets another case beside it, {waves} two of its waves, theme by theme; ← and → change the "
          "column.", beside=key_of("cases.beside"), waves=key_of("cases.waves")),
        _("{summary} writes motto and text of the summary, which is also that of the summary grid.",
          summary=key_of("cases.edit_summary")),
    ]  # fmt: skip


def _summing_up() -> tuple[str, list[str]]:
    return _("How do I work with the summary grid?"), [
        _("Rows are cases, columns codes with those below them; {write} opens a cell beside its passages.",
          write=key_of("summaries.write")),
        _("≠ marks a summary whose passages changed since: {next} leads to the next one, {confirm} says that it "
          "still holds.", next=key_of("summaries.next_stale_on"), confirm=key_of("summaries.confirm")),
        _("The second column is the case as a whole, with its motto; the last row sums up a code over all cases."),
    ]  # fmt: skip


# ---- keys --------------------------------------------------------------------------------------------


def _keys(scopes: tuple[Scope, ...]) -> Iterator[HelpRow]:
    for group, pairs in by_group(*scopes).items():
        yield from (HelpRow(group, key, label) for key, label in pairs)


def _keys_of_other_screens(scopes: tuple[Scope, ...]) -> Iterator[HelpRow]:
    screens: list[tuple[str, tuple[Scope, ...]]] = [
        (_("Text: read and code"), tuple(scope for scope in CODING_SCOPES if scope != "study")),
        (_("Quotations"), ("quotations",)),
        (_("Codebook"), ("codebook",)),
        (_("Tables"), ("tables",)),
        (_("Comparison of coders"), ("compare",)),
        (_("Documents and cases"), ("material",)),
        (_("Memos of all kinds"), ("memos",)),
        (_("History: all changes"), ("history",)),
        (_("Coders and rounds"), ("team",)),
        (_("Summaries: cases by codes"), ("summaries",)),
        (pgettext("help", "Cases"), ("cases",)),
        (_("Register of what left the project"), ("given",)),
        (_("Conflicts between copies"), ("conflicts",)),
        (_("Consensus: both codings side by side"), ("consensus",)),
        (_("Norming sessions"), ("norming",)),
        (_("Inductive work"), ("inductive",)),
        (_("Versions of the codebook"), ("versions",)),
        (_("Table of the summary"), ("reduction",)),
        (_("Forming categories"), ("forming",)),
        (_("Cards"), ("cards",)),
        (_("Codings under old rules"), ("recheck",)),
        (_("Levels of cases"), ("levels",)),
        (_("Types: cases by features"), ("typology",)),
    ]
    for title, others in screens:
        if not set(others) & set(scopes):
            for group, pairs in by_group(*others).items():
                yield from (HelpRow(f"{title} · {group}", key, label) for key, label in pairs)


# ---- marks -------------------------------------------------------------------------------------------


def _marks() -> Iterator[HelpRow]:
    """Every sign that stands on the screens, with what it means."""
    for title, signs in (_in_the_text(), _in_lists(), _in_head_and_key_line()):
        yield from (HelpRow(title, sign, words) for sign, words in signs)


def _in_the_text() -> tuple[str, list[tuple[str, str]]]:
    return _("Marks beside the text"), [
        ("┏ ┃ ┗", _("Stripe of your coding: where it begins, its course, where it ends")),
        ("■", _("Your coding within one line")),
        ("┌ │ └", _("Stripe of somebody else's coding: beginning, course, end")),
        ("□", _("The same within one line")),
        ("┇ ┆", _("Course of a coding that says: absent (yours, somebody else's)")),
        ("▛ ▌ ▙ █", _("The current coding, on which keys act: yours")),
        ("╓ ║ ╙ ▣", _("The current coding: somebody else's")),
        (
            "┓ ┛ ▜ ▐ ▟ ▚",
            _("In the consensus: the first coder at the left, the second at the right"),
        ),
        ("▞ ╫", _("Course of the current coding where it says: absent (yours, somebody else's)")),
        ("−", _("Before the name of a code: absent – what the code names is lacking, fails or is denied")),
        ("±", _("Before the name of a code: mixed – partly present, partly absent")),
        ("A …", _("Where there is no room for names: the first letter of the code")),
        ("¶12", _("Number of the paragraph")),
        ("◌", _("Carries a sign that has no letter of its own")),
        ("a b c", _("Sprung up after the jump key: the letter leads to that sentence")),
    ]


def _in_lists() -> tuple[str, list[tuple[str, str]]]:
    return _("Marks in lists and cards"), [
        ("○ ● ✓", _("Document: not begun, in progress, finished")),
        ("▓ ░", _("Share of finished documents in a group")),
        ("░ ▒ ▓ █", _("In tables: from small numbers to large ones, as the number says")),
        ("−3", _("In tables, behind a number: so many are absent, which are not in the number")),
        ("3+1", _("Codings in a document: your own, and those of others")),
        ("27 %", _("Share of the answers that your codings cover")),
        ("1–0", _("Before a code: the digit that assigns it")),
        ("▼ ▶", _("Unfolded, folded")),
        ("■ □", _("Coding on the card: yours, somebody else's")),
        ("▸", _("On cards and lists: the current one, on which keys act; in lists of files: a folder")),
        ("✗ !", _("Before an import: cannot be read; can be read with a warning")),
        ("✎", _("There is a memo: on the passage, or on the code or document whose name stands before it")),
        ("✎ ✓", _("In the list of memos: open, settled")),
        ("≈", _("A paraphrase: what the passage says, in a coder's words")),
        ("←", _("A memo links here with [[…]]")),
        ("→ ←", _("What a memo links to, and which memo links to it; the number before it leads there")),
        ("↶", _("A change that was undone")),
        (counted(2, "coding"), _("In a quotation: so many overlapping codings of the same code were merged into it")),
        (_("disputed"), _("In a quotation: coders disagree whether the code is present or absent")),
        ("★", _("Good quotation")),
        (
            "⊘",
            _("May not leave, or should not be here any more: the consent does not cover it or is over"),
        ),
        ("≠", _("Stale summary: its passages changed since it was written; norming session: the votes differ")),
        (
            "○ ● ? ≠ ‼ ✓",
            _("Place of the consensus: open, decided, undecided, changed since, decided twice, taken over"),
        ),
        ("· 3", _("In the summary grid: passages that are not summed up yet")),
        ("◆", _("Anchor example linked to a passage: it follows when the text is corrected")),
        ("▐ ▌", _("Beginning and end of the passage in its context")),
        ("✓ ·", _("Chosen, not chosen")),
        ("Anna ✓", _("In a table of documents: allotted to Anna, who has finished it")),
        ("↑ ↓", _("At the head of a column: the table is sorted by it, upwards or downwards")),
        ("?", _("Before a name: only similar to what was typed")),
        ("+", _("A new code that can be created")),
        ("↓", _("There is more below")),
    ]


def _in_head_and_key_line() -> tuple[str, list[tuple[str, str]]]:
    return _("Marks in the head line and the line of keys"), [
        ("▰▰▱▱", _("How far work has come; esc stops it")),
        ("✓ 14:02", _("Time at which your last change was saved")),
        ("⏎ ⇥ ␣ ⌫", _("Enter, tab, space, backspace")),
        ("⇧ ^", _("Shift, ctrl: held while another key is pressed")),
        ("…", _("Cut: there is more")),
    ]
