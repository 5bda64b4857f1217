"""Compare the law text that the rules were made from with the official publication: `python -m scripts.law_watch`.

Prints a report in Markdown and returns 0 (unchanged), 10 (changed), 11 (not reachable) or 12 (moved). `--record`
stores the newest text as the one that the rules were made from: do that after a person has read the difference.
Standard library only, so that it runs on a bare machine.
"""

import argparse
import difflib
import hashlib
import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

STORED = Path(__file__).resolve().parent.parent / "calculator" / "wetsversie.json"
REPOSITORY = "https://repository.officiele-overheidspublicaties.nl/bwb"
READ_HERE = "https://wetten.overheid.nl"
# What stands beside the text of an article: its title, and notes of the publisher.
BESIDE = {"kop", "meta-data", "redactie"}
# What begins a line, or is parted from what stands before it; no XML can hold the first character.
BEFORE = {"lidnr": "\f", "li.nr": "\f", "al": " "}

Fetch = Callable[[str], bytes]
#: The text of one article, a line for each lid and each onderdeel.
Article = tuple[str, ...]


class Status(IntEnum):
    """What was found; the number is the exit code, and none with which Python itself ends after a fault."""

    UNCHANGED = 0
    CHANGED = 10
    UNREACHABLE = 11
    MOVED = 12


class Unreachable(Exception):
    """The publication did not answer, or not with what it should."""


class Moved(Exception):
    """The publication says that the regulation is not, or no longer, at its address."""


class Finding(NamedTuple):
    """The result for one regulation; `report` is Markdown, in Dutch, for the issue."""

    status: Status
    report: str


def fingerprint(article: Article) -> dict[str, Any]:
    """What is stored of an article, never its text. Letters and figures count: a comma or a line break is no change of the law."""
    text = re.sub(r"[\W_]+", " ", " ".join(article)).strip().lower()
    return {"sha256": hashlib.sha256(text.encode()).hexdigest(), "tekens": len(text)}


# ------------------------------------------------------------------------------------------------ official files


def fetch_official(url: str) -> bytes:
    """The bytes at an address of the official publication."""
    request = urllib.request.Request(url, headers={"User-Agent": "veilig-wonen law watch"})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            content: bytes = response.read()
            return content
    except (OSError, ValueError, HTTPException) as error:
        gone = isinstance(error, urllib.error.HTTPError) and error.code in (404, 410)
        raise (Moved if gone else Unreachable)(f"{url}: {error}") from None


def parsed(fetch: Fetch, url: str) -> Element:
    """XML, or Unreachable: a page that says 'try again later' is no answer."""
    try:
        return ElementTree.fromstring(fetch(url))
    except ElementTree.ParseError:
        raise Unreachable(f"{url}: geen XML") from None


def newest_version(fetch: Fetch, bwb: str) -> str:
    """The name of the newest version, such as `2025-12-18_0`."""
    url = f"{REPOSITORY}/{bwb}/manifest.xml"
    work = parsed(fetch, url)
    item = work.get("_latestItem", "")
    if work.get("label") != bwb or not re.match(r"\d{4}-\d{2}-\d{2}_\d+/", item):
        raise Moved(f"{url}: het overzicht van versies ziet er anders uit")
    return item.split("/")[0]


def articles(fetch: Fetch, bwb: str, version: str, numbers: Iterable[str]) -> dict[str, Article]:
    """The articles with these numbers in one version; a number that is not there is left out."""
    tree = parsed(fetch, f"{REPOSITORY}/{bwb}/{version}/xml/{bwb}_{version}.xml")
    named = {(element.findtext("kop/nr") or "").strip().rstrip("."): element for element in tree.iter("artikel")}
    return {number: lines(named[number]) for number in numbers if number in named}


def lines(element: Element) -> Article:
    """The text of an article, a line for each number and what follows it."""
    return tuple(" ".join(line.split()) for line in "".join(pieces(element)).split("\f") if line.strip())


def pieces(element: Element) -> Iterator[str]:
    """All text in order, without what stands beside it."""
    if element.tag not in BESIDE:
        yield BEFORE.get(element.tag, "") + (element.text or "")
        for child in element:
            yield from pieces(child)
            yield child.tail or ""


# ------------------------------------------------------------------------------------------------ comparing


def compare(stored: Mapping[str, Any], fetch: Fetch) -> Finding:
    """One regulation against its newest official version."""
    bwb, version, prints = stored["bwb"], stored["versie"], stored["artikelen"]
    title, before = f"## {stored['naam']} ({bwb})", {}
    try:
        newest = newest_version(fetch, bwb)
        now = articles(fetch, bwb, newest, prints)
        if not now:
            raise Moved(f"versie {newest} heeft geen van de artikelen {', '.join(prints)}")
    except Unreachable as fault:
        return Finding(Status.UNREACHABLE, f"{title}: niet bereikbaar\n\n{fault}\n")
    except Moved as fault:
        return Finding(Status.MOVED, f"{title}: verplaatst of vervallen\n\n{fault}\n\n{READ_HERE}/{bwb}\n")
    # Without the version that the rules were made from there is no difference to show.
    with suppress(Unreachable, Moved):
        before = articles(fetch, bwb, version, prints) if newest != version else now
    # Without a stored fingerprint the two official versions are compared.
    known = {number: seen or (number in before and fingerprint(before[number])) for number, seen in prints.items()}
    changes = [
        change(number, before.get(number), now.get(number))
        for number in prints
        if number not in now or fingerprint(now[number]) != known[number]
    ]
    if not changes:
        note = "" if newest == version else f" Er is een nieuwere versie ({newest}) met dezelfde tekst."
        return Finding(Status.UNCHANGED, f"{title}: niet veranderd\n\nVergeleken met versie {version}.{note}\n")
    head = f"{title}: veranderd\n\nDe regels zijn gemaakt van versie {version}. De nieuwste is {newest}: {READ_HERE}/{bwb}\n"
    return Finding(Status.CHANGED, "\n".join([head, *changes]))


def change(number: str, before: Article | None, now: Article | None) -> str:
    """What is different in one article, as Markdown."""
    if now is None:
        return f"### Artikel {number} staat niet meer in de nieuwste versie\n"
    if before is None or before == now:
        text = "\n".join(now)
        return (
            f"### Artikel {number} is anders dan de tekst waarvan de regels zijn gemaakt\n\n"
            f"Er is geen oudere officiële versie om mee te vergelijken. Zo luidt het artikel nu:\n\n```text\n{text}\n```\n"
        )
    difference = "\n".join(difflib.unified_diff(before, now, "was", "wordt", n=1, lineterm=""))
    return f"### Artikel {number}\n\n```diff\n{difference}\n```\n"


def watch(stored: Sequence[Mapping[str, Any]], fetch: Fetch) -> Finding:
    """All regulations; the gravest status counts."""
    findings = [compare(regulation, fetch) for regulation in stored]
    order = (Status.UNCHANGED, Status.UNREACHABLE, Status.MOVED, Status.CHANGED)
    return Finding(max((f.status for f in findings), key=order.index), "\n".join(f.report for f in findings))


def recorded(stored: Mapping[str, Any], fetch: Fetch) -> dict[str, Any]:
    """One regulation with its newest official version in it."""
    bwb, numbers = stored["bwb"], stored["artikelen"]
    newest = newest_version(fetch, bwb)
    now = articles(fetch, bwb, newest, numbers)
    if missing := [number for number in numbers if number not in now]:
        raise Moved(f"{bwb} {newest}: geen artikel {', '.join(missing)}")
    prints = {number: fingerprint(article) for number, article in now.items()}
    return {**stored, "versie": newest, "herkomst": "officiële uitgave", "artikelen": prints}


def main(arguments: Sequence[str] | None = None, fetch: Fetch = fetch_official, file: Path = STORED) -> int:
    """Run the comparison, or store the newest text."""
    parser = argparse.ArgumentParser(prog="python -m scripts.law_watch", description=__doc__)
    parser.add_argument("--record", action="store_true", help="store the newest text, after reading it")
    options = parser.parse_args(arguments)
    stored = json.loads(file.read_text("utf-8"))
    if not options.record:
        found = watch(stored, fetch)
        print(found.report)
        return found.status
    try:
        fresh = [recorded(regulation, fetch) for regulation in stored]
    except (Unreachable, Moved) as fault:
        print(fault, file=sys.stderr)
        return Status.UNREACHABLE if isinstance(fault, Unreachable) else Status.MOVED
    file.write_text(json.dumps(fresh, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return Status.UNCHANGED


if __name__ == "__main__":
    raise SystemExit(main())
