"""The samples of the packs, copied and checked."""

import functools
import json
import pathlib
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from archcheck.domain.rule import RuleDefinition
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from tests.end_to_end.archcheck_support import archcheck
from tests.integration.delivery.checkout_support import ROOT, git

SAMPLES = ROOT / "fixtures" / "packs"
PACKS = ROOT / "rules" / "packs"
GOOD, BROKEN = "good", "broken"
EXPECTED = "expected_findings.txt"


def sampled_packs() -> list[str]:
    """The packs that have samples, which are all."""
    return sorted(path.name for path in SAMPLES.iterdir())


@functools.cache
def pack(name: str) -> Mapping[str, Any]:
    """What a pack says."""
    return tomllib.loads((PACKS / f"{name}.toml").read_text(encoding="utf-8"))


def statements(name: str) -> set[str]:
    """The names of all that a pack judges by rules of archcheck."""
    said = pack(name)
    tables = (*said.get("contracts", ()), *said.get("structure", ()), *said.get("layout", ()))
    judged = [table for table in tables if table.get("level") != "off"]
    return {table["name"] for table in judged} | set(said.get("rules", {}))


def copied(name: str, sample: str, target: pathlib.Path) -> pathlib.Path:
    """A sample in a repository of its own, without what was left by earlier runs."""
    place = target / f"{name}-{sample}"
    top = f"fixtures/packs/{name}/{sample}"
    for path in git(ROOT, "ls-files", top).split("\n"):
        copy = place / pathlib.Path(path).relative_to(top)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, copy)
    return tracked(place)


def tracked(place: pathlib.Path) -> pathlib.Path:
    """A directory that has become a repository."""
    git(place, "init", "-q")
    git(place, "add", "-A")
    return place


def findings(place: pathlib.Path, *tools: str) -> list[Mapping[str, Any]]:
    """What the rules of archcheck say of a project, those included that these tools judge."""
    asked = [word for tool in tools for word in ("--tool", tool)]
    run = archcheck(place, "--only-rules", *asked, "--no-cache", "--format", "json")
    said = json.loads(run.out)
    found = [found for part in said.get("projects", [said]) for found in _placed(part)]
    return [it for it in found if it["rule"] in _rules()]


def tools_of(name: str) -> tuple[str, ...]:
    """The tools that judge rules of a pack."""
    tools = {_rules()[rule].tool for rule in pack(name).get("rules", {})}
    return tuple(sorted(filter(None, tools)))


@functools.cache
def _rules() -> Mapping[str, RuleDefinition]:
    return {rule.name: rule for rule in PageRuleCatalogue().rules()}


def _placed(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What is found in one of several projects, with the paths of all."""
    for found in part["findings"]:
        location = found["location"]
        yield {
            **found,
            "location": {**location, "path": f"{part['project']['prefix']}{location['path']}"},
        }


def line(finding: Mapping[str, Any]) -> str:
    """A finding as the list of expected ones has it."""
    region = finding["location"]["region"]
    place = f"{finding['location']['path']}:{region['start_line']}:{region['start_column']}"
    return f"{place} {finding['level']}[{finding['rule']}] {finding['message']}"


def rearranged(place: pathlib.Path, target: pathlib.Path, layout: str) -> pathlib.Path:
    """A good sample with its layers elsewhere."""
    shutil.copytree(place, target, ignore=shutil.ignore_patterns(".git", "__pycache__"))
    if layout == "package":
        return tracked(target)
    package = next(path.name for path in (place / "src").iterdir() if path.is_dir())
    source = target / "src"
    if layout == "top-level":
        _move(source / package, source)
        _rename(target, package, "")
    if layout == "contexts":
        _move(source / package, source / package / "people")
        (source / package / "__init__.py").write_text("", encoding="utf-8")
        _rename(target, package, f"{package}.people.")
    if layout == "src-imports":
        _rename(target, package, f"src.{package}.")
    return tracked(target)


def _move(place: pathlib.Path, target: pathlib.Path) -> None:
    kept = place.parent / "moved"
    place.rename(kept)
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(kept.iterdir()):
        if target.name != "src" or path.name != "__init__.py":
            path.rename(target / path.name)
    shutil.rmtree(kept)


def _rename(target: pathlib.Path, package: str, prefix: str) -> None:
    for path in target.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"\b{package}\.(?=[a-z])", prefix, text), encoding="utf-8")
    project = target / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    if not prefix:
        text = text.replace(f'packages = ["src/{package}"]', 'packages = ["src/domain"]')
    if prefix.startswith("src."):
        text = text.replace('pythonpath = ["src"]', 'pythonpath = ["."]')
    project.write_text(text, encoding="utf-8")
