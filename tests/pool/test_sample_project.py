"""A sample as a project: ordinary, blind, with the shared codebook, and nothing tells where its texts are from."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from qualcode.cli.pool.forget import forget
from qualcode.errors import QualcodeError
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.sample_records import HitsDrawn, SampleFile, read_sample_record
from qualcode.pool.sampling.drawing import SampleRequest, draw
from qualcode.pool.sampling.sample_project import WrittenSample, write_sample
from qualcode.project.file.history import Author
from qualcode.project.pools.records import project_key
from qualcode.project.project import Project
from tests.pool.small_pools import SmallPool, engines_of

ABOVE, BELOW = "0190a000-0000-7000-8000-00000000000a", "0190a000-0000-7000-8000-00000000000b"
PROJECT = "p00000000000000aa"
TEXTS = (
    "Der Kurs war voll. Ich habe gewartet.",
    "I: Wie war das Amt?\nB: Niemand war da. 👩‍🔬\nI: Und dann?\nB: Ich ging.",
    "Gru\u0308\u00dfe aus Ko\u0308ln.",
)


def pool_of_texts(folder: Path) -> Pool:
    """Three texts, of which the first two are one case, with a codebook of two codes; rules coded the first one."""
    rows = SmallPool()
    for number, (uuid, parent, name) in enumerate(((ABOVE, None, "Zugang"), (BELOW, 1, "Warten")), start=1):
        rows.add("codes", code=number, uuid=uuid, parent=parent, position=2 - number, name=name, path=name,
                 folded_path=name.lower(), definition=f"Wenn {name}")  # fmt: skip
        rows.add("code_tree", ancestor=number, code=number, depth=0)
    rows.add("code_tree", ancestor=1, code=2, depth=1)
    for number, text in enumerate(TEXTS):
        key = 100 + number
        rows.add("documents", project=PROJECT, document=key, case_key=7 if number < 2 else key, snippets=1, own=1,
                 length=len(text), sentences=1)  # fmt: skip
        rows.add("texts", project=PROJECT, document=key, text=text)
        rows.add("units", project=PROJECT, document=key, kind="sentence", unit=0, start=0, stop=len(text), asked=0)
        rows.add("attributes", project=PROJECT, document=key, name="Typ", value="A", folded_name="typ",
                 folded_value="a", number=None)  # fmt: skip
    rows.add("units", project=PROJECT, document=101, kind="turn", unit=0, start=0, stop=20, asked=0)
    rows.add("machine_codings", rules="r1", project=PROJECT, document=100, code=2, start=0, stop=3,
             first_sentence=0, last_sentence=0)  # fmt: skip
    return Pool.open(rows.write(folder))


def drawn_into(pool: Pool, path: Path, request: SampleRequest) -> WrittenSample:
    engine = engines_of(pool.folder)[0]
    return write_sample(pool, lambda asked: asked(engine), request, draw(engine, request), path, "Anna")


def test_a_sample_is_an_ordinary_project(tmp_path: Path) -> None:
    pool = pool_of_texts(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    request = SampleRequest(7, ("typ",), 50, HitsDrawn("r1", 1, 5))
    written = drawn_into(pool, path, request)
    assert (written.codes, written.cases) == (2, 2)
    with Project.open(path) as project:
        documents = sorted(project.documents.all(), key=lambda document: document.name)
        assert [document.name for document in documents] == ["1", "2", "3"]
        assert sorted(project.documents.text(document) for document in documents) == sorted(TEXTS)
        assert {document.attributes["Typ"] for document in documents} == {"A"}
        assert sorted(document.case or "" for document in documents) == ["", "Case 1", "Case 1"]
        assert [(code.uuid, code.full_name) for code in project.codes.book()] == [
            (ABOVE, "Zugang"), (BELOW, "Zugang / Warten"),
        ]  # fmt: skip
        assert project.codes.book().codes[0].rules.definition == "Wenn Zugang"
        assert project.settings.blind
        sampled = {document.uuid: document for document in project.pools.sampled()}
        for document in documents:
            text = TEXTS[sampled[document.uuid].key - 100]
            assert project.documents.text(document) == text
            assert bool(project.documents.structure(document).turns) == (text == TEXTS[1])
        assert {document.sample for document in sampled.values()} == {written.record.sample}
        consents = project.consents.of_documents().values()
        assert {(said.answer(Purpose.SECONDARY), said.answer(Purpose.QUOTE)) for said in consents} == {
            (Permission.YES, Permission.YES)
        }
        assert {said.answer(Purpose.TEACH) for said in consents} == {Permission.UNKNOWN}
        assert not [problem for finding in project.check() for problem in finding.problems]
        key = project_key(pool.settings.uuid, project.uuid)
    record = read_sample_record(pool.sample_file(written.record.sample, "json"))
    assert record == written.record
    assert record.files == (SampleFile("sample.qualcode", key),)
    assert record.cases == {PROJECT: (7, 102)}
    assert [stratum.hits for stratum in record.strata] == [False, True]


def test_the_same_sample_drawn_again_is_another_file_of_it(tmp_path: Path) -> None:
    pool = pool_of_texts(tmp_path / "pool")
    first = drawn_into(pool, tmp_path / "a.qualcode", SampleRequest(7, (), 2))
    second = drawn_into(pool, tmp_path / "b.qualcode", SampleRequest(7, (), 2))
    assert [file.name for file in second.record.files] == ["a.qualcode", "b.qualcode"]
    assert first.record.sample == second.record.sample
    assert len(list((pool.folder / "samples").iterdir())) == 2


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    pool = pool_of_texts(tmp_path / "pool")
    path = tmp_path / "a.qualcode"
    drawn_into(pool, path, SampleRequest(7, (), 2))
    before = path.read_bytes()
    with pytest.raises(QualcodeError):
        drawn_into(pool, path, SampleRequest(8, (), 1))
    assert path.read_bytes() == before


def test_what_is_to_be_erased_in_a_sample_is_told_also_of_removed_documents_and_afterwards(tmp_path: Path) -> None:
    pool = pool_of_texts(tmp_path / "pool")
    path = tmp_path / "a b.qualcode"
    drawn_into(pool, path, SampleRequest(7, (), 3))
    with Project.open(path) as project:
        keys = {document.uuid: document.key for document in project.pools.sampled()}
        removed, stays = (
            next(document for document in project.documents.all() if keys[document.uuid] == key) for key in (100, 101)
        )
        project.documents.remove(removed, Author("Anna"))
    wanted = ["--pool", str(pool.folder), PROJECT, "100", "101", "--sample", str(path), "--yes"]
    for _time in range(2):
        told = CliRunner().invoke(forget, wanted)
        assert told.exit_code == 0
        command = f"qualcode forget -p {shlex.quote(str(path))} {stays.name} {removed.uuid[-12:]}"
        assert " ".join(command.split()) in " ".join(told.stderr.split())


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"[" * 100_000, b'{"sample": 1}', b"\xff", b'{"sample": "s1", "drawn_at": "", "seed": -1}',
        b'{"sample": "s1", "drawn_at": "", "seed": 1, "strata_by": [], "each": 1, "hits": null, "strata": '
        b'[{"name": "", "documents": 1, "drawn": 1, "chance": 1%s, "hits": false}]}' % (b"0" * 400),
    ],
    ids=["empty", "list", "deep", "wrong", "no-text", "negative", "huge-chance"],
)  # fmt: skip
def test_a_record_from_elsewhere_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "s1.json"
    path.write_bytes(data)
    with pytest.raises(QualcodeError, match="record of a sample"):
        read_sample_record(path)
