"""The words of appeals in English and German: what chrome bids readers do, with what of the site's, and for what."""

import re
from typing import Final, NamedTuple

from cleaners.kinds import Kind


class Words(NamedTuple):
    """What one language says, as expressions that are held against a line's key."""

    bids: re.Pattern[str]  # at a sentence's beginning
    asks: re.Pattern[str]  # a question to the reader, at a sentence's beginning
    goods: tuple[tuple[Kind, re.Pattern[str]], ...]  # what a site has to offer
    thin: re.Pattern[str]  # the same in words that stories have as often
    ours: re.Pattern[str]
    yours: re.Pattern[str]  # held against the line as it is shown, for German tells who is meant by its capitals
    gains: re.Pattern[str]  # what it costs, how often it comes, why one should
    points: re.Pattern[str]  # where to click
    others: re.Pattern[str]  # of whom stories tell
    stems: tuple[str, ...]  # one of them is in every line that is worth a look


def _any(words: str) -> str:
    return "|".join(word.replace("_", " ") for word in words.split())


def _within(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{_any(words)})(?!\w)")


_BEGUN: Final = r"(?:^|[.!?:|] )\W{0,3}"

_EN_BIDS: Final = """
    sign_up subscribe join register enrol enroll get grab receive download install follow like find discover explore
    browse check_out check read see view watch listen hear tune_in stream support donate give chip_in help contribute
    become be back fund buy order shop book reserve save try start unlock access claim enter vote take tell share send
    email e-mail write message whatsapp text call contact let_us have_your leave add make turn_on enable allow activate
    set never_miss don't_miss don't_forget stay keep stand meet visit drop pop come head_to head_over click tap scan
    submit request compare learn advertise apply nominate sponsor upgrade choose manage catch catch_up play test
    hit hop forward reply bag update track create scroll hang go treat pitch log_in sign_in say pick unsubscribe fill
    renew introducing learn_how ask post say place gift preorder pre-order
    pay_as_little
"""
_EN_ASKS: Final = """
    want got have_you have_a have_an have_something do_you are_you did_you would_you could_you can_you will_you like
    love enjoy enjoyed enjoying liked looking need know interested ready curious new missed prefer spotted noticed
    what's_your what_do_you how_do_you how_did_you how_much_is_your planning thinking fancy tired worried struggling
    hungry see_something seen what_did_you what's_on_your where_do_you which_do_you wondering up_for searching not_ready
    keen heard if_you_(?:like|love|enjoy|value|want|fancy|spot|know|found|have|appreciate|would_like)
    if_you('ve|_have|'d|_would)_(?:enjoyed|liked|found|loved|spotted|got|like) going_to should_we do_we is_there was_this was_that thinking_of wish more_from
"""
_EN_GOODS: Final = (
    (Kind.NEWSLETTER, "newsletter newsletters e-newsletter inbox mailing_list email_list briefing digest email_updates "
     "news_alerts email_alerts breaking_news_alerts weekly_email daily_email morning_email by_email via_email "
     "to_your_phone straight_to_your sent_to_you delivered_to_you join_the_list our_emails news_by_email monthly_email e-bulletin bulletin"),
    (Kind.SUBSCRIBE_PAYWALL, "subscription subscriptions subscribing subscriber subscribers premium_stories unlimited_access ad-free "
     "free_trial digital_access digital_edition e-edition print_edition this_issue premium_access full_access "
     "trial_subscription all-access subscriber-only"),
    (Kind.DONATE, "could_(?:help|buy|provide|feed|pay|give|fund|keep) (?:gives|helps|feeds|buys)_(?:a|an|one|someone) donation donations donate reader-supported reader-funded readers_like_you our_journalism our_reporting "
     "independent_journalism local_journalism quality_journalism public-interest_journalism student_journalism "
     "tax-deductible monthly_gift one-off_gift your_gift gift_of petition our_work our_members our_supporters us_a_coffee "
     "me_a_coffee fundraise fundraising our_mission our_campaigns monthly_donor our_newsroom this_work independent_media "
     "\\w+_journalism our_investigations"),
    (Kind.APP_PROMO, "our_app our_free_app news_app app_store google_play push_notifications notifications our_apps "
     "weather_app the_app our_mobile_app push_alerts"),
    (Kind.FOLLOW_US, "facebook instagram twitter tiktok youtube whatsapp telegram linkedin bluesky mastodon discord pinterest "
     "snapchat flipboard google_news google_search preferred_source nextdoor reddit social_media twitch "
     "search_results on_threads on_x socials"),
    (Kind.PROMO, "podcast podcasts webinar webinars early-bird early_bird your_place your_seat your_spot your_pass your_ticket "
     "your_tickets our_quiz news_quiz crossword crosswords sudoku free_quote valuation free_delivery first_order "
     "free_checklist free_guide free_ebook masterclass our_experts our_shop our_store our_range our_full_range "
     "our_collection our_guide our_guides our_latest our_team our_events our_event our_competition our_giveaway our_shops "
     "printable special_offer special_offers streaming_hub tv_guide our_coverage our_poll our_survey our_panel "
     "your_watchlist wherever_you_get this_week's_episode latest_episode full_episode breakfast_show our_website "
     "our_site our_full_report full_story the_show our_specialists meal_planner your_copy best_deal best_deals free_demo "
     "a_demo the_edit our_products discount_code our_blog our_channel"),
    (Kind.FEEDBACK, "story_ideas your_story your_stories your_experience your_experiences your_views your_opinion "
     "your_thoughts your_say your_photos your_pictures your_letters letters_page our_reporters our_reporter newsdesk "
     "our_editor our_editors news_tip news_tips a_tip tip_us corrections correcting correction typo feedback comments "
     "comment_below comments_below the_comments this_story hear_from_you let_us_know tell_us about_it what_you_think "
     "the_newsroom a_journalist share_a_story get_in_touch drop_us write_to_us contact_us our_poll poll_below "
     "letter_to_the_editor email_us your_idea our_questionnaire we'd_love_to_hear question_for"),
)
_EN: Final = Words(
    bids=re.compile(
        rf"{_BEGUN}(?:please |simply |just |why not |then |also |now |pssst\W+)?(?:{_any(_EN_BIDS)})(?![\w':-])"
        r"|^for (?:more|all|the latest)(?!\w)[^.!?]{0,70}, (?:please )?(?:follow|visit|subscribe|sign up|see|read|check|join|contact|"
        r"download|listen|head|go to|watch|click|get)(?!\w)"
        r"|^(?:just |only |your |a gift of |a donation of )?[£$€]\d[\d.,]*(?: a month| per month)? "
        r"(?:could|can|will|would|helps?|gives?|buys?|feeds?|provides?|pays?|sends?)(?!\w)"
    ),
    asks=re.compile(rf"{_BEGUN}(?:{_any(_EN_ASKS)})(?!\w)[^.!?]{{0,90}}\?"),
    goods=tuple((kind, _within(words)) for kind, words in _EN_GOODS),
    thin=_within(
        "app alerts show episode episodes tickets pass guide member members membership quiz poll survey list demo offer offers "
        "offer: trial channel group premium deals deal latest headlines coverage update updates edition magazine stories "
        "events event workshop course email e-mail shop store range gift hub vacancy vacancies advertise reviews perks "
        "community journalism platform experts expert watchlist page website site series books quote report voices "
        "reporting newsroom prize recipes ideas tips inspiration advice discord comment"
    ),
    ours=_within("we our us ours my me we're we've we'll we'd i'm i'll i'd"),
    yours=re.compile(r"(?<!\w)(?:you|yours?|you['’](?:re|ll|ve|d)|yourself)(?!\w)", re.IGNORECASE),
    gains=re.compile(
        r"(?<![\w-])(?:free|save|discount|exclusive|early access|weekly|daily|monthly|every (?:week|day|month|morning|evening|"
        r"weekday|thursday|friday|saturday|sunday|monday|tuesday|wednesday)|each (?:week|day|month|morning)|"
        r"once a (?:week|month)|weekdays|cancel any ?time|first to know|never miss|don't miss|miss out|as little as|"
        r"just [$£€]|only [$£€]|from [$£€]\d|from as|per month|a month|a week|[$£€]\d[\d.,]* off|\d+% off|"
        r"for (?:[$£€]\d)|chance to win|win [$£€a]|before (?:anyone|everyone) else|insider|roundup|round-up|perks|the best of|more of our|early-bird|instant|no spam|unsubscribe|no-obligation|"
        r"straight to|delivered|in (?:\d+|thirty|sixty) seconds|for more|wherever you|today's|the week's|the day's|new posts|"
        r"help us (?:keep|improve|continue|make|tell|fund))(?![\w-])"
    ),
    points=re.compile(r"(?<!\w)(?:here|below|now|click|today|tap|link in bio|qr code|form)(?: [^\w]*)?(?=\W*$|[.!:…] )"),
    others=_within("he she his him they said was were had"),
    stems=(),
)  # fmt: skip
_DE_BIDS: Final = """
    [a-zäöü]{2,}t_euch hinterlass hinterlasse hinterlasst leite leitet sprich sprecht antworte antwortet
    abonnier abonniere abonniert folge folgt folg hol holt hole lad lade ladet schau schaut mach macht mache teile teil
    teilt schreib schreibe schreibt melde meld meldet trag trage tragt lies lest hör höre hört entdecke entdeckt sicher
    sichere sichert finde findet werde werdet nutze nutzt probier probiere probiert registriere registriert spende
    spendet unterstütze unterstützt sag sagt schick schicke schickt komm kommt gib gebt klick klicke klickt verlinke
    verlinkt bewirb bewerbt verpasse verpasst bestell bestelle bestellt aktiviere aktiviert merk merke merkt speichere
    pinne pinnt diskutiere diskutiert erzähl erzähle erzählt lass lasst besuche besucht vergleiche vergleicht teste
    testet starte startet sende sendet kommentier kommentiert stöbere stöbert gewinne lerne spiel spiele tippe
    mitdiskutieren mitmachen diskutier_mit diskutiert_mit: red_mit
    (?!(?:haben|möchten|wollen|kennen|sind|suchen|wissen|können|nutzen|waren|brauchen|planen|würden|könnten|hatten)_)[a-zäöü]{2,}e?n_sie hier_finde[nt]? hier_geht('?s|_es) hier_(?:können|kannst|könnt|lesen|gibt|bestellen|kommen|klicken)
    sie_(?:haben|möchten|wollen|wissen|suchen|nutzen|lesen) du_(?:willst|möchtest|hast|suchst|magst|bist) so_(?:empfang|erreich)\\w+
    jetzt jederzeit zum_newsletter immer_auf_dem_laufenden nie_mehr nichts_mehr keine?_\\w+_(?:mehr_)?verpassen (?:hier_)?anmelden
    bleiben? bleib mehr_\\w+\\? wir_(?:freuen_uns|suchen) lust_auf zum_\\w+(?:vergleich|rechner|test) (?:schon_)?ab_\\d+
    erhalte erhaltet ja,_ich alle_\\w+(?:-\\w+)?_lesen eure_meinung
"""
# What a label ends with that bids: "Alle Fakten kostenfrei lesen".
_DE_ENDS: Final = """
    testen lesen weiterlesen sichern laden herunterladen runterladen downloaden bestellen vorbestellen abonnieren anmelden
    registrieren unterschreiben entdecken vergleichen anfordern hinzufügen aktivieren teilen bewerben bewerten buchen
    kaufen shoppen spenden fördern unterstützen mitmachen teilnehmen vereinbaren kontaktieren nachlesen nachhören reinhören
    probelesen probehören freischalten einloggen mitdiskutieren abstimmen gewinnen erhalten
"""
_DE_ASKS: Final = """
    haben_sie hast_du habt_ihr kennen_sie kennst_du wollen_sie willst_du wollt_ihr möchten_sie möchtest_du möchtet_ihr
    sie_(?:haben|möchten|wollen|suchen|nutzen|sind|planen|kennen) du_(?:willst|möchtest|hast|suchst|magst|bist|kennst)
    ihr_(?:wollt|möchtet|habt|sucht) suchen_sie suchst_du lust_auf noch_kein noch_keine gefällt hat_(?:dir|ihnen|euch)
    was_(?:ist|meinen|denken|halten|denkst|meint|sagen|meinst) wie_(?:finden|fanden|findest|hat|gefällt|ist_ihre) interesse interessiert fragen fehler feedback
    neugierig bereits schon mehr_\\w+ brauchen_sie brauchst_du sind_sie bist_du seid_ihr wissen_sie weißt_du waren_sie nutzen_sie
    wenn_(?:du|sie|ihr|dir|ihnen|euch) keine_lust nichts_verpassen wer_war was_ist mit_werbung konnten_wir
"""
_DE_GOODS: Final = (
    (Kind.NEWSLETTER, "\\w*-?newsletter\\w* postfach e-mail-postfach \\w*brief per_e-mail per_mail mailverteiler morgenbrief reisebrief "
     "\\w*-?briefing \\w*-?infobrief nachrichtenüberblick aufs_handy auf_ihr_smartphone auf_dein_handy auf_dein_smartphone mailingliste"),
    (Kind.SUBSCRIBE_PAYWALL, "\\w*abo \\w*-abo \\w*abonnement \\w*-abos? abonnent\\w* e-paper epaper probeheft probeabo werbefrei digitalpass "
     "plus-artikel plus-mitglied premium digitalausgabe probelesen heft_bestellen"),
    (Kind.DONATE, "einem_menschen einem_kind einer_familie \\w*spenden? spendenkonto petition unseren_journalismus unabhängigen_journalismus unsere_arbeit freie_presse gemeinnützig\\w* "
     "fördermitglied förderer mitgliedschaft unsere_redaktion patenschaft ihre_unterstützung deine_unterstützung eure_unterstützung unsere_recherchen "
     "kaffee_aus \\w*kaffeekasse unterschreiben mitzeichnen"),
    (Kind.APP_PROMO, "\\w*-app \\w*app app_store google_play push-nachrichten push-mitteilungen push-meldungen push benachrichtigungen"),
    (Kind.FOLLOW_US, "facebook instagram twitter tiktok youtube whatsapp whatsapp-kanal telegram linkedin bluesky mastodon discord pinterest threads "
     "google google_news bevorzugte_quelle social_media kanal whatsapp-channel sprachnachricht xing"),
    (Kind.PROMO, "\\w*anbieter \\w*podcasts? \\w*-podcasts? webinar\\w* ticket tickets gutschein\\w* shop onlineshop \\w*-shop filialen? demo-termin beratungstermin "
     "gratis-\\w+ probefahrt angebot angebote unser\\w*_angebot\\w* sonderangebot rabatt rabattcode \\w*vergleich\\w* vergleichen "
     "offene_stellen offenen_stellen stellenangebote testen whitepaper e-book online-kurs gewinnspiel verlosung "
     "bewerten bewertung reinhören nachhören nachlesen mediathek quiz rätsel \\w*planer vorlage checkliste katalog prospekt "
     "immobilien \\w*tarife unterkünfte live-ticker im_ticker affiliate-link freebie buch_bestellen \\w+-vorhersage"),
    (Kind.FEEDBACK, "redaktion leserbrief\\w* leserbriefe hinweise hinweis netiquette kommentar kommentare kommentaren kommentaren umfrage abstimmung "
     "ihre_meinung deine_meinung eure_meinung meinung feedback fehlerhinweis anregungen schreiben_sie_uns schreibt_uns schreib_uns "
     "ihre_frage ihre_fragen deine_frage deine_fragen ihr_thema kontakt_zu_uns kontaktieren_sie melde_dich melden_sie_sich "
     "\\w*fotos_mit_uns beitrag_verfassen frage_zum frage_an"),
)
_DE: Final = Words(
    bids=re.compile(
        rf"{_BEGUN}(?:bitte |einfach |dann |gerne? |einfach mal )?(?:{_any(_DE_BIDS)})(?![\w:-])"
        rf"|(?:^|[.!?:|] )(?:[^\W\d_][\w-]* |\d+ ){{0,7}}(?:{_any(_DE_ENDS)})(?=[!]?$|[.!,] )"
        r"|(?<!\w)(?:gibt es|gibt's|findest du|findet ihr|finden sie|geht es|geht's|bekommst du|bekommt ihr|lesen sie|hören sie) "
        r"(?:jetzt |nur |direkt )?(?:hier|unter|bei uns|auf unser\w*|in unser\w*|im shop|im abo)(?!\w)"
        r"|^(?:schon |nur |mit |bereits )?\d[\d.,]* euro (?:im monat )?"
        r"(?:schenken|helfen|ermöglichen|sichern|bewahren|versorgen|finanzieren|bezahlen|retten)(?!\w)"
    ),
    asks=re.compile(rf"{_BEGUN}(?:{_any(_DE_ASKS)})(?!\w)[^.!?]{{0,90}}\?"),
    goods=tuple((kind, _within(words)) for kind, words in _DE_GOODS),
    thin=_within(
        "news artikel ausgabe magazin nachrichten themen beiträge veranstaltung seminar workshop kurs e-mail buch folge folgen "
        "sendung rezept rezepte team experten mitglied gruppe community forum thema infos informationen tipps journalismus "
        "kampagnen newsfeed recherchen presse überblick stellen karriere beraten heft zeitung quelle seite newsroom analyse"
    ),
    ours=_within("wir uns unser unsere unserem unseren unserer unseres mein meine meinen meinem meiner mich mir ich"),
    yours=re.compile(
        r"(?<!\w)(?:[Dd](?:u|ich|ir|eine?[mnrs]?)|[Ee]u(?:ch|er|re[mnrs]?))(?!\w)"
        r"|(?<=[\w,] )(?:Sie|Ihnen|Ihre?[mnrs]?)(?!\w)|(?<=\wt )ihr(?!\w)|(?<!\w)[Ii]hr (?=\w+t(?!\w))"
    ),
    gains=re.compile(
        r"(?<![\w-])(?:kostenlos\w*|kostenfrei\w*|gratis|umsonst|unverbindlich\w*|rabatt|sparen|spare|exklusiv\w*|täglich\w*|wöchentlich\w*|"
        r"jeden (?:morgen|abend|tag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monat)|jede woche|einmal im monat|"
        r"montags|freitags|sonntags|immer auf dem|auf dem neuesten|auf dem laufenden|verpassen|monatlich|im monat|pro monat|kündbar|"
        r"jederzeit|für \d+ euro|ab \d+ euro|nur \d[\d,]* euro|\d+ ?%|günstig\w*|beste|besten|wichtigsten|sofort|direkt|"
        r"überall|schon \d+ euro|steuerlich absetzbar|vorteile?|mehr lesen|alle infos|weiterlesen)(?![\w-])"
    ),
    points=re.compile(r"(?<!\w)(?:hier|jetzt|unten|klicken|anmelden|bestellen|abonnieren|herunterladen|runterladen|laden|eintragen|mitmachen|sichern)(?!\w)"),
    others=_within("er ihn ihm sagte war wurde hatte wurden hatten waren seine seinen seiner man"),
    stems=(),
)  # fmt: skip
BY_LANGUAGE: Final = {"en": _EN, "de": _DE}
