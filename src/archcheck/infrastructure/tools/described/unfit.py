"""An answer that does not have the shape that the description says."""


class UnfitAnswer(ValueError):
    """Something lacks in an answer, in words for whoever has written the description."""
