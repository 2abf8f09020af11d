"""What to write instead of an option that does not exist."""

from collections.abc import Iterable, Mapping

import click

from archcheck.domain.suggestion import asked, slip

CHECK = "check"
LATER = ("--baseline", "--changed-lines", "--diff", "--fix", "--since", "--trust-cache", "--unsafe")
REPORTS = ("--output", "--output-file", "--output-format", "--json", "--sarif", "-f", "-o")
EXCLUSIONS = ("--exclude", "--extend-exclude", "--force-exclude")
WISHES: Mapping[str, str] = {
    **dict.fromkeys(REPORTS, "write --format json:FILE or --format sarif:FILE"),
    **dict.fromkeys(EXCLUSIONS, "set the key exclude in [tool.archcheck]"),
    "--disable": "write --ignore RULE",
    "--enable": "write --select RULE",
    "--root": "write the path of the project as an argument",
}
SHORT = len("-x")
LONGEST_WITH_ONE_EDIT = len("--tool")


def advised(problem: click.ClickException) -> click.ClickException:
    """The problem with better advice than click's where it is about an unknown option."""
    if not isinstance(problem, click.NoSuchOption) or problem.ctx is None:
        return problem
    return click.UsageError(_message(problem.option_name, problem.ctx), problem.ctx)


def _message(name: str, context: click.Context) -> str:
    if context.command.name == CHECK and name in LATER:
        return f"the option {name} is not supported yet"
    return ": ".join(filter(None, (f"there is no option {name}", _hint(name, context))))


def _hint(name: str, context: click.Context) -> str:
    if context.command.name == CHECK and name in WISHES:
        return WISHES[name]
    return asked(slip(name, _options(context), _limit(name)))


def _options(context: click.Context) -> Iterable[str]:
    for parameter in context.command.get_params(context):
        if isinstance(parameter, click.Option):
            yield from parameter.opts


def _limit(name: str) -> int:
    if len(name) <= SHORT:
        return 0
    return 1 if len(name) <= LONGEST_WITH_ONE_EDIT else 2
