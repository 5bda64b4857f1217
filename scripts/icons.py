"""Our own mark, a house with a tick: icons in every size asked for, and the card that others show with a link.

Drawn by the build, so that one description of the mark serves them all. The letters come with Pillow.
"""

import re
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from scripts.paths import ROOT

BLUE, WHITE, SOFT = "#1d4f91", "#ffffff", "#cfe0f5"
# The mark in a square of 100 by 100.
HOUSE = ((50, 15), (87, 47), (78, 47), (78, 84), (22, 84), (22, 47), (13, 47))
TICK = ((36, 59), (46, 69), (65, 48))
THICK = 8
CORNER = 18
# Drawn larger and then made smaller: smooth edges.
FINER = 4

CARD = "social-card.png"
CARD_SIZE = (1200, 630)
MARGIN = 70
CARD_LINES = ("Wat krijgt u, wie betaalt en wie doet wat?", "De regels in gewone taal, met een zelfcheck.")
CARD_FOOT = "Uw antwoorden blijven in uw browser. Geen site van de overheid."


def svg() -> str:
    """The mark as a drawing, for browsers that take one."""
    house, tick = (" ".join(f"{x},{y}" for x, y in line) for line in (HOUSE, TICK))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<rect width="100" height="100" rx="{CORNER}" fill="{BLUE}"/>'
        f'<polygon points="{house}" fill="{WHITE}"/>'
        f'<polyline points="{tick}" fill="none" stroke="{BLUE}" stroke-width="{THICK}" '
        f'stroke-linecap="round" stroke-linejoin="round"/></svg>\n'
    )


def mark(size: int, corner: float = 0, zoom: float = 1) -> Image.Image:
    """The mark as pixels; ``corner`` rounds the square, ``zoom`` below 1 leaves room around the house."""
    full = size * FINER
    step = full / 100

    def place(points: tuple[tuple[int, int], ...]) -> list[tuple[float, float]]:
        return [((50 + (x - 50) * zoom) * step, (50 + (y - 50) * zoom) * step) for x, y in points]

    image = Image.new("RGBA", (full, full), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, full - 1, full - 1), corner * step, BLUE)
    draw.polygon(place(HOUSE), WHITE)
    radius = THICK * zoom * step / 2
    # A line of discs: round at its ends and where it turns.
    for (x1, y1), (x2, y2) in pairwise(place(TICK)):
        for part in range(full + 1):
            x, y = x1 + (x2 - x1) * part / full, y1 + (y2 - y1) * part / full
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), BLUE)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def card(name: str) -> Image.Image:
    """The name of the site, what it is and what it is not."""
    image = Image.new("RGB", CARD_SIZE, BLUE)
    draw = ImageDraw.Draw(image)
    house = mark(230)
    image.paste(house, (MARGIN, MARGIN), house)
    title, between, rest = name.partition(" voor ")
    for text, place, size, colour, bold in (
        (title, (320, 88), 100, WHITE, 2),
        (f"{between}{rest}".strip(), (322, 206), 64, WHITE, 1),
        (CARD_LINES[0], (90, 372), 46, WHITE, 0),
        (CARD_LINES[1], (90, 434), 46, WHITE, 0),
        (CARD_FOOT, (90, 540), 34, SOFT, 0),
    ):
        font = ImageFont.load_default(size)
        if place[0] + font.getlength(text) > CARD_SIZE[0] - MARGIN:
            raise SystemExit(f"This does not fit on the card: {text}")
        # The letters come in one weight; a thin outline makes them bold.
        draw.text(place, text, colour, font, stroke_width=bold)
    return image.quantize(64)


def publish(site: Path) -> None:
    """Write the icons and the card into the built site."""
    folder = site / "assets" / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "favicon.svg").write_text(svg(), "utf-8")
    mark(32, CORNER).save(folder / "favicon.ico", sizes=[(16, 16), (32, 32)])
    for name, size, corner, zoom in (
        ("icon-192.png", 192, CORNER, 1.0),
        ("icon-512.png", 512, CORNER, 1.0),
        # Other systems cut these to a shape of their own: the square is full, and here with more room.
        ("apple-touch-icon.png", 180, 0, 1.0),
        ("maskable-512.png", 512, 0, 0.85),
    ):
        mark(size, corner, zoom).save(folder / name, optimize=True)
    card(site_name()).save(folder / CARD, optimize=True)


def site_name() -> str:
    """The name of the site, as the site generator knows it."""
    found = re.search(r"^site_name: (.+)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    if not found:
        raise SystemExit("mkdocs.yml has no site_name")
    return found[1]
