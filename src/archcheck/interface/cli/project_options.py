"""Options of the commands that look at one project's configuration."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.configuration import Origin
from archcheck.interface.cli.choice import Choice
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.given_values import names_in
from archcheck.interface.cli.terminal import with_terminal

if TYPE_CHECKING:
    from archcheck.application.checking.request import CheckRequest
    from archcheck.application.ports.cache_place import CacheWish

Command = Callable[..., Any]


def trust_option(function: Command) -> Command:
    """Add `--trust-project`, which tells everything that looks for programs."""
    return click.option(
        "--trust-project",
        is_flag=True,
        expose_value=False,
        callback=_trust,
        help="Start what this project brings: its environment, programs and plug-ins.",
    )(function)


def _trust(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        composition: Composition = context.obj
        composition.trust_project()


def configuration_options(function: Command) -> Command:
    """Add `--config` and `--pack`."""
    pack = click.option("--pack", multiple=True, metavar="NAME", help="Use this pack; repeatable.")
    file = click.option(
        "--config",
        metavar="FILE",
        default="",
        help="Use this configuration file.",
    )
    return file(pack(function))


def projects_option(function: Command) -> Command:
    """Add `--project`."""
    return click.option(
        "--project",
        multiple=True,
        metavar="NAME",
        help="Only these of several projects; repeatable.",
    )(function)


def color_option(function: Command) -> Command:
    """Add `--color`."""
    return click.option(
        "--color",
        type=Choice(["auto", "always", "never"]),
        default="auto",
        help="Colours.  [default: auto]",
    )(function)


def project_options(function: Command) -> Command:
    """Add `--config`, `--pack`, `--color` and `--trust-project`."""
    for option in (trust_option, configuration_options, color_option):
        function = option(function)
    return function


def cache_directory_option(function: Command) -> Command:
    """Add `--cache-dir`."""
    return click.option(
        "--cache-dir",
        metavar="DIR",
        default="",
        envvar="ARCHCHECK_CACHE_DIR",
        show_envvar=True,
        callback=lambda _context, _parameter, value: os.path.abspath(value) if value else "",
        help="Where caches are kept.  [default: .archcheck_cache in the project]",
    )(function)


def trust_cache_option(function: Command) -> Command:
    """Add `--trust-cache`."""
    return click.option(
        "--trust-cache",
        is_flag=True,
        help="The cache that may come from another machine: who wrote it decides what is found.",
    )(function)


def cache_wish(options: Mapping[str, Any]) -> "CacheWish":
    """Which cache the options ask for."""
    from archcheck.application.ports.cache_place import CacheWish

    return CacheWish(options["cache_dir"], options.get("trust_cache", False))


def format_option(function: Command) -> Command:
    """Add `--format`, for people or for programs."""
    return click.option(
        "--format",
        "as_json",
        type=Choice(["console", "json"]),
        default="console",
        callback=lambda _context, _parameter, value: value == "json",
        help="A table for people, or JSON for programs.  [default: console]",
    )(function)


def origin_values(origin: Origin) -> Mapping[str, object]:
    """Where a value comes from, for programs."""
    return {"source": origin.source, "key": origin.key, "line": origin.line}


def configuration_request(options: Mapping[str, Any]) -> ConfigurationRequest:
    """Which configuration the options ask for."""
    return ConfigurationRequest(
        directory=os.getcwd(), file=options["config"], packs=options["pack"] or None
    )


def seen_source(origin: Origin, request: "CheckRequest") -> str:
    """The source of a value; a file of one of several projects as it is called from here."""
    path = os.path.join(request.root, origin.source)
    is_file = bool(request.root) and os.path.isfile(path)
    return os.path.relpath(path, request.directory) if is_file else origin.source


def settings_request(options: Mapping[str, Any]) -> "CheckRequest":
    """Of which projects the options ask for the configuration."""
    from archcheck.application.checking.request import CheckRequest

    return CheckRequest(
        directory=os.getcwd(),
        configuration_file=options["config"],
        packs=options["pack"] or None,
        projects=names_in(options["project"]),
    )


def terminal_options(options: Mapping[str, Any], composition: Composition) -> ReportOptions:
    """How standard output is to look."""
    return with_terminal(ReportOptions(), sys.stdout, options["color"], composition.environment)
