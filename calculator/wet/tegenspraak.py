"""Facts that cannot be true together. They are named to the visitor and never silently resolved."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from calculator.wet.model import ONBEKEND


class Tegenspraak(NamedTuple):
    """Two facts that cannot be true together. ``feiten`` is all that the rule needs, these two first."""

    feiten: tuple[str, ...]
    zin: str
    regel: Callable[..., bool]

    @property
    def paar(self) -> tuple[str, str]:
        """The two facts that are named to the visitor."""
        return self.feiten[0], self.feiten[1]

    def botst(self, waarden: Mapping[str, Any]) -> bool:
        """True when these facts contradict each other; what is unknown contradicts nothing."""
        nodig = [waarden.get(naam, ONBEKEND) for naam in self.feiten]
        return ONBEKEND not in nodig and self.regel(*nodig)


def _tegenspraak(regel: Callable[..., bool]) -> Tegenspraak:
    """The rule's first two parameters are the facts that clash, its docstring is the sentence; None: there is no such day."""
    code = regel.__code__
    return Tegenspraak(code.co_varnames[: code.co_argcount], regel.__doc__ or "", regel)


#: Values of ``in_functie`` of somebody who took office.
BEGONNEN = ("ja", "niet_meer")


@_tegenspraak
def begonnen_voor_zekerheid(ambt_vanaf: date | None, benoeming_vast_op: date | None) -> bool:
    """de eerste dag in het ambt ligt vóór de dag waarop de benoeming vaststond"""
    return bool(ambt_vanaf and benoeming_vast_op and ambt_vanaf < benoeming_vast_op)


@_tegenspraak
def voorbij_voor_begin(ambt_tot_en_met: date | None, ambt_vanaf: date | None) -> bool:
    """de laatste dag in het ambt ligt vóór de eerste dag"""
    return bool(ambt_tot_en_met and ambt_vanaf and ambt_tot_en_met < ambt_vanaf)


@_tegenspraak
def voorbij_voor_zekerheid(ambt_tot_en_met: date | None, benoeming_vast_op: date | None) -> bool:
    """de laatste dag in het ambt ligt vóór de dag waarop de benoeming vaststond"""
    return bool(ambt_tot_en_met and benoeming_vast_op and ambt_tot_en_met < benoeming_vast_op)


@_tegenspraak
def voorbij_en_niet_doorgegaan(benoeming_niet_doorgegaan: bool, ambt_tot_en_met: date | None, peildatum: date) -> bool:
    """het ambt is voorbij, maar de benoeming ging niet door"""
    return benoeming_niet_doorgegaan and ambt_tot_en_met is not None and ambt_tot_en_met <= peildatum


@_tegenspraak
def voorbij_zonder_begin(ambt_tot_en_met: date | None, ambt_vanaf: date | None, peildatum: date) -> bool:
    """er is een laatste dag in het ambt, maar geen eerste dag"""
    return ambt_tot_en_met is not None and ambt_tot_en_met <= peildatum and ambt_vanaf is None


@_tegenspraak
def begonnen_en_niet_doorgegaan(benoeming_niet_doorgegaan: bool, ambt_vanaf: date | None, peildatum: date) -> bool:
    """het ambt is begonnen, maar de benoeming ging niet door"""
    return benoeming_niet_doorgegaan and ambt_vanaf is not None and ambt_vanaf <= peildatum


@_tegenspraak
def begonnen_en_nog_niet(ambt_vanaf: date | None, in_functie: str | None, peildatum: date) -> bool:
    """de eerste dag in het ambt is er al, maar het ambt begint nog"""
    return in_functie == "nog_niet" and ambt_vanaf is not None and ambt_vanaf <= peildatum


@_tegenspraak
def niet_begonnen_en_in_functie(ambt_vanaf: date | None, in_functie: str | None, peildatum: date) -> bool:
    """de eerste dag in het ambt moet nog komen, maar het ambt is al begonnen"""
    return in_functie in BEGONNEN and (ambt_vanaf is None or ambt_vanaf > peildatum)


@_tegenspraak
def begint_nu_en_niet_meer(ambt_vanaf: date | None, in_functie: str | None, peildatum: date) -> bool:
    """het ambt begint op de dag van de vraag, maar is al voorbij"""
    return in_functie == "niet_meer" and ambt_vanaf == peildatum


@_tegenspraak
def niet_zeker_en_in_functie(benoeming_vast_op: date | None, in_functie: str | None, peildatum: date) -> bool:
    """de benoeming staat pas later vast, maar het ambt is al begonnen"""
    return in_functie in BEGONNEN and benoeming_vast_op is not None and benoeming_vast_op > peildatum


@_tegenspraak
def zeker_nu_en_niet_meer(benoeming_vast_op: date | None, in_functie: str | None, peildatum: date) -> bool:
    """de benoeming staat vast vanaf de dag van de vraag, maar het ambt is al voorbij"""
    return in_functie == "niet_meer" and benoeming_vast_op == peildatum


@_tegenspraak
def voorbij_en_in_functie(ambt_tot_en_met: date | None, in_functie: str | None, peildatum: date) -> bool:
    """de laatste dag in het ambt is al geweest, maar het ambt is nog niet voorbij"""
    return in_functie == "ja" and ambt_tot_en_met is not None and ambt_tot_en_met < peildatum


@_tegenspraak
def laatste_dag_en_nog_niet(ambt_tot_en_met: date | None, in_functie: str | None, peildatum: date) -> bool:
    """de laatste dag in het ambt is er al, maar het ambt begint nog"""
    return in_functie == "nog_niet" and ambt_tot_en_met is not None and ambt_tot_en_met <= peildatum


@_tegenspraak
def niet_voorbij_en_niet_meer(ambt_tot_en_met: date | None, in_functie: str | None, peildatum: date) -> bool:
    """de laatste dag in het ambt is nog niet geweest, maar het ambt is voorbij"""
    return in_functie == "niet_meer" and (ambt_tot_en_met is None or ambt_tot_en_met >= peildatum)


@_tegenspraak
def niet_doorgegaan_en_in_functie(benoeming_niet_doorgegaan: bool, in_functie: str | None) -> bool:
    """de benoeming ging niet door, maar het ambt is wel begonnen"""
    return benoeming_niet_doorgegaan and in_functie in BEGONNEN


@_tegenspraak
def certificaat_uit_de_toekomst(pkvw_afgegeven_op: date | None, peildatum: date) -> bool:
    """het certificaat is afgegeven na de dag van de vraag"""
    return pkvw_afgegeven_op is not None and pkvw_afgegeven_op > peildatum


@_tegenspraak
def afgegeven_zonder_certificaat(pkvw_afgegeven_op: date | None, pkvw: str) -> bool:
    """er is geen certificaat, maar wel een dag van afgifte"""
    return pkvw_afgegeven_op is not None and pkvw in ("geen", "niveau_zonder_certificaat")


@_tegenspraak
def certificaat_zonder_dag(pkvw_afgegeven_op: date | None, pkvw: str) -> bool:
    """een certificaat heeft altijd een dag van afgifte"""
    return pkvw_afgegeven_op is None and pkvw in ("geldig", "verlopen")


@_tegenspraak
def woonadres_uit_de_toekomst(woonadres_sinds: date | None, woning_is_woonadres: bool, peildatum: date) -> bool:
    """u woont hier pas na de dag van de vraag, maar het is al uw woonadres"""
    return woning_is_woonadres and woonadres_sinds is not None and woonadres_sinds > peildatum


@_tegenspraak
def geleend_en_gekocht(bruikleen: bool, zelf_aangeschaft: bool) -> bool:
    """een maatregel is óf geleend óf zelf gekocht"""
    return bruikleen and zelf_aangeschaft


VAN_GEVAL = (
    begonnen_voor_zekerheid,
    voorbij_voor_begin,
    voorbij_voor_zekerheid,
    voorbij_en_niet_doorgegaan,
    voorbij_zonder_begin,
    begonnen_en_niet_doorgegaan,
    begonnen_en_nog_niet,
    niet_begonnen_en_in_functie,
    begint_nu_en_niet_meer,
    niet_zeker_en_in_functie,
    zeker_nu_en_niet_meer,
    voorbij_en_in_functie,
    laatste_dag_en_nog_niet,
    niet_voorbij_en_niet_meer,
    niet_doorgegaan_en_in_functie,
    certificaat_uit_de_toekomst,
    afgegeven_zonder_certificaat,
    certificaat_zonder_dag,
    woonadres_uit_de_toekomst,
)
VAN_MAATREGEL = (geleend_en_gekocht,)

#: Per fact the contradictions in which it is named.
PER_FEIT: Mapping[str, tuple[Tegenspraak, ...]] = MappingProxyType(
    {
        naam: tuple(t for t in VAN_GEVAL + VAN_MAATREGEL if naam in t.paar)
        for naam in dict.fromkeys(naam for t in VAN_GEVAL + VAN_MAATREGEL for naam in t.paar)
    }
)


def tegenspraken(feiten: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (fact, other fact, sentence) for every contradiction between known facts of a case."""
    return ((*t.paar, t.zin) for t in VAN_GEVAL if t.botst(feiten))


def tegenspraken_maatregel(maatregel: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The same for the facts of one measure."""
    return ((*t.paar, t.zin) for t in VAN_MAATREGEL if t.botst(maatregel))
