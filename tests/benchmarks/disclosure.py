"""False hits of the disclosure check, and what it costs; run by hand.

    python tests/benchmarks/disclosure.py

The demo corpus names nobody, so that every hit in it is false. Recall is that of names and numbers planted into its
sentences, which are not those that the lists were made of. Times are CPU seconds in one process.
"""

from __future__ import annotations

import random
import time

from qualcode.interchange.demo import shipped_codings
from qualcode.language.names.identifiers import find_identifiers
from qualcode.language.names.likely import likely_names
from qualcode.language.names.listed import ListedName, NameList
from qualcode.model.documents import count_words
from qualcode.reading.files import read
from qualcode.reporting.disclosure.check import Options, hits
from qualcode.shipped import shipped

TIMES = 20
# invented, and in none of the lists of common names
PERSONS = ("Ubjekowic", "Tarvandi", "Quellmeyer", "Zwergspitz", "Ashkarzai", "Brüggeholt", "Kowalewitsch", "Ngowela")
PLACES = ("Zweitsteinhausen", "Nebelfurten", "Ahornrode", "Quellbüttel")
ENDINGS = ("", "s")


def corpus() -> list[str]:
    """The texts of the demo."""
    return [read(file).drafts[0].text for file in sorted(shipped("corpus").glob("*.txt"))]


def false_hits(texts: list[str]) -> None:
    """How many hits the check has where nothing is to be found."""
    words = sum(map(count_words, texts))
    for name, finder in (("forms", find_identifiers), ("likely names", likely_names)):
        found = sum(len(finder(text)) for text in texts)
        print(f"{name}: {found} false hits in {words:,} words, {1000 * found / words:.2f} in 1,000")


def recall() -> None:
    """How many planted names are found: with a list all must be, without one what the form of the word allows."""
    chance = random.Random(7)
    passages = [one.passage for one in shipped_codings() if " und " in one.passage]
    listed = NameList([ListedName(one) for one in (*PERSONS, *PLACES)])
    for name, options in (("with a list", Options(listed, likely=False)), ("without a list", Options(None))):
        found = planted = 0
        for passage in passages:
            who = chance.choice(PERSONS + PLACES) + chance.choice(ENDINGS)
            text = passage.replace(" und ", f" und {who} ", 1)
            planted += 1
            found += any(who == hit.span.cut(text) for hit in hits(text, options))
        print(f"{name}: {found} of {planted} planted names found")


def cost() -> None:
    """Microseconds for one quotation of the demo."""
    passages = [one.passage for one in shipped_codings()] * TIMES
    names = NameList([ListedName(f"{one}{two}") for one in PERSONS for two in ("", "hof", "berg", "feld")])
    hits("Ein Satz mit einem Haus.", Options(names))  # loads the dictionary
    start = time.process_time()
    for passage in passages:
        hits(passage, Options(names))
    spent = time.process_time() - start
    length = sum(map(len, passages)) / len(passages)
    print(f"{1e6 * spent / len(passages):.0f} µs for a quotation of {length:.0f} characters and a list of 32 names")


def main() -> None:
    """Run it."""
    false_hits(corpus())
    recall()
    cost()


if __name__ == "__main__":
    main()
