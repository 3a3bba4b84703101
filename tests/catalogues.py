"""The German catalogue: one source for each part of the house, and what all of them are compiled into.

    python -m tests.catalogues update     add new texts of the code to their sources, drop unused ones, and compile
    python -m tests.catalogues compile    write the compiled catalogue anew
    python -m tests.catalogues check      tell what is missing, unused or wrong

A text stands in the source of the first part that uses it. Sources keep the order of the code and name its files
without lines, so that two people who work in two parts do not meet.
"""

from __future__ import annotations

import ast
import io
import re
import string
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from qualcode.cli.shared.help_texts import paragraphs
from tests.syntax_trees import tree_of
from tests.words_outside import name_of, nodes_of

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "qualcode"
SOURCES = PACKAGE / "locale" / "de"
COMPILED = SOURCES / "LC_MESSAGES" / "qualcode.mo"
# The functions of the catalogue, with what their first arguments are.
KEYWORDS: dict[str, tuple[str, ...]] = {
    "_": ("text",),
    "later": ("text",),
    "nlater": ("one", "many"),
    "gettext": ("text",),
    "ngettext": ("one", "many"),
    "pgettext": ("context", "text"),
    "npgettext": ("context", "one", "many"),
}
# The words of click, which asks gettext for them: kept by hand, as another version of it may say others.
OF_LIBRARIES = "click"
# Parts of the house from the ground up, by the beginning of their files' paths; the longest that fits counts.
PARTS = {
    "common": ("",),
    "language": ("language/", "reading/"),
    "project": ("project/", "interchange/"),
    "agreement": ("agreement/",),
    "retrieval": ("retrieval/",),
    "retrieval_counting": ("retrieval/counting/",),
    "reporting": ("reporting/",),
    "reporting_words": ("reporting/words/", "reporting/waves/"),
    "reporting_agreement": ("reporting/agreement/",),
    "reporting_tables": ("reporting/tables/", "reporting/pictures/"),
    "workspace": ("workspace/",),
    "workspace_library": ("workspace/library/",),
    "pool": ("pool/", "cli/pool/"),
    "cli": ("cli/",),
    "cli_counting": ("cli/counting/",),
    "cli_material": ("cli/material/",),
    "cli_coding": ("cli/coding/",),
    "cli_team": ("cli/team/",),
    "cli_quoting": ("cli/quoting/",),
    "cli_project": ("cli/project/",),
    "tui": ("tui/",),
    "tui_keys": ("tui/keys/",),
    "tui_text": ("tui/text/",),
    "tui_finder": ("tui/finder/",),
    "tui_coding": ("tui/coding/",),
    "tui_codebook": ("tui/codebook/",),
    "tui_quotations": ("tui/quotations/",),
    "tui_tables": ("tui/tables/",),
    "tui_compare": ("tui/compare/",),
    "tui_material": ("tui/grid/", "tui/material/"),
    "tui_team": ("tui/team/",),
    "tui_tour": ("tui/tour/", "tui/projects/"),
}
HEADER = [
    ("Language", "de"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
]

Extracted = tuple[tuple[str, ...], str, tuple[str, ...]]
"""Forms, context and notes of a text."""
Key = tuple[str, str]
"""Context ("" for none) and the English text, of plurals the singular."""


class Source(Catalog):
    """A catalogue whose head says neither days nor versions: the same texts make the same bytes."""

    mime_headers = property(lambda self: HEADER)


@dataclass(frozen=True)
class Used:
    """A text in the code: its file, its forms (several of a plural), its context, notes for translators."""

    file: str
    forms: tuple[str, ...]
    context: str
    notes: tuple[str, ...]

    @property
    def key(self) -> Key:
        return self.context, self.forms[0]


def part_of(file: str) -> str:
    """The part whose source holds the texts of a file, which is named from the package on."""
    fitting = {prefix: part for part, prefixes in PARTS.items() for prefix in prefixes if file.startswith(prefix)}
    return fitting[max(fitting, key=len)]


@cache
def used_in(file: Path) -> list[Used]:
    """The texts of a file in their order: arguments of the catalogue's functions, helps of commands."""
    name, source = file.relative_to(PACKAGE).as_posix(), file.read_text("utf-8")
    found = []
    if "gettext" in source or "qualcode.catalogue" in source:
        found = [Used(name, forms, context, notes) for forms, context, notes in extracted(source, tree_of(file))]
    if name.startswith("cli/"):
        found += [Used(name, (text,), "", ()) for text in helps_in(tree_of(file))]
    return found


def extracted(
    source: str, parsed: ast.Module | None = None
) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """The texts of a source in their order: forms, context, notes for translators.

    They are read off the syntax tree: what goes by tokens sees nothing inside an f-string before Python 3.12.
    """
    tree, notes = parsed or ast.parse(source), notes_in(source)
    names = KEYWORDS | aliases_in(tree)
    for call in calls_in(tree):
        if called := names.get(name_of(call.func)):
            texts = [part.value for part in call.args[: len(called)] if isinstance(part, ast.Constant)]
            if len(texts) == len(called):
                by_kind = dict(zip(called, texts, strict=True))
                context = by_kind.pop("context", "")
                yield tuple(by_kind.values()), context, notes.get(call.lineno, ())


def calls_in(tree: ast.AST) -> list[ast.Call]:
    """The calls of a tree by where they end; those inside an f-string by where that ends."""
    found: list[tuple[tuple[int, int], ast.Call]] = []

    def look(node: ast.AST, end: tuple[int, int] | None) -> None:
        if isinstance(node, ast.JoinedStr) and end is None:
            end = (node.end_lineno or 0, node.end_col_offset or 0)
        for inside in ast.iter_child_nodes(node):
            look(inside, end)
        if isinstance(node, ast.Call):
            found.append((end or (node.end_lineno or 0, node.end_col_offset or 0), node))

    look(tree, None)
    return [call for _end, call in sorted(found, key=lambda placed: placed[0])]


def aliases_in(tree: ast.AST) -> dict[str, tuple[str, ...]]:
    """Other names that a file gives functions of the catalogue: `say = words.gettext`, `import gettext as say`."""
    found = {}
    for node in nodes_of(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute | ast.Name):
            given = {target.id: name_of(node.value) for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.ImportFrom) and node.module == "qualcode.catalogue":
            given = {alias.asname: alias.name for alias in node.names if alias.asname}
        else:
            continue
        found |= {alias: KEYWORDS[name] for alias, name in given.items() if name in KEYWORDS}
    return found


def notes_in(source: str) -> dict[int, tuple[str, ...]]:
    """Line of a call -> the comment `# translators: …` that stands directly above it."""
    notes: dict[int, tuple[str, ...]] = {}
    for number, line in enumerate(source.split("\n"), start=1):
        comment = line.strip().removeprefix("# ") if line.strip().startswith("#") else ""
        if comment.startswith("translators:"):
            notes[number + 1] = (comment.removeprefix("translators:").strip(),)
        elif comment and number in notes:
            notes[number + 1] = (*notes[number], comment)
    return notes


def helps_in(tree: ast.Module) -> Iterator[str]:
    """The paragraphs of the docstrings that click shows as helps."""
    for node in nodes_of(tree):
        if isinstance(node, ast.FunctionDef) and any(map(_makes_a_command, node.decorator_list)):
            yield from paragraphs(ast.get_docstring(node) or "")


def _makes_a_command(decorator: ast.expr) -> bool:
    made = decorator.func if isinstance(decorator, ast.Call) else None
    return isinstance(made, ast.Attribute) and made.attr in {"command", "group"}


def all_used() -> dict[Key, list[Used]]:
    """Every text of the package with its places, those of the lowest part first."""
    order = list(PARTS)
    found = [text for file in sorted(PACKAGE.rglob("*.py")) for text in used_in(file)]
    found.sort(key=lambda text: order.index(part_of(text.file)))
    texts: dict[Key, list[Used]] = {}
    for text in found:
        texts.setdefault(text.key, []).append(text)
    return texts


def source_file(part: str) -> Path:
    return SOURCES / f"{part}.po"


def key_of(message: Message) -> Key:
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def read_source(part: str) -> dict[Key, Message]:
    """The messages of a source; nothing where there is none yet. Raises PoFileError for a damaged one."""
    if not source_file(part).exists():
        return {}
    with source_file(part).open("rb") as file:
        catalog = read_po(file, locale="de", abort_invalid=True)
    return {key_of(message): message for message in catalog if message.id}


def parts_with_sources() -> list[str]:
    return [part for part in (*PARTS, OF_LIBRARIES) if source_file(part).exists()]


def write_source(part: str, messages: list[Message]) -> None:
    """Write a source; without a message there is none."""
    if not messages:
        source_file(part).unlink(missing_ok=True)
        return
    catalog = Source(locale="de")
    for message in messages:
        catalog[message.id] = message
    written = io.BytesIO()
    write_po(written, catalog, width=110, omit_header=True, include_lineno=False)
    head = "".join(f'"{name}: {value}\\n"\n' for name, value in HEADER)
    source_file(part).parent.mkdir(parents=True, exist_ok=True)
    source_file(part).write_text(f'msgid ""\nmsgstr ""\n{head}\n' + written.getvalue().decode().strip("\n") + "\n")


def update() -> None:
    """Bring the sources to the texts of the code; translations go along where a text moved to another part."""
    known = {part: read_source(part) for part in PARTS}
    translated: dict[Key, Message] = {}
    for messages in known.values():
        for key, message in messages.items():
            if _said(message):
                translated.setdefault(key, message)  # of two the first, as in what is compiled
    new: dict[str, list[Message]] = {part: [] for part in PARTS}
    for key, places in all_used().items():
        first = places[0]
        forms = max((place.forms for place in places), key=len)
        message = Message(
            forms if len(forms) > 1 else forms[0],
            context=first.context or None,
            locations=[(place, 0) for place in sorted({f"qualcode/{place.file}" for place in places})],
            auto_comments=list(dict.fromkeys(note for place in places for note in place.notes)),
            flags={"python-brace-format"} if placeholders(first.forms[0]) else set(),
        )
        if before := translated.get(key):
            message.string = _in_forms(before, len(forms))
            message.user_comments = before.user_comments
            message.flags |= before.flags & {"fuzzy"}
        new[part_of(first.file)].append(message)
    for part, messages in new.items():
        write_source(part, messages)


def _said(message: Message) -> bool:
    return bool(message.string if isinstance(message.string, str) else any(message.string))


def _in_forms(message: Message, forms: int) -> str | tuple[str, ...]:
    said = (message.string,) if isinstance(message.string, str) else message.string
    if forms == 1:
        return said[0]
    return tuple(said) if len(said) == forms else (said[0], "")


def compiled() -> bytes:
    """All sources as one compiled catalogue; of a text that stands in two, the first."""
    catalog = Source(locale="de")
    for part in reversed(parts_with_sources()):
        for message in read_source(part).values():
            if _said(message) and not message.fuzzy:
                catalog[message.id] = message
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def compile_all() -> None:
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    COMPILED.write_bytes(compiled())


# ---- what can be wrong -------------------------------------------------------------------------------


def placeholders(text: str) -> Counter[str]:
    """The named places of a text. Raises ValueError for a brace that stands alone."""
    return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


# What the glossary writes otherwise, as patterns; none may stand in a German text.
AVOIDED = (
    r"[Kk]od(e|es|en|ier\w*|ebuch\w*)\b",
    r"(\w+\*in(nen)?|\w+:in(nen)?|\w+Innen)\b",
    r"\bKodierer|\bCodierer|\bCoder\b",
    r"\bPassagen?\b|\bSegmente?n?\b",
    r"\b[Bb]itte\b|\bungültig|\bfehlgeschlagen",
    r"\b(du|dein\w*|dir|dich|wir|uns|unser\w*)\b",
    r"\b(Trockenlauf|Palette|Backups?|Tokens?|Seed|Cluster|Bildschirm|Ratings?|gepoolt|Dubletten?|Waisen?)\b",
    r"\b(editieren|mergen|splitten|taggen|Logbuch|Notiz|Undo|Theme|Panel|Levels?|Labels?|PSÜ)\b",
    r"[\"”]|\w'\w",
)


def wrong_signs(german: str) -> list[str]:
    """What a German text says against the glossary: words it avoids, quotation marks that are not „…“."""
    found = [hit[0] for pattern in AVOIDED for hit in re.finditer(pattern, german)]
    if german.count("„") != german.count("“"):
        found.append("„…“")
    return found


TYPED = re.compile(r"\"[^\"\n]*\"|„…“|»…«|«…»|“…”|^error:|^Fehler:|^warning:|^Warnung:")
"""What is typed on a command line, signs that are shown as signs, and the heads of messages: the same in both."""


def problems() -> list[str]:
    """Everything that is wrong with the sources, one in a line."""
    used = all_used()
    found, seen = [], {}
    for part in parts_with_sources():
        for key, message in read_source(part).items():
            where = f"{part}.po: “{key[1]}”"
            if message.fuzzy:
                found.append(f"{where} is marked as fuzzy")
            if part != OF_LIBRARIES and key not in used:
                found.append(f"{where} is used nowhere")
            if key in seen and seen[key] != message.string:
                found.append(f"{where} is translated otherwise in another source")
            seen.setdefault(key, message.string)
            found += [f"{where} {what}" for what in _problems_of(message)]
    missing = [places[0] for key, places in used.items() if key not in seen]
    found += [f"{part_of(text.file)}.po lacks “{text.forms[0]}” of {text.file}" for text in missing]
    for key, places in used.items():
        if len({place.forms for place in places if len(place.forms) > 1}) > 1:
            found.append(f"“{key[1]}” has several plurals: {', '.join(place.file for place in places)}")
    return found


def _problems_of(message: Message) -> Iterator[str]:
    english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    german = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    if not all(german) or len(german) != len(english):
        yield "is not translated" if not any(german) else "lacks a form"
        return
    for before, after in zip(english, german, strict=True):
        try:
            if placeholders(before) != placeholders(after) and "python-brace-format" in message.flags:
                yield f"has other placeholders: “{after}”"
        except ValueError as error:
            yield f"has a brace that stands alone ({error}): “{after}”"
        if re.match(r"\s*", before)[0] != re.match(r"\s*", after)[0] or before[-1].isspace() != after[-1].isspace():
            yield f"begins or ends with other blanks: “{after}”"
        typed = len(TYPED.findall(before)) == len(TYPED.findall(after))
        for word in wrong_signs(TYPED.sub("", after) if typed else after):
            yield f"says “{word}”: “{after}”"


def main(verb: str) -> int:
    if verb == "update":
        update()
        compile_all()
    elif verb == "compile":
        compile_all()
    elif verb == "check":
        found = problems()
        print("\n".join(found) or "all texts are translated")
        return 1 if found else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) == 2 else ""))
