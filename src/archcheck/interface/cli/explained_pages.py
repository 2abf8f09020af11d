"""Answers of `archcheck explain` about the project, for which all of it is read."""

import dataclasses
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.ports.symbol_queries import Selected
from archcheck.application.ports.tool_rules import ToolRuleExplanation
from archcheck.application.use_cases.explain_rule_use_case import (
    ContractExplanation,
    LayerExplanation,
    PackExplanation,
)
from archcheck.application.use_cases.show_standing_use_case import Standing
from archcheck.application.wording import counted
from archcheck.domain.configuration import Declaration
from archcheck.domain.location import Location
from archcheck.interface.cli.architecture_page import contract_lines, layer_lines, pack_lines
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import Answer, Work, answer_each
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.explained_imports import file_lines, import_lines, unguarded_lines
from archcheck.interface.cli.explained_rules import show_rules
from archcheck.interface.cli.given_values import names_in
from archcheck.interface.cli.project_options import terminal_options
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.interface.cli.shown_lines import show_lines
from archcheck.interface.cli.tool_rule_page import tool_rule_lines

MOST = 20
UNREAD = "the answer is incomplete, what these hold is not known:"


class Page:
    """Prints the answers to one question."""

    def __init__(self, composition: Composition, options: Mapping[str, Any]) -> None:
        """Take the options of the command."""
        self.composition = composition
        self.options = options
        self.look = terminal_options(options, composition)

    def of_name(self, name: str) -> int:
        """What a name means."""
        return self._told(lambda request: self._of_name(name, request))

    def of_import(self, text: str, *, is_question: bool) -> int:
        """Why an import is allowed or not."""
        use_case = self.composition.explain_import()

        def answer(request: CheckRequest) -> Answer:
            found = use_case.execute(text, request, SilentProgress())
            return self._answer(import_lines(found, is_question), found.missing)

        return self._told(answer)

    def of_file(self, text: str) -> int:
        """Where a file stands."""
        use_case = self.composition.explain_file()

        def answer(request: CheckRequest) -> Answer:
            found = use_case.execute(text, request, SilentProgress())
            return self._answer(file_lines(found), found.missing)

        return self._told(answer, text.partition(":")[0])

    def unguarded(self) -> int:
        """What no contract looks at."""
        use_case = self.composition.list_unguarded()
        return self._told(
            lambda request: self._answer(unguarded_lines(use_case.execute(request.configuration)))
        )

    def _of_name(self, name: str, request: CheckRequest) -> Answer:
        found = self.composition.explain_rule().execute(name, request.configuration)
        if isinstance(found, tuple):
            every_case = self.options["every_case"]
            return Answer(page=lambda: show_rules(found, self.look, every_case), same=found)
        lines = list(name_lines(found))
        if not isinstance(found, ContractExplanation):
            return self._answer(lines)
        standing = self._standing(found.declaration, request)
        return self._answer([*lines, *standing_lines(standing)], standing.missing)

    def _standing(self, declaration: Declaration, request: CheckRequest) -> Standing:
        """What a declaration selects, and who breaks it."""
        return self.composition.show_standing().execute(declaration, request, SilentProgress())

    def _told(self, work: Work, path: str = "") -> int:
        """Each of several projects answers for itself, that of a path alone where there is one."""
        asked = dataclasses.replace(self._request, paths=(path,) if path else ())
        return answer_each(
            self.composition,
            self.options,
            asked,
            lambda request: work(dataclasses.replace(request, paths=())),
        )

    def _answer(self, lines: Iterable[str], missing: tuple[str, ...] = ()) -> Answer:
        told = tuple(lines)
        return Answer(
            page=lambda: show_lines(told, self.look),
            same=told,
            status=INCOMPLETE if missing else 0,
            remarks=(UNREAD, *missing) if missing else (),
        )

    @property
    def _request(self) -> CheckRequest:
        return CheckRequest(
            directory=os.getcwd(),
            configuration_file=self.options["config"],
            packs=self.options["pack"] or None,
            selection=Selection(only_rules=True),
            projects=names_in(self.options["project"]),
        )


def name_lines(
    explanation: ContractExplanation | LayerExplanation | PackExplanation | ToolRuleExplanation,
) -> Iterator[str]:
    """What is printed of a name that is no rule of archcheck."""
    if isinstance(explanation, ContractExplanation):
        return contract_lines(explanation)
    if isinstance(explanation, LayerExplanation):
        return layer_lines(explanation)
    if isinstance(explanation, PackExplanation):
        return pack_lines(explanation)
    return tool_rule_lines(explanation)


def standing_lines(found: Standing) -> Iterator[str]:
    """The selected symbols, and the findings, both cut where they are many."""
    sentence = ""
    if found.selected is not None:
        sentence = f": {found.selected.sentence} {found.selected.demands}"
        yield from _selected_lines(found.selected)
    told = [f"{_place(it.location)} {it.message.removesuffix(sentence)}" for it in found.broken]
    yield f"Broken at {counted(len(told), 'place')}:" if told else "It is kept."
    yield from _cut(told)


def _selected_lines(selected: Selected) -> Iterator[str]:
    names = [f"{it.name}  {_place(it.location)}" for it in selected.symbols]
    yield f"It selects {len(names)} now: {selected.sentence}"
    yield from _cut(names)
    yield f"They {selected.demands}."


def _cut(lines: list[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"  and {len(lines) - MOST} more"


def _place(place: Location) -> str:
    return f"{place.path}:{place.region.start_line}:{place.region.start_column}"
