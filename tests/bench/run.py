"""Speed as ratios against a floor of the same run: `python3 dev.py bench [NAME ...]`.

The floor is `python -c pass` for commands and `floor.py`, a bare Textual app, for the dashboard.
Rounds of both are interleaved, so that a busy machine slows them alike.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import data
from tests.bench.terminal import TITLE, Terminal
from warroom.domain.changes import Draft, update
from warroom.domain.dates import day_in_zone, instant
from warroom.store import Store

PASS = (sys.executable, "-c", "pass")
# What it costs here to be woken, which is most of what a program at rest can cost.
WAKING = (sys.executable, "-c", "import time\nwhile True: time.sleep(1 / 15)")
WARROOM = (str(Path(sys.executable).with_name("warroom")),)
FLOOR = (sys.executable, str(Path(__file__).with_name("floor.py")))
ROUNDS, KEYS = 11, 200
# Milliseconds of a screen that is drawn sixty times a second.
FRAME = 1000 / 60


class Place:
    """A home of its own for one campaign file, so that no run meets another's last frame."""

    def __init__(self, root: Path, name: str, **sizes: int) -> None:
        self.db = root / name / "bench.warroom"
        self.db.parent.mkdir()
        self.campaign = data.build(self.db, **sizes)
        home = str(self.db.parent)
        xdg = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME"), home)
        # Users' Pythons keep compiled modules; a developer's shell may say otherwise.
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.environment = {
            **inherited,
            **xdg,
            "WARROOM_DB": str(self.db),
            "WARROOM_ME": "ana",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }

    def dashboard(self) -> Terminal:
        """The dashboard, just started."""
        return Terminal.start(WARROOM, self.environment)

    def ready(self) -> Terminal:
        """The dashboard, ready for keys and at rest."""
        return at_rest(self.dashboard())


def at_rest(terminal: Terminal) -> Terminal:
    """The same terminal once its program is ready and silent."""
    terminal.until(TITLE)
    terminal.settle()
    return terminal


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the sorted values lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def summary(values: Sequence[float]) -> str:
    """The middle and the tail of some milliseconds."""
    return f"{statistics.median(values):.1f} / {percentile(values, 0.99):.1f} ms"


def report(name: str, value: float, floor: float, bar: float) -> None:
    """One line: the ratio, the bar it should stay under, and the two medians behind it."""
    verdict = "ok  " if value / floor <= bar else "OVER"
    print(f"{verdict} {name:46} {value / floor:5.2f}x  (bar {bar:.2f}x; {value:.1f} against {floor:.1f})", flush=True)


def seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """Milliseconds that a command takes from start to exit."""
    before = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return (time.perf_counter() - before) * 1e3


def started(command: Sequence[str], environment: dict[str, str], moment: Callable[[Terminal], float]) -> float:
    """Milliseconds from the start of a program to a moment of its terminal."""
    terminal = Terminal.start(command, environment)
    try:
        return moment(terminal) * 1e3
    finally:
        terminal.close()


def until_ready(terminal: Terminal) -> float:
    """When the program named the window, which it does when it can take keys."""
    return terminal.until(TITLE)


def interleaved(*measures: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """The medians of several measures, taken in turns."""
    rows = [[measure() for measure in measures] for _ in range(rounds + 1)][1:]
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def started_cold(place: Place) -> float:
    """Milliseconds until a first start is ready, of which nothing was kept by an earlier one."""
    for kept in place.db.parent.rglob("*.board"):
        kept.unlink()
    return started(WARROOM, place.environment, until_ready)


def bench_first(root: Path) -> None:
    """The first frame against `python -c pass`, and readiness for keys against the bare app."""
    place = Place(root, "first")
    terminal = place.ready()
    terminal.close(b"q")
    env = place.environment
    frame, bare = interleaved(lambda: started(WARROOM, env, Terminal.first_text), lambda: seconds(PASS, env))
    report("first frame, python -c pass", frame, bare, 3)
    ready, floor = interleaved(
        lambda: started(WARROOM, env, until_ready), lambda: started((*FLOOR, "70"), env, until_ready)
    )
    report("ready for keys, bare app", ready, floor, 1.35)


def bench_keys(root: Path) -> None:
    """Key to paint of a cursor move and of a stage move with its commit."""
    place = Place(root, "keys")
    ours, floor = place.ready(), at_rest(Terminal.start((*FLOOR, "70"), place.environment))
    moves: list[tuple[float, int]] = []
    bare: list[tuple[float, int]] = []
    for number in range(KEYS):
        step = b"j" if number // 10 % 2 == 0 else b"k"
        moves.append(ours.key(step))
        bare.append(floor.key(step))
    stages = [ours.key(b"L" if number % 2 == 0 else b"H") for number in range(KEYS)]
    report(
        "cursor move, p50, bare app", statistics.median(t for t, _ in moves), statistics.median(t for t, _ in bare), 1.6
    )
    report(
        "stage move with its commit, p50, bare app",
        statistics.median(t for t, _ in stages),
        statistics.median(t for t, _ in bare),
        3.2,
    )
    drawn = statistics.median(size for _, size in moves)
    times = {"cursor move": moves, "bare app": bare, "stage move": stages}
    print("     " + ", ".join(f"{name} {summary([t for t, _ in taken])}" for name, taken in times.items()))
    print(f"{'ok  ' if drawn <= 600 else 'OVER'} bytes to the terminal for a cursor move: {drawn:.0f} (bar 600)")
    ours.close(b"q")
    floor.close(b"q")


def bench_thread(root: Path) -> None:
    """A cursor move that lights a thread of 500 cards in all panes, from one that lights few."""
    place = Place(root, "thread", open_cards=1000, thread=500)
    terminal = place.ready()
    terminal.key(b"1", 0.3)
    lit: list[float] = []
    for _ in range(KEYS // 2):
        terminal.key(b"j")
        before = time.perf_counter()
        terminal.key(b"k")
        lit.append((terminal.started + terminal.chunks[-1][0] - before) * 1e3)
    late = percentile(lit, 0.99)
    print(
        f"{'ok  ' if late <= FRAME else 'OVER'} lighting a thread of 500 cards: {summary(lit)} (bar p99 {FRAME:.1f} ms)"
    )
    terminal.close(b"q")


def bench_scale(root: Path) -> None:
    """Start and cursor move with 10,000 open cards against 200; start in an old campaign against a new one."""
    small, large = Place(root, "small"), Place(root, "large", open_cards=10_000)
    old = Place(root, "old", archived=100_000, changes=1_000_000)
    for place in (small, large, old):
        # As after any other day's work: a large board is kept at the end.
        place.ready().close(b"q")
    few, many, aged = interleaved(
        *(lambda p=p: started(WARROOM, p.environment, until_ready) for p in (small, large, old))
    )
    report("ready with 10,000 open cards, with 200", many, few, 1.15)
    fresh, others = interleaved(*(lambda p=p: started_cold(p) for p in (small, large)))
    print(f"     without a kept board: {others / fresh:.2f}x")
    report("ready after 1,000,000 changes, without", aged, few, 1.10)
    one, other = small.ready(), large.ready()
    pairs = [(one.key(step)[0], other.key(step)[0]) for step in [b"j"] * 30 + [b"k"] * 30]
    report(
        "cursor move with 10,000 open cards, with 200",
        statistics.median(b for _, b in pairs),
        statistics.median(a for a, _ in pairs),
        1.15,
    )
    one.close(b"q")
    other.close(b"q")


def bench_filter(root: Path) -> None:
    """A keystroke of the filter against the same keystroke in fzf."""
    fzf = shutil.which("fzf")
    if fzf is None:
        print("     filter: not measured, for fzf is not installed")
        return
    for count in (10_000, 100_000):
        place = Place(root, f"filter{count}", open_cards=count)
        titles = place.db.with_name("titles")
        titles.write_text("".join(f"{data.title_of(number)}\n" for number in range(count)))
        theirs = Terminal.start(("sh", "-c", f"{fzf} --exact < {titles}"), place.environment)
        theirs.settle(1.0)
        ours = place.ready()
        ours.key(b"/", 0.3)
        mine: list[float] = []
        fzfs: list[float] = []
        found: list[float] = []
        for _ in range(12):
            for letter in (b"r", b"e", b"e", b"l", b"\x7f", b"\x7f", b"\x7f", b"\x7f"):
                before = time.perf_counter()
                mine.append(ours.key(letter, 0.05)[0])
                found.append((ours.started + ours.chunks[-1][0] - before) * 1e3)
                fzfs.append(theirs.key(letter, 0.05)[0])
        for share, name in ((0.5, "p50"), (0.99, "p99")):
            report(f"filter keystroke over {count:,}, {name}, fzf", percentile(mine, share), percentile(fzfs, share), 3)
        print(f"     warroom {summary(mine)} (all that is found {summary(found)}), fzf {summary(fzfs)}")
        theirs.close(b"\x1b")
        ours.close()


def report_opening(name: str, key: bytes, ours: Terminal, floor: Terminal) -> float:
    """How long a window takes to open when it was open before, as a ratio; gives the first time in milliseconds."""
    # As whoever looks at the board for a moment before the first key.
    ours.settle(1.0)
    opened, _ = ours.key(key, quiet=0.4)
    again: list[tuple[float, float]] = []
    for _ in range(20):
        ours.key(b"q", quiet=0.2)
        again.append((ours.key(key, quiet=0.2)[0], floor.key(b"j")[0]))
    bare = statistics.median(b for _, b in again)
    report(f"{name}, opened, p50, bare app", statistics.median(a for a, _ in again), bare, 7)
    return opened


def bench_calendar(root: Path) -> None:
    """A month of 500 cards: to open it, to go a day on, to turn to the next month and back, and to move a card."""
    place = Place(root, "calendar", open_cards=500, dated=500)
    ours, floor = place.ready(), at_rest(Terminal.start((*FLOOR, "70"), place.environment))
    opened = report_opening("calendar of 500 cards", b"4", ours, floor)
    steps = [
        (ours.key(b"l" if n % 2 == 0 else b"h")[0], floor.key(b"j" if n % 2 == 0 else b"k")[0]) for n in range(KEYS)
    ]
    bare = statistics.median(b for _, b in steps)
    turns = [ours.key(b"]" if n % 2 == 0 else b"[")[0] for n in range(KEYS // 4)]
    shifts = [ours.key(b"L" if n % 2 == 0 else b"H")[0] for n in range(KEYS // 4)]
    report("calendar of 500 cards, a day on, p50, bare app", statistics.median(a for a, _ in steps), bare, 4.5)
    report("calendar of 500 cards, a month on, p50, bare app", statistics.median(turns), bare, 5.5)
    report("calendar of 500 cards, a card a day on, p50, bare app", statistics.median(shifts), bare, 11)
    print(f"     opened in {opened:.1f} ms, a day on {summary([a for a, _ in steps])}, a month on {summary(turns)}")
    ours.close(b"qq")
    floor.close(b"q")


def bench_load(root: Path) -> None:
    """The week of 30 people with 300 tactics: to go a day on, to turn the week, and to move a tactic a day on."""
    place = Place(root, "load", open_cards=1500, people=30)
    ours, floor = place.ready(), at_rest(Terminal.start((*FLOOR, "70"), place.environment))
    opened = report_opening("load of 30 people", b"6", ours, floor)
    ours.key(b"j")
    steps = [
        (ours.key(b"l" if n % 2 == 0 else b"h")[0], floor.key(b"j" if n % 2 == 0 else b"k")[0]) for n in range(KEYS)
    ]
    bare = statistics.median(b for _, b in steps)
    turns = [ours.key(b"]" if n % 2 == 0 else b"[")[0] for n in range(KEYS // 4)]
    shifts = [ours.key(b"L" if n % 2 == 0 else b"H")[0] for n in range(KEYS // 4)]
    report("load of 30 people, a day on, p50, bare app", statistics.median(a for a, _ in steps), bare, 6)
    report("load of 30 people, a week on, p50, bare app", statistics.median(turns), bare, 8)
    report("load of 30 people, a tactic a day on, p50, bare app", statistics.median(shifts), bare, 11)
    print(f"     opened in {opened:.1f} ms, a day on {summary([a for a, _ in steps])}, a week on {summary(turns)}")
    ours.close(b"qq")
    floor.close(b"q")


def bench_rest(root: Path) -> None:
    """Idle processor time, and memory with 1,000 cards."""
    place = Place(root, "rest", open_cards=1000)
    terminal = place.ready()
    terminal.settle(2.0)
    waking = Terminal.start(WAKING, place.environment)
    programs = (terminal, waking)
    before, start = [program.cpu() for program in programs], time.perf_counter()
    while time.perf_counter() - start < 30:
        terminal.read(1.0)
    spent = time.perf_counter() - start
    share, woken = ((program.cpu() - was) / spent * 100 for program, was in zip(programs, before, strict=True))
    print(f"{'ok  ' if share <= 0.6 else 'OVER'} idle: {share:.2f}% of a core (bar 0.6%)")
    print(f"     a loop that wakes 15 times a second and does nothing: {woken:.2f}%, so {share / woken:.2f}x")
    waking.close()
    used = terminal.memory()
    print(f"{'ok  ' if used <= 55 else 'OVER'} memory with 1,000 cards: {used:.1f} MB (bar 55)")
    terminal.close(b"q")


def bench_shell(root: Path) -> None:
    """Commands of the shell against `python -c pass`."""
    place = Place(root, "shell")
    lines = (("win", "1/4", "answered a comment"), ("add", "Seed clip @ana fri"), ("ls", "owner:ana"))
    *ours, bare = interleaved(
        *(lambda line=line: seconds((*WARROOM, *line), place.environment) for line in lines),
        lambda: seconds(PASS, place.environment),
        rounds=21,
    )
    for line, taken in zip(lines, ours, strict=True):
        report(f"warroom {line[0]}, python -c pass", taken, bare, 7)


def bench_remote(root: Path) -> None:
    """Another process's change on the screen: one of many, and the first after a silence."""
    place = Place(root, "remote")
    terminal = place.ready()
    store = Store.open(place.db)
    for name, count, pause in (("on screen", 100, 0.02), ("after a silence", 12, 4.0)):
        late = percentile(times := remote_changes(place, terminal, store, count, pause), 0.99)
        print(f"{'ok  ' if late <= 100 else 'OVER'} another process's change {name}: {summary(times)} (bar p99 100)")
    terminal.close(b"q")
    store.close()


def remote_changes(place: Place, terminal: Terminal, store: Store, count: int, pause: float) -> list[float]:
    """Milliseconds from before each commit until it was drawn; `pause` is in seconds."""
    card = store.board(place.campaign, day_in_zone(datetime.now(UTC), "UTC")).group("piece", "idea")[0]
    times = []
    for number in range(count):
        time.sleep(pause + number % 7 * 0.011)
        terminal.settle(0.0)
        changed = card._replace(title=f"elsewhere {pause} {number}")
        draft = Draft("bench", "retitled", tuple(update(card, title=changed.title)))
        before = time.perf_counter()
        store.commit(draft, actor="ben", origin="cli", campaign=place.campaign, at=instant(datetime.now(UTC)))
        terminal.read(5)
        times.append((terminal.started + terminal.chunks[-1][0] - before) * 1e3)
        terminal.settle(0.06)
        terminal.chunks.clear()
        card = changed
    return times


def bench_replay(root: Path) -> None:
    """A scrub step of the replay in a journal of 100,000 changes, as milliseconds; also to the beginning and back."""
    place = Place(root, "replay", open_cards=1000)
    store = Store.open(place.db)
    cards = list(store.board(place.campaign, day_in_zone(datetime.now(UTC), "UTC")).cards.values())
    at = instant(datetime.now(UTC))
    for number in range(10_000):
        batch = [cards[(number * 10 + spot) % len(cards)] for spot in range(10)]
        for spot, card in enumerate(batch):
            cards[(number * 10 + spot) % len(cards)] = card._replace(title=f"Card {number}")
        changes = tuple(change for card in batch for change in update(card, title=f"Card {number}"))
        store.commit(Draft("bench", "retitled", changes), actor="ben", origin="cli", campaign=place.campaign, at=at)
    begun = time.perf_counter()
    line = store.timeline(place.campaign)
    line.back()
    print(f"     opened in {(time.perf_counter() - begun) * 1e3:.0f} ms")
    took: list[float] = []
    for _ in range(200):
        before = time.perf_counter()
        line.back()
        line.board()
        took.append((time.perf_counter() - before) * 1e3)
    for _ in range(200):
        before = time.perf_counter()
        line.on()
        line.board()
        took.append((time.perf_counter() - before) * 1e3)
    late = percentile(took, 0.99)
    print(f"{'ok  ' if late <= 50 else 'OVER'} scrub step in 100,000 changes: {summary(took)} (bar 50)")
    before = time.perf_counter()
    while line.prepare():
        pass
    print(f"     made ready behind the scenes in {(time.perf_counter() - before) * 1e3:.0f} ms")
    jumps = []
    for seq in (1, line.newest, line.newest // 2, 2, line.newest // 3, line.newest - 1, line.newest // 5, 1):
        before = time.perf_counter()
        line.go(seq)
        line.board()
        jumps.append((time.perf_counter() - before) * 1e3)
    print(f"{'ok  ' if max(jumps) <= 50 else 'OVER'} jumps to anywhere: {summary(jumps)} (bar 50)")
    store.close()


BENCHES = {name.removeprefix("bench_"): function for name, function in globals().items() if name.startswith("bench_")}


def main(names: Sequence[str]) -> None:
    """Run the named benchmarks, or all of them."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names or BENCHES:
            BENCHES[name](Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
