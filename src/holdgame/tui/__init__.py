"""The player's screens: a kitchen table at night and a phone lying on it."""
