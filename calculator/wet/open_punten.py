"""What the law leaves open: the questions that the text does not settle, with whom to ask.

The published list "wat de regeling niet regelt" is made from these values; the rules point at them.
Source: the legal research behind the project, section on open questions (O1-O44).
"""

from calculator import datum
from calculator.bedrag import miljoen, toon
from calculator.wet.getallen import BIJDRAGE_NU, BIJDRAGE_OUD, EERSTE_DAG_2021, MAXIMUM_2021, MAXIMUM_IN_BERICHT
from calculator.wet.model import OpenPunt, Partij
from calculator.wet.partijen import (
    BZK,
    CCV,
    FIRMA,
    GEMEENTEN,
    GRIFFIE,
    ORGANISATIE,
    PKVW_BEDRIJF,
    POLITIE,
    SECRETARIS,
)


def _punt(code: str, vraag: str, stand: str, antwoord: str, *wie: Partij) -> OpenPunt:
    return OpenPunt(code, vraag, stand, antwoord, wie)


PKVW_ABSOLUUT = _punt(
    "O1",
    "Is het PKVW-certificaat sinds 2024 altijd verplicht?",
    "De wet kent een uitzondering (lid 5 onder b) en bruikleen zonder certificaat (lid 7). "
    "In de praktijk wordt het certificaat een harde eis genoemd.",
    "Ga uit van de eis. Vraag [uw|de] organisatie en de CCV-adviseur of de uitzondering geldt.",
    ORGANISATIE,
    CCV,
)
PKVW_UITZONDERING = _punt(
    "O2",
    "Wie beslist of de PKVW-eis niet geldt, en wanneer?",
    "De wet zegt alleen dat de eis niet geldt als die ‘redelijkerwijze niet kan worden gevergd’. "
    "Wie dat beslist en waar die dan naar kijkt, staat er niet.",
    "De zelfcheck beslist dit niet. Vraag [uw|de] organisatie, en vraag de CCV-adviseur wat er wel kan.",
    ORGANISATIE,
    CCV,
)
DEZE_EISEN = _punt(
    "O3",
    "Slaat de uitzondering van lid 5 alleen op het PKVW?",
    "De tekst zegt ‘deze eisen’. De plaats van de zin, in onderdeel b, wijst op het PKVW.",
    "Wij lezen de uitzondering als een uitzondering op de PKVW-eis alleen.",
    ORGANISATIE,
)
UITZONDERING_2021 = _punt(
    "O4",
    "Kende de oude regeling een uitzondering op de PKVW-eis?",
    "Van lid 4 van de oude tekst is alleen het begin gezien. Een uitzondering is daarin niet gezien.",
    "Wij zeggen niet dat er geen uitzondering was; wij hebben er geen gezien.",
    ORGANISATIE,
)
CERTIFICAAT_NA_UITVOERING = _punt(
    "O5",
    "Op welke dag moet het certificaat geldig zijn?",
    "De tekst noemt geen moment. De oude tekst eist dat de woning een geldig certificaat heeft, die van nu dat het ‘is afgegeven’.",
    "Dit staat niet vast. Vraag [uw|de] organisatie of dit certificaat telt.",
    ORGANISATIE,
)
LATER_DECLAREREN = _punt(
    "O6",
    "Zijn kosten uit 2020-2023 nu nog te declareren?",
    "Wij vonden geen overgangsregel. De slotbepalingen van de wijziging van 2023 zijn niet gezien.",
    "Dit staat niet vast. Vraag eerst [uw|de] organisatie. Het genoemde bedrag is wat de oude regeling zou geven.",
    ORGANISATIE,
)
BESTELD_VOOR_2024 = _punt(
    "O7",
    "Besteld of betaald vóór 2024, uitgevoerd in 2024 of later: welke regeling geldt?",
    "Volgens ons kiest de dag van uitvoering de regeling. Een overgangsregel voor wat eerder is besteld of betaald, vonden wij niet.",
    "Wie zulke kosten draagt, staat niet vast. Vraag [uw|de] organisatie.",
    ORGANISATIE,
)
TERMIJN_DECLAREREN = _punt(
    "O8",
    "Binnen welke tijd moet worden gedeclareerd?",
    "Een termijn is niet gevonden.",
    "Vraag [uw|de] organisatie of zij een eigen termijn heeft.",
    ORGANISATIE,
)
EERSTE_DAG = _punt(
    "O9",
    f"Waarom telt een maatregel vanaf {datum.toon(EERSTE_DAG_2021)}?",
    "Dat was de dag van publicatie; het CCV noemt die dag. De bepaling zelf is niet gezien.",
    f"Wij gebruiken {datum.toon(EERSTE_DAG_2021)} en zeggen erbij dat de bron het CCV is.",
    ORGANISATIE,
)
ZELF_AANGESCHAFT = _punt(
    "O10",
    "[Krijgt u uw geld terug als u een geadviseerde maatregel zelf koopt?|Krijgt de bestuurder geld terug voor een zelf gekochte, geadviseerde maatregel?]",
    "De wet zegt dat de maatregelen worden verstrekt. Over terugbetalen zegt zij niets.",
    "[Bestel niet zelf.|Spreek af dat de bestuurder niet zelf bestelt.] [Hebt u|Heeft de bestuurder] al betaald? Vraag het [uw|de] organisatie.",
    ORGANISATIE,
)
WAARNEMER_BUITEN = _punt(
    "O11",
    "Wat geldt voor een waarnemer die buiten het eigen gebied woont?",
    "Voor een waarnemend burgemeester of commissaris geldt geen woonplicht. Er is dus ook geen ontheffing, "
    "terwijl lid 2 voor een woning elders wel een ontheffing noemt.",
    "Dit staat niet vast. Vraag [uw|de] organisatie[, en vraag ook naar bruikleen (lid 7).|. Uitlenen kan misschien wel (lid 7).]",
    ORGANISATIE,
    BZK,
)
COMMISSARIS_BUITEN = _punt(
    "O12",
    "Kan een commissaris van de Koning buiten de provincie wonen en toch maatregelen krijgen?",
    "Lid 2 onder b noemt alleen de gedeputeerde.",
    "Niet op grond van lid 2. Bruikleen (lid 7) blijft mogelijk.",
    ORGANISATIE,
)
ONTHEFFING_VERLOPEN = _punt(
    "O13",
    "Wat gebeurt er met de maatregelen als de ontheffing afloopt?",
    "De tekst zegt daar niets over, ook niet over terugbetalen.",
    "Vraag [uw|de] organisatie wat dit betekent voor wat er al is.",
    ORGANISATIE,
)
WOONPLEK = _punt(
    "O14",
    "Wat is ‘de woonplek’ bij twee woningen?",
    "Het woord is nergens uitgelegd. Lid 6 gebruikt ‘woonadres’.",
    "Wij gaan uit van het woonadres. Gaat het om een andere woning, vraag het dan [uw|de] organisatie.",
    ORGANISATIE,
)
TWEE_BESTUURDERS = _punt(
    "O15",
    "Wat geldt bij twee bestuurders in één huis, of bij één bestuurder met twee ambten?",
    "De tekst zwijgt.",
    "Vraag de organisaties die het aangaat.",
    ORGANISATIE,
)
NIEUWE_TERMIJN = _punt(
    "O16",
    "Gaf een nieuwe ambtstermijn in hetzelfde huis een nieuw bedrag (2021-2023)?",
    "De oude tekst noemt alleen verhuizen als reden voor een nieuwe aanspraak.",
    "Wij lezen: geen nieuw bedrag. Vraag het [uw|de] organisatie.",
    ORGANISATIE,
)
VERHUISD_VOOR_AMBT = _punt(
    "O17",
    "Verhuisd vóór het ambt begon, met een vergoeding voor het oude huis (2021-2023)?",
    "Een nieuwe aanspraak ontstaat bij verhuizen tijdens het ambt. Over verhuizen daarvoor staat niets.",
    "Dit staat niet vast. Vraag [uw|de] organisatie.",
    ORGANISATIE,
)
TERUG_NAAR_OUD_ADRES = _punt(
    "O18",
    "Wat geldt bij terugkeer naar een adres waarvoor al een vergoeding was (2021-2023)?",
    "De tekst zwijgt.",
    "Vraag [uw|de] organisatie.",
    ORGANISATIE,
)
EIGENDOM = _punt(
    "O19",
    "Van wie zijn de maatregelen, wie onderhoudt ze en wat gebeurt er na het ambt?",
    "De wet zegt ‘verstrekt’ of, bij bruikleen, ‘ter beschikking gesteld’ zolang het ambt duurt. "
    "Over eigendom, onderhoud, weghalen en terugbetalen staat niets.",
    "Leg dit vooraf vast met [uw organisatie|de bestuurder].",
    ORGANISATIE,
)
ANDERE_DOMEINEN = _punt(
    "O20",
    "Vallen maatregelen voor werk, reizen of internet onder de regeling?",
    "Het advies gaat over vier domeinen. De artikelen spreken alleen over een veilige woonplek.",
    "Het vastgestelde advies is het begin. Vraag [uw|de] organisatie wat zij verstrekt.",
    ORGANISATIE,
    CCV,
)
GEZIN = _punt(
    "O21",
    "Geldt de regeling ook voor het gezin?",
    "De regering noemt het gezin. De tekst spreekt alleen over de woonplek van de bestuurder.",
    "Wij beloven niets. Bespreek het gezin in het gesprek met de CCV-adviseur.",
    CCV,
    ORGANISATIE,
)
OPNIEUW_NA_VERHUIZING = _punt(
    "O22",
    "Moet de organisatie na een verhuizing opnieuw maatregelen geven?",
    "De wet zegt ‘kunnen’. Volgens een publicatie spraken de organisaties af adviezen altijd over te nemen.",
    "[Uw|De] organisatie beslist (onze lezing). Een nieuw beveiligingsadvies is in elk geval nodig.",
    ORGANISATIE,
)
DEURSPION_PKVW = _punt(
    "O23",
    "Een deurspion die nodig is voor het PKVW: eigen kosten of vergoeding (2021-2023)?",
    "Werk om het PKVW te halen betaalt [u|de bestuurder] zelf. Een deurspion staat ook op de lijst van vijf.",
    "Was de deurspion nodig voor het PKVW, dan staat dit niet vast. Vraag [uw|de] organisatie.",
    ORGANISATIE,
)
PKVW_VERKLARING = _punt(
    "O24",
    "Is een PKVW-verklaring genoeg?",
    "De tekst vraagt een certificaat. Een verklaring gaat over een deel van de woning.",
    "Wij lezen: niet genoeg. Vraag een PKVW-bedrijf wat er nog nodig is.",
    PKVW_BEDRIJF,
)
BEDRAG_2400_OF_2500 = _punt(
    "O25",
    f"Was het maximum {toon(MAXIMUM_2021)} of {toon(MAXIMUM_IN_BERICHT)}?",
    f"De wet zei {toon(MAXIMUM_2021)}. Een nieuwsbericht van 14 maart 2023 noemt {toon(MAXIMUM_IN_BERICHT)}; "
    "dat klopt niet met de tekst.",
    f"{toon(MAXIMUM_2021)}, inclusief btw.",
    ORGANISATIE,
)
BIJDRAGE_BZK = _punt(
    "O26",
    "Hoeveel geeft BZK aan gemeenten en provincies?",
    f"Oudere pagina’s noemen {miljoen(BIJDRAGE_OUD)} per jaar, de nota van 1 mei 2026 noemt structureel {miljoen(BIJDRAGE_NU)}. "
    "In een begroting uit 2024 is het bedrag voor de provincies leeg in 2027 en 2028.",
    "Wij noemen beide bedragen met hun datum.",
    BZK,
)
RAADSLID_ALS_WAARNEMER = _punt(
    "O27",
    "Geldt de regeling voor een volksvertegenwoordiger die het ambt waarneemt?",
    "Voor een raadslid noemt het Besluit welke bepalingen dan gelden. De beveiliging van de woning staat daar niet bij. "
    "Over statenleden en leden van het algemeen bestuur vonden wij niets.",
    "Dit staat niet vast. Vraag de griffie en het ministerie van BZK.",
    GRIFFIE,
    BZK,
)
CARIBISCH = _punt(
    "O28",
    "Geldt de regeling in Caribisch Nederland?",
    "Besluit en Regeling rusten op wetten voor het Europese deel van Nederland.",
    "Nee. Vraag het eigen bestuur welke regels daar gelden.",
    ORGANISATIE,
    BZK,
)
MEER_GEMEENTEN = _punt(
    "O29",
    "Wie betaalt bij een burgemeester van meerdere gemeenten?",
    "Volgens ons betaalt elke gemeente evenveel, tenzij de kosten bij het ambt in één gemeente horen "
    "(artikel 3.2.16 onder b van het Besluit). Een woning staat in één gemeente.",
    "Vraag de betrokken gemeenten samen wie wat betaalt.",
    GEMEENTEN,
)
DREIGING = _punt(
    "O30",
    "Wat geldt bij een concrete dreiging?",
    "Dan gaat het om het stelsel beveiligen van personen. Een maatregel die daar als werkgeverskosten is aangewezen, "
    "valt buiten deze regeling.",
    "Bel eerst de politie en dan de organisatie. De zelfcheck weegt geen dreiging.",
    POLITIE,
    ORGANISATIE,
)
LATER_GEWIJZIGD = _punt(
    "O31",
    "Is er na de versie die wij lazen iets veranderd?",
    "De nieuwste tekst die wij zagen is van 18 december 2025. Wat er na het debat van 20 mei 2026 gebeurde, is niet gezien.",
    "Kijk naar de versie die wij lazen en naar de officiële tekst.",
    BZK,
)
MOMENT_ZEKERHEID = _punt(
    "O32",
    "Wanneer staat een benoeming vast?",
    "Het CCV geeft een voorbeeld voor de burgemeester (het raadsbesluit met de aanbeveling) en de wethouder "
    "(het einde van de coalitieonderhandelingen). Voor de andere ambten is geen voorbeeld gevonden.",
    "Vraag de secretaris of griffie welke dag geldt, en vul die dag in.",
    SECRETARIS,
    GRIFFIE,
)
BEZWAAR = _punt(
    "O33",
    "Wat is er te doen tegen een weigering?",
    "De regeling zegt er niets over. Bezwaar en beroep zijn niet onderzocht.",
    "[Vraag wie weigert om dat op papier te zetten, en lees wat eronder staat over bezwaar.|Zet een eigen weigering op papier, met de uitleg over bezwaar.]",
    CCV,
    ORGANISATIE,
)

MEER_BETALEN = _punt(
    "O34",
    "Mag de organisatie meer betalen dan de regeling zegt?",
    "Bestuurders mogen van hun eigen organisatie alleen inkomsten hebben die de wet toekent. Of beveiliging daaronder valt, is niet gevonden.",
    "Vraag het vooraf aan [uw|de] organisatie.",
    ORGANISATIE,
)
VOLKSVERTEGENWOORDIGERS = _punt(
    "O35",
    "Is er iets voor volksvertegenwoordigers en commissieleden?",
    "Het Besluit noemt ook voor hen kosten in het stelsel beveiligen van personen. "
    "Het ministerie noemde in 2019 alleen dat. Of er daarbuiten iets kan, staat er niet.",
    "Vraag de griffie of de secretaris.",
    GRIFFIE,
)
WONEN_BIJ_TWEE_GEMEENTEN = _punt(
    "O36",
    "Burgemeester van meer gemeenten: waar moet de woning staan?",
    "Lid 2 noemt de gemeente van de benoeming. Een burgemeester woont in één gemeente; voor een andere zwijgt de tekst.",
    "Wij rekenen met de gemeente waar de burgemeester woont. Vraag alle gemeenten naar de kosten.",
    GEMEENTEN,
)
SAFEHOUSE = _punt(
    "O37",
    "Geldt de regeling voor een tijdelijke woning of een safehouse?",
    "De tekst noemt die niet.",
    "Dat hoort bij de politie en het stelsel beveiligen van personen. Vraag het daar en aan [uw|de] organisatie.",
    POLITIE,
    ORGANISATIE,
)
SCHADE = _punt(
    "O38",
    "Wie betaalt herstel na schade of een inbraak?",
    "Dat staat er niet in.",
    "Vraag [uw|de] organisatie en uw verzekeraar.",
    ORGANISATIE,
)
HERINDELING = _punt(
    "O39",
    "Wat gebeurt er bij een gemeentelijke herindeling?",
    "Het ambt eindigt met de gemeente. Over maatregelen die er al zijn, staat er niets.",
    "Vraag de nieuwe gemeente.",
    ORGANISATIE,
)
ADVIES_VAN_DEZE_WONING = _punt(
    "O40",
    "Gaat het beveiligingsadvies over deze woning en dit ambt?",
    "Een advies gaat over één woning en één bestuurder (lid 4). Na een verhuizing waarbij al maatregelen waren gegeven, is een nieuw advies nodig (lid 6).",
    "Is het advies van vóór de verhuizing of van een ander ambt? Vraag dan het CCV om een advies over deze woning.",
    CCV,
    ORGANISATIE,
)
BRUIKLEEN_VOORAF = _punt(
    "O41",
    "Kan bruikleen al vóór de eerste dag in het ambt?",
    "Lid 7 zegt: zolang het ambt duurt.",
    "Wij lezen: vanaf de eerste dag.",
    ORGANISATIE,
)
CERTIFICAAT_ONDERWEG_VERLOPEN = _punt(
    "O42",
    "Wat als het certificaat tien jaar oud wordt tussen het advies en de uitvoering?",
    "De tekst zwijgt.",
    "Laat het op tijd vernieuwen. Vraag [uw|de] organisatie wat er anders geldt.",
    ORGANISATIE,
)
WIE_BESLIST = _punt(
    "O43",
    "Wie beslist over opnieuw geven (lid 6) en uitlenen (lid 7)?",
    "De tekst zegt ‘kunnen’ en noemt niet wie. Lid 3 noemt het dagelijks bestuur alleen voor de kosten.",
    "Wij lezen: het college, gedeputeerde staten of het dagelijks bestuur van het waterschap.",
    ORGANISATIE,
)
VOLGORDE = _punt(
    "O44",
    "Wat komt eerst: het advies of het certificaat?",
    "De wet noemt geen volgorde. Het ministerie schrijft dat de woning eerst aan het PKVW moet voldoen.",
    "Wij raden aan het advies vroeg te vragen: de adviseur ziet wat er voor het certificaat ontbreekt. Vraag het CCV of dat kan en of het iets kost.",
    CCV,
)

# Four silences that the rules meet and that no number of the list covers.
PUNT_WOONADRES_BIJ_UITVOERING = _punt(
    "W1",
    "Telt een maatregel die is uitgevoerd vóór het wonen op dit adres?",
    "De oude regeling vraagt maatregelen aan de woning op [uw|het] woonadres. Of dat al zo moet zijn op de dag van uitvoering, "
    "staat er niet.",
    "Dit staat niet vast. Vraag [uw|de] organisatie.",
    ORGANISATIE,
)
PUNT_ADVIES_GEWEIGERD = _punt(
    "W2",
    "Wat nu, als een beveiligingsadvies is geweigerd?",
    "Zonder vastgesteld advies wordt niets verstrekt. Of er opnieuw een advies kan worden gevraagd, staat er niet.",
    "Vraag het CCV om de weigering op papier, en of het opnieuw kan.",
    CCV,
    ORGANISATIE,
)
PUNT_NIET_DOORGEGAAN = _punt(
    "W3",
    "Wat gebeurt er met maatregelen die er al zijn als de benoeming niet doorgaat?",
    "De tekst zegt niets over teruggeven of betalen.",
    "Vraag de organisatie van het beoogde ambt.",
    ORGANISATIE,
)
FACTUUR_SPLITSEN = _punt(
    "W4",
    "Wat als de factuur niet per maatregel is gesplitst?",
    "Alleen de werkelijke kosten van een maatregel op de lijst tellen. Uit één totaalbedrag blijkt dat niet.",
    "Vraag het bedrijf om een factuur met een bedrag per maatregel.",
    FIRMA,
)

UIT_DE_WET = (
    PKVW_ABSOLUUT,
    PKVW_UITZONDERING,
    DEZE_EISEN,
    UITZONDERING_2021,
    CERTIFICAAT_NA_UITVOERING,
    LATER_DECLAREREN,
    BESTELD_VOOR_2024,
    TERMIJN_DECLAREREN,
    EERSTE_DAG,
    ZELF_AANGESCHAFT,
    WAARNEMER_BUITEN,
    COMMISSARIS_BUITEN,
    ONTHEFFING_VERLOPEN,
    WOONPLEK,
    TWEE_BESTUURDERS,
    NIEUWE_TERMIJN,
    VERHUISD_VOOR_AMBT,
    TERUG_NAAR_OUD_ADRES,
    EIGENDOM,
    ANDERE_DOMEINEN,
    GEZIN,
    OPNIEUW_NA_VERHUIZING,
    DEURSPION_PKVW,
    PKVW_VERKLARING,
    BEDRAG_2400_OF_2500,
    BIJDRAGE_BZK,
    RAADSLID_ALS_WAARNEMER,
    CARIBISCH,
    MEER_GEMEENTEN,
    DREIGING,
    LATER_GEWIJZIGD,
    MOMENT_ZEKERHEID,
    BEZWAAR,
    MEER_BETALEN,
    VOLKSVERTEGENWOORDIGERS,
    WONEN_BIJ_TWEE_GEMEENTEN,
    SAFEHOUSE,
    SCHADE,
    HERINDELING,
    ADVIES_VAN_DEZE_WONING,
    BRUIKLEEN_VOORAF,
    CERTIFICAAT_ONDERWEG_VERLOPEN,
    WIE_BESLIST,
    VOLGORDE,
)

ALLE = (
    *UIT_DE_WET,
    PUNT_WOONADRES_BIJ_UITVOERING,
    PUNT_ADVIES_GEWEIGERD,
    PUNT_NIET_DOORGEGAAN,
    FACTUUR_SPLITSEN,
)
