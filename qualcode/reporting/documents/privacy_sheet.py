"""The data-protection sheet as a report: what is stored where, what leaves how, what erasing reaches and what not.

It is for people who answer for data protection and decide whether a study may be done with the program. It says
only what the program's own facts give, and what the program does not do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import Catalogue, Language, Later, catalogue_of
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.words import purpose_words
from qualcode.project.forgetting.table_contents import TABLE_CONTENTS
from qualcode.reporting.report import Block, Fact, Prose, ProseKind, Report, Section, Table
from qualcode.times import told_day


@dataclass(frozen=True, slots=True)
class StoredElsewhere:
    """A place outside of the project file, see `workspace.leaving.storage.StoragePlace`."""

    name: Later
    where: str
    holds: Later
    goes: Later
    personal: bool


@dataclass(frozen=True, slots=True)
class WayOut:
    """A door by which something leaves, and for which purpose unless another is said."""

    name: str
    leaves: Later
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class StudyNumbers:
    """What one project adds of its own: numbers only, beside its title.

    `due` is how many consents are over: withdrawn, or past their day of deletion. `refused` and `agreed` count, by
    purpose, the cases and documents with an answer.
    """

    title: str
    documents: int
    cases: int
    coders: int
    consents: int
    without_consent: int
    withdrawn: int
    due: int
    agreed: Mapping[Purpose, int]
    refused: Mapping[Purpose, int]
    entries: int
    former_texts: int
    backups: int
    backups_there: int
    register: int
    recipients: int
    erased: int
    blind: bool


@dataclass(frozen=True, slots=True)
class PrivacyFacts:
    """What the sheet is made of. `personal` has for each table the columns with words of people."""

    version: str
    schema: int
    day: str
    logged: frozenset[str]
    personal: Mapping[str, tuple[str, ...]]
    places: Sequence[StoredElsewhere]
    doors: Sequence[WayOut]
    study: StudyNumbers | None = None


def privacy_report(facts: PrivacyFacts, language: Language) -> Report:
    """The sheet in a language; for spreadsheets its tables."""
    blocks = tuple(_blocks(facts, catalogue_of(language)))
    return Report(
        title=catalogue_of(language).gettext("Data-protection sheet"),
        blocks=blocks,
        tables=[block for block in blocks if isinstance(block, Table)],
        language=language,
        wide=True,
        listed=True,
    )


def _blocks(facts: PrivacyFacts, words: Catalogue) -> Iterator[Block]:
    yield Section(words.gettext("Data-protection sheet"), 0)
    yield Prose(
        words.gettext(
            "qualcode {version}, project files of schema {schema}; made on {day} from the program's own facts.",
            version=facts.version,
            schema=facts.schema,
            day=told_day(facts.day, words),
        ),
        ProseKind.HEAD,
    )
    yield Prose(
        words.gettext(
            "For ethics boards and data-protection officers. It describes the technical processing by the program. "
            "It replaces neither the study's own record of processing activities nor a legal assessment."
        ),
        ProseKind.HEAD,
    )
    if facts.study:
        yield from _study(facts.study, words)
    yield Section(words.gettext("In short"))
    for line in _short(words):
        yield Prose(line)
    yield from _stored(facts, words)
    yield from _leaves(facts, words)
    yield from _erasing(words)
    yield from _measures(words)


def _short(words: Catalogue) -> Iterator[str]:
    yield words.gettext(
        "The program runs on the researchers' own machine. It has no server, no user account and no telemetry, and "
        "it sends nothing to anybody: it opens no connection to a network, which its automatic tests hold."
    )
    yield words.gettext(
        "All data of a study are in one project file. Something leaves it only by an export, a copy or a backup "
        "that a person asks for."
    )
    yield words.gettext(
        "The program does not encrypt. Project files, backups and exports are readable for everybody who can read "
        "the files: keep them on an encrypted medium."
    )
    yield words.gettext(
        "What is not known to be agreed to counts as not agreed to: of people whose consent is not recorded, "
        "nothing they said leaves by an export."
    )


# ---- what is stored ------------------------------------------------------------------------------------


def _stored(facts: PrivacyFacts, words: Catalogue) -> Iterator[Block]:
    yield Section(words.gettext("What is stored where"))
    yield Prose(
        words.gettext(
            "The project file (*.qualcode) is an SQLite database at the place that the researchers choose. A new "
            "one can be read and written by its owner only, as far as the file system knows owners. The files that "
            "were imported, and recordings, stay where they are; the program keeps texts and file names of them."
        )
    )
    yield Table(
        words.gettext("Inside the project file"),
        (
            words.pgettext("column", "table"),
            words.pgettext("column", "what it holds"),
            words.pgettext("column", "names and free text in"),
            words.pgettext("column", "former values kept"),
        ),
        [
            (
                table,
                words.said(contents),
                ", ".join(_personal_columns(facts, table)) or "–",
                words.gettext("yes") if table in facts.logged else "–",
            )
            for table, contents in TABLE_CONTENTS.items()
        ],
        words=4,
        notes=(
            words.gettext(
                "Former values are kept so that changes can be undone. They still hold what was changed or "
                "removed, until it is erased."
            ),
            words.gettext(
                "The history holds names of coders with times: these are personal data of the people who work on "
                "the study."
            ),
        ),
        running=frozenset({1}),
    )
    yield Table(
        words.gettext("Outside of the project file"),
        (
            words.pgettext("column", "what"),
            words.pgettext("column", "where"),
            words.pgettext("column", "what it holds"),
            words.pgettext("column", "when it goes"),
            words.pgettext("column", "names or free text"),
        ),
        [
            (
                words.said(place.name),
                place.where,
                words.said(place.holds),
                words.said(place.goes),
                words.gettext("yes") if place.personal else words.gettext("no"),
            )
            for place in facts.places
        ],
        words=5,
        running=frozenset({2, 3}),
    )


UNLOGGED_COLUMNS = {
    "texts": ("text",),
    "structures": ("turns", "inner"),
    "entries": ("coder_name", "reason"),
    "changes": ("old",),
    "backups": ("path",),
    "begun": ("path", "details"),
    "given": ("coder_name", "target", "recipient"),
    "search_forms": ("form", "folded", "lemmas"),
}
"""Columns with names and free text in tables that are no part of the history."""


def _personal_columns(facts: PrivacyFacts, table: str) -> tuple[str, ...]:
    return facts.personal.get(table, ()) or UNLOGGED_COLUMNS.get(table, ())


# ---- what leaves ---------------------------------------------------------------------------------------


def _leaves(facts: PrivacyFacts, words: Catalogue) -> Iterator[Block]:
    yield Section(words.gettext("What leaves, and how"))
    yield Prose(
        words.gettext(
            "Nothing is passed on by itself, and the program has no recipients of its own. What people said, or "
            "what is said about them, leaves by the following ways, each started by a person. Each asks whether "
            "there is consent for its purpose, tells how much it left out and why, and is written into the "
            "register: what left (ids, never words), in which form, into which file (its whole path, whose folders "
            "may hold names), when, by whom and, where it was said, to whom. No line of the "
            "register can be taken back."
        )
    )
    yield Table(
        words.gettext("Ways out"),
        (
            words.pgettext("column", "door"),
            words.pgettext("column", "what leaves"),
            words.pgettext("column", "purpose unless another is said"),
        ),
        [(door.name, words.said(door.leaves), purpose_words(door.purpose, words)) for door in facts.doors],
        words=3,
        notes=(
            words.gettext(
                "Exports call sources by their labels. Names of cases, documents and people stand in them only "
                "where somebody asks for it (--identify), which is told."
            ),
            words.gettext(
                "Not in the register: copies of the project file itself, backups, screens, figures without words, "
                "what other programs or people take by hand, and what the program hands to the researchers' own "
                "scripts: lists with --json, which name documents and hold their texts, and objects in Python."
            ),
        ),
        running=frozenset({1}),
    )
    yield Prose(
        words.gettext(
            "A disclosure check looks at quotations for names, places, contact data and small groups before they "
            "are exported. It is a help and no guarantee: what it does not know it does not find."
        )
    )


# ---- erasing -------------------------------------------------------------------------------------------


def _erasing(words: Catalogue) -> Iterator[Block]:
    yield Section(words.gettext("Erasing"))
    yield Prose(
        words.gettext(
            "Removing (“remove”, “undo”) keeps the data in the history. Only “qualcode forget” erases for good: a "
            "document, a case with all its documents, one passage, a former text, or words of the history."
        )
    )
    yield Fact(
        words.gettext("It reaches"),
        words.gettext(
            "the present tables, the history with all former values, former texts, codings and what hangs on them, "
            "the indexes of the search and of the disclosure check, the database's own files beside the project, "
            "the backups that the project lists and that still lie there, unsaved texts, the last copied quotation "
            "and the failure log on this machine. What was erased is recognised by keyed checksums and refused if "
            "it is imported again."
        ),
    )
    yield Fact(
        words.gettext("It tells, for a person to decide"),
        words.gettext(
            "what memos, summaries, paraphrases, anchor examples and other texts of researchers still say of it, "
            "unfinished exports, rescue files, and backups that could not be opened."
        ),
    )
    yield Fact(
        words.gettext("It does not reach"),
        words.gettext(
            "copies of the project file that were made by other means, synchronised folders and clouds with their "
            "former versions, backups of the machine or the institution, project files and unsaved texts on other "
            "machines, exports, printed or published reports, the files that were imported, recordings, messages, "
            "and what the medium itself may keep of deleted blocks."
        ),
    )
    yield Prose(
        words.gettext(
            "For a withdrawal, “qualcode forget” prints a record without content from the register: what was "
            "erased here, which recipients are to be told, and which published quotations cannot be called back. "
            "Dates of deletion are told when a project is opened; the program erases nothing by itself."
        )
    )


# ---- measures ------------------------------------------------------------------------------------------


def _measures(words: Catalogue) -> Iterator[Block]:
    yield Section(words.gettext("Technical and organisational measures"))
    for name, text in (
        (
            words.gettext("Network"),
            words.gettext(
                "none. No module of the program opens a connection, and a test of the whole program fails if one "
                "does. Programs that are started on request (an editor, a player for recordings, LibreOffice for "
                "PDF) are others."
            ),
        ),
        (
            words.gettext("Encryption"),
            words.gettext(
                "none by the program. To be done: an encrypted disk or container (LUKS, FileVault, BitLocker, "
                "VeraCrypt), also for backups and exports; encrypted ways of sending them."
            ),
        ),
        (
            words.gettext("Access"),
            words.gettext(
                "by the rights of the operating system. The program has no passwords; names of coders say who did "
                "something and prove nothing. Roles (lead, coder, guest) keep a team from changing something by "
                "mistake; a file has no lock against its owner. Whoever can open the file sees all of it."
            ),
        ),
        (
            words.gettext("Independent coding"),
            words.gettext(
                "hides codings of others while people code independently. It secures the method and is no "
                "protection of data."
            ),
        ),
        (
            words.gettext("Pseudonyms"),
            words.gettext(
                "Texts are stored as they are imported: pseudonymise them before. A list that ties pseudonyms to "
                "names should not be in the project, nor beside it."
            ),
        ),
        (
            words.gettext("Integrity"),
            words.gettext(
                "Every change is one transaction with its entry in the history; checksums of texts and rows are "
                "checked by “qualcode check”."
            ),
        ),
        (
            words.gettext("Availability"),
            words.gettext(
                "“qualcode backup” makes verified copies. Where they are kept, and how long, the study has to settle."
            ),
        ),
        (
            words.gettext("To be settled by the study"),
            words.gettext(
                "where the project file lies (no synchronised folder without an agreement), who may open it, how "
                "long it and its backups are kept, who keeps the forms of consent, and who answers requests of the "
                "people concerned."
            ),
        ),
    ):
        yield Fact(name, text)


# ---- one study -----------------------------------------------------------------------------------------


def _study(study: StudyNumbers, words: Catalogue) -> Iterator[Block]:
    yield Section(words.gettext("This study"))
    yield Fact(words.gettext("Title"), study.title or "–")
    yield Fact(
        words.gettext("Extent"),
        words.gettext(
            "documents: {documents}, cases: {cases}, coders: {coders}",
            documents=words.number(study.documents),
            cases=words.number(study.cases),
            coders=words.number(study.coders),
        ),
    )
    yield Fact(
        words.gettext("Consents"),
        words.gettext(
            "recorded: {known}, cases and documents without a case of which nothing is recorded: {unknown}, "
            "withdrawn: {withdrawn}, over or due for deletion: {due}",
            known=words.number(study.consents),
            unknown=words.number(study.without_consent),
            withdrawn=words.number(study.withdrawn),
            due=words.number(study.due),
        ),
    )
    yield Table(
        words.gettext("Consents by purpose"),
        (
            words.pgettext("column", "purpose"),
            words.pgettext("consents", "agreed"),
            words.pgettext("consents", "refused"),
        ),
        [
            (purpose_words(purpose, words), study.agreed.get(purpose, 0), study.refused.get(purpose, 0))
            for purpose in Purpose
        ],
        notes=(
            words.gettext(
                "Agreed counts what was only allowed in other words, too. What is missing counts as refused."
            ),
        ),
    )
    yield Fact(
        words.gettext("History"),
        words.gettext(
            "entries: {entries}, former texts that are still readable: {texts}, documents, cases and passages that "
            "were erased for good: {erased}",
            entries=words.number(study.entries),
            texts=words.number(study.former_texts),
            erased=words.number(study.erased),
        ),
    )
    yield Fact(
        words.gettext("Backups"),
        words.gettext(
            "listed: {listed}, found where they were made: {there}",
            listed=words.number(study.backups),
            there=words.number(study.backups_there),
        ),
    )
    yield Fact(
        words.gettext("Register of what left"),
        words.gettext(
            "lines: {lines}, named recipients: {recipients}",
            lines=words.number(study.register),
            recipients=words.number(study.recipients),
        ),
    )
    yield Fact(
        words.gettext("Independent coding"),
        words.gettext("switched on") if study.blind else words.gettext("switched off"),
    )
