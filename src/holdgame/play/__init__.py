"""One person's play: the journey with what they said beside it, kept in a file as it goes."""
