"""The contract with plug-ins: `rules`, `tools` and `formats` are what they may import.

Everything else of archcheck is private. Names are added in minor releases and taken away in major
ones only.
"""
