"""The command `qualcode`: a table of commands that are imported when they are called."""

from __future__ import annotations

import importlib
import signal
import sys
from pathlib import Path

import click

from qualcode import __version__
from qualcode.catalogue import LANGUAGES, _
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.groups import refuse_unknown
from qualcode.cli.shared.help_texts import translated
from qualcode.cli.shared.session import is_project_file
from qualcode.errors import QualcodeError

# name -> (module, attribute, what `qualcode --help` says)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "new": ("qualcode.cli.project.projects", "new", _("Make a project file.")),
    "open": ("qualcode.cli.project.projects", "open_", _("Open the coding screen.")),
    "demo": ("qualcode.cli.project.demo", "demo", _("Build the demo project and show the main job on it.")),
    "keys": (
        "qualcode.cli.project.keys",
        "keys",
        _("Show the keys of the interface, as the configuration takes them."),
    ),
    "import": (
        "qualcode.cli.material.imports",
        "import_",
        _("Read texts or a report's quotations into the project."),
    ),
    "import-project": (
        "qualcode.cli.exchange.import_project",
        "import_project",
        _("Take in a project of MAXQDA, ATLAS.ti, NVivo or another program."),
    ),
    "documents": ("qualcode.cli.material.documents", "documents", _("List, label, rename or remove documents.")),
    "transcription": (
        "qualcode.cli.readings.transcription",
        "transcription",
        _("List transcription rules, or define own ones."),
    ),
    "revise": (
        "qualcode.cli.material.revise",
        "revise",
        _("Give a document its corrected text; all codings move along."),
    ),
    "doubts": ("qualcode.cli.material.doubts", "doubts", _("List what the reader was not sure of, or settle it.")),
    "orphans": ("qualcode.cli.material.orphans", "orphans", _("List or place orphaned codings of corrected texts.")),
    "cases": ("qualcode.cli.material.cases", "cases", _("List or change the cases above the documents.")),
    "consent": ("qualcode.cli.consent.command", "consent", _("List or say what people agreed to, and what is due.")),
    "groups": ("qualcode.cli.material.groups", "groups", _("List groups of documents, or change them.")),
    "labels": ("qualcode.cli.material.labels", "labels", _("List source labels, say how many cases they stand for.")),
    "waves": ("qualcode.cli.material.waves", "waves", _("List waves by kinds of source, say what tells them.")),
    "questions": (
        "qualcode.cli.material.questions",
        "questions",
        _("List what was asked, and say which topics it is about."),
    ),
    "topics": ("qualcode.cli.material.topics", "topics", _("List, add, order or import the topics of the guide.")),
    "search": ("qualcode.cli.material.search", "search", _("Find words in all forms, and code what is found.")),
    "codebook": ("qualcode.cli.coding.codebook", "codebook", _("Show, import, export or change the codebook.")),
    "read": ("qualcode.cli.coding.read", "read", _("Read and code a document line by line, for screen readers.")),
    "code": ("qualcode.cli.coding.codings", "code", _("Assign a code to a passage.")),
    "uncode": ("qualcode.cli.coding.codings", "uncode", _("Remove one of your codings.")),
    "codings": ("qualcode.cli.coding.codings", "codings", _("List codings, or take some in from a table.")),
    "research": (
        "qualcode.cli.coding.research",
        "research",
        _("List the research questions, with their codes and memos."),
    ),
    "memo": ("qualcode.cli.coding.memos", "memo", _("Write, list or close memos.")),
    "paraphrase": (
        "qualcode.cli.inductive.paraphrase",
        "paraphrase",
        _("Say in short words what a passage says."),
    ),
    "induce": (
        "qualcode.cli.inductive.command",
        "induce",
        _("Summarise, form categories, differentiate a code on its passages."),
    ),
    "coders": ("qualcode.cli.team.coders", "coders", _("List, add, rename or merge coders.")),
    "assign": ("qualcode.cli.team.coders", "assign", _("Allot documents to a coder.")),
    "done": ("qualcode.cli.team.coders", "done", _("Mark documents as finished by a coder.")),
    "training": ("qualcode.cli.team.training", "training", _("Code an exercise, then see the model solution.")),
    "intra": ("qualcode.cli.team.intra", "intra", _("Code own passages again after some weeks.")),
    "norming": (
        "qualcode.cli.team.norming",
        "norming",
        _("Vote on passages, talk, vote again: sessions for coding alike."),
    ),
    "package": ("qualcode.cli.sharing.packages", "package", _("Cut a package for a coder, with nothing of others.")),
    "merge": ("qualcode.cli.sharing.merge", "merge", _("Take in what other copies of the project know.")),
    "conflicts": (
        "qualcode.cli.sharing.conflicts",
        "conflicts",
        _("List what copies changed apart from each other; decide it."),
    ),
    "quotes": ("qualcode.cli.quoting.quotes", "quotes", _("Collect quotations per code for a report.")),
    "quote": ("qualcode.cli.quoting.quote", "quote", _("Show one quotation, or edit how it reads.")),
    "where": ("qualcode.cli.quoting.quote", "where", _("Find the passage of a quotation.")),
    "disclosure": (
        "qualcode.cli.quoting.disclosure",
        "disclosure",
        _("Check quotations for anonymity; accept warnings."),
    ),
    "cooccurrence": (
        "qualcode.cli.counting.cooccurrence",
        "cooccurrence",
        _("Count which codes occur together."),
    ),
    "coverage": ("qualcode.cli.counting.coverage", "coverage", _("Show what is coded, and which codes are silent.")),
    "saturation": (
        "qualcode.cli.counting.saturation",
        "saturation",
        _("Show how many new codes each further case brought."),
    ),
    "concordance": (
        "qualcode.cli.counting.reading_aids",
        "concordance",
        _("Show words in their context, below each other."),
    ),
    "words": ("qualcode.cli.counting.reading_aids", "words", _("Count the words of the texts.")),
    "portrait": ("qualcode.cli.counting.portrait", "portrait", _("Show the sequence of codes over a document.")),
    "table": ("qualcode.cli.counting.table", "table", _("Count codes by cases, waves or attributes in a table.")),
    "summaries": (
        "qualcode.cli.counting.summaries",
        "summaries",
        _("List or write summaries of cases by codes; export the grid."),
    ),
    "levels": (
        "qualcode.cli.typology.levels",
        "levels",
        _("List which level cases have on evaluative codes, or give them."),
    ),
    "types": (
        "qualcode.cli.typology.types",
        "types",
        _("List typologies, make types of cells, say which cases are of them."),
    ),
    "report": ("qualcode.cli.quoting.report", "report", _("Compare a wave with another one.")),
    "publications": ("qualcode.cli.quoting.publications", "publications", _("List what was published where.")),
    "given": ("qualcode.cli.project.given", "given", _("List what left the project, and to whom it went.")),
    "check-quotes": (
        "qualcode.cli.quoting.check_quotes",
        "check_quotes",
        _("Check the quotations of a draft report."),
    ),
    "pool": ("qualcode.cli.pool.command", "pool", _("Pool many projects and surveys, and ask them all at once.")),
    "agreement": ("qualcode.cli.team.agreement.command", "agreement", _("Compute the agreement between coders.")),
    "disagreements": ("qualcode.cli.team.disagreements", "disagreements", _("List where coders disagree.")),
    "consensus": (
        "qualcode.cli.team.consensus.command",
        "consensus",
        _("List where two coders differ, and decide it together."),
    ),
    "trail": (
        "qualcode.cli.project.trail",
        "trail",
        _("Write the audit trail of the study for an appendix."),
    ),
    "undo": ("qualcode.cli.project.projects", "undo", _("Undo your last change.")),
    "redo": ("qualcode.cli.project.projects", "redo", _("Redo what you undid last.")),
    "log": ("qualcode.cli.project.projects", "log", _("Show the history of the project.")),
    "check": ("qualcode.cli.project.projects", "check", _("Check that the project file is intact.")),
    "backup": ("qualcode.cli.project.projects", "backup", _("Copy the project into a verified backup.")),
    "privacy-sheet": (
        "qualcode.cli.project.privacy_sheet",
        "privacy_sheet",
        _("Print the sheet for data protection: what is stored, what leaves."),
    ),
    "rescue": (
        "qualcode.cli.project.rescue",
        "rescue",
        _("Take in what was kept when the file was replaced while open."),
    ),
    "archive": (
        "qualcode.cli.project.archive",
        "archive",
        _("Write a deposit for a research data centre."),
    ),
    "export-project": (
        "qualcode.cli.exchange.export_project",
        "export_project",
        _("Write the project for MAXQDA, ATLAS.ti, NVivo and others."),
    ),
    "sync": (
        "qualcode.cli.sharing.sync",
        "sync",
        _("Keep copies in step by a folder that all coders reach."),
    ),
    "forget": ("qualcode.cli.project.forget", "forget", _("Erase a document, case or former text for good.")),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a study's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return translated(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Open a project file that stands where a command should; offer the nearest command for an unknown one."""
        if args and args[0] not in COMMANDS and is_project_file(args[0]):
            args = ["open", *args]
        refuse_unknown(args, COMMANDS, "qualcode --help")
        return super().resolve_command(ctx, args)


@click.command(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-p", "--project", type=click.Path(path_type=Path), help=_("The project file."))
@click.option(  # settled by qualcode.program_language before this module was imported; here for the help
    "--lang", type=click.Choice(LANGUAGES), expose_value=False, help=_("The program's language (else your system's).")
)
@click.version_option(__version__, message="qualcode %(version)s")  # no text: name and number
@click.pass_context
def main(context: click.Context, project: Path | None) -> int:
    """Code interview passages in the terminal, check agreement, collect quotations.

    The project is the file given with -p, else in $QUALCODE_PROJECT, else the only *.qualcode in this folder.
    “qualcode” alone opens it, “qualcode FILE.qualcode” that file. Every command has --help.
    """
    context.obj = project
    if context.invoked_subcommand is not None:
        return ExitCode.DONE
    from qualcode.cli.project.alone import alone

    return alone(context, project)


translated(main)


def run(arguments: list[str]) -> None:
    """Run the command line with these arguments and leave with its exit code."""
    for name in ("SIGTERM", "SIGHUP"):  # a closed terminal ends a command as Ctrl-C does: nothing half-written stays
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    sys.exit(call(arguments))


def call(arguments: list[str]) -> int:
    """Run the command line with these arguments; gives the exit code."""
    try:
        result = main.main(args=arguments, prog_name="qualcode", standalone_mode=False)
        sys.stdout.flush()
    except QualcodeError as error:
        return diagnostics.fail(error)
    except (click.exceptions.Abort, KeyboardInterrupt):
        diagnostics.say(_("interrupted"))
        return ExitCode.INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        diagnostics.say(error.format_message())
        return ExitCode.USAGE
    except click.ClickException as error:
        return _usage(error)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; Python would complain once more while it exits
        return ExitCode.DONE
    except OSError as error:
        return diagnostics.fail(_refused_by_the_system(error))
    except Exception as error:  # noqa: BLE001 - the last net: a message instead of a traceback
        return diagnostics.fail_unknown(error)
    return int(result) if isinstance(result, int) else ExitCode.DONE


def _refused_by_the_system(error: OSError) -> QualcodeError:
    hint = _("Check that there is room on the disk, and that you may read and write there.")
    why = error.strerror or str(error)
    if error.filename:
        return QualcodeError(_("The system refused: “{file}”: {why}.", file=error.filename, why=why), hint)
    return QualcodeError(_("The system refused: {why}.", why=why), hint)


def _usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    if context is not None:
        hint = _("{command} shows how it is called.", command=f"{context.command_path} --help")
    else:
        hint = _("--help behind the command shows how it is called.")
    diagnostics.fail(QualcodeError(error.format_message(), hint))
    return ExitCode.USAGE
