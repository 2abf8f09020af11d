"""What a finding is called, and where it stands; needs no terminal."""

from archcheck.domain.finding import Finding
from archcheck.domain.location import Location


def rule_label(finding: Finding) -> str:
    """`layer-dependency`, or `flake8:F841` for a tool's rule."""
    return finding.printed_rule


def place_text(location: Location) -> str:
    """`path:line:column`, which terminals and editors make clickable."""
    region = location.region
    return f"{location.path}:{region.start_line}:{region.start_column}"


def message_text(finding: Finding) -> str:
    """What a finding says, on one line, with the contract that says so."""
    contract = f'(contract "{finding.contract}")' if finding.contract else ""
    return on_one_line(f"{finding.message} {contract}")


def on_one_line(text: str) -> str:
    """A text without its line ends."""
    return " ".join(text.split())
