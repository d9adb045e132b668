"""The rules: `expand(world, state) -> moment`. Pure; no file, no clock, no screen."""
