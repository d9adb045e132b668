"""holdgame: put executives on hold with their own company."""

__version__ = "0.1.0"
