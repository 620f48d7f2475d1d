"""The words of content calendars in eleven languages: columns, stages, platforms, months, totals.

One line a language (English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Swedish,
Norwegian, Polish where they differ); words are separated by `|` and compared as `fold` leaves them.  `//` ends the
English columns.
"""

# ruff: noqa: E501 - a line is a language

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# What does not fall apart into a letter and its accent.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})


def fold(text: str) -> str:
    """`text` without case, accents and punctuation, its words separated by single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


def _words(text: str) -> frozenset[str]:
    return frozenset(filter(None, map(fold, re.split(r"[|\n]", text))))


def is_nothing(text: str) -> bool:
    """Whether a cell is empty or says that there is nothing: `-`, `TBD`, `n/a`, `offen`."""
    folded = fold(text)
    return folded in NOTHING if folded else not text.strip("-–—?/. \t\r\n\v\f")


def _table(words: Mapping[str, str]) -> dict[str, str]:
    """The role of each word, the more telling words of a role first."""
    found: dict[str, str] = {}
    for role, text in words.items():
        for word in filter(None, map(fold, re.split(r"[|\n]", text))):
            if found.setdefault(word, role) != role:
                raise ValueError(f"{word!r} means both {found[word]} and {role}.")
    return found


_COLUMNS = {
    "title": """title|post title|content title|headline|name|post name|task name|content|post|piece|asset|subject //
        titel|überschrift|beitrag|beitragstitel|inhalt|betreff|aufgabe
        titre|intitulé|publication|contenu|nom|objet|sujet du post
        título|nombre|contenido|publicación|asunto|titular
        titolo|nome|contenuto|oggetto
        nome do post|conteúdo|assunto|postagem|publicação
        titel van de post|inhoud|naam|onderwerp|bericht
        overskrift|indhold|navn|emne|opslag|tittel|rubrik|innehåll|namn|ämne|inlägg|innhold|innlegg
        tytuł|nazwa|treść|temat posta|wpis|tytuł posta""",
    "hook": """hook|topic|idea|theme|post idea|working title|concept|subject line //
        thema|idee|aufhänger|arbeitstitel|post idee
        sujet|idée|accroche|thème|thématique
        tema|gancho|idea de contenido
        argomento|tema del post
        ideia|assunto do post|pauta
        concept titel|werktitel
        idé|krog|emne for opslag
        temat|pomysł|haczyk""",
    "date": """publish date|publication date|post date|posting date|publishing date|publish date and time|publish time and date
        scheduled date|scheduled for|scheduled at|scheduled time|scheduled|go live|go live date|live date|release date
        launch date|publish at|publish on|published|posted at|date|date time|datetime|publish|when|day //
        veröffentlichungsdatum|veröffentlichung|veröffentlicht am|veroeffentlichung|veröffentlichungstermin|postingdatum
        erscheinungsdatum|sendedatum|live am|datum und uhrzeit|datum|termin|zeitpunkt|tag
        date de publication|date publication|publié le|date de diffusion|date de mise en ligne|date et heure|jour
        fecha de publicación|publicado el|fecha y hora|fecha|día
        data di pubblicazione|data pubblicazione|data e ora|data|giorno
        data de publicação|data da publicação|data da postagem|data publicação|data e hora|dia
        publicatiedatum|plaatsingsdatum|datum en tijd|gepubliceerd op|dag
        udgivelsesdato|publiceringsdato|publiceringsdatum|publisert dato|dato og tid|publiceras|dato
        data publikacji|data i godzina|opublikowano|dzień""",
    "time": """time|publish time|publication time|post time|posting time|hour|time of day|time slot //
        uhrzeit|zeit|postingzeit|veröffentlichungszeit
        heure|heure de publication|horaire
        hora|hora de publicación|horario
        ora|ora di pubblicazione|orario
        hora da publicação|horário|hora de publicação
        tijd|tijdstip|publicatietijd
        tid|klokkeslæt|tidspunkt|klockslag|klokkeslett
        godzina|czas|godzina publikacji""",
    "due": """due|due date|deadline|draft due|content due|due by|due on //
        fällig|fällig am|fälligkeit|fälligkeitsdatum|abgabe|abgabetermin|frist|stichtag
        échéance|date limite|date d'échéance|à rendre le|date butoir
        fecha límite|fecha de entrega|vencimiento|plazo
        scadenza|data di scadenza|consegna
        prazo|data limite|data de entrega|entrega
        inleverdatum|uiterste datum|vervaldatum
        frist|afleveringsdato|forfaldsdato|förfallodatum|slutdatum|forfallsdato
        termin oddania|termin wykonania|ostateczny termin""",
    "review": """review by|review date|approval by|approve by|review due|approval date //
        freigabe bis|prüfung bis|review bis
        relecture avant|à valider avant|date de validation
        revisar antes de|fecha de revisión
        revisione entro|approvazione entro
        revisar até|aprovação até
        nakijken voor|goedkeuring voor
        godkendes senest|granskas senast
        akceptacja do|sprawdzić do""",
    "status": """status|state|stage|workflow|workflow status|post status|progress //
        stand|zustand|bearbeitungsstand|phase
        statut|état|avancement|étape
        estado|estatus|etapa|situación
        stato|fase|avanzamento
        situação|estado do post
        stadium|voortgang
        tilstand|läge|steg
        stan|etap""",
    "owner": """owner|assignee|assigned to|responsible|author|who|person|creator|copywriter|assigned|lead|person in charge //
        verantwortlich|verantwortliche|verantwortlicher|zuständig|autor|autorin|wer|bearbeiter|person|zugewiesen an
        responsable|auteur|qui|assigné à|rédacteur|attribué à|en charge
        responsable de la publicación|asignado a|encargado|autor del post|quién
        responsabile|autore|assegnato a|chi|referente
        responsável|autor do post|atribuído a|quem
        verantwoordelijke|eigenaar|auteur van de post|wie|toegewezen aan
        ansvarlig|ansvarig|forfatter|ejer|hvem|vem|ägare|eier
        właściciel|odpowiedzialny|osoba odpowiedzialna|osoba|kto|przypisano""",
    "channel": """channel|platform|network|social network|channels|platforms|social media|outlet|medium|account|social channel //
        kanal|plattform|netzwerk|kanäle|plattformen
        canal|plateforme|réseau|réseau social|canaux|réseaux
        canal de publicación|plataforma|red social|red|redes
        canale|piattaforma|rete|social
        plataforma social|rede social|rede|canais
        kanaal|kanalen|netwerk
        platforme|medie|netværk|nätverk|nettverk
        kanał|platforma|sieć|medium społecznościowe|kanały""",
    "format": """format|type|content type|post type|media type|asset type|post format //
        art|typ|beitragsart|inhaltstyp|beitragstyp
        type de contenu|type de post|type de publication
        formato|tipo|tipo de contenido|tipo de publicación
        tipo di contenuto|tipo di post
        tipo de conteúdo|tipo de post
        soort|soort content|inhoudstype
        indholdstype|innehållstyp|innholdstype|slags
        rodzaj|typ treści|rodzaj treści|forma""",
    "tags": """hashtags|hashtag|tags|labels|keywords|hash tags //
        schlagwörter|schlagworte|stichwörter
        mots clés|étiquettes|mots dièse
        etiquetas|palabras clave
        etichette|parole chiave
        palavras chave|marcadores
        trefwoorden|labels van de post
        nøgleord|nyckelord|taggar|emneord|stikord
        tagi|hasztagi|słowa kluczowe""",
    "pillar": """pillar|content pillar|category|content category|bucket|content bucket|campaign theme //
        säule|kategorie|rubrik des beitrags|content säule|themenfeld
        pilier|catégorie|rubrique|pilier de contenu
        pilar|categoría|pilar de contenido
        pilastro|categoria|rubrica
        pilar de conteúdo|editoria
        pijler|categorie|contentpijler
        søjle|kategori|indholdssøjle|innehållspelare
        filar|kategoria|filar treści""",
    "link": """link|url|post url|post link|live link|published link|landing page|destination url|permalink|target url //
        zielseite|verlinkung|ziel url
        lien|lien du post|adresse url
        enlace|vínculo|url de destino
        collegamento|link di destinazione
        ligação|link do post
        koppeling|bestemmings url
        adresse|länk|lenke
        odnośnik|adres url""",
    "caption": """caption|copy|text|post copy|body|body copy|description|post text|message|script //
        bildunterschrift|beitragstext|posttext|copytext|beschreibung|texttext
        légende|texte|texte du post|description du post|rédaction
        texto|copia|pie de foto|descripción|leyenda
        testo|didascalia|descrizione|copy del post
        legenda|texto do post|descrição
        bijschrift|tekst|beschrijving|omschrijving
        tekst til opslag|billedtekst|bildtext|beskrivelse|beskrivning|bildetekst
        opis|tekst posta|podpis""",
    "id": """id|post id|content id|task id|ref|reference|record id|item id|key|unique id|uid|uuid //
        kennung|referenz|post nr|beitrags id
        référence|identifiant
        referencia|identificador
        riferimento|identificativo
        referência|código
        referentie|kenmerk
        referens|løbenummer
        identyfikator|numer""",
}

COLUMNS = _table(_COLUMNS)
ENGLISH_COLUMNS = frozenset(_table({role: text.partition("//")[0] for role, text in _COLUMNS.items()}))

STATUSES = _table(
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
        "draft": """draft|drafting|in draft|in progress|writing|copywriting|wip|work in progress|doing|started|first draft|in production|in work|copy
            entwurf|in arbeit|in bearbeitung|text|wird geschrieben|begonnen|texten|in erstellung|in produktion
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
        "review": """review|in review|needs review|for review|pending|pending approval|awaiting approval|waiting for approval|approval|needs approval|ready for review|feedback|client review|to approve|in approval|qa|proofreading
            freigabe|zur freigabe|in freigabe|in prüfung|prüfung|korrektur|zur prüfung|abnahme|in abnahme|wartet auf freigabe|lektorat|in korrektur
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

CHANNELS = _table(
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

NOTHING = _words(
    """tbd|tba|tbc|n/a|na|none|nobody|unassigned|null|offen|unklar|niemand|k. A.|à définir|aucun|personne|por definir
    ninguno|da definire|nessuno|a definir|nenhum|n.t.b.|nog te bepalen|ingen|do ustalenia|brak|nikt"""
)

TOTALS = _words(
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

WEEKS = _words("week|wk|woche|kw|semaine|semana|settimana|uge|vecka|uke|tydzień")
