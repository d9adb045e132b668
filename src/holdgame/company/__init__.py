"""The company: its policies, queues, phone lines and people, and where each value came from."""
