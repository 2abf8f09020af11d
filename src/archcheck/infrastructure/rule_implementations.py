"""The rules, their code and the tools held against each other: nothing may be silently unchecked."""

import functools
import itertools
import pathlib
from collections.abc import Collection, Iterable, Iterator, Sequence

from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.domain.rule import RuleDefinition
from archcheck.infrastructure.decoding.decoder import Options

CODE = pathlib.Path(__file__).parent
CHECKERS = "checkers/rules"
LAYOUT = "architecture/layout/rules"
LAYOUT_TYPES = "architecture/layout/types"
CLASSIFIED = "architecture/layout/classified"
FITNESS = "architecture/fitness/rules"
MISSING_TESTS = "architecture/missing_tests/rules"
MEASURES = "measures/rules"
TOOLS = "tools/wrapped"
JUDGED_BY_TOOLS = "tools/judging/rules"
FOLDERS_OF_PLUGINS = {"conventions": CHECKERS, "tests": CHECKERS, "layout": LAYOUT}
FOLDERS = {
    "conventions": (CHECKERS, JUDGED_BY_TOOLS),
    "tests": (CHECKERS, MEASURES, MISSING_TESTS),
    "layout": (LAYOUT, LAYOUT_TYPES, CLASSIFIED),
    "fitness": (FITNESS,),
}
WITHOUT_FOLDER = ("dependencies", "gate", "policy", "structure")
DESCRIBED = ("__init__.py", "description.toml")
PARTS_OF_TOOLS = ("__init__.py", "adapter.py", "options.toml", "rule_ids.py")
HINT = "this copy of archcheck is damaged or half built: install it again"


def options_type(rule: RuleDefinition) -> type[Options]:
    """What a rule declares as its options, in the file of its code; nothing where it has none."""
    folder = folder_of(rule, CODE)
    if folder == CHECKERS:
        from archcheck.infrastructure.checkers.engine.checker_files import checker_of

        return checker_of(rule.name, rule.plugin).options_type
    if folder in (LAYOUT, FITNESS, MISSING_TESTS):
        from archcheck.infrastructure.architecture.project_rule import load_rule

        return load_rule(f"{__package__}.{folder.replace('/', '.')}", rule).options_type
    if folder == JUDGED_BY_TOOLS:
        from archcheck.infrastructure.tools.judging.judged_rule import judged_rule

        return judged_rule(rule).options_type
    if folder == MEASURES:
        from archcheck.infrastructure.measures.measured_rules import measured_options

        return measured_options(rule.name)
    return Options


def folder_of(rule: RuleDefinition, code: pathlib.Path) -> str:
    """The folder that holds the code of a rule, for one of a plug-in here; empty where none does."""
    if rule.plugin:
        return FOLDERS_OF_PLUGINS.get(rule.family, "")
    folders = FOLDERS.get(rule.family, ())
    there = (it for it in folders if (code / it / f"{_stem(rule.name)}.py").is_file())
    return next(there, "")


class ImplementedRules(RuleCatalogue):
    """A catalogue that cannot be read while rules and code do not belong together."""

    def __init__(self, pages: RuleCatalogue) -> None:
        """Take the pages."""
        self._pages = pages

    def rules(self, plugins: Sequence[Plugin] = ()) -> tuple[RuleDefinition, ...]:
        """The rules of the pages; raises UsageProblems with everything that is missing."""
        own = self._rules
        return self._with_plugins(tuple(plugins)) if plugins else own

    @functools.cache
    def _with_plugins(self, plugins: tuple[Plugin, ...]) -> tuple[RuleDefinition, ...]:
        rules = self._pages.rules(plugins)
        refuse(plugin_problems(rules, plugins))
        return rules

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
    folders = set(itertools.chain.from_iterable(FOLDERS.values()))
    for folder in sorted(folders - {LAYOUT_TYPES}):
        yield from _pageless(code / folder, described)
    yield from _tool_problems(code / TOOLS)


def plugin_problems(
    rules: Iterable[RuleDefinition], plugins: Iterable[Plugin]
) -> Iterator[Problem]:
    """Rules of plug-ins without code that can be imported, and code without a rule."""
    known = tuple(rules)
    for plugin in plugins:
        yield from _problems_of(plugin, [rule for rule in known if rule.plugin is plugin])


def _problems_of(plugin: Plugin, rules: Sequence[RuleDefinition]) -> Iterator[Problem]:
    for rule in rules:
        yield from _code_problems(rule, plugin)
    yield from _without_page(plugin, {_stem(rule.name) for rule in rules})


def _code_problems(rule: RuleDefinition, plugin: Plugin) -> Iterator[Problem]:
    from archcheck.infrastructure.plugins.folders import broken, said

    if rule.family not in FOLDERS_OF_PLUGINS:
        families = ", ".join(FOLDERS_OF_PLUGINS)
        yield broken(plugin, f"the rule {rule.name} is of none of the families {families}")
        return
    if rule.tool:
        yield broken(plugin, f"the rule {rule.name} names a tool that judges it, and needs code")
    try:
        options_type(rule)
    except UsageProblems as problems:
        yield from problems.problems
    except (LookupError, StopIteration) as error:
        yield broken(plugin, said(error))


def _without_page(plugin: Plugin, described: Collection[str]) -> Iterator[Problem]:
    from archcheck.infrastructure.plugins.folders import CHECKERS as THEIRS
    from archcheck.infrastructure.plugins.folders import broken

    for folder in (THEIRS, "layout") if plugin.folder else ():
        for problem in _pageless(pathlib.Path(plugin.folder, folder), described):
            yield broken(plugin, problem.message)


def contract_type_problems(
    name: str, rule: str, rules: Collection[RuleDefinition]
) -> Iterator[Problem]:
    """A contract type judges nothing whose rule has no page, or waits to be named."""
    return _type_problems(f"the contract type {name}", f"dependencies/{rule}", rules)


def layout_type_problems(
    name: str, rule: str, rules: Collection[RuleDefinition]
) -> Iterator[Problem]:
    """Nor does a type of layout rules, which may share its rule with another."""
    return _type_problems(f"the layout rule type {name}", f"layout/{rule}", rules)


def _type_problems(kind: str, place: str, rules: Collection[RuleDefinition]) -> Iterator[Problem]:
    name = place.rpartition("/")[2]
    page = next((page for page in rules if page.name == name), None)
    if page is None:
        yield _broken(f"{kind} has no page rules/{place}.md")
    elif page.opt_in:
        yield _broken(f"{kind} never runs: its rule {name} is opt-in")


def structure_rule_problems(
    reported: Iterable[str], rules: Collection[RuleDefinition]
) -> Iterator[Problem]:
    """A demand of structure rules judges nothing whose rule has no page, or waits to be named."""
    running = {page.name for page in rules if not page.opt_in}
    for rule in reported:
        if rule not in running:
            yield _broken(f"structure rules report {rule}, which has no page that is always on")


def _rule_problems(rule: RuleDefinition, code: pathlib.Path) -> Iterator[Problem]:
    if rule.family not in (*FOLDERS, *WITHOUT_FOLDER):
        yield _broken(f"the rule {rule.name} is of the unknown family {rule.family}")
    folder = folder_of(rule, code)
    if rule.family in FOLDERS and not folder:
        yield _broken(f"the rule {rule.name} has a page and no code")
    elif bool(rule.tool) != (folder == JUDGED_BY_TOOLS):
        yield _broken(f"the page of the rule {rule.name} and its code differ in which tool judges")


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
