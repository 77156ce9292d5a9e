"""Benchmarks: each prints how long something takes as a ratio to something run beside it."""
