"""names: words from other people's files, as they may be written."""

from __future__ import annotations

import re
from typing import Final

from holdgame.company.imports.redact import GONE, redact
from holdgame.documents.diagnostics import printable

ONLY_QUEUE: Final = "support"  # of records that name none
PHONE: Final = "phone"
CHAT: Final = "chat"
OTHER_QUEUES: Final = "other queues"  # where there are too many to keep apart
AGENTS_OWN: Final = "agents' own"  # the queue that each agent has for calls passed to them

# What colours a terminal; without its first sign the rest would stand in the name.
_COLOURS: Final = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]")
_LONGEST: Final = 200  # characters that are looked at
_LONGEST_NAME: Final = 60


def safe(text: str) -> str:
    """One short printable line, without what could name a person or open a door."""
    plain = _COLOURS.sub(" ", text[:_LONGEST])
    return redact(" ".join(printable(plain).replace("�", " ").split()))


def queue_name(written: str, medium: str = PHONE) -> str:
    """A queue's name without the dot, which company files forbid; empty if nothing is left."""
    name = safe(written).replace(".", "-")[:_LONGEST_NAME].strip()
    if not name.replace(GONE, "").strip():
        return ""
    return name if medium == PHONE else f"{name} ({medium})"


def has_a_hold(queue: str) -> bool:
    """Whether customers hold in a queue of that name: no chats, and nothing put together."""
    return not is_chat(queue) and queue not in (OTHER_QUEUES, AGENTS_OWN)


def is_chat(queue: str) -> bool:
    """Whether a queue is one of chats, by its name. Agents have several at once; nobody holds."""
    return queue.endswith(f"({CHAT})")
