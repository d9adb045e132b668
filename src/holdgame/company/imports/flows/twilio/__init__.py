"""Twilio Studio: flows in JSON."""
