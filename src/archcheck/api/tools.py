"""What a plug-in needs to wrap a program with code; most need none, see `description.toml`."""

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import (
    Prices,
    RawFinding,
    Reading,
    Registry,
    Sight,
    ToolAdapter,
    ToolCall,
    ToolEnvironment,
    Unread,
)
from archcheck.infrastructure.tools.columns import span, token_region
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure

__all__ = [
    "Finished",
    "Level",
    "Prices",
    "RawFinding",
    "Reading",
    "Region",
    "Registry",
    "Sight",
    "SourceText",
    "ToolAdapter",
    "ToolCall",
    "ToolEnvironment",
    "ToolFailure",
    "ToolRule",
    "Unread",
    "crash",
    "parsed_answer",
    "span",
    "token_region",
    "unreadable",
]
