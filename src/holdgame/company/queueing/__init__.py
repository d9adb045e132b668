"""queueing: the law of the wait that a queue offers, worked out from its people and its calls.

The *offered wait* V is what a customer who never hangs up would feel. It is what a player who
stays on the line feels, and it is longer than the waits companies record: those are cut short by
everybody who hung up.

`erlang` has the queues in which all callers are alike, `priority` the one in which some go ahead,
`measured` a wait known by its mean; `fitting` goes back from what was measured to people, calls
and patience. Each law is one `OfferedWait`; the other modules are the shapes of its tail.
No module here needs numpy or scipy.
"""

from holdgame.company.queueing.erlang import erlang_a, erlang_c
from holdgame.company.queueing.measured import measured
from holdgame.company.queueing.offered_wait import OfferedWait
from holdgame.company.queueing.priority import ordinary_wait, vip_wait

__all__ = ["OfferedWait", "erlang_a", "erlang_c", "measured", "ordinary_wait", "vip_wait"]
