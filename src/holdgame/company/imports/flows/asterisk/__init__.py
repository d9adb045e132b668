"""Asterisk: a dialplan and its queues."""
