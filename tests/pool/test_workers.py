"""Who runs functions over batches: in order, a few at once, and what is told where one fails."""

from __future__ import annotations

import os
from functools import partial

import pytest

from qualcode.errors import QualcodeError
from qualcode.pool.workers.in_order import BatchFailed, in_order
from qualcode.pool.workers.opening import opened_workers

pyarrow = pytest.importorskip("pyarrow")


def negated(batch):
    return pyarrow.RecordBatch.from_pydict({"number": [-number for number in batch.column("number").to_pylist()]})


def failing(batch, *, at=0, dies=False):
    if batch.column("number")[0].as_py() == at:
        if dies:
            os._exit(3)
        raise ValueError("a secret sentence")
    return batch


def dying_once(batch, *, mark):
    if batch.column("number")[0].as_py() == 5 and not mark.exists():
        mark.touch()
        os._exit(3)
    return batch


def batches(number):
    for start in range(number):
        yield pyarrow.RecordBatch.from_pydict({"number": [start]})


def numbers(found):
    return [batch.column("number")[0].as_py() for batch in found]


def test_a_few_are_under_way_at_once_and_what_is_not_wanted_any_more_is_called_off():
    given, called_off = [], []

    class Work:
        def __init__(self, number):
            self.number = number
            given.append(number)

        def cancel(self):
            called_off.append(self.number)

    found = in_order(range(9), Work, lambda work: work.number, ahead=3)
    assert (next(found), given) == (0, [0, 1, 2, 3])
    assert (next(found), given) == (1, [0, 1, 2, 3, 4])
    found.close()
    assert called_off == [2, 3, 4]
    assert list(in_order(range(5), Work, lambda work: work.number, ahead=3)) == [*range(5)]
    assert list(in_order([], Work, lambda work: work.number, ahead=3)) == []


def test_processes_give_back_in_order_and_tell_no_words_of_a_failure(tmp_path):
    with opened_workers(tmp_path, "2") as workers:
        assert numbers(workers.map(negated, batches(7))) == [-number for number in range(7)]
        for function in (failing, partial(failing, at=4)):
            with pytest.raises(QualcodeError, match="ValueError") as told:
                list(workers.map(function, batches(7)))
            assert "secret" not in str(told.value)


def test_one_batch_is_done_here_with_the_same_errors(tmp_path):
    with opened_workers(tmp_path) as workers:
        assert numbers(workers.map(negated, batches(1))) == [0]
        assert numbers(workers.map(negated, batches(0))) == []
        with pytest.raises(QualcodeError, match="ValueError"):
            list(workers.map(failing, batches(1)))


@pytest.mark.stress
def test_a_process_that_dies_ends_with_the_batch_of_which_it_died_alone(tmp_path):
    found = []
    with opened_workers(tmp_path, "2") as workers:
        with pytest.raises(BatchFailed, match="died"):
            found.extend(workers.map(partial(failing, at=3, dies=True), batches(50)))
        assert numbers(found) == [0, 1, 2]
        once = partial(dying_once, mark=tmp_path / "died")
        assert numbers(workers.map(once, batches(20))) == [*range(20)]
    assert (tmp_path / "died").exists()
