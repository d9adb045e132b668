"""Amazon Connect: flows, in today's language and the older one."""
