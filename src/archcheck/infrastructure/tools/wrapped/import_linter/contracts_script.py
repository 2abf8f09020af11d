"""Judges the contracts of import-linter in its interpreter, and prints what breaks them as JSON."""

import argparse
import contextlib
import importlib
import importlib.machinery
import importlib.util
import io
import itertools
import json
import os
import pathlib
import runpy
import sys
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

GUARD = pathlib.Path(__file__).parents[2] / "running" / "guarded_imports.py"
OWN = "importlinter."
UNPARSABLE = "SourceSyntaxError"
Answer = dict[str, typing.Any]
Link = Mapping[str, typing.Any]


def spec_in(name: str, places: Iterable[str]) -> importlib.machinery.ModuleSpec | None:
    """The specification of a module below these directories; no package on the way is imported."""
    inside = list(places)
    found = None
    for part in name.split("."):
        found = importlib.machinery.PathFinder.find_spec(part, inside)
        inside = locations(found)
    return named(name, found, inside) if found else None


def locations(found: importlib.machinery.ModuleSpec | None) -> list[str]:
    """Where the modules of a package are looked for; nowhere for what is no package."""
    return list((found and found.submodule_search_locations) or ())


def named(
    name: str, found: importlib.machinery.ModuleSpec, inside: list[str]
) -> importlib.machinery.ModuleSpec:
    """A specification under its full name, with places that do not change."""
    spec = importlib.machinery.ModuleSpec(name, found.loader, origin=found.origin)
    spec.submodule_search_locations = inside or None
    spec.has_location = found.has_location
    return spec


def finder(places: Sequence[str]) -> Callable[..., importlib.machinery.ModuleSpec | None]:
    """What finds root packages: those of the project before what is installed by their names."""

    def find_spec(name: str, package: str | None = None) -> importlib.machinery.ModuleSpec | None:
        return spec_in(name, places) or spec_in(name, sys.path)

    return find_spec


def contract_types(session: Mapping[str, typing.Any]) -> Iterator[str]:
    """The classes that the configuration brings, as dotted names."""
    told = session.get("contract_types") or []
    for entry in [told] if isinstance(told, str) else told:
        yield str(entry).rpartition(":")[2].strip()


def brought(session: Mapping[str, typing.Any], root: str, is_outside: Callable[..., bool]) -> str:
    """The first contract type whose code lies in the project; empty when there is none."""
    for name in contract_types(session):
        found = spec_in(name.rpartition(".")[0], sys.path)
        if found is not None and found.origin and not is_outside(found.origin, root):
            return name
    return ""


def broken(report: typing.Any) -> Iterator[Answer]:
    """The contracts that are not kept, with what breaks them."""
    for contract, check in report.get_contracts_and_checks():
        if not check.kept:
            yield {
                "name": contract.name,
                "guidance": getattr(contract, "broken_contract_guidance", None) or "",
                **breaches(contract, check, report.graph),
            }


def breaches(contract: typing.Any, check: typing.Any, graph: typing.Any) -> Answer:
    """What breaks a contract; in its own words where its type is not import-linter's."""
    is_own = type(contract).__module__.startswith(OWN)
    told = check.metadata if is_own else {}
    answer = {
        "chains": [*forbidden(told), *layered(told)],
        "cycles": list(cyclic(told, graph)),
        "protected": list(protected(told, contract)),
        "undeclared": sorted(told.get("undeclared_modules", ())),
    }
    return {**answer, "words": [] if any(answer.values()) else [words(contract, check)]}


def words(contract: typing.Any, check: typing.Any) -> str:
    """What a contract prints about what breaks it."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        contract.render_broken_contract(check)
    return printed.getvalue()


def forbidden(told: Mapping[str, typing.Any]) -> Iterator[Sequence[Link]]:
    """The chains of the types forbidden and independence."""
    for group in told.get("invalid_chains", ()):
        for chain in group["chains"]:
            yield from with_ends(chain) if isinstance(chain, dict) else [chain]


def layered(told: Mapping[str, typing.Any]) -> Iterator[Sequence[Link]]:
    """The chains of the type layers."""
    for group in told.get("invalid_dependencies", ()):
        yield from itertools.chain.from_iterable(map(with_ends, group["routes"]))


def with_ends(route: Mapping[str, typing.Any]) -> Iterator[Sequence[Link]]:
    """A chain for each first import of a route, and for each other last one."""
    first, *rest = route["chain"]
    for head in (first, *route["extra_firsts"]):
        yield [head, *rest]
    for tail in route["extra_lasts"]:
        yield [first, *rest[:-1], tail]


def cyclic(told: Mapping[str, typing.Any], graph: typing.Any) -> Iterator[Answer]:
    """The imports without which there would be no cycles, of the type acyclic_siblings."""
    for package, imports in told.get("cycle_breakers_by_package", {}).items():
        for importer, imported in imports:
            details = graph.get_import_details(importer=importer, imported=imported)
            lines = sorted({detail["line_number"] for detail in details})
            link = {"importer": importer, "imported": imported, "line_numbers": lines}
            yield {"package": package, **link}


def protected(told: Mapping[str, typing.Any], contract: typing.Any) -> Iterator[Answer]:
    """The imports that the type protected does not allow."""
    for group in told.get("illegal_imports", ()):
        allowed = sorted(map(str, contract.allowed_importers))
        for link in group.illegal_links:
            yield {"package": group.top_level_module, "allowed": allowed, **link}


def modules(answers: Iterable[Answer]) -> set[str]:
    """The modules in which something lies."""
    links = itertools.chain.from_iterable(
        (*itertools.chain.from_iterable(it["chains"]), *it["cycles"], *it["protected"])
        for it in answers
    )
    return {link["importer"] for link in links}.union(*(it["undeclared"] for it in answers))


def files(names: Iterable[str], find: Callable[..., typing.Any]) -> dict[str, str]:
    """The files of modules."""
    found = ((name, find(name)) for name in sorted(names))
    return {name: spec.origin for name, spec in found if spec is not None and spec.origin}


def warnings(report: typing.Any) -> list[str]:
    """What import-linter warns of, such as imports to ignore that nobody does."""
    checks = (check for _, check in report.get_contracts_and_checks())
    return sorted(set(itertools.chain.from_iterable(check.warnings for check in checks)))


def checked(arguments: argparse.Namespace, guards: Mapping[str, typing.Any]) -> Answer:
    """The answer about all contracts; what goes wrong is an answer, too."""
    from importlinter.application import use_cases
    from importlinter.configuration import configure

    configure()
    options = use_cases.read_user_options(arguments.config)
    told = brought(options.session_options, os.getcwd(), guards["is_outside"])
    if told and not arguments.trusted:
        return {"refused": told}
    if not options.contracts_options:
        return {"problem": "NoContracts", "told": ""}
    use_cases._register_contract_types(options)
    report = use_cases.create_report(options, tuple(arguments.contract), cache_dir=None)
    errors = report.invalid_contract_options
    return judged(report) if not errors else {"invalid": dict(map(wrong_options, errors.items()))}


def wrong_options(item: tuple[str, typing.Any]) -> tuple[str, dict[str, str]]:
    """A contract with what is wrong in it, by key."""
    return item[0], item[1].errors


def judged(report: typing.Any) -> Answer:
    """What breaks the contracts, and the files in which it lies."""
    answers = list(broken(report))
    return {
        "contracts": answers,
        "files": files(modules(answers), importlib.util.find_spec),
        "warnings": warnings(report),
    }


def answered(arguments: argparse.Namespace, guards: Mapping[str, typing.Any]) -> Answer:
    """The answer, also where import-linter gives up."""
    try:
        return checked(arguments, guards)
    except Exception as error:
        kind = type(error).__name__
        file = getattr(error, "filename") if kind == UNPARSABLE else ""
        return {"problem": kind, "told": str(error), "file": file}


def main() -> None:
    """Run with the arguments of the command line."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--trusted", action="store_true")
    parser.add_argument("--config")
    parser.add_argument("--contract", action="append", default=[])
    parser.add_argument("--place", action="append", default=[])
    arguments = parser.parse_args()
    guards = runpy.run_path(str(GUARD))
    guards["guard"](os.getcwd(), arguments.place, arguments.trusted)
    setattr(importlib.util, "find_spec", finder(arguments.place))
    if arguments.version:
        print(f"import-linter {importlib.import_module('importlinter').__version__}")
        return
    with contextlib.redirect_stdout(sys.stderr):
        answer = answered(arguments, guards)
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
