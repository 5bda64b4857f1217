"""Regime 2021: measures realised from 8 October 2020 up to and including 31 December 2023.

Art. 2.9, 3.9 and 4.9 Regeling rechtspositie decentrale politieke ambtsdragers, Stcrt. 2020, 49908. Read: art. 2.9 lid 1-3 and the first half
of lid 4. The rest follows the CCV page of that time and is marked so. Actual costs of five basic measures are reimbursed up
to a maximum per woonadres, with a valid PKVW certificate.
"""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from calculator import bedrag as geld
from calculator import datum
from calculator.wet import besluit, getallen, regeling_2024
from calculator.wet.bronnen import (
    CCV_2021,
    PKVW_BEHALEN,
    PKVW_VRAGEN,
    REGELING_1_2,
    STAATSCOURANT_2023,
    WEERBAAR_OUD,
    lid_2021,
)
from calculator.wet.bronnen import besluit as artikel_besluit
from calculator.wet.feiten import LAAG
from calculator.wet.model import (
    JA,
    NEE,
    NOG_NIET,
    ONBEKEND,
    Aard,
    Bereik,
    Bevinding,
    Geval,
    OpenPunt,
    Regeling,
    Stap,
    Toetsing,
    Vorm,
    Zekerheid,
    ja,
    nee,
    nog_niet,
    nvt,
    tussen,
    voorwaarde,
)
from calculator.wet.open_punten import (
    CERTIFICAAT_NA_UITVOERING,
    LATER_DECLAREREN,
    PUNT_WOONADRES_BIJ_UITVOERING,
    TERUG_NAAR_OUD_ADRES,
    UITZONDERING_2021,
    VERHUISD_VOOR_AMBT,
)
from calculator.wet.partijen import BESTUURDER, CCV, FIRMA, GRIFFIE, ORGANISATIE, PKVW_BEDRIJF, SECRETARIS

MAXIMUM = getallen.MAXIMUM_2021
EERSTE_DAG = getallen.EERSTE_DAG_2021
#: The text came into force (CCV, Weerbaar Bestuur; secondary).
IN_WERKING = date(2021, 1, 1)
#: It holds until the next regime begins (Weerbaar Bestuur names the same last day; secondary).
LAATSTE_DAG = regeling_2024.EERSTE_DAG - datum.EEN_DAG
#: The closed list of five (CCV, Weerbaar Bestuur; secondary: this lid was not seen).
BASISMAATREGELEN = ("brievenbus", "ruiten", "deurspion_of_video_intercom", "basisinstallatie", "kluis")


@voorwaarde(
    WEERBAAR_OUD.bron(),
    CCV_2021.bron(),
    stappen=[Stap(BESTUURDER, f"wacht met declareren tot {datum.toon(IN_WERKING)}", WEERBAAR_OUD.bron())],
    door_de_dag=True,
)
def regeling_in_werking(peildatum: date) -> Bevinding:
    """Op de dag van de vraag was de regeling er al."""
    if peildatum < IN_WERKING:
        return nog_niet(f"De regeling werkt vanaf {datum.toon(IN_WERKING)}. Declareren kan vanaf die dag.")
    return ja()


@voorwaarde(lid_2021("1"), rang=0)
def ambt_valt_onder_de_regeling(ambt: str, waarneming: str, waarneming_langer_dan_30_dagen: bool) -> Bevinding:
    """[U hebt|De bestuurder heeft] een ambt waarvoor de regeling geldt."""
    return besluit.ambt_valt_eronder(ambt, waarneming, waarneming_langer_dan_30_dagen)


@voorwaarde(CCV_2021.bron())
def benoeming_gaat_door(benoeming_niet_doorgegaan: bool) -> Bevinding:
    """De benoeming gaat door."""
    return nee("De benoeming ging niet door. Dan is er geen vergoeding.") if benoeming_niet_doorgegaan else nvt()


@voorwaarde(lid_2021("2"))
def woning_is_het_woonadres(woning_is_woonadres: bool) -> Bevinding:
    """Het gaat om de woning op [uw|het] woonadres."""
    return ja() if woning_is_woonadres else nee("De vergoeding is er alleen voor de woning op het woonadres.")


def ruimte(
    eerder_vergoed_dit_adres: int, vorige_woning_vergoed: int, woonadres_sinds: date | None, ambt_vanaf: date | None
) -> Bereik:
    """What is left of the maximum for this woonadres (lid 1), in cents.

    After a move in office the claim arises anew for the new woonadres (lid 3): the whole amount, less what was paid for this address
    since (our reading). Only where all of it was paid for this address may that have been in an earlier stay: then it is open (O18).
    """
    rest = max(0, MAXIMUM - eerder_vergoed_dit_adres)
    verhuisd = vorige_woning_vergoed > 0 and besluit.verhuisd_tijdens_ambt(woonadres_sinds, ambt_vanaf)
    return Bereik(rest, MAXIMUM if verhuisd and not rest else rest)


LID_3_AFGELEID = lid_2021("3", zekerheid=Zekerheid.AFGELEID)


@voorwaarde(lid_2021("1"))
def maximum_nog_niet_bereikt(
    eerder_vergoed_dit_adres: int, vorige_woning_vergoed: int, woonadres_sinds: date | None, ambt_vanaf: date | None
) -> Bevinding:
    """Het maximum voor dit woonadres is nog niet bereikt."""
    over = ruimte(eerder_vergoed_dit_adres, vorige_woning_vergoed, woonadres_sinds, ambt_vanaf)
    verhuisd = vorige_woning_vergoed > 0 and besluit.verhuisd_tijdens_ambt(woonadres_sinds, ambt_vanaf)
    al = f"Voor dit adres is het hele bedrag van {geld.toon(MAXIMUM)} al vergoed."
    if over.minimaal < over.maximaal:
        uitleg = (
            f"{al} Was dat bij een vroeger verblijf, vóór de terugkeer op dit adres? Dan staat niet vast wat nu geldt."
        )
        return tussen(NEE, JA, TERUG_NAAR_OUD_ADRES, uitleg, bron=LID_3_AFGELEID)
    if not over.maximaal:
        return nee(al)
    if not verhuisd or not eerder_vergoed_dit_adres:
        return ja()
    return ja(
        "Wat na de verhuizing voor dit adres is vergoed, gaat er volgens ons af. Is dat geld van een vroeger verblijf op dit adres? "
        "Vraag het dan [uw|de] organisatie.",
        LID_3_AFGELEID,
    )


@voorwaarde(lid_2021("3"), wie=[ORGANISATIE])
def nieuwe_aanspraak_na_verhuizing(
    vorige_woning_vergoed: int, woonadres_sinds: date | None, ambt_vanaf: date | None
) -> Bevinding:
    """[U verhuisde|De bestuurder verhuisde] tijdens het ambt naar dit adres, na een vergoeding voor de vorige woning."""
    if vorige_woning_vergoed == 0:
        return nvt()
    if besluit.verhuisd_tijdens_ambt(woonadres_sinds, ambt_vanaf):
        return ja("Na een verhuizing tijdens het ambt is er opnieuw aanspraak.")
    uitleg = "Er was een vergoeding voor een vorige woning, en geen verhuizing tijdens het ambt."
    return tussen(NEE, JA, VERHUISD_VOOR_AMBT, uitleg, bron=LID_3_AFGELEID)


OVERGANG = STAATSCOURANT_2023.bron(Zekerheid.ONBEKEND)
#: Before anything else: no money is spent on a claim that may not be taken any more.
LATER_VRAGEN = Stap(
    BESTUURDER, "[vraagt de organisatie|bekijkt] of zij deze oude kosten nog in behandeling neemt", aard=Aard.VRAGEN
)


@voorwaarde(WEERBAAR_OUD.bron(), wie=[ORGANISATIE], rang=-1)
def op_tijd_gevraagd(peildatum: date) -> Bevinding:
    """De vergoeding is gevraagd terwijl de regeling nog gold."""
    if peildatum > LAATSTE_DAG:
        uitleg = (
            f"Deze regeling gold tot en met {datum.toon(LAATSTE_DAG)}. Wij vonden geen regel voor wie later vraagt."
        )
        return tussen(NEE, JA, LATER_DECLAREREN, uitleg, (LATER_VRAGEN,), OVERGANG)
    return ja()


@voorwaarde(
    CCV_2021.bron(),
    stappen=[
        Stap(
            BESTUURDER,
            "laat de maatregel uitvoeren door een betrouwbaar bedrijf en bewaart de factuur",
            CCV_2021.bron(),
        )
    ],
    wie=[FIRMA],
    door_de_dag=True,
)
def uitgevoerd_in_de_periode(uitgevoerd_op: date | None, peildatum: date) -> Bevinding:
    """De maatregel is uitgevoerd in de periode van deze regeling."""
    if uitgevoerd_op is None or uitgevoerd_op > peildatum:
        return nog_niet("De maatregel is nog niet uitgevoerd.")
    if uitgevoerd_op < EERSTE_DAG:
        return nee(
            f"De maatregel is uitgevoerd op {datum.toon(uitgevoerd_op)}. De eerste dag die telt is {datum.toon(EERSTE_DAG)}."
        )
    if uitgevoerd_op > LAATSTE_DAG:
        return nee()
    return ja()


@voorwaarde(
    lid_2021("2"),
    CCV_2021.bron(),
    stappen=[
        Stap(
            BESTUURDER,
            besluit.WACHT_OP_ZEKERHEID,
            lid_2021("2", zekerheid=Zekerheid.AFGELEID),
            aard=Aard.WACHTEN,
        )
    ],
    wie=[SECRETARIS, GRIFFIE],
    rang=0,
    vraag="van wanneer tot wanneer [u het ambt hebt|de bestuurder het ambt heeft]",
)
def uitgevoerd_tijdens_het_ambt(
    uitgevoerd_op: date | None,
    peildatum: date,
    benoeming_vast_op: date | None,
    ambt_vanaf: date | None,
    ambt_tot_en_met: date | None,
) -> Bevinding:
    """De maatregel is uitgevoerd tijdens het ambt, of nadat de benoeming vaststond."""
    gevonden = besluit.tijdens_ambt(uitgevoerd_op, peildatum, benoeming_vast_op, ambt_vanaf, ambt_tot_en_met)
    # What is not done yet was not done in office either.
    return nvt() if gevonden == ja() and (uitgevoerd_op is None or uitgevoerd_op > peildatum) else gevonden


@voorwaarde(lid_2021("2", zekerheid=Zekerheid.AFGELEID), wie=[ORGANISATIE])
def woonadres_bij_uitvoering(woonadres_sinds: date | None, uitgevoerd_op: date | None) -> Bevinding:
    """[U woonde|De bestuurder woonde] op dit adres toen de maatregel werd uitgevoerd."""
    if woonadres_sinds and uitgevoerd_op and uitgevoerd_op < woonadres_sinds:
        return tussen(
            NEE,
            JA,
            PUNT_WOONADRES_BIJ_UITVOERING,
            f"[U woont|De bestuurder woont] hier sinds {datum.toon(woonadres_sinds)}.",
        )
    return ja() if uitgevoerd_op else nvt()


@voorwaarde(CCV_2021.bron(), WEERBAAR_OUD.bron())
def maatregel_staat_op_de_lijst(soort: str) -> Bevinding:
    """De maatregel is een van de vijf basismaatregelen."""
    if soort == "pkvw_eis":
        return nee("Werk om het PKVW-certificaat te halen betaalt [u|de bestuurder] zelf.")
    if soort not in BASISMAATREGELEN:
        return nee(
            "De maatregel staat niet op de lijst van vijf. Daarvoor is er geen vergoeding onder deze regeling, ook niet onder het maximum."
        )
    return ja()


@voorwaarde(artikel_besluit("x.3.1", "2", Zekerheid.AFGELEID))
def niet_in_het_stelsel(werkgeverskosten_stelsel: bool) -> Bevinding:
    """De maatregel is niet aangewezen in het stelsel beveiligen van personen."""
    if werkgeverskosten_stelsel:
        return nee("De maatregel is al aangewezen in het stelsel. Daarom valt die buiten deze regeling.")
    return ja()


@voorwaarde(
    lid_2021("1"),
    REGELING_1_2.bron(),
    wie=[FIRMA],
)
def kosten_gemaakt(bedrag: int, uitgevoerd_op: date | None) -> Bevinding:
    """[U hebt|De bestuurder heeft] zelf kosten gemaakt, en dat blijkt uit de factuur."""
    if uitgevoerd_op is None:
        return nvt()
    return ja() if bedrag else nee("Voor deze maatregel is zelf niets betaald.")


LID_4_AFGELEID = lid_2021("4", zekerheid=Zekerheid.AFGELEID)


def _bij_geen_certificaat(geval: Geval, toetsing: Toetsing) -> Iterator[OpenPunt]:
    """A certificate after the works, and whether there was an exception: the text that was seen does not say."""
    if toetsing.maximaal == NOG_NIET:
        dag = toetsing.maatregel is not None and geval.maatregelen[toetsing.maatregel]["uitgevoerd_op"]
        if isinstance(dag, date) and dag <= geval.peildatum:
            yield CERTIFICAAT_NA_UITVOERING
        if geval.feiten["pkvw_niet_te_vergen"] is True:
            yield UITZONDERING_2021


@voorwaarde(
    lid_2021("4"),
    PKVW_VRAGEN.bron(),
    stappen=[
        Stap(BESTUURDER, besluit.PKVW_HALEN, CCV_2021.bron()),
        Stap(
            PKVW_BEDRIJF,
            "keurt de woning en geeft het PKVW-certificaat af; de kosten zijn voor de bestuurder",
            PKVW_BEHALEN.bron(),
        ),
    ],
    wie=[PKVW_BEDRIJF, CCV],
    rang=3,
    letop=_bij_geen_certificaat,
)
def certificaat_is_geldig(pkvw: str, pkvw_afgegeven_op: date, uitgevoerd_op: date | None, peildatum: date) -> Bevinding:
    """De woning heeft een geldig PKVW-certificaat."""
    if pkvw not in ("geldig", "verlopen"):
        return besluit.zonder_certificaat(pkvw)
    if besluit.certificaat_geldig(pkvw, pkvw_afgegeven_op, peildatum):
        if uitgevoerd_op is None or pkvw_afgegeven_op <= uitgevoerd_op:
            return ja()
        return tussen(
            NEE, JA, CERTIFICAAT_NA_UITVOERING, "Het certificaat is afgegeven na de uitvoering.", (), LID_4_AFGELEID
        )
    if uitgevoerd_op and besluit.certificaat_geldig("geldig", pkvw_afgegeven_op, uitgevoerd_op):
        return tussen(
            NOG_NIET,
            JA,
            CERTIFICAAT_NA_UITVOERING,
            "Het certificaat was geldig bij de uitvoering, maar is nu verlopen.",
            bron=LID_4_AFGELEID,
        )
    return besluit.zonder_certificaat(pkvw)


REGELING = Regeling(
    jaar="2021",
    titel="de oude regeling (2021-2023)",
    begin=EERSTE_DAG,
    in_werking=IN_WERKING,
    vorm=Vorm.VERGOEDING,
    lid=lid_2021,
    ambten=LAAG,
    maximum=MAXIMUM,
    ruimte=ruimte,
    voorwaarden=(
        ambt_valt_onder_de_regeling,
        benoeming_gaat_door,
        woning_is_het_woonadres,
        maximum_nog_niet_bereikt,
        nieuwe_aanspraak_na_verhuizing,
        regeling_in_werking,
        op_tijd_gevraagd,
    ),
    maatregel_voorwaarden=(
        uitgevoerd_in_de_periode,
        uitgevoerd_tijdens_het_ambt,
        woonadres_bij_uitvoering,
        maatregel_staat_op_de_lijst,
        niet_in_het_stelsel,
        kosten_gemaakt,
        certificaat_is_geldig,
    ),
    voorbeeld=MappingProxyType(
        {
            "soort": "kluis",
            "omschrijving": "",
            "uitgevoerd_op": None,
            "besteld_op": None,
            "betaald_op": None,
            "bedrag": ONBEKEND,
            "in_advies": False,
            "zelf_aangeschaft": False,
            "bruikleen": False,
            "werkgeverskosten_stelsel": False,
        }
    ),
    bron_organisatie=lid_2021("1"),
    bron_bestuurder=CCV_2021.bron(),
    uitleg_organisatie=f"Deze maatregel telt mee, tot {geld.toon(MAXIMUM)} voor het woonadres.",
    slotstappen=(
        Stap(
            BESTUURDER,
            "declareert de kosten bij de organisatie, met de factuur en het certificaat",
            REGELING_1_2.bron(),
            aard=Aard.DECLAREREN,
        ),
        Stap(ORGANISATIE, f"betaalt de werkelijke kosten, tot {geld.toon(MAXIMUM)} inclusief btw", lid_2021("1")),
    ),
    anders_mogelijk=(),
    kenmerken=MappingProxyType(
        {
            "Welke maatregelen?": "Een vaste lijst van vijf",
            "Wie kiest?": "U",
            "Wie regelt de uitvoering?": "U",
            "Advies nodig?": "Nee",
            "PKVW-certificaat nodig?": "Ja",
            "Waar staat de woning?": "Geen eis gezien",
            "Lenen mogelijk?": "Niet gezien",
        }
    ),
)
