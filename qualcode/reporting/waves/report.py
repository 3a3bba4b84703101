"""The report of a wave, the same every year: themes by waves, what is new or gone, what was published before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import Catalogue, _, catalogue_of
from qualcode.errors import NotFound
from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.plural import counted
from qualcode.project.material.origins import waves_in
from qualcode.project.project import Project
from qualcode.project.quoting.publications import Publication
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.quotations.collection import Collection, Quotation
from qualcode.reporting.quotations.collection_words import whose
from qualcode.reporting.report import Cell, Report, Table, report_of_tables
from qualcode.reporting.waves.words import heads, mentions, notes
from qualcode.reporting.words.wording import Language, wording_of
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

    def passages(self, wave: str, polarity: Polarity | None = None) -> int:
        """Number of passages in a wave, of one polarity or of all."""
        return sum(1 for quotation in self.waves.get(wave, ()) if polarity is None or quotation.polarity is polarity)

    def units(self, wave: str, polarity: Polarity | None = None) -> int:
        """Number of cases in a wave; a document without a case counts as one."""
        return len(
            {
                ("document", quotation.document) if quotation.case is None else ("case", quotation.case)
                for quotation in self.waves.get(wave, ())
                if polarity is None or quotation.polarity is polarity
            }
        )


@dataclass(frozen=True, slots=True)
class WaveReport:
    """All that the report of a wave holds. `since` is the publication since which codings count as new.

    `has_topics` says that the project has topics of a guide: without them nobody knows what was asked.
    """

    title: str
    wave: str
    compare: str
    waves: tuple[str, ...]
    themes: tuple[Theme, ...]
    documents: Mapping[str, int]
    cases: Mapping[str, int]
    without_case: Mapping[str, int]
    by_cases: bool
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
    publications = project.publications.all()
    last = since or (publications[-1] if publications else None)
    return WaveReport(
        title=project.title,
        wave=wave,
        compare=compare,
        waves=tuple(waves),
        themes=tuple(_themes(project, collection, states, wave, compare)),
        documents={name: sum(1 for d in documents if d.wave == name) for name in waves},
        cases={name: len({d.case for d in documents if d.case and d.wave == name}) for name in waves},
        without_case={name: sum(1 for d in documents if not d.case and d.wave == name) for name in waves},
        by_cases=collection.by_cases,
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
    unit = names["cases"] if report.by_cases else names["documents"]
    bases = "; ".join(f"{wave}: {_base(report, wave, words)}" for wave in report.waves)
    alone = [notes(words)["alone"]] if report.by_cases and any(report.without_case.values()) else []
    by_passages = words.gettext("Themes by waves: passages")
    return report_of_tables(
        words.gettext(
            "{title}: wave {wave} compared with {other}", title=report.title, wave=report.wave, other=report.compare
        ),
        (
            (names["base"], bases),
            (names["counted"], f"{names['passages']}, {unit}"),
            (names["whose"], " ".join(whose(report.collection, wording_of(language)))),
        ),
        (
            _by_wave(report, by_passages, words, [], units=False),
            _by_wave(report, words.gettext("Themes by waves: {unit}", unit=unit), words, alone, units=True),
            _changes(report, words),
            _fresh(report, words),
            _used(report, words, final=final),
        ),
        _data(report, by_passages, language, unit),
        language=language,
    )


def _base(report: WaveReport, wave: str, words: Catalogue) -> str:
    """What a wave stands on: “14 documents (9 cases, 2 documents without a case)”."""
    documents, cases, alone = report.documents[wave], report.cases[wave], report.without_case[wave]
    every = counted(documents, "document", words=words)
    if not report.by_cases:
        return every
    parts = [counted(cases, "case", words=words)] if cases else []
    if alone:
        parts.append(words.gettext("{documents} without a case", documents=counted(alone, "document", words=words)))
    return f"{every} ({', '.join(parts)})"


def _by_wave(report: WaveReport, title: str, words: Catalogue, alone: Sequence[str], *, units: bool) -> Table:
    def cell(theme: Theme, wave: str) -> Cell:
        count = theme.units if units else theme.passages
        absent = count(wave, Polarity.ABSENT)
        if not absent:
            return count(wave)
        return words.gettext("{number} (of these absent: {absent})", number=count(wave), absent=absent)

    rows = tuple((theme.code.full_name, *(cell(theme, wave) for wave in report.waves)) for theme in report.themes)
    return Table(title, (heads(words)["theme"], *report.waves), rows, notes=(notes(words)["cell"], *alone))


def _changes(report: WaveReport, words: Catalogue) -> Table:
    order = (ThemeMention.NEW, ThemeMention.GONE, ThemeMention.NOT_ASKED, ThemeMention.UNKNOWN)
    names, below, said = heads(words), notes(words), mentions(words)
    rows = tuple(
        (theme.code.full_name, said[mention], theme.passages(report.compare), theme.passages(report.wave))
        for mention in order
        for theme in report.themes
        if theme.mention is mention
    )
    told = [below["changes"], below["topics"] if report.has_topics else below["no_topics"]]
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
    """One row a theme, wave and polarity: for pivot tables and for the next year."""
    groups, names = wording_of(language).groups, heads(catalogue_of(language))
    rows = tuple(
        (theme.code.full_name, wave, groups[kind], theme.passages(wave, kind), theme.units(wave, kind))
        for theme in report.themes
        for wave in report.waves
        for kind in Polarity
    )
    head = (names["theme"], names["wave"], names["polarity"], names["passages"], unit)
    return Table(title, head, rows, words=3)
