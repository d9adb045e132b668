"""How `--help` is laid out: a description wraps, examples stay as they were typed."""

from __future__ import annotations

import argparse


class WithExamples(argparse.RawDescriptionHelpFormatter):
    """For commands whose epilog has examples of several lines."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" in text:
            return super()._fill_text(text, width, indent)
        return argparse.HelpFormatter._fill_text(self, text, width, indent)
