"""Extracts what a module states that the tests of others depend on."""

import ast
from collections.abc import Iterator

from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.blocks import statements_in
from archcheck.infrastructure.checkers.testing.call_forms import CallForms
from archcheck.infrastructure.checkers.testing.helper_facts import Helper, HelperFacts
from archcheck.infrastructure.checkers.testing.imported_names import ImportedNames, imported_names
from archcheck.infrastructure.checkers.testing.module_functions import ModuleFunctions
from archcheck.infrastructure.checkers.testing.names import dotted_name
from archcheck.infrastructure.checkers.testing.outline import module_outline


def helper_facts(tree: ast.Module, module: str, is_package: bool) -> HelperFacts:
    """The facts of a module; a function of its text and its name."""
    imports = imported_names(tree, module, is_package)
    outline = module_outline(tree)
    project = ProjectFacts()
    functions = ModuleFunctions(outline, CallForms(imports, (), project))
    fixtures = {item.fixture: item.symbol for item in outline.functions if item.fixture}
    return HelperFacts(
        functions={
            symbol: _helper(functions, symbol, project, module) for symbol in functions.symbols
        },
        fixtures=fixtures,
        classes=_classes(tree, module, imports),
        names=imports.names,
        stars=imports.stars,
    )


def _helper(functions: ModuleFunctions, symbol: str, project: ProjectFacts, module: str) -> Helper:
    project.asked.clear()
    called = {assertion.helper for assertion in functions.survey_of(symbol)}
    if "" in called:
        return Helper(asserts=True)
    own = {f"{module}.{helper}" for helper in called}
    return Helper(others=tuple(sorted(own | project.asked)))


def _classes(tree: ast.Module, module: str, imports: ImportedNames) -> dict[str, tuple[str, ...]]:
    found = [item for item in statements_in(tree.body) if isinstance(item, ast.ClassDef)]
    local = {item.name for item in found}
    return {item.name: tuple(_bases(item, module, local - {item.name}, imports)) for item in found}


def _bases(
    node: ast.ClassDef, module: str, local: set[str], imports: ImportedNames
) -> Iterator[str]:
    """What the bases of a class mean in its header, where its own name is another's."""
    for name in filter(None, map(_dotted, node.bases)):
        is_local = name.partition(".")[0] in local
        yield f"{module}.{name}" if is_local else imports.qualified(name)


def _dotted(node: ast.expr) -> str:
    return dotted_name(node.value if isinstance(node, ast.Subscript) else node)
