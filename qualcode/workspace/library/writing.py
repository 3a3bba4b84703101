"""`study.write`: what leaves a study as a file, by the same use cases as the commands, with the same checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode import catalogue
from qualcode.catalogue import _, ngettext, program
from qualcode.errors import UsageProblem
from qualcode.model.consent.consents import Purpose
from qualcode.plural import counted
from qualcode.project.file.store import nearest
from qualcode.reporting.quotations.collection_parts import Look
from qualcode.reporting.quotations.collection_words import about_citations, not_shown
from qualcode.reporting.words.typography import BLOCK_FROM
from qualcode.reporting.words.withheld_words import withheld_lines
from qualcode.reporting.words.wording import Language, wording_of
from qualcode.reporting.writers.formats import SPREADSHEETS, format_of, render
from qualcode.reporting.writers.formats import write as write_report
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.retrieval.speaking import notes_of_old_rules
from qualcode.workspace.library.agreement import StudyAgreement
from qualcode.workspace.library.choosing import purpose_of
from qualcode.workspace.library.collections_of_things import StudyCodes
from qualcode.workspace.library.display import shown, warn
from qualcode.workspace.library.quotations import StudyQuotations
from qualcode.workspace.library.resolver import all_of, known_word, not_taken, numbers, text_of, yes_or_no
from qualcode.workspace.library.team.consensus import StudyDecisions, StudyPlaces
from qualcode.workspace.library.things import StudyDocument
from qualcode.workspace.material.document_export import (
    codebook_departure,
    codebook_qdc,
    codebook_to_read,
    codebook_yaml,
    coded_collection,
    coded_to_read,
    document_departure,
)
from qualcode.workspace.quoting import export
from qualcode.workspace.quoting.disclosure import check_disclosure, check_names, listed_names

if TYPE_CHECKING:
    from qualcode.reporting.disclosure.check import Options
    from qualcode.reporting.disclosure.finding import DisclosureFinding
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.quoting.disclosure import DisclosureCheck


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """What was written where, and what the check before found: `findings` are those that nobody accepted.

    `names` are (name, of what) that the project knows and that stand in it.
    """

    path: Path
    holds: str
    findings: Sequence[DisclosureFinding] = ()
    names: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()

    def __repr__(self) -> str:
        lines = [_("wrote “{file}”: {holds}", file=shown(self.path, 200), holds=self.holds), *self.notes]
        return "\n  ".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _WriteOptions:
    """The options of `study.write`; which of them mean something is said by what is written."""

    language: Language = field(default_factory=catalogue.language)
    strict: bool = False
    identify: bool = False
    names: str | Path | None = None
    smallest_group: int = 3
    likely_names: bool = True
    title: str = ""
    publication: str = ""
    table: bool = False
    italics: bool = False
    memos: bool = False
    block: int = BLOCK_FROM
    excel: bool = False
    coders: object = ()
    without_old_rules: bool = False
    everything: bool = False
    to: str = ""
    purpose: Purpose = Purpose.QUOTE
    given: frozenset[str] = field(default=frozenset())

    @property
    def recipient(self) -> str | None:
        """To whom it goes, where that was said."""
        return self.to or None

    def checking(self) -> tuple[Options, Sequence[str]]:
        """What the disclosure check looks for, and what of the list of names was passed over."""
        from qualcode.reporting.disclosure.check import Options

        listed, passed_over = listed_names(None if self.names is None else Path(self.names).expanduser())
        return Options(names=listed, likely=self.likely_names, smallest_group=self.smallest_group), passed_over


_CHECKED = {"names", "smallest_group", "likely_names"}
_OPTIONS: dict[type, set[str]] = {
    StudyQuotations: {
        "language",
        "strict",
        "title",
        "publication",
        "table",
        "italics",
        "memos",
        "block",
        "excel",
        "to",
    }
    | _CHECKED,
    StudyAgreement: {"strict", "identify", "everything"},
    StudyCodes: {"language", "strict", "to", "purpose"},
    StudyPlaces: {"language", "strict", "identify", "memos", "to", "purpose"},
    StudyDecisions: {"language", "strict", "identify", "to", "purpose"},
    StudyDocument: {"purpose", "language", "strict", "identify", "memos", "coders", "without_old_rules", "to"}
    | _CHECKED,
}


def write(study: OpenStudy, thing: object, path: str | Path, given: Mapping[str, object]) -> WrittenFile:
    """Write quotations, agreement, the codebook or a document with its codes; see `OpenStudy.write`."""
    kind = next((kind for kind in _OPTIONS if isinstance(thing, kind)), None)
    if kind is None:
        raise UsageProblem(
            _("A {kind} is nothing that is written as a report.", kind=type(thing).__name__),
            _(
                "Write study.quotations(…), study.agreement(…), study.codes, places and decisions of a consensus, or "
                "a document; all else has .frame()."
            ),
        )
    unknown = next((name for name in given if name not in _OPTIONS[kind]), None)
    if unknown is not None:
        near = nearest(unknown, sorted(_OPTIONS[kind]), 1)
        hint = (
            _("Did you mean {near}=…?", near=near[0])
            if near
            else _("Options are {names}.", names=", ".join(sorted(_OPTIONS[kind])))
        )
        raise UsageProblem(_("The option “{name}” has no meaning for what is written.", name=unknown), hint)
    if not isinstance(path, str | Path) or not str(path):
        raise UsageProblem(
            _("{wanted} is no file.", wanted=repr(path)), _('Give the file that is to be written: "report.docx".')
        )
    _refuse_values(given)
    wanted = _WriteOptions(**given, given=frozenset(given))  # type: ignore[arg-type]  # refused above by name
    known_word("language", wanted.language, catalogue.LANGUAGES)
    wanted = replace(wanted, purpose=purpose_of(wanted.purpose))
    target = Path(path).expanduser()
    if isinstance(thing, StudyQuotations):
        return _quotations(study, thing, target, wanted)
    if isinstance(thing, StudyAgreement):
        return _agreement(study, thing, target, wanted)
    if isinstance(thing, StudyCodes):
        return _codebook(study, thing, target, wanted)
    if isinstance(thing, StudyPlaces | StudyDecisions):
        return _places(study, thing, target, wanted)
    assert isinstance(thing, StudyDocument)  # noqa: S101 - what `_OPTIONS` has besides
    return _document(study, thing, target, wanted)


def _refuse_values(given: Mapping[str, object]) -> None:
    """Raise UsageProblem for a value that is not of the kind of its option; “no” is not False."""
    for option in fields(_WriteOptions):
        if option.name not in given:
            continue
        value = given[option.name]
        if isinstance(option.default, bool):
            yes_or_no(option.name, value)
        elif isinstance(option.default, int):
            if len(numbers(option.name, value)) != 1:
                raise not_taken(value, option.name, _("Give a whole number."))
        elif isinstance(option.default, str):
            text_of(option.name, value)


def _told_check(check: DisclosureCheck, checking: Options, *, strict: bool) -> None:
    """Warn of findings that nobody accepted; refuse with `strict`. As before every export."""
    if strict:
        check.refuse()
    if check.left:
        first = check.left[0]
        values = {
            "findings": counted(len(check.left), "finding"),
            "found": shown(program().said(first.found)),
            "reason": program().said(first.reason),
        }
        warn(
            _(
                "disclosure check: {findings}: .findings of what write() gives has them, first “{found}”: {reason}",
                **values,
            )
            if checking.names
            else _(
                "disclosure check: {findings}; no list of names was given (names=FILE): .findings of what write() "
                "gives has them, first “{found}”: {reason}",
                **values,
            )
        )


# ---- quotations --------------------------------------------------------------------------------------


def _quotations(study: OpenStudy, thing: StudyQuotations, path: Path, wanted: _WriteOptions) -> WrittenFile:
    form = format_of(path, None, name="quotations")
    arrangement = thing.export.arrangement
    _refuse_contradictions(thing, form, wanted)
    checking, passed_over = wanted.checking()
    exported = replace(
        thing.export,
        format=form,
        path=path,
        arrangement=replace(
            arrangement,
            emphasis=wording_of(wanted.language).emphasis,
            memos=arrangement.memos and not wanted.publication,
        ),
        language=wanted.language,
        look=Look(wanted.italics, wanted.memos, wanted.block, wanted.table),
        excel=wanted.excel,
        title=wanted.title,
        publication=wanted.publication,
        recipient=wanted.recipient,
    )
    keeps = bool(study.space.coder_name)  # ids that stay are a change, which somebody makes
    prepared = export.prepare(study.space, exported, checking, keeps_ids=keeps)
    _told_check(prepared.check, checking, strict=wanted.strict)
    written = export.write(study.space, prepared.collected)
    collection = written.collection
    said = wording_of(catalogue.language())
    notes = [*passed_over, *not_shown(collection.tally, said)]
    notes += about_citations(collection.overview, collection.cite, said)
    notes += [_("no passage under “{name}”", name=name) for name in collection.empty]
    hidden = study.space.sight.hidden_words("codings and memos")
    notes += [hidden] if hidden else []
    if not (prepared.ids_kept and keeps):
        notes.append(
            _("the project can only be read: quotations without an id get that of their coding")
            if keeps
            else _("the study was opened as nobody: quotations without an id get that of their coding")
        )
    for note in notes:
        warn(note)
    if written.publication:
        notes.append(
            ngettext(
                "“{publication}” holds {count} coding of this collection",
                "“{publication}” holds {count} codings of this collection",
                written.published,
                publication=written.publication,
            )
        )
    number, chapters = collection.passages(), len(collection.chapters)
    holds = _(
        "{quotations} in {chapters}",
        quotations=counted(number, "quotation"),
        chapters=counted(chapters, "chapter", after=True),
    )
    return WrittenFile(path, holds, prepared.check.left, (), notes)


def _refuse_contradictions(thing: StudyQuotations, form: str, wanted: _WriteOptions) -> None:
    """Raise UsageProblem for options that do not go together."""
    if wanted.excel and form != "csv":
        raise UsageProblem(_("excel=True is for CSV."), _("Name a file .csv, or leave it out."))
    if wanted.table and form in {*SPREADSHEETS, "json"}:
        raise UsageProblem(
            _("table=True is for formats to read, and {form} is for programs.", form=form), _("Leave it out.")
        )
    if wanted.publication and thing.export.arrangement.identify:
        raise UsageProblem(_("What is published names nobody."), _("Leave identify=True out of study.quotations."))
    if wanted.publication and thing.export.arrangement.order is not Order.WAVE:
        raise UsageProblem(_("What is published is shuffled within each label."), _("Leave order= out."))


# ---- other reports -----------------------------------------------------------------------------------


def _checked_names(
    study: OpenStudy, text: str, wanted: _WriteOptions, *, coders: bool = True
) -> Sequence[tuple[str, str]]:
    """The names that the project knows in a text that leaves it: warned of, refused with `strict`."""
    check = check_names(study.space.project, [text], coders=coders)
    if wanted.strict:
        check.refuse()
    if check.found:
        names = [f"{program().quoted(shown(name))} ({of})" for name, of in check.found[:3]]
        names[-1] += " …" if len(check.found) > 3 else ""
        warn(_("names that the project knows stand in it: {names}", names=", ".join(names)))
    return check.found


def _agreement(study: OpenStudy, thing: StudyAgreement, path: Path, wanted: _WriteOptions) -> WrittenFile:
    from qualcode.reporting.agreement.report import agreement_report

    form = format_of(path, None, name="agreement")
    figures = thing.figures if wanted.identify else thing.numbered()
    report = agreement_report(figures, everything=wanted.everything, document=True)
    checked = render(report, "json" if form == "json" else "md").decode("utf-8")
    names = _checked_names(study, checked, wanted, coders=not wanted.identify)
    write_report(report, path, form, study.space.project.begun)
    return WrittenFile(path, f"{counted(len(figures.codes), 'code')}", (), names)


def _places(study: OpenStudy, thing: StudyPlaces | StudyDecisions, path: Path, wanted: _WriteOptions) -> WrittenFile:
    from qualcode.model.consent.withheld import Withheld
    from qualcode.reporting.consensus.listed_places import words_of_places
    from qualcode.reporting.consensus.report import places_report
    from qualcode.workspace.team.consensus_lists import departing_places

    form, space, withheld = format_of(path, None, name="consensus"), study.space, Withheld(wanted.purpose)
    listed = thing.listed(numbered=not wanted.identify, withheld=withheld)
    text = "\n".join(words_of_places(listed, memos=wanted.memos))
    names = _checked_names(study, text, wanted, coders=not wanted.identify)
    naming = departing_places(space, listed, form, path, wanted.recipient).naming()
    report = places_report(listed, memos=wanted.memos, language=wanted.language)
    write_report(report, path, form, space.project.begun, naming)
    notes = withheld_lines(withheld)
    for note in notes:
        warn(note)
    holds = ngettext("{count} place", "{count} places", len(listed.places))
    return WrittenFile(path, holds, (), names, notes)


def _codebook(study: OpenStudy, thing: StudyCodes, path: Path, wanted: _WriteOptions) -> WrittenFile:
    if thing.of:
        raise UsageProblem(_("The codebook is written as a whole."), _("Write study.codes."))
    space, hidden = study.space, study.space.sight.hidden_words("codings and anchor examples")
    notes = [hidden] if hidden else []
    save: Callable[[], None]
    if path.suffix.lower() in {".yaml", ".yml", ".qdc"}:
        from qualcode.reporting.exchange.loss_report import loss_summary
        from qualcode.reporting.writers.whole_files import atomic_write

        if path.suffix.lower() == ".qdc":
            data, losses, withheld, parts = codebook_qdc(space, wanted.purpose)
            text, form = data.decode("utf-8"), "qdc"
            notes += loss_summary(losses)
        else:
            text, withheld, parts = codebook_yaml(space, wanted.purpose)
            form = "yaml"
        naming = codebook_departure(space, parts, form, path, wanted.recipient).naming()
        save = lambda: atomic_write(path, text.encode("utf-8"), space.project.begun, naming)  # noqa: E731
    else:
        form = format_of(path, None, known=("yaml", "qdc", *_known_formats()))
        report, withheld, parts = codebook_to_read(space, wanted.language, wanted.purpose)
        text = render(report, "md").decode("utf-8")
        naming = codebook_departure(space, parts, form, path, wanted.recipient).naming()
        save = lambda: write_report(report, path, form, space.project.begun, naming)  # noqa: E731
    notes += withheld_lines(withheld)
    names = _checked_names(study, text, wanted)
    save()
    for note in notes:
        warn(note)
    return WrittenFile(path, counted(len(thing), "code"), (), names, notes)


def _known_formats() -> Sequence[str]:
    from qualcode.reporting.writers.formats import FORMATS

    return FORMATS


def _document(study: OpenStudy, thing: StudyDocument, path: Path, wanted: _WriteOptions) -> WrittenFile:
    from qualcode.reporting.documents.coded import FORMATS, coded_report

    form = format_of(path, None, known=FORMATS)
    checking, passed_over = wanted.checking()
    space, resolver = study.space, study.resolver
    document = resolver.document(thing)
    chosen = PassageChoice(
        coders=frozenset(coder.key for coder in all_of(wanted.coders, resolver.coder)),
        left_out=space.project.rule_checks.old() if wanted.without_old_rules else frozenset(),
    )
    coded = coded_to_read(
        space, document, chosen, memos=wanted.memos, identify=wanted.identify, purpose=wanted.purpose
    )
    check = check_disclosure(space.project, coded_collection(coded, document), checking)
    _told_check(check, checking, strict=wanted.strict)
    naming = document_departure(space, document, form, path, wanted.recipient).naming()
    write_report(coded_report(coded, wanted.language), path, form, space.project.begun, naming)
    hidden = space.sight.hidden_words()
    told = map(program().said, notes_of_old_rules(coded.old_rules, coded.left_out))
    notes = [*passed_over, *([hidden] if hidden else []), *told]
    for note in notes:
        warn(note)
    return WrittenFile(path, counted(len(coded.codings), "coding"), check.left, (), notes)
