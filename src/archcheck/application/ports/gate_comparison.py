"""What one state of a gate demands and another does not."""

import abc
from collections.abc import Iterator
from typing import ClassVar

from archcheck.application.guarding.gate_state import GateState
from archcheck.domain.policy_change import Lapse


class GateComparison(abc.ABC):
    """Knows about one part of a gate; `of_project` is what a project has without archcheck too."""

    of_project: ClassVar[bool] = False

    @abc.abstractmethod
    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """What the first state demands and the second does not; raises UsageProblems."""
