"""The one list of doors: every way by which passages, texts or words about people leave the project.

A door is a file, standard output in the form of a file, or the clipboard. A command that can write a file is one in
every form for programs, too. What a coder only looks at is none: lists on a terminal, and the JSON of what can only
be listed, which calls documents by their names and is for one's own scripts, screens, frames in memory. Figures
without words are none either. `tests/test_doors.py` holds the list complete: whoever calls a writer
is named by a door, or excused there with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.catalogue import Later, later
from qualcode.model.consent.consents import Purpose


@dataclass(frozen=True, slots=True)
class Door:
    """A way out: its name in the register, what leaves by it, for which purpose unless another is said.

    `modules` are those that write by it, as they are called inside the package.
    """

    name: str
    leaves: Later
    modules: tuple[str, ...]
    purpose: Purpose = Purpose.QUOTE


DOORS = (
    Door(
        "quotations",
        later("quotations"),
        ("workspace/quoting/export.py", "cli/quoting/quotes.py", "cli/project/demo.py"),
    ),
    Door("waves", later("the report of a wave"), ("workspace/quoting/wave_export.py", "cli/quoting/report.py")),
    Door("cells", later("a table with words in its cells"), ("cli/counting/words_in_cells.py",)),
    Door("cases", later("cases as a whole"), ("workspace/counting/case_export.py", "cli/material/case_show.py")),
    Door(
        "summaries",
        later("summaries of cases"),
        ("workspace/counting/summary_export.py", "cli/counting/summaries.py"),
    ),
    Door(
        "passages",
        later("a table of passages"),
        ("workspace/counting/table_export.py", "reporting/tables/passages_parquet.py"),
    ),
    Door(
        "codings",
        later("a table of codings"),
        ("cli/coding/codings.py", "workspace/coding/leaving_codings.py", "reporting/documents/coding_table.py"),
    ),
    Door(
        "document",
        later("a document with its codes"),
        ("cli/material/document_export.py", "workspace/material/appendix.py", "workspace/library/writing.py"),
    ),
    Door(
        "codebook",
        later("the codebook with its examples"),
        ("cli/coding/codebook.py", "cli/codebook/diff.py", "cli/codebook/log.py", "workspace/library/writing.py"),
    ),
    Door(
        "attributes",
        later("a table of attributes"),
        ("cli/material/documents.py", "workspace/material/attribute_export.py", "reporting/documents/attributes.py"),
    ),
    Door(
        "concordance",
        later("words in their context"),
        ("workspace/counting/relations.py", "cli/counting/reading_aids.py"),
    ),
    Door("archive", later("an archive deposit"), ("workspace/archive/deposit.py",), Purpose.ARCHIVE),
    Door("tidy", later("tables for R, Python and SQL"), ("workspace/exchange/tidy.py",)),
    Door("project", later("a project for another program"), ("workspace/exchange/exporting.py",)),
    Door("package", later("a package for a coder"), ("project/sharing/cutting.py",), Purpose.ANALYSE),
    Door("sync", later("changes for a shared folder"), ("project/sharing/whole_writing.py",), Purpose.ANALYSE),
    Door(
        "pool",
        later("what a pool of projects holds of this one"),
        ("pool/adding/written_files.py", "pool/adding/renewing.py"),
        Purpose.SECONDARY,
    ),
    Door("draft", later("the check of a draft"), ("cli/quoting/check_quotes.py",)),
    Door("disagreements", later("disagreements of coders"), ("cli/team/disagreements.py",)),
    Door(
        "induction",
        later("the table of an inductive work"),
        ("cli/inductive/table.py", "tui/inductive/work_files.py"),
    ),
    Door("norming", later("a norming session with its passages"), ("cli/team/norming.py",)),
    Door("levels", later("levels of cases with their reasons"), ("cli/typology/leaving.py",)),
    Door("types", later("a typology with its cases"), ("cli/typology/leaving.py",)),
    Door("training", later("a learner's work beside a model solution"), ("cli/team/training_feedback.py",)),
    Door(
        "consensus",
        later("places of two coders and what was decided"),
        ("cli/team/consensus/asked.py", "workspace/library/writing.py"),
    ),
    Door("trail", later("the audit trail, without passages"), ("cli/project/trail.py",)),
    Door("clipboard", later("a quotation"), ("tui/quotations/passage_verbs.py", "tui/quotations/clipboard_file.py")),
)
"""All doors; whoever builds another one adds it here."""

DOOR = {door.name: door for door in DOORS}
