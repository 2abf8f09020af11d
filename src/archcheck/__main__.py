"""`python -m archcheck`."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]

    from archcheck.main import main

    main()
