"""“qualcode package” and “qualcode read” on fixed passages, as somebody types them."""

from __future__ import annotations

from qualcode.project.project import Project
from tests.cli.conftest import span


def test_a_package_is_cut_read_and_tells_what_went_in(run, study):
    run("coders", "add", "ben")
    assert run("code", "eins", span("Jetzt geht es."), "Transition").code == 0
    ran = run("package", "--coder", "ben", "--segments-of", "anna", "-o", "ben.qualcode", "--json")
    assert ran.code == 0, ran.err
    assert (ran.json["coder"], ran.json["segments"], ran.json["chosen"]) == ("ben", 1, "all")
    assert "1 document of 1 for “ben”" in ran.err
    assert "qualcode merge" in ran.err
    read = run("read", "eins", "-p", "ben.qualcode", "--coder", "ben", stdin="code Interferenz\nagain\nnext\n")
    assert "eins, RG 2022: 2 paragraphs, 1 fixed passage." in read.out
    assert "Fixed passage 1 of 1." in read.out
    assert "Fixed passage 1 of 1, coded." in read.out
    assert "This is the last fixed passage." in read.err
    with Project.open(study.with_name("ben.qualcode")) as package:
        (coding,) = package.codings.all()
        document = package.documents.find("eins")
        assert coding.span.cut(package.documents.text(document)) == "Jetzt geht es."
    assert run("given", "-p", study).out.count("ben.qualcode") == 1


def test_reading_a_package_begins_at_the_first_fixed_passage_that_is_not_coded(run, study):
    run("coders", "add", "ben")
    for words in ("Das war am Anfang schwierig.", "Jetzt geht es."):
        assert run("code", "eins", span(words), "Transition").code == 0
    assert run("package", "--coder", "ben", "--segments-of", "anna", "-o", "ben.qualcode").code == 0
    in_package = ("read", "eins", "-p", "ben.qualcode", "--coder", "ben")
    assert "Fixed passage 1 of 2." in run(*in_package, stdin="code Interferenz\n").out
    assert "Fixed passage 2 of 2." in run(*in_package, stdin="code Interferenz\n").out
    assert "Fixed passage 1 of 2, coded." in run(*in_package, stdin="again\n").out


def test_what_cannot_be_a_package_is_refused_in_words(run, study):
    assert run("package", "--coder", "ben", "-o", "ben.qualcode").code != 0
    assert run("package", "--coder", "anna", "-o", "anna.zip").code == 2
    assert "12 or --sample 20%" in run("package", "--coder", "anna", "--sample", "viele", "-o", "a.qualcode").err
    assert run("package", "--coder", "anna", "--document", "Eins", "-o", "a.qualcode").code != 0
    assert run("package", "--coder", "anna", "--documents", "label:Nirgends", "-o", "a.qualcode").code != 0
    assert "folder" in run("package", "--coder", "anna", "-o", "nirgends/a.qualcode").err
    assert not list(study.parent.glob("a.qualcode*"))


def test_documents_are_chosen_by_query_name_or_label(run, study):
    def cut(*chosen):
        return run("package", "--coder", "anna", *chosen, "-o", "../a.qualcode")

    for chosen in (("--documents", "wave=2022"), ("--label", "RG 2022"), ("--document", "eins", "--sample", "1")):
        assert cut(*chosen).code == 0
        (study.parent.parent / "a.qualcode").unlink()
    assert "No document is chosen" in cut("--documents", "wave=1999").err


def test_who_opens_a_package_under_another_name_is_told_whose_it_is(run, study):
    run("coders", "add", "ben")
    assert run("package", "--coder", "ben", "-o", "ben.qualcode").code == 0
    assert "this is a package for “ben”" in run("documents", "-p", "ben.qualcode").err
    assert "package" not in run("codings", "import", "fehlt.csv", "-p", "ben.qualcode", "--coder", "ben").err
    assert "package" not in run("documents", "-p", study).err
