"""One file becomes a fragment of configuration."""

import dataclasses
import importlib
from collections.abc import Iterator, Mapping

from archcheck.domain.problem import Problem
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration import (
    pack_settings,
    rule_settings,
    single_values,
)
from archcheck.infrastructure.configuration.documents import Document
from archcheck.infrastructure.configuration.fragments import Fragment, joined
from archcheck.infrastructure.configuration.single_values import SectionReader, single_value
from archcheck.infrastructure.decoding.key_places import KeyPlace
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

RULES_ALONE = frozenset({"extends", "plugins", "requires_archcheck", "rules", "step"})


def _section(module: str, name: str) -> SectionReader:
    """The reader of a section that few files have, imported for those."""

    def read(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
        file = importlib.import_module(f"{__package__}.{module}")
        fragment: Decoded[Fragment] = getattr(file, name)(value, place, names)
        return fragment

    return read


READERS: Mapping[str, SectionReader] = {
    "extends": single_values.text_list,
    "plugins": single_values.text_list,
    "source": single_values.text_list,
    "tests": single_values.text_list,
    "exclude": single_values.text_list,
    "fail_on": single_value(FailOn),
    "architecture": single_value(DeclaredArchitecture),
    "projects": _section("project_settings", "projects"),
    "thin_environment": single_values.text_list,
    "max_file_size": single_value(Bytes),
    "max_file_seconds": single_value(Seconds),
    "composition_roots": _section("composition_roots", "composition_roots"),
    "contexts": single_values.packages,
    "except_contexts": single_values.packages,
    "classified": single_value(Flag),
    "unclassified": single_values.module_patterns,
    "layers": single_values.layers,
    "libraries": single_values.libraries,
    "contracts": _section("contract_settings", "contracts"),
    "structure": _section("structure_settings", "structure"),
    "layout": _section("layout_settings", "layout"),
    "disable": _section("disabling", "disable"),
    "rules": rule_settings.rules,
    "tools": _section("tool_settings", "tools"),
    "waivers": _section("exemptions", "waivers"),
    "overrides": _section("exemptions", "overrides"),
    "unchecked": _section("exemptions", "unchecked"),
    "baseline": _section("baseline_settings", "baseline"),
    "policy": _section("policy_settings", "policy"),
    "changes": _section("policy_settings", "changes"),
    "step": pack_settings.steps,
    "summary": single_value(Sentence),
    "layouts": single_value(pack_settings.Layouts),
    "every_project": single_value(Flag),
    "requires_archcheck": pack_settings.requires_archcheck,
    "statements": pack_settings.statements,
}


def read_fragment(
    document: Document, names: RuleNames, rules_alone: bool = False
) -> Decoded[Fragment]:
    """All that a file states, or what of it is about rules; or everything that is wrong with that."""
    read = RULES_ALONE if rules_alone else READERS.keys()
    known = [key for key in document.table if key in read]
    parts = gathered(
        READERS[key](document.table[key], document.place.at(key), names) for key in known
    )
    return parts.unless(_unknown_keys(document)).mapped(joined)


def _unknown_keys(document: Document) -> Iterator[Problem]:
    place = document.place
    for problem in unknown_keys(document.table, place, READERS):
        is_table_of_pyproject = problem.key == "tool"
        yield dataclasses.replace(problem, hint=TOP_LEVEL) if is_table_of_pyproject else problem
