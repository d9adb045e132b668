"""The least a Textual program can be: one word on the screen, which changes on a key.

Run as a program, it is what holdgame's first frame and its keys are measured against.
"""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    CSS = "Screen { align: center middle; } Static { width: auto; }"
    BINDINGS = [("f", "change", "change")]  # noqa: RUF012
    pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("Hello, world", id="word")

    def action_change(self) -> None:
        self.pressed += 1
        self.query_one("#word", Static).update(f"Pressed {self.pressed} times.")


if __name__ == "__main__":
    Hello().run()
