"""All comparisons of gates that know how something works."""

from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.infrastructure.guarding.contract_comparison import ContractComparison
from archcheck.infrastructure.guarding.layer_comparison import LayerComparison
from archcheck.infrastructure.guarding.structure_comparison import StructureComparison
from archcheck.infrastructure.version_control.git_state import GitState


def gate_comparisons(git: GitState) -> tuple[GateComparison, ...]:
    """One for each part of a gate."""
    return (ContractComparison(), LayerComparison(), StructureComparison(git))
