"""What containers of Deployments say of themselves."""

import pathlib

from tests.unit.infrastructure.architecture.layout.declared_support import told
from tests.unit.infrastructure.discovery.project_support import write

RULE = '[[layout]]\nname = "a"\ntype = "kubernetes-workload"\n'


def test_should_say_so_when_a_manifest_cannot_be_read(tmp_path: pathlib.Path) -> None:
    """What its containers say is not known, which is no pass."""
    write(tmp_path, {"src/shop/__init__.py": "", "deploy/web.yaml": "kind: [Deployment\n"})
    said = [each[: each.index(": it is no YAML")] for each in told(tmp_path, RULE)]
    assert said == ["deploy/web.yaml:1: nothing can be said of deploy/web.yaml"]


def test_should_not_read_a_file_when_it_speaks_of_no_deployment(tmp_path: pathlib.Path) -> None:
    """It may be of another kind, and no YAML of one document."""
    write(tmp_path, {"src/shop/__init__.py": "", "deploy/web.yaml": "kind: [Service\n"})
    assert told(tmp_path, RULE) == []
