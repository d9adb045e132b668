"""causes: what the analysis says, in words: of all plays, of changed rules, of whose they are."""
