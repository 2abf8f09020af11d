"""Projects that come from import-linter."""

import pathlib

from tests.end_to_end.archcheck_support import archcheck, project

CONTRACTS = """
[importlinter]
root_package = shop

[importlinter:contract:1]
name = orders know no prices
type = forbidden
source_modules = shop.order
forbidden_modules = shop.price
"""


def test_should_close_the_gate_when_a_contract_of_import_linter_is_broken(
    tmp_path: pathlib.Path,
) -> None:
    root = project(
        tmp_path, "[tool.archcheck]\nextends = []\n", order="import shop.price\n", price=""
    )
    (root / ".importlinter").write_text(CONTRACTS, encoding="utf-8")
    run = archcheck(root)
    assert run.says(1, "src/shop/order.py:1:8: error[import-linter:orders know no prices]")
