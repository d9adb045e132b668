"""`queues.conf`, and how a caller leaves a queue of Asterisk without having been answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdgame.company.imports.flows.asterisk.conf import Section
from holdgame.company.imports.flows.asterisk.dialplan import Dialplan, Place
from holdgame.company.imports.flows.asterisk.menu import keys

QUEUE_KEYS = ("member", "strategy", "joinempty", "leavewhenempty", "musicclass", "wrapuptime")
_NO_QUEUES = frozenset(("general", "globals"))


class Queues:
    """The queues of a `queues.conf`; none if there was no such file."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self._sections = {s.name: s for s in sections if s.name.lower() not in _NO_QUEUES}

    def option(self, queue: str, key: str) -> str:
        """What an option is set to, in the queue or in the templates it is made from."""
        seen: set[str] = set()
        waiting = [queue]
        while waiting:
            section = self._sections.get(name := waiting.pop())
            if section is None or name in seen:
                continue
            seen.add(name)
            values = [entry.value for entry in section.entries if entry.key.lower() == key]
            if values:
                return values[-1]
            waiting.extend(section.templates)
        return ""

    def lacks(self, queue: str) -> bool:
        """Whether there is a `queues.conf` and the queue is not in it."""
        return bool(self._sections) and queue not in self._sections

    def remarks(self, queue: str, plan: Dialplan) -> Iterator[str]:
        """Sentences on what happens in a queue that a phone tree has no place for."""
        if self.lacks(queue):
            yield (
                f"The queue `{queue}` is not in queues.conf: unless it is kept elsewhere, nobody "
                "waits in it, and the call goes on at once."
            )
        context = self.option(queue, "context")
        if context:
            ways = keys(plan, Place(context, "s")).ways
            able = f"may leave it with the keys {', '.join(ways)}" if ways else "cannot leave it"
            yield f"Who waits in the queue `{queue}` {able}: `context={context}` in queues.conf."


def nowhere(place: Place) -> str:
    """The beginning of a sentence on a place where nothing stands."""
    if place.exten.isdigit() and len(place.exten) > 4:  # may be a telephone number
        return f"The number that is called does not exist in [{place.context}]"
    if place.priority != 1:
        return f"The step that is called does not exist in `{place.exten}` of [{place.context}]"
    return f"The extension `{place.exten}` does not exist in [{place.context}]"
