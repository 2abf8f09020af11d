"""Proofs about projects on disk, without a process."""

import os
import pathlib

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.proving.plants import Outcome
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import read_environment


def outcomes_of(root: pathlib.Path, what: str) -> dict[str, Outcome]:
    """What becomes of all rules of a kind, by their names."""
    proving = Root(read_environment(os.environ)).prove_gate()
    request = CheckRequest(
        directory=str(root), cache=False, workers=1, selection=Selection(only_rules=True)
    )
    proofs = proving.execute(request, SilentProgress())
    return {it.name: it.outcome for it in proofs if it.what == what}
