"""The files that a proposal ends up in: pyproject.toml, else one of its own."""

import pathlib
from collections.abc import Sequence

import tomlkit
import tomlkit.exceptions

from archcheck.application.ports.proposal_files import Additions, Draft, ProposalFiles
from archcheck.application.ports.report_output import ReportNotWritten
from archcheck.application.proposing.proposal import Proposal
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.atomic_files import replace_all
from archcheck.infrastructure.configuration.documents import OWN_FILE, PROJECT_FILE, read_toml
from archcheck.infrastructure.decoding.key_places import OWN_TABLE
from archcheck.infrastructure.proposing.added_files import added_files
from archcheck.infrastructure.proposing.proposal_text import ProposalText
from archcheck.infrastructure.reading.regular_files import is_there, read_inside

MARK = "\ufeff"


class ProposalDocuments(ProposalFiles):
    """Adds to files and takes nothing away."""

    def draft(self, root: str, path: str, proposal: Proposal) -> Draft:
        """The configuration file of a project; raises UsageProblems for one that nobody can read."""
        place = pathlib.Path(root)
        named = pathlib.PurePath(path)
        if not is_there(place / PROJECT_FILE):
            text = ProposalText(()).text(proposal)
            return Draft((named / OWN_FILE).as_posix(), str(place / OWN_FILE), text, text)
        label = (named / PROJECT_FILE).as_posix()
        read_toml(place / PROJECT_FILE, label).accepted()
        before = read_inside(place, PROJECT_FILE).decode("utf-8")
        added = ProposalText(OWN_TABLE).text(proposal)
        return Draft(label, str(place / PROJECT_FILE), _joined(before, added, label), added)

    def additions(self, root: str, wish: Additions) -> Sequence[Draft]:
        """The pipeline, the hook and the note that are wished for."""
        return tuple(added_files(pathlib.Path(root), wish))

    def write(self, draft: Draft) -> None:
        """Replace a file at once, in a directory that is made where it is missing."""
        try:
            pathlib.Path(draft.place).parent.mkdir(parents=True, exist_ok=True)
            replace_all({draft.place: draft.text})
        except OSError as error:
            raise ReportNotWritten(f"cannot write {draft.path}: {error.strerror}") from error


def _joined(before: str, added: str, label: str) -> str:
    """A file with a table behind all else, in the line ends that it has; what it says stays."""
    newline = "\r\n" if "\r\n" in before else "\n"
    text = before + (_gap(before) + added).replace("\n", newline)
    if not _is_kept(text.removeprefix(MARK)):
        hint = f"write the table into {OWN_FILE}; archcheck init --dry-run prints it"
        raise UsageProblems(Problem(label, "tool", "no table can be added below it", hint))
    return text


def _gap(before: str) -> str:
    """What parts a table from all that stands before it."""
    if not before.strip():
        return ""
    return "\n" if before.endswith("\n") else "\n\n"


def _is_kept(text: str) -> bool:
    """Whether a text is TOML that is written as it was read."""
    try:
        return tomlkit.parse(text).as_string() == text
    except tomlkit.exceptions.TOMLKitError:
        return False
