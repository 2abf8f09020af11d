"""Selectors that people ask: sentences, or tables as a rule has them under `that`."""

import tomllib
from collections.abc import Sequence

from archcheck.application.ports.symbol_queries import Selected, Symbol, SymbolQueries
from archcheck.domain.configuration import Origin, StructureDeclaration
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.infrastructure.architecture.structure.conditions import read_condition
from archcheck.infrastructure.architecture.structure.misnamed_places import misnamed_places
from archcheck.infrastructure.architecture.structure.rule_judging import demands_of
from archcheck.infrastructure.architecture.structure.spoken_selectors import read_spoken
from archcheck.infrastructure.architecture.structure.structure_options import StructureOptions
from archcheck.infrastructure.architecture.structure.structure_rules import code_of, unknown_names
from archcheck.infrastructure.decoding.key_places import KeyPlace

QUERY = "query"
COMMAND_LINE = Origin("command line", QUERY)


class StructureQueries(SymbolQueries):
    """Answers by the terms of structure rules."""

    def read(self, text: str) -> StructureDeclaration:
        """A table begins with a brace, all else is a sentence."""
        stripped = text.strip()
        table = _table(stripped) if stripped.startswith("{") else read_spoken(stripped)
        condition = read_condition(table, KeyPlace("command line", {}, (QUERY,))).accepted()
        if not condition.names_a_kind:
            hint = 'such as kind = "class"'
            raise UsageProblems(Problem("", QUERY, 'the key "kind" is missing', hint))
        return StructureDeclaration(
            name=QUERY, origin=COMMAND_LINE, options=StructureOptions(condition)
        )

    def answer(
        self, query: StructureDeclaration, inspection: Inspection, facts: Sequence[FileFacts]
    ) -> Selected:
        """Each symbol with its kind."""
        options: StructureOptions = query.options
        condition = options.that
        refuse(unknown_names(condition, inspection.configuration))
        code = code_of(inspection, facts)
        bound = code.bound(condition)
        subjects = bound.subjects()
        found = tuple(Symbol(it.kind.value, it.qualified, it.location) for it in subjects)
        refuse(() if found else misnamed_places(condition, code, hides=True))
        demands = demands_of(code.bound(options.should), code.bound(options.should_not))
        return Selected(bound.words(), found, demands)


def _table(text: str) -> object:
    try:
        return tomllib.loads(f"query = {text}")["query"]
    except tomllib.TOMLDecodeError as error:
        hint = "write it as under that, or as a sentence"
        raise UsageProblems(Problem("", QUERY, f"this is no TOML table: {error}", hint)) from error
