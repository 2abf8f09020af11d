"""The rule coverage-below: how much of each file the tests run."""

from typing import Annotated

from msgspec import Meta

from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.decoding.value_types import Flag, Text

Percent = Annotated[float, Meta(ge=0, le=100, description="a number from 0 to 100")]


class CoverageBelowOptions(Options, frozen=True, kw_only=True):
    """The least that is enough, and the report that tells it; empty for one at a usual place.

    Under `ratchet` no file falls below what the baseline has recorded of it.
    """

    limit: Percent = 100.0
    report: Text = ""
    ratchet: Flag = False


OPTIONS = CoverageBelowOptions
