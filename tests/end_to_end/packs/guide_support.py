"""The tables of a guide, as its pack has them."""

from collections.abc import Iterator, Mapping
from typing import Any

from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from tests.end_to_end.packs.pack_support import pack

BEGIN = "<!-- generated from the pack: begin -->\n"
END = "<!-- generated from the pack: end -->\n"
TITLES = {"contracts": "Dependencies", "structure": "Structure", "layout": "Layout"}
USUAL = "by its rule"
OF_EVERY_TABLE = ("composition",)


def tables(name: str) -> str:
    """All that a pack states, beside what checks it."""
    said = pack(name)
    parts = [*_layers(said), *_named(said), *_rules(said), *_tools(said), *_said(said)]
    return "\n".join([*parts, *_unchecked(said)])


def between(text: str) -> str:
    """The generated part of a guide."""
    return text.partition(BEGIN)[2].partition(END)[0]


def names(name: str) -> set[str]:
    """All by which a statement of a pack can be checked: entries, rules and tools."""
    said = pack(name)
    entries = {it["name"] for key in TITLES for it in said.get(key, ())}
    return {*entries, *said.get("rules", {}), *said.get("tools", {}), *OF_EVERY_TABLE}


def _layers(said: Mapping[str, Any]) -> Iterator[str]:
    """A picture: what may import what."""
    for contract in said.get("contracts", ()):
        if contract["type"] == "layers":
            arrows = _arrows(contract["layers"])
            yield "\n".join(["```mermaid", "flowchart TD", *arrows, "```", ""])


def _arrows(rows: list[str]) -> list[str]:
    levels = [[name.strip() for name in row.split("|")] for row in rows]
    return [
        f"    {upper} --> {lower}"
        for above, below in zip(levels, levels[1:], strict=False)
        for upper in above
        for lower in below
    ]


def _named(said: Mapping[str, Any]) -> Iterator[str]:
    for key, title in TITLES.items():
        rows = [
            f"| {it['name']} | `{it.get('type', 'structure rule')}` | {it.get('level', USUAL)} "
            f"| {it.get('step', 3)} | {it['because']} |"
            for it in said.get(key, ())
        ]
        yield from _table(title, "| statement | checked by | level | step | why |", rows)


def _rules(said: Mapping[str, Any]) -> Iterator[str]:
    pages = {rule.name: rule for rule in PageRuleCatalogue().rules()}
    rows = []
    for name, value in said.get("rules", {}).items():
        level = value if isinstance(value, str) else value["level"]
        step = 3 if isinstance(value, str) else value.get("step", 3)
        page = pages[name]
        rows.append(f"| {page.summary} | `{name}` | {level} | {step} | {page.because} |")
    yield from _table("Rules", "| statement | checked by | level | step | why |", rows)


def _tools(said: Mapping[str, Any]) -> Iterator[str]:
    rows = [f"| `{name}` | {_how(table)} |" for name, table in said.get("tools", {}).items()]
    yield from _table("Tools", "| tool | how |", rows)


def _how(table: Mapping[str, Any]) -> str:
    told = {key: it for key, it in table.items() if key != "step"}
    return ", ".join(f"`{key} = {value!r}`" for key, value in told.items()) or "as it is"


def _unchecked(said: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        f"| {it['chapter']} | {it['says']} | {it['unchecked']} |"
        for it in said.get("statements", ())
        if it.get("unchecked")
    ]
    yield from _table("What nothing checks", "| chapter | statement | why not |", rows)


def _said(said: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        f"| {it['chapter']} | {it['says']} | {', '.join(it['by'])} |"
        for it in said.get("statements", ())
        if it.get("by")
    ]
    yield from _table("What the document says", "| chapter | statement | checked by |", rows)


def _table(title: str, heading: str, rows: list[str]) -> Iterator[str]:
    line = "|" + "---|" * (heading.count("|") - 1)
    if rows:
        yield "\n".join([f"## {title}", "", heading, line, *rows, ""])
