"""3 juin 1974: a typed page of the register, scanned askew. A picture only, no text to find."""

from __future__ import annotations

import io
from pathlib import Path

import fonts
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 150
PAGE = (1275, 1650)  # letter paper at 150 dots an inch
TILT_DEGREES = -0.9
SEED = 1974
TITLE = "Procès-verbal – Conseil municipal, 3 juin 1974 (numérisation)"

LINES = """\
PROVINCE DE QUEBEC
VILLE DE VAL-AUX-ERABLES

                    CONSEIL MUNICIPAL

                      PROCES-VERBAL

   Procès-verbal de la séance régulière du Conseil
municipal de la Ville de Val-aux-Erables, tenue à l'hôtel
de ville le lundi 3 juin 1974, à huit heures du soir.

   Sont présents: son honneur le maire, M. J.-Aurèle
Thivierge-Lamy, et les échevins MM. Rosaire Quintal,
Lucien Maheux-Roy, Clovis Beaulne, Alcide Larrivée et
Harold Penfold.
   Est absent: l'échevin Donat Trépanier-Huot, malade.

R-74-88   Il est proposé par l'échevin Clovis Beaulne,
          appuyé par l'échevin Rosaire Quintal, et résolu
          unanimement que le procès-verbal du 6 mai 1974
          soit adopté tel que lu.

R-74-89   Considérant que le plancher du pont couvert des
          Hirondelles est usé par le passage des camions;
          Il est proposé par l'échevin Harold Penfold,
          appuyé par l'échevin Alcide Larrivée, et résolu
          unanimement que M. Ovila Drouin, charpentier,
          soit engagé pour refaire le plancher du pont en
          madriers de pruche, au prix de $1,875.00, et que
          le passage y soit limité à cinq tonnes.

R-74-90   Il est proposé par l'échevin Lucien Maheux-Roy,
          appuyé par l'échevin Clovis Beaulne, que l'eau
          soit taxée à $32.00 par logement pour 1975.
          Pour: 4.   Contre: 1 (l'échevin Quintal).
          Adopté à la majorité.

   La séance est levée à neuf heures et demie.


   J.-Aurèle Thivierge-Lamy        Gratien Sauvageau
   Maire                           Secrétaire-trésorier
"""


def typed(rng: np.random.Generator) -> Image.Image:
    """The sheet as the machine typed it: each letter a little off, a little more or less inked."""
    face = ImageFont.truetype(str(fonts.typewriter()), 31)
    sheet = Image.new("L", PAGE, 255)
    draw = ImageDraw.Draw(sheet)
    step, line_height = 18.2, 35
    for row, line in enumerate(LINES.splitlines()):
        for column, letter in enumerate(line):
            x = 128 + column * step + rng.normal(0, 0.35)
            y = 118 + row * line_height + rng.normal(0, 0.5)
            ink = int(np.clip(rng.normal(34, 16), 0, 90))
            draw.text(
                (x, y),
                letter,
                font=face,
                fill=ink,
                stroke_width=rng.uniform(0.2, 0.6),
                stroke_fill=ink,
            )
    return sheet


def scanned(sheet: Image.Image, rng: np.random.Generator) -> Image.Image:
    """The sheet on the glass: askew, soft, grey towards the binding, with grain and dust."""
    askew = sheet.rotate(TILT_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=255)
    soft = np.asarray(askew.filter(ImageFilter.GaussianBlur(0.75)), dtype=np.float64)
    across = np.linspace(0, 1, PAGE[0])[None, :]
    shade = 232 - 46 * np.exp(-across * 26) - 10 * across**3
    grain = rng.normal(0, 2.6, (PAGE[1] // 2, PAGE[0] // 2 + 1)).repeat(2, 0).repeat(2, 1)
    page = soft / 255 * shade + grain[:, : PAGE[0]]
    for _ in range(46):
        left, top = rng.integers(20, PAGE[0] - 20), rng.integers(20, PAGE[1] - 20)
        size = rng.integers(1, 3)
        page[top : top + size, left : left + size] -= rng.uniform(40, 120)
    picture = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    for y in (430, 1220):  # the holes of the binder
        draw.ellipse((34, y, 66, y + 32), fill=96, outline=70)
    return picture


def print_scan(path: Path) -> None:
    """Write the one-page PDF that holds the picture."""
    rng = np.random.default_rng(SEED)
    jpeg = io.BytesIO()
    scanned(typed(rng), rng).save(jpeg, "JPEG", quality=31, dpi=(DPI, DPI), optimize=True)
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=1, lang="fr-CA")
    canvas.setTitle(TITLE)
    canvas.setCreator("Numériseur du greffe")
    canvas.drawImage(ImageReader(io.BytesIO(jpeg.getvalue())), 0, 0, 612, 792)
    canvas.save()
