"""What a plug-in needs for rules: about one file (`Checker`), about directories (`LayoutRule`)."""

from archcheck.domain.location import Region
from archcheck.domain.project import Project, Role, SourceFile
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutRule, LayoutViolation
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation
from archcheck.infrastructure.checkers.places import region_of
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options
from archcheck.infrastructure.decoding.value_types import (
    Count,
    Flag,
    Pattern,
    Patterns,
    Sentence,
    Text,
    TextList,
    Texts,
)

__all__ = [
    "CheckedFile",
    "Checker",
    "Count",
    "Flag",
    "KeyProblem",
    "LayoutRule",
    "LayoutViolation",
    "Options",
    "Pattern",
    "Patterns",
    "Project",
    "ProjectFacts",
    "Region",
    "Role",
    "Sentence",
    "SourceFile",
    "SourceText",
    "Text",
    "TextList",
    "Texts",
    "Violation",
    "region_of",
]
