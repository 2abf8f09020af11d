"""A wish to end that is no failure."""


class Terminated(BaseException):
    """Somebody wants an end (SIGTERM): what is finished is told, the rest named."""
