"""Tests of imports that contracts leave out or tolerate until a date."""

import datetime

import pytest

from archcheck.application.judging.import_exceptions import ImportExceptions
from archcheck.domain.configuration import (
    Configuration,
    ContractDeclaration,
    ImportException,
    Origin,
)
from archcheck.domain.level import Level
from tests.unit.application.judging.policy_support import TODAY, line_region, policy

DAY = datetime.timedelta(days=1)
PROJECT = Origin("pyproject.toml", "tool.archcheck.contracts[0].ignore_imports[0]", 9)
PACK = Origin("pack team", "contracts[0].ignore_imports[0]", 4)


def exception(
    expires: datetime.date | None, key: str = "ignore_imports", origin: Origin = PROJECT
) -> ImportException:
    """An exception with a reason."""
    return ImportException(
        entry="a.b -> c.d", key=key, reason="moves", expires=expires, origin=origin
    )


def exceptions(
    *entries: ImportException, level: Level | None = None, partial: bool = False
) -> ImportExceptions:
    """The exceptions of one contract."""
    contract = ContractDeclaration(
        name="hexagonal",
        type="layers",
        origin=PROJECT,
        rule="layer-dependency",
        level=level,
        ignore_imports=tuple(it for it in entries if it.key == "ignore_imports"),
        deprecated=tuple(it for it in entries if it.key == "deprecated"),
    )
    configuration = Configuration(root="/shop", file="pyproject.toml", contracts=(contract,))
    return ImportExceptions(policy(configuration, partial=partial))


@pytest.mark.parametrize("key", ["ignore_imports", "deprecated"])
def test_should_complain_when_an_exception_is_past_its_date(key: str) -> None:
    (found,) = exceptions(exception(TODAY - DAY, key)).complaints()
    what = f'{key} "a.b -> c.d" of contract "hexagonal"'
    told = (found.rule, found.level, found.location.path, found.location.region, found.message)
    assert (*told, found.key) == (
        "expired-waiver",
        Level.ERROR,
        "pyproject.toml",
        line_region("", 9),
        f"{what} ended on 2026-11-20: moves",
        what,
    )


def test_should_point_at_the_configuration_when_a_pack_has_the_exception() -> None:
    (found,) = exceptions(exception(TODAY - DAY, origin=PACK)).complaints()
    assert (found.location.region, found.message.endswith("(in pack team, line 4)")) == (
        line_region("", 1),
        True,
    )


@pytest.mark.parametrize("expires", [TODAY, TODAY + DAY, None])
def test_should_not_complain_when_an_exception_holds(expires: datetime.date | None) -> None:
    assert list(exceptions(exception(expires)).complaints()) == []


def test_should_not_complain_when_only_a_part_was_checked() -> None:
    assert list(exceptions(exception(TODAY - DAY), partial=True).complaints()) == []


def test_should_not_complain_when_the_contract_is_off() -> None:
    assert list(exceptions(exception(TODAY - DAY), level=Level.OFF).complaints()) == []


def test_should_name_both_lists_when_asked() -> None:
    found = exceptions(exception(TODAY, "deprecated"), exception(None)).named()
    assert [what for what, _ in found] == [
        'ignore_imports "a.b -> c.d" of contract "hexagonal"',
        'deprecated "a.b -> c.d" of contract "hexagonal"',
    ]
