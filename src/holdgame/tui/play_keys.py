"""The keys of the call: the bindings, and the row that names them."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from holdgame.tui.widgets.key_row import Key

BINDINGS: list[BindingType] = [
    Binding("space,enter", "next", "next line", id="play.next", show=False),
    Binding("pageup", "scroll(-1)", "back", id="play.back", show=False),
    Binding("pagedown", "scroll(1)", "forward", id="play.forward", show=False),
    Binding("f,f2", "feel", "how it feels", id="play.feel", tooltip="say how it feels, 1 to 5"),
    Binding("p,f3", "papers", "papers", id="play.papers", tooltip="your papers: what they may ask"),
    Binding("h,f8", "hang_up", "hang up", id="play.hang_up", tooltip="hang up"),
    Binding("s", "still", "still", id="play.still", tooltip="on hold: stop what moves"),
    Binding("question_mark,f1", "help", "help", id="play.help", tooltip="this page"),
    Binding("q", "app.quit", "quit", id="play.quit", tooltip="leave; your call is kept"),
]


def row(first: Key | None, *, typing: bool, may_hang_up: bool, moves: bool | None) -> list[Key]:
    """The keys that do something now, `first` that of what is asked. In a text field only the F
    keys do.

    `moves`: whether the hold's wave does; None when on no hold, and while a question stands on one.
    """
    keys = [] if first is None else [first]
    keys += [
        Key("F2" if typing else "f", "how it feels", "screen.feel"),
        Key("F3" if typing else "p", "papers", "screen.papers"),
    ]
    if moves is not None:
        keys.append(Key("s", "stop the bars" if moves else "move the bars", "screen.still"))
    if may_hang_up:
        keys.append(Key("F8" if typing else "h", "hang up", "screen.hang_up"))
    keys.append(Key("F1" if typing else "?", "help", "screen.help"))
    return [*keys, Key("ctrl+q" if typing else "q", "leave", "app.quit")]
