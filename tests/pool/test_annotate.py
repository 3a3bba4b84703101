"""What `pool annotate` does: whose texts, which sentences, what stays after a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

import pytest

pytest.importorskip("pyarrow")

from qualcode.errors import QualcodeError
from qualcode.language.batches import versions
from qualcode.pool.folder.arrow import empty_table, write_parquet
from qualcode.pool.folder.layout import OF_PROJECT
from qualcode.pool.folder.pool import Pool, PoolChanged
from qualcode.pool.folder.stored_manifest import file_digest, read_manifest
from qualcode.pool.upkeep.checking import PoolProblem, pool_findings
from qualcode.pool.upkeep.forgetting import forget, planned_case
from qualcode.pool.words import annotating, kept_words, texts
from qualcode.pool.words.annotating import annotate_pool
from qualcode.pool.words.kept_words import KeptWords, words_folder
from qualcode.pool.workers.in_order import failed
from qualcode.pool.workers.processes import Processes
from tests.pool.annotating import add_texts, project_name, words_in


@pytest.fixture
def pool(tmp_path):
    return Pool.create(tmp_path / "pool")


@pytest.fixture
def here():
    """Workers in this process."""
    return Processes(1)


class Watching:
    """Workers here that note how many texts came at once, and may do something before they give words back."""

    def __init__(self, before=lambda number: None):
        self.sizes = []
        self._before = before

    def map(self, function, batches):
        for batch in batches:
            self.sizes.append(batch.num_rows)
            self._before(len(self.sizes))
            yield function(batch)

    def close(self):
        pass


def test_answers_are_cut_here_and_projects_as_they_were_cut(pool, here):
    add_texts(pool, 1, {5: "Ja. Nein.", 6: "", 7: "Gut"})
    add_texts(pool, 2, {5: "Anna: Ja. Nein."}, {5: [(6, 15)]})
    done = annotate_pool(pool, here)
    assert words_in(pool, 1) == [(5, 0, 0, "ja"), (5, 1, 1, "nein"), (7, 0, 0, "gut")]
    assert words_in(pool, 2) == [(5, 0, 0, "ja"), (5, 0, 1, "nein")]
    assert (done.annotated, done.texts, done.words) == ([project_name(1), project_name(2)], 4, 5)
    manifest = pool.manifest(project_name(2))
    assert (manifest.segmenter, manifest.lemmatizer) == versions()
    assert manifest.rows["words"] == 2
    assert set(manifest.sha256) == set(manifest.rows)


def test_only_what_has_no_words_of_these_versions_is_read(pool, here):
    add_texts(pool, 1, {1: "Ja"})
    annotate_pool(pool, here)
    add_texts(pool, 2, {1: "Ja"}, segmenter="older", lemmatizer="older")
    add_texts(pool, 3, {}, with_texts=False)
    done = annotate_pool(pool, here)
    assert (done.annotated, done.current, done.without_texts) == (
        [project_name(2)], [project_name(1)], [project_name(3)],
    )  # fmt: skip
    assert annotate_pool(pool, here).annotated == []


def test_small_projects_go_together_and_a_large_one_in_parts(pool, monkeypatch):
    for number in range(1, 9):
        add_texts(pool, number, {number: f"Wort{number}"} if number % 3 else {})
    workers = Watching()
    annotate_pool(pool, workers)
    assert workers.sizes == [6]
    assert [words_in(pool, number) for number in (1, 3, 8)] == [[(1, 0, 0, "wort1")], [], [(8, 0, 0, "wort8")]]

    monkeypatch.setattr(texts, "_TEXTS", 3)
    monkeypatch.setattr(annotating, "_HELD", 4)
    add_texts(pool, 1, {document: f"wort {document}" for document in range(10)})
    add_texts(pool, 2, {1: "letztes"})
    workers = Watching()
    annotate_pool(pool, workers)
    assert sum(workers.sizes) == 11
    assert max(workers.sizes) <= 3
    assert [row[0] for row in words_in(pool, 1)] == [document for document in range(10) for _ in range(2)]
    assert words_in(pool, 2) == [(1, 0, 0, "letztes")]


def test_what_was_finished_before_a_failure_stays(pool, here, monkeypatch):
    monkeypatch.setattr(texts, "_TEXTS", 1)
    for number in (1, 2, 3):
        add_texts(pool, number, {1: "Ja"})

    def fail(number):
        if number == 2:
            raise QualcodeError("dead")

    with pytest.raises(QualcodeError, match="dead"):
        annotate_pool(pool, Watching(fail))
    assert annotate_pool(pool, here).current == [project_name(1)]
    assert not list(pool.folder.glob(".incoming-*"))


class Failing:
    """Workers here that fail on a batch with a certain word."""

    def map(self, function, batches):
        for batch in batches:
            if any("Gift" in text for text in batch.column("text").to_pylist()):
                raise failed("MemoryError")
            yield function(batch)

    def close(self):
        pass


def test_texts_on_which_workers_fail_are_named_and_the_others_are_done(pool, here, monkeypatch):
    for number in range(1, 7):
        add_texts(pool, number, {number: f"Gut {number}", 10 + number: "Gift" if number in {2, 5} else "Ja"})
    done = annotate_pool(pool, Failing())
    assert sorted(done.annotated) == [project_name(number) for number in (1, 3, 4, 6)]
    assert [(texts.project, texts.first, texts.last) for texts in done.failed] == [
        (project_name(2), 1, 2), (project_name(5), 1, 2),
    ]  # fmt: skip
    assert "MemoryError" in done.failed[0].why
    monkeypatch.setattr(texts, "_TEXTS", 2)
    monkeypatch.setattr(annotating, "_HELD", 4)
    add_texts(pool, 7, {100 + number: "Gift hier" if number == 12 else "Ja ja" for number in range(20)})
    done = annotate_pool(pool, Failing())
    assert [(texts.project, texts.first, texts.last) for texts in done.failed][-1] == (project_name(7), 13, 14)
    assert annotate_pool(pool, here).resumed == 10


def test_workers_that_do_nothing_but_fail_are_not_asked_for_ever(pool):
    for number in range(1, 30):
        add_texts(pool, number, {number: "Gift"})
    with pytest.raises(QualcodeError, match="MemoryError"):
        annotate_pool(pool, Failing())


def test_a_project_that_was_added_again_meanwhile_is_left_as_it_is(pool, here):
    for number in (1, 2):
        add_texts(pool, number, {1: "Ja"})

    def renew(_number):
        add_texts(pool, 1, {1: "Nein"}, added="2026-12-01T12:00:00Z")

    def remove(_number):
        pool.remove(pool.project_folder(project_name(2)))

    done = annotate_pool(pool, Watching(renew))
    assert (done.changed, done.annotated) == ([project_name(1)], [project_name(2)])
    add_texts(pool, 2, {1: "Ja"})
    done = annotate_pool(pool, Watching(remove))
    assert (done.changed, done.annotated) == ([project_name(2)], [project_name(1)])
    assert words_in(pool, 1) == [(1, 0, 0, "nein")]


def test_what_stays_as_it_is_is_not_written_to_the_disk_again(pool, here, monkeypatch):
    from qualcode.pool.folder import unfinished

    add_texts(pool, 1, {1: "Ja"})
    written = []
    monkeypatch.setattr(unfinished, "to_disk", lambda path: written.append(path.name))
    annotate_pool(pool, here)
    assert {"words.parquet", "manifest.json", f"project={project_name(1)}"} <= set(written)
    assert "texts.parquet" not in written


@pytest.mark.parametrize("name", ["texts", "units"])
@pytest.mark.parametrize("damage", [b"", b"PAR1 nonsense PAR1", None])
def test_what_cannot_be_read_is_told_and_the_others_are_done(pool, here, name, damage):
    for number in (1, 2):
        add_texts(pool, number, {1: "Ja"}, {1: [(0, 2)]})
    path = pool.project_folder(project_name(1)) / f"{name}.parquet"
    path.unlink()
    if damage is not None:
        path.write_bytes(damage)
    done = annotate_pool(pool, here)
    assert (done.unreadable, done.annotated) == ([project_name(1)], [project_name(2)])


def test_sentences_of_another_shape_are_unreadable(pool, here):
    add_texts(pool, 1, {1: "Ja"}, {1: [(-1, 2)]})
    add_texts(pool, 2, {1: "Ja"}, {1: [(2, 2)]})
    add_texts(pool, 3, {1: "Ja", 2: "Nein"}, {1: [(0, 99)]})
    done = annotate_pool(pool, here)
    assert done.unreadable == [project_name(1), project_name(2)]
    assert words_in(pool, 3) == [(1, 0, 0, "ja")]


# ---- words that are kept of a project that is not done to its end --------------------------------


@pytest.fixture
def large(pool, monkeypatch):
    """A project of which words are kept after every few texts."""
    monkeypatch.setattr(texts, "_TEXTS", 2)
    monkeypatch.setattr(annotating, "_HELD", 4)
    return add_texts(pool, 1, {document: f"Wort {document}. Ende" for document in range(20)})


def interrupted(pool, batch):
    def stop(number):
        if number == batch:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        annotate_pool(pool, Watching(stop))


def kept_in(pool):
    return sorted(path.name for path in pool.folder.glob(".words-*/*"))


def test_a_large_project_goes_on_where_it_was_interrupted(pool, here, large):
    add_texts(pool, 2, {document: f"Wort {document}. Ende" for document in range(20)})
    interrupted(pool, 6)
    assert kept_in(pool) == [f"{first:012d}-{first + 2:012d}.parquet" for first in (0, 2, 4, 6)]
    for path in (words_folder(pool, large), *pool.folder.glob(".words-*/*")):
        assert path.stat().st_mode & 0o077 == 0
    assert {finding.problem for finding in pool_findings(pool)} == {
        PoolProblem.BEGUN_WORDS, PoolProblem.NO_WORDS, PoolProblem.TWICE_OWNED,
    }  # fmt: skip
    assert not pool.files("words")
    interrupted(pool, 5)
    told, workers = [], Watching()
    done = annotate_pool(pool, workers, lambda texts, every: told.append((texts, every)))
    assert (done.texts, done.resumed, done.words, sum(workers.sizes)) == (40, 14, 120, 26)
    assert (told[0], told[-1]) == ((14, 40), (40, 40))
    assert words_in(pool, 1) == words_in(pool, 2)
    assert [row[0] for row in words_in(pool, 1)] == [document for document in range(20) for _ in range(3)]
    assert not kept_in(pool)


def test_kept_words_go_with_the_texts_that_they_are_of(pool, here, large):
    for change in (
        lambda: add_texts(pool, 1, {1: "Anderes"}),
        lambda: pool.remove(pool.project_folder(large.project)),
        lambda: forget(pool, planned_case(pool, large.project, [7])),
    ):
        add_texts(pool, 1, {document: f"Wort {document}. Ende" for document in range(20)})
        interrupted(pool, 6)
        assert kept_in(pool)
        change()
        assert not list(pool.folder.glob(".words-*"))
    done = annotate_pool(pool, here)
    assert (done.texts, done.resumed) == (19, 0)


def test_words_are_not_kept_of_texts_that_were_changed_meanwhile(pool, large):
    def renew(number):
        if number == 6:
            add_texts(pool, 1, {1: "Anderes"}, added="2026-12-01T12:00:00Z")

    assert annotate_pool(pool, Watching(renew)).changed == [large.project]
    assert not list(pool.folder.glob(".words-*"))
    kept = KeptWords(pool, large)
    with pytest.raises(PoolChanged):
        kept.keep(empty_table(OF_PROJECT["words"]), 2)
    assert not list(pool.folder.glob(".words-*"))


@pytest.mark.parametrize(
    "damage", ["cut", "other texts", "gap", "link", "too many", "nonsense", "other columns", "pipe"]
)
def test_kept_words_that_are_not_of_these_texts_are_made_anew(pool, here, large, damage, tmp_path, monkeypatch):
    interrupted(pool, 6)
    folder = words_folder(pool, large)
    second = folder / f"{2:012d}-{4:012d}.parquet"
    usable = 2
    match damage:
        case "cut":
            second.write_bytes(second.read_bytes()[:-9])
        case "nonsense":
            second.write_bytes(b"PAR1 nonsense PAR1")
        case "gap":
            second.unlink()
        case "too many":
            second.rename(folder / f"{2:012d}-{40:012d}.parquet")
        case "pipe":
            second.unlink()
            os.mkfifo(second)
        case "other columns":
            write_parquet(second, {"document": "int64"}, [])
        case "other texts":
            monkeypatch.setattr(kept_words, "versions", lambda: ("other", "other"))
            usable = 0
        case _:
            folder.rename(tmp_path / "elsewhere")
            folder.symlink_to(tmp_path / "elsewhere")
            usable = 0
    done = annotate_pool(pool, here)
    assert (done.texts, done.resumed, done.words) == (20, usable, 60)
    assert [row[0] for row in words_in(pool, 1)] == [document for document in range(20) for _ in range(3)]
    assert not list(pool.folder.glob(".words-*"))
    assert damage != "link" or len(list((tmp_path / "elsewhere").iterdir())) == 4


def test_what_is_kept_of_projects_that_are_gone_is_told_and_removed(pool, here, large):
    interrupted(pool, 6)
    shutil.rmtree(pool.project_folder(large.project))
    assert [finding.problem for finding in pool_findings(pool) if finding.place.startswith(".words-")] == [
        PoolProblem.GONE_PROJECT
    ]
    annotate_pool(pool, here)
    assert not list(pool.folder.glob(".words-*"))


@pytest.mark.stress
def test_workers_in_processes_give_the_same(pool, monkeypatch):
    monkeypatch.setattr(texts, "_TEXTS", 4)
    add_texts(pool, 1, dict.fromkeys(range(9), "Wir gehen. Die Häuser stehen dort."))
    workers = Processes(2)
    try:
        annotate_pool(pool, workers)
    finally:
        workers.close()
    assert [row[2] for row in words_in(pool, 1)] == [*range(6)] * 9


SMALL_BATCHES = (
    "from qualcode.pool.words import texts; texts._TEXTS = 8; from qualcode.cli.main import call; import sys; "
)


@pytest.mark.stress
def test_killed_again_and_again_it_finishes_and_each_project_is_whole_at_all_times(pool):
    texts_of = {
        number: {document: f"Wir gehen. Nummer {document}." for document in range(12)} for number in range(1, 25)
    }
    for number, given in texts_of.items():
        add_texts(pool, number, given)
    command = [sys.executable, "-c", f"{SMALL_BATCHES}sys.exit(call(sys.argv[1:]))"]
    command += ["pool", "annotate", "--pool", str(pool.folder), "--workers", "2"]
    finished = [0]
    for tenth in range(20):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            end = time.monotonic() + 30
            while process.poll() is None and time.monotonic() < end and _finished(pool) == finished[-1]:
                time.sleep(0.01)
            time.sleep(0.005 * tenth)
            process.kill()
        finished.append(_finished(pool))
        for number in texts_of:
            folder = pool.project_folder(project_name(number))
            manifest = read_manifest(folder)
            assert {name: file_digest(folder / f"{name}.parquet") for name in manifest.sha256} == manifest.sha256
            assert "words" not in manifest.sha256 or len(words_in(pool, number)) == 4 * 12
    assert finished == sorted(finished)
    assert subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0
    assert _finished(pool) == len(texts_of)
    assert not list(pool.folder.glob(".incoming-*"))


@pytest.mark.stress
def test_a_large_project_killed_again_and_again_loses_little_and_has_the_same_words(pool, here):
    given = {document: f"Wir gehen. Nummer {document}." for document in range(6000)}
    add_texts(pool, 1, given)
    add_texts(pool, 2, given)
    small = "from qualcode.pool.words import annotating; annotating._HELD = 512; "
    command = [sys.executable, "-c", f"{small}{SMALL_BATCHES}sys.exit(call(sys.argv[1:]))"]
    command += ["pool", "annotate", "--pool", str(pool.folder), "--workers", "2"]
    kept = [0]
    for tenth in range(12):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            end = time.monotonic() + 30
            while process.poll() is None and time.monotonic() < end and len(kept_in(pool)) == kept[-1]:
                time.sleep(0.002)
            time.sleep(0.002 * tenth)
            process.kill()
        kept.append(len([name for name in kept_in(pool) if name.endswith(".parquet")]))
        damage = {finding.problem for finding in pool_findings(Pool.open(pool.folder)) if finding.is_damage}
        assert damage == {PoolProblem.TWICE_OWNED}
    assert max(kept) > 1
    before = sum(KeptWords(pool, pool.manifest(project_name(number))).texts for number in (1, 2))
    assert annotate_pool(pool, here).resumed == before
    assert words_in(pool, 1) == words_in(pool, 2)
    assert [row[0] for row in words_in(pool, 1)] == [document for document in range(6000) for _ in range(4)]
    assert not kept_in(pool)


def _finished(pool):
    return len(list(pool.folder.glob("projects/*/words.parquet")))
