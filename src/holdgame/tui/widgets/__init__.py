"""The widgets, one file each: they show the values they are given and say what was done."""
