"""What other tools were told, in the language of archcheck."""
