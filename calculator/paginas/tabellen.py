"""Makes a table of Markdown one of ours: on a phone its rows become blocks, and each cell carries its heading. Build time only."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


class Tabellen(Treeprocessor):
    """Runs over the finished tree: the first cell of a row becomes its heading."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown for each page."""
        for tabel in root.iter("table"):
            tabel.set("class", "vw-tabel")
            koppen = tabel.findall("thead/tr/th")
            for kop in koppen:
                kop.set("scope", "col")
            for rij in tabel.findall("tbody/tr"):
                eerste, *cellen = rij
                eerste.tag = "th"
                eerste.set("scope", "row")
                for kop, cel in zip(koppen[1:], cellen, strict=True):
                    cel.set("data-kop", "".join(kop.itertext()))


def register(md: Markdown) -> None:
    """After inline text is read (20), so that headings are text."""
    md.treeprocessors.register(Tabellen(md), "tabellen", 6)
