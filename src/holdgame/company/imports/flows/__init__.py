"""Phone trees as systems export them, read into the neutral tree."""
