"""The examples on rule pages, as projects with expected findings."""

import dataclasses
import pathlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.domain.finding import Finding
from archcheck.domain.rule import RuleDefinition
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment

HEADING = re.compile("(#{2,3}) (.+)")
FENCE = re.compile("```(.*)")
MARKER = re.compile(r"[ \t]*# expect(?:\[(\d+):(\d+)\])?: ([a-z-]+(?:, [a-z-]+)*)[ \t]*$")
IN_INFO = re.compile(r"([a-z-]+)@(\d+):(\d+)")
TABLE = "[tool.archcheck]\n"
RULES_TABLE = "[tool.archcheck.rules]\n"


@dataclasses.dataclass(frozen=True, order=True)
class Expected:
    """A finding at a line; columns are 0 where the example does not say."""

    path: str
    line: int
    rule: str
    start: int = 0
    end: int = 0


@dataclasses.dataclass(frozen=True)
class Block:
    """A fenced block: its info string and its text."""

    info: str
    text: str

    def setting(self, name: str) -> str:
        """The value of `name=value` in the info string."""
        found = re.search(rf"(?:^|\s){name}=(\S+)", self.info)
        return found[1] if found else ""

    @property
    def language(self) -> str:
        """The first word of the info string."""
        return self.info.split(maxsplit=1)[0] if self.info.strip() else ""


@dataclasses.dataclass(frozen=True)
class Example:
    """The blocks under one heading."""

    rule: RuleDefinition
    section: str
    heading: str
    blocks: tuple[Block, ...]

    @property
    def runs_here(self) -> bool:
        """Whether this Python is new enough for every block."""
        return all(_fits(block.setting("python")) for block in self.blocks)

    def path_of(self, block: Block) -> str:
        """Where a block goes."""
        usual = "tests/test_module.py" if self.rule.family == "tests" else "src/shop/module.py"
        return block.setting("path") or usual

    @property
    def files(self) -> Mapping[str, str]:
        """The files of the project, without markers."""
        files = {"pyproject.toml": self._configured("")}
        if self.rule.family == "tests":
            files["src/shop/__init__.py"] = ""
        for block in self.blocks:
            path = self.path_of(block)
            text = "\n".join(MARKER.sub("", line) for line in block.text.split("\n"))
            files[path] = self._configured(text) if path == "pyproject.toml" else text
        return files

    def _configured(self, text: str) -> str:
        head = text if TABLE in text else f"{TABLE}\n{text}"
        if not re.search("^extends", head, re.MULTILINE):
            head = head.replace(TABLE, f"{TABLE}extends = []\n", 1)
        return self._with_rule(head)

    def _with_rule(self, text: str) -> str:
        name = self.rule.name
        if re.search(rf"^({name} =|\[tool\.archcheck\.rules\.{name}\])", text, re.MULTILINE):
            return text
        if self.rule.family == "gate":
            return text
        line = f'{name} = "{self.rule.level.value}"\n'
        if RULES_TABLE in text:
            return text.replace(RULES_TABLE, f"{RULES_TABLE}{line}", 1)
        return f"{text}\n{RULES_TABLE}{line}"

    @property
    def expected(self) -> list[Expected]:
        """What archcheck must say, sorted."""
        blocks = ((block, self.path_of(block)) for block in self.blocks)
        return sorted(entry for block, path in blocks for entry in expected_in(block, path))

    def write(self, directory: pathlib.Path) -> None:
        """Make the project."""
        for path, text in self.files.items():
            target = directory / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")


def expected_in(block: Block, path: str) -> Iterator[Expected]:
    """What a block says that must be found in it."""
    for number, line in enumerate(block.text.split("\n"), 1):
        for found in MARKER.finditer(line):
            start, end = int(found[1] or 0), int(found[2] or 0)
            for rule in found[3].split(", "):
                yield Expected(path, number, rule, start, end)
    for rule, row, column in IN_INFO.findall(block.setting("expect")):
        yield Expected(path, int(row), rule, int(column))


def _fits(wanted: str) -> bool:
    numbers = [int(part) for part in re.findall(r"\d+", wanted)]
    return sys.version_info >= tuple(numbers)


def rules() -> tuple[RuleDefinition, ...]:
    """Every rule about one state of a project; those about changes have tests of their own."""
    return tuple(rule for rule in PageRuleCatalogue().rules() if rule.family != "policy")


def examples() -> list[Example]:
    """The examples of every page."""
    return [example for rule in rules() for example in examples_of(rule)]


def examples_of(rule: RuleDefinition) -> Iterator[Example]:
    """The examples of one page; each `###` heading of Bad and Good is one."""
    grouped: dict[tuple[str, str], list[Block]] = {}
    for section, heading, block in blocks_of(rule.page):
        if section in ("Bad", "Good"):
            grouped.setdefault((section, heading), []).append(block)
    for (section, heading), blocks in grouped.items():
        yield Example(rule, section, heading, tuple(blocks))


def blocks_of(page: str) -> Iterator[tuple[str, str, Block]]:
    """The fenced blocks of a page, each with the section and the heading that it stands under."""
    section = heading = info = ""
    lines: list[str] | None = None
    for line in page.split("\n"):
        fence = FENCE.fullmatch(line)
        if lines is not None and line != "```":
            lines.append(line)
        elif lines is not None:
            yield section, heading, Block(info, "".join(f"{entry}\n" for entry in lines))
            lines = None
        elif fence:
            info, lines = fence[1], []
        elif found := HEADING.fullmatch(line):
            section, heading = (found[2], "") if found[1] == "##" else (section, found[2])


def said(directory: pathlib.Path, expected: Iterable[Expected]) -> list[Expected]:
    """What archcheck says about a project, with columns only where they are expected."""
    request = CheckRequest(
        directory=str(directory),
        selection=Selection(),
        cache=False,
    )
    result = Root(Environment()).check_project().execute(request, SilentProgress())
    known = set(expected)
    active = (finding for finding in result.findings if finding.suppression is None)
    return sorted(_seen(finding, known) for finding in active)


def _seen(finding: Finding, known: set[Expected]) -> Expected:
    region = finding.location.region
    path, line, rule = finding.location.path, region.start_line, finding.rule
    exact = Expected(path, line, rule, region.start_column, region.end_column)
    started = Expected(path, line, rule, region.start_column)
    return next((form for form in (exact, started) if form in known), Expected(path, line, rule))
