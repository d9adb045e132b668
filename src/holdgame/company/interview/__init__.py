"""interview: from what somebody knows of their company to a company file; no screen in it."""
