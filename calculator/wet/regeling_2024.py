"""Regime 2024: since 1 January 2024.

Art. 2.9, 3.9 and 4.9 Regeling rechtspositie decentrale politieke ambtsdragers as read in the versions of 14-12-2024 and 18-12-2025 (for
1-1-2024 to 13-12-2024 lid 5 b to 7 are inferred to be the same). The measures in an adopted beveiligingsadvies are provided; the text
knows no amount; the organisation pays. The rules stand in the order of the lids.
"""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from calculator import datum
from calculator.wet import besluit
from calculator.wet.bronnen import (
    BESLUIT_AANHEF,
    CCV_ADVIES,
    NOTA_2026,
    ONTHEFFING,
    PKVW_BEHALEN,
    PKVW_VRAGEN,
    POLITIEKEURMERK_2024,
    WEERBAAR_NIEUW,
    WOONPLICHT,
    WOONPLICHT_WAARNEMER,
    lid_2024,
)
from calculator.wet.bronnen import besluit as artikel_besluit
from calculator.wet.feiten import LAAG
from calculator.wet.model import (
    JA,
    KAN,
    NEE,
    NOG_NIET,
    ONBEKEND,
    Bevinding,
    Geval,
    OpenPunt,
    Regeling,
    Stap,
    Toetsing,
    Vorm,
    Zekerheid,
    ja,
    kan,
    nee,
    nog_niet,
    tussen,
    voorwaarde,
)
from calculator.wet.open_punten import (
    CERTIFICAAT_NA_UITVOERING,
    ONTHEFFING_VERLOPEN,
    OPNIEUW_NA_VERHUIZING,
    PKVW_ABSOLUUT,
    PKVW_UITZONDERING,
    PUNT_ADVIES_GEWEIGERD,
    WAARNEMER_BUITEN,
    WOONPLEK,
    ZELF_AANGESCHAFT,
)
from calculator.wet.partijen import (
    BESTUURDER,
    BEVEILIGINGSAUTORITEIT,
    CCV,
    GRIFFIE,
    ORGANISATIE,
    PKVW_BEDRIJF,
    SECRETARIS,
)

#: First day of the regime (nota of 1 May 2026, Weerbaar Bestuur, Rijksoverheid; secondary: the clause was not seen).
EERSTE_DAG = date(2024, 1, 1)


@voorwaarde(NOTA_2026.bron(), WEERBAAR_NIEUW.bron(), door_de_dag=True)
def regeling_in_werking(peildatum: date) -> Bevinding:
    """Op de dag van uw vraag was de regeling er al."""
    return ja() if peildatum >= EERSTE_DAG else nog_niet(f"Deze regeling werkt vanaf {datum.toon(EERSTE_DAG)}.")


@voorwaarde(lid_2024("1"), artikel_besluit("x.2.14"), artikel_besluit("3.1.12"), BESLUIT_AANHEF.bron())
def ambt_valt_onder_de_regeling(ambt: str, waarneming: str, waarneming_langer_dan_30_dagen: bool) -> Bevinding:
    """U hebt een ambt waarvoor de regeling geldt."""
    return besluit.ambt_valt_eronder(ambt, waarneming, waarneming_langer_dan_30_dagen)


@voorwaarde(lid_2024("1"), wie=[ORGANISATIE], ook_bij_bruikleen=False)
def woning_is_de_woonplek(woning_is_woonadres: bool) -> Bevinding:
    """Het gaat om de plek waar u woont."""
    if woning_is_woonadres:
        return ja()
    return tussen(NEE, JA, WOONPLEK, "De woning is niet uw woonadres.")


@voorwaarde(
    lid_2024("2"),
    WOONPLICHT,
    ONTHEFFING,
    WOONPLICHT_WAARNEMER,
    wie=[GRIFFIE],
    ook_bij_bruikleen=False,
)
def woning_ligt_goed(
    ambt: str, waarneming: str, woning_ligging: str, uitgevoerd_op: date | None, peildatum: date
) -> Bevinding:
    """De woning staat waar dat voor uw ambt moet, of u hebt een ontheffing."""
    if ambt in ("voorzitter_waterschap", "lid_db_waterschap", "lid_ab_waterschap"):
        return ja("Voor een waterschap stelt de regeling geen eis aan de plaats van de woning.")
    if woning_ligging == "binnen":
        return ja()
    if besluit.waarnemer_van_burgemeester_of_commissaris(ambt, waarneming):
        return tussen(NEE, JA, WAARNEMER_BUITEN, "U neemt het ambt waar en woont buiten het gebied ervan.")
    if ambt == "commissaris":
        return nee("Voor de commissaris noemt de wet geen ontheffing. Bruikleen blijft mogelijk.")
    if woning_ligging == "buiten_met_ontheffing":
        return ja()
    if woning_ligging == "buiten_ontheffing_verlopen":
        if uitgevoerd_op is not None and uitgevoerd_op <= peildatum:
            return tussen(NEE, JA, ONTHEFFING_VERLOPEN, "Uw ontheffing is verlopen, maar de maatregel is er al.")
        return nee("Uw ontheffing is verlopen. Bruikleen blijft mogelijk.")
    return nee("U woont buiten het gebied van uw ambt, zonder ontheffing. Bruikleen blijft mogelijk.")


ADVIES_VRAGEN = Stap(BESTUURDER, "vraagt een beveiligingsadvies aan bij het CCV", NOTA_2026.bron())
ADVIES_VASTSTELLEN = (
    Stap(CCV, "stuurt een adviseur, die de woning bekijkt en het beveiligingsadvies schrijft", NOTA_2026.bron()),
    Stap(BEVEILIGINGSAUTORITEIT, "stelt het beveiligingsadvies vast", lid_2024("4")),
)


@voorwaarde(
    lid_2024("4"),
    CCV_ADVIES.bron(),
    stappen=[ADVIES_VRAGEN, *ADVIES_VASTSTELLEN],
    wie=[CCV],
    ook_bij_bruikleen=False,
)
def advies_is_vastgesteld(advies: str) -> Bevinding:
    """De beveiligingsautoriteit van BZK heeft het beveiligingsadvies vastgesteld."""
    if advies == "vastgesteld":
        return ja()
    if advies == "geweigerd":
        return tussen(NEE, NOG_NIET, PUNT_ADVIES_GEWEIGERD, "Het advies is geweigerd.")
    if advies == "in_behandeling":
        return nog_niet("Het advies is aangevraagd, maar nog niet vastgesteld.", ADVIES_VASTSTELLEN)
    return nog_niet("Er is nog geen advies gevraagd.")


@voorwaarde(
    lid_2024("5", "a"),
    stappen=[Stap(BESTUURDER, besluit.WACHT_OP_ZEKERHEID, lid_2024("5", "a", Zekerheid.AFGELEID))],
    wie=[SECRETARIS, GRIFFIE],
    ook_bij_bruikleen=False,
    rang=1,
)
def aanspraak_tijdens_het_ambt(
    uitgevoerd_op: date | None,
    peildatum: date,
    benoeming_vast_op: date | None,
    ambt_vanaf: date | None,
    ambt_tot_en_met: date | None,
) -> Bevinding:
    """De maatregel valt in de tijd dat u het ambt hebt, of dat vaststaat dat u het krijgt."""
    return besluit.tijdens_ambt(uitgevoerd_op, peildatum, benoeming_vast_op, ambt_vanaf, ambt_tot_en_met)


@voorwaarde(lid_2024("5", "a", Zekerheid.AFGELEID))
def benoeming_gaat_door(benoeming_niet_doorgegaan: bool) -> Bevinding:
    """Uw benoeming is doorgegaan of gaat door."""
    return nee("De benoeming ging niet door. Dan is er geen aanspraak.") if benoeming_niet_doorgegaan else ja()


PKVW_HALEN = Stap(BESTUURDER, besluit.PKVW_HALEN, NOTA_2026.bron())
PKVW_KEUREN = Stap(PKVW_BEDRIJF, "keurt de woning en geeft het PKVW-certificaat af", PKVW_BEHALEN.bron())


def _bij_het_certificaat(geval: Geval, toetsing: Toetsing) -> Iterator[OpenPunt]:
    """How absolute the demand is in practice, and a certificate after the works."""
    if toetsing.minimaal < JA and geval.feiten["pkvw_niet_te_vergen"] is not False:
        yield PKVW_ABSOLUUT
    dagen = [m["uitgevoerd_op"] for m in geval.maatregelen if isinstance(m["uitgevoerd_op"], date)]
    afgegeven = geval.feiten["pkvw_afgegeven_op"]
    if isinstance(afgegeven, date) and any(EERSTE_DAG <= dag < afgegeven for dag in dagen):
        yield CERTIFICAAT_NA_UITVOERING


@voorwaarde(
    lid_2024("5", "b"),
    PKVW_VRAGEN.bron(),
    stappen=[PKVW_HALEN, PKVW_KEUREN],
    wie=[PKVW_BEDRIJF, CCV],
    ook_bij_bruikleen=False,
    rang=2,
    letop=_bij_het_certificaat,
)
def certificaat_is_geldig(pkvw: str, pkvw_afgegeven_op: date, pkvw_niet_te_vergen: bool, peildatum: date) -> Bevinding:
    """De woning heeft een geldig PKVW-certificaat."""
    if pkvw == "geldig" and besluit.certificaat_geldig(pkvw, pkvw_afgegeven_op, peildatum):
        return ja()
    if pkvw_niet_te_vergen:
        return tussen(
            NOG_NIET, JA, PKVW_UITZONDERING, "U noemt een reden waarom het PKVW van u niet kan worden gevraagd."
        )
    bijna = pkvw in ("aangevraagd", "niveau_zonder_certificaat")
    return nog_niet(besluit.ZONDER_CERTIFICAAT[pkvw], (PKVW_KEUREN,) if bijna else None)


#: Only after a move: no step of the ordinary way.
OPNIEUW_BESLISSEN = Stap(
    ORGANISATIE,
    "beslist of er opnieuw maatregelen komen, op een nieuw advies",
    lid_2024("6", zekerheid=Zekerheid.AFGELEID),
)


def _bij_opnieuw(geval: Geval, toetsing: Toetsing) -> Iterator[OpenPunt]:
    """On what the organisation decides, the text does not say."""
    if toetsing.maximaal == KAN:
        yield OPNIEUW_NA_VERHUIZING


@voorwaarde(lid_2024("6"), wie=[ORGANISATIE], letop=_bij_opnieuw)
def eerste_keer_of_niet_verhuisd(
    vorige_woning_verstrekt: bool, woonadres_sinds: date | None, ambt_vanaf: date | None
) -> Bevinding:
    """U kreeg nog geen maatregelen voor een vorige woning, of u verhuisde niet tijdens uw ambt."""
    if vorige_woning_verstrekt and besluit.verhuisd_tijdens_ambt(woonadres_sinds, ambt_vanaf):
        return kan(
            "U verhuisde tijdens uw ambt. Uw organisatie mag opnieuw maatregelen geven, op een nieuw advies.",
            (OPNIEUW_BESLISSEN,),
        )
    return ja()


@voorwaarde(lid_2024("7"), wie=[ORGANISATIE])
def verstrekking_of_bruikleen(
    bruikleen: bool, uitgevoerd_op: date | None, peildatum: date, ambt_vanaf: date | None, ambt_tot_en_met: date | None
) -> Bevinding:
    """De maatregel wordt verstrekt, of u krijgt die in bruikleen zolang u het ambt hebt."""
    if not bruikleen:
        return ja()
    dag = uitgevoerd_op or peildatum
    if ambt_tot_en_met is not None and max(dag, peildatum) > ambt_tot_en_met:
        return nee(
            "Bruikleen is er alleen zolang u het ambt hebt. Wat er daarna met de maatregel gebeurt, staat niet in de tekst."
        )
    if ambt_vanaf is None or dag < ambt_vanaf:
        return nog_niet("Bruikleen is er vanaf uw eerste dag in het ambt.")
    return kan(
        "Uw organisatie mag de maatregel in bruikleen geven. Zij hoeft dan niet te letten op plaats, PKVW of advies."
    )


@voorwaarde(lid_2024(zekerheid=Zekerheid.AFGELEID), door_de_dag=True)
def uitgevoerd_in_de_periode(uitgevoerd_op: date | None) -> Bevinding:
    """De maatregel is van 2024 of later, of moet nog komen."""
    if uitgevoerd_op is not None and uitgevoerd_op < EERSTE_DAG:
        return nee(f"De maatregel is uitgevoerd vóór {datum.toon(EERSTE_DAG)}. Dan geldt deze regeling niet.")
    return ja()


@voorwaarde(artikel_besluit("x.3.1", "2", Zekerheid.AFGELEID))
def niet_in_het_stelsel(werkgeverskosten_stelsel: bool) -> Bevinding:
    """De maatregel is niet aangewezen in het stelsel beveiligen van personen."""
    if werkgeverskosten_stelsel:
        return nee("De maatregel is al aangewezen in het stelsel. Uw organisatie betaalt die buiten deze regeling om.")
    return ja()


@voorwaarde(NOTA_2026.bron(), POLITIEKEURMERK_2024.bron())
def geen_werk_voor_het_certificaat(soort: str) -> Bevinding:
    """De maatregel is meer dan het werk om het PKVW-certificaat te halen."""
    return nee("Werk om het PKVW-certificaat te halen betaalt u zelf.") if soort == "pkvw_eis" else ja()


@voorwaarde(lid_2024("1"), wie=[CCV, ORGANISATIE], ook_bij_bruikleen=False)
def maatregel_staat_in_het_advies(in_advies: bool, advies: str, zelf_aangeschaft: bool) -> Bevinding:
    """De maatregel staat in het advies en uw organisatie zorgt ervoor."""
    if advies == "vastgesteld" and in_advies:
        if zelf_aangeschaft:
            return tussen(NEE, JA, ZELF_AANGESCHAFT, "U kocht de maatregel zelf. De wet kent alleen verstrekken.")
        return ja()
    if zelf_aangeschaft:
        return nee("U kocht de maatregel zelf, zonder dat die in een vastgesteld advies staat.")
    if advies == "vastgesteld":
        return nee("De maatregel staat niet in het advies.")
    return nog_niet("Er is nog geen vastgesteld advies waarin de maatregel staat.")


REGELING = Regeling(
    jaar="2024",
    titel="de regeling sinds 2024",
    begin=EERSTE_DAG,
    in_werking=EERSTE_DAG,
    vorm=Vorm.VERSTREKKING,
    lid=lid_2024,
    ambten=LAAG,
    maximum=None,
    ruimte=None,
    voorwaarden=(
        ambt_valt_onder_de_regeling,
        benoeming_gaat_door,
        woning_is_de_woonplek,
        certificaat_is_geldig,
        advies_is_vastgesteld,
        eerste_keer_of_niet_verhuisd,
        regeling_in_werking,
    ),
    maatregel_voorwaarden=(
        woning_ligt_goed,
        aanspraak_tijdens_het_ambt,
        uitgevoerd_in_de_periode,
        geen_werk_voor_het_certificaat,
        maatregel_staat_in_het_advies,
        verstrekking_of_bruikleen,
        niet_in_het_stelsel,
    ),
    voorbeeld=MappingProxyType(
        {
            "soort": "anders",
            "omschrijving": "",
            "uitgevoerd_op": None,
            "besteld_op": None,
            "betaald_op": None,
            "bedrag": ONBEKEND,
            "in_advies": True,
            "zelf_aangeschaft": False,
            "bruikleen": False,
            "werkgeverskosten_stelsel": False,
        }
    ),
    bron_organisatie=lid_2024("3"),
    bron_bestuurder=lid_2024("1", zekerheid=Zekerheid.AFGELEID),
    uitleg_organisatie="De maatregel staat in het advies. Uw organisatie zorgt ervoor en betaalt. Er is geen maximum.",
    slotstappen=(Stap(ORGANISATIE, "zorgt voor de maatregelen uit het advies en betaalt ze", lid_2024("3")),),
    bestelstappen=(
        Stap(
            BESTUURDER,
            "bestelt pas iets als is afgesproken wie bestelt en wie betaalt",
            lid_2024("1", zekerheid=Zekerheid.AFGELEID),
        ),
    ),
    anders_mogelijk=(
        Stap(
            ORGANISATIE,
            "mag maatregelen in bruikleen geven zolang het ambt duurt, ook zonder advies, certificaat of ontheffing",
            lid_2024("7"),
        ),
    ),
    volgorde="De wet noemt geen volgorde tussen het certificaat en het advies.",
    kenmerken=MappingProxyType(
        {
            "Welke maatregelen?": "Wat in uw advies staat",
            "Wie kiest?": "De adviseur van het CCV adviseert, het ministerie stelt vast",
            "Wie regelt de uitvoering?": "Uw organisatie",
            "Advies nodig?": "Ja",
            "PKVW-certificaat nodig?": "Ja, met een uitzondering",
            "Waar staat de woning?": "In uw gemeente of provincie, of elders met ontheffing. Waterschap: geen eis",
            "Lenen mogelijk?": "Ja, als uw organisatie dat wil",
        }
    ),
)
