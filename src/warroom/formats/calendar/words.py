"""What teams write into their calendars, in eleven languages: stages, platforms, months, totals, nothing.

One line a language, as in `headings`; words are separated by `|` and compared as `fold` leaves them.
"""

# ruff: noqa: E501 - a line is a language

from __future__ import annotations

from warroom.formats.calendar.fold import all_words, fold, roles

STATUSES = roles(
    {
        "idea": """idea|ideas|ideation|backlog|brainstorm|concept|planned|planning|to do|todo|not started|new|pitch|proposed|suggested|open
            idee|ideen|geplant|in planung|offen|neu|nicht begonnen|nicht gestartet|vorschlag|angedacht
            idée|à faire|prévu|planifié|nouveau|pas commencé|non commencé|à planifier|proposé
            idea pendiente|por hacer|planificado|nuevo|sin empezar|propuesta|planeado
            da fare|pianificato|nuovo|non iniziato|proposta|in programma
            ideia|a fazer|planejado|planeado|novo|não iniciado|pendente
            gepland idee|te doen|nieuw|niet gestart|voorstel
            idé|planlagt idé|ny|ikke startet|ikke begyndt|att göra|ej påbörjad|inte påbörjad|å gjøre|ikke påbegynt|at gøre
            pomysł|do zrobienia|planowane|planowany|nowe|nowy|nierozpoczęte|nie rozpoczęto|propozycja""",
        "draft": """draft|drafting|in draft|in progress|writing|copywriting|wip|work in progress|doing|started|first draft|in production|in work|copy|needs edits|needs changes|changes requested|needs revision|in revision|rework
            entwurf|in arbeit|in bearbeitung|text|wird geschrieben|begonnen|texten|in erstellung|in produktion|überarbeiten|in überarbeitung|überarbeitung|änderungen
            brouillon|en cours|rédaction|en rédaction|en cours de rédaction|commencé|en production|ébauche
            borrador|en curso|en progreso|redacción|en proceso|en redacción|en producción
            bozza|in corso|in lavorazione|scrittura|in scrittura|in produzione
            rascunho|em andamento|em progresso|redação|em produção|em curso
            concept tekst|in uitvoering|bezig|mee bezig|in behandeling|wordt geschreven|klad
            kladde|i gang|udkast|utkast|pågår|under arbete|påbörjad|under arbejde|i arbeid|pågående|igangsat
            szkic|w toku|w trakcie|pisanie|robocze|wersja robocza|w realizacji|w przygotowaniu""",
        "design": """design|in design|designing|creative|editing|visuals|needs design|artwork|needs visuals|filming|shooting|production
            gestaltung|grafik|in gestaltung|layout|schnitt|im schnitt|bildauswahl|design offen
            graphisme|création|maquette|montage|conception|en création|visuel|visuels
            diseño|en diseño|edición|en edición|montaje
            grafica|progettazione|in grafica|montaggio
            em design|arte|edição|em edição|criação
            ontwerp|vormgeving|in ontwerp|opmaak
            grafik og layout|formgivning|under design|redigering|formgivning pågår
            projekt|projekt graficzny|grafika|montaż|w projektowaniu""",
        "review": """review|in review|needs review|for review|pending|pending approval|awaiting approval|waiting for approval|approval|needs approval|ready for review|feedback|client review|client approval|with client|sent to client|awaiting client|internal review|final review|legal review|to approve|in approval|qa|proofreading
            freigabe|zur freigabe|in freigabe|in prüfung|prüfung|korrektur|zur prüfung|abnahme|in abnahme|zur abnahme|beim kunden|kundenfreigabe|wartet auf freigabe|lektorat|in korrektur
            relecture|en relecture|à valider|validation|en validation|en attente|en attente de validation|à relire|correction
            revisión|en revisión|por aprobar|aprobación|pendiente de aprobación|a revisar|por revisar
            revisione|in revisione|da approvare|approvazione|in approvazione|in attesa|da rivedere
            revisão|em revisão|aprovação|em aprovação|aguardando aprovação|para aprovar|a aprovar
            nakijken|ter goedkeuring|te beoordelen|goedkeuring|controle|in review bij klant|wacht op goedkeuring
            til godkendelse|godkendelse|gennemsyn|granskning|under granskning|för godkännande|til gjennomgang|til godkjenning|inväntar godkännande
            do akceptacji|akceptacja|korekta|w recenzji|do sprawdzenia|sprawdzanie|w akceptacji|oczekuje""",
        "scheduled": """scheduled|approved|ready|ready to publish|ready to post|final|finalised|finalized|queued|complete|completed|done|to publish|to be published|signed off|confirmed|ready to go
            eingeplant|freigegeben|fertig|bereit|terminiert|genehmigt|final|abgenommen|erledigt|vorbereitet|zur veröffentlichung
            programmé|programmée|validé|validée|prêt|prête|approuvé|approuvée|terminé|terminée|à publier|prêt à publier
            programado|programada|aprobado|aprobada|listo|lista|terminado|por publicar|agendado|listo para publicar
            programmato|programmata|approvato|approvata|pronto|pronta|da pubblicare|completato|finito|schedulato
            agendada|aprovado|aprovada|pronto para publicar|concluído|a publicar|programado para publicação|finalizado
            gepland|ingepland|goedgekeurd|klaar|gereed|klaar voor publicatie|afgerond|klaar om te plaatsen
            planlagt|godkendt|klar|færdig|schemalagd|godkänd|planerad|klart|godkjent|ferdig|klar til udgivelse|färdig
            zaplanowane|zaplanowany|zatwierdzone|zatwierdzony|gotowe|gotowy|zaakceptowane|do publikacji|ukończone""",
        "live": """live|published|posted|sent|publish|out|online|released|shipped|gone live|already posted
            veröffentlicht|gepostet|versendet|verschickt|ist live|raus|publiziert|erschienen|gesendet
            publié|publiée|en ligne|posté|envoyé|diffusé|paru
            publicado|publicada|en línea|enviado|en vivo
            pubblicato|pubblicata|inviato|uscito|postato
            postado|postada|no ar|enviado ao vivo
            gepubliceerd|geplaatst|verzonden|staat live
            publiceret|udgivet|lagt op|publicerad|publicerat|publisert|sendt|skickat
            opublikowane|opublikowany|wysłane|opublikowano|na żywo""",
        "dropped": """cancelled|canceled|dropped|rejected|archived|killed|discarded|declined|not approved|skipped|deleted
            abgesagt|verworfen|abgelehnt|gestrichen|archiviert|storniert|entfällt|abgebrochen
            annulé|annulée|abandonné|abandonnée|refusé|refusée|rejeté|archivé|supprimé
            cancelado|cancelada|descartado|descartada|rechazado|archivado|anulado
            annullato|annullata|scartato|rifiutato|archiviato
            descartada pelo cliente|rejeitado|rejeitada|arquivado
            geannuleerd|afgewezen|vervallen|gearchiveerd|afgekeurd
            aflyst|annulleret|afvist|inställt|avbruten|arkiverad|avvisad|avlyst|arkiveret
            anulowane|odrzucone|anulowany|odrzucony|zarchiwizowane""",
        "held": """on hold|paused|blocked|hold|postponed|delayed|stuck|waiting
            pausiert|blockiert|verschoben|wartet|zurückgestellt|angehalten
            en pause|bloqué|reporté|suspendu|bloquée
            en espera|pausado|bloqueado|aplazado|pospuesto
            in pausa|sospeso|bloccato|rimandato
            em espera|adiado|em pausa
            in de wacht|gepauzeerd|geblokkeerd|uitgesteld
            sat på pause|udskudt|blokeret|pausad|uppskjuten|blockerad|på vent
            wstrzymane|zablokowane|odłożone|w zawieszeniu""",
    }
)

CHANNELS = roles(
    {
        "ig": "instagram|ig|insta|instagram feed|instagram stories|instagram story|instagram reels|instagram reel|ig reels|ig stories",
        "yt": "youtube|yt|you tube|youtube shorts|youtube short|yt shorts",
        "li": "linkedin|li|linked in|linkedin page|linkedin company page|ln",
        "tk": "tiktok|tk|tik tok|tt",
        "fb": "facebook|fb|meta|facebook page|facebook group|fb page",
        "tw": "twitter|x|tw|x twitter|twitter x|x com|x formerly twitter",
        "th": "threads|th",
        "bs": "bluesky|bsky|bs",
        "ms": "mastodon|ms|fediverse",
        "pt": "pinterest|pt|pin",
        "sc": "snapchat|snap|sc",
        "rd": "reddit|rd",
        "wa": "whatsapp|wa|whatsapp channel",
        "tg": "telegram|tg",
        "nl": """newsletter|nl|email|e mail|mail|emailing|mailing|email newsletter|mailchimp|rundbrief
            infolettre|lettre d'information|courriel|boletín|boletin|correo|nieuwsbrief|nyhedsbrev|nyhetsbrev|biuletyn|mail newsletter""",
        "bl": "blog|bl|blog post|blogpost|website|web|site|webseite|homepage|site web|sitio web|sito|sito web|strona|hjemmeside|webbplats|nettside|blogue",
        "pr": "press|pr|press release|presse|pressemitteilung|communiqué|communiqué de presse|prensa|nota de prensa|stampa|comunicato stampa|imprensa|pers|persbericht|pressemeddelelse|pressmeddelande|prasa|medien",
        "pc": "podcast|pc|pod|podcasts|audio",
        "ev": "event|ev|veranstaltung|événement|evento|evenement|begivenhed|evenemang|wydarzenie",
    }
)

# What a platform's name says of the format as well.
FORMATS = {
    "instagram stories": "story",
    "instagram story": "story",
    "ig stories": "story",
    "instagram reels": "reel",
    "instagram reel": "reel",
    "ig reels": "reel",
    "youtube shorts": "short",
    "youtube short": "short",
    "yt shorts": "short",
}

NOTHING = all_words(
    """tbd|tba|tbc|n/a|na|none|nobody|unassigned|null|offen|unklar|niemand|k. A.|à définir|aucun|personne|por definir
    ninguno|da definire|nessuno|a definir|nenhum|n.t.b.|nog te bepalen|ingen|do ustalenia|brak|nikt"""
)

TOTALS = all_words(
    """total|totals|grand total|subtotal|sum|count|summe|gesamt|gesamtsumme|anzahl|zwischensumme|total général|somme|nombre
    suma|totale|somma|soma|totaal|aantal|i alt|ialt|antal|summa|totalt|antall|razem|łącznie|liczba|ogółem"""
)

_MONTHS = (
    "january|jan|januar|jänner|janvier|janv|enero|ene|gennaio|gen|janeiro|januari|stycznia|styczeń|sty",
    "february|feb|febr|februar|feber|février|févr|fév|febrero|febbraio|fevereiro|fev|februari|lutego|luty|lut",
    "march|mar|märz|mrz|maerz|mars|marzo|março|maart|mrt|marts|marca|marzec",
    "april|apr|avril|avr|abril|abr|aprile|kwietnia|kwiecień|kwi",
    "may|mai|mayo|maggio|mag|maio|mei|maj|maja",
    "june|jun|juni|juin|junio|giugno|giu|junho|czerwca|czerwiec|cze",
    "july|jul|juli|juillet|juil|julio|luglio|lug|julho|lipca|lipiec|lip",
    "august|aug|août|aout|agosto|ago|augustus|augusti|sierpnia|sierpień|sie",
    "september|sep|sept|septembre|septiembre|settembre|set|setembro|września|wrzesień|wrz",
    "october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out|października|październik|paź|pazdziernika",
    "november|nov|novembre|noviembre|novembro|listopada|listopad|lis",
    "december|dec|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro|desember|des|grudnia|grudzień|gru",
)
MONTHS: dict[str, int] = {fold(word): n for n, names in enumerate(_MONTHS, 1) for word in names.split("|")}

WEEKS = all_words("week|wk|woche|kw|semaine|semana|settimana|uge|vecka|uke|tydzień")


def is_nothing(text: str) -> bool:
    """Whether a cell is empty or says that there is nothing: `-`, `TBD`, `n/a`, `offen`."""
    folded = fold(text)
    return folded in NOTHING if folded else not text.strip("-–—?/. \t\r\n\v\f")
