"""Finds the files of a project: one walk, git-aware, following no link twice."""

import functools
import itertools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.domain.configuration import DEFAULT, Configuration, Origin
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.domain.project import LeftOut, Project, Role, Scope, SourceFile
from archcheck.infrastructure.caching.known_files import KnownFiles
from archcheck.infrastructure.discovery.contents import (
    Content,
    ImportCounter,
    read_bytes,
    read_content,
)
from archcheck.infrastructure.discovery.found_roots import find_roots
from archcheck.infrastructure.discovery.guessed_roots import deeper_roots
from archcheck.infrastructure.discovery.left_out import left_out_files, left_out_projects
from archcheck.infrastructure.discovery.libraries import library_names
from archcheck.infrastructure.discovery.root_in_imports import lifted, merged
from archcheck.infrastructure.discovery.linked_files import find_aliases, imports_of
from archcheck.infrastructure.discovery.listing import Listing
from archcheck.infrastructure.discovery.module_names import is_package_file
from archcheck.infrastructure.discovery.nested_projects import (
    demand_own_paths,
    demand_own_sources,
    listed,
    named_roots,
    nested_projects,
    without_projects,
)
from archcheck.infrastructure.discovery.path_globs import path_matches
from archcheck.infrastructure.discovery.project_directories import project_directories
from archcheck.infrastructure.discovery.project_paths import ProjectPaths
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.scope import (
    find_scope,
    project_paths,
    refuse_other_files,
)
from archcheck.infrastructure.discovery.settings_files import read_ini, read_toml, table
from archcheck.infrastructure.discovery.source_roots import (
    ImportRoot,
    is_guess,
    renamed_packages,
    wrong_roots,
)
from archcheck.infrastructure.discovery.tracked_files import (
    Tracked,
    tracked_files,
    unfollowed,
    with_tracked,
)
from archcheck.infrastructure.discovery.unread_modules import shared_namespaces, unread_modules
from archcheck.infrastructure.discovery.unsaved_text import with_place, with_text
from archcheck.infrastructure.discovery.walking import Tree, walk_project
from archcheck.infrastructure.version_control.git_state import GitState

Contents = Mapping[str, Content]


class GitAwareDiscovery(ProjectDiscovery):
    """Leaves out what git ignores, whether or not there is a repository."""

    def __init__(self, git: GitState | None = None) -> None:
        """Take who asks git, where others ask it too."""
        self._git = git or GitState()

    def discover(
        self, configuration: Configuration, request: DiscoveryRequest
    ) -> tuple[Project, Scope]:
        """The project and where findings are reported; raises UsageProblems.

        A file reached by several paths stands under its real one. Without tests these are in
        `left_out` of the scope, and in the project all the same.
        """
        tracked = tracked_files(configuration.root, self._git)
        walked = walk_project(configuration.root, named_roots(configuration))
        tree = with_tracked(configuration.root, walked, tracked)
        projects = nested_projects(configuration, tree)
        tree = without_projects(tree, projects, configuration.apart)
        others = listed(projects, configuration.apart)
        paths = project_paths(configuration.root, request)
        if request.unsaved:
            tree = with_place(tree, paths[0])
        demand_own_paths(configuration, tree, others, paths)
        survey = _Survey(configuration, tree, tracked, others, request)
        project = survey.project()
        if request.unsaved:
            limit = configuration.max_file_size
            project = with_text(project, paths[0], request.unsaved.data, limit)
        return project, find_scope(project, request, tree)

    def outline(self, configuration: Configuration) -> Project:
        """The root of several projects without files; those that nobody names are left out."""
        root, known = configuration.root, frozenset(configuration.apart)
        found = project_directories(ProjectPaths(root, self._git))
        return Project(
            name=_name(root),
            root=root,
            source_roots=(),
            test_roots=(),
            files=(),
            left_out=tuple(left_out_projects([it for it in found if it not in known])),
        )


class _Survey:
    """Makes a project of a tree."""

    def __init__(
        self,
        configuration: Configuration,
        tree: Tree,
        tracked: Tracked,
        projects: Sequence[str],
        request: DiscoveryRequest,
    ) -> None:
        self._request = request
        self._configuration = configuration
        self._projects = projects
        self._tracked = tracked
        self._root = configuration.root
        self._tree = tree

    def project(self) -> Project:
        """The whole project."""
        roots = self._roots()
        listing = self._listing(roots)
        contents = self._contents(listing, roots)
        lifted_roots = self._lift(roots, listing, contents)
        if lifted_roots != roots:
            roots, listing = lifted_roots, self._listing(lifted_roots)
        deeper = self._deeper(roots, listing)
        if deeper:
            roots = self._without_empty(
                Roots((*roots.sources, *deeper), roots.tests, roots.patterns)
            )
            listing = self._listing(roots)
        self._demand_sources(listing)
        self._demand_judged(listing)
        files = [
            *self._files(listing, contents),
            *self._unreadable(roots),
            *self._unfollowed(roots),
        ]
        second_names = dict(listing.second_names)
        known = {*listing.names.modules.values(), *listing.namespaces, *second_names}
        return Project(
            name=_name(self._root),
            root=self._root,
            source_roots=listing.source_roots(),
            test_roots=roots.tests,
            files=tuple(sorted(files, key=lambda file: file.path)),
            namespaces=listing.namespaces,
            shared_namespaces=shared_namespaces(
                self._root, listing.namespaces, listing.names.modules.items()
            ),
            unread_modules=unread_modules(self._root, self._tree, roots, second_names, known),
            second_names=listing.second_names,
            shadowed=listing.names.shadowed,
            skipped=self._skipped(roots),
            left_out=tuple(sorted(self._left_out(roots))),
            other_files=len(self._tree.files) - len(listing.places),
        )

    def _roots(self) -> Roots:
        refuse(wrong_roots(self._configuration))
        unreadable = [path for path, _ in self._tree.unreadable]
        return find_roots(self._configuration, self._tree.files, unreadable)

    def _listing(self, roots: Roots) -> Listing:
        renamed = renamed_packages(self._root)
        aliases = find_aliases(self._tree.links, self._tree.files, roots, self._imports, renamed)
        return Listing(self._tree.files, roots, aliases)

    def _imports(self, module: str) -> int:
        data = (read_bytes(self._root, path) for path in self._tree.files)
        return sum(imports_of(module, each) for each in data)

    def _contents(self, listing: Listing, roots: Roots) -> Contents:
        names = _own_names(roots)
        known = KnownFiles(
            self._request.results, f"{self._root} {names}", ImportCounter(names).count
        )
        limit = self._configuration.max_file_size
        contents = {path: read_content(self._root, path, limit, known) for path in listing.places}
        known.save()
        return contents

    def _deeper(self, roots: Roots, listing: Listing) -> Sequence[ImportRoot]:
        """The source roots that imports name where the roots are a guess."""
        if not is_guess(self._configuration, self._tree.files):
            return ()
        sources = list(itertools.chain.from_iterable(map(listing.sources, roots.sources)))
        read = functools.partial(self._data, listing.places)
        libraries = functools.partial(library_names, self._root)
        return deeper_roots(roots.sources, sources, read, libraries)

    def _without_empty(self, roots: Roots) -> Roots:
        listing = self._listing(roots)
        sources = tuple(filter(listing.sources, roots.sources))
        return Roots(sources, roots.tests, roots.patterns)

    def _data(self, paths: Iterable[str]) -> Sequence[bytes]:
        return [read_bytes(self._root, path) for path in paths]

    def _lift(self, roots: Roots, listing: Listing, contents: Contents) -> Roots:
        marked = any(f"{root.path}/__init__.py" in contents for root in roots.sources)
        if not marked and not any(content.imports for content in contents.values()):
            return roots
        lift = functools.partial(self._lifted, listing=listing)
        return Roots(merged(map(lift, roots.sources)), roots.tests, roots.patterns)

    def _lifted(self, root: ImportRoot, listing: Listing) -> ImportRoot:
        read = functools.partial(read_bytes, self._root)
        return lifted(root, listing.sources(root), listing.tests(), read)

    def _demand_sources(self, listing: Listing) -> None:
        if any(place.role is Role.SOURCE for place in listing.places.values()):
            return
        refuse_other_files(self._request)
        demand_own_sources(self._configuration, self._projects)
        origin = self._configuration.origins.get("source", DEFAULT)
        message = f"there is no Python source file in {self._where()}"
        hint = "name the directories from which imports start: source = [...] in [tool.archcheck]"
        raise UsageProblems(self._problem(origin, message, hint))

    def _problem(self, origin: Origin, message: str, hint: str) -> Problem:
        line = origin.line if origin.key else 0
        return Problem(self._configuration.file, origin.key, message, hint, line)

    def _demand_judged(self, listing: Listing) -> None:
        if all(map(self._is_excluded, listing.places)):
            origin = self._configuration.origins.get("exclude", DEFAULT)
            message = "this excludes every Python file, so that nothing would be checked"
            hint = "take out the pattern that matches too much"
            raise UsageProblems(self._problem(origin, message, hint))

    def _where(self) -> str:
        return ", ".join(self._configuration.source or ()) or self._root

    def _files(self, listing: Listing, contents: Contents) -> Iterable[SourceFile]:
        for path, place in listing.places.items():
            module, content = listing.module(path), contents[path]
            yield SourceFile(
                path=path,
                role=place.role,
                module=module,
                is_package=bool(module) and is_package_file(path),
                size=content.size,
                digest=content.digest,
                excluded=self._is_excluded(path),
                problem=content.problem,
            )

    def _unreadable(self, roots: Roots) -> Iterable[SourceFile]:
        for path, reason in self._tree.unreadable:
            role = roots.directory_role(path)
            if role is not Role.OTHER:
                problem = f"the directory cannot be read: {reason}"
                yield SourceFile(path, role, "", False, 0, "", self._is_excluded(path), problem)

    def _unfollowed(self, roots: Roots) -> Iterable[SourceFile]:
        if self._tracked.problem:
            place, problem = self._tracked.repository, self._tracked.problem
            yield SourceFile(place, Role.SOURCE, "", False, 0, "", False, problem)
        for path, problem in unfollowed(self._root, self._tree, self._tracked):
            role = roots.place(path).role
            if role is not Role.OTHER:
                yield SourceFile(path, role, "", False, 0, "", self._is_excluded(path), problem)

    def _left_out(self, roots: Roots) -> Iterable[LeftOut]:
        projects = left_out_projects(self._projects)
        files = () if self._tracked.repository else left_out_files(self._root, self._tree, roots)
        return (each for each in (*projects, *files) if not self._is_excluded(each.path))

    def _is_excluded(self, path: str) -> bool:
        return any(path_matches(pattern, path) for pattern in self._configuration.exclude)

    def _skipped(self, roots: Roots) -> tuple[str, ...]:
        unreadable = (
            f"{path}: the directory cannot be read: {reason}"
            for path, reason in self._tree.unreadable
            if roots.directory_role(path) is Role.OTHER
        )
        return tuple(sorted((*self._tree.skipped, *unreadable)))


def _own_names(roots: Roots) -> list[str]:
    return [root.path.rpartition("/")[2] for root in roots.sources if root.path != "."]


def _name(root: str) -> str:
    """As it is distributed, else as its directory is called."""
    named = (name for name in _names(root) if isinstance(name, str) and name)
    return next(named, os.path.basename(root) or root)


def _names(root: str) -> Iterator[object]:
    pyproject = read_toml(root, "pyproject.toml")
    yield table(pyproject, "project").get("name")
    yield table(pyproject, "tool", "poetry").get("name")
    yield table(read_ini(root, "setup.cfg"), "metadata").get("name")
