"""The story language: from YAML files to a checked story, every value with its place."""
