"""Prints mypy's error codes as JSON; runs in the interpreter that holds mypy."""

import json

from mypy import errorcodes

ADDRESS = "https://mypy.rtfd.io/en/stable/_refs.html#code-"


def codes() -> dict[str, dict[str, str]]:
    """The error codes by their names."""
    return {
        name: {"summary": code.description, "category": code.category, "url": f"{ADDRESS}{name}"}
        for name, code in errorcodes.error_codes.items()
    }


if __name__ == "__main__":
    print(json.dumps(codes()))
