"""Whether a layout rule demands as much as another of its type."""

from archcheck.application.guarding.listed_values import listed
from archcheck.domain.configuration import LayoutDeclaration

TOLD = ("name", "type", "because", "fix", "level", "except", "allow_empty", "step", "formerly")
WHEN = "when"
ALL = (
    "paths",
    "required",
    "forbidden",
    "keys",
    "instruction",
    "pattern",
    "layers",
    "modules",
    "stages",
)
ANY = ("allow", "any_of", "plugins")
ON = ("mirror", "apart", "siblings", "locked", "shared_base", "each_project", "across_projects")
OFF = ("except_tests",)
LEAST = ("at_least",)
OF_ONE_IS_ENOUGH = ("pipeline",)


def demands_as_much(rule: LayoutDeclaration, other: LayoutDeclaration) -> bool:
    """Whether it holds wherever the other does, and for no less; what is left out means something
    else in each type."""
    if rule.type != other.type or not set(rule.excepted) <= set(other.excepted):
        return False
    keys = {*rule.keys, *other.keys} - {*TOLD}
    return all(_is_as_strict(key, rule, other) for key in keys)


def _is_as_strict(key: str, rule: LayoutDeclaration, other: LayoutDeclaration) -> bool:
    now, before = rule.keys.get(key), other.keys.get(key)
    if listed(now) == listed(before):
        return True
    if key in (*ON, *OFF, WHEN):
        return bool(now) is (key in ON)
    if rule.type in OF_ONE_IS_ENOUGH or None in (now, before):
        return False
    return _narrows(key, now, before)


def _narrows(key: str, now: object, before: object) -> bool:
    """Whether a value is at least another."""
    if key in LEAST:
        return _number(now) >= _number(before)
    one, two = listed(now), listed(before)
    return one >= two if key in ALL else key in ANY and one <= two


def _number(value: object) -> tuple[int, ...]:
    """A number or a version."""
    return tuple(int(part) for part in str(value).split(".") if part.isdigit())
