"""Projects whose dependencies are looked up."""

import pathlib

from archcheck.domain.job import JobResult
from tests.integration.delivery.checkout_support import ROOT
from tests.integration.tools.tool_support import Workshop

DATABASE = ROOT / "fixtures" / "advisories" / "safety"
UV_LOCK = """version = 1

[[package]]
name = "jinja2"
version = "2.10"
source = { registry = "https://pypi.org/simple" }

[[package]]
name = "shop"
version = "2.10"
source = { editable = "." }
"""
FILES = {
    "src/shop/__init__.py": "",
    "requirements.txt": (
        "# what the shop needs\n-r more.txt\nrequests==2.19.0 \\\n    --hash=sha256:00\n"
        "flask>=1\nboto @ https://example.org/boto.whl\n"
    ),
    "more.txt": "Jinja2==2.9; python_version < '3'\n",
    "pyproject.toml": '[project]\nname = "shop"\ndependencies = ["jinja2==2.10", "requests>=2"]\n',
    "uv.lock": UV_LOCK,
}


def shop(root: pathlib.Path, files: dict[str, str]) -> Workshop:
    """A project with one module and these files."""
    root.mkdir(parents=True, exist_ok=True)
    return Workshop(root).put({"src/shop/__init__.py": "", **files})


def lines(result: JobResult) -> list[tuple[str, int, int, int, str]]:
    """Path, line, columns and rule of all findings."""
    return [
        (
            finding.location.path,
            finding.location.region.start_line,
            finding.location.region.start_column,
            finding.location.region.end_column,
            finding.rule,
        )
        for finding in result.findings
    ]
