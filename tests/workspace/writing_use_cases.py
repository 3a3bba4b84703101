"""What the writing use cases of the workspace are shown with: one of everything, and something that each does."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

import qualcode
from qualcode.errors import ProjectReplaced
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import CodebookDraft, CodeDraft, RuleChange
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.documents import Role
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.procedures import Procedure
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.readings.markings import Marking, MarkingKind
from qualcode.model.readings.transcription_rules import TranscriptionSign
from qualcode.model.spans import Span
from qualcode.model.team.roles import Right, TeamRole
from qualcode.model.topics import GuideQuestion
from qualcode.project.file.history import Author
from qualcode.project.material.search import How
from qualcode.project.project import Project
from qualcode.project.watch.rescue_file import Rescue, files
from qualcode.reading.source.choices import ReadingChoices
from qualcode.reading.source.options import MarkingsUse, ReadingOptions
from qualcode.reading.tables.table import TableOptions
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.disclosure.repair import plan, step_written
from qualcode.reporting.documents.attributes import AttributeRow
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.tables.quoted_cells import CellWords
from qualcode.retrieval.counting.request import AxisKind, CountRequest, TableAxis
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.hits import HitUnit, passages_around
from qualcode.workspace.codebook import anchors, codes, merging, removal, research_questions
from qualcode.workspace.coding import case_summaries, codings, memos, table_import
from qualcode.workspace.coding.coding_table import read_coding_table
from qualcode.workspace.consent import consents
from qualcode.workspace.consent import table as consent_table
from qualcode.workspace.counting import groups, origins, summaries, word_cells
from qualcode.workspace.counting.tables import count
from qualcode.workspace.exchange.importing import ProjectImportWish, prepared_of, write_project_import
from qualcode.workspace.imports import importing, markings, reading_choices
from qualcode.workspace.material import (
    cases,
    cell_changes,
    documents,
    doubts,
    orphans,
    revising,
    text_search,
    topics,
    transcription,
)
from qualcode.workspace.material.material_table import MaterialColumn, MaterialFact
from qualcode.workspace.project import making
from qualcode.workspace.quoting import export, findings, good_marks, publications, quotation_editing, wave_export
from qualcode.workspace.quoting.disclosure import check_disclosure
from qualcode.workspace.sharing import packages
from qualcode.workspace.team import coders, intra, norming, roles, sampling
from qualcode.workspace.versions import recheck
from qualcode.workspace.workspace import Workspace
from tests.project.revised import read
from tests.workspace import (
    consensus_use_cases,
    inductive_use_cases,
    level_use_cases,
    refactoring_use_cases,
    version_use_cases,
)
from tests.workspace.foreign_projects import foreign_project

TEXT = "I: Wie war das?\nB: Das Amt in Musterstadt kam nie. Das war schwer. Am Ende half ein Amt.\n"
AGREED = ConsentChange({Purpose.QUOTE: Permission.YES}, given="2022-05-31")


class Opened(SimpleNamespace):
    """The study with short names for what is changed in it."""

    def look(self):
        project = self.space.project
        self.eins, self.zwei = map(project.documents.find, ("eins", "zwei"))
        self.thema, self.unter, self.rest = (
            self.space.book[project.codes.find(n).key] for n in ("Thema", "Unter", "Rest")
        )
        mine = [coding for coding in self.space.codings() if coding.coder == self.space.coder.key]
        self.mine, self.mine2 = mine[0], mine[-1]
        self.memo = next((memo for memo in self.space.memos() if memo.text == "Warum?"), None)
        self.case, self.other_case = map(project.cases.find, ("Fall A", "Fall B"))
        self.cara = project.coders.find("cara")
        self.verlauf, self.ende = map(project.topics.find, ("Verlauf", "Ende"))
        self.asked, self.assigned = (topics.questions_in(self.space, [found]) for found in (self.eins, self.zwei))


def filled_study(path: Path) -> Path:
    """Make a study with one of everything, of anna and ben."""
    with qualcode.create(path, "Probe", coder="anna") as study:
        for name, wave in (("eins", 2022), ("zwei", 2023)):
            study.documents.add(name, TEXT, label=f"RG {wave}", case="Fall A", attributes={"wave": wave})
        for code in ("Thema", "Thema / Unter", "Rest"):
            study.codes.add(code)
        mine = study.code("eins", "Das Amt in Musterstadt kam nie.", "Thema")
        study.code("zwei", "Das war schwer.", "Thema / Unter")
        study.memos.add("Warum?", about=mine)
        space, code = study.space, study.codes["Thema"].record
        anchors.write(space, code, "So war es.")
        codes.describe(space, "Grundlagen", "Wovon die Rede ist.")
        first = topics.add(space, "Verlauf", question="Wie war das?")
        topics.add(space, "Ende")
        topics.assign(space, first, topics.questions_in(space, [space.project.documents.find("zwei")]))
        quotation_editing.edit(space, mine.record, ["nie => **nie**"])
        coders.add(space, "cara")
        cases.add(space, "Fall B")
    with qualcode.open(path, coder="ben", new_coder=True) as study:
        study.code("eins", "Am Ende half ein Amt.", "Rest")
    return path


def exported(opened, **more):
    return export.QuotationExport(
        wanted=PassageChoice(), format="md", path=opened.folder / "q.md", publication="Bericht", **more
    )


def write_quotations(opened):
    export.write(opened.space, export.collect_quotations(opened.space, exported(opened)))


def write_words(opened):
    """A table with quotations in its cells, published."""
    sides = TableAxis(AxisKind.CODES), TableAxis(AxisKind.CASES)
    wanted = word_cells.WordExport(
        wanted=PassageChoice(), format="md", path=opened.folder / "matrix.md", publication="Bericht",
        words=CellWords.QUOTATIONS,
    )  # fmt: skip
    table = count(opened.space, CountRequest(*sides))
    word_cells.write_words(opened.space, word_cells.prepare(opened.space, table, wanted, Options()))


def export_waves(opened):
    asked = wave_export.WaveExport(
        wave="2023", compare="2022", format="md", wanted=PassageChoice(), publication="Bericht"
    )
    wave_export.export_waves(
        opened.space, asked, Options(), opened.folder / "waves", strict=False, tell_names=lambda _: None,
        tell=lambda _: None,
    )  # fmt: skip


def import_files(opened):
    file = opened.folder / "neu.txt"
    file.write_text("I: Und?\nB: Ja doch, so war es.\n", encoding="utf-8")
    said = importing.SaidOfAll("RG 2024", {}, "Fall C")
    taking = importing.MaterialImport(
        opened.space, "auto", None, ReadingOptions(), unsure=False, again=False, said=said
    )
    taking.read([file], lambda: False)
    taking.write(taking.portions(), lambda: False)


def import_codings(opened):
    file = opened.folder / "codings.csv"
    file.write_text("document,code,text,coder\neins,Rest,Das war schwer.,anna\n", encoding="utf-8")
    table = read_coding_table(file, TableOptions())
    table_import.import_codings(opened.space, table_import.planned_import(opened.space, table))


def import_project(opened):
    prepared = prepared_of(
        opened.space, foreign_project(), ProjectImportWish(Path("theirs.qdpx")), lambda *_told: None, lambda: False
    )
    write_project_import(opened.space, prepared, lambda *_told: None, lambda: False)


def import_consents(opened):
    file = opened.folder / "codings.csv"
    file.write_text("Fall,Zitieren,Löschen bis\nFall A,ja,31.12.2030\nFall B,nein,\n", encoding="utf-8")
    consent_table.take_in(opened.space, consent_table.read_consents(opened.space.project, file, TableOptions()))


def found_findings(opened):
    collection = collect(opened.space.project, PassageChoice())
    found = check_disclosure(opened.space.project, collection, Options()).found
    assert found
    return found


def lose_a_place(opened):
    draft = read(TEXT.replace(" Das war schwer.", " Es ging."), "zwei")
    revising.carry_out(opened.space, revising.planned(opened.space, opened.zwei, draft))
    opened.orphans = opened.space.orphans()


def import_with_doubts(opened):
    draft = replace(read(TEXT, "drei"), doubts=(ReadingDoubt(DoubtKind.LABEL_ONCE, Span(16, 18), "B:"),))
    documents.take_in(opened.space, [draft])


def settle_doubts(opened):
    import_with_doubts(opened)
    doubts.settle(opened.space, opened.space.project.doubts.all())


def lose_the_file(opened):
    """A session gives a coding beside an older copy of the file that took its place: what it did waits."""
    path = opened.space.project.path
    opened.space.close()
    older = shutil.copyfile(path, opened.folder / ".arriving")
    with Project.open(path) as project:
        project.cases.add("Zwischendurch", Author("anna"))
    project = Project.open(path)
    project.cases.add("Verloren", Author("anna"))
    Path(older).replace(path)
    with pytest.raises(ProjectReplaced):
        project.cases.add("Verweigert", Author("anna"))
    project.close()
    (file,) = files()
    opened.rescue = Rescue.read(file)
    opened.space = Workspace.open(path, coder="anna")


def passages(opened):
    hits = list(opened.space.project.search.find("Amt", how=How.EXACT))
    return list(passages_around(opened.space.project, hits, HitUnit.SENTENCE))


def change_the_rules(opened):
    codes.edit(opened.space, opened.thema, {"definition": "anders"}, change=RuleChange.RULE)


def mask(opened):
    step = step_written("Musterstadt => [Ort]")
    findings.mask(opened.space, plan(opened.space.project, [opened.mine], [step]))


def draw(opened):
    every = opened.space.project.documents.all()
    sampling.draw_sample(opened.space, every, "wave", 2, 17, [opened.cara, opened.space.coder])


def begin_norming(opened, name="Woche 1"):
    opened.session = norming.begin(
        opened.space, name, [opened.space.coder, opened.cara], [(opened.eins, Span(19, 50))]
    )
    opened.voted = {opened.space.project.norming.passages(opened.session.key)[0].key: [opened.thema]}


def vote_once(opened):
    begin_norming(opened)
    norming.vote(opened.space, opened.session, opened.voted)


def talk(opened):
    vote_once(opened)
    opened.session = norming.reveal(opened.space, opened.session, incomplete=True)


def make_group(opened):
    groups.add(opened.space, "Frühere", [opened.eins])


def define_rules(opened):
    transcription.define(opened.space, "Haus", [TranscriptionSign("§", "Bruch")])


def group(opened):
    return opened.space.project.groups.find("Frühere", exact=True)


def make_questions(opened):
    research_questions.add(opened.space, "Was steht im Weg?")
    research_questions.link(opened.space, research_questions.add(opened.space, "Wer hilft?"), opened.thema)


def question(opened):
    return opened.space.project.research_questions.find("Wer hilft?", exact=True)


def confirm_topics(opened):
    found = topics.proposals(opened.space, [opened.eins])
    assert found
    topics.confirm(opened.space, found)


def ask_once_more(opened):
    draft = read(TEXT + "I: Und?\nB: Ja.\n", "zwei")
    revising.carry_out(opened.space, revising.planned(opened.space, opened.zwei, draft))
    opened.probing = topics.questions_in(opened.space, [opened.space.project.documents.find("zwei")])[1:]


def take_in_what_is_marked(opened):
    marked, space = [Marking(Span(3, 7), MarkingKind.HIGHLIGHT, "yellow")], opened.space
    with space.project.change("import", space.author):
        markings.take_in_markings(space.project, opened.eins, marked, MarkingsUse.CODES, space.coder)


DONE = {
    "codebook/anchors.add_passage": lambda o: anchors.add_passage(o.space, o.thema, o.mine),
    "codebook/anchors.write": lambda o: anchors.write(o.space, o.rest, "Auch so.", invented=True),
    "codebook/anchors.remove": lambda o: anchors.remove(o.space, o.thema, o.thema.anchors),
    "codebook/codes.add": lambda o: codes.add(o.space, "Neu", o.thema, place=1, fields={"definition": "so"}),
    "codebook/codes.edit": lambda o: codes.edit(
        o.space, o.thema, {"definition": "anders", "colour": "#0072b2"}, change=RuleChange.EDITORIAL, note="klarer"
    ),
    "codebook/codes.move": lambda o: codes.move(o.space, o.rest, o.thema),
    "codebook/codes.take_in": lambda o: codes.take_in(o.space, [CodebookDraft("Neu", (CodeDraft("Neu"),), "Buch")]),
    "codebook/codes.describe": lambda o: codes.describe(o.space, "Grundlagen", "Anderes."),
    "codebook/merging.merge": lambda o: merging.merge(o.space, o.thema, o.rest),
    "codebook/merging.split": lambda o: merging.split(o.space, o.thema, [o.mine], CodeDraft("Neu")),
    "versions/recheck.judge": lambda o: recheck.judge(o.space, [o.mine], RecheckVerdict.KEEP),
    "codebook/removal.remove": lambda o: removal.remove(o.space, o.thema, with_codings=True),
    "coding/codings.give": lambda o: codings.give(o.space, o.eins, Span(3, 7), [o.thema, o.rest], memo="so"),
    "coding/codings.give_new_code": lambda o: codings.give_new_code(o.space, o.eins, Span(3, 7), CodeDraft("Neu")),
    "coding/codings.change": lambda o: codings.change(o.space, o.mine, weight=70, good=True, code=o.rest),
    "quoting/good_marks.mark": lambda o: good_marks.mark(o.space, [o.mine, o.mine2]),
    "coding/codings.split": lambda o: codings.split(o.space, o.eins, o.mine, o.mine.span.start + 8),
    "coding/codings.remove": lambda o: codings.remove(o.space, [o.mine, o.mine2]),
    "codebook/research_questions.add": lambda o: research_questions.add(o.space, "Was hilft?"),
    "codebook/research_questions.edit": lambda o: research_questions.edit(o.space, question(o), "Was hilft wann?"),
    "codebook/research_questions.move": lambda o: research_questions.move(o.space, question(o), 1),
    "codebook/research_questions.remove": lambda o: research_questions.remove(o.space, question(o)),
    "codebook/research_questions.link": lambda o: research_questions.link(o.space, question(o), o.rest),
    "codebook/research_questions.unlink": lambda o: research_questions.unlink(o.space, question(o), o.thema),
    "counting/groups.add": lambda o: groups.add(o.space, "Spätere", [o.zwei]),
    "counting/groups.rename": lambda o: groups.rename(o.space, group(o), "Frühe"),
    "counting/groups.put": lambda o: groups.put(o.space, group(o), [o.zwei]),
    "counting/groups.take": lambda o: groups.take(o.space, group(o), [o.eins]),
    "counting/groups.assign": lambda o: groups.assign(o.space, [o.zwei], [group(o)], {group(o).key}),
    "counting/groups.remove": lambda o: groups.remove(o.space, group(o)),
    "coding/case_summaries.write_summary": lambda o: case_summaries.write_summary(
        o.space, o.case, motto="Immer allein", text="Kam ohne Hilfe aus."
    ),
    "counting/summaries.write": lambda o: summaries.write(
        o.space, summaries.open_cell(o.space, o.case, o.thema), "Kam ohne Hilfe aus."
    ),
    "counting/word_cells.write_words": write_words,
    "coding/memos.add": lambda o: memos.add(o.space, MemoTarget(code=o.thema.key), "so", kind=MemoKind.THEORY),
    "coding/memos.write_on_coding": lambda o: memos.write_on_coding(o.space, o.mine2, "gut"),
    "coding/memos.change": lambda o: memos.change(o.space, o.memo, title="T", closed=True),
    "coding/memos.rewrite": lambda o: memos.rewrite(o.space, o.memo, "", MemoKind.OTHER),
    "coding/memos.remove": lambda o: memos.remove(o.space, o.memo),
    "coding/table_import.import_codings": import_codings,
    "consent/consents.say": lambda o: consents.say(o.space, [o.case, o.eins], AGREED),
    "consent/consents.say_of_everybody": lambda o: consents.say_of_everybody(o.space, AGREED),
    "consent/consents.say_each": lambda o: consents.say_each(o.space, [(o.case, AGREED), (o.other_case, AGREED)]),
    "consent/table.take_in": import_consents,
    "material/cases.add": lambda o: cases.add(o.space, "Fall C"),
    "material/cases.describe": lambda o: cases.describe(o.space, o.case, {"ort": "Amt"}, Permission.NO),
    "material/cases.rename": lambda o: cases.rename(o.space, o.case, "Fall Z"),
    "material/cases.remove": lambda o: cases.remove(o.space, o.case),
    "material/cases.set_population": lambda o: cases.set_population(
        o.space, o.space.project.labels.find("RG 2022"), 12
    ),
    "material/cell_changes.change_cells": lambda o: cell_changes.change_cells(
        o.space, [o.case, o.other_case], MaterialColumn(MaterialFact.ATTRIBUTE, "ort"), "Amt"
    ),
    "material/cell_changes.remove_cases": lambda o: cell_changes.remove_cases(o.space, [o.case, o.other_case]),
    "material/documents.take_in": lambda o: documents.take_in(o.space, [read("B: Neu.", "drei")]),
    "material/documents.describe": lambda o: documents.describe(
        o.space,
        [o.eins, o.zwei],
        label="RG",
        case="Fall N",
        attributes={"ort": "x"},
        roles={"B": Role.OTHER},
        wave="2021",
        source_kind="AH",
    ),
    "counting/origins.describe_label": lambda o: origins.describe_label(
        o.space, o.space.project.labels.find("RG 2022"), population=12, wave="2022", source_kind="RG"
    ),
    "counting/origins.declare_fields": lambda o: origins.declare_fields(o.space, wave=["Welle"], source_kind=["Art"]),
    "material/documents.describe_speaker": lambda o: documents.describe_speaker(
        o.space, [o.eins], "B", case="Fall B", attributes={"alter": "40"}
    ),
    "material/documents.take_in_attributes": lambda o: documents.take_in_attributes(
        o.space, [AttributeRow(o.eins, "RG", None, {"ort": "x"}), AttributeRow(o.zwei, None, "Fall N", {})]
    ),
    "material/documents.rename": lambda o: documents.rename(o.space, o.eins, "erstes"),
    "material/documents.remove": lambda o: documents.remove(o.space, [o.eins, o.zwei]),
    "imports/importing.MaterialImport.write": import_files,
    "exchange/importing.write_project_import": import_project,
    "material/orphans.place": lambda o: orphans.place(o.space, o.orphans[0], o.zwei, Span(3, 9)),
    "material/orphans.remove": lambda o: orphans.remove(o.space, o.orphans),
    "sharing/packages.write_package": lambda o: packages.write_package(
        o.space, packages.PackageOrder(path=o.folder / "cara.qualcode", coder="cara", documents=[o.zwei])
    ),
    "imports/markings.take_in_markings": take_in_what_is_marked,
    "imports/reading_choices.forget_choices": lambda o: reading_choices.forget_choices(o.space, ["interviewer"]),
    "material/doubts.settle": lambda o: doubts.settle(o.space, o.space.project.doubts.all()),
    "material/doubts.reopen": lambda o: doubts.reopen(o.space, o.space.project.doubts.all()),
    "material/revising.carry_out": lose_a_place,
    "material/text_search.code_passages": lambda o: text_search.code_passages(o.space, passages(o), CodeDraft("Neu")),
    "material/topics.add": lambda o: topics.add(o.space, "Neu", question="Und nun?", wave="2023"),
    "material/topics.rename": lambda o: topics.rename(o.space, o.verlauf, "Hergang"),
    "material/topics.set_question": lambda o: topics.set_question(o.space, o.verlauf, "Wie lief das?"),
    "material/topics.move": lambda o: topics.move(o.space, o.ende, 0),
    "material/topics.remove": lambda o: topics.remove(o.space, o.verlauf),
    "material/topics.take_in": lambda o: topics.take_in(
        o.space, [GuideQuestion("Verlauf", "Wie lief es?"), GuideQuestion("Neu", "Und?")], "2023"
    ),
    "material/topics.assign": lambda o: topics.assign(o.space, o.ende, [*o.asked, *o.assigned]),
    "material/topics.assign_new": lambda o: topics.assign_new(o.space, "Neu", o.asked),
    "material/topics.assign_as_before": lambda o: topics.assign_as_before(o.space, o.probing),
    "material/topics.confirm": confirm_topics,
    "material/topics.unassign": lambda o: topics.unassign(o.space, o.assigned),
    "project/making.take_in_rescue": lambda o: making.take_in_rescue(o.space, o.rescue),
    "quoting/export.write": write_quotations,
    "quoting/export.collect_and_write": lambda o: export.collect_and_write(o.space, exported(o)),
    "quoting/findings.accept": lambda o: findings.accept(o.space, found_findings(o), "darf"),
    "quoting/findings.mask": mask,
    "quoting/findings.withdraw": lambda o: findings.withdraw(o.space, o.space.project.accepted.all()),
    "quoting/publications.remove": lambda o: publications.remove(
        o.space, o.space.project.publications.find("Bericht")
    ),
    "quoting/quotation_editing.edit": lambda o: quotation_editing.edit(o.space, o.mine, ["Das Amt => [Die Stelle]"]),
    "quoting/quotation_editing.reset": lambda o: quotation_editing.reset(o.space, o.mine),
    "quoting/quotation_editing.save": lambda o: quotation_editing.save(o.space, o.eins, o.mine, ()),
    "quoting/wave_export.export_waves": export_waves,
    "team/coders.add": lambda o: coders.add(o.space, "dora", CoderKind.PERSON),
    "team/coders.rename": lambda o: coders.rename(o.space, o.cara, "carla"),
    "team/coders.merge": lambda o: coders.merge(o.space, o.space.project.coders.find("ben"), o.cara),
    "team/coders.set_blind": lambda o: coders.set_blind(o.space, on=True),
    "team/coders.set_procedure": lambda o: coders.set_procedure(o.space, Procedure.CONSENSUAL),
    "team/coders.set_round": lambda o: coders.set_round(o.space, 2),
    "team/norming.begin": begin_norming,
    "team/norming.vote": lambda o: norming.vote(o.space, o.session, o.voted),
    "team/norming.reveal": lambda o: norming.reveal(o.space, o.session, incomplete=True),
    "team/norming.again": lambda o: norming.again(o.space, o.session),
    "team/norming.close": lambda o: norming.close(o.space, o.session, note="Rest ist nun klar."),
    "team/norming.write_note": lambda o: norming.write_note(o.space, o.session, "Rest ist nun klar."),
    "team/norming.remove": lambda o: norming.remove(o.space, o.session),
    "material/transcription.declare": lambda o: transcription.declare(o.space, [o.eins, o.zwei], "gat2"),
    "material/transcription.define": lambda o: transcription.define(
        o.space, "Haus", [TranscriptionSign("§", "Bruch")]
    ),
    "material/transcription.remove": lambda o: transcription.remove(o.space, "Haus"),
    "team/intra.draw": lambda o: intra.draw(o.space, intra.RepetitionAsked(sample=1, today="2099-12-31")),
    "team/coders.assign": lambda o: coders.assign(o.space, [o.eins], o.cara),
    "team/coders.allot": lambda o: coders.allot(o.space, [o.eins, o.zwei], [o.cara, o.space.coder]),
    "team/coders.allot_to": lambda o: coders.allot_to(o.space, o.cara, [o.eins, o.zwei]),
    "team/sampling.draw_sample": draw,
    "team/roles.set_role": lambda o: roles.set_role(o.space, o.cara, TeamRole.GUEST),
    "team/roles.set_rights": lambda o: roles.set_rights(o.space, {Right.CODEBOOK: TeamRole.CODER}),
    "team/coders.set_state": lambda o: coders.set_state(o.space, [o.eins, o.zwei], WorkState.FINISHED),
    **consensus_use_cases.DONE,
    **refactoring_use_cases.DONE,
    **version_use_cases.DONE,
    **inductive_use_cases.DONE,
    **level_use_cases.DONE,
}
"""Use case -> something that it does."""

BEFORE = {
    **refactoring_use_cases.BEFORE,
    **version_use_cases.BEFORE,
    **inductive_use_cases.BEFORE,
    **dict.fromkeys([f"counting/groups.{act}" for act in ("rename", "put", "take", "remove", "assign")], make_group),
    **dict.fromkeys(
        [f"codebook/research_questions.{act}" for act in ("edit", "move", "remove", "link", "unlink")], make_questions
    ),
    "versions/recheck.judge": change_the_rules,
    "team/norming.vote": begin_norming,
    "team/norming.reveal": vote_once,
    **dict.fromkeys([f"team/norming.{act}" for act in ("again", "close", "write_note", "remove")], talk),
    "imports/reading_choices.forget_choices": lambda o: o.space.project.settings.set_reading(
        ReadingChoices(interviewers=("A",)), o.space.author
    ),
    "material/orphans.place": lose_a_place,
    "material/orphans.remove": lose_a_place,
    "material/doubts.settle": import_with_doubts,
    "material/doubts.reopen": settle_doubts,
    "material/topics.assign_as_before": ask_once_more,
    "material/transcription.remove": define_rules,
    "project/making.take_in_rescue": lose_the_file,
    "quoting/findings.accept": lambda o: documents.describe(o.space, [o.eins], case="Musterstadt"),
    "quoting/findings.withdraw": lambda o: (
        documents.describe(o.space, [o.eins], case="Musterstadt"),
        findings.accept(o.space, found_findings(o), "darf"),
    ),
    "quoting/publications.remove": write_quotations,
    **consensus_use_cases.BEFORE,
    **level_use_cases.BEFORE,
}
"""What has to be there before."""

NOT_TAKEN_BACK = {
    "inductive/table_import.planned_import": "writes nothing: says what import_table would do",
    "sharing/merging.merge": "brings entries of others along: taken back in tests/workspace/test_merging.py",
    "sharing/conflicts.decide": "needs two copies: taken back in tests/workspace/test_merging.py",
    "sharing/sync.FolderSync.once": "what came in was sent on by others: stays, as undo says",
    "sharing/sync.FolderSync.watch": "the same, again and again",
    "sharing/sync.join": "makes the file",
    "sharing/erasing.erase_as_noted": "for good, by its meaning",
    "project/forgetting.forget_passage": "for good, by its meaning",
    "project/forgetting.forget_documents": "for good, by its meaning",
    "project/forgetting.forget_case": "for good, by its meaning",
    "project/forgetting.forget_text": "for good, by its meaning",
    "project/forgetting.forget_words": "for good, by its meaning",
    "material/revising.seal": "for good, by its meaning",
    "project/making.make": "makes the file",
    "exchange/importing.new_project_from": "makes the file",
    "project/making.make_demo": "makes the file",
    "quoting/export.give_ids": "ids stay with their codings, and undo passes them over",
    "quoting/export.prepare": "keeps ids only",
    "counting/word_cells.prepare": "keeps ids only",
    "counting/summary_export.prepare_summaries": "keeps ids only",
    "counting/case_export.prepare_cases": "keeps ids only",
    "leaving/register.copied": "what left cannot be called back",
    "leaving/register.Departure.entered": "what left cannot be called back",
    "leaving/register.Departure.show": "what left cannot be called back",
    "workspace.Workspace.undo": "undo itself",
    "workspace.Workspace.redo": "undo itself",
    "project/history.turn": "undo itself, of one change",
    "project/history.obstacles": "asks who acts and changes nothing",
    "workspace.Workspace.author": "says who acts and changes nothing",
    "workbench/code_figures.figures_of": "adds to a set of its own that is called documents",
    "workspace.Workspace.acting": "adds the coder with what is done inside",
}


SHOWN_AT = (
    inductive_use_cases.SHOWN_AT
    | dict.fromkeys(
        [
            *("coding/codings.give", "coding/codings.give_new_code", "coding/codings.change", "coding/codings.split"),
            *("coding/memos.write_on_coding", "coding/memos.change", "coding/memos.rewrite", "coding/memos.remove"),
            *("coding/table_import.import_codings", "quoting/findings.mask", "quoting/quotation_editing.edit"),
            *("quoting/quotation_editing.reset", "quoting/quotation_editing.save", "versions/recheck.judge"),
            *("quoting/wave_export.export_waves", "team/coders.merge", "material/revising.carry_out"),
            *("material/orphans.place", "material/topics.assign_new", "material/topics.assign_as_before"),
            *("material/topics.confirm", "material/topics.unassign", "material/topics.remove"),
            *("team/norming.begin", "team/norming.remove"),
            *("material/doubts.settle", "material/doubts.reopen", "imports/markings.take_in_markings"),
            "team/intra.draw",
        ],
        "one paragraph",
    )
    | dict.fromkeys(
        [
            *(
                "coding/codings.remove",
                "material/text_search.code_passages",
                "quoting/export.write",
                "counting/word_cells.write_words",
                "quoting/export.collect_and_write",
            ),
            *("quoting/publications.remove", "material/documents.remove", "quoting/good_marks.mark"),
            "material/topics.assign",
        ],
        "a passage",
    )
    | dict.fromkeys(
        [
            *(
                "consent/consents.say",
                "material/documents.describe",
                "material/documents.describe_speaker",
                "material/documents.rename",
            ),
            *("material/documents.take_in_attributes", "material/orphans.remove", "team/coders.assign"),
            "sharing/packages.write_package",
            *(
                "team/coders.set_state",
                "material/cases.remove",
                "material/cell_changes.remove_cases",
                "team/coders.allot",
                "team/sampling.draw_sample",
                "team/coders.allot_to",
                "quoting/findings.accept",
                "quoting/findings.withdraw",
                "material/transcription.declare",
            ),
            *(f"counting/groups.{act}" for act in ("add", "put", "take", "remove", "assign")),
        ],
        "a document",
    )
    | dict.fromkeys(
        [
            *("codebook/anchors.add_passage", "codebook/anchors.write", "codebook/anchors.remove"),
            *("codebook/codes.edit", "codebook/codes.move", "codebook/merging.merge", "codebook/merging.split"),
            *("codebook/merging.lift", "codebook/removal.remove_to", "codebook/splitting.apply"),
            "codebook/file_import.take_in_files",
            *("codebook/removal.remove", "coding/memos.add", "counting/summaries.write"),
            *(f"codebook/research_questions.{act}" for act in ("link", "unlink", "remove")),
        ],
        "a code",
    )
    | consensus_use_cases.SHOWN_AT
    | level_use_cases.SHOWN_AT
)
"""Use case -> where what it did can be looked at after an undo; else nowhere in text and codebook, or it is gone."""
