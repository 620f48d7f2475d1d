"""Writes the sample calendars beside it: `python tests/data/make_calendars.py`.  Always the same bytes."""

# ruff: noqa: E501 - a row is a line

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent

ENGLISH = """\
Spring Launch - Content Calendar,,,,,,,,,,,,,,
"Owner of this sheet: Ana. Times are local.",,,,,,,,,,,,,,
,,,,,,,,,,,,,,
Publish Date,Time,Platform,Format,Content Pillar,Post Title,Caption,Hashtags,Media,Link,CTA,Status,Owner,Review by,UTM_Campaign
4/13/2026,9:00 AM,Instagram,Reel,Behind the scenes,Behind the bench #4,"Eleven prototypes.
One that works.

Guess which?",#MakerStory #wood,bench4.mp4,https://example.org/bench,Comment your guess,Posted,Ana García,4/10/2026,spring_launch
4/15/2026,10:30 AM,YouTube Shorts,,Education,"Glue, clamps, patience",Thirty seconds on glue-ups.,#howto,glue.mp4,,Subscribe,Scheduled,Ben Okafor,4/13/2026,spring_launch
4/16/2026,,LinkedIn,Text post,Brand,"We threw away 11 prototypes, and here is why",,,,,Read the story,In Review,Ben Okafor,4/14/2026,
4/20/2026,6:15 PM,TikTok,Clip,Behind the scenes,[50% off] says nobody,Workshop sounds only.,#asmr #wood,,,,Draft,Cleo,,
,,Newsletter,Letter,Community,April letter,,,,,,Idea,,,
4/22/2026,9:00 AM,Facebook & Instagram,Poll,Community,Poll: which finish?,"=1+1 is not a formula here, ""oil"" or wax?",,,,Vote,Needs approval,Ana García,4/20/2026,spring_launch
TBD,,X,Thread,Education,12 facts nobody asked for,,,,,,Backlog,@dee,,
4/27/2026,8:00 AM,Podcast,Talk,Press,Guest at Wood Nerds,,,,https://example.org/nerds,,Awaiting talent,Ben Okafor,,
Total,8,,,,,,,,,,,,,
"""

GERMAN = """\
Redaktionsplan Frühjahr 2026;;;;;;;;;
Veröffentlichungsdatum;Uhrzeit;Kanal;Beitragsart;Titel;Beitragstext;Status;Verantwortlich;Fällig am;Bemerkung
13.04.2026;09:00;Instagram;Reel;Größe zählt nicht;„Maß nehmen, zweimal.“;Veröffentlicht;Jürgen Groß;10.04.2026;läuft gut
15.04.2026;10:30;YouTube;Video;Leim, Zwingen, Geduld;Über dreißig Sekunden.;Eingeplant;Käthe Schön;13.04.2026;
17.4.2026;18 Uhr;Rundbrief;Brief;Aprilbrief;;Zur Freigabe;Jürgen Groß;15.4.2026;Preis: 49 € – bitte prüfen
20.04.2026;;Facebook;Umfrage;Öl oder Wachs?;;Entwurf;Käthe Schön;;
;;Blog;Artikel;Die elf Prototypen;;Idee;;;"offen:
Fotos
Zitate"
22.04.2026;9.00 Uhr;LinkedIn;Beitrag;Warum wir gewartet haben;;Liegt beim Chef;Jürgen Groß;20.04.2026;
Summe;6;;;;;;;;
"""

FRENCH = """\
Date de publication;Heure;Réseau;Type de contenu;Titre;Légende;Hashtags;Statut;Responsable;Échéance;Remarques
14 avril 2026;10h30;Instagram;Réel;L’atelier se réveille;Bruits de l’aube, sans un mot.;#atelier #bois;Publié;Élodie Lefèvre;;
16/04/2026;18h;YouTube;Vidéo;Comment c’est fait;Trois minutes, une seule prise.;;Programmé;Benoît;14/04/2026;
21/04/2026;;Infolettre;Lettre;La lettre d’avril;;;En relecture;Élodie Lefèvre;18/04/2026;à relire par l’équipe
05/05/2026;9h00;LinkedIn;Article;Pourquoi nous avons attendu;;;Brouillon;;;
;;Blog;Article;Onze prototypes;;;Idée;;;
"""

_TITLES = (
    "Glue-up in 15 seconds", "Workshop sounds", "Founder letter", "Poll: which finish?", "Thumbnail test",
    "Before / after", "Market day in pictures", "Ask us anything", "What broke this week", "One tool, three uses",
)  # fmt: skip
_PLATFORMS = ("Instagram", "instagram ", "IG", "YouTube", "LinkedIn", "Tik Tok", "facebook", "X (Twitter)", "Email", "")
_STATUSES = (
    "Draft",
    "draft ",
    "In progress",
    "Scheduled",
    "Posted",
    "APPROVED",
    "waiting on Bob",
    "On hold",
    "",
    "Cancelled",
)
_OWNERS = ("Ana García", "ana", "Ben Okafor", "ben@example.org", "@cleo", "Cleo & Ana", "", "TBD", "Dee")
_NOTES = (
    "", "", "ask Ben", "line one\nline two", "say \"hello\"", "[bold]not markup[/bold]", "naïve café ☕ 👩‍👩‍👧",
    "=SUM(A1:A9)", "مرحبا بالعالم", "日本語のメモ",
)  # fmt: skip


def write_all(folder: Path = HERE) -> None:
    """Write every sample into `folder`."""
    (folder / "english.csv").write_bytes(ENGLISH.replace("\n", "\r\n").encode())
    (folder / "german_excel.csv").write_bytes(GERMAN.replace("\n", "\r\n").encode("cp1252"))
    (folder / "french.csv").write_bytes(FRENCH.encode("utf-8-sig"))
    (folder / "messy_300.csv").write_bytes(_messy().encode("utf-8-sig"))


def _messy() -> str:
    """Three hundred rows as several hands leave them, with a heading a month and a total at the end."""
    text = io.StringIO()
    csv.writer(text).writerows(_messy_rows())
    return text.getvalue()


def _messy_rows() -> Iterable[Sequence[str]]:
    yield ["Content plan (shared)"]
    yield []
    yield ["Date", "Time", "Channel", "Post title", "Status", "Owner", "Notes", "Notes", "", "Approved"]
    first = date(2026, 3, 2)
    month = 0
    for n in range(300):
        day = first + timedelta(days=n // 4)
        if day.month != month:
            month = day.month
            yield [day.strftime("%B %Y").upper()]
        if n % 37 == 36:
            yield [""] * 10
        row = [
            _day(day, n),
            ("9:00", "09:30", "10:00 AM", "6pm", "", "noon-ish")[n % 6],
            _PLATFORMS[n * 7 % 10],
            "" if n % 53 == 52 else f"{_TITLES[n % 10]} #{n // 10 + 1}",
            _STATUSES[n * 3 % 10],
            _OWNERS[n * 5 % 9],
            _NOTES[n % 10],
            "second" if n % 11 == 0 else "",
            "unnamed" if n % 13 == 0 else "",
            "yes" if n % 2 else "",
        ]
        yield row[: 10 - n % 4] if n % 4 and not any(row[10 - n % 4 :]) else [*row, *(["extra"] if n % 29 == 0 else [])]
        if n % 97 == 96:
            yield row
    yield ["Total", "300"]


def _day(day: date, n: int) -> str:
    forms = (
        day.isoformat(),
        f"{day.month}/{day.day}/{day.year}",
        day.strftime("%d %b %Y"),
        "",
        str((day - date(1899, 12, 30)).days),
    )
    return "soon" if n % 61 == 60 else forms[n % 5]


if __name__ == "__main__":
    write_all()
