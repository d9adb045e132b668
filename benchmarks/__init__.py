"""Benchmarks: `python -m benchmarks [name …]`. Each measures itself beside a named peer.

The machines these run on are small and busy, so figures are ratios to a peer measured in the same
run, turn by turn, and a ratio is the median of the turns.
"""
