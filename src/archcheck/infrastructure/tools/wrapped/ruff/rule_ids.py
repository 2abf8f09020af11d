"""The ids of ruff's rules, for whoever names one without its tool."""

PREFIXES = """
A AIR ANN ARG ASYNC B BLE C COM CPY D DJ DOC DTZ E EM ERA EXE F FA FAST FBT FIX FLY FURB G I ICN
INP INT ISC LOG N NPY PD PERF PGH PIE PLC PLE PLR PLW PT PTH PYI Q RET RSE RUF S SIM SLF SLOT T TC
TD TID TRY UP W YTT
"""
PATTERN = f"(?:{'|'.join(PREFIXES.split())})[0-9]{{3,4}}"
SYNTAX_ERRORS = ("E902", "invalid-syntax")
