"""What is wrong with a SARIF log."""

from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, order=True)
class SarifDefect:
    """A defect and where it is: `runs[0].results[3]`, empty for the whole log."""

    where: str
    message: str

    def __str__(self) -> str:
        """`where: message`."""
        return f"{self.where}: {self.message}" if self.where else self.message
