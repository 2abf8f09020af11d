"""Tests of `raise`, `catch`, `raise_only` and `catch_only`."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import one_file

OWN = (
    "from fastapi import HTTPException\nimport fastapi as web, logging\n"
    "class Base(ValueError): ...\nclass Own(Base): ...\n"
)


def found(text: str, demand: str, kind: str = "module") -> list[str]:
    """The text at each finding."""
    places = one_file(OWN + text, f'that = {{ kind = "{kind}" }}\n{demand}')
    return [place.split(" ", 1)[1] for place in places]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("raise ValueError", '"ValueError"', ["ValueError"]),
        ("raise ValueError('x')", '"ValueError"', ["ValueError"]),
        ("raise ValueError from None", '"ValueError"', ["ValueError"]),
        ("raise Own", '"ValueError"', []),
        ("raise Own", '{ name = "ValueError", subclasses = true }', ["Own"]),
        ("raise KeyError", '{ name = "LookupError", subclasses = true }', ["KeyError"]),
        ("raise LookupError", '{ name = "KeyError", subclasses = true }', []),
        ("raise HTTPException(404)", '{ name = "Exception", subclasses = true }', []),
        ("raise HTTPException(404)", '"fastapi.HTTPException"', ["HTTPException"]),
        ("raise web.HTTPException(404)", '"fastapi.HTTPException"', ["web.HTTPException"]),
        ("raise web.HTTPException(404)", '"<web>"', ["web.HTTPException"]),
        ("raise Own()", '{ kind = "class", named = "Own" }', ["Own"]),
        ("raise Base()", '{ kind = "class", named = "Own" }', []),
        ("error = Own()\nraise error", '"shop.module.Own"', ["error"]),
        ("def f():\n    error = Own()\n    raise error", '"shop.module.Own"', ["error"]),
        ("def f(error: Own):\n    raise error", '"shop.module.Own"', ["error"]),
        ("def make() -> Own: ...\nraise make()", '"shop.module.Own"', ["make"]),
        ("try:\n    pass\nexcept Own as error:\n    raise error", '"shop.module.Own"', []),
        ("try:\n    pass\nexcept Own:\n    raise", '"shop.module.Own"', []),
        ("for x in y:\n    raise Own", '{ name = "**.Own", within = "loop" }', ["Own"]),
        ("raise Own", '{ name = "**.Own", within = "loop" }', []),
        ("try:\n    raise Own\nexcept E:\n    raise Base", '{ within = "except" }', ["Base"]),
        ("ValueError()", '"ValueError"', []),
        ("def f(ValueError):\n    raise ValueError", '"ValueError"', []),
    ],
)
def test_should_find_raise_when_the_class_is_named(
    text: str, value: str, expected: list[str]
) -> None:
    assert found(text, f"should_not = {{ raise = {value} }}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("raise Own", []),
        ("raise Own('x') from error", []),
        ("raise", []),
        ("raise ValueError", ["ValueError"]),
        ("raise web.HTTPException(404)", ["web.HTTPException"]),
        ("try:\n    pass\nexcept E as error:\n    raise error", []),
        ("try:\n    pass\nexcept E as error:\n    raise error from None", []),
        ("try:\n    pass\nexcept E as error:\n    raise error.with_traceback(None)", []),
        ("try:\n    pass\nexcept E as error:\n    last = error\nraise last", []),
        ("def f(error):\n    raise error", ["error"]),
        ("raise make()", ["make"]),
        ("def make() -> Own: ...\nraise make()", []),
        ("pass", []),
    ],
)
def test_should_find_every_other_raise_when_only_some_are_allowed(
    text: str, expected: list[str]
) -> None:
    assert found(text, 'should = { raise_only = ["shop.module.Own"] }') == expected


@pytest.mark.parametrize(
    ("handler", "value", "expected"),
    [
        ("except ValueError:", '"ValueError"', ["ValueError"]),
        ("except ValueError as e:", '"ValueError"', ["ValueError"]),
        ("except (KeyError, ValueError):", '"ValueError"', ["ValueError"]),
        ("except* ValueError:", '"ValueError"', ["ValueError"]),
        ("except Exception:", '"ValueError"', []),
        ("except Own:", '{ name = "ValueError", subclasses = true }', ["Own"]),
        ("except Own:", '"ValueError"', []),
        ("except:", '"*"', ["except"]),
        ("except:", '"Exception"', []),
        ("except ValueError:", '"*"', []),
        ("except:", '["*", "Exception"]', ["except"]),
        ("except ValueError:", '["*", "Exception"]', []),
        ("except web.HTTPException:", '"<web>"', ["web.HTTPException"]),
        ("except ERRORS:", '"ValueError"', ["ERRORS"]),
        ("except ERRORS:", '"OSError"', []),
        ("except Own:", '{ kind = "class", named = "Own" }', ["Own"]),
        ("except:", "{ swallow = true }", ["except"]),
        ("except ValueError:", "{ swallow = false }", []),
    ],
)
def test_should_find_handler_when_the_class_is_named(
    handler: str, value: str, expected: list[str]
) -> None:
    text = f"ERRORS = (KeyError, ValueError)\ntry:\n    pass\n{handler}\n    pass"
    assert found(text, f"should_not = {{ catch = {value} }}") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("pass", True),
        ("...", True),
        ("'nothing to do'", True),
        ("log.warning('x')", True),
        ("self.logger.exception('x')", True),
        ("logging.error('x')", True),
        ("get_logger(__name__).info('x')", True),
        ("print('x')", True),
        ("pass\n    logging.info('x')", True),
        ("raise", False),
        ("return None", False),
        ("x = 1", False),
        ("handle()", False),
        ("parser.error('x')", False),
        ("messages.warning('x')", False),
        ("log.warning('x')\n    raise", False),
        ("log.close()", False),
        ("await log.warning('x')", False),
    ],
)
def test_should_find_handler_when_it_swallows_the_error(body: str, expected: bool) -> None:
    text = f"async def f():\n  try:\n    pass\n  except Exception:\n    {body}"
    demand = 'should_not = { catch = { name = "Exception", swallow = true } }'
    assert bool(found(text, demand)) is expected


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("except Own:", []),
        ("except (Own, KeyError):", ["KeyError"]),
        ("except:", ["except"]),
        ("except unknown():", ["unknown()"]),
        ("except Base:", ["Base"]),
    ],
)
def test_should_find_every_other_handler_when_only_some_are_allowed(
    handler: str, expected: list[str]
) -> None:
    text = f"try:\n    pass\n{handler}\n    pass"
    assert found(text, 'should = { catch_only = ["shop.module.Own"] }') == expected


def test_should_allow_a_bare_handler_when_it_is_listed() -> None:
    assert found("try:\n    pass\nexcept:\n    pass", 'should = { catch_only = ["*"] }') == []


@pytest.mark.parametrize(
    ("demand", "expected"),
    [
        ('should = { raise = "shop.module.Own" }', ["idle"]),
        ('should = { catch = "KeyError" }', ["fail"]),
    ],
)
def test_should_lie_at_the_function_when_something_demanded_is_missing(
    demand: str, expected: list[str]
) -> None:
    text = (
        "def fail():\n    raise Own\n\ndef idle():\n    try:\n        pass\n"
        "    except KeyError:\n        pass"
    )
    assert found(text, demand, "function") == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("module", ["Own", "Base", "Own"]), ("class", ["Base"]), ("function", ["Own"])],
)
def test_should_see_what_belongs_to_a_symbol_when_it_raises(kind: str, expected: list[str]) -> None:
    text = "raise Own\nclass C:\n    def m(self):\n        raise Base\ndef f():\n    raise Own"
    assert found(text, 'should_not = { raise = "shop.**" }', kind) == expected
