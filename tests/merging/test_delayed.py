"""Laptops that send each other what they did: parts come late, twice, torn, out of order, or not at all for long."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from qualcode.errors import ReadingError
from qualcode.model.spans import Span
from qualcode.project.merging.entry_file import packed, unpacked
from qualcode.project.merging.portable import bundle
from tests.helpers import problems
from tests.merging.acts import act
from tests.merging.copies import apart
from tests.merging.same import differences, waiting
from tests.merging.test_stated import correct, give, words_of
from tests.project.revised import SECOND


class Laptops:
    """Copies, and what is on its way between them."""

    def __init__(self, copies, draw):
        self.copies, self.draw = copies, draw
        self.sent = [{entry.uuid for entry in copy.project.log()} for copy in copies]
        self.posted = [[] for _ in copies]  # what each has put into the post, never taken out of it
        self.due = [[] for _ in copies]  # what has not come to each yet

    def work(self, place):
        act(self.copies[place], self.draw, self.draw.choice([1, 1, 3]))

    def send(self, place):
        """Put what was not sent yet into the post, made here or come from others."""
        copy = self.copies[place]
        part = bundle(copy.project._store, known=self.sent[place])
        if part.entries:
            self.sent[place] |= {entry.uuid for entry in part.entries}
            data = packed(part)
            self.posted[place].append(data)
            for other in range(len(self.copies)):
                if other != place:
                    self.due[other].append(data)

    def receive(self, place, *, every=False):
        """Take in some of what is due: late, in any order; some of it twice, some of it torn."""
        due, draw = self.due[place], self.draw
        draw.shuffle(due)
        number = len(due) if every else draw.randrange(len(due) + 1)
        coming, self.due[place] = due[:number], due[number:]
        arrived = []
        for data in coming:
            if not every and draw.random() < 0.1:  # torn now, whole later
                with pytest.raises(ReadingError):
                    unpacked(data[: draw.randrange(len(data))])
                self.due[place].append(data)
                continue
            arrived.append(unpacked(data))
            if draw.random() < 0.1:
                self.due[place].append(data)
        if arrived:
            self.copies[place].project.merging.take_in(arrived, self.copies[place].author)

    def settle(self):
        """All that was ever sent comes, also what came in before and was taken back with its merge."""
        for _ in range(2):
            for place in range(len(self.copies)):
                self.send(place)
            for place in range(len(self.copies)):
                self.due[place] = [data for other, sent in enumerate(self.posted) if other != place for data in sent]
                self.receive(place, every=True)

    def step(self):
        place = self.draw.randrange(len(self.copies))
        self.draw.choice([self.work, self.work, self.send, self.receive])(place)


@pytest.mark.parametrize(
    ("seed", "steps"),
    [
        (2, 40), pytest.param(1, 40, marks=pytest.mark.stress),
        *(pytest.param(seed, 300, marks=pytest.mark.stress) for seed in range(3, 40)),
        pytest.param(99, 10_000, marks=[pytest.mark.stress, pytest.mark.timeout(7_200)]),
    ],
)  # fmt: skip
def test_laptops_come_to_the_same_project_whatever_the_post_does(base, tmp_path, seed, steps):
    draw = random.Random(f"post {seed}")
    with apart(base, tmp_path, ["anna", "ben"] if seed % 2 else ["anna", "ben", "cara"]) as copies:
        laptops = Laptops(copies, draw)
        for step in range(steps):
            laptops.step()
            if step % 500 == 499:
                laptops.settle()
                assert differences(copies[0].project, copies[1].project) == [], step
        laptops.settle()
        for copy in copies:
            assert problems(copy.project) == []
            assert waiting(copy.project) == set()
            assert differences(copies[0].project, copy.project) == []


def test_what_hangs_on_a_coding_that_came_with_an_undone_merge_waits_for_it(base, tmp_path):
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        given = give(ben, SECOND)
        anna.takes(ben.sends())
        anna.project.undo(anna.author)
        known = [entry.uuid for entry in ben.project.log()]
        ben.project.good_marks.set([given.key], ben.project.coders.exact("ben"), good=True)
        assert len(anna.takes(ben.sends(known=known)).waiting) == 1
        assert anna.takes(ben.sends()).waiting == ()
        assert differences(anna.project, ben.project) == []


def test_a_late_change_of_a_coding_that_had_no_place_from_the_beginning_comes_in(base, tmp_path):
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        correct(ben, SECOND, "Danach war es anders.")
        given = give(anna, SECOND)
        ben.takes(anna.sends())
        anna.project.codings.change(given, anna.project.coders.exact("anna"), weight=70)
        assert ben.takes(anna.sends()).waiting == ()
        anna.takes(ben.sends())
        assert differences(anna.project, ben.project) == []


def test_one_end_of_a_passage_moved_after_a_merge_had_carried_it_is_a_place_of_the_same_text(base, tmp_path):
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        correct(anna, "Wie lief das am Anfang?", "Wie, ähm, lief das denn ganz am Anfang?")
        given = give(ben, SECOND)
        ben.takes(anna.sends())
        given = next(coding for coding in ben.project.codings.all() if coding.uuid == given.uuid)
        shorter = Span(given.span.start, given.span.end - 1)
        ben.project.codings.change(given, ben.project.coders.exact("ben"), span=shorter)
        anna.takes(ben.sends())
        assert words_of(anna, given.uuid) == SECOND[:-1]
        assert differences(anna.project, ben.project) == []


def test_who_gives_an_orphan_of_a_merge_up_is_heard_where_its_coding_has_its_place(base, tmp_path):
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        correct(ben, SECOND, "Danach war es anders.")
        give(anna, SECOND)
        ben.takes(anna.sends())
        (orphan,) = ben.project.orphans.all()
        ben.project.orphans.remove(orphan, ben.author)
        entries = ben.sends().entries
        removal = next(entry for entry in entries if entry.kind == "orphan.remove")
        assert anna.takes(replace(ben.sends(), entries=(removal,))).waiting == ()
        anna.takes(ben.sends())
        assert anna.project.orphans.all() == []
        assert differences(anna.project, ben.project) == []
