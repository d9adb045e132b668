"""What a journey means: the debrief, as data once and shown many ways."""
