"""Policies and findings for the tests of the judge."""

import datetime
from collections.abc import Collection, Mapping

from archcheck.application.judging.policy import Policy
from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import Configuration, Origin, Unchecked, Waiver
from archcheck.domain.facts import IgnoreDirective
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.rule import RuleDefinition
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.discovery.path_globs import path_matches

TODAY = datetime.date(2026, 11, 21)
PATH = "src/shop/order.py"
ID_PATTERNS = {"flake8": "[A-Z][0-9]{3}", "mypy": "[a-z]+-type"}
SYNTAX_ERRORS = frozenset({"archcheck:unparsable-file", "flake8:E999", "mypy:syntax"})
PROJECT = Origin("pyproject.toml", "tool.archcheck.waivers[0]", 7)


def rule(name: str, code: str, family: str, level: Level = Level.ERROR) -> RuleDefinition:
    """A rule without options."""
    return RuleDefinition(
        name=name,
        code=code,
        family=family,
        level=level,
        precision="high",
        tags=(),
        options=(),
        opt_in=family not in ("gate", "dependencies"),
        summary=f"{name} is checked.",
        because=f"{name} matters.",
        fix=f"Mend {name}.",
        page="",
    )


RULES = (
    rule("unparsable-file", "ARC001", "gate"),
    rule("unused-waiver", "ARC004", "gate"),
    rule("expired-waiver", "ARC005", "gate"),
    rule("invalid-ignore", "ARC006", "gate"),
    rule("layer-dependency", "ARC101", "dependencies"),
    rule("no-comments", "CNV101", "conventions"),
    rule("string-comment", "CNV102", "conventions"),
)


def line_region(path: str, line: int) -> Region:
    """Every line has ten characters."""
    return Region(line, 1, line, 11)


def policy(
    configuration: Configuration | None = None,
    *,
    answered: Collection[str] = ("archcheck", "flake8"),
    unchecked: Collection[str] = (),
    partial: bool = False,
    tools_left_out: bool = False,
    modules: Mapping[str, str] | None = None,
) -> Policy:
    """A policy under which every rule of RULES is active."""
    settings = configuration or Configuration(root="/shop")
    active = {entry.name: ActiveRule.by_default(entry) for entry in RULES}
    return Policy(
        configuration=settings,
        rules=RulePlan(active, settings, path_matches),
        names=RuleNames(RULES, ID_PATTERNS),
        today=TODAY,
        matches=path_matches,
        line_region=line_region,
        modules=modules or {PATH: "shop.order"},
        answered=answered,
        unchecked=unchecked,
        partial=partial,
        judges_rules=tools_left_out or not partial,
    )


def finding(
    rule: str = "no-comments",
    line: int = 3,
    *,
    analyzer: str = "archcheck",
    path: str = PATH,
    level: Level = Level.ERROR,
    contract: str = "",
    symbol: str = "shop.order.Order",
) -> Finding:
    """A finding on one line."""
    return Finding(
        analyzer=analyzer,
        rule=rule,
        level=level,
        message=f"{rule} is broken",
        location=Location(path, line_region(path, line)),
        key=f"{rule}:{symbol}",
        symbol=symbol,
        contract=contract,
    )


def ignore(
    *names: str, line: int = 3, problem: str = "", whole_file: bool = False
) -> IgnoreDirective:
    """A directive at the end of one line."""
    return IgnoreDirective(
        names=names,
        reason="known to be right",
        region=line_region(PATH, line),
        first_line=line,
        last_line=line,
        whole_file=whole_file,
        problem=problem,
    )


def waiver(
    *rules: str,
    path: str = "",
    module: str = "",
    contract: str = "",
    symbol: str = "",
    expires: datetime.date | None = None,
    allow_empty: bool = False,
    origin: Origin = PROJECT,
) -> Waiver:
    """A waiver with a reason."""
    return Waiver(
        rules=rules,
        reason="moves with the new billing",
        origin=origin,
        path=path,
        module=module,
        contract=contract,
        symbol=symbol,
        expires=expires,
        allow_empty=allow_empty,
    )


def waiving(*waivers: Waiver) -> Configuration:
    """A configuration with waivers."""
    return Configuration(root="/shop", waivers=waivers)


def leaving_out(*entries: Unchecked) -> Configuration:
    """A configuration that declares gaps."""
    return Configuration(root="/shop", unchecked=entries)
