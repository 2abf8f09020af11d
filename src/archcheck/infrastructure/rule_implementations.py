"""The rules, their code and the tools held against each other: nothing may be silently unchecked."""

import functools
import itertools
import pathlib
from collections.abc import Collection, Iterator, Sequence

from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.domain.problem import Problem, refuse
from archcheck.domain.rule import RuleDefinition
from archcheck.infrastructure.decoding.decoder import Options

CODE = pathlib.Path(__file__).parent
CHECKERS = "checkers/rules"
LAYOUT = "architecture/layout/rules"
TOOLS = "tools/wrapped"
FOLDERS = {"conventions": CHECKERS, "tests": CHECKERS, "layout": LAYOUT}
WITHOUT_FOLDER = ("dependencies", "gate")
DESCRIBED = ("__init__.py", "description.toml")
PARTS_OF_TOOLS = ("__init__.py", "adapter.py", "options.toml", "rule_ids.py")
HINT = "this copy of archcheck is damaged or half built: install it again"


def options_type(rule: RuleDefinition) -> type[Options]:
    """What a rule declares as its options, in the file of its code; nothing where it has none."""
    folder = FOLDERS.get(rule.family)
    if folder == CHECKERS:
        from archcheck.infrastructure.checkers.engine.checker_files import checker_of

        return checker_of(rule.name).options_type
    if folder == LAYOUT:
        from archcheck.infrastructure.architecture.layout.layout_rules import load_rule

        return load_rule(rule.name).options_type
    return Options


class ImplementedRules(RuleCatalogue):
    """A catalogue that cannot be read while rules and code do not belong together."""

    def __init__(self, pages: RuleCatalogue) -> None:
        """Take the pages."""
        self._pages = pages

    def rules(self) -> tuple[RuleDefinition, ...]:
        """The rules of the pages; raises UsageProblems with everything that is missing."""
        return self._rules

    @functools.cached_property
    def _rules(self) -> tuple[RuleDefinition, ...]:
        rules = self._pages.rules()
        refuse(implementation_problems(rules))
        return rules


def implementation_problems(
    rules: Sequence[RuleDefinition], code: pathlib.Path = CODE
) -> Iterator[Problem]:
    """Rules without code, code without a rule, and tools of which a part is missing."""
    described = {_stem(rule.name) for rule in rules}
    yield from itertools.chain.from_iterable(_rule_problems(rule, code) for rule in rules)
    yield from _pageless(code / CHECKERS, described)
    yield from _pageless(code / LAYOUT, described)
    yield from _tool_problems(code / TOOLS)


def contract_type_problems(
    name: str, rule: str, rules: Collection[RuleDefinition]
) -> Iterator[Problem]:
    """A contract type judges nothing whose rule has no page, or waits to be named."""
    page = next((page for page in rules if page.name == rule), None)
    if page is None:
        yield _broken(f"the contract type {name} has no page rules/dependencies/{rule}.md")
    elif page.opt_in:
        yield _broken(f"the contract type {name} never runs: its rule {rule} is opt-in")


def _rule_problems(rule: RuleDefinition, code: pathlib.Path) -> Iterator[Problem]:
    folder = FOLDERS.get(rule.family)
    if folder is None and rule.family not in WITHOUT_FOLDER:
        yield _broken(f"the rule {rule.name} is of the unknown family {rule.family}")
    if folder is not None and not (code / folder / f"{_stem(rule.name)}.py").is_file():
        yield _broken(f"the rule {rule.name} has a page and no code")


def _pageless(folder: pathlib.Path, described: Collection[str]) -> Iterator[Problem]:
    for path in sorted(folder.glob("[!_]*.py")):
        if path.stem not in described:
            yield _broken(f"the rule {path.stem.replace('_', '-')} has code and no page")


def _tool_problems(tools: pathlib.Path) -> Iterator[Problem]:
    for folder in sorted(filter(pathlib.Path.is_dir, tools.glob("[!_]*"))):
        is_described = (folder / "description.toml").is_file()
        for part in DESCRIBED if is_described else PARTS_OF_TOOLS:
            if not (folder / part).is_file():
                yield _broken(f"the tool {folder.name} has no {part}")


def _stem(name: str) -> str:
    return name.replace("-", "_")


def _broken(message: str) -> Problem:
    return Problem("", "", message, HINT)
