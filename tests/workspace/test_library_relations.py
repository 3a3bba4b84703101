"""Codes together, saturation, coverage, words in their context and portraits from Python, on the demo."""

from __future__ import annotations

import shutil

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.interchange.demo import build_demo
from qualcode.project.file.history import Author


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.qualcode"
    build_demo(path, Author("me")).close()
    return path


def test_codes_together_lead_to_their_codings(demo):
    with qualcode.open(demo, coder="Anna") as study:
        found = study.cooccurrence("simultan", "Verknüpfung", by="overlap")
        (pair,) = [pair for pair in found.record.pairs if pair.number]
        places = found.codings("simultan", "Verknüpfung")
        assert len(places) == pair.number == found.pair("Verknüpfung", "simultan").number
        for mine, others in places:
            assert {coding.code.name for coding in mine} == {"simultan"}
            assert {coding.code.name for coding in others} == {"Verknüpfung"}
        frame = study.cooccurrence().frame()
        assert len(frame) == len(study.cooccurrence().record.pairs)
        assert frame["together"].max() == 10
        assert frame["jaccard"].between(0, 1).all()
        assert "simultan" in repr(found)
        assert "simultan" in found._repr_html_()
        with pytest.raises(NotFound):
            study.cooccurrence(by="elsewhere")
        with pytest.raises(UsageProblem):
            study.cooccurrence(by="near", near=-1)


def test_saturation_has_a_row_a_case(demo):
    with qualcode.open(demo, coder="Anna") as study:
        found = study.saturation(permutations=20, thresholds=5, base_size=2)
        frame = found.frame()
        assert list(frame["random_mean"]) == sorted(frame["random_mean"])
        assert frame["new"].isna().all()  # the demo was coded in one go: nobody knows the order
        assert any("order is unknown" in note for note in found.notes)
        assert "theoretical saturation" in repr(found)
        with pytest.raises(UsageProblem):
            study.saturation(base_size=0)


def test_who_is_blind_gets_neither(demo, tmp_path):
    shutil.copy(demo, tmp_path / "blind.qualcode")
    with qualcode.open(tmp_path / "blind.qualcode", coder="Anna", blind=True) as study:
        for wanted in (study.cooccurrence, study.saturation):
            with pytest.raises(QualcodeError):
                wanted()


def test_what_is_coded_is_told_by_document_case_and_stretch(demo):
    with qualcode.open(demo, coder="Anna") as study:
        found = study.coverage()
        frame = found.frame()
        assert list(frame["document"]) == [document.name for document in study.documents]
        assert frame["coded"].sum() == found.record.coded == round(found.share * found.record.answered)
        assert (frame["silent_codes"] == frame["silent_codes"].clip(0, len(study.codes))).all()
        assert found.frame("cases")["characters"].sum() == frame["characters"].sum()
        stretches = found.frame("stretches")
        assert frame["uncoded_stretches"].sum() == len(stretches)
        first = stretches.iloc[0]
        assert study.documents[first["document"]].text[first["start"] : first["end"]] == first["text"]
        given = {coding.code.name for coding in study.codings}
        assert not given & {name.split(" / ")[-1] for name in found.silent}
        assert "of what respondents said is coded" in repr(found)
        assert "rg-2019-01" in found._repr_html_()
        assert len(study.coverage(document="rg-2019-01").frame()) == 1
        with pytest.raises(NotFound):
            found.frame("speakers")


def test_words_in_their_context_are_what_the_search_finds(demo):
    with qualcode.open(demo, coder="Anna") as study:
        hits = study.search("Land")
        found = study.concordance("Land", width=20, order="after")
        frame = found.frame()
        assert len(found) == len(hits) == len(frame) > 1
        assert sorted(zip(frame["document"], frame["start"], strict=True)) == [
            (hit.document.name, hit.start) for hit in sorted(hits, key=lambda hit: (hit.document.name, hit.start))
        ]
        assert frame["before"].str.len().max() <= 20
        assert [line.after.casefold().split() for line in found] == sorted(
            line.after.casefold().split() for line in found
        )
        name = frame["document"][0]
        assert set(study.concordance("Land", document=name).frame()["document"]) == {name}
        assert "[" in repr(found)
        assert name in found._repr_html_() or len(found) > 10
        for wrong in ({"width": 0}, {"coder": "Anna"}, {"whole_words": "no"}):
            with pytest.raises(UsageProblem):
                study.concordance("Land", **wrong)


def test_words_are_counted_in_all_and_by_column(demo):
    with qualcode.open(demo, coder="Anna") as study:
        found = study.word_frequencies()
        frame = found.frame()
        assert frame["number"].sum() == found.record.total
        by_wave = study.word_frequencies(per="wave").frame()
        assert dict(by_wave.groupby("word")["in_column"].sum()) == dict(
            zip(frame["word"], frame["number"], strict=True)
        )
        common = str(frame["word"][0])
        without = study.word_frequencies(without=[common, "particles"])
        assert common not in set(without.frame()["word"])
        assert without.record.dropped > frame["number"][0]
        coded = study.word_frequencies(code="simultan")
        assert 0 < coded.record.total < found.record.total
        assert frame["word"][0] in repr(found)
        assert common in found._repr_html_()
        with pytest.raises(UsageProblem):
            study.word_frequencies(least=0)
        with pytest.raises(NotFound):
            study.word_frequencies(per="label")


def test_a_portrait_follows_the_text(demo):
    with qualcode.open(demo, coder="Anna") as study:
        found = study.portrait("rg-2019-01")
        frame = found.frame()
        assert frame["start"].iloc[0] == 0
        assert frame["end"].iloc[-1] == len(study.documents["rg-2019-01"].text)
        codings = [coding for coding in study.codings if coding.document.name == "rg-2019-01"]
        given = {coding.code.name for coding in codings}
        assert {name.split(" / ")[-1] for name in frame["code"].dropna()} == given
        assert set(found.shares) == {*frame["code"].dropna(), None}
        assert 0 < found.shares[None] < 1
        assert "is coded" in repr(found)
        assert "0:" in found._repr_html_()
        with pytest.raises(NotFound):
            study.portrait("rg-2019-1")


def test_who_is_blind_gets_a_portrait_of_own_codings_and_words_of_texts_only(demo, tmp_path):
    shutil.copy(demo, tmp_path / "blind.qualcode")
    with qualcode.open(tmp_path / "blind.qualcode", coder="zoe", new_coder=True, blind=True) as study:
        found = study.portrait("rg-2019-01")
        assert found.shares == {None: 1}
        assert found.notes
        assert len(study.concordance("Land"))
        assert study.word_frequencies().record.total
        for wanted in (study.coverage, lambda: study.word_frequencies(per="code")):
            with pytest.raises(QualcodeError):
                wanted()
