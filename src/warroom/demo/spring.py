"""The cards of Spring Launch, the demo campaign, as tables; days count from today, 0 is today."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """What a note said from `age` days ago on, and why it was written so."""

    age: int
    body: str
    why: str


class Note(NamedTuple):
    """A strategy note: renewed `age` days ago with a shelf life of `shelf` days; `before` are its earlier texts."""

    name: str
    title: str
    owner: str
    age: int
    shelf: int
    tags: str
    body: str
    why: str = "What last week taught us"
    before: tuple[Text, ...] = ()


class Signal(NamedTuple):
    """Something heard on `day` at `time`; `kept_until` is a day it sleeps until, `fate` what became of it."""

    name: str
    title: str
    who: str
    day: int
    time: str
    source: str
    link: str = ""
    heat: int = 0
    tags: str = ""
    kept_until: int = 0
    fate: str = ""


class Cut(NamedTuple):
    """A piece that a ripple made for a channel, going live `ahead` minutes from now, and the stage it has reached."""

    name: str
    channel: str
    owner: str
    ahead: int
    stage: str


class Piece(NamedTuple):
    """A piece that reached `stage` on day `staged`; `due` and `embargo` are days, `live` minutes or (day, time)."""

    name: str
    stage: str
    title: str
    channel: str
    format: str
    owner: str
    staged: int
    due: int | None = None
    live: int | tuple[int, str] | None = None
    tags: str = ""
    private: int = 0
    client: str = ""
    budget: str = ""
    embargo: int = 0


class Tactic(NamedTuple):
    """A tactic for day `due`; `size` in sixteenths; `ahead` gives it a time so many minutes from now."""

    name: str
    stage: str
    title: str
    owner: str
    size: int
    due: int = 0
    ahead: int = 0
    tags: str = ""
    reason: str = ""
    private: int = 0
    client: str = ""
    budget: str = ""


class Done(NamedTuple):
    """A tactic finished today at a `share` (0 to 1) of the day so far, and the win it was."""

    name: str
    title: str
    owner: str
    size: int
    share: float
    win: str
    tags: str = ""


class Past(NamedTuple):
    """A tactic finished on an earlier `day`, and the win it was."""

    name: str
    title: str
    owner: str
    size: int
    day: int
    win: str


NOTES = (
    Note("own", "Own the maker story", "ana", 12, 21, "brand", """\
We are the only ones who show the bench, the glue and the eleven prototypes that failed.
**Every piece shows a hand at work.** No renders, no stock pictures.

- Lead with the mistake, then the fix.
- A maker is named in every caption.
- What people ask under a clip is the next clip.""",
        "A clip of the failed prototypes beat every finished stool",
        (
            Text(30, "We are the only ones who show the bench.\nShow the finished stool first, then who made it.",
                 "Eight buyers in a row asked about the bench"),
            Text(21, "We are the only ones who show the bench and the glue.\n**Every piece shows a hand at work.**",
                 "Nobody asked about the stool, everybody about the hands"),
        )),
    Note("answer", "Answer everyone within the hour", "ben", 3, 7, "community", """\
Replies before nine convert best. Three sweeps a day: morning, noon, close.
A question that comes three times becomes a piece.""",
        "Replies before nine convert twice as well",
        (Text(14, "Replies before nine convert best. Everything is answered the same day.", "A day was too long"),)),
    Note("yt", "YouTube first, then spread", "ben", 19, 21, "video", """\
The full cut goes to YouTube. Cut-downs follow within the hour, each in the channel's own format.
The comments decide which cut-down gets the budget.

| Cut | Where it ran | Saves |
|:--|:--|--:|
| full | YouTube | 412 |
| 60s | Shorts, Reels | 1,690 |
| 15s | TikTok | 88 |"""),
    Note("partner", "Partner with micro-creators", "cleo", 26, 14, "partners", """\
Ten makers with fewer than 5,000 followers beat one with 50,000.
Send the kit, ask for nothing, answer what comes back."""),
    Note("list", "Owned list beats rented reach", "ana", 1, 21, "list", """\
Distilled from the market weekend: 212 sign-ups by hand, 38% opened, 19 bought.
Every live piece ends at the waitlist."""),
)  # fmt: skip

# Written before anybody had asked a buyer, and given up; what it taught is in two other notes.
RETIRED = Note("bang", "One big launch day", "ana", 34, 7, "launch", "Everything on one day, on every channel at once.")
RETIRED_DAY = -27

SIGNALS = (
    Signal("shorts", "Shorts get 4× the saves of carousels", "cleo", -1, "20:15", "ig insights", heat=3, tags="video"),
    Signal("duet", "A joiner in Leeds made a duet of the glue-up", "cleo", -1, "21:40", "tk",
           "https://example.org/duet", 3, "video"),
    Signal("finish", "Third person asks which finish we use", "ben", -1, "18:20", "yt comments", heat=2),
    Signal("fair", "The autumn fair looks for makers", "ana", -3, "12:30", "mail", "https://example.org/fair",
           kept_until=9),
    Signal("sticker", "Two shops ask for a hashtag sticker", "ana", -2, "13:10", "call", heat=1, fate="tactic"),
    Signal("blue", "Somebody wants it in blue", "ben", -4, "11:45", "inbox", fate="let go"),
)  # fmt: skip

# The sixty seconds took off: cut anew for two more channels in one step.
RIPPLED = "cut60"
CUTS = (Cut("li60", "li", "ana", 72, "review"), Cut("tk60", "tk", "cleo", 87, "design"))

PIECES = (
    Piece("carousel", "idea", "Carousel: five first-timer mistakes", "ig", "carousel", "ana", -4, tags="education"),
    Piece("founder", "idea", "Founder letter: why we waited", "li", "post", "", -6, tags="brand"),
    Piece("sounds", "idea", "Workshop sounds, no words", "tk", "clip", "cleo", -3, due=3, tags="video"),
    Piece("window", "idea", "Shop window in one minute", "tk", "clip", "cleo", -2, tags="video"),
    Piece("apron", "idea", "Apron giveaway with two suppliers", "ig", "story", "ana", -1, due=8, tags="partners"),
    Piece("podcast", "idea", "Pitch to the wood nerds podcast", "pc", "talk", "", -8, tags="press"),
    Piece("protos", "draft", "The 11 prototypes we threw away", "bl", "article", "ben", -6, due=1, tags="brand"),
    Piece("letter", "draft", "Monthly letter to the list", "nl", "letter", "ana", -2, due=2, tags="list"),
    # Within the hour of the other reel of that morning.
    Piece("reel", "draft", "Reel: glue-up in 15 seconds", "ig", "reel", "cleo", -1, 2, (1, "09:30"), "video"),
    Piece("poll", "draft", "Poll: which finish?", "fb", "poll", "ana", -1, due=0, tags="community"),
    Piece("thumbs", "design", "Thumbnail set for the series", "yt", "image", "cleo", -2, due=1, tags="video"),
    Piece("kit", "design", "Press kit, one page", "pr", "sheet", "ben", -3, due=3, tags="press", budget="600 €"),
    Piece("stories", "design", "Story templates ×6", "ig", "story", "cleo", -9, due=6),
    Piece("prices", "design", "Price sheet for stockists", "pr", "sheet", "ana", -2, 5, private=1, client="Nordhus"),
    Piece("full", "review", "How it’s made, full cut", "yt", "video", "ben", -1, due=0, tags="video"),
    # Nobody has decided on it since its time passed yesterday.
    Piece(
        "facts",
        "review",
        "Thread: 12 facts nobody asked for",
        "tw",
        "thread",
        "ana",
        -3,
        -2,
        (-1, "17:00"),
        "education",
    ),
    Piece("faq", "review", "Care guide: oil, wax or nothing", "bl", "article", "cleo", -1, due=2, tags="education"),
    Piece("cut60", "scheduled", "How it’s made, 60s cut", "yt", "short", "ben", -1, live=42, tags="video"),
    Piece("fb60", "scheduled", "How it’s made, 60s cut", "fb", "video", "ben", -1, live=57, tags="video"),
    Piece("tweet", "scheduled", "Launch tweet, pinned", "tw", "post", "ana", -1, live=72, tags="launch"),
    Piece("bench3", "scheduled", "Behind the bench #3", "ig", "reel", "cleo", -2, live=(1, "09:00"), tags="video"),
    Piece("waitlist", "scheduled", "Waitlist opens", "nl", "letter", "ana", -2, live=(2, "08:00"), tags="list"),
    Piece("market", "scheduled", "Market weekend in pictures", "fb", "album", "ana", -1, live=(4, "17:30"), embargo=5),
    Piece("why", "live", "Why we started", "yt", "video", "ben", -2, live=(-2, "10:00"), tags="brand"),
    Piece("bench2", "live", "Behind the bench #2", "ig", "reel", "cleo", -1, live=(-1, "09:00"), tags="video"),
    Piece("tease", "live", "Waitlist teaser", "li", "post", "ana", -4, live=(-4, "08:30"), tags="list"),
    Piece("grain", "live", "Reading the grain, in 9 frames", "ig", "carousel", "cleo", -5, live=(-5, "12:00")),
)

TACTICS = (
    Tactic("forum", "todo", "Answer the forum thread", "ana", 8, due=-2, tags="community"),
    Tactic("sweep", "doing", "Morning sweep: FB, IG, YT", "ben", 16, tags="community"),
    Tactic("caption", "doing", "Caption + end card for 60s cut", "ben", 12, tags="video"),
    Tactic("seed", "todo", "Seed clip to 6 maker groups", "ana", 24, ahead=100, tags="community"),
    Tactic("reviewers", "todo", "DM the three reviewers", "cleo", 16, tags="press"),
    Tactic("noon", "todo", "Noon sweep", "ana", 8, tags="community"),
    Tactic("brief", "todo", "Brief the shop on hashtags", "", 12),
    Tactic("numbers", "todo", "Log numbers at close", "ben", 12),
    Tactic("boost", "blocked", "Boost budget sign-off", "ana", 12, due=-1, reason="Finance wants last month’s numbers"),
    Tactic("call", "todo", "Call the two stockists", "cleo", 16, due=1, private=1, client="Nordhus"),
    Tactic("retouch", "todo", "Retouch forty pictures of the market", "cleo", 64, due=1),
    Tactic("samples", "todo", "Send samples to the two shops", "", 8, due=1, budget="80 €"),
    Tactic("proof", "todo", "Proofread the care guide", "ben", 8, due=2),
)

DONE = (
    Done("pin", "Pin the launch tweet", "ana", 4, 0.94, "pinned", "launch"),
    Done("reply", "Reply to 14 comments", "ben", 24, 0.38, "14 replies", "community"),
    Done("bio", "Fix broken link in bio", "cleo", 8, 0.22, "link fixed"),
    Done("radio", "Call with the radio desk", "ana", 16, 0.62, "radio desk", "press"),
    Done("alt", "Alt text on 9 images", "cleo", 8, 0.76, "alt text"),
    Done("mentions", "Overnight mentions", "ben", 8, 0.08, "mentions", "community"),
    Done("story", "Schedule tomorrow’s story", "cleo", 8, 0.86, "story"),
)

PAST = (
    Past("cards", "Hand out cards at the market", "ana", 40, -3, "212 sign-ups at the market"),
    Past("stand", "Build the market stand", "cleo", 32, -4, "stand stood by noon"),
    Past("subtitles", "Subtitles for three clips", "ben", 24, -5, "subtitled in two languages"),
    Past("groups", "List forty maker groups", "ana", 20, -6, "forty groups, eleven answered"),
    Past("shoot", "Shoot the glue-up", "ben", 36, -7, "glue-up in one take"),
    Past("answers", "Write the ten stock answers", "cleo", 24, -8, "ten answers ready"),
    Past("links", "Tag every link", "ben", 16, -9, "every link is tagged"),
    Past("buyers", "Ask eight buyers why", "ana", 32, -28, "eight buyers, one answer: the bench"),
    Past("test", "Test three lengths of one clip", "ben", 20, -22, "sixty seconds it is"),
)

# Which card feeds which.  `seed` feeds `own` again: what the groups answer changes the story; what is
# heard overnight feeds `answer`, which sends people to listen.
FEEDS: dict[str, tuple[str, ...]] = {
    "own": ("full", "reel", "protos", "bench2", "bench3", "why", "carousel", "founder", "sounds", "facts", "shoot"),
    "answer": ("sweep", "noon", "reply", "forum", "mentions", "poll", "answers"),
    "yt": ("full", "cut60", "thumbs", "fb60", "why"),
    "list": ("letter", "waitlist", "numbers"),
    "full": ("cut60",),
    "cut60": ("fb60", "tweet", "caption", "seed"),
    "tweet": ("pin",),
    "seed": ("own",),
    "reply": ("faq",),
    "bench2": ("bench3", "shorts"),
    "shoot": ("reel",),
    "groups": ("seed",),
    "kit": ("reviewers", "radio"),
    "faq": ("proof",),
    "tease": ("list",),
    "cards": ("list", "market"),
    "mentions": ("early",),
    "early": ("answer",),
    "bang": ("own", "buyers"),
    "buyers": ("own", "yt"),
    "test": ("yt", "cut60"),
    "links": ("numbers",),
    "reel": ("duet",),
    "duet": ("sounds",),
    "forum": ("finish",),
    "finish": ("poll",),
    "sticker": ("brief",),
}

# What the small wins of the earlier days were: text, sixteenths, tags, and the note they served, if any.
SMALL_WINS = (
    ("answered 22 comments", 24, "community", "answer"),
    ("two shops took the poster", 32, "", ""),
    ("newsletter proofread", 16, "list", ""),
    ("first reply from a reviewer", 40, "press", ""),
    ("cut nine seconds of nothing", 12, "video", "yt"),
    ("a maker shared the reel", 56, "community", "own"),
    ("forum moderator said yes", 28, "community", "answer"),
    ("new cover tested on five people", 20, "video", "yt"),
    ("price question settled", 36, "", ""),
    ("31 names from the tasting", 48, "list", ""),
    ("found the lost footage", 44, "video", ""),
    ("thanked the first ten buyers", 20, "community", "own"),
    ("radio asked for a picture", 30, "press", ""),
)

VIEWS = (
    ("video", "v", "#video is:open"),
    ("press", "p", "#press is:open"),
)
