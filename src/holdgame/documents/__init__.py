"""Reading YAML that people wrote: every value keeps its place, every mistake is told at once."""
