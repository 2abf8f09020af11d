"""Tests of the files that a proposal ends up in."""

import pathlib

import pytest

from archcheck.application.ports.proposal_files import Draft
from archcheck.application.ports.report_output import ReportNotWritten
from archcheck.application.proposing.proposal import Proposal
from archcheck.infrastructure.proposing.proposal_documents import ProposalDocuments

TABLE = "[tool.archcheck]\nextends = []\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [("", TABLE), ("\n", f"\n{TABLE}"), ("[a]\n", f"[a]\n\n{TABLE}"), ("[a]", f"[a]\n\n{TABLE}")],
)
def test_should_part_the_table_from_all_before_it_when_there_is_any(
    tmp_path: pathlib.Path, before: str, after: str
) -> None:
    (tmp_path / "pyproject.toml").write_text(before, encoding="utf-8")
    draft = ProposalDocuments().draft(str(tmp_path), ".", Proposal(minimal=True))
    assert draft.text == after


def test_should_name_the_file_when_its_directory_cannot_be_made(tmp_path: pathlib.Path) -> None:
    (tmp_path / ".github").write_text("", encoding="utf-8")
    draft = Draft(".github/gate.yml", str(tmp_path / ".github" / "gate.yml"), "on: push\n", "")
    with pytest.raises(ReportNotWritten, match=r"cannot write \.github/gate\.yml: "):
        ProposalDocuments().write(draft)


def test_should_name_the_file_and_no_report_when_a_directory_has_its_name(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / "AGENTS.md").mkdir()
    draft = Draft("AGENTS.md", str(tmp_path / "AGENTS.md"), "text", "text")
    with pytest.raises(ReportNotWritten, match=r"^cannot write AGENTS\.md: Is a directory$"):
        ProposalDocuments().write(draft)
