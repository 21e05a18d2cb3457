"""A small screenprinting press: every ink is a plate of black-on-white SVG, printed in turn on toned paper.

A plate has a solid part and a tone part; the tone part is screened into halftone dots. Inks multiply, so where two
plates overlap a third colour appears, and each plate is laid down a little out of register, as by hand.
Everything random comes from a seed: the same source gives the same picture.
"""

import io
import math

import numpy as np
import resvg_py
from PIL import Image, ImageFilter

INKS = {
    "navy": (24, 46, 78),
    "red": (216, 72, 46),
    "ochre": (240, 176, 66),
    "teal": (46, 132, 132),
    "pink": (238, 152, 134),
    "sky": (150, 192, 200),
    "plum": (92, 48, 84),
    "black": (36, 33, 38),
    "leaf": (112, 138, 84),
    "brown": (128, 78, 52),
}
PAPER = (245, 236, 217)


def grey(f):
    if isinstance(f, str):
        return f
    v = round(255 * (1 - f))
    return f"rgb({v},{v},{v})"


class Layer:
    """Collects shapes; f is how much ink a shape lays down: 1 full, 0 knocks out what lies below it."""

    def __init__(self, w, h):
        self.w, self.h, self.parts, self.defs, self.used = w, h, [], [], 0

    def raw(self, svg):
        self.parts.append(svg)
        return self

    def rect(self, x, y, w, h, f=1, rx=0, t=""):
        return self.raw(f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{rx}" fill="{grey(f)}" {t}/>')

    def all(self, f=1):
        return self.rect(0, 0, self.w, self.h, f)

    def circ(self, x, y, r, f=1):
        return self.raw(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{grey(f)}"/>')

    def ell(self, x, y, rx, ry, f=1, t=""):
        return self.raw(f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{grey(f)}" {t}/>')

    def ring(self, x, y, r, w, f=1, dash=""):
        d = f'stroke-dasharray="{dash}"' if dash else ""
        return self.raw(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="none" stroke="{grey(f)}" stroke-width="{w}" {d}/>')

    def poly(self, pts, f=1):
        return self.raw(f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in pts)}" fill="{grey(f)}"/>')

    def line(self, pts, w, f=1, cap="round", dash=""):
        d = f'stroke-dasharray="{dash}"' if dash else ""
        return self.raw(
            f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in pts)}" fill="none" stroke="{grey(f)}"'
            f' stroke-width="{w}" stroke-linecap="{cap}" stroke-linejoin="round" {d}/>')

    def path(self, d, f=1, t=""):
        return self.raw(f'<path d="{d}" fill="{grey(f)}" {t}/>')

    def stroke(self, d, w, f=1, cap="round", dash=""):
        s = f'stroke-dasharray="{dash}"' if dash else ""
        return self.raw(f'<path d="{d}" fill="none" stroke="{grey(f)}" stroke-width="{w}" stroke-linecap="{cap}" stroke-linejoin="round" {s}/>')

    def grad(self, x1, y1, x2, y2, *stops):
        """A gradient in picture coordinates; stops are (offset, density)."""
        self.used += 1
        name = f"g{self.used}"
        inner = "".join(f'<stop offset="{o}" stop-color="{grey(f)}"/>' for o, f in stops)
        self.defs.append(f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">{inner}</linearGradient>')
        return f"url(#{name})"

    def rgrad(self, x, y, r, *stops):
        self.used += 1
        name = f"g{self.used}"
        inner = "".join(f'<stop offset="{o}" stop-color="{grey(f)}"/>' for o, f in stops)
        self.defs.append(f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="{x}" cy="{y}" r="{r}">{inner}</radialGradient>')
        return f"url(#{name})"

    def density(self):
        svg = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.w}" height="{self.h}" viewBox="0 0 {self.w} {self.h}">'
               f'<rect width="{self.w}" height="{self.h}" fill="#fff"/><defs>{"".join(self.defs)}</defs>{"".join(self.parts)}</svg>')
        png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)
        return 1 - np.asarray(Image.open(io.BytesIO(bytes(png))).convert("L"), dtype=np.float32) / 255


class Plate(Layer):
    def __init__(self, w, h, ink, angle, period, shift):
        super().__init__(w, h)
        self.ink, self.angle, self.period, self.shift = ink, angle, period, shift
        self.tone = Layer(w, h)


class Print:
    def __init__(self, seed, w=1920, h=1200, paper=PAPER, coarse=1.75):
        self.w, self.h, self.paper, self.plates = w, h, paper, []
        self.coarse = coarse if w > 1000 else 1  # coarser dots on the large sheets keep the files small
        self.rng = np.random.default_rng(seed)
        self.py = __import__("random").Random(seed)

    def ink(self, name, angle=15, period=13, shift=None):
        shift = shift or (self.py.randint(-4, 4), self.py.randint(-4, 4))
        plate = Plate(self.w, self.h, name, angle, period * self.coarse, shift)
        self.plates.append(plate)
        return plate

    def noise(self, scale):
        """Smooth noise around 0, about -1..1, with blobs of the given size."""
        small = self.rng.normal(0, 1, (max(2, self.h // scale), max(2, self.w // scale))).astype(np.float32)
        img = Image.fromarray(small, "F").resize((self.w, self.h), Image.BICUBIC)
        return np.asarray(img)

    def screened(self, tone, plate):
        y, x = np.mgrid[0:self.h, 0:self.w].astype(np.float32)
        a = math.radians(plate.angle)
        k = 2 * math.pi / plate.period
        u, v = (x * math.cos(a) + y * math.sin(a)) * k, (y * math.cos(a) - x * math.sin(a)) * k
        spot = (np.cos(u) + np.cos(v)) / 4 + 0.5
        dots = np.clip((tone - (1 - spot)) * min(plate.period * 0.28, 3.2) + 0.5, 0, 1)
        return np.where(tone < 0.02, 0, np.where(tone > 0.98, 1, dots))

    def pulled(self, plate):
        d = plate.density()
        if plate.tone.parts:
            d = np.maximum(d, self.screened(plate.tone.density(), plate))
        d = np.roll(d, plate.shift[::-1], axis=(0, 1))
        dx, dy = plate.shift
        if dx > 0: d[:, :dx] = d[:, dx:dx + 1]
        if dx < 0: d[:, dx:] = d[:, dx - 1:dx]
        if dy > 0: d[:dy] = d[dy:dy + 1]
        if dy < 0: d[dy:] = d[dy - 1:dy]
        worn = np.clip((self.noise(3) + 0.8 * self.noise(40) - 2.75) * 1.6, 0, 1)  # specks where the ink did not take
        return d * (1 - 0.75 * worn) * (0.955 + 0.02 * self.noise(90))

    def image(self):
        fibre = 1 + 0.008 * self.noise(24) + 0.008 * self.noise(160)
        out = np.array(self.paper, dtype=np.float32)[None, None] / 255 * fibre[..., None]
        for plate in self.plates:
            ink = np.array(INKS[plate.ink], dtype=np.float32) / 255
            out = out * (1 - self.pulled(plate)[..., None] * (1 - ink))
        return Image.fromarray((np.clip(out, 0, 1) * 255).astype(np.uint8))

    def save(self, path, limit):
        img = self.image().filter(ImageFilter.GaussianBlur(0.85))
        for quality in (84, 82, 78, 74, 70, 66, 62, 58, 54, 50, 46, 42):
            buf = io.BytesIO()
            img.save(buf, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=2)
            if buf.tell() <= limit:
                break
        path.write_bytes(buf.getvalue())
        return quality, buf.tell()
