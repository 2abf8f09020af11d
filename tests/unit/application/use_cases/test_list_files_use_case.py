"""Tests of listing the files of a check."""

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.use_cases.list_files_use_case import ListFilesUseCase
from archcheck.domain.project import Scope
from tests.unit.application.checking.checking_support import (
    PROJECT,
    FixedConfigurations,
    FixedDiscovery,
)

PATHS = ("src/shop/order.py", "tests/test_order.py")


@pytest.mark.parametrize(
    ("scope", "paths"),
    [
        (Scope(whole=True, files=frozenset()), list(PATHS)),
        (Scope(whole=False, files=frozenset(PATHS[:1])), list(PATHS[:1])),
    ],
)
def test_should_list_files_in_judgement_when_they_are_in_scope(
    scope: Scope, paths: list[str]
) -> None:
    use_case = ListFilesUseCase(FixedConfigurations(), FixedDiscovery(PROJECT, scope))
    listed = use_case.execute(CheckRequest(directory="/shop"))
    assert [file.path for file in listed.files] == paths


def test_should_ask_as_a_check_does_when_files_are_listed() -> None:
    discovery = FixedDiscovery()
    request = CheckRequest(directory="/shop", paths=("src",), tests=False)
    ListFilesUseCase(FixedConfigurations(), discovery).execute(request)
    asked = discovery.requests[0]
    assert (asked.directory, asked.paths, asked.tests) == ("/shop", ("src",), False)
