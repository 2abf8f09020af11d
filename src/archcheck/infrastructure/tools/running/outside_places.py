"""Places outside of the project that a tool would read because the project says so."""

import pathlib
from collections.abc import Iterable

from archcheck.infrastructure.tools.adapter import ToolCall
from archcheck.infrastructure.tools.running.process_runner import ToolFailure


def demand_inside(call: ToolCall, places: Iterable[str]) -> None:
    """Raise ToolFailure for the first place that leaves the root, unless trust is given.

    Places are relative to the root; those that a shell would expand may lead anywhere.
    """
    root = pathlib.Path(call.root).resolve()
    outside = (place for place in places if not _is_inside(root, place))
    named = "" if call.task.trusted else next(outside, "")
    if named:
        raise ToolFailure(
            f"would read {named}, which lies outside of this project; --trust-project allows it"
        )


def _is_inside(root: pathlib.Path, place: str) -> bool:
    if place.startswith("~") or "$" in place:
        return False
    return (root / place).resolve().is_relative_to(root)
