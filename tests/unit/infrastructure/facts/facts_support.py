"""Facts of small sources."""

import ast
import textwrap

from archcheck.domain.facts import FileFacts, IgnoreDirective, ImportStatement
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.extraction import extract_facts


def facts_of(source: str) -> FileFacts:
    """The facts of a source, which may be indented as a whole."""
    text = SourceText(textwrap.dedent(source), "utf-8")
    return extract_facts("src/shop/module.py", text, ast.parse(text.text))


def only_import(source: str) -> ImportStatement:
    """The one import of a source."""
    (site,) = facts_of(source).imports
    return site


def guards_of(source: str, module: str = "x") -> tuple[str, ...]:
    """The guards around the imports of one module."""
    sites = [site for site in facts_of(source).imports if site.module == module]
    return tuple(str(guard) for site in sites for guard in site.guards)


def place_of(site: ImportStatement) -> tuple[int, int, int, int]:
    """Lines and columns of an import."""
    region = site.region
    return region.start_line, region.start_column, region.end_line, region.end_column


def only_ignore(source: str) -> IgnoreDirective:
    """The one ignore of a source."""
    (directive,) = facts_of(source).ignores
    return directive
