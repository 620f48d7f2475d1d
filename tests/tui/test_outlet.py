"""A terminal that is taken away ends the program, and nothing waits for it."""

from __future__ import annotations

import io

from warroom.tui.outlet import Outlet


class Gone(io.StringIO):
    """A terminal whose window was closed after the first words."""

    def write(self, text: str) -> int:
        if self.getvalue():
            raise OSError(5, "Input/output error")
        return super().write(text)


def test_what_is_written_arrives_until_the_terminal_is_gone() -> None:
    told: list[str] = []
    stream = Gone()
    outlet = Outlet(stream, lambda: told.append("lost"))
    assert outlet.write("first") == 5
    assert told == []
    for _ in range(3):
        outlet.write("more")
        outlet.flush()
    assert stream.getvalue() == "first"
    assert told == ["lost"]
