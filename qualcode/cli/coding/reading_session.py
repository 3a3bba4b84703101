"""What is done and said for what is typed into “qualcode read”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from qualcode.catalogue import _, ngettext
from qualcode.cli.coding import reading_words as words
from qualcode.cli.shared import output
from qualcode.errors import Ambiguous, NotExact, NotFound, QualcodeError, UsageProblem
from qualcode.model.codes import Code, CodeDraft, Origin
from qualcode.model.codings import Coding, WorkState
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.plural import counted
from qualcode.reporting.words.code_rules import rule_lines
from qualcode.retrieval.name_search import codes_by_name, rank_codes
from qualcode.user_folders import configuration
from qualcode.workspace.coding import codings, memos
from qualcode.workspace.inductive.paraphrases import own_paraphrase, put_paraphrase
from qualcode.workspace.material.playback import Player, clock, playback_of
from qualcode.workspace.material.reading import NothingThere, ReadingUnit, UnitReading
from qualcode.workspace.team import coders
from qualcode.workspace.workbench.coding_tallies import CodingTallies
from qualcode.workspace.workspace import Workspace

Done = TypeVar("Done")

_OFFERED = 5  # codes that are offered where a name is no code's


class ReadingSession:
    """One reader at one document. `asks` says whether somebody answers: else nothing that was guessed is offered."""

    def __init__(self, reading: UnitReading, *, asks: bool) -> None:
        self.reading = reading
        self.ended = False
        self._asks = asks
        self._told_place = ""
        self._offered: list[Code] = []
        self._taken: Callable[[Code], None] = lambda _code: None
        self._player = Player()
        self._memo: list[str] | None = None  # the lines of a memo that is being written
        self._memo_kind = MemoKind.OTHER

    @property
    def space(self) -> Workspace:
        """The project as its coder has it."""
        return self.reading.bench.space

    def begin(self) -> None:
        """Say what is read, and read the first unit."""
        for line in words.beginning(self.reading):
            output.line(line)
        self.read_here()

    def hears(self, line: str) -> bool:
        """Whether a line is no new wish, but the words of a memo, or chooses of the codes that were offered.

        Then what it asks for is done. Raises QualcodeError as that does.
        """
        if self._memo is not None:
            self._go_on_with_memo(line)
            return True
        if self.reading.bench.is_stale():
            self._take_in()
        offered, self._offered = self._offered, []
        return bool(offered) and self._chooses(line.strip().casefold(), offered)

    def close(self) -> None:
        """Leave at the end of what was typed. Raises QualcodeError for a memo that has no end."""
        if self._memo is not None:
            self._memo = None
            raise QualcodeError(
                _("The memo has no end and was not written."), _("A line with a full stop alone ends it.")
            )

    # ---- reading ---------------------------------------------------------------------------------

    def read_here(self, *, whole: bool = False) -> None:
        """Read the passage: where it stands if that is new or `whole` is asked for, its words, what is on it."""
        reading = self.reading
        if segment := words.segment(reading):
            output.line(segment)
        place = words.place(reading)
        if place and (whole or place != self._told_place):
            output.line(place)
        self._told_place = place
        output.line(reading.words(reading.passage))
        for coding in reading.codings_here():
            output.line(words.coding(reading, coding))
        for memo in reading.memos_here():
            if whole or not memo.closed:
                output.line(words.memo(reading, memo))

    def next(self, rest: str) -> None:
        """Go on and read."""
        self._step(rest, 1)

    def previous(self, rest: str) -> None:
        """Go back and read."""
        self._step(rest, -1)

    def _step(self, rest: str, step: int) -> None:
        reading = self.reading
        if rest in {"document", "dokument"}:
            self._step_document(step)
        elif rest in {"paragraph", "absatz"}:
            reading.move_by_paragraph(step)
        elif rest in {"coding", "codierung"}:
            reading.move_by_coding(step)
        elif rest in {"passage", "stelle"} or (not rest and reading.unit is ReadingUnit.SEGMENT):
            self._step_segment(step)
        elif not rest or (rest.isdecimal() and int(rest)):
            self._move(step * (int(rest) if rest.isdecimal() else 1))
        else:
            raise UsageProblem(
                _("“{word}” is nothing to go by.", word=rest),
                _("Say a number, paragraph, coding, passage or document."),
            )
        self.read_here()

    def _step_segment(self, step: int) -> None:
        """Go to the next or previous fixed passage in their order. Raises NothingThere."""
        segment = self.reading.segment_beside(step).segment
        if segment.document != self.reading.document.key:
            other = self.space.project.documents.get(segment.document)
            self._open(UnitReading(self.reading.bench, other, self.reading.unit))
        self.reading.choose(segment.span)

    def _move(self, step: int) -> None:
        """Go on by units; behind the last one it is said what was done. Raises NothingThere."""
        try:
            self.reading.move(step)
        except NothingThere as error:
            if step > 0:
                done = words.summary(self.reading)
                error.hint = _("{done}; “finish” marks the document as finished.", done=done)
            raise

    def _step_document(self, step: int) -> None:
        bench = self.reading.bench
        other = bench.neighbour(self.reading.document, step)
        if other is None:
            raise NothingThere(_("This is the last document.") if step > 0 else _("This is the first document."))
        self._open(UnitReading(bench, other, self.reading.unit))

    def _open(self, reading: UnitReading) -> None:
        self.reading.bench.remember_place(self.reading.document, self.reading.here.start)
        self.reading, self._told_place = reading, ""
        for line in words.beginning(reading):
            output.line(line)

    def open(self, rest: str) -> None:
        """Read another document."""
        name = needed(rest, "open DOCUMENT")  # no text: a form to type
        document = self.space.project.documents.find(name, exact=True)
        self._open(UnitReading(self.reading.bench, document, self.reading.unit))
        self.read_here()

    def again(self, _rest: str) -> None:
        """Read once more, with everything."""
        self.read_here(whole=True)

    def go_to(self, rest: str) -> None:
        """Go to a paragraph by its number."""
        if not rest.isdecimal():
            raise UsageProblem(
                _("“{word}” is no number of a paragraph.", word=rest), _("Say it like this: {form}", form="goto 12")
            )
        self.reading.go_to_paragraph(int(rest))
        self.read_here(whole=True)

    def select(self, rest: str) -> None:
        """Choose several units, or words of one, as the passage."""
        if not rest:
            self.reading.choose(None)
        elif rest.isdecimal():
            self.reading.choose_units(int(rest))
        else:
            self.reading.choose_words(rest)
        output.line(_("Selected: {words}", words=self.reading.words(self.reading.passage)))

    def find(self, rest: str) -> None:
        """Look for words in the document and go to the first place, or to the next one."""
        if rest:
            found = self.reading.find(rest)
            if not found.hits:
                raise NothingThere(_("“{words}” stands nowhere in this document, in no form.", words=rest))
            output.line(f"{counted(len(found.hits), 'hit')}.")
        number = self.reading.next_hit(or_here=bool(rest))
        output.line(_("Hit {number}.", number=number))
        self.read_here(whole=True)

    # ---- codes -----------------------------------------------------------------------------------

    def by_name(self, typed: str, then: Callable[[Code], None], *, can_be_made: bool = False) -> None:
        """Do something with the code of exactly that name; else offer those that may be meant, if asked."""
        try:
            code = self.space.project.codes.find(typed, exact=True)
        except (NotFound, NotExact, Ambiguous) as error:
            book = self.reading.bench.book.codes
            held = [hit.named for hit in rank_codes(book, typed)]
            self._offered = (held or codes_by_name(book).similar(typed))[:_OFFERED]
            new = _("“new {name}” makes a code of that name.", name=typed) if can_be_made else ""
            if not self._asks or not self._offered:
                self._offered = []
                error.hint = f"{error.hint} {new}".strip()
                raise
            self._taken = then
            self._offer(typed, new, several=isinstance(error, Ambiguous) and not error.near)
            return
        then(code)

    def _offer(self, typed: str, new: str, *, several: bool) -> None:
        """Ask which code is meant; `new` says how one of that name is made."""
        if several:
            output.line(_("Several codes are called “{name}”.", name=typed))
        else:
            output.line(_("There is no code “{name}”.", name=typed))
        for number, offered in enumerate(self._offered, start=1):
            output.line(_("Is {number}, {code}, meant?", number=number, code=offered.full_name))
        for said in (_("A number takes that code."), new, _("Anything else takes none.")):
            if said:
                output.line(said)

    def _chooses(self, word: str, offered: Sequence[Code]) -> bool:
        """Whether a word chooses one of the codes that were offered, and then what was asked for is done with it."""
        if word in {"yes", "ja"} and len(offered) == 1:
            word = "1"
        if not word.isdecimal():
            return False
        if not 1 <= int(word) <= len(offered):
            self._offered = list(offered)
            raise UsageProblem(
                _("{number} is none of the codes that were offered.", number=word),
                _("They go from 1 to {last}.", last=len(offered)),
            )
        self._taken(offered[int(word) - 1])
        return True

    def code(self, rest: str) -> None:
        """Give a code to the passage."""
        self.by_name(needed(rest, "code NAME"), self._give, can_be_made=True)  # no text: a form to type

    def _give(self, code: Code) -> None:
        document, passage = self.reading.document, self.reading.passage
        (given,) = self.write(lambda space: codings.give(space, document, passage, [code]))
        if given.new:
            self._tell_coded(code.name)
        else:
            output.line(_("You have assigned “{code}” to this passage before; nothing was changed.", code=code.name))

    def _tell_coded(self, code: str) -> None:
        if elsewhere := self._elsewhere():
            output.line(_("Coded: {code}, on “{words}”.", code=code, words=elsewhere))
        else:
            output.line(_("Coded: {code}.", code=code))

    def _elsewhere(self) -> str:
        """The words of the passage where it is not the unit that was read."""
        reading = self.reading
        return "" if reading.passage == reading.here else words.short(reading.words(reading.passage))

    def new(self, rest: str) -> None:
        """Make a code, at the top or below another one, and give it to the passage."""
        above, _slash, name = needed(rest, "new NAME").rpartition("/")  # no text: a form to type
        name = name.strip()
        if not name:
            forms = "new NAME, new ABOVE / NAME"  # no text: forms to type
            raise UsageProblem(_("A code needs a name."), _("Say it like this: {form}", form=forms))
        below = self.space.project.codes.find(above.strip(), exact=True) if above.strip() else None
        document, passage = self.reading.document, self.reading.passage
        draft = CodeDraft(name, origin=Origin.INDUCTIVE)
        self.write(lambda space: codings.give_new_code(space, document, passage, draft, below))
        if below:
            output.line(_("New code below “{above}”: {code}.", above=below.full_name, code=name))
        else:
            output.line(_("New code: {code}.", code=name))
        self._tell_coded(name)

    def told(self, coding: Coding) -> str:
        """A coding for people: its code, and the words that it is on."""
        name = self.reading.bench.book[coding.code].name
        return _("{code}, on “{words}”", code=name, words=words.short(self.reading.words(coding.span)))

    def with_own(self, rest: str, then: Callable[[Coding], None]) -> None:
        """Do something with one's own coding here: the one of that code, or the only one there is."""
        own = self.reading.own_codings_here()
        if not own:
            raise QualcodeError(_("None of your codings is here."), _("“next coding” leads to one."))
        if rest:
            self.by_name(rest, lambda code: then(self._only([coding for coding in own if coding.code == code.key])))
        else:
            then(self._only(own))

    def _only(self, own: Sequence[Coding]) -> Coding:
        """The only one of one's own codings here; of several the one on exactly the passage. Raises QualcodeError."""
        exact = [coding for coding in own if coding.span == self.reading.passage]
        found = own if len(own) == 1 else exact
        if len(found) == 1:
            return found[0]
        if not own:
            raise QualcodeError(_("You have not assigned this code here."), _("“again” reads which codes are here."))
        raise QualcodeError(
            ngettext(
                "{count} coding of yours is here: {codings}.",
                "{count} codings of yours are here: {codings}.",
                len(own),
                codings="; ".join(map(self.told, own)),
            ),
            _("Name the code, or go to its passage with “next coding”."),
        )

    def codes(self, rest: str) -> None:
        """List the codes, or those with what was typed in their names."""
        bench = self.reading.bench
        if not bench.is_counted:
            bench.counted(CodingTallies(bench.project))
        counts = bench.code_counts()
        found = [hit.named for hit in rank_codes(bench.book.codes, rest)]
        if not found and rest:
            raise NothingThere(_("No code has “{words}” in its name.", words=rest))
        if not found:
            raise NothingThere(_("There are no codes yet."), _("“new NAME” makes one and assigns it."))
        for code in found:
            output.line(f"{code.full_name}, {counted(counts.get(code.key, 0), 'coding')}")

    def explain(self, rest: str) -> None:
        """Read what a code means."""

        def told(code: Code) -> None:
            for line in rule_lines(self.reading.bench.book[code.key]):
                output.line(line)

        self.by_name(needed(rest, "explain NAME"), told)  # no text: a form to type

    def codings(self, _rest: str) -> None:
        """List the codings of the document."""
        found = self.reading.bench.codings(self.reading.document)
        for coding in sorted(found, key=lambda coding: (coding.span, coding.key)):
            output.line(words.coding_and_place(self.reading, coding))
        output.line(f"{counted(len(found), 'coding')}.")

    # ---- memos -----------------------------------------------------------------------------------

    def memo(self, rest: str) -> None:
        """Write a memo on the passage; without words the lines that follow are its words."""
        if rest:
            self._write_memo(rest, MemoKind.OTHER)
            return
        self._memo, self._memo_kind = [], MemoKind.OTHER
        output.line(_("Write the memo; a line with a full stop alone ends it."))

    def question(self, rest: str) -> None:
        """Write an open question on the passage."""
        self._write_memo(needed(rest, "question WORDS"), MemoKind.QUESTION)  # no text: a form to type

    def paraphrase(self, rest: str) -> None:
        """Say the passage in one's own words; without words the lines that follow are its words."""
        if rest:
            self._write_paraphrase(rest)
            return
        self._memo, self._memo_kind = [], MemoKind.PARAPHRASE
        output.line(_("Write the paraphrase; a line with a full stop alone ends it."))

    def _write_paraphrase(self, text: str) -> None:
        document, passage = self.reading.document, self.reading.passage
        known = own_paraphrase(self.space, document.key, passage)
        after = self.write(lambda space: put_paraphrase(space, document, passage, text))
        if after is None:
            output.line(_("Paraphrase removed."))
        elif elsewhere := self._elsewhere():
            output.line(_("Paraphrase saved, on “{words}”.", words=elsewhere))
        else:
            output.line(_("Paraphrase saved; the earlier one is replaced.") if known else _("Paraphrase saved."))

    def _go_on_with_memo(self, line: str) -> None:
        lines = self._memo or []
        if line.strip() != ".":
            self._memo = [*lines, line]
            return
        self._memo, text = None, "\n".join(lines).strip("\n")
        if self._memo_kind is MemoKind.PARAPHRASE:
            self._write_paraphrase(text)
        else:
            self._write_memo(text, self._memo_kind)

    def _write_memo(self, text: str, kind: MemoKind) -> None:
        document = self.reading.document
        target = MemoTarget(document=document.key, span=self.reading.passage)
        self.write(lambda space: memos.add(space, target, text, kind=kind, document=document))
        if elsewhere := self._elsewhere():
            output.line(_("Memo saved, on “{words}”.", words=elsewhere))
        else:
            output.line(_("Memo saved."))

    def memos(self, _rest: str) -> None:
        """List the memos of the document."""
        found = self.reading.memos()
        for memo in found:
            output.line(words.memo_and_place(self.reading, memo))
        output.line(f"{counted(len(found), 'memo')}.")

    def play(self, _rest: str) -> None:
        """Play the recording from the passage on, in the user's own player."""
        playback = playback_of(self.reading.opened, self.reading.passage, configuration().get("playback"))
        self._player.play(playback)
        if playback.mark is None:
            output.line(_("Playing from the beginning: no time mark stands before this passage"))
        else:
            begins, mark = clock(round(playback.seconds * 1000)), clock(playback.mark)
            output.line(_("Playing from {begins} (time mark {mark})", begins=begins, mark=mark))

    # ---- the document, and what was done ---------------------------------------------------------

    def state(self, state: WorkState) -> None:
        """Say how far one is with the document."""
        document = self.reading.document
        changed = self.write(lambda space: coders.set_state(space, [document], state))
        done = words.summary(self.reading)
        if state is not WorkState.FINISHED:
            output.line(_("Open again.") if changed else _("It was not finished."))
        elif changed:
            output.line(_("Finished: {done}.", done=done))
        else:
            output.line(_("It was finished before: {done}.", done=done))

    def undo(self, _rest: str) -> None:
        """Take one's own last change back."""
        output.line(_("Undone: {change}.", change=self.write(Workspace.undo).at_clock))

    def redo(self, _rest: str) -> None:
        """Restore what was undone last."""
        output.line(_("Restored: {change}.", change=self.write(Workspace.redo).at_clock))

    def write(self, work: Callable[[Workspace], Done]) -> Done:
        """Change something, and take in that it is so."""
        is_known = self.space.coder is not None
        done = work(self.space)
        self._take_in()
        if not is_known and self.space.coder is not None:
            output.line(_("New coder: {coder}.", coder=self.space.coder_name))
        return done

    def _take_in(self) -> None:
        if self.reading.take_in():
            output.line(_("The text or its speakers were corrected meanwhile; it is read anew from about here."))

    def quit(self, _rest: str) -> None:
        """Leave."""
        self.ended = True


def needed(rest: str, form: str) -> str:
    """What stands behind a word. Raises UsageProblem, which shows the form, where nothing does."""
    if not rest:
        raise UsageProblem(_("Something is missing behind it."), _("Say it like this: {form}", form=form))
    return rest
