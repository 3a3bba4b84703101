"""What taking a codebook in would do, in words: for the terminal and for the preview of the interface."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.catalogue import Catalogue
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.project.codebook.import_plan import (
    CodebookImportPreview,
    CodebookMove,
    PlannedCodeChange,
    PlannedFieldChange,
)

MOST = 60
"""Characters of a rule that are shown; around where the old and the new one begin to differ."""


def preview_lines(
    preview: CodebookImportPreview, words: Catalogue, *, moves: bool
) -> Iterator[tuple[str, list[str]]]:
    """Headings, each with its lines; what there is none of is left out."""
    if preview.added:
        yield words.gettext("New"), list(preview.added)
    if preview.changed:
        yield words.gettext("Changed"), [line for change in preview.changed for line in _change(change, words)]
    if preview.moved:
        heading = words.gettext("Moved") if moves else words.gettext("Elsewhere in the file, stays where it is")
        yield heading, [_move(move, words) for move in preview.moved]
    if preview.gone:
        yield words.gettext("Not in the file, stays"), list(preview.gone)


def kept_anchor_words(number: int, words: Catalogue) -> str:
    """What is said of codes whose anchor examples of passages stay though the file does not name them."""
    return words.ngettext(
        "{count} code keeps anchor examples that are passages and not in the file; “codebook anchor remove” takes "
        "them away",
        "{count} codes keep anchor examples that are passages and not in the file; “codebook anchor remove” takes "
        "them away",
        number,
    )


def _change(change: PlannedCodeChange, words: Catalogue) -> Iterator[str]:
    yield change.code
    for part in change.changes:
        yield f"  {_field(part, words)}"


def _field(part: PlannedFieldChange, words: Catalogue) -> str:
    names = {
        "name": words.pgettext("field of a code", "name"),
        "definition": words.pgettext("field of a code", "definition"),
        "include": words.pgettext("field of a code", "include"),
        "exclude": words.pgettext("field of a code", "exclude"),
        "borders": words.pgettext("field of a code", "borders"),
        "kind": words.pgettext("field of a code", "kind"),
        "origin": words.pgettext("field of a code", "origin"),
        "colour": words.pgettext("field of a code", "colour"),
        "source": words.pgettext("field of a code", "source"),
        "weight_meaning": words.pgettext("field of a code", "weight"),
        "short_key": words.pgettext("field of a code", "key"),
        "related": words.pgettext("field of a code", "related"),
        "anchors": words.pgettext("field of a code", "anchor examples"),
        "levels": words.pgettext("field of a code", "levels"),
        "exclusive": words.pgettext("field of a code", "only one sub-code"),
        "ordered": words.pgettext("field of a code", "order of the levels"),
    }
    if not part.before and not part.after:
        return words.gettext("{field}: changed", field=names[part.field])
    before, after = _differing(part.before, part.after)
    nothing = words.gettext("(empty)")
    return f"{names[part.field]}: {before or nothing} → {after or nothing}"


def _differing(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before the first word that differs, each cut to what fits."""
    old, new = before.split(), after.split()
    same = next(
        (place for place, (was, becomes) in enumerate(zip(old, new, strict=False)) if was != becomes),
        min(len(old), len(new)),
    )
    start = max(0, same - 2)
    lead = "… " if start else ""
    return _cut(lead + " ".join(old[start:])), _cut(lead + " ".join(new[start:]))


def _cut(text: str) -> str:
    return text if len(text) <= MOST else f"{text[: MOST - 1]}…"


def _move(move: CodebookMove, words: Catalogue) -> str:
    line = f"{move.code.full_name} → {joined_path(move.path)}"
    return words.gettext("{line} (known by its name)", line=line) if move.by_name else line
