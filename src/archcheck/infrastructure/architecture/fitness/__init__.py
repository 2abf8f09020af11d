"""Metrics of the import graph, and the rules that limit them."""
