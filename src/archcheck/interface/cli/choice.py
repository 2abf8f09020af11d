"""A choice among words that says which one may have been meant."""

from typing import Any

import click

from archcheck.domain.suggestion import did_you_mean


class Choice(click.Choice[str]):
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word; a usage error names the nearest one."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as problem:
            hint = did_you_mean(str(value), self.choices)
            message = f"{problem.message.rstrip('.')}: {hint}" if hint else problem.message
            raise click.BadParameter(message, ctx, param) from problem
