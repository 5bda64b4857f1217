"""Where every statement comes from. A link to a law is computed from article, lid and date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from calculator.datum import EEN_DAG, jaren_later, toon
from calculator.wet.model import Bestuurslaag, Bron, Verwijzing, Zekerheid

#: The last day for which the text that was read certainly held: the earliest day on which the copy can have been taken.
GECONTROLEERD_TOT = date(2026, 2, 1)

#: Half a year later every page says that the copy is old; a year later the outcome says so first.
OUD_VANAF, TE_OUD_VANAF = GECONTROLEERD_TOT + 183 * EEN_DAG, jaren_later(GECONTROLEERD_TOT, 1)

#: Which version of the Regeling was read, when that copy was taken, and the newest document that speaks of it.
TEKST_REGELING, NIEUWSTE_STUK = date(2025, 12, 18), date(2026, 5, 1)
AFSCHRIFT = "tussen februari en juli 2026"
GELEZEN = (
    f"Gelezen: versie van {toon(TEKST_REGELING)}, in een afschrift van {AFSCHRIFT}. "
    f"Nieuwste stuk dat de regeling noemt: {toon(NIEUWSTE_STUK)}."
)
#: One line for the foot of a page once that is half a year ago.
OUDE_LEZING = "Onze lezing van de wet is meer dan een half jaar oud."

REGELING_BWB, BESLUIT_BWB = "BWBR0041573", "BWBR0041522"

#: The article on preventive security per bestuurslaag in the Regeling, and its basis in the Besluit.
ARTIKEL: Mapping[Bestuurslaag, str] = MappingProxyType(
    {
        Bestuurslaag.PROVINCIE: "2.9",
        Bestuurslaag.GEMEENTE: "3.9",
        Bestuurslaag.WATERSCHAP: "4.9",
    }
)
HOOFDSTUK: Mapping[Bestuurslaag, int] = MappingProxyType({laag: i for i, laag in enumerate(ARTIKEL, 2)})
ARTIKELEN = "2.9, 3.9 of 4.9"

#: The versions that were read and to which citations point.
TEKST_BESLUIT, TEKST_GEMEENTEWET, TEKST_PROVINCIEWET = date(2026, 7, 3), date(2022, 5, 1), date(2025, 1, 1)


class Gezien(NamedTuple):
    """A source that was read: its name, the version (a day) and when the copy of it was taken, in words."""

    bron: str
    versie: date
    gezien: str


BRONNEN_GEZIEN = (
    Gezien("Regeling rechtspositie decentrale politieke ambtsdragers", TEKST_REGELING, AFSCHRIFT),
    Gezien("Rechtspositiebesluit decentrale politieke ambtsdragers", TEKST_BESLUIT, "juli 2026 of later"),
    Gezien("Gemeentewet", TEKST_GEMEENTEWET, "2022 of later"),
    Gezien("Provinciewet", TEKST_PROVINCIEWET, "2025 of later"),
    Gezien("Nota van het ministerie van BZK, kenmerk 2026-0000207509", NIEUWSTE_STUK, "2026"),
)


def wet_url(bwb: str, artikel: str, lid: str, dag: date) -> str:
    """The official address of an article (and lid) as it read on a day; without an article, of the whole."""
    deel = (f"&artikel={artikel}" if artikel else "") + (f"&lid={lid}" if artikel and lid else "")
    return f"https://wetten.overheid.nl/jci1.3:c:{bwb}{deel}&z={dag}&g={dag}"


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text of the articles in the Regeling: its name, the version to which citations point, the lids that can be cited."""

    naam: str
    dag: date
    leden: tuple[str, ...]

    def lid(self, lid: str = "", onderdeel: str = "", zekerheid: Zekerheid = Zekerheid.WETTEKST) -> Bron:
        """A lid of art. 2.9, 3.9 or 4.9 in this text; without a number the article as a whole."""
        return _lid(self, lid, onderdeel, dict.fromkeys([None, *Bestuurslaag], zekerheid))


#: Of the old text only these lids were seen.
TEKST_2021 = Tekst("tekst 2021-2023", date(2021, 1, 1), ("", "1", "2", "3", "4"))
TEKST_2024 = Tekst("tekst sinds 2024", date(2024, 1, 1), ("", "1", "2", "3", "4", "5", "6", "7"))


def _lid(tekst: Tekst, lid: str, onderdeel: str, zekerheid: Mapping[Bestuurslaag | None, Zekerheid]) -> Bron:
    if lid not in tekst.leden:
        raise KeyError(lid)
    staart = f", lid {lid}" + (f" onder {onderdeel}" if onderdeel else "") if lid else ""

    def wijs(laag: Bestuurslaag | None) -> Verwijzing:
        nummer = ARTIKEL[laag] if laag else ARTIKELEN
        link = wet_url(REGELING_BWB, ARTIKEL[laag] if laag else "", lid, tekst.dag)
        return Verwijzing(f"artikel {nummer}{staart} van de Regeling ({tekst.naam})", link, zekerheid[laag])

    return Bron(wijs, lambda ander: _lid(ander, lid, onderdeel, zekerheid))


def lid_2024(lid: str = "", onderdeel: str = "", zekerheid: Zekerheid = Zekerheid.WETTEKST) -> Bron:
    """A lid of art. 2.9, 3.9 or 4.9 Regeling in the text in force since 1-1-2024."""
    return TEKST_2024.lid(lid, onderdeel, zekerheid)


def lid_2021(lid: str = "", onderdeel: str = "", zekerheid: Zekerheid = Zekerheid.WETTEKST) -> Bron:
    """A lid of the same articles in the text of 2021-2023.

    Only art. 2.9 lid 1-3 and the first half of lid 4 were read; that 3.9 and 4.9 say the same is inferred.
    """
    afgeleid = Zekerheid.AFGELEID if zekerheid is Zekerheid.WETTEKST else zekerheid
    zeker = {
        None: afgeleid,
        Bestuurslaag.PROVINCIE: zekerheid,
        Bestuurslaag.GEMEENTE: afgeleid,
        Bestuurslaag.WATERSCHAP: afgeleid,
    }
    return _lid(TEKST_2021, lid, onderdeel, zeker)


def besluit(nummer: str, lid: str = "", zekerheid: Zekerheid = Zekerheid.WETTEKST, onderdeel: str = "") -> Bron:
    """An article of the Rechtspositiebesluit; ``x.3.1`` stands for 2.3.1, 3.3.1 or 4.3.1."""
    staart = (f", lid {lid}" if lid else "") + (f" onder {onderdeel}" if onderdeel else "")

    def wijs(laag: Bestuurslaag | None) -> Verwijzing:
        eigen = nummer.replace("x", str(HOOFDSTUK[laag]) if laag else "x")
        tekst = (
            ", ".join(nummer.replace("x", str(h)) for h in HOOFDSTUK.values())
            if laag is None and "x" in nummer
            else eigen
        )
        link = wet_url(BESLUIT_BWB, "" if "x" in eigen else eigen, lid, TEKST_BESLUIT)
        return Verwijzing(f"artikel {tekst}{staart} van het Besluit", link, zekerheid)

    return Bron(wijs)


@dataclass(frozen=True, slots=True)
class Document:
    """A source that is no article of the Regeling or the Besluit."""

    naam: str
    url: str
    zekerheid: Zekerheid = Zekerheid.SECUNDAIR

    def bron(self, zekerheid: Zekerheid | None = None) -> Bron:
        """This document as a source; ``zekerheid`` when the statement is less sure than the document."""
        verwijzing = Verwijzing(self.naam, self.url, zekerheid or self.zekerheid)
        return Bron(lambda laag: verwijzing)


CCV_2021 = Document(
    "de CCV-pagina over de regeling van 2021",
    "https://hetccv.nl/themas/integraal-veiligheidsbeleid/veiligheid-politieke-ambtsdragers/regeling-preventieve-beveiligingsmaatregelen/",
)
CCV_ADVIES = Document(
    "het CCV over veiligheidsadvies", "https://hetccv.nl/het-ccv-geeft-veiligheidsadvies-aan-bestuurders/"
)
NOTA_2026 = Document("de nota van het ministerie van BZK van 1 mei 2026 (kenmerk 2026-0000207509)", "")
WEERBAAR_OUD = Document(
    "Weerbaar Bestuur over de regeling tot en met 2023",
    "https://weerbaarbestuur.nl/producten-en-diensten/preventieve-beveiligingsmaatregelen-bestuurders-geldig-tot-31-december-2023",
)
WEERBAAR_NIEUW = Document(
    "Weerbaar Bestuur over de regeling sinds 2024",
    "https://weerbaarbestuur.nl/index.php/producten-en-diensten/regeling-beveiligingsmaatregelen-decentrale-bestuurders-0",
)
POLITIEKEURMERK_2024 = Document(
    "Politiekeurmerk Veilig Wonen, 18 januari 2024",
    "https://www.politiekeurmerk.nl/2024/01/18/nieuwe-regeling-stimuleert-vraag-naar-het-politiekeurmerk/",
)
PKVW_VRAGEN = Document("Politiekeurmerk Veilig Wonen, veelgestelde vragen", "https://www.politiekeurmerk.nl/faq/")
PKVW_BEHALEN = Document(
    "Politiekeurmerk Veilig Wonen, certificaat behalen",
    "https://politiekeurmerk.nl/bewoners/expert-inschakelen/pkvw-certificaat-behalen/",
)
STAATSCOURANT_2020 = Document(
    "Staatscourant 2020, nr. 49908",
    "https://zoek.officielebekendmakingen.nl/stcrt-2020-49908.html",
    Zekerheid.WETTEKST,
)
STAATSCOURANT_2023 = Document(
    "Staatscourant 2023, nr. 28233",
    "https://zoek.officielebekendmakingen.nl/stcrt-2023-28233.html",
    Zekerheid.WETTEKST,
)
CIRCULAIRE_BEVEILIGEN = Document(
    "de Circulaire bewaken en beveiligen 2026", "https://wetten.overheid.nl/BWBR0052355", Zekerheid.WETTEKST
)
#: The circulaire reaches back to this day (dossier 9); of an earlier one it is no source.
CIRCULAIRE_BEVEILIGEN_VANAF = date(2026, 1, 1)
CIRCULAIRE_2019 = Document(
    "de circulaire van 21 januari 2019 bij het Besluit", "https://wetten.overheid.nl/BWBR0041858", Zekerheid.WETTEKST
)
WET_BRP = Document(
    "artikel 1.1 onder o van de Wet basisregistratie personen",
    wet_url("BWBR0033715", "1.1", "", TEKST_2024.dag),
    Zekerheid.WETTEKST,
)


BESLUIT_AANHEF = Document(
    "de aanhef van het Rechtspositiebesluit decentrale politieke ambtsdragers",
    f"https://wetten.overheid.nl/{BESLUIT_BWB}",
    Zekerheid.AFGELEID,
)


def _per_laag(provincie: "Document", gemeente: "Document") -> Bron:
    """A source that is another law for a provincie than for a gemeente."""

    def wijs(laag: Bestuurslaag | None) -> Verwijzing:
        document = provincie if laag is Bestuurslaag.PROVINCIE else gemeente
        return Verwijzing(document.naam, document.url, document.zekerheid)

    return Bron(wijs)


GEMEENTEWET_71 = Document(
    "artikel 71 van de Gemeentewet (burgemeester; versie van 1 mei 2022)",
    wet_url("BWBR0005416", "71", "", TEKST_GEMEENTEWET),
    Zekerheid.WETTEKST,
)
GEMEENTEWET_36A = Document(
    "artikel 36a van de Gemeentewet (wethouder; versie van 1 mei 2022)",
    wet_url("BWBR0005416", "36a", "", TEKST_GEMEENTEWET),
    Zekerheid.WETTEKST,
)
GEMEENTEWET_80 = Document(
    "artikel 80 van de Gemeentewet (waarnemend burgemeester; versie van 1 mei 2022)",
    wet_url("BWBR0005416", "80", "", TEKST_GEMEENTEWET),
    Zekerheid.WETTEKST,
)
PROVINCIEWET_70 = Document(
    "artikel 70 van de Provinciewet (commissaris; versie van 1 januari 2025)",
    wet_url("BWBR0005645", "70", "", TEKST_PROVINCIEWET),
    Zekerheid.WETTEKST,
)
PROVINCIEWET_35B = Document(
    "artikel 35b van de Provinciewet (gedeputeerde; zoals elders aangehaald)",
    wet_url("BWBR0005645", "35b", "2", TEKST_PROVINCIEWET),
    Zekerheid.SECUNDAIR,
)
PROVINCIEWET_78 = Document(
    "artikel 78 van de Provinciewet (waarnemend commissaris; versie van 1 januari 2025)",
    wet_url("BWBR0005645", "78", "", TEKST_PROVINCIEWET),
    Zekerheid.WETTEKST,
)
#: Where one must live, and who may be exempted; and that this does not hold for who acts in the office.
WOONPLICHT = _per_laag(PROVINCIEWET_70, GEMEENTEWET_71)
ONTHEFFING = _per_laag(PROVINCIEWET_35B, GEMEENTEWET_36A)
WOONPLICHT_WAARNEMER = _per_laag(PROVINCIEWET_78, GEMEENTEWET_80)
REGELING_1_2 = Document(
    "artikel 1.2 van de Regeling", wet_url(REGELING_BWB, "1.2", "", TEKST_2024.dag), Zekerheid.WETTEKST
)

# --- documents that only the pages use -----------------------------------------------------------------------------

RIJKSOVERHEID_MAART_2023 = Document(
    "Rijksoverheid, 14 maart 2023",
    "https://www.rijksoverheid.nl/actueel/nieuws/2023/03/14/extra-maatregelen-voor-veiligheid-decentrale-bestuurders",
)
RIJKSOVERHEID_NOVEMBER_2023 = Document(
    "Rijksoverheid, 15 november 2023",
    "https://www.rijksoverheid.nl/actueel/nieuws/2023/11/15/beveiligingsmaatregelen-voor-burgemeesters-gedeputeerden-en-waterschapsbestuurders-uitgebreid",
)
KAMERBRIEF_2023 = Document("Kamerstuk 28 844, nr. 271", "https://berthub.eu/tkconv/get/2023D46358")
SECURITY_DAILY_2023 = Document(
    "Security Daily, 17 november 2023",
    "https://www.securitydaily.nl/2023/11/17/beveiligingsadvies-op-maat-voor-bedreigde-bestuurders-provincies-en-gemeenten/",
)
BEGROTING_2024 = Document(
    "de ontwerpbegroting 2024 van het provinciefonds",
    "https://www.rijksfinancien.nl/memorie-van-toelichting/2024/OWB/C/onderdeel/2110220",
    Zekerheid.WETTEKST,
)
DSP_2023 = Document(
    "DSP-groep over het onderzoek van 2023",
    "https://www.dsp-groep.nl/projecten/meer-beveiliging-bij-woning-decentrale-bestuurders/",
)
EVALUATIE_2023 = Document(
    "politiekeambtsdragers.nl, 9 maart 2023",
    "https://www.politiekeambtsdragers.nl/publicaties/publicaties/2023/3/9/evaluatie-en-aanbevelingen-regeling-veilig-wonen-voor-decentrale-bestuurders",
)
CONSULTATIE_2020 = Document(
    "politiekeambtsdragers.nl, 23 juli 2020",
    "https://www.politiekeambtsdragers.nl/actueel/nieuws/2020/07/23/basismaatregelen-preventieve-beveiliging-decentrale-bestuurders",
)
MONITOR_2022 = Document(
    "de Wethoudersvereniging over de Monitor Integriteit en Veiligheid 2022",
    "https://www.wethoudersvereniging.nl/nieuws/monitor-integriteit-en-veiligheid-2022/",
)
MONITOR_2024 = Document(
    "Rijksoverheid, 17 december 2024",
    "https://www.rijksoverheid.nl/actueel/nieuws/2024/12/17/monitor-integriteit-en-veiligheid-agressie-en-intimidatie-richting-politiek-ambtsdragers-blijft-zorgelijk",
)
FISCALIADE_2020 = Document(
    "Fiscaliade, 15 december 2020", "https://fiscaliade.nl/actualiteit/beveiliging-decentrale-bestuurders-2021/"
)
CIRCULAIRE_2019_DECEMBER = Document(
    "de circulaire van 10 december 2019 voor provincies", "https://wetten.overheid.nl/BWBR0042914", Zekerheid.WETTEKST
)
BINNENLANDS_BESTUUR_2020 = Document(
    "Binnenlands Bestuur over raadsleden",
    "https://www.binnenlandsbestuur.nl/bestuur-en-organisatie/bedreigd-raadslid-wil-huis-kunnen-laten-beveiligen",
)
GRIFFIERS_2023 = Document(
    "de Vereniging van Griffiers over de consultatie",
    "https://www.griffiers.nl/actueel/nieuws/maak-veilig-wonen-ook-beschikbaar-voor-andere-volksvertegenwoordigers",
)
LOKALE_DEMOCRATIE = Document(
    "lokale-democratie.nl, van voor de oude regeling",
    "https://www.lokale-democratie.nl/netwerkweerbaarbestuur/producten-en-diensten/preventieve-beveiligingsmaatregelen-bestuurders",
)
STAATSCOURANT_2018 = Document(
    "Staatscourant 2018, nr. 66006",
    "https://zoek.officielebekendmakingen.nl/stcrt-2018-66006.html",
    Zekerheid.WETTEKST,
)
CIRCULAIRE_2025 = Document(
    "de circulaire van 27 maart 2025",
    "https://zoek.officielebekendmakingen.nl/stcrt-2025-11827.html",
    Zekerheid.WETTEKST,
)
PERS_2019 = Document("nieuwsberichten uit 2019, waarvan wij het adres niet hebben", "")
ONDERSTEUNINGSTEAM_2019 = Document(
    "burgemeesters.nl over het Ondersteuningsteam Weerbaar Bestuur, april 2019",
    "https://www.burgemeesters.nl/actueel/nieuws/ondersteuningsteam-weerbaar-bestuur-van-start/",
)
PUBLICATIES_2022 = Document("publicaties uit 2022, waarvan wij het adres niet hebben", "")
