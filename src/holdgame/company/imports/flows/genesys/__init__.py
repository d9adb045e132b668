"""Genesys Cloud Architect: call flows in YAML."""
