"""What the pages ask of a book, reckoned once for each book: it takes a while where a campaign is ten years old."""

from __future__ import annotations

from warroom.domain import score
from warroom.domain.score import Book
from warroom.domain.whence import SOURCES, Whence
from warroom.views.memo import once_each

# A book is asked for as long as it is shown, and the one before may be asked once more.
_BOOKS = 2

by_day = once_each(_BOOKS)(score.by_day)
calendar = once_each(_BOOKS)(score.calendar)
cumulative = once_each(_BOOKS)(score.cumulative)
days_of = once_each(_BOOKS)(score.days_of)
driven = once_each(2 * _BOOKS)(score.driven)
forecast = once_each(_BOOKS)(score.forecast)
kept_by_day = once_each(_BOOKS)(score.kept_by_day)
progress = once_each(_BOOKS)(score.progress)
standing = once_each(_BOOKS)(score.standing)
wasted = once_each(_BOOKS)(score.wasted)


@once_each(_BOOKS)
def sources(book: Book) -> tuple[tuple[str, tuple[tuple[str, bool, int], ...]], ...]:
    """For each source what came from where: what it is called, whether it has a name at all, and its sixteenths."""
    whence = Whence(book.cards, book.feeds)
    return tuple(
        (source, tuple((whence.told(source, name), bool(name), size) for name, size in whence.sums(source, book.wins)))
        for source in SOURCES
    )
