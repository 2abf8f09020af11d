"""The schema of each key at the top of the configuration."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from archcheck.domain.rule import RuleDefinition
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.architecture.contracts import catalogue as contract_catalogue
from archcheck.infrastructure.architecture.layout import catalogue as layout_catalogue
from archcheck.infrastructure.architecture.structure.conditions import known_terms
from archcheck.infrastructure.architecture.structure.index.subjects import Kind
from archcheck.infrastructure.architecture.when import WhenKeys
from archcheck.infrastructure.configuration.baseline_settings import BaselineTable
from archcheck.infrastructure.configuration.contract_settings import CommonKeys
from archcheck.infrastructure.configuration.disabling import DisableTable
from archcheck.infrastructure.configuration.exemptions import (
    OverrideTable,
    UncheckedTable,
    WaiverTable,
)
from archcheck.infrastructure.configuration.import_exceptions import ExceptionTable
from archcheck.infrastructure.configuration.layout_settings import LayoutKeys
from archcheck.infrastructure.configuration.policy_settings import JointTable, PolicyTable
from archcheck.infrastructure.configuration.pack_settings import (
    STEP,
    Layouts,
    StatementTable,
    StepNumber,
)
from archcheck.infrastructure.configuration.project_settings import LongForm, ProjectNames
from archcheck.infrastructure.decoding.type_schemas import (
    Schema,
    free_table,
    list_schema,
    one_or_list,
    reference,
    struct_schema,
    table_schema,
    type_schema,
)
from archcheck.infrastructure.configuration.structure_settings import StructureKeys
from archcheck.infrastructure.configuration.tool_settings import LEVELS, ToolTable
from archcheck.infrastructure.decoding.decoder import Options, field_types
from archcheck.infrastructure.decoding.value_types import (
    Bytes,
    DeclaredArchitecture,
    FailOn,
    Flag,
    LevelName,
    Seconds,
    Sentence,
    Texts,
)
from archcheck.infrastructure.rule_implementations import options_type
from archcheck.infrastructure.tools import catalogue as tool_catalogue

CONDITION, DEMAND, LEVEL, WHEN = "condition", "demand", "level", "when"
GATE = "gate"
NOTHING: Mapping[str, Schema] = {}
Section = Callable[[RuleNames], Schema]


def definitions() -> dict[str, Schema]:
    """What several sections refer to."""
    terms = {key: term.schema() for key, term in known_terms().items()}
    beside = {"only": type_schema(Flag)}
    demanded = {key: terms[key] for key, term in known_terms().items() if term.rule}
    kind = one_or_list({"enum": [kind.value for kind in Kind]})
    selecting = {"kind": kind, **terms, **beside}
    return {
        CONDITION: table_schema(selecting),
        WHEN: table_schema({**selecting, **struct_schema(WhenKeys)["properties"]}),
        DEMAND: table_schema({**demanded, **beside}),
        LEVEL: type_schema(LevelName),
    }


def _of(kind: object) -> Section:
    return lambda names: type_schema(kind)


def _roots(names: RuleNames) -> Schema:
    entry = table_schema(
        {"module": {"type": "string"}, "importable": type_schema(Flag)}, ["module"]
    )
    return one_or_list({"anyOf": [{"type": "string"}, entry]})


def _named_types(
    common: type[msgspec.Struct],
    kinds: Mapping[str, type[Options]],
    replaced: Mapping[str, Schema],
    own_replaced: Mapping[str, Schema] = NOTHING,
) -> Schema:
    """A list of tables; the type of each says which keys it has."""
    shared = struct_schema(common, replaced)
    tables = []
    for name, kind in kinds.items():
        own = struct_schema(kind, {key: own_replaced[key] for key in _shared(kind, own_replaced)})
        properties = {**shared["properties"], **own["properties"], "type": {"const": name}}
        required = {*shared["required"], *own.get("required", ())}
        said = {**table_schema(properties, required), **_alternatives(kind), **_needed(kind)}
        tables.append(_with_step(said))
    chosen = [_when_type(name, table) for name, table in zip(kinds, tables, strict=True)]
    named = {"type": {"enum": list(kinds)}}
    return list_schema(
        {"type": "object", "required": ["type"], "properties": named, "allOf": chosen}
    )


def _alternatives(kind: type[Options]) -> Schema:
    """Of some keys exactly one stands."""
    return {"oneOf": [{"required": [key]} for key in kind.one_of]} if kind.one_of else {}


def _needed(kind: type[Options]) -> Schema:
    """Some keys stand beside others only."""
    needs = {key: [other] for key, other in kind.needs.items()}
    return {"dependentRequired": needs} if needs else {}


def _shared(kind: type[Options], replaced: Mapping[str, Schema]) -> list[str]:
    return [key for key in field_types(kind) if key in replaced]


def _when_type(name: str, table: Schema) -> Schema:
    return {"if": {"properties": {"type": {"const": name}}}, "then": table}


def _with_step(table: Schema) -> Schema:
    """An entry that may say, in a pack, from which step it holds."""
    return {**table, "properties": {**table["properties"], STEP: type_schema(StepNumber)}}


def _contracts(names: RuleNames) -> Schema:
    types = {
        name: contract_catalogue.contract_type(name).options_type
        for name in contract_catalogue.known_types()
    }
    entry = {"anyOf": [{"type": "string"}, struct_schema(ExceptionTable)]}
    imports = dict.fromkeys(("ignore_imports", "deprecated"), one_or_list(entry))
    return _named_types(CommonKeys, types, imports)


def _layout(names: RuleNames) -> Schema:
    types = {
        name: layout_catalogue.layout_type(name).options_type
        for name in layout_catalogue.known_types()
    }
    return _named_types(
        LayoutKeys, types, {"when": reference(WHEN)}, {"that": reference(CONDITION)}
    )


def _structure(names: RuleNames) -> Schema:
    table = struct_schema(
        StructureKeys,
        {
            "that": reference(CONDITION),
            "should": reference(DEMAND),
            "should_not": reference(DEMAND),
            "when": reference(WHEN),
        },
    )
    demanded = [{"required": ["should"]}, {"required": ["should_not"]}]
    return list_schema({**_with_step(table), "anyOf": demanded})


def _rules(names: RuleNames) -> Schema:
    return table_schema(dict(_each_rule(names.rules)))


def _each_rule(rules: Iterable[RuleDefinition]) -> Iterable[tuple[str, Schema]]:
    for rule in rules:
        if rule.family != GATE:
            table = _with_step(_rule_table(rule))
            schema = {"anyOf": [reference(LEVEL), table], "description": rule.summary}
            yield rule.name, schema
            yield rule.code, schema


def _rule_table(rule: RuleDefinition) -> Schema:
    told = {option.name: option.summary for option in rule.options}
    options = {
        key: {**type_schema(kind), "description": told.get(key, key)}
        for key, kind in field_types(options_type(rule)).items()
    }
    return table_schema({"level": reference(LEVEL), **options})


def _tools(names: RuleNames) -> Schema:
    return table_schema({name: _tool(name) for name in sorted(names.tools)})


def _tool(name: str) -> Schema:
    common = struct_schema(ToolTable, {LEVELS: free_table(reference(LEVEL))})
    own = struct_schema(tool_catalogue.options_type(name))
    table = table_schema({**common["properties"], **own["properties"]})
    return {**_with_step(table), "description": f"How {name} is part of the gate."}


def _overrides(names: RuleNames) -> Schema:
    return list_schema(struct_schema(OverrideTable, {"rules": _rules(names)}))


def _projects(names: RuleNames) -> Schema:
    return free_table({"anyOf": [type_schema(ProjectNames), struct_schema(LongForm)]})


SECTIONS: Mapping[str, Section] = {
    "extends": _of(Texts),
    "plugins": _of(Texts),
    "source": _of(Texts),
    "tests": _of(Texts),
    "exclude": _of(Texts),
    "fail_on": _of(FailOn),
    "architecture": _of(DeclaredArchitecture),
    "projects": _projects,
    "thin_environment": _of(Texts),
    "max_file_size": _of(Bytes),
    "max_file_seconds": _of(Seconds),
    "composition_roots": _roots,
    "contexts": _of(Texts),
    "except_contexts": _of(Texts),
    "classified": _of(Flag),
    "unclassified": _of(Texts),
    "layers": lambda names: free_table(type_schema(Texts)),
    "libraries": lambda names: free_table(type_schema(Texts)),
    "contracts": _contracts,
    "structure": _structure,
    "layout": _layout,
    "disable": lambda names: struct_schema(DisableTable),
    "rules": _rules,
    "tools": _tools,
    "waivers": lambda names: list_schema(struct_schema(WaiverTable)),
    "overrides": _overrides,
    "unchecked": lambda names: list_schema(struct_schema(UncheckedTable)),
    "baseline": lambda names: struct_schema(BaselineTable),
    "policy": lambda names: struct_schema(PolicyTable),
    "changes": lambda names: list_schema(struct_schema(JointTable)),
    "step": lambda names: free_table(type_schema(StepNumber)),
    "summary": _of(Sentence),
    "layouts": _of(Layouts),
    "every_project": _of(Flag),
    "requires_archcheck": _of(Sentence),
    "statements": lambda names: list_schema(struct_schema(StatementTable)),
}
