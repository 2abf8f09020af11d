"""archcheck: an architecture-fitness linter and static-analysis gate for Python."""

__version__ = "0.1.0"
