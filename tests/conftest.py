"""What every test shares: how hypothesis looks for examples."""

import os

from hypothesis import settings

# No deadline: how long an example takes on a busy machine says nothing about the rules.
settings.register_profile("default", deadline=None)
# CI tries the same examples every time, so that a red run means a change and not a new example.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
