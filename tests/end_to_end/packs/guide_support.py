"""The tables of a guide, as its pack has them."""

from collections.abc import Iterator, Mapping
from typing import Any

from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from tests.end_to_end.packs.pack_support import pack

BEGIN = "<!-- generated from the pack: begin -->\n"
END = "<!-- generated from the pack: end -->\n"
TITLES = {"contracts": "Dependencies", "structure": "Structure", "layout": "Layout"}
USUAL = "by its rule"


def tables(name: str) -> str:
    """All that a pack states, beside what checks it."""
    said = pack(name)
    parts = [*_named(said), *_rules(said), *_tools(said), *_unchecked(said)]
    return "\n".join([_layers(said), *parts])


def between(text: str) -> str:
    """The generated part of a guide."""
    return text.partition(BEGIN)[2].partition(END)[0]


def _layers(said: Mapping[str, Any]) -> str:
    """A picture: what may import what."""
    rows = next(it["layers"] for it in said["contracts"] if it["type"] == "layers")
    levels = [[name.strip() for name in row.split("|")] for row in rows]
    arrows = [
        f"    {upper} --> {lower}"
        for above, below in zip(levels, levels[1:], strict=False)
        for upper in above
        for lower in below
    ]
    return "\n".join(["```mermaid", "flowchart TD", *arrows, "```", ""])


def _named(said: Mapping[str, Any]) -> Iterator[str]:
    for key, title in TITLES.items():
        rows = [
            f"| {it['name']} | `{it.get('type', 'structure rule')}` | {it.get('level', USUAL)} "
            f"| {it.get('step', 3)} | {it['because']} |"
            for it in said.get(key, ())
        ]
        yield _table(title, "| statement | checked by | level | step | why |", rows)


def _rules(said: Mapping[str, Any]) -> Iterator[str]:
    pages = {rule.name: rule for rule in PageRuleCatalogue().rules()}
    rows = []
    for name, value in said["rules"].items():
        level = value if isinstance(value, str) else value["level"]
        step = 3 if isinstance(value, str) else value.get("step", 3)
        page = pages[name]
        rows.append(f"| {page.summary} | `{name}` | {level} | {step} | {page.because} |")
    yield _table("Rules", "| statement | checked by | level | step | why |", rows)


def _tools(said: Mapping[str, Any]) -> Iterator[str]:
    rows = [f"| `{name}` | {_how(table)} |" for name, table in said["tools"].items()]
    yield _table("Tools", "| tool | how |", rows)


def _how(table: Mapping[str, Any]) -> str:
    told = {key: it for key, it in table.items() if key != "step"}
    return ", ".join(f"`{key} = {value!r}`" for key, value in told.items()) or "as it is"


def _unchecked(said: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        f"| {it['chapter']} | {it['says']} | {it['unchecked']} |"
        for it in said.get("statements", ())
        if it.get("unchecked")
    ]
    yield _table("What nothing checks", "| chapter | statement | why not |", rows)


def _table(title: str, heading: str, rows: list[str]) -> str:
    line = "|" + "---|" * (heading.count("|") - 1)
    return "\n".join([f"## {title}", "", heading, line, *rows, ""])
