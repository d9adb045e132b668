"""FreeSWITCH: the menus of its IVR XML."""
