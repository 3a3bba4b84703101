"""Codebook files: YAML that people write by hand and that a codebook is exported to.

A file is a mapping of `title`, `description` and `codes`. The table `CODE` says what a code has, of which only
`name` must be there; `codes` below it holds its sub-codes. No two codes of the file have one `key`. `kind` and
`origin` are inherited from the parent code where they are left out. `related` names codes by name or path, also
those of other codebooks, and is kept as written: “- Transition”, or “- strategy: sukzessiv” where it says what the
other one is to this code. `levels` are those of an evaluative code, each a name or a `name` with its `definition`,
the lowest first where they are `ordered`. An anchor example has `text`, `label`, `coding` where it is a living
passage, and `invented: true` where nobody said it. `change` and `note` are what was said of the last edit of the
rules: whether it is another rule or only better wording (`editorial`), and why.

Of YAML only what such a file needs is taken: anchors, aliases, tags and doubled keys are refused, and what
looks like a number or a date is text. In a path names are joined as `joined_path` does it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import LANGUAGES, _, catalogue_of, pgettext, program
from qualcode.errors import ExportError, ReadingError
from qualcode.model.codebooks.layouts import NO_LAYOUT
from qualcode.model.codebooks.typologies import unclassifiable
from qualcode.model.codes import (
    Anchor,
    CodebookDraft,
    CodeDraft,
    CodeKind,
    EvaluativeLevel,
    Origin,
    RelatedCode,
    RelationKind,
    RuleChange,
    Rules,
    can_be_key,
)
from qualcode.reading.lists.codebook_layout import layout_of
from qualcode.reading.lists.codebook_writing import LaidOutCodebook
from qualcode.reading.lists.yaml_fields import (
    ChoiceField,
    FilePlace,
    FlagField,
    ListField,
    NameOrRecordField,
    RecordBudget,
    RecordField,
    Refusal,
    TextField,
    offer,
)
from qualcode.reading.source.strict_yaml import YamlFile, YamlNode, compose, shown
from qualcode.reading.source.written_yaml import written

if TYPE_CHECKING:
    from pathlib import Path

DEEPEST = 12
"""How many codes may lie below each other, the top one included."""
MOST = 5_000
"""How many codes a file may hold."""
SCHEMA_NAME = "codebook.schema.json"
SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA_NAME}"
"""What tells editors by which schema they check such a file."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def read(path: Path) -> tuple[CodebookDraft, list[str]]:
    """The codebook in a file, and warnings of how it was read. Raises ReadingError, see `load`."""
    from qualcode.reading.source.encoding import decode
    from qualcode.reading.source.loading import load as load_bytes

    data, _facts = load_bytes(path)
    text, warnings = decode(data, path.name)
    return load(text, path.name), list(warnings)


def load(text: str, name: str) -> CodebookDraft:
    """The codebook that the YAML `text` describes; `name` says in messages which file it is.

    Raises ReadingError with the line, the code and the next step when `text` is no YAML, no codebook, or
    holds a key, name, value or nesting that a codebook cannot have. Nothing is left out silently.
    """
    draft, root = _read(text, name)
    is_usual = text.removeprefix(f"{SCHEMA_LINE}\n") == _usual(draft)
    return replace(draft, layout=NO_LAYOUT if is_usual else layout_of(text, root))


def _read(text: str, name: str) -> tuple[CodebookDraft, YamlNode]:
    """The codebook, without its layout, and the tree of the file."""
    file = YamlFile(name, text, _("Begin it with “title: …” and “codes:”."))
    budget = RecordBudget(
        (_("more than {number} codes", number=program().number(MOST)), _("Split the codebook into several files.")),
        (_("codes lie more than {number} deep", number=DEEPEST), _("Move the code further up.")),
        MOST,
        DEEPEST,
    )
    root = compose(file)
    book = BOOK.read(FilePlace(file, budget), root, "")
    codes = tuple(code_of(values, CodeKind.THEMATIC, Origin.DEDUCTIVE) for values in book["codes"])
    return CodebookDraft(book["title"], codes, book["description"]), root


def dump(draft: CodebookDraft) -> str:
    """The codebook as block YAML that `load` gives back equal; empty fields are left out.

    Where its `layout` is known it is written in that way: with the comments, in the order and the forms of the file.

    Raises ExportError when the draft holds what no codebook file can (two siblings of one name, a name with a line
    break, a colour that is none, …).
    """
    layout = draft.layout or NO_LAYOUT
    for styles in (True, False) if layout else ():
        text = LaidOutCodebook(layout, tuple(CODE.fields), styles=styles).text(draft, _laid_out_data)
        if _reads_back(text, draft):
            return text
    text = _usual(draft)
    try:
        again = _read(text, draft.title)[0]
    except ReadingError as error:
        raise ExportError(
            _("The codebook cannot be written as a file: {problem}", problem=error.message), error.hint
        ) from error
    if again != draft:
        raise ExportError(
            _("The codebook “{title}” would not read back as it is.", title=shown(draft.title)),
            _("Look for damaged characters in its texts."),
        )
    return text


def with_schema(text: str) -> str:
    """The file with the line that tells editors by which schema they check it, unless it names one already."""
    return text if "yaml-language-server:" in text.partition("codes:")[0] else f"{SCHEMA_LINE}\n{text}"


def _usual(draft: CodebookDraft) -> str:
    """The codebook as a file that nobody has written by hand."""
    data = {
        "title": draft.title,
        "description": draft.description,
        "codes": [code_data(code, None) for code in draft.codes],
    }
    return written({key: value for key, value in data.items() if value or key == "codes"})


def _reads_back(text: str, draft: CodebookDraft) -> bool:
    try:
        return _read(text, draft.title)[0] == draft
    except ReadingError:
        return False


def name_problem(name: str) -> str:
    """Why a code cannot have this name, without a full stop; empty when it can."""
    told = shown(name)
    if not any(unicodedata.category(mark)[0] not in "ZC" for mark in name):
        return _("the name “{name}” is empty", name=told)
    if any(unicodedata.category(mark) in {"Cc", "Cs", "Zl", "Zp"} for mark in name):
        return _("the name “{name}” holds a line break or control character", name=told)
    if name != name.strip():
        return _("the name “{name}” begins or ends with a blank", name=told)
    return ""


def sameness(name: str) -> str:
    """What two names share when they differ at most in case or Unicode normalisation."""
    folded = unicodedata.normalize("NFD", name).casefold()
    return unicodedata.normalize("NFD", folded)


def _no_name(name: str) -> Refusal | None:
    problem = name_problem(name)
    return (problem, _("Give the code another name.")) if problem else None


def _no_key(key: str) -> Refusal | None:
    if not key or can_be_key(key):
        return None
    problem = _("“{key}” cannot be a code's key", key=shown(key))
    return problem, _("A key is short, like K2.1: no blanks at its edges, no line break and no “ / ”.")


def _no_colour(colour: str) -> Refusal | None:
    if _COLOUR.fullmatch(colour):
        return None
    problem = _("“{colour}” is no colour", colour=shown(colour)) if colour else _("the colour is empty")
    return problem, _('Write it like "#0072b2": without the marks, # begins a comment.')


def _no_related(name: str) -> Refusal | None:
    return None if name.strip() else (_("an entry of “related” is empty"), _("Name a code or take the entry out."))


class RelatedField:
    """A related code: its name, or what it is to this one and its name."""

    _name = TextField(_no_related)

    def read(self, place: FilePlace, node: YamlNode | None, key: str) -> RelatedCode:
        """The related code, with what it is to this one."""
        if node is None or node.sort != "mapping":
            return RelatedCode(self._name.read(place, node, key))
        if len(node.pairs) != 1:
            hint = _("Write one entry a line: {example}", example="- strategy: sukzessiv")  # no text: YAML
            raise place.error(node, (_("an entry of “related” says more than one thing"), hint))
        kind, name = node.pairs[0]
        if kind.text not in list(RelationKind):
            problem = _("“{given}” is no {key}", given=shown(kind.text), key="related")  # no text: a key
            raise place.error(kind, (problem, offer(kind.text, [known.value for known in RelationKind])))
        return RelatedCode(self._name.read(place, name, kind.text), RelationKind(kind.text))


def _no_anchor(values: Mapping[str, Any]) -> Refusal | None:
    if not values["text"].strip():
        return _("an anchor example has no text"), _("Add “text: …” or take the entry out.")
    if values["invented"] and values["coding"]:
        return _("an anchor example is a passage and invented"), _("Leave one of the two out.")
    return None


def _no_level(name: str) -> Refusal | None:
    if problem := name_problem(name):
        return problem, _("Give the level another name.")
    if sameness(name) in {sameness(unclassifiable(catalogue_of(language))) for language in LANGUAGES}:
        problem = _("“{name}” is no level: it stands outside of the order", name=shown(name))
        return problem, _("Every evaluative code has it already; declare the other levels.")
    return None


_LEVEL = RecordField(
    pgettext("begins a sentence", "a level"),
    {"name": TextField(_no_level), "definition": TextField()},
    needed={"name": (_("a level has no name"), _("Add “name: …”."))},
)
_ANCHOR = RecordField(
    pgettext("begins a sentence", "an anchor example"),
    {"text": TextField(), "label": TextField(), "coding": TextField(), "invented": FlagField()},
    refuse=_no_anchor,
)
CODE = RecordField(
    pgettext("begins a sentence", "a code"),
    {
        "name": TextField(_no_name),
        "key": TextField(_no_key, sameness),
        "kind": ChoiceField(CodeKind),
        "origin": ChoiceField(Origin),
        "colour": TextField(_no_colour),
        "definition": TextField(),
        "include": TextField(),
        "exclude": TextField(),
        "borders": TextField(),
        "change": ChoiceField(RuleChange),
        "note": TextField(),
        "source": TextField(),
        "related": ListField(RelatedField(), "- Transition"),
        "weight_meaning": TextField(),
        "exclusive": FlagField(),
        "ordered": FlagField(),
        "levels": ListField(NameOrRecordField(_LEVEL), "- …", sameness),
        "anchors": ListField(_ANCHOR, "- text: …"),
    },
    needed={"name": (_("a code has no name"), _("Add “name: …”."))},
    is_named=True,
)
_CODES = ListField(CODE, "- name: …", sameness)
CODE.fields["codes"] = _CODES  # sub-codes
BOOK = RecordField(
    pgettext("begins a sentence", "a codebook"),
    {"title": TextField(), "description": TextField(), "codes": _CODES},
    needed={"codes": (_("the codebook has no codes"), _("Add “codes:” with one “- name: …” a code."))},
)


_AS_THEY_ARE = ("name", "change", "note", "colour", "related", "source", "weight_meaning", "exclusive", "ordered")


def code_of(values: Mapping[str, Any], kind: CodeKind, origin: Origin) -> CodeDraft:
    """The draft of one code, which has the kind and the origin of the code above where it names none."""
    kind, origin = values["kind"] or kind, values["origin"] or origin
    anchors = (
        Anchor(anchor["text"], anchor["label"], anchor["coding"] or None, anchor["invented"])
        for anchor in values["anchors"]
    )
    return CodeDraft(
        rules=Rules(values["definition"], values["include"], values["exclude"], values["borders"]),
        kind=kind,
        origin=origin,
        anchors=tuple(anchors),
        short_key=values["key"],
        levels=tuple(EvaluativeLevel(level["name"], level["definition"]) for level in values["levels"]),
        children=tuple(code_of(child, kind, origin) for child in values["codes"]),
        **{key: values[key] for key in _AS_THEY_ARE},
    )


def code_data(code: CodeDraft, parent: CodeDraft | None) -> dict[str, object]:
    """The code as plain data in the order of the keys, without what is empty or inherited."""
    data: Mapping[str, object] = {
        "name": code.name,
        "key": code.short_key,
        "kind": "" if parent and parent.kind is code.kind else code.kind.value,
        "origin": "" if parent and parent.origin is code.origin else code.origin.value,
        "colour": code.colour,
        "definition": code.rules.definition,
        "include": code.rules.include,
        "exclude": code.rules.exclude,
        "borders": code.rules.borders,
        "change": code.change.value if code.change else "",
        "note": code.note,
        "source": code.source,
        "related": [_related_data(related) for related in code.related],
        "weight_meaning": code.weight_meaning,
        "exclusive": code.exclusive,
        "ordered": code.ordered,
        "levels": [_level_data(level) for level in code.levels],
        "anchors": [_anchor_data(anchor) for anchor in code.anchors],
        "codes": [code_data(child, code) for child in code.children],
    }
    return {key: value for key, value in data.items() if value}


def _related_data(related: RelatedCode) -> str | dict[str, str]:
    return related.name if related.kind is RelationKind.RELATED else {related.kind.value: related.name}


def _laid_out_data(code: CodeDraft, parent: CodeDraft | None, named: set[str]) -> Mapping[str, object]:
    """What a code holds where a file names these keys of it: also what it inherits, and what is not so."""
    data = dict(code_data(code, parent))
    usual = {"kind": CodeKind.THEMATIC.value, "origin": Origin.DEDUCTIVE.value}
    for key, value in {"kind": code.kind.value, "origin": code.origin.value}.items():
        if key in named:
            data[key] = value
        elif named and parent is None and value == usual[key]:
            del data[key]
    flags = {"exclusive": code.exclusive, "ordered": code.ordered}
    return data | {key: value for key, value in flags.items() if key in named}


def _level_data(level: EvaluativeLevel) -> str | dict[str, str]:
    return {"name": level.name, "definition": level.definition} if level.definition else level.name


def _anchor_data(anchor: Anchor) -> dict[str, object]:
    data = {"text": anchor.text, "label": anchor.label, "coding": anchor.coding, "invented": anchor.invented}
    return {key: value for key, value in data.items() if value}
