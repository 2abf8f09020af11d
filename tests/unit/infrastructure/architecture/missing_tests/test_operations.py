"""The methods and paths of routes, as far as the code tells them."""

import pathlib

import pytest

from archcheck.infrastructure.architecture.missing_tests.operations import operations_of
from tests.unit.infrastructure.architecture.missing_tests.missing_test_support import view_of

LOCAL = """
from fastapi import APIRouter, FastAPI


def made():
    router = {kind}
    @router.get("{path}")
    def read():
        ...
    return router
"""


def labels(root: pathlib.Path, text: str) -> list[str]:
    """The operations of a module."""
    view = view_of(root, {"src/shop/web.py": text})
    return [operation.label for operation in operations_of(view.code, view.code.files)]


@pytest.mark.parametrize(
    ("kind", "label"), [('APIRouter(prefix="/orders")', ""), ("FastAPI()", "GET /open")]
)
def test_should_know_the_path_when_no_router_in_a_function_may_have_a_prefix(
    tmp_path: pathlib.Path, kind: str, label: str
) -> None:
    assert labels(tmp_path, LOCAL.format(kind=kind, path="/open")) == [label]


def test_should_offer_nothing_when_a_router_in_a_function_has_a_health_route(
    tmp_path: pathlib.Path,
) -> None:
    assert not labels(tmp_path, LOCAL.format(kind="APIRouter()", path="/healthz"))
