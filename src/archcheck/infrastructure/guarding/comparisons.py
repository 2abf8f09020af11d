"""All comparisons of gates that know how something works."""

from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.application.ports.project_division import ProjectDivider
from archcheck.infrastructure.guarding.baseline_comparison import BaselineComparison
from archcheck.infrastructure.guarding.classification_comparison import (
    ClassificationComparison,
)
from archcheck.infrastructure.guarding.collection_comparison import CollectionComparison
from archcheck.infrastructure.guarding.comparison_of_tests import ComparisonOfTests
from archcheck.infrastructure.guarding.composition_comparison import CompositionComparison
from archcheck.infrastructure.guarding.contract_comparison import ContractComparison
from archcheck.infrastructure.guarding.foreign_contract_comparison import (
    ForeignContractComparison,
)
from archcheck.infrastructure.guarding.hook_comparison import HookComparison
from archcheck.infrastructure.guarding.layer_comparison import LayerComparison
from archcheck.infrastructure.guarding.measure_comparison import MeasureComparison
from archcheck.infrastructure.guarding.option_comparison import OptionComparison
from archcheck.infrastructure.guarding.pipeline_comparison import PipelineComparison
from archcheck.infrastructure.guarding.settings_comparison import SettingsComparison
from archcheck.infrastructure.guarding.structure_comparison import StructureComparison
from archcheck.infrastructure.guarding.suppression_comparison import SuppressionComparison
from archcheck.infrastructure.guarding.table_comparison import TableComparison
from archcheck.infrastructure.guarding.thin_environment_comparison import (
    ThinEnvironmentComparison,
)
from archcheck.infrastructure.guarding.trust_comparison import TrustComparison
from archcheck.infrastructure.version_control.git_state import GitState


def gate_comparisons(git: GitState, divider: ProjectDivider) -> tuple[GateComparison, ...]:
    """One for each part of a gate."""
    return (
        BaselineComparison(),
        ClassificationComparison(),
        CollectionComparison(),
        ComparisonOfTests(),
        CompositionComparison(),
        ContractComparison(),
        ForeignContractComparison(),
        HookComparison(),
        LayerComparison(),
        MeasureComparison(),
        OptionComparison(),
        PipelineComparison(),
        SettingsComparison(),
        StructureComparison(git),
        SuppressionComparison(),
        TableComparison(divider),
        ThinEnvironmentComparison(),
        TrustComparison(),
    )
