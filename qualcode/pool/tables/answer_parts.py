"""What answers that count codings of a pool have in common: what is told beside them, and of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codings import Polarity
from qualcode.pool.engines.choice import CodedBy, CountedCodings, PoolChoice
from qualcode.pool.engines.engine import Engine
from qualcode.pool.folder.pool import Pool
from qualcode.pool.tables.results import HiddenNumber, ResultFact
from qualcode.pool.tables.rules_meant import coded_by
from qualcode.pool.tables.small_cells import told_number
from qualcode.reporting.words.value_words import polarity_word

INEXACT = "≈"
"""Before a shared code for which codes of projects stand that are not exactly the same."""


def told_of_codings(
    pool: Pool, engine: Engine, choice: PoolChoice, counted: CountedCodings, *, inexact: bool
) -> Iterator[str]:
    """What is told of codings that count otherwise than one may think, or not at all."""
    if inexact:
        yield _("{sign}: codes of projects stand for it that are broader, narrower or related", sign=INEXACT)
    unmapped = engine.query("unmapped_codings", choice=choice).to_pylist()[0]
    if unmapped["codings"] and counted.coded_by is not CodedBy.MACHINE:
        codings = told_number(unmapped["codings"], pool.settings.smallest_cell)
        yield ngettext(
            "codings of {count} code of a project that stands for no shared code are not counted: {codings}",
            "codings of {count} codes of projects that stand for no shared code are not counted: {codings}",
            unmapped["codes"],
            codings=codings.text() if isinstance(codings, HiddenNumber) else codings,
        )
    waiting = coded_by(pool, counted.rules)[1] if counted.rules and counted.coded_by is not CodedBy.HUMAN else 0
    if waiting:
        yield ngettext(
            "the rules have not coded {count} project that has texts (“qualcode pool code”): what is not coded in it "
            "says nothing",
            "the rules have not coded {count} projects that have texts (“qualcode pool code”): what is not coded in "
            "them says nothing",
            waiting,
        )
    blind = sum(manifest.blind for manifest in pool.projects())
    if blind:
        yield ngettext(
            "{count} project is blind: its codings are not in the pool",
            "{count} projects are blind: their codings are not in the pool",
            blind,
        )


def hidden_note(hidden: int, smallest: int) -> Iterator[str]:
    """That so many numbers are not shown, if any."""
    if hidden:
        yield ngettext(
            "{count} number is not shown: it is below {smallest}, or would tell one that is",
            "{count} numbers are not shown: they are below {smallest}, or would tell one that is",
            hidden,
            smallest=smallest,
        )


def counted_facts(counted: CountedCodings, where: str | None) -> tuple[ResultFact, ...]:
    """Whose codings count, by which rules, in which documents."""
    by = {
        CodedBy.HUMAN: _("people"), CodedBy.MACHINE: _("machines"), CodedBy.ALL: _("people and machines"),
    }[counted.coded_by]  # fmt: skip
    facts = [ResultFact("coded_by", _("coded by"), str(counted.coded_by), by)]
    if counted.rules is not None and counted.coded_by is not CodedBy.HUMAN:
        facts.append(ResultFact("rules", pgettext("in a pool", "rules"), counted.rules))
    if where:
        facts.append(ResultFact("where", _("filter"), where))
    if counted.polarities:
        words = program()
        names = words.listed(words.quoted(polarity_word(Polarity(name), words)) for name in counted.polarities)
        facts.append(ResultFact("polarity", _("polarity"), list(counted.polarities), names))
    return tuple(facts)
