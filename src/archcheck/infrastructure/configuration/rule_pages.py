"""The own rules, read from their pages under `rules/`."""

import dataclasses
import functools
import itertools
import pathlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Literal

import msgspec

from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.domain.level import Level
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import Problem, refuse
from archcheck.domain.rule import RuleDefinition, RuleOption
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.decoding.decoder import Decoded, gathered, read_entry
from archcheck.infrastructure.decoding.value_types import (
    Flag,
    LevelName,
    Sentence,
    Text,
    TextList,
)
from archcheck.infrastructure.reading.plain_toml import parse_plain

FRONT_MATTER = re.compile(r"\A\+\+\+(\n.*?\n)\+\+\+\n", re.DOTALL)
FENCED = re.compile(r"^(`{3,})[^\n]*\n(?:[^\n]*\n)*?\1`*[ ]*$", re.MULTILINE)
HEADING = re.compile(r"^##? (.+?)[ ]*$", re.MULTILINE)
WORDS = {"code": "code", "name": "name", "formerly": "name"}
SECTIONS = ("What it checks", "Why", "Bad", "Good", "Options", "Fix", "Known limits")

RuleName = Annotated[
    str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$", description="a name in kebab-case")
]
RuleCode = Annotated[
    str, msgspec.Meta(pattern=r"^[A-Z]{3}[0-9]{3}$", description="a code such as CNV101")
]
Precision = Annotated[
    Literal["low", "medium", "high", "very-high"],
    msgspec.Meta(description='"low", "medium", "high" or "very-high"'),
]
Prose = Annotated[dict[str, Sentence], msgspec.Meta(description="a table of sentences")]


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """What stands between the `+++` lines of a page."""

    name: RuleName
    code: RuleCode
    family: Sentence
    level: LevelName
    precision: Precision
    tags: TextList = ()
    opt_in: Flag = False
    heeds: TextList = ()
    tool: Text = ""
    formerly: Annotated[tuple[RuleName, ...], msgspec.Meta(description="a list of names")] = ()
    summary: Sentence
    because: Sentence
    fix: Sentence
    options: Prose = {}


class PageRuleCatalogue(RuleCatalogue):
    """Reads `rules/<family>/<name>.md`."""

    def __init__(self, directory: pathlib.Path | None = None) -> None:
        """Take another rules folder than the one that is shipped."""
        self._directory = directory

    def rules(self, plugins: Sequence[Plugin] = ()) -> tuple[RuleDefinition, ...]:
        """Every rule, sorted by code; raises UsageProblems with all that is wrong with pages."""
        return with_plugins(self._rules, plugins) if plugins else self._rules

    @functools.cached_property
    def _rules(self) -> tuple[RuleDefinition, ...]:
        return _rules_of(self) if self._directory else _shipped_rules()

    def rule(self, name: str) -> RuleDefinition | None:
        """The rule of this name, without reading the others; None when there is no such page."""
        for path in self.pages():
            if path.stem == name:
                return read_page(path)
        return None

    def pages(self) -> tuple[pathlib.Path, ...]:
        """The pages of all families, sorted."""
        return tuple(sorted(self.directory.glob("*/*.md")))

    @property
    def directory(self) -> pathlib.Path:
        """The rules folder."""
        return self._directory or rules_directory()


@functools.cache
def _shipped_rules() -> tuple[RuleDefinition, ...]:
    """Read once: nobody changes them while archcheck runs."""
    return _rules_of(PageRuleCatalogue())


def _rules_of(catalogue: PageRuleCatalogue) -> tuple[RuleDefinition, ...]:
    reading = gathered(map(_read, catalogue.pages()))
    rules = reading.value or ()
    refuse((*reading.problems, *_duplicates(rules)))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def with_plugins(
    own: Sequence[RuleDefinition], plugins: Sequence[Plugin]
) -> tuple[RuleDefinition, ...]:
    """The own rules and those of plug-ins, sorted by code; raises UsageProblems."""
    readings = gathered(itertools.starmap(_read, _pages_of(plugins)))
    rules = (*own, *(readings.value or ()))
    refuse((*readings.problems, *_duplicates(rules)))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _pages_of(plugins: Iterable[Plugin]) -> Iterator[tuple[pathlib.Path, Plugin]]:
    for plugin in plugins:
        folder = pathlib.Path(plugin.folder, "rules")
        for path in sorted(folder.glob("*/*.md")) if plugin.folder else ():
            yield path, plugin


def read_page(path: pathlib.Path) -> RuleDefinition:
    """The rule of a page `<family>/<name>.md`; raises UsageProblems with all that is wrong with it."""
    return _read(path).accepted()


def _read(path: pathlib.Path, plugin: Plugin | None = None) -> Decoded[RuleDefinition]:
    owner = f"plug-in {plugin.name}: " if plugin else ""
    place = KeyPlace(f"{owner}rules/{path.parent.name}/{path.name}", {})
    text = path.read_text(encoding="utf-8")
    front = FRONT_MATTER.match(text)
    if front is None:
        return Decoded(None, (place.problem("a page begins with TOML between two lines of +++"),))
    try:
        table = parse_plain(front[1])
    except tomllib.TOMLDecodeError as error:
        return Decoded(None, (place.problem(f"the front matter is not valid TOML: {error}"),))
    read = _definition(table, text[front.end() :].lstrip("\n"), path, place)
    return read.mapped(lambda rule: dataclasses.replace(rule, plugin=plugin)) if plugin else read


def _definition(
    table: Mapping[str, object], page: str, path: pathlib.Path, place: KeyPlace
) -> Decoded[RuleDefinition]:
    front = read_entry(FrontMatter, table, place)
    if front.value is None:
        return Decoded(None, front.problems)
    problems = (
        *_place_problems(front.value, path, place),
        *_heading_problems(page, front.value.name, place),
    )
    if problems:
        return Decoded(None, problems)
    return Decoded(_rule(front.value, page))


def _rule(front: FrontMatter, page: str) -> RuleDefinition:
    return RuleDefinition(
        name=front.name,
        code=front.code,
        family=front.family,
        level=Level(front.level),
        precision=front.precision,
        tags=front.tags,
        options=tuple(RuleOption(*option) for option in front.options.items()),
        opt_in=front.opt_in,
        heeds=front.heeds,
        tool=front.tool,
        formerly=front.formerly,
        summary=front.summary,
        because=front.because,
        fix=front.fix,
        page=page,
    )


def _place_problems(front: FrontMatter, path: pathlib.Path, place: KeyPlace) -> Iterator[Problem]:
    if path.stem != front.name:
        yield place.at("name").problem(f'expected "{path.stem}", the name of the file')
    if path.parent.name != front.family:
        yield place.at("family").problem(f'expected "{path.parent.name}", the name of the folder')


def _heading_problems(page: str, name: str, place: KeyPlace) -> Iterator[Problem]:
    found = ", ".join(HEADING.findall(FENCED.sub("", page)))
    wanted = ", ".join((name, *SECTIONS))
    if found != wanted:
        yield place.problem(f"expected the headings {wanted}", f"it has {found or 'none'}")


def _duplicates(rules: Iterable[RuleDefinition]) -> Iterator[Problem]:
    seen: dict[str, RuleDefinition] = {}
    for rule in rules:
        place = KeyPlace(f"rules/{rule.family}/{rule.name}.md", {})
        former = (("formerly", name) for name in rule.formerly)
        for key, value in (("code", rule.code), ("name", rule.name), *former):
            other = seen.setdefault(value, rule)
            if other is not rule:
                yield place.at(key).problem(
                    f"{value} is the {WORDS[key]} of {_spoken(other, key)} too"
                )


def _spoken(rule: RuleDefinition, key: str) -> str:
    return rule.name if key == "code" else f"a rule of {_owner(rule)}"


def _owner(rule: RuleDefinition) -> str:
    return f"the plug-in {rule.plugin.name}" if rule.plugin else "archcheck"
