"""Every fact of a case, each together with its question.

Form, parser, error texts, order of asking, "zoek dit uit" advice, JSON Schema and the overview in the docs
are all derived from these declarations. The keys are those of the case format and never change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any

from calculator.wet.getallen import PKVW_JAREN
from calculator.wet.model import ONBEKEND, Bestuurslaag, Partij
from calculator.wet.partijen import (
    BEVEILIGINGSAUTORITEIT,
    BRP,
    CCV,
    FIRMA,
    GRIFFIE,
    ORGANISATIE,
    PKVW_BEDRIJF,
    SECRETARIS,
)
from calculator.zinnen import zin


class Soort(Enum):
    """The kinds of value. BEDRAG is whole euro cents incl. btw, DATUM a calendar day."""

    KEUZE = "keuze"
    JA_NEE = "ja_nee"
    DATUM = "datum"
    BEDRAG = "bedrag"
    AANTAL = "aantal"
    TEKST = "tekst"
    LIJST = "lijst"


@dataclass(frozen=True, slots=True)
class Keuze:
    """One value of a KEUZE fact and how it reads on the form; ``per_ambt``: how it reads for some offices, ``niet_voor``: who is not offered it."""

    code: str
    label: str
    hint: str = ""
    per_ambt: tuple[tuple[str, str], ...] = ()
    niet_voor: tuple[str, ...] = ()

    def voor(self, ambt: Any) -> str:
        """The label as somebody with this office reads it."""
        return dict(self.per_ambt).get(ambt, self.label)


JA_NEE_KEUZES = (Keuze("ja", "Ja"), Keuze("nee", "Nee"))


class Enig(Enum):
    """In ``alleen_bij``: whatever value, as long as the fact is known and applies."""

    EEN_WAARDE = "een waarde"


EEN_WAARDE = Enig.EEN_WAARDE


@dataclass(frozen=True, slots=True)
class Feit:
    """A fact and its question.

    ``afwezig`` is what an absent key means: ONBEKEND, None (it does not apply) or a value. ``afwezig_label`` is how
    that reads as an answer (for a day or a number that need not exist), ``wel_label`` how it reads that it does exist. ``weet_niet`` says what
    the answer 'Weet ik niet' leads to (``{wie}``: who knows); empty: that answer is not offered. ``wie`` knows the answer. ``per_ambt``: the hint for some offices. ``verandert`` is who can change the fact,
    ``verandering`` what that takes; None: nobody can. ``alleen_bij``: the question makes sense only with one of these
    values of another fact (EEN_WAARDE: any that is known and applies).
    """

    naam: str
    soort: Soort
    kort: str
    vraag: str = ""
    waarom: str = ""
    hint: str = ""
    per_ambt: tuple[tuple[str, str], ...] = ()
    keuzes: tuple[Keuze, ...] = ()
    afwezig: Any = ONBEKEND
    afwezig_label: str = ""
    wel_label: str = ""
    weet_niet: str = ""
    wie: tuple[Partij, ...] = ()
    verandert: Partij | None = None
    verandering: str = ""
    alleen_bij: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    def __post_init__(self) -> None:
        """Each reader gets its own words."""
        object.__setattr__(self, "kort", zin(self.kort))

    def past(self, feiten: Mapping[str, Any]) -> bool:
        """True when the question makes sense beside these facts."""
        return all(_past(feiten[naam], waarden) for naam, waarden in self.alleen_bij)

    def uitgesloten(self, feiten: Mapping[str, Any]) -> bool:
        """True when a known fact leaves no room for the question; what is not among these facts is not known."""
        bekend = ((feiten.get(naam, ONBEKEND), waarden) for naam, waarden in self.alleen_bij)
        return any(waarde is not ONBEKEND and not _past(waarde, waarden) for waarde, waarden in bekend)

    def hint_voor(self, ambt: Any) -> str:
        """The hint as somebody with this office reads it."""
        return dict(self.per_ambt).get(ambt, self.hint)

    def weet_niet_voor(self, ambt: Any) -> str:
        """What 'Weet ik niet' leads to for somebody with this office."""
        wie = self.wie[0].naam(LAAG_VAN.get(ambt)) if self.wie else ""
        return self.weet_niet.replace("{wie}", wie[:1].upper() + wie[1:])

    def label(self, waarde: Any) -> str:
        """A KEUZE or JA_NEE value as it reads on the form."""
        if isinstance(waarde, bool):
            waarde = "ja" if waarde else "nee"
        return next(keuze.label for keuze in self.keuzes if keuze.code == waarde)


def _past(waarde: Any, waarden: tuple[Any, ...]) -> bool:
    return waarde in waarden or (EEN_WAARDE in waarden and waarde not in (None, ONBEKEND))


PROVINCIE_AMBTEN = ("commissaris", "gedeputeerde")
GEMEENTE_AMBTEN = ("burgemeester", "wethouder")
WATERSCHAP_AMBTEN = ("voorzitter_waterschap", "lid_db_waterschap")

#: The six offices of art. 2.9, 3.9 and 4.9 and the organisation that each belongs to.
LAAG: Mapping[str, Bestuurslaag] = MappingProxyType(
    dict.fromkeys(PROVINCIE_AMBTEN, Bestuurslaag.PROVINCIE)
    | dict.fromkeys(GEMEENTE_AMBTEN, Bestuurslaag.GEMEENTE)
    | dict.fromkeys(WATERSCHAP_AMBTEN, Bestuurslaag.WATERSCHAP)
)
#: Also of those whom the articles do not cover: which body they belong to, and so which chapter and whose griffie.
LAAG_VAN: Mapping[str, Bestuurslaag] = MappingProxyType(
    {
        **LAAG,
        "statenlid": Bestuurslaag.PROVINCIE,
        "raadslid": Bestuurslaag.GEMEENTE,
        "lid_ab_waterschap": Bestuurslaag.WATERSCHAP,
    }
)

#: How one's own area is called.
_GEBIED = (
    *((ambt, "Binnen mijn provincie") for ambt in PROVINCIE_AMBTEN),
    *((ambt, "Binnen mijn gemeente") for ambt in GEMEENTE_AMBTEN),
)

FEITEN: tuple[Feit, ...] = (
    Feit(
        "peildatum",
        Soort.DATUM,
        "de dag van de vraag",
        vraag="Op welke dag stelt u de vraag?",
        waarom="De regels hangen af van de dag. Meestal is dit vandaag.",
    ),
    Feit(
        "ambt",
        Soort.KEUZE,
        "[uw|het] ambt",
        vraag="Welk ambt hebt u?",
        waarom="De regeling geldt voor zes ambten. Uw ambt bepaalt ook welke organisatie betaalt.",
        hint="Begint u binnenkort, of neemt u een ambt waar? Kies dan dat ambt.",
        keuzes=(
            Keuze("burgemeester", "Burgemeester"),
            Keuze("wethouder", "Wethouder"),
            Keuze("commissaris", "Commissaris van de Koning"),
            Keuze("gedeputeerde", "Gedeputeerde"),
            Keuze("voorzitter_waterschap", "Voorzitter waterschap (dijkgraaf)"),
            Keuze("lid_db_waterschap", "Lid dagelijks bestuur waterschap"),
            Keuze("raadslid", "Raadslid"),
            Keuze("statenlid", "Statenlid"),
            Keuze("lid_ab_waterschap", "Lid algemeen bestuur waterschap"),
            Keuze("commissielid", "Commissielid"),
            Keuze("bestuurder_caribisch_nederland", "Bestuurder in Caribisch Nederland"),
            Keuze("ander_ambt", "Een ander ambt of geen ambt"),
        ),
        wie=(SECRETARIS,),
    ),
    Feit(
        "concrete_dreiging",
        Soort.JA_NEE,
        "of er nu een concrete dreiging is",
        vraag="Wordt u nu concreet bedreigd?",
        waarom="Bij een concrete dreiging gelden andere regels. U ziet dan eerst wie u belt.",
        hint="Kreeg u de laatste tijd een dreigement? Kies dan ‘Ja’.",
        keuzes=JA_NEE_KEUZES,
        afwezig=False,
        weet_niet="U ziet dan eerst wie u kunt bellen.",
        wie=(ORGANISATIE,),
    ),
    Feit(
        "maatregelen",
        Soort.LIJST,
        "de maatregelen",
        vraag="Is er al een maatregel gekocht, uitgevoerd of afgesproken?",
        waarom="De dag van uitvoering bepaalt welke regeling geldt. Per maatregel ziet u wie betaalt.",
        hint="Bijvoorbeeld een camera, alarm, kluis of beter glas.",
    ),
    Feit(
        "waarneming",
        Soort.KEUZE,
        "of [u|de bestuurder] het ambt waarneemt",
        vraag="Neemt u het ambt tijdelijk waar?",
        waarom="Voor een waarnemer gelden soms andere regels.",
        keuzes=(
            Keuze("geen", "Nee"),
            Keuze("benoemd", "Ja, ik ben als waarnemer aangewezen"),
            Keuze(
                "als_volksvertegenwoordiger",
                "Ja, als raadslid, statenlid of lid van het algemeen bestuur",
                per_ambt=(
                    ("burgemeester", "Ja, als raadslid"),
                    ("commissaris", "Ja, als statenlid"),
                    ("voorzitter_waterschap", "Ja, als lid van het algemeen bestuur"),
                ),
            ),
        ),
        afwezig="geen",
        wie=(GRIFFIE, SECRETARIS),
        weet_niet="{wie} weet het.",
        alleen_bij=(("ambt", ("burgemeester", "commissaris", "voorzitter_waterschap")),),
    ),
    Feit(
        "waarneming_langer_dan_30_dagen",
        Soort.JA_NEE,
        "of de waarneming langer dan 30 dagen duurt",
        vraag="Duurt de waarneming langer dan 30 dagen achter elkaar?",
        waarom="Voor een waarnemer van de voorzitter van een waterschap geldt dit alleen als de waarneming langer dan 30 dagen achter elkaar duurt.",
        keuzes=JA_NEE_KEUZES,
        wie=(SECRETARIS,),
        weet_niet="{wie} weet het.",
        alleen_bij=(("ambt", ("voorzitter_waterschap",)), ("waarneming", ("benoemd", "als_volksvertegenwoordiger"))),
    ),
    Feit(
        "aantal_gemeenten",
        Soort.AANTAL,
        "het aantal gemeenten",
        vraag="Van hoeveel gemeenten bent u burgemeester?",
        waarom="Bij meerdere gemeenten delen zij de kosten.",
        afwezig=1,
        afwezig_label="Van één gemeente",
        wie=(SECRETARIS,),
        alleen_bij=(("ambt", ("burgemeester",)),),
    ),
    Feit(
        "in_functie",
        Soort.KEUZE,
        "of [u het ambt nu hebt|de bestuurder het ambt nu heeft]",
        vraag="Hebt u het ambt nu?",
        waarom="U hebt aanspraak zolang u het ambt hebt, en soms al iets eerder.",
        keuzes=(
            Keuze("ja", "Ja"),
            Keuze("nog_niet", "Nee, nog niet"),
            Keuze("niet_meer", "Nee, niet meer"),
        ),
        afwezig=None,
        wie=(SECRETARIS, GRIFFIE),
    ),
    Feit(
        "ambt_vanaf",
        Soort.DATUM,
        "[uw|de] eerste dag in het ambt",
        vraag="Wat is uw eerste dag in het ambt?",
        waarom="U hebt aanspraak zolang u het ambt hebt, en soms al iets eerder.",
        afwezig=None,
        afwezig_label="Er is nog geen eerste dag bekend",
        wie=(SECRETARIS, GRIFFIE),
        weet_niet="{wie} weet de dag.",
    ),
    Feit(
        "benoeming_niet_doorgegaan",
        Soort.JA_NEE,
        "of de benoeming niet doorging",
        vraag="Ging uw benoeming niet door?",
        waarom="Gaat een benoeming niet door, dan is er geen aanspraak.",
        keuzes=JA_NEE_KEUZES,
        wie=(GRIFFIE, SECRETARIS),
        afwezig=False,
    ),
    Feit(
        "benoeming_vast_op",
        Soort.DATUM,
        "of en sinds welke dag [uw|de] benoeming vaststaat",
        vraag="Op welke dag stond vast dat u het ambt zou krijgen?",
        waarom="Vanaf die dag hebt u aanspraak, ook als u nog niet bent begonnen.",
        hint="Burgemeester: de dag van het raadsbesluit met de aanbeveling. Wethouder: de dag waarop de "
        "onderhandelingen over de coalitie klaar waren.",
        per_ambt=(
            ("burgemeester", "De dag van het raadsbesluit met de aanbeveling."),
            ("wethouder", "De dag waarop de onderhandelingen over de coalitie klaar waren."),
            *((ambt, "") for ambt in (*PROVINCIE_AMBTEN, *WATERSCHAP_AMBTEN)),
        ),
        afwezig=None,
        afwezig_label="Het staat nog niet vast",
        wie=(GRIFFIE, SECRETARIS),
        weet_niet="{wie} weet de dag.",
    ),
    Feit(
        "ambt_tot_en_met",
        Soort.DATUM,
        "[uw|de] laatste dag in het ambt",
        vraag="Hebt u al een laatste dag in het ambt?",
        waarom="Na uw laatste dag is er geen nieuwe aanspraak.",
        afwezig=None,
        afwezig_label="Nee, er is geen laatste dag bekend",
        wel_label="Ja, op deze dag",
        wie=(SECRETARIS,),
        weet_niet="{wie} weet het.",
    ),
    Feit(
        "woning_is_woonadres",
        Soort.JA_NEE,
        "of het om [uw|het] woonadres gaat",
        vraag="Gaat het om de woning op uw woonadres?",
        waarom="De regeling gaat over de plek waar u woont. Over een tweede woning zegt zij niets.",
        hint="Daar staat u ingeschreven in de basisregistratie personen (BRP).",
        keuzes=JA_NEE_KEUZES,
        wie=(BRP,),
        weet_niet="Uw inschrijving staat op MijnOverheid.",
    ),
    Feit(
        "woning_ligging",
        Soort.KEUZE,
        "of de woning in het gebied van [uw|het] ambt staat, en anders of [u|de bestuurder] elders mag wonen",
        vraag="Waar staat de woning?",
        waarom="Sinds 2024 telt voor provincies en gemeenten waar u woont. Bij een waterschap telt dit niet.",
        hint="Een ontheffing is het besluit dat u tijdelijk ergens anders mag wonen.",
        per_ambt=(("commissaris", ""),),
        keuzes=(
            Keuze("binnen", "Binnen mijn gemeente, provincie of waterschap", per_ambt=_GEBIED),
            Keuze(
                "buiten_met_ontheffing",
                "Daarbuiten, en ik heb een ontheffing die nu geldt",
                niet_voor=("commissaris",),
            ),
            Keuze(
                "buiten_ontheffing_verlopen",
                "Daarbuiten, en mijn ontheffing is verlopen",
                niet_voor=("commissaris",),
            ),
            Keuze(
                "buiten_zonder_ontheffing",
                "Daarbuiten, zonder ontheffing",
                per_ambt=(("commissaris", "Daarbuiten"),),
            ),
        ),
        wie=(GRIFFIE, SECRETARIS),
        weet_niet="{wie} weet het.",
        verandert=GRIFFIE,
        verandering="De gemeenteraad of provinciale staten beslissen over een ontheffing. U kunt erom vragen.",
        alleen_bij=(("ambt", (*PROVINCIE_AMBTEN, *GEMEENTE_AMBTEN)),),
    ),
    Feit(
        "woonadres_sinds",
        Soort.DATUM,
        "sinds wanneer [u|de bestuurder] daar woont",
        vraag="Bent u verhuisd sinds uw benoeming?",
        waarom="Na een verhuizing kan er een nieuwe aanspraak zijn.",
        afwezig=None,
        afwezig_label="Nee, ik woonde hier al",
        wel_label="Ja, op deze dag",
        wie=(BRP,),
        weet_niet="De dag staat op MijnOverheid.",
        alleen_bij=(("in_functie", ("ja", "niet_meer", None, ONBEKEND)),),
    ),
    Feit(
        "vorige_woning_verstrekt",
        Soort.JA_NEE,
        "of [u|de bestuurder] eerder maatregelen kreeg voor een vorige woning",
        vraag="Kreeg u sinds 2024 al maatregelen voor een vorige woning?",
        waarom="Na een verhuizing mag uw organisatie opnieuw maatregelen geven, maar het moet niet.",
        keuzes=JA_NEE_KEUZES,
        afwezig=False,
        wie=(ORGANISATIE,),
        weet_niet="{wie} weet het.",
        alleen_bij=(("woonadres_sinds", (EEN_WAARDE, ONBEKEND)),),
    ),
    Feit(
        "vorige_woning_vergoed",
        Soort.BEDRAG,
        "wat [u|de bestuurder] kreeg voor een vorige woning",
        vraag="Hoeveel vergoeding kreeg u tot en met 2023 voor een vorige woning?",
        waarom="Na een verhuizing tijdens het ambt kon een nieuwe aanspraak ontstaan.",
        hint="Vul 0 in als u niets kreeg.",
        afwezig=0,
        wie=(ORGANISATIE,),
        weet_niet="{wie} weet het.",
    ),
    Feit(
        "eerder_vergoed_dit_adres",
        Soort.BEDRAG,
        "wat [u|de bestuurder] al kreeg voor dit adres",
        vraag="Hoeveel vergoeding kreeg u tot en met 2023 al voor dit adres?",
        waarom="Het maximum gold voor alle maatregelen op één adres samen.",
        hint="Vul 0 in als u niets kreeg.",
        afwezig=0,
        wie=(ORGANISATIE,),
        weet_niet="{wie} weet het.",
    ),
    Feit(
        "pkvw",
        Soort.KEUZE,
        "of de woning een PKVW-certificaat heeft",
        vraag="Heeft de woning een certificaat van het Politiekeurmerk Veilig Wonen (PKVW)?",
        waarom="Zonder geldig certificaat is er in de regel nog geen aanspraak.",
        hint="Een PKVW-verklaring is geen certificaat.",
        keuzes=(
            Keuze("geldig", "Ja, en het is geldig"),
            Keuze("verlopen", "Ja, maar het is verlopen"),
            Keuze("aangevraagd", "Nee, het is aangevraagd"),
            Keuze("niveau_zonder_certificaat", "Nee, maar de woning voldoet volgens een adviseur"),
            Keuze("verklaring", "Nee, alleen een PKVW-verklaring"),
            Keuze("geen", "Nee"),
        ),
        wie=(CCV, PKVW_BEDRIJF),
        weet_niet="Een certificaat dat u kwijt bent, kunt u opnieuw opvragen.",
        verandert=PKVW_BEDRIJF,
        verandering="U kunt een certificaat halen. De kosten daarvan betaalt u zelf; vraag een PKVW-bedrijf om een prijs.",
    ),
    Feit(
        "pkvw_afgegeven_op",
        Soort.DATUM,
        "de dag waarop het certificaat is afgegeven",
        vraag="Op welke dag is het PKVW-certificaat afgegeven?",
        waarom=f"Een certificaat is {PKVW_JAREN} jaar geldig. In de oude regeling telt ook of het er op tijd was.",
        hint="De dag staat op het certificaat.",
        wie=(CCV, PKVW_BEDRIJF),
        weet_niet="Een certificaat dat u kwijt bent, kunt u opnieuw opvragen.",
        alleen_bij=(("pkvw", ("geldig", "verlopen")),),
    ),
    Feit(
        "pkvw_niet_te_vergen",
        Soort.JA_NEE,
        "of de uitzondering op het certificaat [voor u|hier] geldt",
        vraag="Is er een reden waarom u niet aan het PKVW kunt voldoen?",
        waarom="De wet kent een uitzondering als dit ‘redelijkerwijze niet kan worden gevergd’.",
        hint="Bijvoorbeeld: u huurt en de verhuurder weigert, of de vereniging van eigenaren werkt niet mee.",
        keuzes=JA_NEE_KEUZES,
        afwezig=False,
        wie=(ORGANISATIE, CCV),
        weet_niet="Bespreek het met uw organisatie en de CCV-adviseur.",
        verandert=ORGANISATIE,
        verandering="De wet zegt niet wie hierover beslist. Bespreek het met uw organisatie en de CCV-adviseur.",
    ),
    Feit(
        "advies",
        Soort.KEUZE,
        "hoe ver het beveiligingsadvies is",
        vraag="Hoe ver is uw beveiligingsadvies?",
        waarom="Sinds 2024 krijgt u de maatregelen die in een vastgesteld advies staan.",
        hint="De beveiligingsautoriteit van het ministerie van BZK stelt het advies vast.",
        keuzes=(
            Keuze("vastgesteld", "Het advies is vastgesteld"),
            Keuze("in_behandeling", "Het is aangevraagd en loopt nog"),
            Keuze("niet_aangevraagd", "Ik heb nog geen advies gevraagd"),
            Keuze("geweigerd", "Het is geweigerd"),
        ),
        wie=(CCV, ORGANISATIE),
        weet_niet="Het CCV weet hoe ver het is.",
        verandert=BEVEILIGINGSAUTORITEIT,
        verandering="U vraagt het advies aan bij het CCV. De beveiligingsautoriteit van BZK stelt het vast.",
    ),
    Feit(
        "advies_voor_deze_woning",
        Soort.JA_NEE,
        "of het advies over deze woning en dit ambt gaat",
        vraag="Gaat het advies over de woning waar u nu woont?",
        waarom="Een beveiligingsadvies gaat over één woning.",
        keuzes=JA_NEE_KEUZES,
        afwezig=True,
        wie=(CCV, ORGANISATIE),
        weet_niet="Het adres staat in uw advies.",
        alleen_bij=(("advies", ("vastgesteld", "in_behandeling")), ("woonadres_sinds", (EEN_WAARDE, ONBEKEND))),
    ),
)

#: Days in office that are unknown, and not "no such day", once ``in_functie`` says something about them.
AMBTSDAGEN = ("ambt_vanaf", "benoeming_vast_op", "ambt_tot_en_met")

MAATREGEL_FEITEN: tuple[Feit, ...] = (
    Feit(
        "soort",
        Soort.KEUZE,
        "de soort maatregel",
        vraag="Wat voor maatregel is het?",
        keuzes=(
            Keuze("brievenbus", "Beveiliging van de brievenbus"),
            Keuze("ruiten", "Versterking van de ruiten"),
            Keuze("deurspion_of_video_intercom", "Deurspion of video-intercom"),
            Keuze("basisinstallatie", "Basisinstallatie voor een bewakingssysteem"),
            Keuze("kluis", "Kluis die tegen brand en inbraak kan"),
            Keuze("pkvw_eis", "Werk om het PKVW-certificaat te halen", "Bijvoorbeeld sloten of buitenlicht."),
            Keuze("camera", "Camera"),
            Keuze("alarm", "Alarm"),
            Keuze("anders", "Iets anders", "Bijvoorbeeld een hek of een abonnement."),
        ),
    ),
    Feit(
        "omschrijving",
        Soort.TEKST,
        "de omschrijving",
        vraag="Hoe noemt u deze maatregel?",
        hint="Mag leeg blijven. Zet hier geen naam of adres.",
        afwezig="",
    ),
    Feit(
        "uitgevoerd_op",
        Soort.DATUM,
        "de dag van uitvoering",
        vraag="Op welke dag was de maatregel klaar?",
        hint="Die dag bepaalt welke regeling geldt, niet de dag van bestellen of betalen.",
        afwezig=None,
        afwezig_label="De maatregel is nog niet uitgevoerd",
        wie=(FIRMA, ORGANISATIE),
        weet_niet="De dag staat op de factuur of werkbon.",
    ),
    Feit("besteld_op", Soort.DATUM, "de dag van bestellen", vraag="Op welke dag is besteld?", afwezig=None),
    Feit("betaald_op", Soort.DATUM, "de dag van betalen", vraag="Op welke dag is betaald?", afwezig=None),
    Feit(
        "bedrag",
        Soort.BEDRAG,
        "het bedrag",
        vraag="Wat kost de maatregel, met btw?",
        hint="Betaalde iemand anders een deel? Trek dat eraf. Bijvoorbeeld 1.250,50.",
        wie=(FIRMA,),
        weet_niet="Vraag om een factuur met een bedrag per maatregel.",
    ),
    Feit(
        "in_advies",
        Soort.JA_NEE,
        "of de maatregel in het advies staat",
        vraag="Staat de maatregel in het vastgestelde beveiligingsadvies?",
        keuzes=JA_NEE_KEUZES,
        wie=(CCV, ORGANISATIE),
        weet_niet="Het staat in uw advies.",
        verandert=BEVEILIGINGSAUTORITEIT,
        verandering="De beveiligingsautoriteit van BZK stelt vast wat in het advies staat. Bespreek het met de "
        "CCV-adviseur.",
    ),
    Feit(
        "zelf_aangeschaft",
        Soort.JA_NEE,
        "of [u|de bestuurder] de maatregel zelf kocht",
        vraag="Hebt u de maatregel zelf gekocht en betaald?",
        keuzes=JA_NEE_KEUZES,
        afwezig=False,
        wie=(ORGANISATIE,),
    ),
    Feit(
        "bruikleen",
        Soort.JA_NEE,
        "of [uw|de] organisatie de maatregel in bruikleen aanbiedt",
        vraag="Biedt uw organisatie de maatregel in bruikleen aan?",
        hint="Bruikleen: u leent de maatregel zolang u het ambt hebt.",
        keuzes=JA_NEE_KEUZES,
        afwezig=False,
        wie=(ORGANISATIE,),
        verandert=ORGANISATIE,
        verandering="Uw organisatie mag een maatregel in bruikleen geven zolang u het ambt hebt. Zij beslist daarover.",
    ),
    Feit(
        "werkgeverskosten_stelsel",
        Soort.JA_NEE,
        "of de maatregel is aangewezen in het stelsel beveiligen van personen",
        vraag="Is de maatregel aangewezen in het stelsel beveiligen van personen?",
        hint="Dat gebeurt alleen bij een dreiging, na een besluit van politie en justitie.",
        keuzes=JA_NEE_KEUZES,
        afwezig=False,
        wie=(ORGANISATIE,),
    ),
)

PER_NAAM: Mapping[str, Feit] = MappingProxyType({feit.naam: feit for feit in FEITEN})
PER_NAAM_MAATREGEL: Mapping[str, Feit] = MappingProxyType({feit.naam: feit for feit in MAATREGEL_FEITEN})


def pad(naam: str, maatregel: int | None) -> str:
    """How a fact is called in an answer: ``pkvw``, or ``maatregelen[0].bedrag`` for a fact of a measure."""
    return naam if maatregel is None or naam in PER_NAAM else f"maatregelen[{maatregel}].{naam}"


def feit_van_pad(waar: str) -> tuple[Feit, int | None]:
    """The fact behind a name made by ``pad`` and the index of its measure. Raises KeyError for an unknown name."""
    if waar.startswith("maatregelen["):
        nummer, _, naam = waar.removeprefix("maatregelen[").partition("].")
        return PER_NAAM_MAATREGEL[naam], int(nummer)
    return PER_NAAM[waar], None
