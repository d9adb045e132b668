"""The screens, one file each: layout and key bindings, no rules."""
