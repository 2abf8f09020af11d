"""`python -m archcheck`."""

from archcheck.main import main

if __name__ == "__main__":
    main()
