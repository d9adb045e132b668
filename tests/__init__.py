"""The tests. A package, for `ciw` installs another of this name, which would be found first."""
