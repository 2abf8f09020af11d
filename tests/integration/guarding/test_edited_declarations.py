"""Tests of contracts, waivers, options and levels that are written otherwise, or say less."""

import pathlib
from collections.abc import Mapping

import pytest

from tests.integration.guarding.gates_support import between, said
from tests.integration.guarding.guarding_support import CONFIGURATION, Change, edited

HEXAGONAL = 'name = "hexagonal"\n'
PAY = "shop.application.pay -> shop.web.page"
SOURCES = {
    "src/shop/application/pay.py": "from shop.web import page\nPAY = 1\n",
    "pack.toml": '[tools.mypy]\nargs = ["--strict"]\n',
}
PACKED = edited(
    CONFIGURATION,
    ("extends = []", 'extends = ["./pack.toml"]'),
    ("[tool.archcheck.tools.mypy]\n", ""),
)
STRUCTURE = """\
that = { kind = "module", layer = ["domain", "application"] }
should = { have_at_most = { lines = 100 } }
should_not = { call = ["open", "print"] }
"""
SINGLE = """\
that = { kind = "module", layer = ["domain", "application"] }
should_not = { call = "print" }

[[tool.archcheck.structure]]
name = "files"
that = { kind = "module", layer = "domain" }
should_not = { call = "open" }

[[tool.archcheck.structure]]
name = "more files"
that = { kind = "module", layer = "application" }
should_not = { call = "open" }

[[tool.archcheck.structure]]
name = "short modules"
that = { kind = "module", layer = ["domain", "application"] }
should = { have_at_most = { lines = 100 } }
"""
WAIVER = '[[tool.archcheck.waivers]]\nrule = "no-comments"\nreason = "later"\n'
WAIVED = '[[tool.archcheck.waivers]]\nrule = "layer-dependency"\nreason = "later"\n'
OVERRIDE = '[[tool.archcheck.overrides]]\npaths = ["src/shop/web/**"]\nrules.descriptive-name = '
CONTRACT = '[[tool.archcheck.contracts]]\nname = "it"\n'
ALLOWED = f'{CONTRACT}type = "allowed"\nmodules = {{ "shop.web" = ["shop.application"] }}\n'
REQUIRED = f'{CONTRACT}type = "required"\nsource_modules = ["web"]\nrequired_modules = '
CHANGES = "[[tool.archcheck.changes]]\n"
HEX, SMALL = ("contract", "hexagonal"), ("rule", "small modules")
LONGER = ("contract", f"hexagonal: {PAY}")


def _hexagonal(more: str) -> str:
    return edited(CONFIGURATION, (HEXAGONAL, HEXAGONAL + more))


def _leaving_out(date: str, key: str = "ignore_imports") -> str:
    return _hexagonal(f'{key} = [{{ import = "{PAY}", reason = "later"{date} }}]\n')


def _rule(text: str) -> str:
    return edited(CONFIGURATION, ("[tool.archcheck.rules]", f"[tool.archcheck.rules]\n{text}"))


def _with(text: str) -> str:
    return f"{CONFIGURATION}\n{text}"


def _sources(text: str) -> str:
    return edited(CONFIGURATION, ('source_modules = ["domain"]', f"source_modules = [{text}]"))


def _coverage(text: str) -> str:
    return _with(f"[tool.coverage]\n{text}\n")


EARLY, LATE = ", expires = 2999-01-01", ", expires = 2999-06-01"
OPTIONS = "sentence-test-name = { level = 'error'"
CASES: Mapping[str, tuple[str, str, list[Change], list[Change]]] = {
    "an import is left out for longer": (_leaving_out(EARLY), _leaving_out(LATE), [LONGER], []),
    "an import is left out for ever": (_leaving_out(EARLY), _leaving_out(""), [LONGER], []),
    "an import is left out again": (
        _leaving_out(", expires = 2020-01-01"),
        _leaving_out(EARLY),
        [HEX],
        [],
    ),
    "an import is tolerated for longer": (
        _leaving_out(EARLY, "deprecated"),
        _leaving_out(LATE, "deprecated"),
        [LONGER],
        [],
    ),
    "a contract is about more modules": (
        _sources('"shop.domain.price"'),
        CONFIGURATION,
        [],
        [("contract", "no requests")],
    ),
    "a contract excepts less": (
        _hexagonal('except_modules = ["shop.domain.price"]\n'),
        CONFIGURATION,
        [],
        [HEX],
    ),
    "a contract has one layer more": (
        edited(CONFIGURATION, ('"application", "domain"]', '"application"]')),
        CONFIGURATION,
        [],
        [HEX],
    ),
    "a layer is closed no longer": (_hexagonal('closed = ["domain"]\n'), CONFIGURATION, [HEX], []),
    "what is allowed need not be imported": (
        _with(f"{ALLOWED}exact = true\n"),
        _with(ALLOWED),
        [("contract", "it: exact")],
        [],
    ),
    "other imports are enough": (
        _with(f'{REQUIRED}["application"]\n'),
        _with(f'{REQUIRED}["application", "domain"]\n'),
        [("contract", "it: required_modules")],
        [],
    ),
    "a contract with a wish is renamed": (
        _with(f'{REQUIRED}"application"\n'),
        _with(f'{REQUIRED}["application"]\n').replace('"it"', '"that"'),
        [],
        [],
    ),
    "a structure rule is taken apart": (
        CONFIGURATION,
        edited(CONFIGURATION, (STRUCTURE, SINGLE)),
        [],
        [],
    ),
    "a structure rule is taken apart, and one part is gone": (
        CONFIGURATION,
        edited(CONFIGURATION, (STRUCTURE, SINGLE.partition("\n\n[[tool")[0] + "\n")),
        [SMALL],
        [],
    ),
    "a waiver is about fewer modules": (
        _with(f'{WAIVER}module = "shop.web"\n'),
        _with(f'{WAIVER}module = "shop.web.page"\n'),
        [],
        [("waiver", "no-comments shop.web")],
    ),
    "a waiver names files in another way": (
        _with(f'{WAIVER}module = "shop.web.page"\n'),
        _with(f'{WAIVER}path = "src/shop/web/page.py"\n'),
        [],
        [],
    ),
    "a waiver is about fewer symbols": (
        _with(f'{WAIVER}symbol = "shop.*"\n'),
        _with(f'{WAIVER}symbol = "shop.web.*"\n'),
        [],
        [("waiver", "no-comments shop.*")],
    ),
    "a waived contract is renamed": (
        _with(f'{WAIVED}contract = "hexagonal"\n'),
        _with(f'{WAIVED}contract = "onion"\n').replace('name = "hexagonal"', 'name = "onion"'),
        [],
        [],
    ),
    "another contract is waived": (
        _with(f'{WAIVED}contract = "hexagonal"\n'),
        _with(f'{WAIVED}contract = "no requests"\n'),
        [("waiver", "layer-dependency no requests")],
        [("waiver", "layer-dependency hexagonal")],
    ),
    "an option is overridden": (
        CONFIGURATION,
        _with(f'{OVERRIDE}{{ allow = ["df"] }}\n'),
        [("rule", "descriptive-name: allow")],
        [],
    ),
    "coverage may fall": (
        _rule("coverage-below = { ratchet = true }"),
        _rule("coverage-below = { ratchet = false }"),
        [("coverage", "coverage-below: ratchet")],
        [],
    ),
    "a limit is below the usual": (
        _rule("coverage-below = 'error'"),
        _rule("coverage-below = { level = 'error', limit = 90 }"),
        [("coverage", "coverage-below: limit")],
        [],
    ),
    "a limit is the usual": (
        _rule("fan-out = 'error'"),
        _rule("fan-out = { level = 'error', limit = 20 }"),
        [],
        [],
    ),
    "names of tests may be anything": (
        _rule(f"{OPTIONS} }}"),
        _rule(f"{OPTIONS}, style = 'regex', pattern = '.*' }}"),
        [("rule", "sentence-test-name: style")],
        [],
    ),
    "names of tests need fewer words": (
        _rule(f"{OPTIONS} }}"),
        _rule(f"{OPTIONS}, min_words = 3 }}"),
        [("rule", "sentence-test-name: min_words")],
        [],
    ),
    "anything owns what is to do": (
        _rule("unowned-todo = 'error'"),
        _rule("unowned-todo = { level = 'error', pattern = '.*' }"),
        [("rule", "unowned-todo: pattern")],
        [],
    ),
    "an id is meant by its beginning": (
        edited(CONFIGURATION, ('E501 = "error"', 'E5 = "error"')),
        edited(CONFIGURATION, ('E501 = "error"', 'E5 = "error", E501 = "error"')),
        [],
        [],
    ),
    "the causes of a change are taken apart": (
        _with(f'{CHANGES}when = ["a/**", "b/**"]\nthen = "c"\n'),
        _with(f'{CHANGES}when = "a/**"\nthen = "c"\n{CHANGES}when = "b/**"\nthen = "c"\n'),
        [],
        [],
    ),
    "a cause of a change is gone": (
        _with(f'{CHANGES}when = ["a/**", "b/**"]\nthen = "c"\n'),
        _with(f'{CHANGES}when = "a/**"\nthen = "c"\n'),
        [("rule", "changes a/**, b/**")],
        [],
    ),
    "a tool has a configuration of its own in place of what the pack says": (
        PACKED,
        f"{PACKED}\n[tool.mypy]\n",
        [("tool", "mypy: strict")],
        [],
    ),
    "a tool is taken out with what the pack says": (
        PACKED,
        f"{PACKED}\n[tool.archcheck.tools.mypy]\nenabled = false\n",
        [("tool", "mypy")],
        [],
    ),
    "coverage is measured of more": (
        _coverage('run.source = ["src/shop/web"]'),
        _coverage('run.source = ["src"]'),
        [],
        [("coverage", "coverage: run.source")],
    ),
    "coverage is measured of the root": (
        _coverage('run.source = ["src", "tests"]'),
        _coverage('run.source = ["."]'),
        [],
        [],
    ),
    "coverage leaves out what it always does": (
        CONFIGURATION,
        _coverage('report.exclude_also = ["if TYPE_CHECKING:"]'),
        [],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_should_tell_by_meaning_when_declarations_are_edited(
    tmp_path: pathlib.Path, name: str
) -> None:
    before, after, looser, stricter = CASES[name]
    found = said(tmp_path, {"pyproject.toml": before, **SOURCES}, {"pyproject.toml": after})
    assert found == {"looser": looser, "stricter": stricter}


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            _leaving_out(EARLY),
            _leaving_out(""),
            f'contract "hexagonal" leaves out {PAY} for ever, and no longer until 2999-01-01',
        ),
        (
            CONFIGURATION,
            _hexagonal('level = "warning"\n'),
            'contract "hexagonal" fell from error to warning',
        ),
        (
            CONFIGURATION,
            _with(f'{OVERRIDE}{{ allow = ["df"] }}\n'),
            "descriptive-name: allow holds df in src/shop/web/__init__.py, src/shop/web/page.py",
        ),
    ],
)
def test_should_say_what_holds_now_when_declarations_are_edited(
    tmp_path: pathlib.Path, before: str, after: str, sentence: str
) -> None:
    (found,) = between(tmp_path, {"pyproject.toml": before}, {"pyproject.toml": after}).looser
    assert found.sentence == sentence
