"""What a comment tells archcheck or a tool: to look away, or to look closer."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from archcheck.domain.policy_change import PolicyKind
from archcheck.infrastructure.checkers.comments.suppressions import suppressions_in
from archcheck.infrastructure.guarding.comment_settings import CommentSetting, settings_in

OWN = re.compile(r"#\s*(?P<head>archcheck:\s*ignore(?:-file)?)\s*\[(?P<codes>[^\]]*)\]")
OTHERS = re.compile(
    r"#\s*(?P<head>fmt:\s*(?:off|skip)|yapf:\s*disable"
    r"|(?:ruff:\s*)?isort:\s*(?:skip_file|skip|off)"
    r"|nosem(?!\w)|pyright:\s*(?:basic(?!\w)|\w+\s*=\s*(?:false|none)(?!\w)))"
    r"(?P<codes>:\s*[\w./-]+(?:\s*,\s*[\w./-]+)*)?"
)
CLOSER_LOOKING = re.compile(r"#\s*pyright:\s*strict(?!\w)")
CODE = re.compile(r"[\w.:/*-]+")
BLANKS = re.compile(r"\s+")
SIGNS = re.compile(r"[^a-z0-9-]")
VERBS = frozenset({"disable", "disable-next", "disable-msg", "disable-cat", "enable"})
ALIKE = {
    "nosem": "nosemgrep",
    "pylintdisable-next": "pylintdisable",
    "pylintdisable-msg": "pylintdisable",
    "ruffisortskipfile": "isortskipfile",
    "ruffisortskip": "isortskip",
    "ruffisortoff": "isortoff",
}
NOQA = "noqa"


class Said(msgspec.Struct, frozen=True):
    """One thing that a comment says: to whom, and about which codes; about all where there are none.

    It `is_demand` where it wants more to be found, and not less.
    """

    kind: PolicyKind
    who: str
    codes: frozenset[str]
    words: str
    is_demand: bool = False


def said_in(comment: str) -> Iterator[Said]:
    """All that a comment says."""
    yield from _of_itself(comment)
    settings = tuple(settings_in(comment))
    yield from map(_of_setting, settings)
    yield from _of_suppressions(comment, {each.tool for each in settings})


def _of_itself(comment: str) -> Iterator[Said]:
    for found in OWN.finditer(comment):
        names = map(str.strip, found["codes"].split(","))
        yield _said(PolicyKind.IGNORE, found["head"], names, found[0])
    for found in OTHERS.finditer(comment):
        codes = CODE.findall(found["codes"] or "")
        yield _said(PolicyKind.SUPPRESSION, found["head"], codes, found[0])
    for found in CLOSER_LOOKING.finditer(comment):
        yield _said(PolicyKind.SUPPRESSION, found[0], (), found[0], is_demand=True)


def _of_suppressions(comment: str, known: Iterable[str]) -> Iterator[Said]:
    """Those of a tool whose settings are read from comments are among its settings."""
    for each in suppressions_in(comment):
        head = each.words.removesuffix(each.codes)
        codes = set(CODE.findall(each.codes)) - VERBS
        if not head.startswith(tuple(known)):
            yield _said(PolicyKind.SUPPRESSION, head, codes, each.words)


def _of_setting(setting: CommentSetting) -> Said:
    return _said(
        PolicyKind.SUPPRESSION,
        f"{setting.tool}:{setting.key}",
        setting.items,
        f"{setting.tool}: {setting.words}",
        is_demand=setting.is_demand,
    )


def _said(
    kind: PolicyKind, head: str, codes: Iterable[str], words: str, *, is_demand: bool = False
) -> Said:
    who = SIGNS.sub("", head.lower())
    cased = (code.upper() if who.endswith(NOQA) else code for code in codes)
    known = frozenset(filter(None, (code.strip(":") for code in cased)))
    return Said(kind, ALIKE.get(who, who), known, _plain(words), is_demand)


def _plain(words: str) -> str:
    return BLANKS.sub(" ", words.lstrip("# \t").rstrip())
