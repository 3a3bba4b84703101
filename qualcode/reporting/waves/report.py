"""The report of a wave, the same every year: themes by waves, what is new or gone, what was published before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from qualcode.catalogue import Catalogue, _, catalogue_of
from qualcode.errors import NotFound
from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.project.material.origins import waves_in
from qualcode.project.project import Project
from qualcode.project.quoting.publications import Publication
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.quotations.collection import Collection, Quotation
from qualcode.reporting.quotations.collection_words import whose
from qualcode.reporting.report import Report, Table, report_of_tables
from qualcode.reporting.tables.cell_words import unit_word
from qualcode.reporting.tables.table_names import column_names
from qualcode.reporting.tables.table_report import tables_to_print
from qualcode.reporting.waves.words import heads, mentions, notes
from qualcode.reporting.words.wording import Language, wording_of
from qualcode.retrieval.counting.counting import count_table
from qualcode.retrieval.counting.request import AxisKind, CountRequest, CountUnit, PercentOf, TableAxis
from qualcode.retrieval.counting.table import CountTable
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.mentions import ThemeMention, theme_mention
from qualcode.retrieval.topics import TopicStates
from qualcode.times import local_day


@dataclass(frozen=True, slots=True)
class Theme:
    """A code with its quotations by wave, and what can be said of the two waves that are compared."""

    code: Code
    waves: Mapping[str, tuple[Quotation, ...]]
    mention: ThemeMention

    def passages(self, wave: str) -> int:
        """Number of passages in a wave."""
        return len(self.waves.get(wave, ()))


@dataclass(frozen=True, slots=True)
class WaveReport:
    """All that the report of a wave holds.

    `passages` and `units` are themes by waves as they were counted: passages, and cases (documents where there are no
    cases), codes with those below them. `since` is the publication since which codings count as new.
    `has_topics` says that the project has topics of a guide: without them nobody knows what was asked.
    """

    title: str
    wave: str
    compare: str
    themes: tuple[Theme, ...]
    passages: CountTable
    units: CountTable
    since: Publication | None
    fresh: frozenset[int]
    has_topics: bool
    collection: Collection

    def new_quotations(self, theme: Theme) -> list[Quotation]:
        """The theme's quotations of the wave with a coding made since the last report."""
        return [
            quotation for quotation in theme.waves.get(self.wave, ()) if self.fresh.intersection(quotation.codings)
        ]

    def used(self) -> Iterator[tuple[Theme, Quotation]]:
        """The quotations of the wave that stand in a publication already."""
        for theme in self.themes:
            for quotation in theme.waves.get(self.wave, ()):
                if quotation.published:
                    yield theme, quotation


def wave_report(
    project: Project,
    wave: str,
    compare: str,
    *,
    wanted: PassageChoice | None = None,
    since: Publication | None = None,
) -> WaveReport:
    """Compare a wave with another one. Raises NotFound where no document has one of the waves.

    `since` defaults to the latest publication. What was asked is known by the topics of the guide alone.
    """
    documents = [
        document for document in project.documents.all() if (wanted or PassageChoice()).takes_document(document)
    ]
    waves = waves_in(documents)
    for year in (wave, compare):
        if year not in waves:
            raise NotFound("wave", year, waves, _("Documents get a wave by: qualcode documents set … --wave 2022"))
    collection = collect(project, wanted or PassageChoice(), arrangement=Arrangement(counting=True))
    states = TopicStates(project)
    of_waves = replace(wanted or PassageChoice(), documents={document.key for document in documents if document.wave})
    counting = CountRequest(TableAxis(AxisKind.CODES), TableAxis(AxisKind.WAVES), wanted=of_waves, sub_codes=True)
    publications = project.publications.all()
    last = since or (publications[-1] if publications else None)
    return WaveReport(
        title=project.title,
        wave=wave,
        compare=compare,
        themes=tuple(_themes(project, collection, states, wave, compare)),
        passages=count_table(project, counting),
        units=count_table(
            project,
            replace(
                counting,
                unit=CountUnit.CASES if collection.by_cases else CountUnit.DOCUMENTS,
                percent=PercentOf.COLUMN,
            ),
        ),
        since=last,
        fresh=frozenset(project.publications.coded_since(last) if last else project.coded.keys()),
        has_topics=bool(states.topics),
        collection=collection,
    )


def _themes(
    project: Project, collection: Collection, states: TopicStates, wave: str, compare: str
) -> Iterator[Theme]:
    """All codes in the order of the codebook, those without a passage too: the tables are the same every year."""
    by_code = {chapter.code.key: chapter.quotations for chapter in collection.chapters if chapter.code}
    for code in project.codes.book():
        waves: dict[str, list[Quotation]] = {}
        for shown in by_code.get(code.key, ()):
            waves.setdefault(shown.wave, []).append(shown)
        here, there = waves.get(wave, []), waves.get(compare, [])
        mention = theme_mention(
            states,
            [states.topic_at(quotation.document, quotation.span.start) for quotation in here],
            [states.topic_at(quotation.document, quotation.span.start) for quotation in there],
            wave,
            compare,
        )
        yield Theme(code, {name: tuple(found) for name, found in waves.items()}, mention)


def comparison_report(report: WaveReport, language: Language, *, final: bool = False) -> Report:
    """The tables of the report; with `final` without ids."""
    words = catalogue_of(language)
    names = heads(words)
    unit = unit_word(report.units.request.unit, words)
    by_passages = words.gettext("Themes by waves: passages")
    by_units = words.gettext("Themes by waves: {unit}", unit=unit)
    return report_of_tables(
        words.gettext(
            "{title}: wave {wave} compared with {other}", title=report.title, wave=report.wave, other=report.compare
        ),
        (
            (names["base"], "; ".join(column_names(report.units.columns, words))),
            (names["counted"], f"{names['passages']}, {unit}"),
            (names["whose"], " ".join(whose(report.collection, wording_of(language)))),
        ),
        (
            *tables_to_print(report.passages, by_passages, words),
            *tables_to_print(report.units, by_units, words),
            _changes(report, words),
            _fresh(report, words),
            _used(report, words, final=final),
        ),
        _data(report, by_passages, language, unit),
        language=language,
    )


def _changes(report: WaveReport, words: Catalogue) -> Table:
    order = (ThemeMention.NEW, ThemeMention.GONE, ThemeMention.NOT_ASKED, ThemeMention.UNKNOWN)
    names, below, said = heads(words), notes(words), mentions(words)
    rows = tuple(
        (theme.code.full_name, said[mention], theme.passages(report.compare), theme.passages(report.wave))
        for mention in order
        for theme in report.themes
        if theme.mention is mention
    )
    told = [below["changes"], below["flat"], below["topics"] if report.has_topics else below["no_topics"]]
    told += [] if rows else [below["nothing"]]
    head = (names["theme"], names["said"], report.compare, report.wave)
    return Table(words.gettext("New or no longer mentioned"), head, rows, words=2, notes=tuple(told))


def _fresh(report: WaveReport, words: Catalogue) -> Table:
    rows = tuple(
        (theme.code.full_name, len(found)) for theme in report.themes if (found := report.new_quotations(theme))
    )
    since, names, below = report.since, heads(words), notes(words)
    if since:
        title = words.gettext(
            "Newly coded since “{publication}” ({day})", publication=since.name, day=local_day(since.created, words)
        )
    else:
        title = words.gettext("Newly coded since the last report")
    told = ([] if since else [below["none_before"]]) + ([] if rows else [below["nothing"]])
    return Table(title, (names["theme"], names["passages"]), rows, notes=tuple(told))


def _used(report: WaveReport, words: Catalogue, *, final: bool) -> Table:
    rows = tuple(
        (theme.code.full_name, quotation.label, ", ".join(quotation.published), *(() if final else (quotation.id,)))
        for theme, quotation in report.used()
    )
    names = heads(words)
    head = (names["theme"], names["label"], names["publication"], *(() if final else (names["id"],)))
    below = () if rows else (notes(words)["nothing"],)
    return Table(words.gettext("Published before"), head, rows, words=len(head), notes=below)


def _data(report: WaveReport, title: str, language: Language, unit: str) -> Table:
    """One row a theme and wave: for pivot tables and for the next year."""
    words = catalogue_of(language)
    groups, names = wording_of(language).groups, heads(words)
    rows = tuple(
        (
            words.said(theme.name),
            words.said(wave.name),
            "" if wave.base is None else wave.base,
            passages.present,
            passages.absent,
            passages.mixed,
            units.n or 0,
            "" if units.percent is None else float(units.percent),
        )
        for theme, of_passages, of_units in zip(
            report.passages.rows, report.passages.cells, report.units.cells, strict=True
        )
        for wave, passages, units in zip(report.units.columns, of_passages, of_units, strict=True)
    )
    head = (names["theme"], names["wave"], names["base"], *(groups[kind] for kind in Polarity), unit,
            words.gettext("per cent"))  # fmt: skip
    return Table(title, head, rows, words=2)
