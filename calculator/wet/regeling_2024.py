"""Regime 2024: since 1 January 2024.

Art. 2.9, 3.9 and 4.9 Regeling rechtspositie decentrale politieke ambtsdragers as read in the versions of 14-12-2024 and 18-12-2025 (for
1-1-2024 to 13-12-2024 lid 5 b to 7 are inferred to be the same). The measures in an adopted beveiligingsadvies are provided; the text
knows no amount; the organisation pays. The rules stand in the order of the lids.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from calculator import datum
from calculator.wet import besluit
from calculator.wet.bronnen import (
    CCV_ADVIES,
    GEMEENTEWET_36A,
    GEMEENTEWET_71,
    GEMEENTEWET_80,
    NOTA_2026,
    PKVW_BEHALEN,
    PKVW_VRAGEN,
    POLITIEKEURMERK_2024,
    PROVINCIEWET_35B,
    PROVINCIEWET_78,
    STAATSCOURANT_2023,
    WEERBAAR_NIEUW,
    lid_2024,
)
from calculator.wet.bronnen import besluit as artikel_besluit
from calculator.wet.feiten import LAAG
from calculator.wet.getallen import EERSTE_DAG_VERSTREKKEN
from calculator.wet.model import (
    JA,
    KAN,
    NEE,
    NOG_NIET,
    ONBEKEND,
    Aard,
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
    nvt,
    tussen,
    voorwaarde,
)
from calculator.wet.open_punten import (
    ADVIES_VAN_DEZE_WONING,
    BESTELD_VOOR_2024,
    CERTIFICAAT_NA_UITVOERING,
    CERTIFICAAT_ONDERWEG_VERLOPEN,
    ONTHEFFING_VERLOPEN,
    OPNIEUW_NA_VERHUIZING,
    PKVW_ABSOLUUT,
    PKVW_UITZONDERING,
    PUNT_ADVIES_GEWEIGERD,
    VOLGORDE,
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


#: Readings of ours, and what practice says: the sources of findings that the text itself does not carry.
LID_1_AFGELEID, LID_2_AFGELEID = (lid_2024(lid, zekerheid=Zekerheid.AFGELEID) for lid in ("1", "2"))
LID_4_AFGELEID, LID_7_AFGELEID = (lid_2024(lid, zekerheid=Zekerheid.AFGELEID) for lid in ("4", "7"))
STELSEL_AFGELEID = artikel_besluit("x.3.1", "2", Zekerheid.AFGELEID)
LID_5A_AFGELEID, LID_5B_AFGELEID = (lid_2024("5", onderdeel, Zekerheid.AFGELEID) for onderdeel in ("a", "b"))
OVERGANG = STAATSCOURANT_2023.bron(Zekerheid.ONBEKEND)


@voorwaarde(
    NOTA_2026.bron(),
    WEERBAAR_NIEUW.bron(),
    stappen=[Stap(BESTUURDER, f"wacht tot {datum.toon(EERSTE_DAG)}: dan gaat deze regeling in", WEERBAAR_NIEUW.bron())],
    door_de_dag=True,
)
def regeling_in_werking(peildatum: date) -> Bevinding:
    """Op de dag van de vraag was de regeling er al."""
    return ja() if peildatum >= EERSTE_DAG else nog_niet(f"Deze regeling werkt vanaf {datum.toon(EERSTE_DAG)}.")


@voorwaarde(lid_2024("1"), rang=0)
def ambt_valt_onder_de_regeling(ambt: str, waarneming: str, waarneming_langer_dan_30_dagen: bool) -> Bevinding:
    """[U hebt|De bestuurder heeft] een ambt waarvoor de regeling geldt."""
    return besluit.ambt_valt_eronder(ambt, waarneming, waarneming_langer_dan_30_dagen)


@voorwaarde(lid_2024("1"), wie=[ORGANISATIE], ook_bij_bruikleen=False)
def woning_is_de_woonplek(woning_is_woonadres: bool) -> Bevinding:
    """Het gaat om de plek waar [u woont|de bestuurder woont]."""
    if woning_is_woonadres:
        return ja()
    return tussen(NEE, JA, WOONPLEK, "De woning is niet [uw|het] woonadres.", bron=LID_1_AFGELEID)


#: Who may grant an ontheffing, and on which article (dossier 9). A gedeputeerde's article was seen only as others cite it.
ONTHEFFING_VRAGEN = MappingProxyType(
    {
        "burgemeester": Stap(
            BESTUURDER,
            "vraagt de gemeenteraad om een ontheffing (hoogstens één jaar, daarna beslist de commissaris van de Koning), of verhuist (volgens ons met een nieuw advies en certificaat)",
            GEMEENTEWET_71.bron(),
            aard=Aard.ONTHEFFING,
        ),
        "wethouder": Stap(
            BESTUURDER,
            "vraagt de gemeenteraad om een ontheffing, of verhuist (volgens ons met een nieuw advies en certificaat)",
            GEMEENTEWET_36A.bron(),
            aard=Aard.ONTHEFFING,
        ),
        "gedeputeerde": Stap(
            BESTUURDER,
            "vraagt provinciale staten om een ontheffing, of verhuist (volgens ons met een nieuw advies en certificaat)",
            PROVINCIEWET_35B.bron(),
            aard=Aard.ONTHEFFING,
        ),
    }
)
ONTHEFFING_VERLENGEN = MappingProxyType(
    {
        **ONTHEFFING_VRAGEN,
        "burgemeester": Stap(
            BESTUURDER,
            "vraagt de commissaris van de Koning of de ontheffing nog te verlengen is (hoogstens twee keer, elke keer hoogstens één jaar), of verhuist (volgens ons met een nieuw advies en certificaat)",
            GEMEENTEWET_71.bron(),
            aard=Aard.ONTHEFFING,
        ),
    }
)
_BURGEMEESTER_WAARGENOMEN, _COMMISSARIS_WAARGENOMEN = GEMEENTEWET_80.bron(), PROVINCIEWET_78.bron()
#: That who acts has no duty to live there; a representative may name the own office.
_WAARNEMER_ELDERS = MappingProxyType(
    {
        **dict.fromkeys(("burgemeester", "raadslid"), _BURGEMEESTER_WAARGENOMEN),
        **dict.fromkeys(("commissaris", "statenlid"), _COMMISSARIS_WAARGENOMEN),
    }
)


@voorwaarde(
    lid_2024("2"),
    # Of no office in particular: whom to ask, and on which article, each finding says for its own.
    stappen=[
        Stap(
            BESTUURDER,
            "vraagt de raad of provinciale staten om een ontheffing, of verhuist (volgens ons met een nieuw advies en certificaat)",
            LID_2_AFGELEID,
            aard=Aard.ONTHEFFING,
        )
    ],
    wie=[GRIFFIE],
    ook_bij_bruikleen=False,
    rang=1,
)
def woning_ligt_goed(
    ambt: str,
    waarneming: str,
    woning_ligging: str,
    woning_is_woonadres: bool,
    uitgevoerd_op: date | None,
    peildatum: date,
) -> Bevinding:
    """De woning staat in het gebied van het ambt, of er is een ontheffing."""
    if ambt in ("voorzitter_waterschap", "lid_db_waterschap", "lid_ab_waterschap"):
        return nvt()
    if woning_ligging == "binnen":
        return ja()
    if besluit.waarnemer_van_burgemeester_of_commissaris(ambt, waarneming):
        uitleg = "[U neemt|De bestuurder neemt] het ambt waar en woont buiten het gebied ervan. De plicht om er te wonen geldt dan niet. Of er dan een ontheffing nodig is, staat er niet."
        return tussen(NEE, JA, WAARNEMER_BUITEN, uitleg, (), _WAARNEMER_ELDERS[ambt])
    if ambt == "commissaris":
        return nee(
            "De woning staat buiten de provincie. Voor de commissaris noemt lid 2 geen ontheffing. Bruikleen (lid 7) hangt daar niet van af."
        )
    if woning_ligging == "buiten_met_ontheffing":
        return ja()
    gedaan = uitgevoerd_op is not None and uitgevoerd_op <= peildatum
    if woning_ligging == "buiten_ontheffing_verlopen":
        if gedaan:
            uitleg = "De ontheffing is verlopen, maar de maatregel is er al."
            return tussen(NEE, JA, ONTHEFFING_VERLOPEN, uitleg, (), LID_2_AFGELEID)
        stap = ONTHEFFING_VERLENGEN.get(ambt)
        return nog_niet("De ontheffing is verlopen.", (stap,) if stap else (), LID_2_AFGELEID)
    if gedaan:
        return nee("De maatregel is uitgevoerd aan een woning buiten het gebied van het ambt, zonder ontheffing.")
    # An ontheffing is from the duty to live there: for a second home there is none to ask.
    stap = ONTHEFFING_VRAGEN.get(ambt) if woning_is_woonadres else None
    return nog_niet(
        "De woning staat buiten het gebied van het ambt, zonder ontheffing.", (stap,) if stap else (), LID_2_AFGELEID
    )


ADVIES_VRAGEN = Stap(BESTUURDER, "vraagt een beveiligingsadvies aan bij het CCV", NOTA_2026.bron())
#: Who knows how far it is, is no law.
ADVIES_AFWACHTEN = Stap(
    BESTUURDER,
    "wacht op het advies en bestelt niets; duurt het lang, vraag dan het CCV hoe ver het is",
    aard=Aard.WACHTEN,
)
ADVIES_VASTSTELLEN = (
    Stap(CCV, "stuurt een adviseur, die de woning bekijkt en het beveiligingsadvies schrijft", NOTA_2026.bron()),
    Stap(BEVEILIGINGSAUTORITEIT, "stelt het beveiligingsadvies vast", lid_2024("4"), "zodra het is geschreven"),
)


def _bij_het_advies(geval: Geval, toetsing: Toetsing) -> Iterator[OpenPunt]:
    """An advice is about one home and one office: after a move it may be the old one."""
    verhuisd = isinstance(geval.feiten["woonadres_sinds"], date) or geval.feiten["vorige_woning_verstrekt"] is True
    # Who was asked about it got a condition of its own.
    gevraagd = geval.feiten["advies_voor_deze_woning"] is not True
    if verhuisd and not gevraagd and geval.feiten["advies"] in ("vastgesteld", "in_behandeling"):
        yield ADVIES_VAN_DEZE_WONING
    # Who has neither is told what to ask first, and that is our reading.
    if geval.feiten["advies"] == "niet_aangevraagd" and geval.feiten["pkvw"] not in ("geldig", ONBEKEND):
        yield VOLGORDE


@voorwaarde(
    lid_2024("4"),
    CCV_ADVIES.bron(),
    stappen=[ADVIES_VRAGEN, *ADVIES_VASTSTELLEN],
    wie=[CCV],
    ook_bij_bruikleen=False,
    rang=2,
    letop=_bij_het_advies,
    bij_onbekend=[
        (
            "advies",
            Stap(
                BESTUURDER,
                "vraagt het CCV of er al een beveiligingsadvies is, en vraagt er anders een aan",
                NOTA_2026.bron(),
            ),
        )
    ],
)
def advies_is_vastgesteld(advies: str, advies_voor_deze_woning: bool) -> Bevinding:
    """De beveiligingsautoriteit van BZK heeft het advies over deze woning en voor dit ambt vastgesteld."""
    if advies == "geweigerd":
        return tussen(NEE, NOG_NIET, PUNT_ADVIES_GEWEIGERD, "Het advies is geweigerd.", (), LID_4_AFGELEID)
    if advies == "niet_aangevraagd":
        return nog_niet("Er is nog geen advies gevraagd.")
    if not advies_voor_deze_woning:
        uitleg = "Het advies gaat niet over deze woning of dit ambt. Er is een nieuw advies nodig."
        return nog_niet(uitleg, None, LID_4_AFGELEID)
    if advies == "in_behandeling":
        return nog_niet(
            "Het advies is aangevraagd, maar nog niet vastgesteld.", (ADVIES_AFWACHTEN, *ADVIES_VASTSTELLEN)
        )
    return ja()


@voorwaarde(
    lid_2024("5", "a"),
    stappen=[Stap(BESTUURDER, besluit.WACHT_OP_ZEKERHEID, LID_5A_AFGELEID, aard=Aard.WACHTEN)],
    wie=[SECRETARIS, GRIFFIE],
    ook_bij_bruikleen=False,
    rang=0,
    vraag="van wanneer tot wanneer [u het ambt hebt|de bestuurder het ambt heeft]",
)
def aanspraak_tijdens_het_ambt(
    uitgevoerd_op: date | None,
    peildatum: date,
    benoeming_vast_op: date | None,
    ambt_vanaf: date | None,
    ambt_tot_en_met: date | None,
) -> Bevinding:
    """De aanspraak valt in de tijd van het ambt, of in de tijd dat vaststaat dat het ambt komt."""
    bevinding = besluit.tijdens_ambt(uitgevoerd_op, peildatum, benoeming_vast_op, ambt_vanaf, ambt_tot_en_met)
    # Lid 5 a is about claiming; that the day of the measure decides where it has one is our reading.
    return bevinding if uitgevoerd_op is None else bevinding._replace(bron=LID_5A_AFGELEID)


@voorwaarde(LID_5A_AFGELEID)
def benoeming_gaat_door(benoeming_niet_doorgegaan: bool) -> Bevinding:
    """De benoeming gaat door."""
    return nee("De benoeming ging niet door. Dan is er geen aanspraak.") if benoeming_niet_doorgegaan else nvt()


PKVW_HALEN = Stap(BESTUURDER, besluit.PKVW_HALEN, NOTA_2026.bron())
PKVW_ZONDER_UITZONDERING = replace(PKVW_HALEN, als="als de uitzondering niet geldt")
PKVW_KEUREN = Stap(
    PKVW_BEDRIJF, "keurt de woning en geeft het PKVW-certificaat af", PKVW_BEHALEN.bron(), "als de woning voldoet"
)
PKVW_LATEN_KEUREN = Stap(
    BESTUURDER, "vraagt een PKVW-bedrijf de woning te keuren, en betaalt dat zelf", PKVW_BEHALEN.bron()
)
PKVW_AFWACHTEN = Stap(
    BESTUURDER,
    "wacht op het PKVW-certificaat; duurt het lang, vraag dan het PKVW-bedrijf hoe ver het is",
    aard=Aard.WACHTEN,
)
#: What remains to be done for a certificate that is nearly there; of any other all of it.
BIJNA_EEN_CERTIFICAAT = MappingProxyType(
    {
        "aangevraagd": (PKVW_AFWACHTEN, PKVW_KEUREN),
        "niveau_zonder_certificaat": (PKVW_LATEN_KEUREN, PKVW_KEUREN),
    }
)
#: A route of the keurmerk itself, before one leans on the exception of lid 5 b (dossier 2.C and 9).
PKVW_GELIJKWAARDIG = Stap(
    BESTUURDER,
    "vraagt het PKVW-bedrijf of een gelijkwaardige oplossing kan; de Commissie Compenserende Maatregelen beslist daarover",
    PKVW_VRAGEN.bron(),
)


UITZONDERING_VRAGEN = Stap(
    BESTUURDER,
    "[vraagt de organisatie en|bekijkt met] de CCV-adviseur of de uitzondering op het certificaat hier geldt",
    aard=Aard.VRAGEN,
)
VERNIEUWEN = Stap(BESTUURDER, "laat het PKVW-certificaat op tijd vernieuwen en betaalt dat zelf", PKVW_VRAGEN.bron())


def _bij_het_certificaat(geval: Geval, toetsing: Toetsing) -> Iterator[OpenPunt]:
    """What practice says of the exception, and what the text leaves unsaid about a certificate that runs out on the way."""
    if toetsing.minimaal < JA and geval.feiten["pkvw_niet_te_vergen"] is not False:
        yield PKVW_ABSOLUUT
    afgegeven = geval.feiten["pkvw_afgegeven_op"]
    dag = None if toetsing.maatregel is None else geval.maatregelen[toetsing.maatregel]["uitgevoerd_op"]
    komt_nog = dag is None or (isinstance(dag, date) and dag > geval.peildatum)
    over_een_jaar = datum.jaren_later(geval.peildatum, 1)
    if toetsing.minimaal == JA and komt_nog and not besluit.certificaat_geldig("geldig", afgegeven, over_een_jaar):
        yield CERTIFICAAT_ONDERWEG_VERLOPEN


@voorwaarde(
    lid_2024("5", "b"),
    PKVW_VRAGEN.bron(),
    stappen=[PKVW_HALEN, PKVW_KEUREN],
    wie=[PKVW_BEDRIJF, CCV],
    ook_bij_bruikleen=False,
    rang=3,
    letop=_bij_het_certificaat,
    bij_onbekend=[("pkvw_niet_te_vergen", PKVW_ZONDER_UITZONDERING)],
)
def certificaat_is_geldig(
    pkvw: str, pkvw_afgegeven_op: date, pkvw_niet_te_vergen: bool, uitgevoerd_op: date | None, peildatum: date
) -> Bevinding:
    """De woning heeft een geldig PKVW-certificaat."""
    if besluit.certificaat_geldig(pkvw, pkvw_afgegeven_op, peildatum):
        if uitgevoerd_op and not besluit.certificaat_geldig("geldig", pkvw_afgegeven_op, max(uitgevoerd_op, peildatum)):
            uitleg = "Het certificaat is niet meer geldig op de dag waarop de maatregel is gepland."
            return tussen(NOG_NIET, JA, CERTIFICAAT_ONDERWEG_VERLOPEN, uitleg, (VERNIEUWEN,), besluit.KEURMERK)
        if uitgevoerd_op is None or pkvw_afgegeven_op <= uitgevoerd_op:
            return ja()
        uitleg = "Het certificaat is afgegeven nadat de maatregel klaar was."
        return tussen(NEE, JA, CERTIFICAAT_NA_UITVOERING, uitleg, (), LID_5B_AFGELEID)
    if pkvw_niet_te_vergen:
        uitleg = "[U noemt|De bestuurder noemt] een reden waarom het PKVW hier niet kan worden gevraagd."
        stappen = (PKVW_GELIJKWAARDIG, UITZONDERING_VRAGEN, PKVW_ZONDER_UITZONDERING)
        return tussen(NOG_NIET, JA, PKVW_UITZONDERING, uitleg, stappen)
    return besluit.zonder_certificaat(pkvw, BIJNA_EEN_CERTIFICAAT.get(pkvw))


#: Only after a move: no step of the ordinary way.
OPNIEUW = (
    Stap(
        BESTUURDER,
        "[vraagt de organisatie|bekijkt] of zij na de verhuizing opnieuw maatregelen geeft",
        aard=Aard.VRAGEN,
    ),
    Stap(
        ORGANISATIE,
        "beslist of er opnieuw maatregelen komen, op een nieuw advies",
        lid_2024("6", zekerheid=Zekerheid.AFGELEID),
    ),
)


def _bij_opnieuw(geval: Geval, toetsing: Toetsing) -> Iterator[OpenPunt]:
    """What the text leaves unsaid about moving."""
    if toetsing.maximaal == KAN:
        yield OPNIEUW_NA_VERHUIZING


# Who may be given measures again asks that first: no certificate is paid for what need not be given.
@voorwaarde(lid_2024("6"), wie=[ORGANISATIE], rang=1, letop=_bij_opnieuw)
def eerste_keer_of_niet_verhuisd(
    vorige_woning_verstrekt: bool, woonadres_sinds: date | None, ambt_vanaf: date | None
) -> Bevinding:
    """Er zijn niet al maatregelen gegeven voor een woning waaruit [u|de bestuurder] tijdens het ambt verhuisde."""
    if not vorige_woning_verstrekt:
        return nvt()
    if besluit.verhuisd_tijdens_ambt(woonadres_sinds, ambt_vanaf):
        uitleg = "Na een verhuizing tijdens het ambt kunnen opnieuw maatregelen worden gegeven, op een nieuw advies. Het moet niet."
        return kan(uitleg, OPNIEUW)
    return ja()


@voorwaarde(LID_7_AFGELEID, wie=[ORGANISATIE])
def verstrekking_of_bruikleen(
    bruikleen: bool, uitgevoerd_op: date | None, peildatum: date, ambt_vanaf: date | None, ambt_tot_en_met: date | None
) -> Bevinding:
    """De maatregel is te leen zolang het ambt duurt."""
    if not bruikleen:
        return nvt()
    dag = uitgevoerd_op or peildatum
    if ambt_tot_en_met is not None and max(dag, peildatum) > ambt_tot_en_met:
        return nee(
            "Bruikleen is er alleen zolang het ambt duurt. Wat er daarna met de maatregel gebeurt, staat niet in de tekst."
        )
    if ambt_vanaf is None or dag < ambt_vanaf:
        return nog_niet("Bruikleen is er vanaf de eerste dag in het ambt.")
    return kan(
        "[Uw organisatie|De organisatie] mag de maatregel uitlenen, ook zonder advies of certificaat, en waar de woning ook staat. Het moet niet."
    )


@voorwaarde(
    lid_2024(zekerheid=Zekerheid.AFGELEID),
    zin=f"De maatregel is van {EERSTE_DAG.year} of later, of moet nog komen.",
    door_de_dag=True,
)
def uitgevoerd_in_de_periode(uitgevoerd_op: date | None) -> Bevinding:
    """De maatregel is niet van voor deze regeling."""
    if uitgevoerd_op is not None and uitgevoerd_op < EERSTE_DAG:
        return nee()
    return ja()


@voorwaarde(STELSEL_AFGELEID)
def niet_in_het_stelsel(werkgeverskosten_stelsel: bool) -> Bevinding:
    """De maatregel is niet aangewezen in het stelsel beveiligen van personen."""
    if werkgeverskosten_stelsel:
        return nee("De maatregel is al aangewezen in het stelsel. Daarom valt die buiten deze regeling.")
    return ja()


@voorwaarde(NOTA_2026.bron(), POLITIEKEURMERK_2024.bron())
def geen_werk_voor_het_certificaat(soort: str) -> Bevinding:
    """De maatregel is meer dan het werk om het PKVW-certificaat te halen."""
    if soort == "pkvw_eis":
        return nee("Werk om het PKVW-certificaat te halen betaalt [u|de bestuurder] zelf.")
    return ja()


@voorwaarde(lid_2024("1"), wie=[CCV, ORGANISATIE], ook_bij_bruikleen=False)
def maatregel_staat_in_het_advies(
    in_advies: bool,
    advies: str,
    zelf_aangeschaft: bool,
    uitgevoerd_op: date | None,
    besteld_op: date | None,
    betaald_op: date | None,
) -> Bevinding:
    """De maatregel staat in het advies en [uw organisatie|de organisatie] zorgt ervoor."""
    if advies == "vastgesteld" and in_advies and not zelf_aangeschaft:
        return ja()
    if eerder(besteld_op, betaald_op) and (uitgevoerd_op is None or uitgevoerd_op >= EERSTE_DAG_VERSTREKKEN):
        uitleg = f"De maatregel is vóór {datum.toon(EERSTE_DAG_VERSTREKKEN)} besteld of betaald, en niet in die tijd uitgevoerd."
        return tussen(NEE, JA, BESTELD_VOOR_2024, uitleg, (), OVERGANG)
    if advies == "vastgesteld" and in_advies:
        uitleg = "De maatregel is zelf gekocht. De wet kent alleen verstrekken."
        return tussen(NEE, JA, ZELF_AANGESCHAFT, uitleg, (), LID_1_AFGELEID)
    if zelf_aangeschaft:
        return nee("De maatregel is zelf gekocht, zonder dat die in een vastgesteld advies staat.", LID_1_AFGELEID)
    if advies == "vastgesteld":
        return nee("De maatregel staat niet in het advies.")
    return nog_niet("Er is nog geen vastgesteld advies waarin de maatregel staat.", ())


def eerder(besteld_op: date | None, betaald_op: date | None) -> bool:
    """True when a measure was ordered or paid while measures were reimbursed."""
    return any(dag is not None and dag < EERSTE_DAG_VERSTREKKEN for dag in (besteld_op, betaald_op))


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
        advies_is_vastgesteld,
        eerste_keer_of_niet_verhuisd,
        regeling_in_werking,
    ),
    maatregel_voorwaarden=(
        woning_ligt_goed,
        aanspraak_tijdens_het_ambt,
        certificaat_is_geldig,
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
    uitleg_organisatie="De maatregel staat in het advies. [Uw organisatie|De organisatie] zorgt ervoor en betaalt. Er is geen maximum.",
    slotstappen=(
        Stap(
            BESTUURDER,
            "[vraagt de organisatie|krijgt de vraag] de maatregelen uit het advies te laten uitvoeren",
            LID_1_AFGELEID,
            aard=Aard.VRAGEN,
        ),
        Stap(ORGANISATIE, "zorgt voor de maatregelen uit het advies en betaalt ze", lid_2024("3")),
    ),
    bestelstappen=(
        Stap(
            BESTUURDER,
            "bestelt niet zelf: of daar geld voor komt, staat niet in de wet. [Uw organisatie|De organisatie] bestelt (onze lezing)",
            LID_1_AFGELEID,
            aard=Aard.BESTELLEN,
        ),
    ),
    anders_mogelijk=(
        Stap(
            BESTUURDER,
            "[vraagt de organisatie|bekijkt] of zij tijdelijk iets kan uitlenen (bruikleen, lid 7); advies, certificaat en plaats van de woning "
            "tellen dan niet mee, maar het hoeft niet",
            LID_7_AFGELEID,
            aard=Aard.LENEN,
        ),
    ),
    bindt=(
        "Maatregelen uit een vastgesteld advies ‘worden verstrekt’. Opnieuw geven na een verhuizing mag, maar moet niet. "
        "Dat geldt ook voor bruikleen.",
        (lid_2024("1"), lid_2024("6"), lid_2024("7")),
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
