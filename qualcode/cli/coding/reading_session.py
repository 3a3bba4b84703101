"""What is done and said for what is typed into “qualcode read”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from qualcode.cli.coding import reading_words as words
from qualcode.cli.shared import output
from qualcode.errors import Ambiguous, NotExact, NotFound, QualcodeError, UsageProblem
from qualcode.model.codes import Code, CodeDraft, Origin
from qualcode.model.codings import Coding, Polarity, WorkState
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.plural import counted
from qualcode.retrieval.code_search import rank_codes, similar_codes
from qualcode.user_folders import configuration
from qualcode.workspace.coding import codings, memos
from qualcode.workspace.material.playback import Player, clock, playback_of
from qualcode.workspace.material.reading import NothingThere, UnitReading
from qualcode.workspace.team import coders
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
        self._taken: Callable[[Code], None] = lambda _: None
        self._player = Player()
        self._memo: list[str] | None = None  # the lines of a memo that is being written

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
            raise QualcodeError("The memo has no end and was not written.", "A line with a full stop alone ends it.")

    # ---- reading ---------------------------------------------------------------------------------

    def read_here(self, *, whole: bool = False) -> None:
        """Read the passage: where it stands if that is new or `whole` is asked for, its words, what is on it."""
        reading = self.reading
        place = words.place(reading)
        if place and (whole or place != self._told_place):
            output.line(f"{place}:")
        self._told_place = place
        output.line(reading.words(reading.passage))
        for coding in reading.codings_here():
            output.line(f"Code: {words.coding(reading, coding)}.")
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
        if rest == "document":
            self._step_document(step)
        elif rest == "paragraph":
            reading.move_by_paragraph(step)
        elif rest == "coding":
            reading.move_by_coding(step)
        elif rest in {"", reading.unit.value} or (rest.isdecimal() and int(rest)):
            self._move(step * (int(rest) if rest.isdecimal() else 1))
        else:
            raise UsageProblem(f"“{rest}” is nothing to go by.", "Say a number, paragraph, coding or document.")
        self.read_here()

    def _move(self, step: int) -> None:
        """Go on by units; behind the last one it is said what was done. Raises NothingThere."""
        try:
            self.reading.move(step)
        except NothingThere as error:
            if step > 0:
                error.hint = f"{words.summary(self.reading)}; “finish” marks the document finished."
            raise

    def _step_document(self, step: int) -> None:
        bench = self.reading.bench
        other = bench.neighbour(self.reading.document, step)
        if other is None:
            raise NothingThere("This is the last document." if step > 0 else "This is the first document.")
        self._open(UnitReading(bench, other, self.reading.unit))

    def _open(self, reading: UnitReading) -> None:
        self.reading.bench.remember_place(self.reading.document, self.reading.here.start)
        self.reading, self._told_place = reading, ""
        for line in words.beginning(reading):
            output.line(line)

    def open(self, rest: str) -> None:
        """Read another document."""
        document = self.space.project.documents.find(_needed(rest, "open DOCUMENT"), exact=True)
        self._open(UnitReading(self.reading.bench, document, self.reading.unit))
        self.read_here()

    def again(self, _rest: str) -> None:
        """Read once more, with everything."""
        self.read_here(whole=True)

    def go_to(self, rest: str) -> None:
        """Go to a paragraph by its number."""
        if not rest.isdecimal():
            raise UsageProblem(f"“{rest}” is no number of a paragraph.", "Say it like: goto 12.")
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
        output.line(f"Selected: {self.reading.words(self.reading.passage)}")

    def find(self, rest: str) -> None:
        """Look for words in the document and go to the first place, or to the next one."""
        if rest:
            found = self.reading.find(rest)
            if not found.hits:
                raise NothingThere(f"“{rest}” stands nowhere in this document, in no form.")
            output.line(f"{counted(len(found.hits), 'hit')}.")
        number = self.reading.next_hit(or_here=bool(rest))
        output.line(f"Hit {number}.")
        self.read_here(whole=True)

    # ---- codes -----------------------------------------------------------------------------------

    def _by_name(self, typed: str, then: Callable[[Code], None], *, can_be_made: bool = False) -> None:
        """Do something with the code of exactly that name; else offer those that may be meant, if asked."""
        try:
            code = self.space.project.codes.find(typed, exact=True)
        except (NotFound, NotExact, Ambiguous) as error:
            book = self.reading.bench.book.codes
            self._offered = (rank_codes(book, typed) or similar_codes(book, typed))[:_OFFERED]
            new = f" “new {typed}” makes a code of that name." if can_be_made else ""
            if not self._asks or not self._offered:
                self._offered = []
                error.hint = f"{error.hint}{new}".strip()
                raise
            self._taken = then
            several = isinstance(error, Ambiguous) and not error.near
            output.line(f"Several codes are called “{typed}”." if several else f"There is no code “{typed}”.")
            for number, offered in enumerate(self._offered, start=1):
                output.line(f"Is {number}, {offered.full_name}, meant?")
            output.line(f"A number takes that code.{new} Anything else takes none.")
            return
        then(code)

    def _chooses(self, word: str, offered: Sequence[Code]) -> bool:
        """Whether a word chooses one of the codes that were offered, and then what was asked for is done with it."""
        if word in {"yes", "ja"} and len(offered) == 1:
            word = "1"
        if not word.isdecimal():
            return False
        if not 1 <= int(word) <= len(offered):
            self._offered = list(offered)
            raise UsageProblem(
                f"{word} is none of the codes that were offered.", f"They go from 1 to {len(offered)}."
            )
        self._taken(offered[int(word) - 1])
        return True

    def code(self, rest: str) -> None:
        """Give a code to the passage."""
        self._by_name(_needed(rest, "code NAME"), self._give, can_be_made=True)

    def _give(self, code: Code) -> None:
        document, passage = self.reading.document, self.reading.passage
        (given,) = self._write(lambda space: codings.give(space, document, passage, [code]))
        if given.new:
            output.line(f"Coded: {code.name} {self._on()}.")
        else:
            output.line(f"You gave {code.name} to this passage before; nothing was changed.")

    def new(self, rest: str) -> None:
        """Make a code, at the top or below another one, and give it to the passage."""
        above, _, name = _needed(rest, "new NAME").rpartition("/")
        name = name.strip()
        if not name:
            raise UsageProblem("A code needs a name.", "Say it like: new NAME, or new ABOVE / NAME.")
        below = self.space.project.codes.find(above.strip(), exact=True) if above.strip() else None
        document, passage = self.reading.document, self.reading.passage
        draft = CodeDraft(name, origin=Origin.INDUCTIVE)
        self._write(lambda space: codings.give_new_code(space, document, passage, draft, below))
        where = f" below {below.full_name}" if below else ""
        output.line(f"New code{where}: {name}. Coded: {name} {self._on()}.")

    def _on(self) -> str:
        reading = self.reading
        if reading.passage == reading.here:
            return f"on this {reading.unit.value}"
        return f"on “{words.short(reading.words(reading.passage))}”"

    def remove(self, rest: str) -> None:
        """Take one's own coding here away."""

        def removed(coding: Coding) -> None:
            self._write(lambda space: codings.remove(space, [coding]))
            output.line(f"Removed: {self._told(coding)}.")

        self._with_own(rest, removed)

    def polarity(self, polarity: Polarity, rest: str) -> None:
        """Say whether what one's own coding here stands for is there, lacking, or both."""

        def changed(coding: Coding) -> None:
            self._write(lambda space: codings.change(space, coding, polarity=polarity))
            output.line(f"Now {polarity.value}: {self._told(coding)}.")

        self._with_own(rest, changed)

    def good(self, rest: str) -> None:
        """Mark one's own coding here as a good quotation, or take the mark away."""

        def changed(coding: Coding) -> None:
            self._write(lambda space: codings.change(space, coding, good=not coding.good))
            output.line(f"{'No good quotation any more' if coding.good else 'Good quotation'}: {self._told(coding)}.")

        self._with_own(rest, changed)

    def _told(self, coding: Coding) -> str:
        name = self.reading.bench.book[coding.code].name
        return f"{name} on “{words.short(self.reading.words(coding.span))}”"

    def _with_own(self, rest: str, then: Callable[[Coding], None]) -> None:
        """Do something with one's own coding here: the one of that code, or the only one there is."""
        own = self.reading.own_codings_here()
        if not own:
            raise QualcodeError("None of your codings is here.", "Go to one: next coding.")
        if rest:
            self._by_name(rest, lambda code: then(self._only([coding for coding in own if coding.code == code.key])))
        else:
            then(self._only(own))

    def _only(self, own: Sequence[Coding]) -> Coding:
        """The only one of one's own codings here; of several the one on exactly the passage. Raises QualcodeError."""
        exact = [coding for coding in own if coding.span == self.reading.passage]
        found = own if len(own) == 1 else exact
        if len(found) == 1:
            return found[0]
        if not own:
            raise QualcodeError("You did not give this code here.", "“again” reads which codes are here.")
        raise QualcodeError(
            f"{counted(len(own), 'coding')} of yours are here: {'; '.join(map(self._told, own))}.",
            "Name the code, or go to the passage with: next coding.",
        )

    def codes(self, rest: str) -> None:
        """List the codes, or those with what was typed in their names."""
        bench = self.reading.bench
        counts = bench.code_counts()
        found = rank_codes(bench.book.codes, rest) if rest else bench.book.codes
        if not found:
            raise NothingThere(f"No code has “{rest}” in its name." if rest else "There are no codes yet: new NAME.")
        for code in found:
            output.line(f"{code.full_name}, {counted(counts.get(code.key, 0), 'coding')}")

    def explain(self, rest: str) -> None:
        """Read what a code means."""

        def told(code: Code) -> None:
            for line in words.rules(self.reading.bench.book[code.key]):
                output.line(line)

        self._by_name(_needed(rest, "explain NAME"), told)

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
        self._memo = []
        output.line("Write the memo; a line with a full stop alone ends it.")

    def question(self, rest: str) -> None:
        """Write an open question on the passage."""
        self._write_memo(_needed(rest, "question WORDS"), MemoKind.QUESTION)

    def _go_on_with_memo(self, line: str) -> None:
        lines = self._memo or []
        if line.strip() != ".":
            self._memo = [*lines, line]
            return
        self._memo = None
        self._write_memo("\n".join(lines).strip("\n"), MemoKind.OTHER)

    def _write_memo(self, text: str, kind: MemoKind) -> None:
        document = self.reading.document
        target = MemoTarget(document=document.key, span=self.reading.passage)
        self._write(lambda space: memos.add(space, target, text, kind=kind, document=document))
        output.line(f"{'Question' if kind is MemoKind.QUESTION else 'Memo'} written {self._on()}.")

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
            output.line("Playing from the beginning: no time mark stands before this passage.")
        else:
            begins, mark = clock(round(playback.seconds * 1000)), clock(playback.mark)
            output.line(f"Playing from {begins}; the time mark is {mark}.")

    # ---- the document, and what was done ---------------------------------------------------------

    def state(self, state: WorkState) -> None:
        """Say how far one is with the document."""
        document = self.reading.document
        changed = self._write(lambda space: coders.set_state(space, [document], state))
        if state is not WorkState.FINISHED:
            output.line("Open again." if changed else "It was not finished.")
        else:
            output.line(f"{'Finished' if changed else 'It was finished before'}: {words.summary(self.reading)}.")

    def undo(self, _rest: str) -> None:
        """Take one's own last change back."""
        output.line(f"Undone: {self._write(Workspace.undo).at_clock}.")

    def redo(self, _rest: str) -> None:
        """Restore what was undone last."""
        output.line(f"Restored: {self._write(Workspace.redo).at_clock}.")

    def _write(self, work: Callable[[Workspace], Done]) -> Done:
        """Change something, and take in that it is so."""
        is_known = self.space.coder is not None
        done = work(self.space)
        self._take_in()
        if not is_known and self.space.coder is not None:
            output.line(f"New coder: {self.space.coder_name}.")
        return done

    def _take_in(self) -> None:
        if self.reading.take_in():
            output.line("The text or its speakers were corrected meanwhile; it is read anew from about here.")

    def quit(self, _rest: str) -> None:
        """Leave."""
        self.ended = True


def _needed(rest: str, form: str) -> str:
    if not rest:
        raise UsageProblem("Something is missing behind it.", f"Say it like: {form}.")
    return rest
