"""One file becomes a fragment of configuration."""

import dataclasses
from collections.abc import Iterator, Mapping

from archcheck.domain.problem import Problem
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration import (
    baseline_settings,
    contract_settings,
    disabling,
    exemptions,
    layout_settings,
    pack_settings,
    policy_settings,
    project_settings,
    rule_settings,
    single_values,
    structure_settings,
    tool_settings,
)
from archcheck.infrastructure.configuration.composition_roots import composition_roots
from archcheck.infrastructure.configuration.documents import Document
from archcheck.infrastructure.configuration.fragments import Fragment, joined
from archcheck.infrastructure.configuration.single_values import SectionReader, single_value
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    gathered,
    unknown_keys,
)
from archcheck.infrastructure.decoding.value_types import (
    Bytes,
    DeclaredArchitecture,
    FailOn,
    Flag,
    Seconds,
    Sentence,
)

TOP_LEVEL = "here the keys of [tool.archcheck] stand at the top level"

READERS: Mapping[str, SectionReader] = {
    "extends": single_values.text_list,
    "plugins": single_values.text_list,
    "source": single_values.text_list,
    "tests": single_values.text_list,
    "exclude": single_values.text_list,
    "fail_on": single_value(FailOn),
    "architecture": single_value(DeclaredArchitecture),
    "projects": project_settings.projects,
    "thin_environment": single_values.text_list,
    "max_file_size": single_value(Bytes),
    "max_file_seconds": single_value(Seconds),
    "composition_roots": composition_roots,
    "contexts": single_values.packages,
    "except_contexts": single_values.packages,
    "classified": single_value(Flag),
    "unclassified": single_values.module_patterns,
    "layers": single_values.layers,
    "libraries": single_values.libraries,
    "contracts": contract_settings.contracts,
    "structure": structure_settings.structure,
    "layout": layout_settings.layout,
    "disable": disabling.disable,
    "rules": rule_settings.rules,
    "tools": tool_settings.tools,
    "waivers": exemptions.waivers,
    "overrides": exemptions.overrides,
    "unchecked": exemptions.unchecked,
    "baseline": baseline_settings.baseline,
    "policy": policy_settings.policy,
    "changes": policy_settings.changes,
    "step": pack_settings.steps,
    "summary": single_value(Sentence),
    "layouts": single_value(pack_settings.Layouts),
    "every_project": single_value(Flag),
    "requires_archcheck": pack_settings.requires_archcheck,
    "statements": pack_settings.statements,
}


def read_fragment(document: Document, names: RuleNames) -> Decoded[Fragment]:
    """All that a file states, or everything that is wrong with it."""
    known = [key for key in document.table if key in READERS]
    parts = gathered(
        READERS[key](document.table[key], document.place.at(key), names) for key in known
    )
    return parts.unless(_unknown_keys(document)).mapped(joined)


def _unknown_keys(document: Document) -> Iterator[Problem]:
    place = document.place
    for problem in unknown_keys(document.table, place, READERS):
        is_table_of_pyproject = problem.key == "tool"
        yield dataclasses.replace(problem, hint=TOP_LEVEL) if is_table_of_pyproject else problem
