"""What teams call the columns of their calendars, in eleven languages.

One line a language (English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Swedish,
Norwegian, Polish where they differ); words are separated by `|` and compared as `fold` leaves them.  `//` ends the
English columns.
"""

# ruff: noqa: E501 - a line is a language

from __future__ import annotations

from warroom.formats.calendar.fold import roles

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
    "client": """client|customer|client name|customer name|brand|sponsor|advertiser //
        kunde|kundin|auftraggeber|marke|kundenname
        cliente|marca
        annonceur|marque|donneur d'ordre
        klant|opdrachtgever|merk
        kund|uppdragsgivare|varumärke|oppdragsgiver|merke
        klient|zleceniodawca|marka""",
    "budget": """budget|cost|costs|spend|ad spend|planned spend //
        kosten|werbebudget
        presupuesto|coste|costo|inversión
        budget pub|coût|dépense
        costi|spesa
        orçamento|custo|investimento
        omkostninger|kostnad|kostnader
        budżet|koszt|wydatki""",
    "embargo": """embargo|embargo until|embargoed until|embargo date|not before|embargo lifts //
        sperrfrist|sperrfrist bis|nicht vor
        embargo jusqu'au|pas avant
        embargo hasta|no antes de
        embargo fino al|non prima di
        embargo até|não antes de
        embargo tot|niet eerder dan
        klausul til|embargo till|ikke før""",
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

COLUMNS = roles(_COLUMNS)
ENGLISH_COLUMNS = frozenset(roles({role: text.partition("//")[0] for role, text in _COLUMNS.items()}))
