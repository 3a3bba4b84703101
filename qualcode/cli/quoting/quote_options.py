"""Which quotations are meant and how they are arranged: options that quotes and the disclosure check share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.catalogue import language as program_language
from qualcode.cli.shared.consents import for_option
from qualcode.cli.shared.options import WITHOUT_OLD_RULES, Option
from qualcode.cli.shared.queries import WHERE_HELP, reading_for, tell_notes
from qualcode.cli.shared.session import exactly
from qualcode.errors import UsageProblem
from qualcode.model.consent.consents import Purpose
from qualcode.model.origins import SOURCE_KIND, WAVE

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.reporting.quotations.arrangement import Arrangement
    from qualcode.reporting.words.wording import Language
    from qualcode.retrieval.compiled_query import CompiledQuery
    from qualcode.retrieval.filter import PassageChoice

_POLARITIES = ("present", "absent", "mixed")

BY_CODER = click.option("--coder", "coders", multiple=True, help=_("Only codings of this coder."))
CHOOSING_PASSAGES: tuple[Option, ...] = (
    click.option("--code", "codes", multiple=True, help=_("This code and its sub-codes; else all.")),
    click.option("--no-sub-codes", is_flag=True, help=_("Only the codes named, not those below.")),
    click.option("--query", metavar="QUERY",
                 help=_("Stretches by several codes: “A AND B”, “A OR (B NOT C)”, “A NEAR/2 B” "
                        "(within two sentences), and what else must hold: “A AND wave>=2021 AND coder:NAME”.")),
    click.option("--label", "labels", multiple=True, help=_("Only of this source label.")),
    click.option("--where", multiple=True, metavar="NAME=VALUE", help=WHERE_HELP),
    BY_CODER,
    click.option("--consensus", is_flag=True, help=_("Only the consensus.")),
    click.option("--polarity", "polarities", multiple=True, type=click.Choice(_POLARITIES),
                 help=_("Only this polarity.")),
    click.option("--weight", metavar="FROM[:TO]", help=_("Only codings with a weight in this range.")),
    click.option("--good", is_flag=True, help=_("Only passages marked as good quotations.")),
    click.option("--good-by", "good_by", multiple=True, metavar="CODER",
                 help=_("Only passages that this coder marked as good quotations.")),
    WITHOUT_OLD_RULES,
)  # fmt: skip
CHOOSING: tuple[Option, ...] = (
    *CHOOSING_PASSAGES,
    click.option("--at-most", type=click.IntRange(min=1), metavar="N",
                 help=_("At most N a code from one document: good ones first, then by weight.")),
)  # fmt: skip
CITE = click.option(
    "--cite",
    type=click.Choice(("label", "paragraph", "line", "time")),
    default="label",
    show_default=True,
    help=_("What is cited behind the label; where it is not known, the next coarser form is."),
)
ARRANGING: tuple[Option, ...] = (
    click.option("--order", type=click.Choice(("wave", "label", "document", "weight")), default="wave",
                 show_default=True, help=_("The order inside a chapter.")),
    click.option("--group", default="code", show_default=True, metavar="code|wave|NAME",
                 help=_("What makes a chapter: the code, the wave, or an attribute.")),
    click.option("--context", metavar="N|question", help=_("N sentences around each, or the question before it.")),
    click.option("--dialogue", is_flag=True, help=_("Show the interviewer's words as a dialogue, not as [...].")),
    CITE,
    click.option("--silent-case", is_flag=True, help=_("Change the first letter silently, not as [D]ie.")),
    click.option("--attribute", "attributes", multiple=True, metavar="NAME",
                 help=_("An attribute that may appear; none does unless it is named.")),
    for_option,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class QuoteOptions:
    """What was typed: the options above by their names."""

    codes: tuple[str, ...]
    query: str | None
    labels: tuple[str, ...]
    where: tuple[str, ...]
    coders: tuple[str, ...] = ()
    polarities: tuple[str, ...]
    weight: str | None
    no_sub_codes: bool
    consensus: bool
    good: bool
    good_by: tuple[str, ...]
    without_old_rules: bool = False
    at_most: int | None = None
    order: str = "wave"
    group: str = "code"
    context: str | None = None
    attributes: tuple[str, ...] = ()
    dialogue: bool = False
    silent_case: bool = False
    cite: str = "label"
    memo: bool = True  # what the disclosure check looks at; exports say --memo
    language: Language = field(default_factory=program_language)
    final: bool = False
    identify: bool = False
    purpose: Purpose = Purpose.QUOTE

    def in_words(self) -> list[str]:
        """The conditions as the head of a collection names them."""
        from qualcode.model.codings import Polarity
        from qualcode.reporting.quotations.collection_words import only_good, only_of_polarity
        from qualcode.reporting.words.wording import wording_of

        wording = wording_of(self.language)
        shown = [*self.labels, *self.where, *only_of_polarity(map(Polarity, self.polarities), wording)]
        if self.weight:
            shown.append(wording.words.gettext("weight {weight}", weight=self.weight))
        return [*shown, only_good(wording)] if self.good or self.good_by else shown


def refuse_contradictions(choice: QuoteOptions) -> None:
    """Raises UsageProblem for options that do not go together."""
    if choice.consensus and choice.coders:
        raise UsageProblem(_("--consensus and --coder exclude each other."), _("Leave one of them out."))
    if choice.context not in (None, "question") and not (choice.context.isdecimal() and int(choice.context)):
        raise UsageProblem(
            _("“{context}” is no context.", context=choice.context), _("Say a number of sentences, or question.")
        )


def filter_of(project: Project, choice: QuoteOptions) -> PassageChoice:
    """The filter that was typed; what of it must not be seen is the workspace's to leave out.

    What is published is named exactly. Raises NotFound, NotExact, Ambiguous, UsageProblem.
    """
    from qualcode.model.codings import CoderKind, Polarity
    from qualcode.retrieval.filter import Order, PassageChoice

    coders = choice.coders
    if choice.consensus:
        coders = tuple(coder.uuid for coder in project.coders.all() if coder.kind is CoderKind.CONSENSUS)
        if not coders:
            raise UsageProblem(
                _("The project has no consensus."), _("“qualcode coders add NAME --kind consensus” adds one.")
            )
    query = _query_of(project, choice) if choice.query else None
    return PassageChoice.named(
        project,
        labels=[exactly(project.labels.find, name).name for name in choice.labels] if choice.final else choice.labels,
        codes=[_code(project, name, choice) for name in choice.codes],
        coders=[exactly(project.coders.find, name).uuid for name in coders] if choice.final else coders,
        polarities=[Polarity(polarity) for polarity in choice.polarities],
        where=choice.where,
        sub_codes=not choice.no_sub_codes,
        weights=_range(choice.weight) if choice.weight else None,
        good=choice.good,
        good_by=[exactly(project.coders.find, name).uuid for name in choice.good_by]
        if choice.final
        else choice.good_by,
        query=query,
        order=Order(choice.order),
        without_old_rules=choice.without_old_rules,
    )


def _code(project: Project, name: str, choice: QuoteOptions) -> str:
    """What names the code for sure, where it is to be published; else what was typed."""
    return exactly(project.codes.find, name).uuid if choice.final else name


def _query_of(project: Project, choice: QuoteOptions) -> CompiledQuery:
    from qualcode.retrieval.compiled_query import compiled

    reading = reading_for(project, exact=choice.final, sub_codes=not choice.no_sub_codes)
    query = compiled(project, choice.query or "", reading)
    if query.makes_stretches and (choice.codes or choice.group != "code"):
        raise UsageProblem(
            _("A query names its codes itself and is one chapter."), _("Leave --code and --group out.")
        )
    tell_notes(query)
    return query


def _range(text: str) -> tuple[int, int]:
    least, sign, most = text.partition(":")
    if not least.isdecimal() or (sign and not most.isdecimal()):
        raise UsageProblem(
            _("“{text}” is no range of weights.", text=text), _("Write it like 50 (from 50 on) or 20:60.")
        )
    span = int(least), int(most) if sign else 100
    if not span[0] <= span[1] <= 100:
        raise UsageProblem(
            _("“{text}” is no range of weights.", text=text), _("A weight lies between 0 and 100, the least first.")
        )
    return span


def arrangement_of(project: Project, choice: QuoteOptions) -> Arrangement:
    """The arrangement that was typed. Raises UsageProblem."""
    from qualcode.reporting.quotations.arrangement import Arrangement
    from qualcode.reporting.words.citations import CiteBy
    from qualcode.reporting.words.wording import wording_of
    from qualcode.retrieval.filter import Order

    _known_group(project, choice.group)
    return Arrangement(
        order=Order(choice.order),
        group=choice.group,
        at_most=choice.at_most or 0,
        context=choice.context or "",
        dialogue=choice.dialogue,
        silent_case=choice.silent_case,
        emphasis=wording_of(choice.language).emphasis,
        identify=choice.identify,
        memos=choice.memo and not choice.final,
        purpose=choice.purpose,
        cite=CiteBy(choice.cite),
    )


def _known_group(project: Project, name: str) -> None:
    if name in ("code", WAVE, SOURCE_KIND):
        return
    known = {attribute for document in project.documents.all() for attribute in document.attributes}
    known |= {attribute for case in project.cases.all() for attribute in case.attributes}
    if name not in known:
        shown = ", ".join(sorted(known)) or "none"
        raise UsageProblem(
            _("There is no attribute “{name}” to group by.", name=name), _("Attributes are: {shown}.", shown=shown)
        )
