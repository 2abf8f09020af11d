"""Where relative imports lead."""


class Origins:
    """Where the imports of a module lead; relative ones start from its package."""

    def __init__(self, module: str, is_package: bool) -> None:
        """Take the module's dotted name."""
        parts = module.split(".")
        self._package = parts if is_package else parts[:-1]

    def of(self, module: str, level: int) -> str:
        """The absolute name of a module that is written behind so many dots."""
        if not level:
            return module
        kept = self._package[: max(0, len(self._package) - level + 1)]
        return ".".join((*kept, *filter(None, [module])))
