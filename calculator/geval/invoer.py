"""Reads a case in the case format. Whatever is wrong gives one Dutch sentence that names the key and what would be right."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from calculator import datum
from calculator.bedrag import HOOGSTE_BEDRAG, toon
from calculator.wet.feiten import AMBTSDAGEN, FEITEN, MAATREGEL_FEITEN, Feit, Soort, pad
from calculator.wet.model import ONBEKEND, Geval
from calculator.wet.regelingen import EERSTE_PEILDATUM
from calculator.wet.tegenspraak import tegenspraken, tegenspraken_maatregel

MEESTE_MAATREGELEN = 1000
MEESTE_GEMEENTEN = 50
LANGSTE_TEKST = 200
#: A file of the most measures with the longest texts stays below this. In characters.
LANGSTE_BESTAND = 1_000_000
#: A case has four levels; brackets inside texts count too.
DIEPSTE_NEST = 250


class InvoerFout(ValueError):
    """Bad input. ``sleutel`` names the fact ('' for the file as a whole), the text is one Dutch sentence."""

    def __init__(self, sleutel: str, zin: str) -> None:
        super().__init__(f"{sleutel}: {zin}" if sleutel else zin)
        self.sleutel, self.zin = sleutel, zin


def _geen_dubbele(paren: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for sleutel, waarde in paren:
        if sleutel in uit:
            raise InvoerFout(kort(sleutel), "deze sleutel staat er twee keer; laat er één staan.")
        uit[sleutel] = waarde
    return uit


def kort(waarde: Any) -> str:
    """A value as part of a sentence: on one line, printable and not too long."""
    try:
        tekst = waarde if isinstance(waarde, str) else json.dumps(waarde, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        tekst = type(waarde).__name__
    tekst = "".join(teken if teken.isprintable() else " " for teken in tekst[:200])
    return tekst if len(tekst) <= 40 else tekst[:39] + "…"


def te_groot() -> InvoerFout:
    """The sentence on a text that is too long for a case."""
    return InvoerFout("", f"Het bestand is te groot; een geval heeft ten hoogste {LANGSTE_BESTAND} tekens.")


def lees_json(tekst: str) -> Any:
    """Parse JSON text. Raises InvoerFout for anything that is not JSON, has a key twice, or is too long."""
    if len(tekst) > LANGSTE_BESTAND:
        raise te_groot()
    if _te_diep(tekst):
        raise InvoerFout("", f"De JSON is te diep genest; een geval heeft ten hoogste {DIEPSTE_NEST} niveaus.")
    if not tekst.strip():
        raise InvoerFout("", "Het bestand is leeg; verwacht wordt een JSON-object met de sleutel ‘feiten’.")
    try:
        return json.loads(tekst.lstrip("\ufeff"), object_pairs_hook=_geen_dubbele, parse_constant=_geen_getal)
    except json.JSONDecodeError as fout:
        raise InvoerFout(
            "", f"Dit is geen geldige JSON ({_plaats(fout)}); verwacht wordt een object met de sleutel ‘feiten’."
        ) from None
    except InvoerFout:
        raise
    except (RecursionError, ValueError):
        raise InvoerFout(
            "", "Dit is geen JSON die een geval kan zijn; verwacht wordt een object met de sleutel ‘feiten’."
        ) from None


def _plaats(fout: json.JSONDecodeError) -> str:
    """Where it goes wrong. At a comma too many older Pythons point past it, newer ones at it: the comma it is."""
    voor = fout.doc[: fout.pos].rstrip(" \t\r\n")
    komma = voor.endswith(",") and fout.doc[fout.pos : fout.pos + 1] in ("}", "]")
    plek = len(voor) - 1 if komma else fout.pos
    regel = fout.doc.count("\n", 0, plek) + 1
    return f"regel {regel}, teken {plek - fout.doc.rfind(chr(10), 0, plek)}"


def _te_diep(tekst: str) -> bool:
    """True when brackets are nested deeper than any case: the parser of some engines does not survive that."""
    diepte = 0
    for teken in tekst:
        if teken in "[{":
            diepte += 1
            if diepte > DIEPSTE_NEST:
                return True
        elif teken in "]}":
            diepte -= 1
    return False


def _geen_getal(naam: str) -> Any:
    raise InvoerFout("", f"{naam} is geen waarde; gebruik een geheel aantal centen.")


def feiten_van(inhoud: Any) -> Mapping[str, Any]:
    """The facts in a case file: the object under ``feiten``, or the object itself."""
    if not isinstance(inhoud, dict):
        raise InvoerFout("feiten", f"verwacht wordt een JSON-object met feiten, niet {_wat(inhoud)}.")
    if "feiten" not in inhoud:
        return inhoud
    dubbel = [naam for naam in inhoud if any(naam == feit.naam for feit in FEITEN)]
    if dubbel:
        raise InvoerFout(dubbel[0], "dit feit staat naast ‘feiten’; zet het erin.")
    feiten = inhoud["feiten"]
    if not isinstance(feiten, dict):
        raise InvoerFout("feiten", f"verwacht wordt een JSON-object, niet {_wat(feiten)}.")
    return feiten


def _wat(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    soorten: tuple[tuple[type, str], ...] = (
        (dict, "een object"), (list, "een lijst"), (str, "tekst"), (int, "een getal"), (float, "een getal met een komma")
    )  # fmt: skip
    return next((naam for soort, naam in soorten if isinstance(waarde, soort)), "null")


def _lees_waarde(feit: Feit, waarde: Any, waar: str) -> Any:
    """One value in the case format, checked against its declaration."""
    if waarde is None:
        if feit.naam in ("peildatum", "soort", "omschrijving", "maatregelen"):
            raise InvoerFout(waar, f"‘weet ik niet’ kan hier niet; verwacht wordt {verwacht(feit)}.")
        return ONBEKEND
    gelezen = _gelezen(feit, waarde)
    if gelezen is None:
        raise InvoerFout(waar, f"‘{kort(waarde)}’ past hier niet; verwacht wordt {verwacht(feit)}.")
    return gelezen


def _gelezen(feit: Feit, waarde: Any) -> Any:
    geheel = isinstance(waarde, int) and not isinstance(waarde, bool)
    if feit.soort is Soort.KEUZE:
        return waarde if isinstance(waarde, str) and any(k.code == waarde for k in feit.keuzes) else None
    if feit.soort is Soort.JA_NEE:
        return waarde if isinstance(waarde, bool) else None
    if feit.soort is Soort.BEDRAG:
        return waarde if geheel and 0 <= waarde <= HOOGSTE_BEDRAG else None
    if feit.soort is Soort.AANTAL:
        return waarde if geheel and 1 <= waarde <= MEESTE_GEMEENTEN else None
    if not isinstance(waarde, str):
        return None
    if feit.soort is Soort.TEKST:
        return zonder_halve_tekens(waarde) if len(waarde) <= LANGSTE_TEKST else None
    try:
        return datum.lees_iso(waarde)
    except ValueError:
        return None


def zonder_halve_tekens(tekst: str) -> str:
    """Text that can be written as UTF-8: half a character (a lone surrogate) becomes a question mark."""
    return tekst.encode("utf-8", "replace").decode("utf-8")


def verwacht(feit: Feit) -> str:
    """What would be right for a fact, as part of a sentence."""
    if feit.soort is Soort.KEUZE:
        return "een van: " + ", ".join(keuze.code for keuze in feit.keuzes)
    return {
        Soort.JA_NEE: "true of false",
        Soort.BEDRAG: f"een geheel aantal centen van 0 tot en met {HOOGSTE_BEDRAG} ({toon(HOOGSTE_BEDRAG)})",
        Soort.AANTAL: f"een geheel getal van 1 tot en met {MEESTE_GEMEENTEN}",
        Soort.DATUM: f"een bestaande dag van {datum.VROEGSTE.year} tot en met {datum.LAATSTE.year}, geschreven als 2024-05-31",
        Soort.TEKST: f"tekst van ten hoogste {LANGSTE_TEKST} tekens",
        Soort.LIJST: "een lijst met maatregelen",
    }[feit.soort]


def _lees_object(declaraties: Sequence[Feit], gegeven: Mapping[str, Any], index: int | None) -> dict[str, Any]:
    bekend = {feit.naam for feit in declaraties}
    for sleutel in gegeven:
        if sleutel not in bekend:
            lijst = ", ".join(sorted(bekend))
            raise InvoerFout(pad(kort(sleutel), index), f"deze sleutel bestaat niet; de sleutels zijn: {lijst}.")
    uit = {}
    for feit in declaraties:
        if feit.naam == "maatregelen":
            continue
        if feit.naam in gegeven:
            uit[feit.naam] = _lees_waarde(feit, gegeven[feit.naam], pad(feit.naam, index))
        elif feit.naam in ("peildatum", "soort"):
            raise InvoerFout(pad(feit.naam, index), f"deze sleutel ontbreekt; verwacht wordt {verwacht(feit)}.")
        else:
            uit[feit.naam] = feit.afwezig
    return uit


def lees_maatregel(gegeven: Any, index: int) -> dict[str, Any]:
    """One measure of a case. Raises InvoerFout."""
    if not isinstance(gegeven, dict):
        raise InvoerFout(f"maatregelen[{index}]", f"verwacht wordt een JSON-object, niet {_wat(gegeven)}.")
    maatregel = _lees_object(MAATREGEL_FEITEN, gegeven, index)
    for een, ander, zin in tegenspraken_maatregel(maatregel):
        raise InvoerFout(pad(een, index), f"dit past niet bij {pad(ander, index)}: {zin}.")
    return maatregel


def _gevraagd(inhoud: Any) -> tuple[str, ...] | None:
    """The facts of which the question was answered, as a saved walk tells; None for a case that does not."""
    beantwoord = inhoud.get("beantwoord") if "feiten" in inhoud else None
    if beantwoord is None:
        return None
    bekend = {feit.naam for feit in FEITEN}
    if not isinstance(beantwoord, list) or not all(isinstance(naam, str) and naam in bekend for naam in beantwoord):
        raise InvoerFout("beantwoord", f"verwacht wordt een lijst met namen van feiten: {', '.join(sorted(bekend))}.")
    return tuple(beantwoord)


def _niet_gevraagd(feiten: dict[str, Any], gevraagd: set[str]) -> None:
    """What nobody was asked is unknown, unless the other facts leave no room for the question: a wethouder does not stand in."""
    for feit in FEITEN:
        if feit.naam not in gevraagd and feit.naam != "peildatum" and feit.naam in feiten:
            feiten[feit.naam] = feit.afwezig if feit.uitgesloten(feiten) else ONBEKEND


def lees_geval(inhoud: Any) -> Geval:
    """A parsed case file or a bare object of facts as a Geval. Raises InvoerFout; never returns half a case."""
    gegeven = feiten_van(inhoud)
    lijst = gegeven.get("maatregelen", [])
    if not isinstance(lijst, list):
        raise InvoerFout("maatregelen", f"verwacht wordt een lijst, niet {_wat(lijst)}.")
    if len(lijst) > MEESTE_MAATREGELEN:
        raise InvoerFout(
            "maatregelen", f"dit zijn {len(lijst)} maatregelen; verwacht worden er ten hoogste {MEESTE_MAATREGELEN}."
        )
    feiten = _lees_object(FEITEN, gegeven, None)
    gevraagd = _gevraagd(inhoud)
    if feiten["in_functie"] is not None:
        feiten |= {naam: ONBEKEND for naam in AMBTSDAGEN if naam not in gegeven and naam not in (gevraagd or ())}
    if gevraagd is not None:
        _niet_gevraagd(feiten, {*gegeven, *gevraagd})
    if feiten["peildatum"] < EERSTE_PEILDATUM:
        raise InvoerFout(
            "peildatum",
            f"op {datum.toon(feiten['peildatum'])} was er nog geen regeling bekend; verwacht wordt een dag vanaf {EERSTE_PEILDATUM}.",
        )
    for een, ander, zin in tegenspraken(feiten):
        raise InvoerFout(een, f"dit past niet bij {ander}: {zin}.")
    return Geval(feiten, tuple(lees_maatregel(maatregel, i) for i, maatregel in enumerate(lijst)))
