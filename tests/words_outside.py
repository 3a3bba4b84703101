"""Texts for people that stand outside of the catalogue, found by what they look like and by where they go.

A literal counts as such a text where it holds two words with a blank between them, a placeholder counting as one, or
where it is a word that goes to people as the title, help or message of something, or puts quotation marks around a
name. No texts are docstrings, patterns, statements of SQL, markup, styles, keys, words of the material (`words_of`),
names by which a text is looked up, and what a comment `# no text` on its line says is for machines.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.syntax_trees import tree_of

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "qualcode"
# Functions whose arguments are in the catalogue, with the number of arguments that are texts.
MARKS = {"_": 1, "later": 1, "nlater": 2, "gettext": 1, "pgettext": 2, "ngettext": 2, "npgettext": 3}
# Functions of which one argument is a name by which a text is looked up, with its place.
NAMED = {
    "NotFound": 0,
    "Ambiguous": 0,
    "NotExact": 0,
    "known_word": 0,
    "text_of": 0,
    "_cell": 1,
    "not_taken": 1,
    "hidden_words": 0,
    "tell_hidden": 1,
}
# Functions whose first argument has the heads of columns.
TABLES = {"table", "PrintedTable", "Table"}
# Functions whose arguments are for machines.
MACHINE = {
    *("cast", "TypeVar", "counted", "counted_later", "words_of", "heads_of", "Dialect"),
    *("made_guid", "shared_uuid", "_known"),
}
HOLDS_SQL = ("project/", "reading/exchange/databases/", "pool/engines/")  # rooms that ask databases
SHOWN_BY = {"say", "warn", "notify", "flash", "Static", "Label", "Button", "Table", "Column", "UsageError"}
_ROWS = (  # of the table of keys
    *("_text", "_coding", "_hits", "_quotations", "_codebook", "_compare", "_memos", "_history", "_cases", "_study"),
)
SHOWN_LAST = {
    "Binding": 2,
    "DialogKey": 3,
    **dict.fromkeys(_ROWS, 3),
    "_work_key": 4,
}  # only this argument is shown
SHOWN_AS = {"help", "title", "label", "heading", "placeholder", "hint", "prompt", "description", "message"}
SHOWN_ON = {"border_title", "border_subtitle"}
WRAPS = {"visible", "Text", "from_markup", "str"}  # functions of which the first argument is shown, where they are
WORD = r"[^\W\d_]{2,}"
SAID = re.compile(rf"(?:{WORD}[”’)\]]?[,;:.!?]?|\{{\}}[”’)\]]?[,;:.]?) (?:[“‘(\[]?(?:{WORD}|\{{\}}))")
QUOTED = re.compile(r"[“„]\{\}[”“]")  # quotation marks around a name: each language has its own
SQL = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|ALTER|DROP|FROM|WHERE|JOIN|VALUES|ORDER BY|GROUP BY|AND|OR|AS|IN"
    r"|WITH|IS NULL|NOT NULL|IS NOT|LIMIT|UNION|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|TRIGGER|INDEX|CASCADE|DESC"
    r"|UNIQUE)\b"
)
MARKUP = re.compile(r"^\s*[<\\@]|>\s*$|=\"|</|^\[/?[\w ]+\]$|;\s*\}|^[\w.-]+: [\w.#-]+;")
STYLE = re.compile(r"^(?:(?:not|on|bold|dim|italic|underline|reverse|strike|default|none|red|green|yellow|\{\}) ?)+$")
NAMES = (ast.Name, ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
NO_TEXT = re.compile(r"#.*\bno text\b")


@cache
def outside(file: Path) -> list[str]:
    """The texts of a file that are outside of the catalogue, as `file:line text`."""
    source = file.read_text(encoding="utf-8")
    lines = source.split("\n")
    name = file.relative_to(PACKAGE).as_posix() if file.is_relative_to(PACKAGE) else file.name
    return [
        f"{name}:{node.lineno} {text}"
        for node, text, is_shown in literals(tree_of(file))
        if looks_said(text, holds_sql=name.startswith(HOLDS_SQL), is_shown=is_shown)
        and not any(NO_TEXT.search(line) for line in lines[node.lineno - 1 : node.end_lineno])
    ]


def looks_said(text: str, *, holds_sql: bool = False, is_shown: bool = False) -> bool:
    """Whether a literal reads like something said to people; `is_shown` where a single word would do."""
    if MARKUP.search(text) or STYLE.search(text) or (holds_sql and SQL.search(text)):
        return False
    if QUOTED.search(text):
        return True
    if SAID.search(text) and re.search(WORD, text.replace("{}", "")):
        return True
    return is_shown and re.search(WORD, text) is not None


def literals(tree: ast.Module) -> Iterator[tuple[ast.expr, str, bool]]:
    """The literals outside of the catalogue's functions, places in f-strings as `{}`, and whether they are shown."""
    passed_over: set[ast.AST] = set()
    shown: set[ast.AST] = set()
    nodes = nodes_of(tree)
    for node in nodes:
        passed_over.update(_no_texts_of(node))
        if isinstance(node, ast.Call):
            called = name_of(node.func)
            if called in TABLES and node.args:
                shown.update(_shown_in(node.args[0]))
            if called in SHOWN_BY or called.endswith(("Problem", "Error")):
                shown.update(part for given in node.args for part in _shown_in(given))
            for given in node.args[SHOWN_LAST[called] :][:1] if called in SHOWN_LAST else ():
                shown.update(_shown_in(given))
            for word in node.keywords:
                shown.update(_shown_in(word.value) if word.arg in SHOWN_AS else ())
        elif isinstance(node, ast.Assign):
            names = {target.attr for target in node.targets if isinstance(target, ast.Attribute)}
            shown.update(_shown_in(node.value) if names & SHOWN_ON else ())
    for node in nodes:
        if node in passed_over:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node, node.value, node in shown
        elif isinstance(node, ast.JoinedStr):
            yield node, _joined(node), node in shown


def nodes_of(tree: ast.AST) -> list[ast.AST]:
    """What `ast.walk` gives but names and the like, in a third of its time: the whole package is looked through."""
    found: list[ast.AST] = [tree]
    for node in found:  # grows
        for field in node._fields:
            value = getattr(node, field, None)
            inside = value if isinstance(value, list) else (value,)
            found += [part for part in inside if isinstance(part, ast.AST) and not isinstance(part, NAMES)]
    return found


def _no_texts_of(node: ast.AST) -> Iterator[ast.AST]:
    """What inside a node is no text outside of the catalogue: docstrings, annotations, patterns, marked texts."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
        yield from ast.walk(node.annotation)
    elif isinstance(node, ast.JoinedStr):
        for value in node.values:
            yield from _parts_of(value)
    elif isinstance(node, ast.Dict) and all(isinstance(value, ast.Lambda) for value in node.values):
        yield from filter(None, node.keys)  # names by which a text is made
    elif isinstance(node, ast.Call):
        called = name_of(node.func)
        module = getattr(node.func.value, "id", "") if isinstance(node.func, ast.Attribute) else ""
        for said in node.args[: SHOWN_LAST.get(called, 0)]:
            yield from ast.walk(said)
        machine = called in MACHINE or module in {"re", "regex"}
        whole = [*node.args, *(word.value for word in node.keywords)]
        for said in whole if machine else node.args[: MARKS.get(called, 0)]:
            yield from ast.walk(said)
        yield from node.args[NAMED[called] :][:1] if called in NAMED else ()
    elif isinstance(node, ast.Subscript) and name_of(node.value) == "Literal":
        yield from ast.walk(node.slice)


def _shown_in(node: ast.expr) -> Iterator[ast.expr]:
    """What is shown of an argument: of a tuple its parts, of a choice both."""
    if isinstance(node, ast.Tuple | ast.List):
        for part in node.elts:
            yield from _shown_in(part)
    elif isinstance(node, ast.Starred):
        yield from _shown_in(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*_shown_in(node.body), *_shown_in(node.orelse))
    elif isinstance(node, ast.Call) and name_of(node.func) in WRAPS and node.args:
        yield from _shown_in(node.args[0])
    else:
        yield node


def name_of(function: ast.expr) -> str:
    """The name by which something is called: `say` of `diagnostics.say`."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _parts_of(value: ast.expr) -> Iterator[ast.AST]:
    """The constant parts of an f-string, with its formats; not what is computed in its places."""
    yield value
    if isinstance(value, ast.FormattedValue) and value.format_spec is not None:
        yield from ast.walk(value.format_spec)


def _joined(node: ast.JoinedStr) -> str:
    return "".join(str(value.value) if isinstance(value, ast.Constant) else "{}" for value in node.values)


def found_outside() -> dict[str, list[str]]:
    """Each file of the package with its texts outside of the catalogue, if it has any."""
    files = {file.relative_to(PACKAGE).as_posix(): outside(file) for file in sorted(PACKAGE.rglob("*.py"))}
    return {file: texts for file, texts in files.items() if texts}
