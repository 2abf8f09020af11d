"""Which paths a route answers to."""

import pytest

from archcheck.infrastructure.architecture.missing_tests.route_paths import answers, is_same


@pytest.mark.parametrize(
    ("route", "path"),
    [
        ("/orders", "/orders"),
        ("/orders", "/orders/"),
        ("/", ""),
        ("/orders/{order_id}", "/orders/7"),
        ("/orders/{order_id}/lines", "/orders/a b/lines"),
        ("/orders/{order_id:int}", "/orders/7"),
        ("/orders/<order_id>", "/orders/7"),
        ("/orders/<int:order_id>", "/orders/7"),
        ("/orders/<string(length=2):code>", "/orders/ab"),
        ("/prices/<float:price>", "/prices/1.5"),
        ("/files/{name:path}", "/files/a/b"),
        ("/files/<path:name>", "/files/a/b"),
        ("/a.b/{c}", "/a.b/c"),
        ("/a{", "/a{"),
    ],
)
def test_should_answer_when_the_path_fits(route: str, path: str) -> None:
    assert answers(route, path)


@pytest.mark.parametrize(
    ("route", "path"),
    [
        ("/orders", "/orders/7"),
        ("/orders/{order_id}", "/orders"),
        ("/orders/{order_id}", "/orders/7/lines"),
        ("/orders/{order_id:int}", "/orders/seven"),
        ("/orders/<int:order_id>", "/orders/1.5"),
        ("/files/{name:path}", "/files/"),
        ("/a.b", "/axb"),
        ("/Orders", "/orders"),
    ],
)
def test_should_not_answer_when_the_path_is_another(route: str, path: str) -> None:
    assert not answers(route, path)


def test_should_be_the_same_when_a_slash_ends_one_of_them() -> None:
    assert is_same("/orders/open/", "/orders/open")


def test_should_not_be_the_same_when_a_parameter_has_a_value() -> None:
    assert not is_same("/orders/{order_id}", "/orders/7")
