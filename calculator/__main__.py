"""The command line of the case format: ``python -m calculator beoordeel GEVAL.json``, ``… uitkomst``, ``… toets FILE_OR_FOLDER …``, ``… stroom``.

Whatever happens, it ends with one of `CODES` and at most one sentence: never with a traceback, and never by accident with the
code that says that a case differs. A command reads by `lees_bestand` or `regels` and writes by `schrijf`; what goes wrong with a
stream is dealt with in `main`, once for all commands.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NoReturn, TextIO

from calculator.geval.invoer import LANGSTE_BESTAND, InvoerFout, kort, lees_geval, lees_json, te_groot
from calculator.oordeel.antwoord import antwoord
from calculator.oordeel.contract import beoordeel
from calculator.oordeel.toets import toets_bestand
from calculator.zelfcheck.schrijvers import ALS
from calculator.zelfcheck.schrijvers import schrijf as geschreven
from calculator.zinnen import LEZERS

GOED, ANDERS, INVOER, BUITEN = range(4)
#: Every exit code, and what it says. They are explained here and nowhere else; ``--help`` shows them.
CODES = {
    GOED: "het is gelukt",
    ANDERS: "een geval geeft een andere uitkomst dan verwacht (alleen ‘toets’)",
    INVOER: "de opdracht, een bestand of een geval klopt niet; één zin zegt wat er beter moet",
    BUITEN: "het lag daar niet aan: geen plek meer, een stroom die dicht is, afgebroken, of een fout in het pakket zelf",
}
GEBRUIK = (
    "Gebruik: python -m calculator beoordeel GEVAL.json (of -), uitkomst GEVAL.json, stroom (een geval per regel), "
    "of toets BESTAND_OF_MAP …"
)
#: A character takes at most four bytes.
MEESTE_BYTES = 4 * LANGSTE_BESTAND
#: What is too much to keep is read in pieces of this size.
STUK = 65_536


class Buiten(Exception):
    """One sentence on something outside the case and the command: a stream that is closed."""


class _Parser(argparse.ArgumentParser):
    """Answers wrong use in one Dutch sentence, and writes its help as a command writes its answer."""

    def error(self, message: str) -> NoReturn:
        raise InvoerFout("", GEBRUIK)

    def print_help(self, file: object = None) -> None:
        schrijf(self.format_help().rstrip())


# --- in and out --------------------------------------------------------------------------------------------------


def _invoer() -> IO[bytes]:
    """Standard input. Raises Buiten where there is none."""
    if sys.stdin is None:
        raise Buiten("Er is geen invoer: de standaardinvoer is dicht.")
    return sys.stdin.buffer


def lees_bestand(naam: str) -> Any:
    """The parsed JSON of a file, or of standard input for ``-``. Raises InvoerFout when it cannot be read."""
    try:
        if naam == "-":
            ruw = _invoer().read(MEESTE_BYTES + 1)
        else:
            with Path(naam).open("rb") as bestand:
                ruw = bestand.read(MEESTE_BYTES + 1)
    except (OSError, ValueError):
        raise InvoerFout(
            "", f"Het bestand ‘{kort(naam)}’ kan niet worden gelezen; geef de naam van een JSON-bestand."
        ) from None
    return lees_tekst(ruw)


def lees_tekst(ruw: bytes) -> Any:
    """The parsed JSON of some bytes. Raises InvoerFout when they are too many, or no JSON in UTF-8."""
    if len(ruw) > MEESTE_BYTES:
        raise te_groot()
    try:
        return lees_json(ruw.decode("utf-8"))
    except UnicodeDecodeError:
        raise InvoerFout("", "Het bestand is geen tekst in UTF-8; bewaar het als JSON in UTF-8.") from None


def regels() -> Iterator[bytes]:
    """The lines of standard input, one at a time; of one that is too long for a case only the beginning."""
    while regel := _regel(MEESTE_BYTES + 1):
        meer = len(regel) > MEESTE_BYTES and not regel.endswith(b"\n")
        while meer:
            stuk = _regel(STUK)
            meer = len(stuk) == STUK and not stuk.endswith(b"\n")
        yield regel


def _regel(hoogstens: int) -> bytes:
    try:
        return _invoer().readline(hoogstens)
    except OSError:
        raise Buiten("De invoer kan niet worden gelezen.") from None


def schrijf(tekst: str) -> None:
    """A text and the end of its line to standard output, at once. Raises OSError or Buiten where that does not go."""
    if sys.stdout is None:
        raise Buiten("Het antwoord kan nergens heen: de standaarduitvoer is dicht.")
    print(tekst, flush=True)


def _zeg(zin: str) -> None:
    """A sentence to whoever gave the command; where even that does not go, nothing."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            print(zin, file=sys.stderr, flush=True)


def _maak_leeg(stroom: TextIO | None) -> bool:
    """Write what is left; whether it went. If not it is let go: Python would try again at its end, with a code of its own."""
    try:
        if stroom is not None:
            stroom.flush()
        return True
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stroom.fileno())  # type: ignore[union-attr]
        return False


# --- the commands ------------------------------------------------------------------------------------------------


def _beoordeel(naam: str) -> int:
    schrijf(json.dumps(beoordeel(lees_bestand(naam)), ensure_ascii=False, indent=1))
    return GOED


def _uitkomst(naam: str, lezer: str, als: str) -> int:
    """What this reader gets: the same writers as on the site."""
    schrijf(geschreven(antwoord(lees_geval(lees_bestand(naam))), lezer, als).removesuffix("\n"))
    return GOED


def _stroom() -> int:
    """A case per line in, its answer on a line out; a bad line gets ``fout`` instead, and the exit code says so at the end."""
    code = GOED
    for regel in regels():
        if regel.strip():
            try:
                uit = beoordeel(lees_tekst(regel))
            except InvoerFout as fout:
                uit, code = {"fout": str(fout)}, INVOER
            schrijf(json.dumps(uit, ensure_ascii=False))
    return code


def _toets(namen: Sequence[str]) -> int:
    bestanden = [bestand for naam in namen for bestand in _in(Path(naam))]
    if not bestanden:
        raise InvoerFout("", "Er zijn geen gevallen gevonden; geef een JSON-bestand of een map met JSON-bestanden.")
    uit = [toets_bestand(bestand.name, _met_naam(bestand)) for bestand in bestanden]
    for verslag in uit:
        schrijf("\n".join(verslag.regels))
    goed = sum(verslag.goed for verslag in uit)
    schrijf(f"{goed} van {len(uit)} gevallen geven de verwachte uitkomst.")
    return GOED if goed == len(uit) else ANDERS


def _in(plek: Path) -> list[Path]:
    """The cases in a folder, or the file itself; what is neither is found out when it is read."""
    with suppress(OSError, ValueError):
        if plek.is_dir():
            return sorted(plek.glob("*.json"))
    return [plek]


def _met_naam(bestand: Path) -> Any:
    """The parsed JSON of one file of many: what is wrong with it names the file."""
    try:
        return lees_bestand(str(bestand))
    except InvoerFout as fout:
        raise InvoerFout(f"{kort(bestand.name)}: {fout.sleutel}".rstrip(": "), fout.zin) from None


def _opdracht(argumenten: Sequence[str] | None) -> int:
    """Run one command; its exit code."""
    parser = _Parser(
        prog="python -m calculator",
        usage=GEBRUIK.removeprefix("Gebruik: "),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(("Codes waarmee een opdracht eindigt:", *(f"  {code}  {zin}" for code, zin in CODES.items()))),
    )
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
    if keuze.opdracht == "uitkomst":
        return _uitkomst(keuze.geval, keuze.lezer, keuze.als)
    return _beoordeel(keuze.geval) if keuze.opdracht == "beoordeel" else _toets(keuze.gevallen)


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code, one of `CODES`."""
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = _opdracht(argumenten)
    except InvoerFout as fout:
        code = INVOER
        _zeg(str(fout))
    except (BrokenPipeError, KeyboardInterrupt):
        # Whoever reads has had enough, or whoever typed it: nothing to say.
        code = BUITEN
    except Buiten as fout:
        code = BUITEN
        _zeg(str(fout))
    except OSError:
        code = BUITEN
        _zeg("Het antwoord kan niet worden geschreven: is er nog plek, en is de uitvoer nog open?")
    except SystemExit:  # --help
        code = GOED
    except Exception as fout:
        code = BUITEN
        _zeg(
            f"Het pakket zelf maakt een fout ({type(fout).__name__}). Meld dit bij de makers, zonder gegevens van een mens."
        )
    _maak_leeg(sys.stderr)
    return code if _maak_leeg(sys.stdout) or code != GOED else BUITEN


if __name__ == "__main__":
    raise SystemExit(main())
