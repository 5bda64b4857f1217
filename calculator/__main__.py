"""The command line of the case format: ``python -m calculator beoordeel GEVAL.json``, ``… uitkomst``, ``… toets FILE_OR_FOLDER …``, ``… stroom``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from calculator.geval.invoer import InvoerFout, kort, lees_geval, lees_json
from calculator.oordeel.antwoord import antwoord
from calculator.oordeel.contract import beoordeel
from calculator.oordeel.toets import toets_bestand
from calculator.zelfcheck.schrijvers import ALS, schrijf
from calculator.zinnen import LEZERS

FOUT = 2


class _Parser(argparse.ArgumentParser):
    """Answers wrong use in one Dutch sentence."""

    def error(self, message: str) -> Any:
        print(
            "Gebruik: python -m calculator beoordeel GEVAL.json (of -), uitkomst GEVAL.json, stroom (een geval per regel), of toets BESTAND_OF_MAP …",
            file=sys.stderr,
        )
        raise SystemExit(FOUT)


def lees_bestand(naam: str) -> Any:
    """The parsed JSON of a file, or of standard input for ``-``. Raises InvoerFout when it cannot be read."""
    try:
        ruw = sys.stdin.buffer.read() if naam == "-" else Path(naam).read_bytes()
    except (OSError, ValueError):
        raise InvoerFout(
            "", f"Het bestand ‘{kort(naam)}’ kan niet worden gelezen; geef de naam van een JSON-bestand."
        ) from None
    return lees_tekst(ruw)


def lees_tekst(ruw: bytes) -> Any:
    """The parsed JSON of some bytes. Raises InvoerFout when they are no JSON in UTF-8."""
    try:
        return lees_json(ruw.decode("utf-8"))
    except UnicodeDecodeError:
        raise InvoerFout("", "Het bestand is geen tekst in UTF-8; bewaar het als JSON in UTF-8.") from None


def _beoordeel(naam: str) -> int:
    print(json.dumps(beoordeel(lees_bestand(naam)), ensure_ascii=False, indent=1))
    return 0


def _uitkomst(naam: str, lezer: str, als: str) -> int:
    """What this reader gets: the same writers as on the site."""
    print(schrijf(antwoord(lees_geval(lees_bestand(naam))), lezer, als), end="")
    return 0


def _stroom() -> int:
    """A case per line in, its answer on a line out; a bad line gets ``fout`` instead, and the exit code says so at the end."""
    code = 0
    for regel in sys.stdin.buffer:
        if regel.strip():
            try:
                gegeven = beoordeel(lees_tekst(regel))
            except InvoerFout as fout:
                gegeven, code = {"fout": str(fout)}, FOUT
            print(json.dumps(gegeven, ensure_ascii=False), flush=True)
    return code


def _toets(namen: Sequence[str]) -> int:
    bestanden: list[Path] = []
    for naam in namen:
        plek = Path(naam)
        bestanden += sorted(plek.glob("*.json")) if plek.is_dir() else [plek]
    if not bestanden:
        raise InvoerFout("", "Er zijn geen gevallen gevonden; geef een JSON-bestand of een map met JSON-bestanden.")
    uit = [toets_bestand(bestand.name, _met_naam(bestand)) for bestand in bestanden]
    for regels in uit:
        print("\n".join(regels.regels))
    goed = sum(regels.goed for regels in uit)
    print(f"{goed} van {len(uit)} gevallen geven de verwachte uitkomst.")
    return 0 if goed == len(uit) else 1


def _met_naam(bestand: Path) -> Any:
    """The parsed JSON of one file of many: what is wrong with it names the file."""
    try:
        return lees_bestand(str(bestand))
    except InvoerFout as fout:
        raise InvoerFout(f"{kort(bestand.name)}: {fout.sleutel}".rstrip(": "), fout.zin) from None


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0, 1 (a case differs) or 2 (bad input)."""
    for stroom in (sys.stdout, sys.stderr):
        stroom.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    parser = _Parser(prog="python -m calculator", add_help=True)
    opdrachten = parser.add_subparsers(dest="opdracht", required=True)
    opdrachten.add_parser("beoordeel").add_argument("geval")
    opdrachten.add_parser("toets").add_argument("gevallen", nargs="+")
    opdrachten.add_parser("stroom")
    uitkomst = opdrachten.add_parser("uitkomst")
    uitkomst.add_argument("geval")
    uitkomst.add_argument("--lezer", choices=LEZERS, default=LEZERS[0])
    uitkomst.add_argument("--als", choices=ALS, default=ALS[0])
    keuze = parser.parse_args(argumenten)
    if keuze.opdracht == "stroom":
        return _stroom()
    try:
        if keuze.opdracht == "uitkomst":
            return _uitkomst(keuze.geval, keuze.lezer, keuze.als)
        return _beoordeel(keuze.geval) if keuze.opdracht == "beoordeel" else _toets(keuze.gevallen)
    except InvoerFout as fout:
        print(fout, file=sys.stderr)
        return FOUT


if __name__ == "__main__":
    raise SystemExit(main())
