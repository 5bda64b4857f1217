"""The common base of both regimes: the Rechtspositiebesluit and what it says about office and time.

Plain functions that the regime modules call. Sources: art. x.2.14, 3.1.12, x.3.1 besluit; art. 77, 78 Gemeentewet, 76 Provinciewet.
"""

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType

from calculator import datum
from calculator.wet.bronnen import BESLUIT_AANHEF, PKVW_VRAGEN
from calculator.wet.bronnen import besluit as artikel_besluit
from calculator.wet.feiten import LAAG, LAAG_VAN
from calculator.wet.getallen import PKVW_JAREN
from calculator.wet.model import JA, NEE, Bestuurslaag, Bevinding, Bron, Stap, Zekerheid, ja, nee, nog_niet, tussen
from calculator.wet.open_punten import RAADSLID_ALS_WAARNEMER
from calculator.wet.partijen import BESTUURDER

#: Who may stand in for an office without giving up the own seat (art. 77 Gemeentewet; dossier O27).
VOLKSVERTEGENWOORDIGERS = ("raadslid", "statenlid", "lid_ab_waterschap")

#: Has laws of its own (dossier 2.0, O28).
CARIBISCH_NEDERLAND = "bestuurder_caribisch_nederland"

#: Of whom the besluit says nothing (its opening words; dossier 2.0).
BUITEN_HET_BESLUIT = (CARIBISCH_NEDERLAND, "ander_ambt")


def waarnemer_van_burgemeester_of_commissaris(ambt: str, waarneming: str) -> bool:
    """Someone who stands in for a burgemeester or commissaris; who does so as a representative may name that office."""
    if waarneming == "als_volksvertegenwoordiger":
        return ambt in ("burgemeester", "commissaris", "raadslid", "statenlid")
    return waarneming == "benoemd" and ambt in ("burgemeester", "commissaris")


#: On what each finding about the office rests.
_WAARNEMER = artikel_besluit("x.2.14", zekerheid=Zekerheid.AFGELEID)
_DERTIG_DAGEN = artikel_besluit("4.2.14", zekerheid=Zekerheid.AFGELEID)
_RAADSLID_WAARNEMER = artikel_besluit("3.1.12")
_AANHEF = BESLUIT_AANHEF.bron()
#: The articles on acting name these offices; of the others the lid on the offices itself is all there is.
_ALS_VOLKSVERTEGENWOORDIGER = MappingProxyType(
    {
        **dict.fromkeys(("burgemeester", "raadslid"), _RAADSLID_WAARNEMER),
        **dict.fromkeys(("commissaris", "statenlid"), _WAARNEMER),
        **dict.fromkeys(("voorzitter_waterschap", "lid_ab_waterschap"), _DERTIG_DAGEN),
    }
)


def laag_van(ambt: object) -> Bestuurslaag | None:
    """The body that an office belongs to, also of those whom the articles do not cover; None: not known."""
    return LAAG_VAN.get(ambt) if isinstance(ambt, str) else None


def ambt_valt_eronder(
    ambt: str, waarneming: str, langer_dan_30_dagen: bool, ambten: Collection[str] = LAAG
) -> Bevinding:
    """The six offices, and who acts in one of them (art. 2.2.14, 3.2.14, 4.2.14, 3.1.12 besluit)."""
    voorzitter = ambt == "voorzitter_waterschap"
    if voorzitter and waarneming != "geen" and not langer_dan_30_dagen:
        return nee(
            "Als waarnemer [valt u|valt iemand] er niet onder: de bepalingen gelden alleen bij langer dan 30 dagen achter elkaar. "
            "[Bent u lid van het dagelijks bestuur? Kies dan dat ambt.|Een lid van het dagelijks bestuur valt er als zodanig wel onder.]",
            _DERTIG_DAGEN,
        )
    if waarneming == "als_volksvertegenwoordiger" and (ambt in ambten or ambt in VOLKSVERTEGENWOORDIGERS):
        bron = _ALS_VOLKSVERTEGENWOORDIGER.get(ambt)
        uitleg = "[U neemt|De volksvertegenwoordiger neemt] het ambt waar. Of de regeling dan geldt, staat er niet."
        return tussen(NEE, JA, RAADSLID_ALS_WAARNEMER, uitleg, bron=bron)
    if ambt == CARIBISCH_NEDERLAND:
        return nee("De regeling geldt niet in Caribisch Nederland. Daar gelden andere wetten.", _AANHEF)
    if ambt not in ambten:
        kies = (
            " [Neemt u een ambt waar? Kies dan dat ambt.|Een waarnemer kiest het ambt dat hij waarneemt.]"
            if waarneming == "benoemd"
            else ""
        )
        return nee(f"De regeling geldt voor zes ambten. Dit ambt hoort daar niet bij.{kies}")
    if waarneming == "benoemd" and (voorzitter or waarnemer_van_burgemeester_of_commissaris(ambt, waarneming)):
        bron = _DERTIG_DAGEN if voorzitter else _WAARNEMER
        return ja("Voor een waarnemer gelden dezelfde bepalingen. Dat volgt volgens ons uit het Besluit.", bron)
    return ja()


EERDER_UITVOEREN = Stap(
    BESTUURDER, "overlegt op tijd, zodat de maatregel er uiterlijk op de laatste dag in het ambt is"
)


def tijdens_ambt(
    uitgevoerd_op: date | None,
    peildatum: date,
    benoeming_vast_op: date | None,
    ambt_vanaf: date | None,
    ambt_tot_en_met: date | None,
) -> Bevinding:
    """In office on the day of realisation, or certain to take office by then; what is still to come counts on the day of the question.

    Calendar days; None: not certain yet, not begun, no last day, not realised.
    """
    klaar = uitgevoerd_op is not None and uitgevoerd_op <= peildatum
    dag = min(uitgevoerd_op or peildatum, peildatum)
    begin = min((d for d in (benoeming_vast_op, ambt_vanaf) if d), default=None)
    if begin is None or dag < begin:
        wanneer = ""
        if begin:
            geweest = begin <= peildatum
            werkwoord = "Dat stond vast vanaf" if geweest else "Dat staat vast vanaf"
            if benoeming_vast_op is None:
                werkwoord = "De eerste dag was" if geweest else "De eerste dag is"
            wanneer = f"{werkwoord} {datum.toon(begin)}."
        if klaar:
            wanneer = wanneer or "Die staat nu nog steeds niet vast."
            return nee(f"De maatregel is uitgevoerd toen de benoeming nog niet vaststond. {wanneer}")
        wanneer = wanneer or "Dat is nu niet zo."
        return nog_niet(
            f"[U moet|De bestuurder moet] het ambt hebben, of het moet vaststaan dat [u|de bestuurder] het krijgt. {wanneer}"
        )
    if ambt_tot_en_met is not None and dag > ambt_tot_en_met:
        laatste = datum.toon(ambt_tot_en_met)
        return nee(
            f"De maatregel is van na de laatste dag in het ambt, {laatste}."
            if klaar
            else f"De laatste dag in het ambt was {laatste}."
        )
    if ambt_tot_en_met is not None and uitgevoerd_op is not None and uitgevoerd_op > ambt_tot_en_met:
        return nog_niet(
            f"De maatregel staat gepland na de laatste dag in het ambt, {datum.toon(ambt_tot_en_met)}. Dan telt die niet. Eerder uitvoeren kan wel.",
            (EERDER_UITVOEREN,),
        )
    return ja()


def verhuisd_tijdens_ambt(woonadres_sinds: date | None, ambt_vanaf: date | None) -> bool:
    """Moved to this address on or after the first day in office (lid 3 of 2021, lid 6 of 2024); None: no such day."""
    return woonadres_sinds is not None and ambt_vanaf is not None and woonadres_sinds >= ambt_vanaf


def certificaat_geldig(pkvw: str, afgegeven_op: date, dag: date) -> bool:
    """True when a certificate exists and its years, counted from the day of issue, are not over."""
    return pkvw == "geldig" and afgegeven_op <= dag <= laatste_dag_certificaat(afgegeven_op)


def laatste_dag_certificaat(afgegeven_op: date) -> date:
    """The last day of a certificate."""
    return datum.jaren_later(afgegeven_op, PKVW_JAREN) - datum.EEN_DAG


#: What a bestuurder does in both regimes, each with a source of its own.
WACHT_OP_ZEKERHEID = (
    "wacht met maatregelen tot de benoeming vaststaat; de secretaris of de griffie weet welke dag dat is"
)
PKVW_HALEN = "zorgt dat de woning aan het PKVW voldoet en betaalt de kosten daarvan zelf"

#: Ten years, and what a verklaring is, come from the keurmerk and not from the article (dossier 2.C).
KEURMERK = PKVW_VRAGEN.bron()

ZONDER_CERTIFICAAT: Mapping[str, tuple[str, Bron | None]] = MappingProxyType(
    {
        "geldig": (f"Het certificaat is ouder dan {PKVW_JAREN} jaar en dus niet meer geldig.", KEURMERK),
        "verlopen": ("Het certificaat is verlopen.", None),
        "aangevraagd": ("Het certificaat is aangevraagd, maar er nog niet.", None),
        "niveau_zonder_certificaat": ("De woning voldoet, maar het certificaat is er nog niet.", None),
        "verklaring": ("Een PKVW-verklaring gaat over een deel van de woning en is geen certificaat.", KEURMERK),
        "geen": ("Er is geen certificaat.", None),
    }
)


def zonder_certificaat(pkvw: str, stappen: tuple[Stap, ...] | None = None) -> Bevinding:
    """No valid certificate: why, and on what that rests."""
    uitleg, bron = ZONDER_CERTIFICAAT[pkvw]
    return nog_niet(uitleg, stappen, bron)
