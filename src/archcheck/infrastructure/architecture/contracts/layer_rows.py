"""How the rows of a layers contract are written: `a | b`, `a : b`, `(a)`."""

import re
from collections.abc import Collection, Iterable

import msgspec

SEPARATORS = re.compile("[|:]")


class Member(msgspec.Struct, frozen=True):
    """A name in a row; an optional one may be missing."""

    name: str
    optional: bool = False


class Row(msgspec.Struct, frozen=True):
    """The members of one level; independent ones must not import each other."""

    text: str
    members: tuple[Member, ...]
    independent: bool

    def is_closed(self, member: Member, closed: Collection[str]) -> bool:
        """Whether the member, or the row as it is written, is among the closed ones."""
        return any(name in closed for name in (self.text, member.name, f"({member.name})"))


def row_problem(text: str) -> str:
    """Why a row cannot be read, empty when it can."""
    if "|" in text and ":" in text:
        return f'"{text}" mixes | and : on one level'
    if not all(member.name for member in parse_row(text).members):
        return f'"{text}" has an empty name'
    return ""


def parse_row(text: str) -> Row:
    """A row; without separator it has one member."""
    members = tuple(_member(part.strip()) for part in SEPARATORS.split(text))
    return Row(text.strip(), members, ":" not in text)


def known_spellings(rows: Iterable[Row]) -> frozenset[str]:
    """All ways in which `closed` may name rows and members."""
    names = {name for row in rows for member in row.members for name in _spellings(member)}
    return frozenset(names | {row.text for row in rows})


def _member(text: str) -> Member:
    if text.startswith("(") and text.endswith(")"):
        return Member(text[1:-1].strip(), optional=True)
    return Member(text)


def _spellings(member: Member) -> tuple[str, ...]:
    return (member.name, f"({member.name})") if member.optional else (member.name,)
