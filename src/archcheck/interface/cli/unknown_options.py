"""What to write instead of an option that does not exist here, but elsewhere."""

from collections.abc import Iterable, Mapping

import click

from archcheck.domain.suggestion import asked, slip

CHECK = "check"
ADVICE: Mapping[str, str] = {
    "-f -o --output --output-file --output-format --report-file --json --sarif --junitxml": (
        "write --format json:FILE or --format sarif:FILE"
    ),
    "--exclude --extend-exclude --force-exclude --skip": (
        "set the key exclude in [tool.archcheck]"
    ),
    "--disable --extend-ignore --ignore-rule": "write --ignore RULE",
    "--enable --extend-select --only --rule": "write --select RULE",
    "--per-file-ignores": "write [[tool.archcheck.overrides]] with paths and rules",
    "--add-noqa --add-ignore --noqa": "write # archcheck: ignore[RULE] <reason> behind the line",
    "--exit-zero --exit0 --no-fail --no-error --soft-fail --warn-only": "write --fail-on never",
    "--severity --severity-level --min-severity --level": "write --fail-on LEVEL",
    "--show-settings --show-config --print-config --settings": "write archcheck config show",
    "--list-rules --list-checks --rules --show-rules": "write archcheck rules",
    "--list-tools --tools": "write archcheck tools",
    "--explain --help-rule --show-source": "write archcheck explain RULE",
    "--files --list-files --dry-run": "write --show-files",
    "--stdin --stdin-display-name --stdin-path": "write --stdin-filename PATH",
    "-j -n --threads --workers --processes --parallel": "write --jobs NUMBER",
    "-c --config-file --settings-file --rcfile": "write --config FILE",
    "-s --silent": "write --quiet",
    "--no-color --no-colour --nocolor": "write --color never",
    "--count --summary --stats": "write --statistics",
    "--debug --traceback": "set ARCHCHECK_DEBUG=1 to see where archcheck itself fails",
    "-w --watch": (
        "archcheck runs once; start it from your editor (--stdin-filename PATH) or pre-commit hook"
    ),
    "--fix --fix-only --diff --unsafe-fixes --in-place --write": (
        "archcheck changes no file; each finding says what to do"
    ),
    "--check": "leave it out: archcheck only checks",
    "-r --recursive": "leave it out: a directory stands for all that lies in it",
    "--line-length --max-line-length --max-complexity --target-version --python-version": (
        "set it in the configuration of the tool that knows it"
    ),
    "--root --path --src": "write the path of the project as an argument",
    "--install-completion --show-completion --completion": (
        'write eval "$(_ARCHCHECK_COMPLETE=bash_source archcheck)" in ~/.bashrc'
    ),
}
WISHES = {name: advice for names, advice in ADVICE.items() for name in names.split()}
SHORT = len("-x")
LONGEST_WITH_ONE_EDIT = len("--tool")


def advised(problem: click.ClickException) -> click.ClickException:
    """The problem with better advice than click's where it is about an unknown option."""
    if not isinstance(problem, click.NoSuchOption) or problem.ctx is None:
        return problem
    return click.UsageError(_message(problem.option_name, problem.ctx), problem.ctx)


def _message(name: str, context: click.Context) -> str:
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
