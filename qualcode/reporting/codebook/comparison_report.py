"""What differs between two codebooks in plain words: as lines, as a report, and as an object for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.language.alignment.changed_words import ChangedPiece, WordChange, changed_words, in_marks
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codebooks.versions import Descent, LineageKind, RuleStep
from qualcode.model.codes import RuleChange, kinds_and_origins
from qualcode.plural import counted
from qualcode.reporting.codebook.comparison import ChangedCode, CodebookChange, RewordedRule
from qualcode.reporting.report import Block, Prose, ProseKind, Remark, Report, Section, Table


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A change in words: the `lead` names the code and what became of it, `lines` are what belongs to it."""

    change: CodebookChange
    lead: str
    lines: tuple[str, ...] = ()


def change_heads(words: Catalogue) -> Mapping[CodebookChange, str]:
    """What the changes of each kind are called together."""
    return {
        CodebookChange.ADDED: words.pgettext("changes of the codebook", "New codes"),
        CodebookChange.REMOVED: words.pgettext("changes of the codebook", "Codes that are gone"),
        CodebookChange.SPLIT: words.pgettext("changes of the codebook", "Split codes"),
        CodebookChange.RENAMED: words.pgettext("changes of the codebook", "Other names"),
        CodebookChange.MOVED: words.pgettext("changes of the codebook", "Moved codes"),
        CodebookChange.REORDERED: words.pgettext("changes of the codebook", "Another order"),
        CodebookChange.RULES: words.pgettext("changes of the codebook", "Changed rules"),
        CodebookChange.LEVELS: words.pgettext("changes of the codebook", "Levels"),
        CodebookChange.RELATIONS: words.pgettext("changes of the codebook", "Related codes"),
        CodebookChange.KIND: words.pgettext("changes of the codebook", "Kinds and origins"),
        CodebookChange.EXCLUSIVE: words.pgettext("changes of the codebook", "One sub-code per passage"),
        CodebookChange.KEY: words.pgettext("changes of the codebook", "Keys"),
        CodebookChange.SOURCE: words.pgettext("changes of the codebook", "Sources"),
        CodebookChange.WEIGHT: words.pgettext("changes of the codebook", "Meaning of the weight"),
        CodebookChange.COLOUR: words.pgettext("changes of the codebook", "Colours"),
    }


def field_names(words: Catalogue) -> Mapping[str, str]:
    """The names of the four rules."""
    return {
        "definition": words.gettext("Definition"),
        "include": words.gettext("Code if"),
        "exclude": words.gettext("Do not code if"),
        "borders": words.gettext("Distinguish from"),
    }


def rule_change_words(change: RuleChange, words: Catalogue) -> str:
    """What an edit was: “editorial change”."""
    return {
        RuleChange.RULE: words.pgettext("of a version of rules", "change of the rule"),
        RuleChange.EDITORIAL: words.pgettext("of a version of rules", "editorial change"),
    }[change]


def path_words(path: Sequence[str]) -> str:
    """The names from the top down in one."""
    return joined_path(path)


def told(change: ChangedCode, words: Catalogue) -> ChangeWords:
    """A change of a code in words."""
    return ChangeWords(change.change, _lead(change, words), tuple(_lines(change, words)))


def _lead(change: ChangedCode, words: Catalogue) -> str:
    name = path_words(change.path)
    match change.change:
        case CodebookChange.RENAMED:
            return words.gettext("{old} is called {new} now", old=path_words(change.old_path), new=change.new)
        case CodebookChange.MOVED:
            return _moved(change, words)
        case CodebookChange.REORDERED if not change.new:
            return words.gettext("{code} stands first now", code=name)
        case CodebookChange.REORDERED:
            return words.gettext("{code} stands behind {other} now", code=name, other=change.new)
        case CodebookChange.RULES:
            return _other_rules(change, words)
        case CodebookChange.ADDED | CodebookChange.REMOVED | CodebookChange.SPLIT:
            return name
        case CodebookChange.EXCLUSIVE:
            if change.new == "true":
                return words.gettext("{code}: only one of its sub-codes per passage now", code=name)
            return words.gettext("{code}: several of its sub-codes per passage now", code=name)
        case _:
            sorts = kinds_and_origins(words) if change.change is CodebookChange.KIND else {}
            empty = words.pgettext("value of a code", "(none)")
            old, new = (_value(value, sorts) or empty for value in (change.old, change.new))
            return f"{name}: {old} → {new}"


def _moved(change: ChangedCode, words: Catalogue) -> str:
    name, above, former = change.path[-1], path_words(change.path[:-1]), path_words(change.old_path[:-1])
    if not above:
        return words.gettext("{code}: from below {old} to the top", code=name, old=former)
    if not former:
        return words.gettext("{code}: from the top to below {new}", code=name, new=above)
    return words.gettext("{code}: from below {old} to below {new}", code=name, old=former, new=above)


def _other_rules(change: ChangedCode, words: Catalogue) -> str:
    name = path_words(change.path)
    old, new = change.versions
    if old == new:  # of another copy, which had another version of this number
        return words.gettext("{code}: other rules of version {version}", code=name, version=new)
    if len(change.steps) == 1:
        said = rule_change_words(change.steps[0].change, words)
        return words.gettext("{code}: version {old} → {new}, {kind}", code=name, old=old, new=new, kind=said)
    return words.gettext("{code}: version {old} → {new}", code=name, old=old, new=new)


def _value(value: str, sorts: Mapping[str, str]) -> str:
    return ", ".join(sorts.get(part, part) for part in value.split(", "))


def _lines(change: ChangedCode, words: Catalogue) -> Iterator[str]:
    for descent in change.descents:
        yield descent_words(descent, change.change, words)
    names = field_names(words)
    for field in change.fields:
        yield f"{names[field.name]}: {reworded(field, words)}"
    if len(change.steps) > 1 or any(step.note for step in change.steps):
        for step in change.steps:
            yield step_words(step, words)


def reworded(field: RewordedRule, words: Catalogue) -> str:
    """Both wordings of a rule in one with the changed words marked; what is new or gone as a whole is said."""
    old, new = (" ".join(text.split()) for text in (field.old, field.new))
    if not old.strip():
        return words.gettext("new: {words}", words=new)
    if not new.strip():
        return words.gettext("no longer: {words}", words=old)
    return in_marks(changed_words(old, new))


def step_words(step: RuleStep, words: Catalogue) -> str:
    """A version of rules: “version 3, editorial change: typing error”."""
    said = rule_change_words(step.change, words)
    head = words.gettext("version {version}, {kind}", version=step.version, kind=said)
    return f"{head}: {' '.join(step.note.split())}" if step.note else head


def descent_words(descent: Descent, seen_from: CodebookChange, words: Catalogue) -> str:
    """What became of a code, or what it came of where it is `seen_from` as a new one; with the codings, if told."""
    said = _came_of(descent, words) if seen_from is CodebookChange.ADDED else _became(descent, words)
    return said if descent.codings is None else f"{said}: {counted(descent.codings, 'coding', words=words)}"


def _came_of(descent: Descent, words: Catalogue) -> str:
    if descent.kind is LineageKind.SPLIT:
        return words.gettext("split from {code}", code=descent.old_path)
    if descent.kind is LineageKind.DIFFERENTIATE:
        return words.gettext("differentiated from {code}", code=descent.old_path)
    return words.gettext("made from {code}", code=descent.old_path)


def _became(descent: Descent, words: Catalogue) -> str:
    match descent.kind:
        case LineageKind.MERGE:
            return words.gettext("merged into {code}", code=descent.new_path)
        case LineageKind.REMOVE if descent.new_path:
            return words.gettext("removed, its codings given to {code}", code=descent.new_path)
        case LineageKind.REMOVE:
            return words.gettext("removed with its codings")
        case LineageKind.DIFFERENTIATE:
            return words.gettext("differentiated, to {code}", code=descent.new_path)
        case LineageKind.SPLIT:
            return words.gettext("split, to {code}", code=descent.new_path)


def marks_words(words: Catalogue) -> str:
    """What the marks in a changed rule mean."""
    gone, new = in_marks((ChangedPiece("…", WordChange.GONE),)), in_marks((ChangedPiece("…", WordChange.NEW),))
    return words.gettext("{gone}: words that are gone; {new}: new words", gone=gone, new=new)


def comparison_lines(changes: Sequence[ChangedCode], words: Catalogue | None = None) -> Iterator[tuple[int, str]]:
    """(how far it is set in, line) for the terminal; nothing where nothing differs."""
    words = words or program()
    heads = change_heads(words)
    for kind, of_kind in groupby(changes, key=attrgetter("change")):
        yield 0, heads[kind]
        for change in of_kind:
            said = told(change, words)
            yield 2, said.lead
            for line in said.lines:
                yield 6, line
    if any(change.fields for change in changes):
        yield 0, marks_words(words)


def comparison_blocks(changes: Sequence[ChangedCode], words: Catalogue, level: int = 1) -> Iterator[Block]:
    """The same for a report, with headings of a level."""
    heads = change_heads(words)
    for kind, of_kind in groupby(changes, key=attrgetter("change")):
        yield Section(heads[kind], level)
        for change in of_kind:
            said = told(change, words)
            yield Prose(said.lead, ProseKind.STRONG if said.lines else ProseKind.BODY)
            for line in said.lines:
                yield Prose(line)
    if any(change.fields for change in changes):
        yield Remark(marks_words(words))


def comparison_report(
    title: str, facts: Sequence[str], changes: Sequence[ChangedCode], language: Language, as_object: object = None
) -> Report:
    """What differs as a report; for spreadsheets a row a change."""
    words = catalogue_of(language)
    blocks: list[Block] = [Section(title, 0), *(Prose(fact) for fact in facts), *comparison_blocks(changes, words)]
    if not changes:
        blocks.append(Prose(words.gettext("Nothing differs.")))
    return Report(title, blocks, (_table(changes, words),), lambda: as_object, language=language, listed=True)


def _table(changes: Sequence[ChangedCode], words: Catalogue) -> Table:
    head = (
        words.pgettext("column", "change"),
        words.pgettext("column", "code"),
        words.pgettext("column", "field"),
        words.pgettext("column", "before"),
        words.pgettext("column", "after"),
        words.pgettext("column", "note"),
    )
    return Table(
        words.pgettext("title of a table", "Changes of the codebook"),
        head,
        list(_rows(changes, words)),
        words=len(head),
    )


def _rows(changes: Sequence[ChangedCode], words: Catalogue) -> Iterator[tuple[str, ...]]:
    heads, names = change_heads(words), field_names(words)
    for change in changes:
        notes = [step_words(step, words) for step in change.steps]
        notes += [descent_words(descent, change.change, words) for descent in change.descents]
        head, name, note = heads[change.change], path_words(change.path), "\n".join(notes)
        old, new = change.old, change.new
        if change.change is CodebookChange.MOVED:
            old, new = path_words(change.old_path), name
        for field in change.fields or (RewordedRule("", old, new),):
            yield (head, name, names.get(field.name, ""), field.old, field.new, note)


def object_of_change(change: ChangedCode) -> dict[str, Any]:
    """A change for programs: all names are those of files, in every language."""
    made: dict[str, Any] = {"change": change.change.value, "id": change.uuid[-12:], "path": list(change.path)}
    if change.change is CodebookChange.RULES:
        made["from_version"], made["to_version"] = change.versions
        made["fields"] = [{"field": field.name, "old": field.old, "new": field.new} for field in change.fields]
        made["versions"] = [
            {"version": step.version, "change": step.change.value, "note": step.note, "created": step.created}
            for step in change.steps
        ]
    elif change.change is CodebookChange.MOVED:
        made["old_path"] = list(change.old_path)
    elif change.change is CodebookChange.REORDERED:
        made["behind"] = change.new
    elif change.change not in (CodebookChange.ADDED, CodebookChange.REMOVED, CodebookChange.SPLIT):
        made["old"], made["new"] = change.old, change.new
    if change.descents:
        made["descents"] = [
            {
                "kind": descent.kind.value,
                "from": descent.old_path,
                "from_id": descent.old_uuid[-12:],
                "to": descent.new_path,
                "to_id": descent.new_uuid[-12:],
                "codings": descent.codings,
            }
            for descent in change.descents
        ]
    return made
