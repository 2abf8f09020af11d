"""The facts of one source file."""

import ast
from collections.abc import Iterator

from archcheck.domain.facts import (
    IGNORE_MARK,
    FileFacts,
    IgnoreDirective,
    ImportStatement,
)
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.dynamic_imports import (
    DynamicImports,
    dynamic_imports,
    may_import_dynamically,
)
from archcheck.infrastructure.facts.exports import exported_privates
from archcheck.infrastructure.facts.import_facts import imports_of
from archcheck.infrastructure.facts.named_regions import NamedRegions
from archcheck.infrastructure.facts.statements import Placed, walk_statements
from archcheck.infrastructure.facts.type_checking import FLAG, NO_NAMES, TypeCheckingNames
from archcheck.infrastructure.facts.word_lines import WordLines

IMPORT = "import"
NO_DYNAMIC_IMPORTS = DynamicImports()


def extract_facts(path: str, text: SourceText, tree: ast.Module) -> FileFacts:
    """What the file states about imports and ignores, in source order; `tree` is Python's own."""
    exported = exported_privates(text, tree)
    if IMPORT not in text.text:
        return FileFacts(
            path=path,
            lines=text.line_count,
            ignores=_ignores(text, tree),
            exported_privates=exported,
        )
    names = _type_checking_names(text, tree)
    regions = NamedRegions(text)
    dynamic = _dynamic_imports(tree, names, regions)
    imports = (*imports_of(_with_imports(tree, names, text), regions), *dynamic.imports)
    return FileFacts(
        path=path,
        lines=text.line_count,
        imports=tuple(sorted(imports, key=_place)),
        computed_imports=dynamic.computed,
        ignores=_ignores(text, tree),
        exported_privates=exported,
    )


def _ignores(text: SourceText, tree: ast.Module) -> tuple[IgnoreDirective, ...]:
    if IGNORE_MARK not in text.text:
        return ()
    from archcheck.infrastructure.facts.ignore_directives import ignore_directives

    return ignore_directives(text, tree)


def _with_imports(tree: ast.Module, names: TypeCheckingNames, text: SourceText) -> Iterator[Placed]:
    return walk_statements(tree, names, WordLines(text.text, (IMPORT,)).touch)


def _place(site: ImportStatement) -> tuple[int, int]:
    return site.region.start_line, site.region.start_column


def _type_checking_names(text: SourceText, tree: ast.Module) -> TypeCheckingNames:
    if FLAG not in text.text:
        return NO_NAMES
    placed = _with_imports(tree, NO_NAMES, text)
    return TypeCheckingNames.imported_by(statement for statement, _ in placed)


def _dynamic_imports(
    tree: ast.Module, names: TypeCheckingNames, regions: NamedRegions
) -> DynamicImports:
    if not may_import_dynamically(regions.text):
        return NO_DYNAMIC_IMPORTS
    placed = walk_statements(tree, names)
    in_order = sorted(placed, key=lambda pair: (pair[0].lineno, pair[0].col_offset))
    return dynamic_imports(in_order, regions)
