"""Files whose syntax is newer than the Python that runs the gate."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from archcheck.application.judging.duplicates import names
from archcheck.application.wording import counted
from archcheck.domain.check_result import AnalyzerReport
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.job import UncheckedFile
from archcheck.shared.deferred import dataclass

WITH_IT = ": run archcheck with it"


@dataclass(frozen=True)
class NewerFiles:
    """The Python that each of these files needs; own rules read them, tools may not."""

    pythons: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @classmethod
    def among(cls, facts: Iterable[FileFacts]) -> "NewerFiles":
        """Those of some files."""
        return cls({entry.path: entry.python for entry in facts if entry.python})

    def sentence(self, paths: Collection[str]) -> str:
        """What is to be done about some of them."""
        python = max((self.pythons[path] for path in paths), key=_number)
        need = "needs" if len(paths) == 1 else "need"
        return f"{counted(len(paths), 'file')} {need} Python {python}{WITH_IT}"

    def parted(
        self, findings: Iterable[Finding], syntax_errors: Collection[str]
    ) -> tuple[list[Finding], list[Finding]]:
        """The findings, and apart from them all of a tool in a file whose syntax it refuses."""
        told = list(findings)
        if not self.pythons:
            return told, []
        refusals = filter(lambda finding: names(finding, syntax_errors), told)
        refused = {_work(finding) for finding in refusals if self._is_about_newer(finding)}
        parts: tuple[list[Finding], list[Finding]] = ([], [])
        for finding in told:
            parts[_work(finding) in refused].append(finding)
        return parts

    def _is_about_newer(self, finding: Finding) -> bool:
        return finding.location.path in self.pythons and finding.analyzer != OWN_ANALYZER

    def explained(self, report: AnalyzerReport) -> tuple[str, ...]:
        """The files that a tool could not check for that reason."""
        paths = () if report.name == OWN_ANALYZER else (file.path for file in report.unchecked)
        return tuple(path for path in paths if path in self.pythons)

    def unexplained(self, reports: Iterable[AnalyzerReport]) -> Iterator[tuple[str, UncheckedFile]]:
        """The files that analyzers, named before each, could not check for another reason."""
        for report in reports:
            known = self.explained(report)
            for file in report.unchecked:
                if file.path not in known:
                    yield report.name, file

    def completed(self, report: AnalyzerReport, told: Sequence[Finding]) -> AnalyzerReport:
        """A report with the files of which the tool `told` syntax errors among the unchecked."""
        files = {file.path: file for file in report.unchecked}
        paths = [entry.location.path for entry in told if entry.analyzer == report.name]
        files |= dict(map(self._need, (*self.explained(report), *paths)))
        unchecked = sorted(files.values(), key=lambda file: file.path)
        return dataclasses.replace(report, unchecked=tuple(unchecked))

    def _need(self, path: str) -> tuple[str, UncheckedFile]:
        return path, UncheckedFile(path, f"it needs Python {self.pythons[path]}")


def _work(finding: Finding) -> tuple[str, str]:
    return finding.analyzer, finding.location.path


def _number(python: str) -> tuple[int, ...]:
    return tuple(map(int, python.split(".")))
