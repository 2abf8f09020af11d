"""Imports that contracts forbid."""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.checking.survey import Survey
from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.planting import Planting
from archcheck.application.proving.plants import Claim, Plant
from archcheck.domain.activation import PathMatches
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.level import Level
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.architecture.contracts.contract import Ban
from archcheck.infrastructure.guarding.contract_bans import JudgedContract, judged_contracts

WHAT = "contract"
MOST = 12
CYCLE = "dependency-cycle"
NOTHING = "nothing that this project holds could break it"


class ContractPlanting(Planting):
    """Plants imports where each contract looks, as it tells itself."""

    def __init__(self, matches: PathMatches) -> None:
        """Take who compares paths."""
        self._matches = matches

    def claims(self, found: Survey) -> Iterator[Claim]:
        """One for each contract that is judged."""
        inspection = found.inspection
        state = GateState(
            directory=inspection.project.root,
            inspection=inspection,
            names=found.prepared.names,
            own=inspection.project,
            matches=self._matches,
            facts=lambda: found.facts,
        )
        files = {file.module: file for file in inspection.judged_files if file.module}
        for contract in judged_contracts(state, state):
            yield _claim(contract, files)


def _claim(contract: JudgedContract, files: Mapping[str, SourceFile]) -> Claim:
    declaration = contract.declaration
    plants = tuple(itertools.islice(_plants(declaration, _direct(contract), files), MOST))
    is_absent = not plants and declaration.origin.is_pack
    return Claim(
        what=WHAT,
        name=declaration.name,
        level=Level.OFF if is_absent else contract.level,
        plants=plants,
        reason="" if plants else NOTHING,
    )


def _direct(contract: JudgedContract) -> list[Ban]:
    return sorted(it.ban for it in contract.bans if not (it.guard or it.ban.is_chain))


def _plants(
    declaration: ContractDeclaration, bans: Iterable[Ban], files: Mapping[str, SourceFile]
) -> Iterator[Plant]:
    """One for each importer, so that not all lie where something is exempt."""
    seen: set[str] = set()
    for ban in bans:
        file = files.get(ban.importer)
        if file is not None and ban.importer not in seen:
            seen.add(ban.importer)
            yield _plant(declaration, ban, file, files)


def _plant(
    declaration: ContractDeclaration,
    ban: Ban,
    file: SourceFile,
    files: Mapping[str, SourceFile],
) -> Plant:
    if ban.importer == ban.imported:
        return Plant(replaced={file.path: "PLANTED = 1\n"})
    texts = {file.path: f"import {ban.imported}\n"}
    back = files.get(ban.imported)
    if declaration.rule == CYCLE and back is not None:
        texts[back.path] = f"import {ban.importer}\n"
    return Plant(added=texts)
