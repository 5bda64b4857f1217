"""The factual sentences of the two documents that the project started from, in their order, and where each is carried.

The words are our own; the documents themselves are in calculator.wet.bronnen (CCV_2021 and NOTA_2026).
"""

from dataclasses import dataclass

from calculator import datum
from calculator.bedrag import miljoen, toon
from calculator.paginas.weetjes import DAGEN
from calculator.wet import regeling_2021, regeling_2024
from calculator.wet.getallen import BIJDRAGE_NU


@dataclass(frozen=True, slots=True)
class Rij:
    """One thing to cover. ``doelen`` carry it; ``niet`` says why it is not judged (one of the two is needed)."""

    code: str
    onderwerp: str
    doelen: tuple[str, ...]
    niet: str = ""


def _genummerd(bron: str, *zinnen: tuple[str, ...] | Rij) -> tuple[Rij, ...]:
    """Rows with a number in the order of the document; a row of its own says why it is left out."""
    uit = []
    for nummer, zin in enumerate(zinnen, 1):
        code = f"{bron} {nummer}"
        uit.append(Rij(code, zin.onderwerp, (), zin.niet) if isinstance(zin, Rij) else Rij(code, zin[0], zin[1:]))
    return tuple(uit)


def _weg(onderwerp: str, reden: str) -> Rij:
    return Rij("", onderwerp, (), reden)


_OUD = "pagina regeling-2021.md#"
_NIEUWS = "pagina verantwoording/niet-geregeld.md#"
_ADVIES = "pagina voor-bestuurders/beveiligingsadvies.md#"
_BETALEN = "pagina voor-organisaties/betalen.md#"

CCV_PAGINA: tuple[Rij, ...] = _genummerd(
    "CCV",
    (
        f"Vanaf {datum.toon(regeling_2021.IN_WERKING)} kunnen zes soorten bestuurders tot een maximum geld krijgen voor basismaatregelen.",
        "regel 2021 ambt_valt_onder_de_regeling",
        f"{_OUD}welke-regeling-geldt",
        f"{_OUD}wat-waren-de-voorwaarden",
        "pagina voor-bestuurders/voor-wie.md#welke-zes-ambten",
    ),
    _weg(
        "Bijschrift bij een foto van huizen met een auto.", "het bijschrift is versiering en zegt niets over de regels"
    ),
    (
        "De aanspraak begint op het moment dat de benoeming vaststaat.",
        "regel 2021 uitgevoerd_tijdens_het_ambt",
        f"{_OUD}wat-waren-de-voorwaarden",
    ),
    (
        "Dit staat in een ministeriële regeling die hoort bij de Regeling rechtspositie.",
        f"{_OUD}hoe-vroeg-u-het-geld",
    ),
    (
        "De woning moet een PKVW-certificaat hebben.",
        "regel 2021 certificaat_is_geldig",
        "voorbeeld geen-certificaat-2021",
        "begrip pkvw-certificaat",
    ),
    (
        "Dat vraagt gekeurde sloten en goede verlichting. De bestuurder betaalt dat zelf.",
        "voorbeeld buiten-de-lijst",
        f"{_OUD}hoe-kwam-u-aan-het-certificaat",
        "pagina voor-bestuurders/pkvw.md#wat-is-het-pkvw",
    ),
    (
        "De regeling kent vijf basismaatregelen: brievenbus, ruiten, deurspion of video-intercom, basisinstallatie en kluis.",
        "regel 2021 maatregel_staat_op_de_lijst",
        "begrip basismaatregelen",
        f"{_OUD}welke-vijf-maatregelen",
    ),
    (
        f"De vergoeding is hooguit {toon(regeling_2021.MAXIMUM)}, met btw.",
        "regel 2021 maximum_nog_niet_bereikt",
        "kosten 2021",
        "voorbeeld een-cent-over",
        f"{_OUD}de-oude-regeling-2021-2023",
    ),
    (
        "Het gaat om de woning waar de bestuurder zijn hoofdverblijf heeft.",
        "regel 2021 woning_is_het_woonadres",
        "voorbeeld tweede-woning-2021",
        f"{_OUD}de-oude-regeling-2021-2023",
    ),
    (
        "Na een verhuizing ontstaat een nieuwe aanspraak op het hele maximum.",
        "regel 2021 nieuwe_aanspraak_na_verhuizing",
        "voorbeeld verhuisd-tijdens-ambt",
        f"{_OUD}wie-betaalde-wat",
    ),
    (
        "Decentrale overheden dragen deze kosten als werkgever.",
        "kosten 2021",
        f"{_OUD}hoe-vroeg-u-het-geld",
    ),
    (
        "Eerste weg naar het certificaat: zelf een PKVW-adviseur laten controleren, op eigen kosten.",
        f"{_OUD}hoe-kwam-u-aan-het-certificaat",
    ),
    (
        "Meer uitleg staat op politiekeurmerk.nl.",
        "pagina voor-bestuurders/pkvw.md#hoe-komt-u-aan-een-certificaat",
        "pagina verantwoording/bronnen.md#alle-documenten",
    ),
    (
        "Tweede weg: een woningscan van het CCV. De adviseur brengt de risico’s in beeld en controleert het PKVW.",
        f"{_OUD}hoe-kwam-u-aan-het-certificaat",
    ),
    (
        "Is de woning op niveau, dan vraagt de adviseur van het CCV het certificaat aan.",
        f"{_OUD}hoe-kwam-u-aan-het-certificaat",
    ),
    (
        "Is dat niet zo, dan wijst het CCV een PKVW-adviseur in de buurt. De bestuurder betaalt dat werk.",
        f"{_OUD}hoe-kwam-u-aan-het-certificaat",
    ),
    (
        "Een woningscan is meer dan een keuring: er hoort ook advies bij over het basispakket.",
        f"{_OUD}hoe-kwam-u-aan-het-certificaat",
        f"{_ADVIES}een-scan-een-keuring-of-een-advies",
    ),
    (
        "Het ministerie van BZK betaalt de scans tot eind 2021. In elk geval zo lang zijn zij gratis voor alle politieke ambtsdragers.",
        f"{_OUD}hoe-kwam-u-aan-het-certificaat",
        "pagina regeling-2021.md#wat-gebeurde-er-wanneer",
    ),
    (
        "De bestuurder kiest zelf welke van de vijf maatregelen hij neemt.",
        f"{_OUD}welke-vijf-maatregelen",
    ),
    (
        "Andere maatregelen vallen buiten de regeling.",
        "regel 2021 maatregel_staat_op_de_lijst",
        "voorbeeld buiten-de-lijst",
        f"{_OUD}welke-vijf-maatregelen",
    ),
    (
        "Het advies uit de scan helpt kiezen, maar bindt niet.",
        f"{_OUD}welke-vijf-maatregelen",
    ),
    (
        "Wie aan de voorwaarden voldoet, schakelt zelf een bedrijf in en declareert daarna bij de werkgever.",
        "regel 2021 kosten_gemaakt",
        "begrip declareren",
        f"{_OUD}hoe-vroeg-u-het-geld",
    ),
    (
        "Het bedrijf moet betrouwbaar zijn en het werk aankunnen.",
        f"{_OUD}hoe-vroeg-u-het-geld",
        "pagina voor-organisaties/uitvoeren.md#hoe-kiest-u-een-bedrijf",
    ),
    (
        "Kies liever producten die niet van één fabrikant afhangen.",
        f"{_OUD}hoe-vroeg-u-het-geld",
        "pagina voor-organisaties/uitvoeren.md#hoe-kiest-u-een-bedrijf",
    ),
    (
        "Op hetccv.nl/vakman staan erkende bedrijven.",
        f"{_OUD}hoe-vroeg-u-het-geld",
        "pagina voor-organisaties/uitvoeren.md#hoe-kiest-u-een-bedrijf",
    ),
    (
        "Met een certificaat kan de bestuurder de kosten declareren volgens artikel 1.2. De werkgever betaalt tot het maximum.",
        "regel 2021 certificaat_is_geldig",
        "regel 2021 kosten_gemaakt",
        "kosten 2021",
        f"{_OUD}hoe-vroeg-u-het-geld",
    ),
    (
        "Extra werk betaalt de bestuurder zelf.",
        "kosten 2021",
        "voorbeeld buiten-de-lijst",
    ),
    (
        "Alleen de maatregelen van de lijst tellen, ook als het maximum nog niet is bereikt.",
        "regel 2021 maatregel_staat_op_de_lijst",
        f"{_OUD}welke-vijf-maatregelen",
        "pagina feit-of-fabel.md#bewering-oude-lijst-vrij",
    ),
    (
        "De maatregel is echt uitgevoerd tijdens het ambt, of toen de benoeming al vaststond.",
        "regel 2021 uitgevoerd_tijdens_het_ambt",
        "voorbeeld voor-benoeming-vast",
        f"{_OUD}wat-waren-de-voorwaarden",
    ),
    (
        "Bij een burgemeester staat de benoeming vast met het raadsbesluit waarin de raad om de voordracht vraagt.",
        "voorbeeld voor-benoeming-vast",
        "pagina voor-bestuurders/voor-wie.md#vanaf-welke-dag",
    ),
    (
        "Bij een wethouder is dat het einde van de onderhandelingen over de coalitie.",
        "pagina voor-bestuurders/voor-wie.md#vanaf-welke-dag",
    ),
    (
        "Maatregelen van vóór het begin tellen mee, zodat een bestuurder zich kan voorbereiden.",
        f"{_OUD}wat-waren-de-voorwaarden",
    ),
    (
        "Gaat de aanstelling niet door, dan is er geen aanspraak: de regeling is alleen voor bestuurders.",
        "regel 2021 benoeming_gaat_door",
        "voorbeeld benoeming-afgeketst",
        "pagina voor-bestuurders/einde-ambt.md#gaat-uw-benoeming-niet-door",
    ),
    (
        "Ook wie kort in het ambt blijft of net begint, kan de regeling gebruiken. Veilig wonen telt de hele tijd.",
        f"{_OUD}wat-waren-de-voorwaarden",
    ),
    (
        "Het advies na een scan verplicht tot niets. In het gesprek kan de bestuurder wensen noemen.",
        f"{_OUD}hoe-kwam-u-aan-het-certificaat",
    ),
    (
        "Voor maatregelen buiten de regeling is er geen vergoeding.",
        "regel 2021 maatregel_staat_op_de_lijst",
        f"{_OUD}hoe-kwam-u-aan-het-certificaat",
    ),
    (
        f"Maatregelen tellen mee als zij klaar waren op of na {datum.toon(regeling_2021.EERSTE_DAG)}, de dag van de Staatscourant.",
        "regel 2021 uitgevoerd_in_de_periode",
        "voorbeeld dag-voor-begin-2021",
        f"{_OUD}welke-regeling-geldt",
    ),
)

NOTA: tuple[Rij, ...] = _genummerd(
    "Nota",
    (
        f"Het stuk is een nota van het ministerie van BZK van {datum.toon(DAGEN['nota'])}. De nota is openbaar.",
        "pagina verantwoording/bronnen.md#alle-documenten",
        f"{_NIEUWS}wat-kan-er-veranderen",
    ),
    _weg(
        "Aan wie de nota is gericht, van welke afdeling zij komt en wie haar schreef.",
        "dit gaat over de weg van het papier binnen het ministerie",
    ),
    (
        "DSP-groep onderzocht de regeling veilig wonen voor het ministerie: het geld, de uitvoering en de knelpunten.",
        "begrip regeling-veilig-wonen",
        f"{_NIEUWS}wat-vond-het-onderzoek",
    ),
    (
        f"Het ministerie geeft gemeenten en provincies structureel {miljoen(BIJDRAGE_NU)}, via een decentralisatie-uitkering.",
        "weetje bijdrage-nu",
        "begrip decentralisatie-uitkering",
        "pagina in-cijfers.md#hoeveel-geld-geeft-het-ministerie",
    ),
    (
        "Het rapport zit bij de nota.",
        "pagina verantwoording/bronnen.md#wat-lazen-wij-van-de-wet",
    ),
    (
        f"Advies aan de minister: stuur het rapport naar de Tweede Kamer voor het debat van {datum.toon(DAGEN['debat'])}.",
        f"{_NIEUWS}wat-doet-de-minister",
    ),
    (
        "Op de agenda van dat debat staat een brief van de vorige minister over de PKVW-eis. Het rapport gaat daarover.",
        f"{_NIEUWS}wat-doet-de-minister",
    ),
    (
        "De reactie op het rapport kan later in het jaar komen, in de brief over het Programma Weerbaar Bestuur.",
        f"{_NIEUWS}wat-doet-de-minister",
    ),
    (
        "Bestuurders en organisaties geven de uitvoering van de adviezen een 8.",
        "weetje cijfer",
        f"{_NIEUWS}wat-vond-het-onderzoek",
        "pagina in-cijfers.md#hoe-bevalt-de-regeling",
    ),
    (
        "De onderzoekers raden aan om door te gaan met de regeling en met de uitkering.",
        f"{_NIEUWS}wat-raden-de-onderzoekers-aan",
    ),
    (
        "Bestuurders zien de PKVW-eis als een drempel.",
        f"{_NIEUWS}wat-vond-het-onderzoek",
        "pagina voor-bestuurders/pkvw.md#komt-er-een-andere-eis",
    ),
    (
        "Het is niet altijd duidelijk wie wat doet. Soms gebruiken mensen de regeling daarom niet.",
        f"{_NIEUWS}wat-vond-het-onderzoek",
        "pagina wie-doet-wat.md#drie-lagen-van-verantwoordelijkheid",
        "pagina verantwoording/over.md#waarom-bestaat-deze-site",
    ),
    (
        "Er zijn praktische problemen, zoals een geschikt bedrijf vinden.",
        f"{_NIEUWS}wat-vond-het-onderzoek",
        "pagina voor-organisaties/uitvoeren.md#hoe-kiest-u-een-bedrijf",
    ),
    (
        "Er zijn vier aanbevelingen: ga door met de regeling, ga door met de uitkering en leg haar uit, zoek een alternatief "
        "voor het PKVW, en los de praktische problemen op.",
        f"{_NIEUWS}wat-raden-de-onderzoekers-aan",
    ),
    (
        "De regeling maakt bestuurders weerbaar tegen agressie, bedreiging en intimidatie in hun ambt.",
        "pagina regeling-2024.md#de-regeling-sinds-2024",
        "pagina verantwoording/over.md#waarom-bestaat-deze-site",
    ),
    (
        f"De regeling van nu begon op {datum.toon(regeling_2024.EERSTE_DAG)}.",
        "regel 2024 regeling_in_werking",
        "pagina regeling-2021.md#wat-gebeurde-er-wanneer",
    ),
    (
        "Een bestuurder kan bij het CCV een veiligheidsscan vragen.",
        "begrip veiligheidsscan",
        f"{_ADVIES}hoe-vraagt-u-het-aan",
    ),
    (
        "Het CCV krijgt daarvoor subsidie van het ministerie.",
        "weetje subsidie-ccv",
        f"{_ADVIES}wat-kost-het-u",
    ),
    (
        "Een adviseur komt thuis en geeft advies op maat over wonen, werken, verplaatsen en informatie.",
        f"{_ADVIES}wat-gebeurt-er-bij-u-thuis",
    ),
    (
        "De adviseurs schrijven het advies. De beveiligingsautoriteit van BZK toetst of het in verhouding is.",
        "regel 2024 advies_is_vastgesteld",
        "begrip beveiligingsautoriteit",
        f"{_ADVIES}wie-stelt-het-advies-vast",
    ),
    (
        "Gemeenten, provincies en waterschappen voeren de adviezen uit.",
        "kosten 2024",
        "pagina voor-organisaties/index.md#wat-moet-u",
    ),
    (
        "Gemeenten en provincies krijgen daarvoor een bijdrage van het ministerie.",
        f"{_BETALEN}wie-krijgt-de-bijdrage-en-wie-niet",
    ),
    (
        "De verantwoordelijkheid heeft drie lagen: de persoon, de werkgever en de landelijke overheid.",
        "pagina wie-doet-wat.md#drie-lagen-van-verantwoordelijkheid",
    ),
    (
        "De werkgever betaalt maatregelen tegen de risico’s van het ambt.",
        "kosten 2024",
        f"{_BETALEN}wie-draagt-de-kosten",
    ),
    (
        "Eerst zorgt de bestuurder zelf dat de woning aan het PKVW voldoet.",
        "regel 2024 certificaat_is_geldig",
        "regel 2024 geen_werk_voor_het_certificaat",
        "voorbeeld geen-certificaat",
    ),
    (
        "Het PKVW is een keurmerk tegen inbraak. Het CCV beheert het.",
        "begrip pkvw",
        "pagina voor-bestuurders/pkvw.md#wat-is-het-pkvw",
    ),
    (
        "Bij een concrete en voorstelbare dreiging kan het stelsel bewaken en beveiligen gaan gelden.",
        "regel 2024 niet_in_het_stelsel",
        "begrip stelsel",
        "pagina voor-bestuurders/bij-dreiging.md#waarom-komt-deze-regeling-niet-eerst",
    ),
    (
        f"De verenigingen van bestuurders schreven op {datum.toon(DAGEN['nota'])} een brief. Zij zijn blij met de aandacht en vragen die vast te houden.",
        f"{_NIEUWS}wat-vragen-de-verenigingen",
    ),
    (
        "Zij noemen veilig wonen en de PKVW-eis als knelpunt.",
        f"{_NIEUWS}wat-vragen-de-verenigingen",
    ),
    (
        "Zij willen een bijdrage als volksvertegenwoordigers maatregelen nodig hebben.",
        f"{_NIEUWS}wat-vragen-de-verenigingen",
        "pagina voor-bestuurders/voor-wie-niet.md#waarom-staat-u-er-niet-bij",
    ),
    (
        "De bijdrage van nu is alleen voor maatregelen van bestuurders.",
        f"{_BETALEN}wie-krijgt-de-bijdrage-en-wie-niet",
    ),
    (
        "De minister reageert op die brief in dezelfde brief later in het jaar.",
        f"{_NIEUWS}wat-doet-de-minister",
    ),
    _weg(
        "De brief van de verenigingen wordt gebruikt om het debat voor te bereiden.",
        "dit is voorbereiding binnen het ministerie en verandert niets voor u",
    ),
    (
        "Bij de nota horen vier bijlagen.",
        "pagina verantwoording/bronnen.md#wat-lazen-wij-van-de-wet",
    ),
)
