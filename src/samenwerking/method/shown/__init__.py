"""The gate and what leaves it: every figure as one viewer may see it."""
