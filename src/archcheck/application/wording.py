"""Words for people."""


def counted(number: int, noun: str) -> str:
    """`1 error`, `2,114 errors`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
