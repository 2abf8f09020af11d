"""import-linter: the contracts that a project has written for it, judged as they are."""

import itertools
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from archcheck.application.wording import counted
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.contracts.wording import (
    chain_advice,
    import_title,
    listed,
)
from archcheck.infrastructure.tools.adapter import (
    Prices,
    RawFinding,
    Reading,
    Registry,
    Sight,
    ToolAdapter,
    ToolCall,
    ToolTask,
    Unread,
)
from archcheck.infrastructure.tools.columns import span
from archcheck.infrastructure.tools.running.environments import refusal_sentence
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import ToolFailure
from archcheck.infrastructure.tools.running.stated_imports import stated_imports
from archcheck.infrastructure.tools.wrapped.import_linter.import_places import ImportPlaces
from archcheck.infrastructure.tools.wrapped.import_linter.own_configuration import (
    configuration_file,
)

SCRIPT = pathlib.Path(__file__).with_name("contracts_script.py")
WIDE = "10000"
BLINDING = ("SourceSyntaxError", "UnicodeError", "UnicodeDecodeError")
SENTENCES = {
    "KeyError": "it misses the key {told}",
    "NoContracts": "it holds no contracts",
    "NoSuchContractType": 'there is no contract type "{told}"',
    "NotATopLevelModule": (
        "a root package lies in a package with an __init__.py: name the outermost package"
    ),
    "MissingSectionHeaderError": "it has no section headers",
}
NO_FILE = "no configuration of import-linter: setup.cfg, .importlinter and pyproject.toml have none"
Links = Sequence[Mapping[str, Any]]


class ImportLinter(ToolAdapter):
    """How import-linter runs and what it says."""

    name = "import-linter"
    homepage = "https://import-linter.readthedocs.io/"
    own_switch = "ignore_imports of the contract RULE"
    oldest = "2.1"
    position = 60
    looks_at_python = False
    scope = Sight.PROJECT
    prices = Prices(start=0.3, kilobyte=0.00003)
    script = str(SCRIPT)
    isolation = ("-I", "-B", "-X", "utf8")
    follows_imports = True

    @property
    def executable(self) -> str:
        """Its command."""
        return "lint-imports"

    def configuration(self, root: pathlib.Path) -> str:
        """The file with the contracts."""
        return configuration_file(root)

    def check(self, call: ToolCall) -> Reading:
        """Run our script with the configuration as it is, and read its JSON."""
        named = _configuration(call)
        if not named:
            raise ToolFailure(NO_FILE)
        finished = call.run("--config", named, *_options(call.task), COLUMNS=WIDE)
        if finished.exit_code or not finished.output:
            raise crash(finished)
        try:
            return _reading(parsed_answer(finished.output), call, named)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise unreadable(finished, finished.output) from error

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """The imported name, exact already; else the line."""
        start = (finding.line, finding.column or 1)
        end = (finding.end_line or finding.line, finding.end_column or 1)
        return span(text, start, end)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """A contract of the project."""
        return ToolRule(
            id=rule_id,
            name=rule_id,
            summary=f"The contract {rule_id} of this project is kept.",
            level=Level.ERROR,
            description="A contract about imports that this project has written for import-linter.",
            help_uri=self.homepage,
            tags=("architecture",),
        )


def _configuration(call: ToolCall) -> str:
    return [call.task.configuration, *ADAPTER.options.values(call.task.args, "--config")][-1]


def _options(task: ToolTask) -> Iterator[str]:
    yield from (f"--place={place}" for place in dict.fromkeys((*task.source_roots, ".")))
    yield from (f"--contract={name}" for name in ADAPTER.options.values(task.args, "--contract"))
    yield from ("--trusted",) if task.trusted else ()


def _reading(answer: Mapping[str, Any], call: ToolCall, named: str) -> Reading:
    if "refused" in answer:
        raise ToolFailure(refusal_sentence(answer["refused"]))
    if answer.get("problem") in BLINDING:
        return _blinded(answer, call)
    if "contracts" not in answer:
        raise ToolFailure(f"{named}: {_sentence(answer)}")
    line = call.task.configured_line
    configured = Location(call.task.configured_in, Region(line, 1, line, 1))
    places = ImportPlaces(call.root, answer["files"], configured)
    return Reading(
        findings=tuple(_findings(answer["contracts"], places)),
        notes=tuple(f"{named}: {warning}" for warning in answer["warnings"]),
        exit_code=0,
    )


def _sentence(answer: Mapping[str, Any]) -> str:
    if "invalid" in answer:
        return "; ".join(itertools.starmap(_invalid, sorted(answer["invalid"].items())))
    told = answer["told"] or answer["problem"]
    return SENTENCES.get(answer["problem"], "{told}").format(told=told)


def _invalid(contract: str, errors: Mapping[str, str]) -> str:
    told = (f"{key}: {message}" for key, message in sorted(errors.items()))
    return f'contract "{contract}": {" ".join(told)}'


def _blinded(answer: Mapping[str, Any], call: ToolCall) -> Reading:
    """One file that cannot be parsed keeps import-linter from judging any contract."""
    broken = _unparsable(call) or list(filter(None, [answer["file"]]))
    if not broken:
        raise ToolFailure(answer["told"])
    return Reading(
        failure=f"it checked nothing, because {', '.join(broken)} cannot be parsed",
        unread=tuple(Unread(path, "cannot be parsed") for path in broken),
    )


def _unparsable(call: ToolCall) -> list[str]:
    return [path for path in call.paths if stated_imports(call.root, path) is None]


def _findings(contracts: Iterable[Mapping[str, Any]], places: ImportPlaces) -> Iterator[RawFinding]:
    for it in contracts:
        yield from _of_chains(it, places)
        yield from _of_links(it, places)
        yield from _others(it, places)


def _of_links(contract: Mapping[str, Any], places: ImportPlaces) -> Iterator[RawFinding]:
    for key, words in (("cycles", _cycle), ("protected", _intrusion)):
        for link in contract[key]:
            yield _of_link(link, *words(link), contract, places)


def _others(contract: Mapping[str, Any], places: ImportPlaces) -> Iterator[RawFinding]:
    """Modules that lie in no layer, and what a contract type of the project itself says."""
    for module in contract["undeclared"]:
        title = f"{module} is in no layer, and the contract is exhaustive"
        fix = "add it to the layers, or to exhaustive_ignores."
        yield _finding(contract, title, fix, places.module(module))
    for words in contract["words"]:
        title = words.strip() or "the contract is broken"
        yield _finding(contract, title, "", places.configured)


def _of_chains(contract: Mapping[str, Any], places: ImportPlaces) -> Iterator[RawFinding]:
    """One for each import with which forbidden chains begin; it tells the shortest."""
    chains: list[Links] = sorted(contract["chains"], key=_first)
    for _, group in itertools.groupby(chains, key=_first):
        shortest, *others = sorted(group, key=_order)
        yield _of_chain(shortest, len(others), contract, places)


def _first(chain: Links) -> tuple[str, str]:
    return chain[0]["importer"], chain[0]["imported"]


def _order(chain: Links) -> tuple[int, list[tuple[str, str]]]:
    return len(chain), [(link["importer"], link["imported"]) for link in chain]


def _of_chain(
    chain: Links, others: int, contract: Mapping[str, Any], places: ImportPlaces
) -> RawFinding:
    source, target = chain[0]["importer"], chain[-1]["imported"]
    title, fix = import_title(source, target, len(chain)), _advice(chain, source, target)
    finding = _of_link(chain[0], title, fix, contract, places)
    more = (f"{counted(others, 'other chain')} through this import",) if others else ()
    links = tuple(_links(chain, places)) if len(chain) > 1 else ()
    return msgspec.structs.replace(finding, notes=(*more, *finding.notes), chain=links)


def _advice(chain: Links, source: str, target: str) -> str:
    if len(chain) == 1:
        return f"take the import of {target} out of {source}."
    return chain_advice(source, target, chain[-1]["importer"])


def _links(chain: Links, places: ImportPlaces) -> Iterator[RelatedLocation]:
    for link in chain:
        text = f"{link['importer']} imports {link['imported']}"
        yield RelatedLocation(_locations(link, places)[0], text)


def _locations(link: Mapping[str, Any], places: ImportPlaces) -> list[Location]:
    """Where an import stands, each statement once; never empty."""
    lines = sorted({line or 1 for line in link["line_numbers"]}) or [1]
    return [places.location(link["importer"], link["imported"], line) for line in lines]


def _cycle(link: Mapping[str, Any]) -> tuple[str, str]:
    return (
        f"{link['importer']} closes a cycle in {link['package']} by importing {link['imported']}",
        f"take this import out of {link['importer']}, as one way to break the cycle.",
    )


def _intrusion(link: Mapping[str, Any]) -> tuple[str, str]:
    package, allowed = link["package"], link["allowed"]
    title = f"{link['importer']} must not import {link['imported']}"
    if not allowed:
        return title, f"{package} is not to be imported from outside."
    return title, f"reach {package} through {listed(allowed, 'or')}, which may import it."


def _of_link(
    link: Mapping[str, Any],
    title: str,
    fix: str,
    contract: Mapping[str, Any],
    places: ImportPlaces,
) -> RawFinding:
    first, *further = _locations(link, places)
    text = f"{link['importer']} imports {link['imported']} here too"
    related = tuple(RelatedLocation(it, text) for it in further)
    return msgspec.structs.replace(_finding(contract, title, fix, first), related=related)


def _finding(contract: Mapping[str, Any], title: str, fix: str, place: Location) -> RawFinding:
    region = place.region
    return RawFinding(
        path=place.path,
        rule=contract["name"],
        level=Level.ERROR,
        message=title,
        line=region.start_line,
        column=region.start_column,
        end_line=region.end_line,
        end_column=region.end_column,
        notes=tuple(filter(None, [contract["guidance"]])),
        fix=fix,
    )


ADAPTER = ImportLinter()
