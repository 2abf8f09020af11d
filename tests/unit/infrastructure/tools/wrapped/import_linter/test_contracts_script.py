"""The script that judges contracts in import-linter's interpreter."""

import importlib.util
import json
import pathlib
import runpy
import sys
from collections.abc import Callable
from typing import Any

import pytest

from archcheck.infrastructure.tools.wrapped.import_linter import contracts_script

SCRIPT = contracts_script.__file__
HEAD = "[importlinter]\nroot_package = shop\n"
CONTRACTS = """
[importlinter:contract:1]
name = stacked
type = layers
containers = shop
layers =
    web
    order
exhaustive = true

[importlinter:contract:2]
name = no web
type = forbidden
source_modules = shop.order
forbidden_modules = shop.web

[importlinter:contract:3]
name = guarded
type = protected
protected_modules = shop.web
allowed_importers = shop.main

[importlinter:contract:4]
name = no cycles
type = acyclic_siblings
ancestors = shop

[importlinter:contract:5]
name = kept
type = forbidden
source_modules = shop.order
forbidden_modules = shop.main
"""
OWN_TYPE = """
from importlinter import Contract, ContractCheck, output


class Own(Contract):
    def check(self, graph, verbose):
        return ContractCheck(kept=False, warnings=["beware"])

    def render_broken_contract(self, check):
        output.print("broken")
"""
OWN = "contract_types =\n    own: own_type.Own\n[importlinter:contract:1]\nname = own\ntype = own\n"
Answer = dict[str, Any]
Asking = Callable[..., Answer]


@pytest.fixture
def project(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A project in the working directory, in a process that is as before afterwards."""
    files = {
        "src/shop/__init__.py": "",
        "src/shop/main.py": "",
        "src/shop/order.py": "import shop.web\n",
        "src/shop/web.py": "import shop.order\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    monkeypatch.setattr(sys, "path_importer_cache", {})
    monkeypatch.delitem(sys.modules, "own_type", raising=False)
    monkeypatch.setattr(importlib.util, "find_spec", importlib.util.find_spec)
    return tmp_path


@pytest.fixture
def ask(
    project: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Asking:
    """Run the script on a configuration, and read what it prints."""

    def asked(text: str, *arguments: str) -> Answer:
        (project / ".importlinter").write_text(text, encoding="utf-8")
        options = ("--config", ".importlinter", "--place=src", "--place=.")
        monkeypatch.setattr(sys, "argv", ["script", *options, *arguments])
        runpy.run_path(SCRIPT, run_name="__main__")
        answer: Answer = json.loads(capsys.readouterr().out)
        return answer

    return asked


def test_should_tell_what_breaks_each_contract_when_it_is_judged(ask: Asking) -> None:
    answers = {it["name"]: it for it in ask(HEAD + CONTRACTS)["contracts"]}
    kinds = ("chains", "cycles", "protected", "undeclared", "words")
    assert {name: [len(it[kind]) for kind in kinds] for name, it in answers.items()} == {
        "stacked": [1, 0, 0, 1, 0],
        "no web": [1, 0, 0, 0, 0],
        "guarded": [0, 0, 1, 0, 0],
        "no cycles": [0, 1, 0, 0, 0],
    }


def test_should_tell_files_when_modules_are_named(ask: Asking, project: pathlib.Path) -> None:
    files = ask(HEAD + CONTRACTS)["files"]
    assert {name: pathlib.Path(file).name for name, file in files.items()} == {
        "shop.main": "main.py",
        "shop.order": "order.py",
        "shop.web": "web.py",
    }


def test_should_judge_only_named_contracts_when_asked(ask: Asking) -> None:
    answer = ask(HEAD + CONTRACTS, "--contract=2")
    assert [it["name"] for it in answer["contracts"]] == ["no web"]


def test_should_give_words_and_warnings_when_the_type_is_unknown(
    ask: Asking, project: pathlib.Path
) -> None:
    (project / "own_type.py").write_text(OWN_TYPE, encoding="utf-8")
    answer = ask(HEAD + OWN, "--trusted")
    assert (answer["contracts"][0]["words"], answer["warnings"]) == (["broken\n"], ["beware"])


def test_should_refuse_a_type_when_its_file_lies_in_the_project(
    ask: Asking, project: pathlib.Path
) -> None:
    (project / "own_type.py").write_text("1 / 0\n", encoding="utf-8")
    assert ask(HEAD + OWN) == {"refused": "own_type.Own"}


def test_should_complain_about_a_type_when_it_is_nowhere(ask: Asking) -> None:
    assert ask(HEAD + OWN)["problem"] == "ModuleNotFoundError"


def test_should_say_what_is_wrong_when_a_contract_has_unknown_options(ask: Asking) -> None:
    assert ask(HEAD + CONTRACTS.replace("source_modules", "source"))["invalid"].keys() == {"no web"}


def test_should_say_so_when_there_are_no_contracts(ask: Asking) -> None:
    assert ask(HEAD)["problem"] == "NoContracts"


def test_should_name_the_file_when_it_cannot_be_parsed(ask: Asking, project: pathlib.Path) -> None:
    (project / "src" / "shop" / "main.py").write_text("def f(:\n", encoding="utf-8")
    file = str(project / "src" / "shop" / "main.py")
    answer = ask(HEAD + CONTRACTS)
    assert (answer["problem"], answer["file"]) == ("SourceSyntaxError", file)


def test_should_tell_its_version_when_asked(
    monkeypatch: pytest.MonkeyPatch, project: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["script", "--version"])
    runpy.run_path(SCRIPT, run_name="__main__")
    assert capsys.readouterr().out.startswith("import-linter 2.")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a", True),
        ("a.space.b", True),
        ("a.space", True),
        ("a.nope", False),
        ("a.module.nope", False),
        ("space.c", True),
        ("nope", False),
    ],
)
def test_should_find_modules_and_run_nothing_when_packages_stand_above(
    tmp_path: pathlib.Path, name: str, found: bool
) -> None:
    for path in ("a/space", "space"):
        (tmp_path / path).mkdir(parents=True)
    (tmp_path / "a" / "__init__.py").write_text("1 / 0\n", encoding="utf-8")
    for path in ("a/module.py", "a/space/b.py", "space/c.py"):
        (tmp_path / path).touch()
    assert bool(contracts_script.spec_in(name, [str(tmp_path)])) is found


def test_should_make_a_chain_for_each_end_when_a_route_has_several() -> None:
    links = [{"importer": name, "imported": "x"} for name in "abcde"]
    route = {"chain": links[:2], "extra_firsts": links[2:4], "extra_lasts": links[4:]}
    chains = [[link["importer"] for link in it] for it in contracts_script.with_ends(route)]
    assert chains == [["a", "b"], ["c", "b"], ["d", "b"], ["a", "e"]]
