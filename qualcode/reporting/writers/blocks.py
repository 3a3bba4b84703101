"""What every writer that follows the blocks of a report has in common: each kind of block has its method."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from qualcode.reporting.report import (
    Block,
    Contents,
    Examples,
    Fact,
    Illustration,
    MarkedText,
    Prose,
    QuotationEntry,
    Remark,
    Section,
    Table,
)


class BlockWriter(ABC):
    """Makes pieces of a file of the blocks of one report; a piece is what the format parts a file into."""

    def block(self, block: Block) -> Iterable[str]:
        """The pieces of a block."""
        match block:
            case Section():
                return self.section(block)
            case Prose():
                return self.prose(block)
            case Fact():
                return self.fact(block)
            case Examples():
                return self.examples(block)
            case Remark():
                return self.remark(block)
            case Contents():
                return self.contents(block)
            case QuotationEntry():
                return self.quotation(block)
            case MarkedText():
                return self.marked(block)
            case Table():
                return self.table(block)
            case Illustration():
                return self.picture(block)

    @abstractmethod
    def section(self, section: Section) -> Iterable[str]:
        """A heading."""

    @abstractmethod
    def prose(self, prose: Prose) -> Iterable[str]:
        """A paragraph of what is told about a report."""

    @abstractmethod
    def fact(self, fact: Fact) -> Iterable[str]:
        """A name and what is so called."""

    @abstractmethod
    def examples(self, examples: Examples) -> Iterable[str]:
        """Examples of a code."""

    @abstractmethod
    def remark(self, remark: Remark) -> Iterable[str]:
        """A remark."""

    @abstractmethod
    def contents(self, contents: Contents) -> Iterable[str]:
        """The table of contents."""

    @abstractmethod
    def quotation(self, entry: QuotationEntry) -> Iterable[str]:
        """A quotation with what stands around it."""

    @abstractmethod
    def marked(self, text: MarkedText) -> Iterable[str]:
        """A piece of a document with its codings."""

    @abstractmethod
    def table(self, table: Table) -> Iterable[str]:
        """A table, row by row."""

    @abstractmethod
    def picture(self, picture: Illustration) -> Iterable[str]:
        """A picture; what a format cannot hold is said in words."""
