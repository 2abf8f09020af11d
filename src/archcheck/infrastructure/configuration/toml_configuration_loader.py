"""The effective configuration, from pyproject.toml or archcheck.toml and the packs."""

import dataclasses
import pathlib
from collections.abc import Sequence

import msgspec

from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.domain.configuration import DEFAULT, Configuration, Origin
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.domain.project_table import TablePlace
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.contradictions import contradictions
from archcheck.infrastructure.configuration.documents import Document, names_plugins, read_document
from archcheck.infrastructure.configuration.fragment_reading import read_fragment
from archcheck.infrastructure.configuration.fragments import Fragment, Stated
from archcheck.infrastructure.configuration.ladder import stated_steps, step_problems
from archcheck.infrastructure.configuration.left_out_keys import without_key
from archcheck.infrastructure.configuration.merging import (
    build,
    former_names,
    merged,
    reference_problems,
)
from archcheck.infrastructure.configuration.packs import (
    DEFAULT_PACKS,
    Mention,
    Pack,
    PackShelf,
    is_path,
    mentioned,
    relative_path,
)
from archcheck.infrastructure.configuration.project_places import (
    apart_from,
    border_of,
    composition_of,
    is_shared,
    misplaced_keys,
    with_table,
)
from archcheck.infrastructure.configuration.project_root import ProjectPlace, find_project
from archcheck.infrastructure.configuration.rule_settings import option_conflicts
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.configuration.rules_of_the_root import RootRules, rules_for_all
from archcheck.infrastructure.decoding.decoder import Decoded
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.tools.catalogue import configured_tools, rule_id_patterns

COMMAND_LINE = "command line"


class TomlConfigurationLoader(ConfigurationLoader):
    """Finds, reads, merges and validates TOML configuration."""

    def __init__(
        self,
        catalogue: RuleCatalogue,
        packs: pathlib.Path | None = None,
        trusts_project: bool = False,
        python_path: tuple[str, ...] = (),
    ) -> None:
        """Take the rules that exist, and another folder of packs than the shipped one.

        Plug-ins are looked for on `python_path`.
        """
        self._catalogue = catalogue
        self._packs = packs
        self._trusts_project = trusts_project
        self._python_path = python_path
        self._known: dict[object, Decoded[tuple[Pack, ...]]] = {}

    def load(self, request: ConfigurationRequest) -> Configuration:
        """The effective configuration; raises UsageProblems with everything that is wrong."""
        project = with_table(find_project(request), request.place)
        return self._loaded(project, self._document(project, request).accepted(), request)

    def salvage(self, request: ConfigurationRequest) -> tuple[Configuration, tuple[Problem, ...]]:
        """The same without what is wrong, which is told; raises UsageProblems where nothing is left."""
        project = with_table(find_project(request), request.place)
        read = self._document(project, request)
        document = read.value or _nothing(project)
        return self._salvaged(project, document, request, read.problems)

    def _document(self, project: ProjectPlace, request: ConfigurationRequest) -> Decoded[Document]:
        is_common = is_shared(project, request.place) and not request.exact
        return _read_own(project).mapped(lambda it: _common(it) if is_common else it)

    def _salvaged(
        self,
        project: ProjectPlace,
        document: Document,
        request: ConfigurationRequest,
        known: tuple[Problem, ...],
    ) -> tuple[Configuration, tuple[Problem, ...]]:
        """What is wrong is taken out key by key, and what depends on it then."""
        try:
            return self._loaded(project, document, request), known
        except UsageProblems as found:
            first = found.problems[0]
            rest = without_key(document, first.key)
            if rest is None:
                raise
            return self._salvaged(project, rest, request, (*known, first))

    def _loaded(
        self, project: ProjectPlace, document: Document, request: ConfigurationRequest
    ) -> Configuration:
        refuse(misplaced_keys(document, project, request.place))
        plugins = self._plugins(project, document, request.place)
        names = RuleNames(self._catalogue.rules(plugins), rule_id_patterns(plugins))
        own, packs = self._stated(project, document, request, names, plugins)
        refuse(step_problems(own, [pack.file.label for pack in packs]))
        common = self._common(project, request)
        configuration = _configuration(project, own, packs, request, common)
        refuse(option_conflicts(configuration, names.rules))
        return dataclasses.replace(configuration, plugins=plugins)

    def _stated(
        self,
        project: ProjectPlace,
        document: Document,
        request: ConfigurationRequest,
        names: RuleNames,
        plugins: Sequence[Plugin],
    ) -> tuple[Fragment, tuple[Pack, ...]]:
        """What a file says, and its packs."""
        own = read_fragment(document, names, request.rules_alone)
        shelf = PackShelf(
            self._packs or rules_directory() / "packs",
            None if self._trusts_project else border_of(project.root, request.place),
            project.root,
            names,
            plugins,
            stated_steps(own),
            request.rules_alone,
        )
        steps = tuple(sorted(stated_steps(own).items()))
        mention = _mention(document, request)
        key = (steps, request.rules_alone)
        packs = mention.then(lambda it: self._read(shelf, it, plugins, key))
        if own.value is None or packs.value is None:
            raise UsageProblems(*dict.fromkeys((*own.problems, *packs.problems)))
        return own.value, packs.value

    def _common(self, project: ProjectPlace, request: ConfigurationRequest) -> RootRules:
        """What the root says of a project with a configuration of its own."""
        root = with_table(project._replace(file=None), request.place)
        if root.file is None or root.file == project.file or project.file is None:
            return RootRules()
        document = _read_own(root).accepted()
        plugins = self._plugins(root, document, None)
        names = RuleNames(self._catalogue.rules(plugins), rule_id_patterns(plugins))
        own, packs = self._stated(root, document, request, names, plugins)
        return rules_for_all(packs, own)

    def _read(
        self,
        shelf: PackShelf,
        mention: Mention,
        plugins: Sequence[Plugin],
        read: tuple[object, ...],
    ) -> Decoded[tuple[Pack, ...]]:
        """The packs; those of archcheck are the same for each of several projects."""
        if plugins or any(map(is_path, mention.names)):
            return shelf.read(mention)
        key = (mention.names, read)
        known = self._known.get(key) or shelf.read(mention)
        if known.value is not None:
            self._known[key] = known
        return known

    def root(self, request: ConfigurationRequest) -> str:
        """The root, whatever stands in its configuration."""
        return str(find_project(request).root)

    def _plugins(
        self, project: ProjectPlace, document: Document, place: TablePlace | None
    ) -> tuple[Plugin, ...]:
        """The installed plug-ins, and those that the project names."""
        from archcheck.infrastructure.plugins.installed import allowed_plugins

        root = str(project.root)
        found = allowed_plugins(self._python_path, root, self._trusts_project)
        if not names_plugins(document):
            return found
        from archcheck.infrastructure.plugins.configured import configured_plugins

        border = None if self._trusts_project else border_of(project.root, place)
        return (*found, *configured_plugins(document, border))


def _read_own(project: ProjectPlace) -> Decoded[Document]:
    if project.file is None:
        return Decoded(_nothing(project))
    return read_document(project.file, relative_path(project.file, project.root))


def _nothing(project: ProjectPlace) -> Document:
    return Document(KeyPlace("default", {}), {}, project.root)


def _common(document: Document) -> Document:
    return document._replace(place=msgspec.structs.replace(document.place, common=True))


def _mention(document: Document, request: ConfigurationRequest) -> Decoded[Mention]:
    if request.packs is None:
        return mentioned(document, DEFAULT_PACKS)
    place = KeyPlace("", {}, ("--pack",))
    return Decoded(Mention(request.packs, place, pathlib.Path(request.directory)))


def _configuration(
    project: ProjectPlace,
    own: Fragment,
    packs: Sequence[Pack],
    request: ConfigurationRequest,
    common: RootRules,
) -> Configuration:
    fragments = [_configured_tools(project), *common.below(packs), own]
    composition = composition_of(request.place)
    refuse(reference_problems(fragments, [] if composition is None else [composition.name]))
    configuration = build(merged(fragments))
    return dataclasses.replace(
        configuration,
        composition=composition,
        apart=apart_from(request.place),
        root=str(project.root),
        file=relative_path(project.file, project.root) if project.file else "",
        packs=common.labels(packs),
        notices=tuple(former_names(fragments)),
        contradictions=tuple(contradictions(packs, own)),
        origins={**configuration.origins, "extends": _pack_origin(configuration, request)},
    )


def _configured_tools(project: ProjectPlace) -> Fragment:
    """Tools whose own configuration in the project makes them part of the gate."""
    origins = configured_tools(project.root).items()
    return Fragment(values={("tools", name): Stated(None, origin) for name, origin in origins})


def _pack_origin(configuration: Configuration, request: ConfigurationRequest) -> Origin:
    if request.packs is not None:
        return Origin(COMMAND_LINE, "--pack")
    return configuration.origins.get("extends", DEFAULT)
