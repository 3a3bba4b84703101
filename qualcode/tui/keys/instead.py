"""What the rooms below say of commands and options, as it is done in the interface."""

from __future__ import annotations

import re
from collections.abc import Callable

from qualcode.catalogue import _, pgettext, program
from qualcode.errors import ConsentError, QualcodeError
from qualcode.model.consent.consents import Purpose
from qualcode.model.team.roles import SETTABLE, TeamRole
from qualcode.tui.keys.key_table import key_of


def _on(identity: str, screen: str) -> Callable[[], str]:
    """A key on a screen: “b on F9”."""
    return lambda: _("{key} on {screen}", key=key_of(identity), screen=key_of(f"study.show_screen_{screen}"))


def _key(identity: str) -> Callable[[], str]:
    return lambda: key_of(identity)


def _screen(name: str) -> Callable[[], str]:
    return _key(f"study.show_screen_{name}")


_COMMANDS: tuple[tuple[str, Callable[[], str]], ...] = (  # the longest of each beginning first
    ("coders blind off", _on("team.turn_blind", "team")),  # no text: a command
    ("coders procedure", _on("team.declare_procedure", "team")),  # no text: a command
    ("coders round 2", _on("team.begin_round", "team")),  # no text: a command
    ("intra", _on("team.repeat", "team")),
    ("coders add NAME", _on("team.add", "team")),  # no text: a command
    *((f"coders role CODER {role}", _on("team.role", "team")) for role in TeamRole),  # no text: commands
    *((f"coders rights {right}=coder", _on("team.rights", "team")) for right in SETTABLE),  # no text: commands
    ("coders list", _screen("team")),  # no text: a command
    ("coders merge", _screen("team")),  # no text: a command
    ("codebook import", _on("codebook.import_codebook", "codebook")),  # no text: a command
    ("codebook show CODE", _screen("codebook")),  # no text: a command
    ("codebook show", _screen("codebook")),  # no text: a command
    ("codebook describe", _screen("codebook")),  # no text: a command
    ("documents set DOCUMENT --label LABEL", _screen("material")),  # no text: a command
    ("documents set … --set wave=2022", _screen("material")),  # no text: a command
    ("documents", _screen("material")),
    ("cases set CASE --quotable yes", _screen("material")),  # no text: a command
    *(
        (command, _on("material.consent", "material"))
        for purpose in Purpose
        for command in (f"consent set CASE {purpose}=yes", f"consent set --all {purpose}=yes")  # no text: commands
    ),
    ("conflicts", _screen("conflicts")),
    ("consensus list", _screen("consensus")),  # no text: a command
    ("consensus", _screen("consensus")),
    ("norming again", _on("norming.next_step", "norming")),  # no text: a command
    ("norming show", _screen("norming")),  # no text: a command
    ("norming", _screen("norming")),
    ("codebook versions", _screen("versions")),  # no text: a command
    ("codebook freeze NAME", _on("versions.freeze", "versions")),  # no text: a command
    ("codebook diff", _screen("versions")),  # no text: a command
    ("codebook log", _on("versions.turn_log", "versions")),  # no text: a command
    ("induce edit NAME", _on("inductive.edit", "inductive")),  # no text: a command
    ("induce reopen NAME", _on("inductive.close", "inductive")),  # no text: a command
    ("induce show NAME", _screen("inductive")),  # no text: a command
    ("induce", _screen("inductive")),
    ("paraphrase", _key("coding.paraphrase")),
    ("codebook recheck", _screen("recheck")),  # no text: a command
    ("levels set CASE CODE LEVEL", _on("levels.pick", "levels")),  # no text: a command
    ("levels", _screen("levels")),
    ("types", _screen("typology")),
    ("consent due", _on("material.only_due", "material")),  # no text: a command
    ("consent", _on("material.consent", "material")),
    ("cases", _screen("material")),
    ("codings", _screen("quotations")),
    ("disagreements", _screen("compare")),
    ("export-project", _key("study.export_project")),
    ("done DOCUMENT --coder NAME", _key("coding.finish")),  # no text: a command
    ("doubts", _on("material.doubts", "material")),
    ("import-project FILE", _key("study.import_project")),  # no text: a command
    ("import-project DATEI", _key("study.import_project")),  # no text: a command
    ("import-project", _key("study.import_project")),
    ("import", _key("study.import_files")),
    ("labels set", _on("material.turn_rows", "material")),  # no text: a command
    ("labels", _on("material.turn_rows", "material")),
    ("log", _screen("history")),
    ("merge FILE…", _key("study.merge_files")),  # no text: a command
    ("memo list", _screen("memos")),  # no text: a command
    ("new", _key("study.choose_project")),
    ("open", _key("study.choose_project")),
    ("orphans", _key("coding.orphans")),
    ("quote show ID", _screen("quotations")),  # no text: a command
    ("quote show", _screen("quotations")),  # no text: a command
    ("search", _key("coding.find_in_project")),
)
_DONE_BY = dict(_COMMANDS)
# No further word of the command behind it, nor an option: that would be something else.
_LAST = (
    r"(?![-\w]| -| \d| (?:attributes|decide|forget|merge|remove|rename|reread|revise|round|set|show|undo|versions)\b)"
)
_COMMAND = re.compile(
    rf"([“„]?)qualcode ({'|'.join(re.escape(command) for command, _by in _COMMANDS)}){_LAST}([”“]?)"
)
# How a document is read anew, as its form asks; what the form does not ask for is left to the command.
_REREAD = re.compile(r"([“„]?)qualcode documents reread DOCUMENT(?! FILE --keep)(?: (FILE)|( )(?=--))?([”“]?)")
FILE_TITLE = _("File")
OTHER_PROJECT = pgettext("key line", "Other project")
FIELDS = {
    "text-column": _("Columns of answers"),
    "case-column": _("Column of cases"),
    "label-column": _("Column of labels"),
    "wave-column": _("Column of waves"),
    "without-column": _("Columns left out"),
    "case": _("Case"),
    "interviewer": _("Interviewers"),
    "dialect": _("Form of transcripts"),
    "speaker-form": _("Speaker label"),
    "questions": _("Questions"),
    "join-lines": _("Wrapped lines"),
    "encoding": _("Encoding"),
    "markings": _("Markings"),
    "keep-struck": _("Struck-through text"),
    "keep-hidden": _("Hidden text"),
    "labels": _("Words of labels"),
    "unsure": _("Doubtful quotations"),
    "sheet": _("Sheet"),
    "delimiter": _("Delimiter"),
    "again": _("Erased before"),
    "split": _("Split files"),
    "marks": _("Quotation marks"),
    "missing": _("Counts as empty"),
    "heading-rows": _("Rows of headings"),
    "new": _("New project"),
    "unknown-coder": _("Unnamed coders"),
    "coordinates": _("Positions count"),
    "column": _("Columns of a list"),
    "codes-in": _("Codes of transcripts"),
    "new-codes": _("New codes"),
    "which": _("Project"),
    "document": _("Documents"),
    "with-names": _("Names"),
}
"""By option: the field of the form of an import, of documents or of another program's project, or of its export."""
SAME_CODES, UNDER = _("codes of one path are the same code"), _("all that is new below a new code …")
SAME_CODERS = _("whoever is called the same is the same person")
AT_TEXT_LINES = _("at lines #TEXT")
_VALUES = {"split text-lines": AT_TEXT_LINES}  # no text: an option, and what is chosen in its field
_TURNED = {
    "other-project": OTHER_PROJECT,
    "same-codes": SAME_CODES,
    "under": UNDER,
    "same-coders": SAME_CODERS,
    "coder THEIRS=OURS": pgettext("key line", "Coders"),  # no text: an option
}
"""By option: what a key of a form turns or asks."""
_ALL_FIELDS = "|".join((*_VALUES, *FIELDS, *_TURNED))
_OPTION = re.compile(
    rf"qualcode [a-z][^”“;]*|--({_ALL_FIELDS})(?: (?:NAME|N|SIGN|ZEICHEN|THEIRS=OURS|IHRES=UNSERES)\b)?"
    r"(?:,? \w+ --keep-lines)?(?![-\w])"
)


def in_interface(words: str) -> str:
    """What is said of commands and options, with the keys and fields that do the same.

    “qualcode log” becomes F8, --text-column NAME “Columns of answers”. What only a command does stays, as does a
    command with other words behind it: it does something else.
    """

    def key(found: re.Match[str]) -> str:
        opening, command, closing = found.groups()
        by = _DONE_BY[command]()
        return by if opening else f"{by}{closing}"

    def anew(found: re.Match[str]) -> str:
        opening, file, options, closing = found.groups()
        by = _on("material.reread", "material")()
        by += f", {program().quoted(FILE_TITLE)}" if file else ", " if options else ""
        return by if opening else f"{by}{closing}"

    def field(found: re.Match[str]) -> str:
        option = found[1]
        if option in _VALUES:
            return program().quoted(f"{FIELDS[option.split()[0]]}: {_VALUES[option]}")
        return program().quoted((FIELDS | _TURNED)[option]) if option else found[0]

    return _OPTION.sub(field, _COMMAND.sub(key, _REREAD.sub(anew, words)))


def error_words(error: QualcodeError) -> str:
    """What went wrong and what to do next, in the interface."""
    step = consent_step(error.hint) if isinstance(error, ConsentError) else error.hint
    return in_interface(f"{error.message} {step}".rstrip())


def consent_step(step: str) -> str:
    """How to say who agreed, in the interface: in place of the command that says so, or lists what was said."""
    if "qualcode consent" not in step:  # no text: a command
        return in_interface(step)
    return _(
        "{consent} on {screen} says who agreed to what, for all marked rows at once.",
        consent=key_of("material.consent"),
        screen=key_of("study.show_screen_material"),
    )
