"""Facts that cannot be true together. They are named to the visitor and never silently resolved."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

_DAGEN = ("ambt_vanaf", "ambt_tot_en_met", "benoeming_vast_op", "peildatum", "pkvw_afgegeven_op", "woonadres_sinds")


def tegenspraken(feiten: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (fact, other fact, sentence) for every contradiction between known facts of a case.

    None for ``pkvw_afgegeven_op`` (there is none) occurs only where possible values are tried.
    """
    vanaf, tot, vast, peil, afgegeven, sinds = (
        dag if isinstance(dag := feiten.get(naam), date) else None for naam in _DAGEN
    )
    if vanaf and vast and vanaf < vast:
        yield (
            "ambt_vanaf",
            "benoeming_vast_op",
            "de eerste dag in het ambt ligt vóór de dag waarop de benoeming vaststond",
        )
    if vanaf and tot and tot < vanaf:
        yield "ambt_tot_en_met", "ambt_vanaf", "de laatste dag in het ambt ligt vóór de eerste dag"
    if tot and vast and tot < vast:
        yield (
            "ambt_tot_en_met",
            "benoeming_vast_op",
            "de laatste dag in het ambt ligt vóór de dag waarop de benoeming vaststond",
        )
    if tot and peil and tot <= peil and feiten.get("benoeming_niet_doorgegaan") is True:
        yield "benoeming_niet_doorgegaan", "ambt_tot_en_met", "het ambt is voorbij, maar de benoeming ging niet door"
    if tot and feiten.get("ambt_vanaf", vanaf) is None:
        yield "ambt_tot_en_met", "ambt_vanaf", "er is een laatste dag in het ambt, maar geen eerste dag"
    if vanaf and peil and vanaf <= peil and feiten.get("benoeming_niet_doorgegaan") is True:
        yield "benoeming_niet_doorgegaan", "ambt_vanaf", "het ambt is begonnen, maar de benoeming ging niet door"
    if afgegeven and peil and afgegeven > peil:
        yield "pkvw_afgegeven_op", "peildatum", "het certificaat is afgegeven na de dag van de vraag"
    if afgegeven and feiten.get("pkvw") in ("geen", "niveau_zonder_certificaat"):
        yield "pkvw_afgegeven_op", "pkvw", "er is geen certificaat, maar wel een dag van afgifte"
    if feiten.get("pkvw_afgegeven_op", "") is None and feiten.get("pkvw") in ("geldig", "verlopen"):
        yield "pkvw_afgegeven_op", "pkvw", "een certificaat heeft altijd een dag van afgifte"
    if sinds and peil and sinds > peil and feiten.get("woning_is_woonadres") is True:
        yield "woonadres_sinds", "peildatum", "u woont hier pas na de dag van de vraag, maar het is al uw woonadres"


def tegenspraken_maatregel(maatregel: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The same for the facts of one measure."""
    if maatregel.get("bruikleen") is True and maatregel.get("zelf_aangeschaft") is True:
        yield "bruikleen", "zelf_aangeschaft", "een maatregel is óf geleend óf zelf gekocht"
