"""How an import is written that somebody asks about: `a.b.c -> d.e`."""

ARROW = "->"
