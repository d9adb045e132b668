"""The verbs, one file each: all there is to know about a verb is in its file."""
