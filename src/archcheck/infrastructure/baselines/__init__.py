"""Files of baselines."""
