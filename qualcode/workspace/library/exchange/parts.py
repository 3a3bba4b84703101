"""What a study has to do with other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pathlib import Path

    from qualcode.workspace.library.exchange.giving_out import GivenProject
    from qualcode.workspace.library.exchange.taking_in import StudyTakeover
    from qualcode.workspace.library.study import OpenStudy


class ExchangeParts:
    """The ways between an `OpenStudy` and other programs."""

    def import_project(self, path: str | Path, *, preview: bool = False, **said: object) -> StudyTakeover:
        """Take over a project of another program, or a list of coded segments, as “qualcode import-project” does.

        It is one change, which `undo` takes back; `preview` writes nothing. Nothing is one by its name: what is say
        coders={theirs: ours}, same_coders, unknown_coder, same_codes, under (a new code above) and same_documents.
        coordinates (such as "utf-16,crlf=2"), which (of several projects in a file), columns={"text": "Segment"},
        documents={theirs: ours}, codes_in ("comments", "margin"), new_codes and again are those of the command.
        Raises QualcodeError, with nothing changed, where something must be said first, ReadingError.
        """
        from qualcode.workspace.library.exchange.taking_in import take_in

        return take_in(cast("OpenStudy", self), path, said, preview=preview)

    def export_project(
        self, path: str | Path, dialect: str = "standard", *, preview: bool = False, **options: object
    ) -> GivenProject:
        """Write the study for other programs, as “qualcode export-project” does: a .qdpx, or with tidy a folder.

        dialect is standard, nvivo, maxqda or atlasti. Only what people agreed to leaves, for `purpose` (else
        “quote”), and no name unless with_names=True; names that stand in it all the same are warned of, and with
        strict=True nothing is written then. `to` names the recipient; `preview` writes nothing. Raises ConsentError,
        QualcodeError, ExportError.
        """
        from qualcode.workspace.library.exchange.giving_out import give_out

        return give_out(cast("OpenStudy", self), path, dialect, options, preview=preview)
