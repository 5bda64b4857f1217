"""JSON Schema (2020-12) of a case and of the answer, derived from the declarations."""

from collections.abc import Mapping, Sequence
from typing import Any

from calculator.bedrag import HOOGSTE_BEDRAG
from calculator.geval.invoer import LANGSTE_TEKST, MEESTE_GEMEENTEN, MEESTE_MAATREGELEN
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN, Feit, Soort
from calculator.wet.model import ONBEKEND, Bestuurslaag, Drager, Oordeel, Zekerheid
from calculator.wet.regelingen import REGELINGEN

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_VERPLICHT = ("peildatum", "soort")
_NOOIT_ONBEKEND = (*_VERPLICHT, "omschrijving", "maatregelen")


def _waarde(feit: Feit) -> dict[str, Any]:
    """The schema of one value, without 'weet ik niet'."""
    if feit.soort is Soort.KEUZE:
        return {"enum": [keuze.code for keuze in feit.keuzes]}
    if feit.soort is Soort.LIJST:
        return {"type": "array", "maxItems": MEESTE_MAATREGELEN, "items": _object(MAATREGEL_FEITEN)}
    per_soort: dict[Soort, dict[str, Any]] = {
        Soort.JA_NEE: {"type": "boolean"},
        Soort.DATUM: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        Soort.BEDRAG: {"type": "integer", "minimum": 0, "maximum": HOOGSTE_BEDRAG},
        Soort.AANTAL: {"type": "integer", "minimum": 1, "maximum": MEESTE_GEMEENTEN},
        Soort.TEKST: {"type": "string", "maxLength": LANGSTE_TEKST},
    }
    return per_soort[feit.soort]


def _feit(feit: Feit) -> dict[str, Any]:
    schema = _waarde(feit)
    if feit.naam not in _NOOIT_ONBEKEND:
        schema = {"anyOf": [schema, {"type": "null"}]}
    schema = {"title": feit.kort, **schema}
    if feit.vraag:
        schema["description"] = feit.vraag
    if feit.afwezig is not ONBEKEND and feit.afwezig is not None:
        schema["default"] = feit.afwezig
    return schema


def _object(feiten: Sequence[Feit]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {feit.naam: _feit(feit) for feit in feiten},
        "required": [feit.naam for feit in feiten if feit.naam in _VERPLICHT],
        "additionalProperties": False,
    }


def invoer_schema() -> dict[str, Any]:
    """The schema of a case: a bare object of facts, or an object that has them under ``feiten``."""
    return {
        "$schema": DIALECT,
        "title": "Een geval voor de zelfcheck Veilig wonen",
        "description": "null betekent: weet ik niet. Bedragen zijn hele centen met btw, dagen zijn geschreven als 2024-05-31.",
        "$defs": {"feiten": _object(FEITEN)},
        "anyOf": [
            {"$ref": "#/$defs/feiten"},
            {
                "type": "object",
                "properties": {
                    "feiten": {"$ref": "#/$defs/feiten"},
                    "versie": {"type": "integer"},
                    "beantwoord": {
                        "type": "array",
                        "items": {"enum": [feit.naam for feit in FEITEN]},
                        "description": "De vragen die zijn gesteld. Wat ontbreekt en niet is gevraagd, is dan onbekend.",
                    },
                },
                "required": ["feiten"],
            },
        ],
    }


def _ding(**eigenschappen: Any) -> dict[str, Any]:
    """An object of which every key is required; others may come, and who reads it skips what it does not know."""
    return {
        "type": "object",
        "properties": eigenschappen,
        "required": list(eigenschappen),
        "additionalProperties": True,
    }


def _lijst(ding: Mapping[str, Any], minstens: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": ding, **({"minItems": minstens} if minstens else {})}


def uitvoer_schema() -> dict[str, Any]:
    """The schema of an answer."""
    tekst: dict[str, Any] = {"type": "string"}
    of_niets: dict[str, Any] = {"type": ["string", "null"]}
    plek: dict[str, Any] = {"type": ["integer", "null"], "minimum": 0}
    dag = {"type": "string", "format": "date"}
    cent = {"type": "integer", "minimum": 0}
    bereik = {"anyOf": [_ding(minimaal=cent, maximaal=cent), {"type": "null"}]}
    codes = [oordeel.code for oordeel in Oordeel]
    oordeel = {"enum": [*codes, "onbekend"]}
    zekerheid = {"enum": [*(z.name.lower() for z in Zekerheid), None]}
    # All three are null where no source says it: who knows a fact, or what only sums up.
    bron = {"bron": of_niets, "url": of_niets, "zekerheid": zekerheid}
    grens = {"enum": codes}
    punt = _ding(code=tekst, vraag=tekst, antwoord=tekst)
    voorwaarde = _ding(
        naam=tekst,
        maatregel=plek,
        oordeel=oordeel,
        zin=tekst,
        uitleg=of_niets,
        **bron,
        herstel=of_niets,
        telt={"type": "boolean"},
        open_punt={"anyOf": [punt, {"type": "null"}]},
    )
    post = _ding(
        maatregel={"type": "integer", "minimum": 0},
        omschrijving=tekst,
        bedrag={"type": ["integer", "null"], "minimum": 0},
        voor_rekening_van={"enum": [drager.value for drager in Drager]},
        **bron,
        waarom=tekst,
    )
    uitkomst = _ding(
        regeling={"enum": [r.jaar for r in REGELINGEN]},
        oordeel=oordeel,
        grenzen=_ding(minimaal=grens, maximaal=grens),
        vorm={"enum": [*dict.fromkeys(r.vorm.value for r in REGELINGEN), "bruikleen", None]},
        vergoeding=bereik,
        eigen_kosten=bereik,
        betaler={"enum": [*(laag.value for laag in Bestuurslaag), None]},
        ontbreekt=_lijst(tekst),
        navragen_bij=_lijst(tekst),
        reden=_lijst(_ding(zin=tekst, **bron)),
        # ``waarde`` and each of ``ook`` is a value of that fact, as in a case.
        wat_als=_lijst(_ding(feit=tekst, waarde={}, dan=oordeel, hoe=tekst, ook={"type": "object"}, **bron)),
        let_op=_lijst(punt),
        voorwaarden=_lijst(voorwaarde),
        posten=_lijst(post),
        vervolgstappen=_lijst(_ding(wie=tekst, wat=tekst, **{"als": of_niets}, **bron)),
    )
    gezien = _ding(bron=tekst, versie=dag, gezien=tekst)
    return {
        "$schema": DIALECT,
        "title": "Het antwoord van de zelfcheck Veilig wonen",
        "$defs": {"uitkomst": uitkomst},
        **_ding(
            peildatum=dag,
            gecontroleerd_tot=dag,
            bronnen_gezien=_lijst(gezien, 1),
            nu={"$ref": "#/$defs/uitkomst"},
            uitkomsten=_lijst({"$ref": "#/$defs/uitkomst"}, 1),
        ),
    }
