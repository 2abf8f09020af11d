"""What coding agents are told: a paragraph between two marks."""

BEGIN = "<!-- archcheck: begin -->"
END = "<!-- archcheck: end -->"
FILES = ("AGENTS.md", "CLAUDE.md")
NOTE = f"""{BEGIN}
## Architecture

`archcheck` checks the layers and conventions of this project; what is configured under `[tool.archcheck]` holds.

- `archcheck FILE...` after every change, and `archcheck` before you say that you are done: exit status 0, or read on.
- `archcheck explain NAME` for any rule, contract or layer that a finding names: what it means and how to satisfy it.
- `archcheck explain --what-if "a.b -> c.d"` before you add an import between packages.

Change the code, not the configuration: no rule, contract, ignore or baseline is loosened without being asked for.
{END}
"""


def with_note(text: str) -> str:
    """A text with the paragraph at its end; the same where it has one already."""
    if BEGIN in text:
        return text
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{gap}{NOTE}"
