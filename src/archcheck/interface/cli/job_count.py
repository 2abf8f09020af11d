"""What `--jobs` takes."""

import click

AUTO = "auto"


def job_count(context: click.Context, parameter: click.Parameter, value: str) -> int:
    """A number from 1, or `auto`, which becomes 0; fails with click's own words."""
    if value == AUTO:
        return 0
    return click.IntRange(min=1)(value, parameter, context) or 0
