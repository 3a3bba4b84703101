"""What is left of what was forgotten, in places that only a person can decide on: told, never guessed away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualcode.catalogue import _, ngettext
from qualcode.language.forms.normalised import bare_words, spelled
from qualcode.plural import counted
from qualcode.project.file import forgotten
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store
from qualcode.project.forgetting import personal_columns
from qualcode.project.forgetting.personal_columns import FreeText

_SHOWN = 20


class Leftover(NamedTuple):
    """A place that still says something of what was forgotten: `told` tells a person, with names, where and what.

    `table` and `id` (of a row, twelve hexadecimal digits) say the place without any name; “history” stands for lines
    of the history, which have no id.
    """

    table: str
    id: str
    told: str


def of_texts(
    store: Store, texts: Iterable[str], names: Iterable[str], but: str = "", run: int = forgotten.RUN
) -> list[Leftover]:
    """What stands elsewhere in the project: names of what was forgotten, and words of its texts.

    Those are in-vivo codes and anchor examples that stand in a text, runs of words as in it, and the names
    themselves, as words. What a text `but` also has, which stays, does not count. So many words in a row are a `run`.
    """
    whole = " ".join(_line(text) for text in texts)
    stays = _line(but)
    runs = _runs(whole, run) - _runs(stays, run)
    named = [f" {bare} " for bare in map(_bare, names) if len(bare) > 2]

    def tell(said: FreeText) -> str:
        if any(name in f" {_bare(said.words)} " for name in named):
            return "names"
        line = _line(said.words)
        if _is_taken(said, line) and line in whole and line not in stays:
            return "taken"
        return "words" if runs and not runs.isdisjoint(_runs(line, run)) else ""

    found: dict[Leftover, None] = {}
    for said in personal_columns.present(store):
        how = tell(said)
        if how:
            found.setdefault(Leftover(said.table, str(said.row["uuid"])[-12:], _warning(said, how)))
    for uuid, target, recipient in store.all("SELECT uuid, target, recipient FROM given ORDER BY id"):
        if any(name in f" {_bare(part)} " for name in named for part in (target, recipient)):
            where = _("the line {id} of the register of what was given names it: it stays", id=uuid[-12:])
            found.setdefault(Leftover("given", uuid[-12:], where))
    former = sum(bool(tell(said)) for said in personal_columns.past(store))
    former += sum(bool(tell(_reason(reason))) for (reason,) in store.all("SELECT reason FROM entries"))
    if former:
        where = ngettext(
            "{count} line of the history of other things names it or has words of it: "
            "“qualcode forget --words” takes words out of the history",
            "{count} lines of the history of other things name it or have words of it: "
            "“qualcode forget --words” takes words out of the history",
            former,
        )
        found.setdefault(Leftover("history", "", where))
    return list(found)


def told(leftovers: Iterable[Leftover]) -> list[str]:
    """Warnings of what is left, the first ones and how many more, the history last."""
    every = list(leftovers)
    now = _first(list(dict.fromkeys(leftover.told for leftover in every if leftover.table != "history")))
    past = [leftover.told for leftover in every if leftover.table == "history"]
    if now and not past:
        past = [_("when those are changed, “qualcode forget --words” takes words out of the history too")]
    return now + past


def of_words(store: Store, words: str) -> list[str]:
    """Warnings of where words still stand in the project's present."""
    wanted = folded(words)
    places = Counter(said.place for said in personal_columns.present(store) if wanted in folded(said.words))
    told = [_("“{words}” still stands in {place}", words=words, place=place) for place in places]
    documents = "SELECT d.name, t.text FROM documents d JOIN texts t ON t.id = d.text_id ORDER BY d.name"
    told += [
        _(
            "“{words}” still stands in the text of “{document}”: “qualcode revise” corrects it",
            words=words,
            document=name,
        )
        for name, text in store.rows(documents)
        if wanted in folded(text)
    ]
    former = "SELECT sha256, text FROM texts WHERE id NOT IN (SELECT text_id FROM documents) ORDER BY id"
    told += [
        _(
            "“{words}” still stands in the former text {text}: “qualcode forget --text” erases it",
            words=words,
            text=sha256[:12],
        )
        for sha256, text in store.rows(former)
        if wanted in folded(text)
    ]
    acts = sum(wanted in folded(name) for (name,) in store.all("SELECT coder_name FROM entries"))
    if acts:
        told.append(
            ngettext(
                "“{words}” is named in {count} entry of the history as who acted",
                "“{words}” is named in {count} entries of the history as who acted",
                acts,
                words=words,
            )
        )
    return _first(told)


def _warning(said: FreeText, how: str) -> str:
    if how == "taken" and said.table == "codes":
        return _("the in-vivo code “{words}” is taken from the text: rename it", words=said.words)
    if how == "taken":
        return _("{place} stands in the text: remove it", place=said.place)
    if how == "names":
        return _("{place} names it", place=said.place)
    return _("{place} has words of the text", place=said.place)


def _first(told: Sequence[str]) -> list[str]:
    rest = len(told) - _SHOWN
    return (
        [*told[:_SHOWN], _("and {more_places}", more_places=counted(rest, "more place"))] if rest > 0 else list(told)
    )


def _reason(reason: str) -> FreeText:
    return FreeText("entries", {}, "reason", reason, "")


def _is_taken(said: FreeText, line: str) -> bool:
    if said.table == "anchors":
        return said.column == "text" and bool(line)
    return said.table == "codes" and said.column == "name" and said.row["kind"] == "in vivo"  # no text: a value


def _line(text: str) -> str:
    return spelled(text)


def _bare(text: str) -> str:
    """Words alone, for comparing names: without case, marks and blanks."""
    return " ".join(bare_words(text))


def _runs(line: str, length: int) -> set[int]:
    """The hashes of the runs of words."""
    return set(map(hash, forgotten.runs_of(bare_words(line), length)))
