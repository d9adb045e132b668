"""unread: a value that nobody may look at, put in place of what the rules are thought not to need.

It can be kept, copied and handed on. Whatever else is done with it raises `Touched`, which says
what it stood for. So one run of the rules serves every state that differs only in what was not
looked at, and no rule has to say what it reads.
"""

from __future__ import annotations

from typing import Any, NoReturn


class Touched(BaseException):
    """Somebody looked at what stands in this slot of a context.

    Not an `Exception`: whoever looks may catch those.
    """

    def __init__(self, slot: int) -> None:
        super().__init__(slot)
        self.slot = slot


class Unread:
    """What stands in a slot, unseen."""

    __slots__ = ("slot",)

    def __init__(self, slot: int) -> None:
        self.slot = slot

    def _touched(self, *_: Any) -> NoReturn:
        raise Touched(self.slot)

    __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _touched
    __hash__ = _touched
    __repr__ = __str__ = __format__ = _touched
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _touched
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _touched
    __mod__ = __rmod__ = __neg__ = __pos__ = __abs__ = _touched
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = __invert__ = _touched
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = _touched
    __int__ = __float__ = __index__ = __round__ = _touched
    __len__ = __iter__ = __contains__ = __getitem__ = _touched
