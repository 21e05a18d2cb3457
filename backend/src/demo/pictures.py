"""Draws the demo site's pictures: python pictures.py [name …]. Needs Pillow, numpy and resvg-py in a virtual environment."""

import math
import pathlib
import sys

from press import Print

OUT = pathlib.Path(__file__).resolve().parents[1] / "main/resources/demo/images"
W, H = 1920, 1200
SCENES = {}


def scene(f):
    SCENES[f.__name__.replace("_", "-")] = f
    return f


def lattice(p, x, base, top, wb, wt, rows, f=1, heavy=9, light=4):
    """A lattice mast from base to top, wb and wt wide there."""
    def half(y):
        return (wb + (wt - wb) * (base - y) / (base - top)) / 2
    ys, y, n = [], base, rows
    total = sum(1 / (1 + i * 0.12) for i in range(n))
    for i in range(n + 1):
        ys.append(y)
        y -= (base - top) / total / (1 + i * 0.12)
    for a, b in zip(ys, ys[1:]):
        p.line([(x - half(a), a), (x + half(b), b)], light, f)
        p.line([(x + half(a), a), (x - half(b), b)], light, f)
        p.line([(x - half(b), b), (x + half(b), b)], light, f)
    p.line([(x - half(base), base), (x - half(top), top)], heavy, f)
    p.line([(x + half(base), base), (x + half(top), top)], heavy, f)


def ridge(rnd, y, amp, n=9, w=W):
    pts = [(i * w / n, y + rnd.uniform(-amp, amp)) for i in range(-1, n + 2)]
    d = f"M{pts[0][0]:.0f},{H} L{pts[0][0]:.0f},{pts[0][1]:.0f} "
    for (x0, y0), (x1, y1) in zip(pts, pts[1:]):
        m = (x0 + x1) / 2
        d += f"C{m:.0f},{y0:.0f} {m:.0f},{y1:.0f} {x1:.0f},{y1:.0f} "
    return d + f"L{pts[-1][0]:.0f},{H} Z"


def pine(p, x, y, h, f=1):
    for i in range(4):
        t = y - h + i * h * 0.2
        w = h * (0.1 + 0.065 * i)
        p.poly([(x, t), (x - w, t + h * 0.34), (x + w, t + h * 0.34)], f)
    p.rect(x - h * 0.025, y - h * 0.1, h * 0.05, h * 0.12, f)


def limb(p, pts, widths, f=1):
    """A tapering limb: joints with a width at each."""
    for (a, b), (wa, wb) in zip(zip(pts, pts[1:]), zip(widths, widths[1:])):
        ang = math.atan2(b[1] - a[1], b[0] - a[0]) + math.pi / 2
        c, s = math.cos(ang), math.sin(ang)
        p.poly([(a[0] + c * wa, a[1] + s * wa), (b[0] + c * wb, b[1] + s * wb),
                (b[0] - c * wb, b[1] - s * wb), (a[0] - c * wa, a[1] - s * wa)], f)
    for (x, y), w in zip(pts, widths):
        p.circ(x, y, w, f)


@scene
def tower():
    pr = Print(11)
    och, pink, red, teal, navy = pr.ink("ochre", 0, 14), pr.ink("pink", 60, 14), pr.ink("red", 45), pr.ink("teal", 15), pr.ink("navy", 30)
    och.tone.all(och.tone.grad(0, 0, 0, 900, (0, 0.1), (1, 0.95)))
    pink.tone.all(pink.tone.grad(0, 250, 0, 900, (0, 0), (1, 0.8)))
    red.circ(1250, 640, 300)
    for r in range(150, 1500, 92):
        och.ring(1250, 210, r, 7)
    for r in (104, 196, 288):
        red.ring(1250, 210, r, 8 - r / 90)
    teal.tone.path(ridge(pr.py, 800, 60), teal.tone.grad(0, 720, 0, 1100, (0, 0.85), (1, 0.5)))
    teal.path(ridge(pr.py, 905, 40, 7))
    red.path("M0,1200 L0,1010 C300,960 600,1040 860,960 C1050,905 1180,868 1290,868 C1420,868 1600,960 1920,1010 L1920,1200 Z", 0)
    navy.path("M0,1200 L0,1010 C300,960 600,1040 860,960 C1050,905 1180,868 1290,868 C1420,868 1600,960 1920,1010 L1920,1200 Z")
    lattice(navy, 1250, 880, 250, 130, 22, 15)
    navy.line([(1250, 250), (1250, 120)], 9)
    for i, y in enumerate(range(150, 250, 24)):
        navy.line([(1250 - 26, y), (1250 + 26, y)], 5)
    for dx in (-620, -420, 420, 600):
        navy.line([(1250, 300), (1250 + dx, 960 + abs(dx) * 0.06)], 2.2)
        navy.line([(1250, 560), (1250 + dx * 0.75, 940)], 1.6)
    navy.rect(1010, 850, 130, 75).poly([(996, 852), (1075, 812), (1154, 852)])
    navy.rect(1030, 872, 34, 30, 0).rect(1086, 872, 34, 30, 0)
    teal.rect(1026, 868, 100, 40, 0)
    for i in range(26):
        x = pr.py.uniform(-20, 880) if i % 3 else pr.py.uniform(1480, 1930)
        pine(navy, x, 1040 + pr.py.uniform(-20, 50), pr.py.uniform(90, 210))
    red.circ(1250, 118, 13)
    return pr


@scene
def control_room():
    pr = Print(23)
    och, teal, red, navy = pr.ink("ochre", 0), pr.ink("teal", 15, 12), pr.ink("red", 75), pr.ink("navy", 45)
    navy.all()
    teal.tone.all(teal.tone.grad(0, 0, 0, 1200, (0, 0.7), (1, 0.2)))
    # the window on to the studio
    navy.path("M160,90 H1760 V330 H160 Z", 0)
    teal.rect(150, 80, 1620, 260, 0)
    teal.tone.rect(150, 80, 1620, 260, 0)
    och.rect(160, 90, 1600, 240)
    red.tone.rect(160, 90, 1600, 240, red.tone.grad(160, 0, 1760, 0, (0, 0.75), (0.5, 0), (1, 0.75)))
    for x in (400, 780, 1160, 1540):
        navy.line([(x, 90), (x, 120)], 8).poly([(x - 34, 120), (x + 34, 120), (x + 52, 176), (x - 52, 176)])
        och.tone.poly([(x - 52, 176), (x + 52, 176), (x + 120, 330), (x - 120, 330)], 0.2)
    navy.line([(960, 330), (960, 250)], 12).rect(905, 196, 120, 62, 1, 8).rect(1025, 212, 40, 30)
    limb(navy, [(1120, 335), (1120, 262)], [34, 24]); navy.circ(1120, 222, 24)
    limb(navy, [(640, 335), (640, 272)], [32, 22]); navy.circ(640, 234, 22)
    # monitors
    for r in range(2):
        for c in range(6):
            x, y, w, h = 190 + c * 262, 385 + r * 205, 232, 170
            navy.rect(x - 6, y - 6, w + 12, h + 12, 1, 26)
            navy.rect(x + 8, y + 8, w - 16, h - 16, 0, 30)
            teal.rect(x + 4, y + 4, w - 8, h - 8, 0, 30)
            k = (r * 6 + c)
            hot = k in (3, 8)
            lay = red if hot else teal
            lay.tone.rect(x + 4, y + 4, w - 8, h - 8, 0)
            lay.tone.rect(x + 8, y + 8, w - 16, h - 16, lay.tone.grad(x, y, x + w, y + h, (0, 0.15), (1, 0.6)), 30)
            if hot: teal.tone.rect(x + 4, y + 4, w - 8, h - 8, 0)
            cx, cy = x + w / 2, y + h / 2
            if k % 4 == 0:
                navy.circ(cx, cy - 12, 26).path(f"M{cx-58},{y+h-8} Q{cx-50},{cy+22} {cx},{cy+20} Q{cx+50},{cy+22} {cx+58},{y+h-8} Z")
            elif k % 4 == 1:
                for i in range(4): navy.rect(x + 26 + i * 46, cy + 8 - i % 3 * 22, 34, 62 + i % 3 * 22 - 14)
            elif k % 4 == 2:
                navy.ring(cx, cy, 52, 6).line([(cx - 80, cy), (cx + 80, cy)], 3).line([(cx, cy - 64), (cx, cy + 64)], 3)
            else:
                navy.circ(cx - 36, cy, 20).circ(cx + 36, cy - 6, 20)
                navy.path(f"M{cx-84},{y+h-8} Q{cx-36},{cy-6} {cx+2},{y+h-8} Q{cx+36},{cy-14} {cx+84},{y+h-8} Z")
    # desk
    navy.poly([(0, 880), (1920, 880), (1920, 1200), (0, 1200)])
    teal.poly([(0, 868), (1920, 868), (1920, 882), (0, 882)], 0)
    navy.rect(0, 862, 1920, 10, 0)
    for i in range(64):
        x = 60 + i * 29
        y = 912 + (i * 37 % 23)
        col = (red, och, teal)[i * 7 % 3]
        navy.rect(x, 900, 5, 90, 0.0, 2)
        teal.tone.rect(x - 3, 897, 11, 96, 0)
        navy.rect(x - 8, y, 21, 16, 0, 4); col.rect(x - 8, y, 21, 16, 1, 4)
        if i % 2 == 0:
            navy.circ(x + 14, 1030, 13, 0); teal.tone.circ(x + 14, 1030, 13, 0)
            (och if i % 6 else red).circ(x + 14, 1030, 13)
            navy.line([(x + 14, 1030), (x + 14 + 12 * math.cos(i), 1030 + 12 * math.sin(i))], 4)
    # two operators from behind
    for x, s in ((560, 1.0), (1330, 1.08)):
        body = f"M{x-250*s},1200 C{x-240*s},1010 {x-130*s},985 {x-60*s},965 L{x+60*s},965 C{x+130*s},985 {x+240*s},1010 {x+250*s},1200 Z"
        halo = f"M{x-262*s},1200 C{x-252*s},1000 {x-140*s},972 {x-66*s},952 L{x+66*s},952 C{x+140*s},972 {x+252*s},1000 {x+262*s},1200 Z"
        for q in (och, red): q.path(halo, 0); q.ell(x, 860, 100 * s, 124 * s, 0)
        navy.path(halo, 0).ell(x, 858, 97 * s, 122 * s, 0)
        teal.path(halo).ell(x, 858, 97 * s, 122 * s)
        navy.path(body).ell(x, 860, 86 * s, 112 * s).rect(x - 46 * s, 930, 92 * s, 60)
        navy.stroke(f"M{x-88*s},862 C{x-92*s},712 {x+92*s},712 {x+88*s},862", 13)
        navy.ell(x - 92 * s, 868, 25 * s, 40 * s, 0).ell(x + 92 * s, 868, 25 * s, 40 * s, 0)
        teal.ell(x - 92 * s, 868, 27 * s, 42 * s, 0).ell(x + 92 * s, 868, 27 * s, 42 * s, 0)
        red.ell(x - 92 * s, 868, 25 * s, 40 * s).ell(x + 92 * s, 868, 25 * s, 40 * s)
    return pr


@scene
def signal_map():
    pr = Print(31, coarse=2.1)
    sky, och, red, teal, navy = pr.ink("sky", 15, 12), pr.ink("ochre", 0, 12), pr.ink("red", 60), pr.ink("teal", 45), pr.ink("navy", 75)
    coast = "M1460,-10 C1420,150 1530,210 1490,330 C1450,430 1330,470 1370,590 C1400,670 1520,660 1530,770 C1540,900 1400,950 1420,1060 C1430,1140 1500,1170 1490,1210 L1930,1210 L1930,-10 Z"
    sky.path(coast)
    for i in range(1, 6):
        sky.raw(f'<path d="{coast}" fill="none" stroke="{"#fff" if i%2 else "#000"}" stroke-width="0"/>')
    for i, w in enumerate((120, 92, 64, 36)):
        sky.tone.stroke(coast, w, 0.18 + i * 0.14)
    och.tone.raw(f'<path d="M-10,-10 H1460 C1420,150 1530,210 1490,330 C1450,430 1330,470 1370,590 C1400,670 1520,660 1530,770 C1540,900 1400,950 1420,1060 C1430,1140 1500,1170 1490,1210 H-10 Z" fill="{och.tone.rgrad(760,600,900,(0,0.75),(1,0.12))}"/>')
    def blob(cx, cy, r, k, ph):
        pts = []
        for i in range(72):
            a = i / 72 * 2 * math.pi
            q = r * (1 + 0.13 * math.sin(2 * a + ph) + 0.09 * math.sin(3 * a + ph * 2 + k * 0.06) + 0.04 * math.sin(5 * a + k * 0.1))
            pts.append((cx + q * 1.25 * math.cos(a), cy + q * math.sin(a)))
        return pts + pts[:2]
    for cx, cy, n, ph in ((760, 590, 12, 0.6), (260, 250, 8, 2.2), (300, 1010, 7, 4.0), (1180, 170, 5, 1.2), (1130, 1060, 5, 3.1)):
        for k in range(1, n + 1):
            teal.line(blob(cx + k * 1.5, cy - k, 24 * k, k, ph), 4.5 if k % 4 == 0 else 2)
    teal.stroke("M-10,760 C180,700 300,820 470,830 C640,840 760,900 930,860 C1100,820 1180,700 1375,640", 12, 0)
    sky.stroke("M-10,760 C180,700 300,820 470,830 C640,840 760,900 930,860 C1100,820 1180,700 1375,640", 13)
    for x in range(0, W, 160): navy.line([(x, 0), (x, H)], 1)
    for y in range(40, H, 160): navy.line([(0, y), (W, y)], 1)
    for i, r in enumerate((170, 330, 500, 690, 900)):
        red.ring(760, 590, r, 7 if i == 3 else 3.5, 1, "" if i == 3 else "22 14")
    for a in range(0, 360, 15):
        c, s = math.cos(math.radians(a)), math.sin(math.radians(a))
        r = 720 if a % 45 else 750
        red.line([(760 + 690 * c, 590 + 690 * s), (760 + r * c, 590 + r * s)], 5)
    red.tone.path("M760,590 L1410,470 A690,690 0 0 1 1340,960 Z", 0.35)
    for x, y, r in ((1345, 560, 17), (1290, 720, 12), (980, 800, 11), (560, 800, 11), (330, 640, 10), (480, 330, 10), (900, 260, 11), (1230, 380, 12), (150, 890, 9), (640, 1040, 10), (1060, 960, 10), (1330, 1000, 12), (1430, 180, 10)):
        navy.circ(x, y, r).circ(x, y, r * 0.5, 0)
    for x, y, w in ((1375, 520, 130), (1005, 795, 80), (585, 795, 96), (925, 255, 70), (1120, 378, 84), (355, 635, 66), (1090, 955, 74), (505, 326, 90)):
        for j in range(int(w / 13)):
            navy.rect(x + j * 13, y - 8 - (j * 5 % 3) * 2, 8, 12 + (j * 5 % 3) * 2)
    navy.circ(760, 590, 40); red.circ(760, 590, 40, 0); teal.circ(760, 590, 42, 0)
    navy.poly([(760, 562), (742, 616), (778, 616)], 0).line([(760, 550), (760, 575)], 4, 0)
    cx, cy = 1715, 985
    navy.ring(cx, cy, 110, 4).ring(cx, cy, 96, 1.5)
    for a in range(0, 360, 45):
        r, q = (138, 24) if a % 90 == 0 else (80, 16)
        c, s = math.cos(math.radians(a)), math.sin(math.radians(a))
        navy.poly([(cx + r * c, cy + r * s), (cx - q * s, cy + q * c), (cx, cy)])
        navy.line([(cx + r * c, cy + r * s), (cx + q * s, cy - q * c), (cx, cy)], 2.5)
    for i in range(6):
        (navy if i % 2 == 0 else sky).rect(1560 + i * 52, 1150, 52, 14, 1 if i % 2 == 0 else 0)
    return pr


@scene
def iced_mast():
    pr = Print(47)
    sky, teal, navy, och, red = pr.ink("sky", 15, 14), pr.ink("teal", 75, 13), pr.ink("navy", 45, 13), pr.ink("ochre", 0), pr.ink("red", 0)
    sky.all(); navy.all()
    navy.tone.all(0)
    navy.circ(620, 420, 250, 0); sky.circ(620, 420, 250, 0)
    sky.tone.circ(620, 420, 250, sky.tone.rgrad(560, 360, 340, (0, 0), (1, 0.75)))
    for r in (300, 355, 415):
        navy.ring(620, 420, r, 10 - r / 60, 0)
    for q in (navy,):
        q.path(ridge(pr.py, 1000, 40, 6), 0)
    sky.path(ridge(pr.py, 1010, 30, 6), 0)
    teal.tone.path(ridge(pr.py, 1060, 30, 6), teal.tone.grad(0, 1000, 0, 1200, (0, 0.1), (1, 0.7)))
    # the mast, close, leaning away, thick with ice
    for q, f in ((navy, 0), (sky, 0)):
        q.line([(1120, 1240), (1290, -40)], 190, f)
    sky.tone.line([(1120, 1240), (1290, -40)], 190, 0.28)
    def at(t, side):  # t upward 0..1
        return 1120 + 170 * t + side * (92 - 26 * t), 1240 - 1280 * t
    n = 11
    for i in range(n):
        a, b = i / n, (i + 1) / n
        navy.line([at(a, -1), at(b, 1)], 13).line([at(a, 1), at(b, -1)], 13).line([at(b, -1), at(b, 1)], 12)
    navy.line([at(0, -1), at(1, -1)], 26).line([at(0, 1), at(1, 1)], 26)
    for i in range(90):
        t = pr.py.random(); side = pr.py.choice((-1, 1, 1)); x, y = at(t, side * pr.py.uniform(0.2, 1.05))
        l = pr.py.uniform(26, 96)
        navy.poly([(x - 9, y), (x + 9, y), (x + 3, y + l)], 0)
        sky.poly([(x - 9, y), (x + 9, y), (x + 3, y + l)], 0)
        sky.tone.poly([(x, y), (x + 9, y), (x + 3, y + l)], 0.6)
    # the climber with a lamp
    cx, cy = 1196, 620
    for q in (sky, teal): q.circ(cx - 46, cy + 10, 150, 0)
    och.tone.circ(cx - 50, cy + 10, 240, och.tone.rgrad(cx - 50, cy + 10, 240, (0, 1), (0.35, 0.8), (1, 0)))
    navy.circ(cx - 50, cy + 10, 74, 0)
    och.circ(cx - 50, cy + 10, 46)
    for p, f, g in ((navy, 0, 12), (red, 1, 0)):
        limb(p, [(cx + 10, cy - 60), (cx + 6, cy + 60)], [46 + g, 40 + g], f)
    limb(navy, [(cx + 16, cy + 66), (cx + 22, cy + 146), (cx + 92, cy + 170)], [26, 21, 15])
    limb(navy, [(cx, cy + 66), (cx - 40, cy + 140), (cx + 30, cy + 226)], [26, 21, 16])
    limb(navy, [(cx + 20, cy - 76), (cx + 84, cy - 120), (cx + 120, cy - 190)], [20, 16, 13])
    limb(navy, [(cx - 6, cy - 66), (cx - 52, cy - 40), (cx - 54, cy - 6)], [19, 15, 12])
    navy.circ(cx + 2, cy - 136, 40).rect(cx - 46, cy - 150, 96, 14, 1, 6)
    for i in range(230):
        x, y, l = pr.py.uniform(-100, W), pr.py.uniform(-50, H), pr.py.uniform(18, 70)
        for q in (navy, sky): q.line([(x, y), (x + l, y + l * 0.42)], pr.py.choice((2.5, 4, 6)), 0)
    return pr


def person(p, x, y, s, f=1, skirt=False):
    limb(p, [(x, y - 200 * s), (x, y)], [46 * s, 40 * s], f)
    p.circ(x, y - 300 * s, 46 * s, f)
    p.rect(x - 15 * s, y - 265 * s, 30 * s, 40 * s, f)


@scene
def kitchen():
    pr = Print(53, coarse=2.1)
    och, pink, teal, red, navy = pr.ink("ochre", 0, 13), pr.ink("pink", 60, 13), pr.ink("teal", 15, 12), pr.ink("red", 45), pr.ink("navy", 30)
    och.tone.rect(0, 0, W, 800, och.tone.rgrad(960, 420, 1100, (0, 0.12), (1, 0.85)))
    # wall tiles and window
    for x in range(0, W, 96):
        for y in range(430, 620, 64):
            teal.rect(x + 4 + (48 if (y // 64) % 2 else 0), y, 88, 56, 1, 3)
    pink.rect(0, 620, W, 40)
    teal.rect(1290, 110, 400, 510, 0)
    navy.rect(1300, 120, 380, 380, 1).rect(1318, 138, 164, 164, 0).rect(1498, 138, 164, 164, 0).rect(1318, 320, 164, 162, 0).rect(1498, 320, 164, 162, 0)
    teal.tone.rect(1318, 138, 344, 344, teal.tone.grad(0, 138, 0, 482, (0, 0.7), (1, 0.1)))
    red.path("M1270,100 H1710 V150 Q1700,330 1640,470 Q1650,250 1560,150 H1420 Q1330,250 1340,470 Q1280,330 1270,150 Z")
    for i in range(9): pink.circ(1300 + i * 48, 126, 8, 0); red.circ(1300 + i * 48, 126, 8, 0)
    # rail with pans
    navy.line([(130, 150), (800, 150)], 10)
    for i, (x, r, col) in enumerate(((210, 74, red), (372, 60, navy), (520, 84, teal), (690, 64, red))):
        navy.line([(x, 150), (x, 236)], 12)
        col.circ(x, 236 + r, r)
        (navy if col is not navy else och).ring(x, 236 + r, r * 0.72, 5, 1 if col is not navy else 1)
        if col is navy: navy.ring(x, 236 + r, r * 0.72, 5, 0)
        pink.circ(x, 236 + r, r, 0); 
        col.path(f"M{x-r*0.5},{236+r*0.75} A{r*0.55},{r*0.55} 0 0 1 {x},{236+r*0.45}", 0)
    # shelf with jars
    navy.rect(60, 505, 560, 12)
    for i, (w, h, col) in enumerate(((70, 96, red), (56, 70, och), (64, 112, navy), (80, 78, pink), (50, 100, red), (74, 66, navy))):
        x = 90 + i * 86
        teal.rect(x - 3, 505 - h - 22, w + 6, h + 22, 0, 8)
        col.rect(x, 505 - h, w, h, 1, 8); navy.rect(x + 4, 505 - h - 16, w - 8, 18, 1, 4)
        (navy if col is not navy else navy).rect(x + 10, 505 - h * 0.65, w - 20, h * 0.3, 0.0); col.rect(x + 10, 505 - h * 0.65, w - 20, h * 0.3, 0)
    # the presenter
    x = 985
    for q in (teal, och.tone, pink): q.path(f"M{x-170},840 C{x-160},560 {x-110},500 {x-50},478 L{x+50},478 C{x+110},500 {x+160},560 {x+170},840 Z", 0); q.ell(x, 368, 82, 104, 0)
    for q in (teal, pink, och.tone): q.line([(x - 120, 560), (x - 230, 690), (x - 60, 745)], 66, 0); q.line([(x + 112, 560), (x + 220, 640), (x + 160, 545)], 66, 0)
    red.path(f"M{x-165},840 C{x-155},560 {x-110},500 {x-50},478 L{x+50},478 C{x+110},500 {x+155},560 {x+165},840 Z")
    limb(red, [(x - 112, 560), (x - 228, 670)], [42, 34]); limb(pink, [(x - 228, 676), (x - 90, 742)], [30, 22])
    limb(red, [(x + 112, 560), (x + 220, 640)], [42, 34]); limb(pink, [(x + 220, 646), (x + 150, 560), (x + 170, 520)], [30, 24, 24])
    red.poly([(x - 70, 560), (x + 70, 560), (x + 120, 850), (x - 120, 850)], 0)
    teal.tone.poly([(x - 70, 560), (x + 70, 560), (x + 120, 850), (x - 120, 850)], 0.35)
    navy.line([(x - 66, 560), (x - 40, 482)], 9).line([(x + 66, 560), (x + 40, 482)], 9)
    pink.rect(x - 34, 430, 68, 64); pink.ell(x, 372, 74, 92)
    navy.path(f"M{x-84},385 C{x-112},250 {x-30},232 {x+10},250 C{x+110},246 {x+104},340 {x+82},392 C{x+76},330 {x+40},316 {x-20},318 C{x-60},322 {x-72},350 {x-84},385 Z")
    navy.circ(x + 6, 234, 42)
    navy.stroke(f"M{x-40},368 q14,-10 28,0", 5).stroke(f"M{x+14},368 q14,-10 28,0", 5)
    red.stroke(f"M{x-24},416 Q{x},440 {x+26},414", 8)
    navy.line([(x + 168, 534), (x + 180, 380)], 12).ell(x + 182, 362, 26, 40)
    # counter
    for q in (red, teal, pink): q.rect(0, 780, W, 420, 0)
    for q in (och.tone, teal.tone): q.rect(0, 780, W, 420, 0)
    navy.rect(0, 780, W, 26)
    teal.rect(0, 806, W, 254)
    for i in range(7):
        xx = 40 + i * 275
        teal.rect(xx, 836, 240, 190, 0, 10); teal.tone.rect(xx, 836, 240, 190, 0.6, 10)
        navy.rect(xx + 90, 860, 60, 12, 1, 6)
    navy.rect(0, 1060, W, 16)
    for i in range(20):
        for j in range(2):
            if (i + j) % 2 == 0: red.rect(i * 96, 1076 + j * 62, 96, 62)
    # things on the counter
    for q in (red, pink, teal): q.path("M690,700 H900 Q890,782 840,782 H750 Q700,782 690,700 Z", 0)
    och.path("M690,700 H900 Q890,782 840,782 H750 Q700,782 690,700 Z"); navy.rect(680, 692, 230, 12, 1, 6)
    navy.path("M1290,690 H1560 V782 H1290 Z").rect(1250, 700, 50, 16).rect(1550, 700, 50, 16).rect(1280, 676, 290, 16, 1, 8).circ(1425, 668, 14)
    for i in range(3): pink.stroke(f"M{1360+i*65},650 q-22,-40 0,-80 q22,-40 0,-80", 11)
    for xx, yy in ((300, 752), (352, 756), (326, 716)): och.ell(xx, yy, 30, 27); red.tone.ell(xx, yy, 30, 27, 0.35)
    navy.path("M420,782 Q420,700 450,690 V640 H490 V690 Q520,700 520,782 Z")
    # camera entering the frame
    navy.rect(1700, 560, 240, 250, 1, 16).rect(1610, 620, 100, 110).poly([(1610, 600), (1570, 580), (1570, 770), (1610, 750)])
    navy.rect(1790, 800, 60, 400).rect(1726, 590, 130, 60, 0, 8); red.rect(1726, 590, 130, 60, 1, 8); teal.rect(1726, 590, 130, 60, 0)
    red.circ(1880, 620, 16); navy.circ(1880, 620, 16, 0)
    return pr


def crane(p, x, base, s, flip=1, f=1):
    lattice(p, x, base, base - 420 * s, 90 * s, 70 * s, 7, f, 9 * s, 4 * s)
    top = base - 420 * s
    p.rect(x - 55 * s, top - 60 * s, 110 * s, 64 * s, f)
    p.line([(x, top - 60 * s), (x, top - 190 * s)], 10 * s, f)
    tip = (x + flip * 520 * s, top - 150 * s)
    p.line([(x - flip * 170 * s, top - 40 * s), tip], 12 * s, f).line([(x - flip * 150 * s, top - 64 * s), (tip[0], tip[1])], 5 * s, f)
    p.line([(x, top - 190 * s), tip], 4 * s, f).line([(x, top - 190 * s), (x - flip * 170 * s, top - 40 * s)], 4 * s, f)
    for i in range(8):
        t = i / 8
        a = (x + flip * 520 * s * t, top - 40 * s - 110 * s * t)
        p.line([a, (a[0] + flip * 30 * s, a[1] - 26 * s)], 3 * s, f)
    p.rect(x - flip * 170 * s - 40 * s, top - 56 * s, 80 * s, 60 * s, f)
    p.line([tip, (tip[0], top + 160 * s)], 3 * s, f).rect(tip[0] - 14 * s, top + 156 * s, 28 * s, 26 * s, f)


@scene
def harbour_night():
    pr = Print(61)
    och, teal, red, navy = pr.ink("ochre", 0, 14), pr.ink("teal", 15, 13), pr.ink("red", 45), pr.ink("navy", 75, 13)
    teal.rect(0, 0, W, 760)
    navy.tone.rect(0, 0, W, 760, navy.tone.grad(0, 0, 0, 760, (0, 0.97), (0.4, 0.7), (0.9, 0.0)))
    och.rect(0, 700, W, 60)
    for q in (navy.tone, teal): q.circ(1430, 260, 120, 0)
    och.circ(1430, 260, 120)
    for i in range(70):
        x, y, r = pr.py.uniform(0, W), pr.py.uniform(0, 420), pr.py.uniform(2, 5)
        for q in (navy.tone, teal): q.circ(x, y, r + 1, 0)
    # beam
    navy.tone.poly([(250, 452), (1150, 250), (1150, 480)], navy.tone.grad(250, 0, 1150, 0, (0, 0), (1, 0.5)))
    teal.poly([(250, 452), (1150, 250), (1150, 480)], teal.grad(250, 0, 1150, 0, (0, 0), (0.55, 0.35), (1, 1)))
    och.tone.poly([(250, 452), (1150, 250), (1150, 480)], och.tone.grad(250, 0, 1150, 0, (0, 1), (1, 0.05)))
    navy.path("M0,760 V700 C120,640 240,640 360,720 L420,760 Z")
    navy.poly([(210, 700), (226, 480), (276, 480), (292, 700)]).rect(214, 426, 74, 56).poly([(208, 428), (251, 384), (294, 428)])
    red.poly([(220, 600), (225, 545), (279, 545), (284, 600)]); navy.poly([(220, 600), (225, 545), (279, 545), (284, 600)], 0); teal.poly([(220, 600), (225, 545), (279, 545), (284, 600)], 0)
    teal.rect(222, 430, 58, 44, 0); navy.rect(228, 434, 46, 36, 0); och.rect(222, 430, 58, 44)
    # far town
    x = 420
    while x < W:
        w, h = pr.py.uniform(40, 110), pr.py.uniform(30, 130)
        navy.rect(x, 760 - h, w + 2, h)
        for k in range(int(w * h / 900)):
            wx, wy = x + pr.py.uniform(6, w - 14), 760 - h + pr.py.uniform(8, h - 14)
            navy.rect(wx, wy, 8, 10, 0); och.rect(wx - 2, wy - 2, 12, 14); teal.rect(wx, wy, 8, 10, 0)
        x += w
    # water
    navy.rect(0, 755, W, 445)
    teal.rect(0, 755, W, 445)
    for i in range(330):
        y = 775 + 420 * pr.py.random() ** 1.2
        x = pr.py.uniform(-50, W)
        l = 20 + (y - 755) * pr.py.uniform(0.1, 0.42)
        navy.line([(x, y), (x + l, y)], 2 + (y - 755) * 0.014, 0)
    for i in range(74):
        y = 775 + 420 * i / 74
        w = 24 + i * 2.4
        x = 1430 + pr.py.uniform(-w, w) - 40
        for q in (navy, teal): q.line([(x, y), (x + w * 1.3, y)], 5 + i * 0.07, 0)
        och.line([(x, y), (x + w * 1.3, y)], 6 + i * 0.07)
    # ship
    hull = "M640,770 H1290 L1360,690 H1400 L1330,880 H720 Q650,860 640,770 Z"
    for q in (teal, och, teal.tone, navy.tone): q.path(hull, 0)
    navy.path(hull)
    red.path("M655,826 H1350 L1330,884 H720 Q672,872 655,826 Z"); navy.path("M655,826 H1350 L1330,884 H720 Q672,872 655,826 Z", 0)
    navy.rect(700, 640, 230, 132).rect(730, 560, 150, 84).rect(770, 440, 70, 122)
    red.rect(770, 466, 70, 40); navy.rect(770, 466, 70, 40, 0); teal.tone.rect(770, 466, 70, 40, 0)
    navy.line([(1080, 770), (1080, 480)], 9).line([(1080, 500), (1210, 690)], 5).line([(1080, 500), (950, 690)], 5).line([(1080, 480), (840, 440)], 2.5).line([(1080, 480), (1390, 692)], 2.5)
    for i in range(5): navy.rect(722 + i * 42, 668, 22, 26, 0, 4); och.rect(718 + i * 42, 664, 30, 34)
    for i in range(3): navy.rect(746 + i * 46, 584, 26, 24, 0, 4); och.rect(742 + i * 46, 580, 34, 32)
    for i in range(11): navy.circ(720 + i * 52, 800, 8, 0); och.circ(720 + i * 52, 800, 10)
    teal.rect(770, 466, 70, 40, 0)
    for i in range(5): teal.rect(722 + i * 42, 668, 22, 26, 0)
    for i in range(3): teal.rect(746 + i * 46, 584, 26, 24, 0)
    for i in range(3): teal.rect(1720 + i * 62, 712, 54, 60, 0)
    crane(navy, 1640, 775, 1.05, -1)
    navy.poly([(1480, 775), (1920, 775), (1920, 900), (1500, 900)])
    for i in range(5): navy.rect(1520 + i * 90, 900, 20, 90)
    for i in range(3): red.rect(1720 + i * 62, 712, 54, 60); navy.rect(1720 + i * 62, 712, 54, 60, 0); teal.tone.rect(1720 + i * 62, 712, 54, 60, 0)
    return pr


@scene
def radio_dial():
    pr = Print(71, coarse=2.1)
    och, red, teal, navy = pr.ink("ochre", 0, 13), pr.ink("red", 45), pr.ink("teal", 15, 13), pr.ink("navy", 75, 12)
    teal.all(); navy.tone.all(navy.tone.rgrad(960, 500, 1300, (0, 0), (1, 0.8)))
    # cabinet
    for q in (teal, navy.tone): q.rect(110, 90, 1700, 1020, 0, 90)
    och.rect(110, 90, 1700, 1020, 1, 90)
    red.tone.rect(110, 90, 1700, 1020, red.tone.grad(110, 90, 1810, 1110, (0, 0.1), (1, 0.7)), 90)
    for i in range(40):
        y = 110 + i * 26
        red.stroke(f"M120,{y} C520,{y+pr.py.uniform(-16,16)} 1200,{y+pr.py.uniform(-20,20)} 1800,{y+pr.py.uniform(-8,8)}", pr.py.choice((1.2, 2, 3)), 0.55)
    navy.raw('<rect x="110" y="90" width="1700" height="1020" rx="90" fill="none" stroke="#000" stroke-width="16"/>')
    # dial glass
    for q in (och, red, red.tone): q.path("M250,760 A710,620 0 0 1 1670,760 Z", 0)
    navy.path("M250,760 A710,620 0 0 1 1670,760 Z")
    navy.path("M276,742 A684,596 0 0 1 1644,742 Z", 0)
    teal.tone.path("M276,742 A684,596 0 0 1 1644,742 Z", teal.tone.rgrad(960, 742, 640, (0, 0.05), (1, 0.62)))
    cx, cy = 960, 742
    for ring, (rx, ry) in enumerate(((600, 520), (500, 432), (400, 345))):
        navy.path(f"M{cx-rx},{cy} A{rx},{ry} 0 0 1 {cx+rx},{cy}", "none", 'stroke="#000" stroke-width="3.5"')
        n = (91, 61, 41)[ring]
        for i in range(1, n - 1):
            a = math.pi * (1 - i / (n - 1))
            k = 34 if i % 10 == 0 else 20 if i % 5 == 0 else 11
            navy.line([(cx + rx * math.cos(a), cy - ry * math.sin(a)), (cx + (rx + k) * math.cos(a), cy - (ry + k) * math.sin(a))], 6 if i % 10 == 0 else 3)
            if i % 10 == 5:
                for j in range(3):
                    aa = a - (j - 1) * 0.022
                    (red if ring == 1 else navy).circ(cx + (rx + 42) * math.cos(aa), cy - (ry + 42) * math.sin(aa), 6)
    red.path(f"M{cx-400},{cy} A400,345 0 0 1 {cx+400*math.cos(1.9):.0f},{cy-345*math.sin(1.9):.0f}", "none", 'stroke="#000" stroke-width="22"')
    a = 1.02
    red.line([(cx, cy), (cx + 640 * math.cos(a), cy - 560 * math.sin(a))], 13)
    navy.path(f"M{cx-210},{cy} A210,180 0 0 1 {cx+210},{cy} Z"); red.path(f"M{cx-212},{cy} A212,182 0 0 1 {cx+212},{cy} Z", 0)
    for i in range(9):
        q = math.pi * (i + 1) / 10
        navy.line([(cx + 70 * math.cos(q), cy - 60 * math.sin(q)), (cx + 180 * math.cos(q), cy - 154 * math.sin(q))], 7, 0)
    teal.tone.path(f"M{cx-210},{cy} A210,180 0 0 1 {cx+210},{cy} Z", 0)
    och.path(f"M{cx-210},{cy} A210,180 0 0 1 {cx+210},{cy} Z")
    # grille and knobs
    for i in range(24):
        x = 560 + i * 35
        for q in (red.tone, red): q.rect(x, 830, 18, 220, 0, 9)
        navy.rect(x, 830, 18, 220, 1, 9)
    for x in (340, 1580):
        for q in (red, red.tone, och): q.circ(x, 935, 128, 0)
        navy.circ(x, 935, 126)
        for i in range(36):
            b = i / 36 * 2 * math.pi
            navy.line([(x + 104 * math.cos(b), 935 + 104 * math.sin(b)), (x + 122 * math.cos(b), 935 + 122 * math.sin(b))], 7, 0)
        navy.circ(x, 935, 78, 0); red.circ(x, 935, 78); red.tone.circ(x, 935, 78)
        navy.line([(x, 935), (x + (46 if x > 900 else -50), 890)], 10)
    return pr


@scene
def microphone_rain():
    pr = Print(83, coarse=2.1)
    sky, och, teal, red, navy = pr.ink("sky", 15, 14), pr.ink("ochre", 0, 13), pr.ink("teal", 45, 13), pr.ink("red", 75), pr.ink("navy", 30, 12)
    sky.tone.all(sky.tone.grad(0, 0, 0, 1200, (0, 1), (1, 0.45)))
    teal.tone.all(teal.tone.grad(0, 0, 0, 800, (0, 0.85), (1, 0.0)))
    navy.tone.all(navy.tone.grad(0, 0, 0, 480, (0, 0.75), (1, 0.0)))
    # far quay
    teal.rect(0, 820, W, 16)
    x = 0
    while x < W:
        w, h = pr.py.uniform(60, 170), pr.py.uniform(40, 190)
        teal.rect(x, 824 - h, w, h); x += w + pr.py.choice((0, 0, 24))
    crane(teal, 1640, 824, 0.7, -1)
    for i in range(240):
        x, y, l = pr.py.uniform(0, W + 300), pr.py.uniform(-80, 1050), pr.py.uniform(40, 150)
        q = pr.py.choice((navy, teal, teal))
        q.line([(x, y), (x - l * 0.28, y + l)], pr.py.choice((2, 3, 4)))
    for i in range(16):
        x, y, r = pr.py.uniform(0, W), pr.py.uniform(900, 1180), pr.py.uniform(30, 110)
        for k in (1, 0.62, 0.3): teal.raw(f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{r*k:.0f}" ry="{r*k*0.24:.0f}" fill="none" stroke="#000" stroke-width="4"/>')
    # umbrella
    um = "M330,420 C350,120 640,20 860,20 C1080,20 1370,120 1390,420 Q1300,350 1214,420 Q1126,350 1038,420 Q950,350 860,420 Q770,350 682,420 Q594,350 506,420 Q418,350 330,420 Z"
    for q in (sky.tone, teal.tone, navy.tone, teal, navy): q.path(um, 0); q.poly([(420, 420), (1300, 420), (1180, 880), (560, 880)], 0) if q in (teal, navy) else None
    red.path(um)
    for xx in (330, 506, 682, 1038, 1214, 1390):
        navy.stroke(f"M860,22 Q{860+(xx-860)*0.86:.0f},{120} {xx},420", 4)
    navy.tone.path("M860,20 C1080,20 1370,120 1390,420 Q1300,350 1214,420 Q1126,350 1038,420 Q950,350 860,420 Z", 0.4)
    navy.line([(860, 0), (860, 500)], 9)
    # microphone
    mic = '<rect x="690" y="440" width="340" height="520" rx="150"/>'
    for q in (sky.tone, teal, teal.tone, navy): q.rect(676, 426, 368, 548, 0, 160)
    navy.rect(690, 440, 340, 520, 1, 150)
    navy.rect(716, 466, 288, 468, 0, 128)
    och.rect(690, 440, 340, 520, 1, 150)
    red.tone.rect(716, 466, 288, 468, red.tone.grad(716, 0, 1004, 0, (0, 0), (0.6, 0.1), (1, 0.75)), 128)
    for i in range(15):
        y = 505 + i * 15
        navy.rect(748, y, 224, 7, 1, 3)
    for i in range(8):
        y = 812 + i * 15
        navy.rect(758 + i * 4, y, 204 - i * 8, 7, 1, 3)
    navy.rect(676, 738, 368, 56, 1, 12); navy.rect(800, 752, 120, 28, 0, 5)
    navy.path("M650,560 H676 V940 Q690,1010 860,1016 Q1030,1010 1044,940 V560 H1070 V950 Q1056,1040 880,1046 V1210 H840 V1046 Q664,1040 650,950 Z")
    navy.stroke("M880,1130 C1150,1060 1300,1180 1600,1120 S1900,1130 1960,1090", 12)
    return pr


def dancer(p, x, y, s, pose, f=1):
    """pose: joints in units of s relative to the hip; a whole figure out of tapering limbs."""
    J = {k: (x + a * s, y + b * s) for k, (a, b) in pose.items()}
    w = lambda *v: [q * s for q in v]
    limb(p, [J["hip"], J["waist"], J["chest"], J["neck"]], w(15, 11.5, 17, 7), f)
    for sd in "lr":
        limb(p, [J["hip"], J["knee" + sd], J["heel" + sd], J["toe" + sd]], w(14, 9, 5, 2.6), f)
        limb(p, [J["sh" + sd], J["elb" + sd], J["hand" + sd], J["tip" + sd]], w(7.5, 5.4, 3.4, 1.6), f)
    limb(p, [J["shl"], J["shr"]], w(8, 8), f)
    p.circ(*J["head"], 13 * s, f)
    bx, by = J["bun"]
    p.circ(bx, by, 6.5 * s, f)


LEAP = dict(hip=(0, 0), waist=(2, -22), chest=(6, -48), neck=(9, -68), head=(14, -86), bun=(2, -94), kneel=(-44, 4), heell=(-96, 0), toel=(-122, 6),
            kneer=(46, -10), heelr=(100, -14), toer=(128, -10), shl=(-6, -60), elbl=(-40, -72), handl=(-74, -64), tipl=(-88, -58), shr=(22, -60), elbr=(52, -84), handr=(86, -98), tipr=(100, -104))
TURN = dict(hip=(0, 0), waist=(0, -22), chest=(2, -48), neck=(2, -68), head=(0, -88), bun=(-10, -98), kneel=(-2, 46), heell=(0, 96), toel=(2, 122),
            kneer=(44, 24), heelr=(10, 52), toer=(-4, 66), shl=(-15, -60), elbl=(-38, -88), handl=(-16, -124), tipl=(-4, -134), shr=(19, -60), elbr=(42, -88), handr=(20, -124), tipr=(8, -134))
LUNGE = dict(hip=(0, 0), waist=(-8, -22), chest=(-20, -44), neck=(-30, -62), head=(-44, -76), bun=(-36, -92), kneel=(-52, 30), heell=(-62, 88), toel=(-84, 94),
             kneer=(48, 34), heelr=(104, 70), toer=(126, 88), shl=(-36, -50), elbl=(-70, -40), handl=(-104, -52), tipl=(-118, -60), shr=(-8, -58), elbr=(24, -80), handr=(58, -96), tipr=(72, -104))
ARCH = dict(hip=(0, 0), waist=(-6, -21), chest=(0, -47), neck=(10, -65), head=(26, -77), bun=(38, -86), kneel=(-14, 46), heell=(-24, 94), toel=(-44, 102),
            kneer=(40, -6), heelr=(70, -52), toer=(82, -76), shl=(-10, -56), elbl=(-34, -84), handl=(-30, -122), tipl=(-24, -136), shr=(16, -58), elbr=(46, -66), handr=(80, -58), tipr=(94, -50))


@scene
def dance():
    pr = Print(97, coarse=2.1)
    och, pink, red, teal, navy = pr.ink("ochre", 0, 14), pr.ink("pink", 60, 14), pr.ink("red", 45), pr.ink("teal", 15), pr.ink("navy", 30)
    pink.tone.all(pink.tone.rgrad(960, 560, 1200, (0, 0.0), (1, 0.9)))
    och.circ(960, 560, 470)
    for i in range(-6, 7):
        navy.line([(960 + i * 40, 1000), (960 + i * 260, 1200)], 2.5)
    for y in (1000, 1022, 1056, 1104, 1166): navy.line([(0, y), (W, y)], 2.5)
    for pl, items in ((teal, ((330, 690, 2.75, LUNGE), (820, 560, 2.9, TURN))), (red, ((480, 650, 2.75, ARCH), (1000, 520, 2.95, TURN))), (teal, ((1180, 470, 2.8, LEAP),)), (red, ((1500, 600, 2.8, ARCH),))):
        for x, y, s, po in items: dancer(pl, x, y, s, po)
    dancer(navy, 1395, 430, 2.9, LEAP)
    for x in (250, 960, 1670):
        navy.rect(x - 46, -10, 92, 66, 1, 8).poly([(x - 60, 56), (x + 60, 56), (x + 74, 96), (x - 74, 96)])
        och.tone.poly([(x - 74, 96), (x + 74, 96), (x + 330, 1000), (x - 330, 1000)], 0.28)
    return pr


@scene
def studio_camera():
    pr = Print(101)
    och, red, teal, navy = pr.ink("ochre", 0, 13), pr.ink("red", 45, 13), pr.ink("teal", 15, 13), pr.ink("navy", 75)
    och.all()
    och.circ(820, 520, 430, 0); red.circ(820, 520, 430)
    teal.tone.rect(0, 900, W, 300, teal.tone.grad(0, 900, 0, 1200, (0, 0.9), (1, 0.5)))
    for i in range(12):
        a = -1.5 + i * 0.28
        och.poly([(820, 520), (820 + 1600 * math.cos(a), 520 + 1600 * math.sin(a)), (820 + 1600 * math.cos(a + 0.12), 520 + 1600 * math.sin(a + 0.12))], 0)
    och.circ(820, 520, 430, 0)
    # pedestal
    navy.rect(884, 770, 132, 60, 1, 10).rect(916, 820, 68, 250).poly([(760, 1100), (1140, 1100), (1060, 1040), (840, 1040)])
    navy.ring(950, 800, 118, 16)
    for x in (780, 950, 1120): navy.circ(x, 1116, 30)
    # body
    navy.rect(640, 330, 620, 400, 1, 34)
    for q in (red,): q.rect(668, 360, 564, 340, 0, 22)
    navy.rect(668, 358, 564, 344, 0, 20)
    teal.rect(650, 340, 600, 380, 1, 26)
    teal.tone.rect(0, 0, 10, 10, 0)
    navy.rect(930, 400, 260, 10).rect(930, 424, 260, 10).rect(930, 448, 260, 10).rect(930, 472, 260, 10)
    for i in range(4): navy.circ(950 + i * 72, 640, 20); och.circ(950 + i * 72, 640, 8, 0)
    navy.rect(700, 420, 180, 130, 1, 12); teal.rect(716, 436, 148, 98, 0, 8); navy.rect(716, 436, 148, 98, 0, 8)
    navy.poly([(750, 516), (780, 452), (810, 516)]).circ(826, 470, 12)
    navy.rect(700, 590, 180, 70, 0); red.rect(700, 590, 180, 70, 1, 8); teal.rect(700, 590, 180, 70, 0)
    # turret of lenses
    navy.ell(628, 530, 46, 190)
    for y, l, r in ((420, 150, 50), (560, 230, 66), (672, 110, 38)):
        red.rect(600 - l, y - r - 6, l + 10, 2 * r + 12, 0)
        navy.rect(606 - l, y - r, l, 2 * r, 1, 8).rect(606 - l - 26, y - r - 14, 34, 2 * r + 28, 1, 6)
        for j in range(3): navy.rect(606 - l + 30 + j * 26, y - r, 8, 2 * r, 0); och.rect(606 - l + 30 + j * 26, y - r, 8, 2 * r)
        navy.ell(606 - l - 26, y, 8, r + 6, 0); teal.ell(606 - l - 26, y, 9, r + 7)
    # finder hood
    navy.poly([(1230, 380), (1350, 350), (1350, 540), (1230, 520)]).rect(760, 286, 300, 48, 1, 14)
    red.circ(820, 300, 14); navy.circ(820, 300, 16, 0)
    # operator
    for q in (red, teal.tone, och): q.path("M1330,1200 C1320,900 1350,690 1450,610 L1560,600 C1690,640 1740,860 1750,1200 Z", 0)
    navy.path("M1330,1200 C1320,900 1350,690 1450,610 L1560,600 C1690,640 1740,860 1750,1200 Z")
    navy.ell(1478, 452, 92, 116).rect(1450, 540, 90, 90)
    navy.path("M1392,420 C1380,300 1590,290 1580,460 L1570,500 C1560,400 1470,400 1392,420 Z")
    och.ell(1500, 462, 30, 46, 0); navy.ell(1502, 462, 30, 46, 0); red.ell(1502, 462, 30, 46)
    navy.stroke("M1502,416 C1504,316 1440,316 1420,330", 10)
    limb(navy, [(1440, 700), (1270, 830), (1080, 790)], [62, 44, 26])
    navy.stroke("M1000,1090 C1180,1190 1280,1100 1180,1060 S1000,1180 640,1150 S200,1120 -20,1170", 15)
    # lights
    for x, a in ((180, 26), (1760, -24)):
        navy.raw(f'<g transform="translate({x},130) rotate({a})"><rect x="-80" y="-70" width="160" height="130" rx="14"/><rect x="-110" y="52" width="220" height="22"/><line x1="0" y1="-70" x2="0" y2="-300" stroke="#000" stroke-width="12"/></g>')
    return pr


@scene
def film_leader():
    pr = Print(103, coarse=2.1)
    och, teal, red, navy = pr.ink("ochre", 0, 13), pr.ink("teal", 15, 13), pr.ink("red", 45, 13), pr.ink("navy", 75, 12)
    och.tone.all(0.35)
    navy.rect(0, 0, 210, H).rect(W - 210, 0, 210, H)
    for x in (105, W - 105):
        for i in range(-1, 9):
            for q in (och.tone,): q.rect(x - 46, 24 + i * 146, 92, 96, 0)
            navy.rect(x - 46, 24 + i * 146, 92, 96, 0, 20)
    navy.rect(210, 0, 14, H, 0).rect(W - 224, 0, 14, H, 0)
    cx, cy = 960, 600
    red.path(f"M{cx},{cy} L{cx},-260 A860,860 0 0 1 {cx+860*math.cos(0.62):.0f},{cy+860*math.sin(0.62):.0f} Z")
    red.rect(0, 0, 226, H, 0).rect(W - 226, 0, 226, H, 0)
    teal.tone.path(f"M{cx},{cy} L{cx+1400*math.cos(0.62):.0f},{cy+1400*math.sin(0.62):.0f} L{cx},1900 L-500,1900 L-500,-300 L{cx},-300 Z", teal.tone.grad(300, 1100, 1300, 100, (0, 0.75), (1, 0.15)))
    teal.tone.rect(0, 0, 226, H, 0).rect(W - 226, 0, 226, H, 0)
    navy.ring(cx, cy, 480, 14).ring(cx, cy, 414, 9)
    navy.line([(230, cy), (W - 230, cy)], 6).line([(cx, 0), (cx, H)], 6)
    # a drawn figure three
    three = f"M{cx-150},{cy-190} C{cx-90},{cy-310} {cx+150},{cy-300} {cx+140},{cy-140} C{cx+134},{cy-50} {cx+40},{cy-30} {cx-40},{cy-26} C{cx+70},{cy-26} {cx+176},{cy+20} {cx+170},{cy+130} C{cx+160},{cy+300} {cx-120},{cy+300} {cx-170},{cy+170}"
    for q in (red, teal.tone): q.stroke(three, 128, 0)
    navy.stroke(three, 112); navy.stroke(three, 82, 0); och.stroke(three, 98)
    for i in range(34):
        x = pr.py.uniform(230, W - 230); y = pr.py.uniform(-100, H); l = pr.py.uniform(60, 560)
        for q in (navy, red): q.stroke(f"M{x:.0f},{y:.0f} q{pr.py.uniform(-8,8):.0f},{l/2:.0f} {pr.py.uniform(-5,5):.0f},{l:.0f}", pr.py.choice((1.5, 2, 3)), 0)
    for i in range(50):
        x, y = pr.py.uniform(230, W - 230), pr.py.uniform(0, H)
        navy.stroke(f"M{x:.0f},{y:.0f} q{pr.py.uniform(-30,30):.0f},{pr.py.uniform(-30,30):.0f} {pr.py.uniform(-50,50):.0f},{pr.py.uniform(-40,40):.0f}", pr.py.choice((1.5, 2.5)))
    return pr


def reel(pr, x, y, r, full, navy, red, och, teal, a0):
    for q in (och, teal.tone, teal): q.circ(x, y, r + 6, 0)
    navy.circ(x, y, r)
    navy.circ(x, y, r - 16, 0)
    red.circ(x, y, r * full); red.tone.circ(x, y, r - 14, 0)
    for k in range(int(r * full), int(r * 0.34), -13): navy.ring(x, y, k, 1.6)
    for q in (och,): q.circ(x, y, r - 8)
    for q in (och,):
        q.circ(x, y, r * full, 0)
    for k in range(3):
        a = a0 + k * 2 * math.pi / 3
        limb(navy, [(x, y), (x + (r - 20) * math.cos(a), y + (r - 20) * math.sin(a))], [r * 0.24, r * 0.1])
    navy.circ(x, y, r * 0.33); navy.circ(x, y, r * 0.25, 0); red.circ(x, y, r * 0.3, 0); och.circ(x, y, r * 0.3)
    navy.circ(x, y, r * 0.09)
    for k in range(3):
        a = a0 + k * 2 * math.pi / 3
        limb(navy, [(x, y), (x + r * 0.16 * math.cos(a), y + r * 0.16 * math.sin(a))], [9, 11])


@scene
def tape_reels():
    pr = Print(107)
    och, teal, red, navy = pr.ink("ochre", 0, 13), pr.ink("teal", 15, 13), pr.ink("red", 45, 13), pr.ink("navy", 75)
    teal.tone.all(teal.tone.grad(0, 0, W, H, (0, 0.25), (1, 0.9)))
    reel(pr, 510, 430, 380, 0.86, navy, red, och, teal, 0.5)
    reel(pr, 1410, 430, 380, 0.56, navy, red, och, teal, 1.2)
    # tape path
    red.line([(250, 690), (560, 868), (1360, 868), (1600, 640)], 9)
    for x in (560, 1360):
        for q in (teal.tone,): q.circ(x, 842, 40, 0)
        navy.circ(x, 838, 36).circ(x, 838, 14, 0)
    for q in (teal.tone, red): q.rect(690, 800, 540, 130, 0, 16)
    navy.rect(690, 800, 540, 130, 1, 16)
    for i in range(3): navy.rect(742 + i * 164, 822, 110, 86, 0, 8); och.rect(742 + i * 164, 822, 110, 86, 1, 8); navy.rect(790 + i * 164, 822, 12, 86)
    # deck
    for q in (teal.tone,): q.rect(0, 980, W, 220, 0)
    navy.rect(0, 980, W, 220)
    for x in (240, 560):
        navy.rect(x, 1010, 280, 160, 0, 14); och.rect(x, 1010, 280, 160, 1, 14)
        for i in range(13):
            a = math.pi * (0.82 - i * 0.64 / 12)
            (red if i > 9 else navy).line([(x + 140 + 150 * math.cos(a), 1180 - 140 * math.sin(a)), (x + 140 + 128 * math.cos(a), 1180 - 118 * math.sin(a))], 6)
        a = 1.9 if x < 400 else 1.3
        navy.line([(x + 140, 1168), (x + 140 + 122 * math.cos(a), 1168 - 112 * math.sin(a))], 6)
    for i in range(5):
        x = 990 + i * 108
        navy.rect(x, 1050, 84, 84, 0, 12); (red if i == 4 else teal).rect(x, 1050, 84, 84, 1, 12)
    for i in range(3):
        navy.circ(1620 + i * 100, 1092, 38, 0); och.circ(1620 + i * 100, 1092, 38); navy.line([(1620 + i * 100, 1092), (1620 + i * 100 - 14 + i * 16, 1062)], 8)
    return pr


@scene
def rooftops():
    pr = Print(109, coarse=2.1)
    och, pink, red, teal, navy = pr.ink("ochre", 0, 14), pr.ink("pink", 60, 14), pr.ink("red", 45, 13), pr.ink("teal", 15, 13), pr.ink("navy", 30)
    pink.tone.rect(0, 0, W, 800, pink.tone.grad(0, 0, 0, 800, (0, 0.95), (1, 0.1)))
    och.tone.rect(0, 0, W, 900, och.tone.grad(0, 200, 0, 800, (0, 0.0), (1, 1)))
    teal.tone.rect(0, 0, W, 420, teal.tone.grad(0, 0, 0, 420, (0, 0.8), (1, 0)))
    red.circ(500, 470, 150)
    x = -20
    while x < W:  # far towers
        w, h = pr.py.uniform(60, 150), pr.py.uniform(200, 430)
        teal.rect(x, 760 - h, w, h + 60); 
        for q in (och.tone, pink.tone): q.rect(x, 760 - h, w, h, 0.15)
        for r in range(int(h / 34)):
            for c in range(int(w / 24)):
                if pr.py.random() < 0.42:
                    teal.rect(x + 8 + c * 24, 772 - h + r * 34, 11, 18, 0); och.rect(x + 7 + c * 24, 771 - h + r * 34, 13, 20)
        x += w + pr.py.choice((0, 0, 26, 60))
    def aerial(x, y, h, n):
        navy.line([(x, y), (x, y - h)], 6)
        navy.line([(x - 62, y - h), (x + 62, y - h + 8)], 5)
        for i in range(n):
            xx = x - 58 + i * 116 / (n - 1)
            l = 34 - i * 3
            navy.line([(xx, y - h - l + i), (xx, y - h + l + i)], 4)
    for row, (y, amp) in enumerate(((800, 60), (985, 40))):
        x = -90 + row * 60
        while x < W:
            w = pr.py.choice((190, 230, 270)); top = y - pr.py.uniform(20, 110)
            col = pr.py.choice((red, navy, teal, red))
            for q in (teal, red, navy, och): q.rect(x, top, w, 600, 0); q.poly([(x - 8, top), (x + w / 2, top - 90), (x + w + 8, top)], 0)
            for q in (teal.tone, och.tone, pink.tone): q.rect(x, top, w, 610, 0); q.poly([(x - 8, top), (x + w / 2, top - 90), (x + w + 8, top)], 0)
            wall = pink if col is not red else och
            wall.tone.rect(x, top, w, 600, 0.75)
            if col is navy: teal.tone.rect(x, top, w, 600, 0.55)
            col.poly([(x - 10, top + 2), (x + w / 2, top - 92), (x + w + 10, top + 2)])
            navy.rect(x - 10, top, w + 20, 9)
            cxx = x + w * pr.py.choice((0.2, 0.76))
            navy.rect(cxx, top - 110, 36, 84).rect(cxx - 6, top - 118, 48, 14)
            aerial(x + w * 0.5, top - 84, pr.py.uniform(70, 150), 5)
            for r in range(2 if row == 0 else 1):
                for c in range(3):
                    wx, wy = x + w * (0.14 + 0.27 * c), top + 36 + r * 104
                    lit = pr.py.random() < 0.55
                    navy.rect(wx, wy, w * 0.18, 64); 
                    if lit:
                        navy.rect(wx + 4, wy + 4, w * 0.18 - 8, 56, 0)
                        for q in (pink.tone, teal.tone): q.rect(wx, wy, w * 0.18, 64, 0)
                        (och if pr.py.random() < 0.7 else teal).rect(wx, wy, w * 0.18, 64)
                        navy.rect(wx + w * 0.09 - 2, wy, 4, 64).rect(wx, wy + 30, w * 0.18, 4)
            x += w + 6
    navy.path("M0,1110 C300,1090 700,1120 1000,1104 C1400,1090 1700,1116 1920,1100 V1200 H0 Z")
    for i in range(9):
        xx = 60 + i * 220
        navy.line([(xx, 1110), (xx, 1000)], 5); navy.circ(xx, 992, 16, 0); och.circ(xx, 992, 17); 
        for q in (red, teal, pink.tone, teal.tone): q.circ(xx, 992, 17, 0)
    return pr


def telephone(pl, x, y, s, dial, line, off=False):
    """A desk telephone in one ink with line work in another."""
    dy = -24 * s if off else 0
    rot = -13 if off else 0
    pl.path(f"M{x-120*s},{y+110*s} C{x-112*s},{y+30*s} {x-70*s},{y-40*s} {x-62*s},{y-50*s} H{x+62*s} C{x+70*s},{y-40*s} {x+112*s},{y+30*s} {x+120*s},{y+110*s} Q{x},{y+128*s} {x-120*s},{y+110*s} Z")
    pl.rect(x - 78 * s, y - 70 * s, 24 * s, 34 * s).rect(x + 54 * s, y - 70 * s, 24 * s, 34 * s)
    pl.raw(f'<g transform="translate({x},{y-84*s+dy}) rotate({rot})"><path d="M{-150*s},{34*s} C{-168*s},{-44*s} {-90*s},{-44*s} {-70*s},{-34*s} H{70*s} C{90*s},{-44*s} {168*s},{-44*s} {150*s},{34*s} C{130*s},{50*s} {96*s},{50*s} {84*s},{26*s} Q{80*s},{4*s} {60*s},{4*s} H{-60*s} Q{-80*s},{4*s} {-84*s},{26*s} C{-96*s},{50*s} {-130*s},{50*s} {-150*s},{34*s} Z"/></g>')
    pl.circ(x, y + 36 * s, 56 * s, 0); dial.circ(x, y + 36 * s, 56 * s)
    line.ring(x, y + 36 * s, 56 * s, 4 * s)
    for i in range(10):
        a = -1.2 - i * 0.5
        line.circ(x + 39 * s * math.cos(a), y + 36 * s + 39 * s * math.sin(a), 8.5 * s)
    line.circ(x, y + 36 * s, 18 * s)


@scene
def telephones():
    pr = Print(113)
    och, pink, red, teal, navy = pr.ink("ochre", 0, 13), pr.ink("pink", 60, 13), pr.ink("red", 45, 13), pr.ink("teal", 15, 13), pr.ink("navy", 30, 13)
    for r in range(3):
        for c in range(5):
            x, y = c * 384, r * 400
            k = (r * 5 + c)
            hot = k == 7
            bg = (och, teal, pink, och, teal)[(c + r * 2) % 5]
            if hot:
                och.rect(x, y, 384, 400)
                for i in range(20):
                    a = i / 20 * 2 * math.pi
                    red.poly([(x + 192, y + 205), (x + 192 + 300 * math.cos(a), y + 205 + 300 * math.sin(a)), (x + 192 + 300 * math.cos(a + 0.157), y + 205 + 300 * math.sin(a + 0.157))])
                for q in (red,):
                    for rect in ((x - 400, y - 400, 400, 1200), (x + 384, y - 400, 400, 1200), (x, y - 400, 384, 400), (x, y + 400, 384, 400)): q.rect(*rect, 0)
                red.circ(x + 192, y + 205, 168, 0)
                continue
            if (c + r) % 2: bg.rect(x, y, 384, 400)
            else: bg.tone.rect(x, y, 384, 400, bg.tone.grad(x, y, x, y + 400, (0, 0.15), (1, 0.7)))
    for r in range(3):
        for c in range(5):
            x, y, k = c * 384 + 192, r * 400 + 205, r * 5 + c
            pl = red if k == 7 else (navy, red, navy, navy, navy, red)[k * 5 % 6]
            dial = pink if pl is not red else och
            for q in (och, pink, teal):
                if q is not pl: q.circ(x, y + 36, 64, 0)
            if pl is teal:
                for q in (och, pink, red): q.circ(x, y, 0.1, 0)
            telephone(pl, x, y, 1.12, dial, navy if pl is not navy else navy, k == 7)
            if k == 7:
                for i in (-1, 1):
                    for j in range(3): navy.stroke(f"M{x+i*(150+j*18)},{y-150+j*6} q{i*22},-26 {i*8},-60", 7)
    return pr


@scene
def oscilloscope():
    pr = Print(127)
    och, teal, red, navy = pr.ink("ochre", 0, 13), pr.ink("teal", 15, 12), pr.ink("red", 45, 13), pr.ink("navy", 75, 13)
    och.tone.all(0.3)
    navy.raw('<rect x="40" y="40" width="1840" height="1120" rx="40" fill="none" stroke="#000" stroke-width="14"/>')
    cx, cy, R = 720, 600, 480
    och.tone.circ(cx, cy, R + 60, 0)
    navy.circ(cx, cy, R + 52); navy.ring(cx, cy, R + 26, 8, 0); teal.circ(cx, cy, R); 
    for k in range(12):
        a = k * math.pi / 6
        navy.circ(cx + (R + 26) * math.cos(a), cy + (R + 26) * math.sin(a), 11, 0)
    clip = f'<clipPath id="c"><circle cx="{cx}" cy="{cy}" r="{R}"/></clipPath>'
    for q in (navy, teal): q.defs.append(clip)
    grid = "".join(f'<path d="M{cx-R},{cy+i*96} H{cx+R} M{cx+i*96},{cy-R} V{cy+R}" stroke="#555" stroke-width="2.5"/>' for i in range(-5, 6))
    teal.raw(f'<g clip-path="url(#c)">{grid.replace("#555", "#fff")}</g>')
    def wave(f, w, q, val):
        pts = [(cx - R + i * 4, cy + f(i * 4 / (2 * R))) for i in range(2 * R // 4 + 1)]
        q.raw(f'<g clip-path="url(#c)"><polyline points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in pts)}" fill="none" stroke="{val}" stroke-width="{w}" stroke-linejoin="round"/></g>')
    env = lambda t: math.exp(-((t - 0.52) / 0.24) ** 2)
    main = lambda t: -260 * env(t) * math.sin(t * 74) * (0.7 + 0.3 * math.sin(t * 21))
    slow = lambda t: 120 * math.sin(t * 12.6 + 0.6) + 130
    for f, ws in ((slow, (26, 9)), (main, (34, 12))):
        wave(f, ws[0], navy, "#fff"); wave(f, ws[0], teal, "#fff")
        wave(f, ws[1] if f is slow else ws[1], red if f is main else och, "#000")
    for q in (red, och): q.defs.append(clip)
    navy.tone.circ(cx, cy, R, navy.tone.rgrad(cx - 60, cy - 80, R + 90, (0, 0.25), (0.6, 0.55), (1, 0.95)))
    for f, w in ((slow, 26), (main, 34)):
        navy.tone.defs.append(clip); wave(f, w, navy.tone, "#fff")
    # panel
    for r in range(3):
        for c in range(2):
            x, y = 1430 + c * 260, 220 + r * 250
            for i in range(13):
                a = math.radians(130 + i * 23.3)
                navy.line([(x + 92 * math.cos(a), y + 92 * math.sin(a)), (x + 108 * math.cos(a), y + 108 * math.sin(a))], 5)
            och.tone.circ(x, y, 80, 0)
            col = (navy, teal, red, navy, navy, teal)[r * 2 + c]
            col.circ(x, y, 76); navy.ring(x, y, 76, 6)
            a = math.radians(150 + (r * 2 + c) * 47)
            navy.circ(x, y, 44, 0 if col is navy else 1)
            if col is navy: och.circ(x, y, 46)
            (navy if col is navy else och).line([(x, y), (x + 66 * math.cos(a), y + 66 * math.sin(a))], 10, 1)
            if col is not navy: navy.line([(x, y), (x + 66 * math.cos(a), y + 66 * math.sin(a))], 10, 0)
    for i in range(5):
        x = 1340 + i * 110
        navy.rect(x, 930, 46, 96, 1, 8); navy.rect(x + 8, 938 + (i % 2) * 40, 30, 40, 0, 4); red.rect(x + 8, 938 + (i % 2) * 40, 30, 40)
        navy.circ(x + 23, 1076, 16); 
    return pr


@scene
def film_shelves():
    pr = Print(131, coarse=2.1)
    och, pink, teal, red, navy = pr.ink("ochre", 0, 13), pr.ink("pink", 60, 13), pr.ink("teal", 15, 13), pr.ink("red", 45, 13), pr.ink("navy", 30, 13)
    navy.tone.all(navy.tone.grad(0, 0, W, 0, (0, 0.9), (0.5, 0.35), (1, 0.9)))
    teal.all()
    rows = (60, 350, 640, 930)
    for ry in rows:
        bottom = ry + 250
        for q in (teal, navy.tone): q.rect(0, bottom, W, 34, 0)
        och.rect(0, bottom, W, 34); navy.rect(0, bottom + 28, W, 10)
        x = -40
        while x < W:
            kind = pr.py.choice("ssuuu")
            if kind == "s":  # a stack of flat cans
                w = pr.py.choice((210, 240)); y = bottom
                for i in range(pr.py.randint(4, 7)):
                    h = pr.py.choice((26, 32, 38)); y -= h
                    if y < ry: break
                    col = pr.py.choice((red, och, navy, pink, teal))
                    j = pr.py.uniform(-8, 8)
                    for q in (teal, navy.tone): q.rect(x + j, y, w, h - 3, 0, 6)
                    (col.tone if col is teal else col).rect(x + j, y, w, h - 3, 0.6 if col is teal else 1, 6)
                    lab = col
                    (col.tone if col is teal else col).rect(x + j + w * 0.3, y + 6, w * 0.4, h - 15, 0)
                    if h > 28: navy.line([(x + j + w * 0.34, y + h / 2 - 1), (x + j + w * 0.34 + pr.py.uniform(30, 70), y + h / 2 - 1)], 4)
                x += w + 24
            else:  # a can standing up
                r = pr.py.choice((100, 112, 120)); cx, cy = x + r, bottom - r
                col = pr.py.choice((red, och, pink, navy, red))
                for q in (teal, navy.tone): q.circ(cx, cy, r, 0)
                col.circ(cx, cy, r)
                line, val = (navy, 1) if col is not navy else (navy, 0)
                line.ring(cx, cy, r - 12, 4, val).ring(cx, cy, r * 0.42, 5, val)
                navy.ring(cx, cy, r, 5)
                for k in range(3):
                    a = k * 2.094 + pr.py.random()
                    line.circ(cx + r * 0.66 * math.cos(a), cy + r * 0.66 * math.sin(a), 9, val)
                a = pr.py.uniform(-14, 14)
                col.raw(f'<rect x="{cx-52}" y="{cy-26}" width="104" height="52" fill="#fff" transform="rotate({a:.0f} {cx} {cy})"/>')
                for k in range(3): navy.raw(f'<rect x="{cx-40}" y="{cy-16+k*13}" width="{pr.py.uniform(40,78):.0f}" height="5" transform="rotate({a:.0f} {cx} {cy})"/>')
                x += 2 * r + 12
    for x in (0, 640, 1270, 1900):
        for q in (teal, red, och, pink, navy.tone): q.rect(x - 2, 0, 24, H, 0)
        navy.rect(x, 0, 20, H)
    return pr


@scene
def quay_day():
    pr = Print(137)
    sky, och, red, teal, navy = pr.ink("sky", 15, 14), pr.ink("ochre", 0, 13), pr.ink("red", 45, 13), pr.ink("teal", 75, 13), pr.ink("navy", 30, 13)
    sky.tone.rect(0, 0, W, 760, sky.tone.grad(0, 0, 0, 760, (0, 0.95), (1, 0.1)))
    sky.tone.circ(420, 300, 130, 0)
    och.circ(420, 300, 130)
    for x, y, w, h in ((560, 200, 420, 46), (640, 168, 230, 50), (1240, 330, 360, 40), (1300, 304, 180, 40), (60, 420, 240, 34)):
        sky.tone.rect(x, y, w, h, 0, 24)
    crane(red, 700, 800, 1.15, 1); crane(navy, 1490, 800, 1.3, -1); crane(teal, 190, 800, 0.9, 1)
    teal.rect(0, 800, W, 400)
    for i in range(120):
        y = 920 + 270 * pr.py.random(); x = pr.py.uniform(-50, W); l = 50 + (y - 900) * 0.5
        teal.stroke(f"M{x:.0f},{y:.0f} q{l/4:.0f},-10 {l/2:.0f},0 t{l/2:.0f},0", 4 + (y - 900) * 0.012, 0)
    for q in (teal,): q.rect(0, 790, W, 120, 0)
    och.tone.rect(0, 790, W, 110, 0.55); navy.rect(0, 786, W, 12).rect(0, 896, W, 14)
    for i in range(14): navy.rect(30 + i * 142, 900, 26, 110)
    # goods
    x = 40
    for k in range(22):
        w, h = pr.py.choice(((90, 70), (120, 80), (70, 60)))
        for lev in range(pr.py.choice((1, 2, 2, 3))):
            col = pr.py.choice((red, och, teal, navy))
            y = 790 - h * (lev + 1)
            for q in (sky.tone, red, navy, teal, och): q.rect(x - 2, y, w + 4, h, 0)
            col.rect(x, y + 2, w, h - 4)
            if col is not navy: navy.raw(f'<path d="M{x},{y+2} h{w} v{h-4} h{-w} z M{x},{y+h/2} h{w}" fill="none" stroke="#000" stroke-width="3"/>')
            else: navy.line([(x + 8, y + h / 2), (x + w - 8, y + h / 2)], 4, 0)
        x += w + 8
        if 560 < x < 640: x = 800
        if 1330 < x < 1420: x = 1600
        if x > W: break
    # workers
    for i, (x, s) in enumerate(((1400, 1), (1480, 0.95), (1556, 1.02))):
        for q in (teal, red, och, navy): q.rect(x - 44, 700, 88, 192, 0)
        y = 885
        limb(navy, [(x - 12, y - 70), (x - 18, y)], [17, 12]); limb(navy, [(x + 12, y - 70), (x + 22, y)], [17, 12])
        (red, teal, och)[i].rect(x - 34, y - 150, 68, 90, 1, 16)
        limb(navy, [(x - 30, y - 138), (x - 50, y - 90)], [11, 9]); limb(navy, [(x + 30, y - 138), (x + 54, y - 108)], [11, 9])
        navy.circ(x, y - 176, 23).rect(x - 32, y - 190, 64, 9, 1, 4)
    # tug
    tug = "M830,1000 H1260 L1310,950 H1340 L1290,1110 H900 Q840,1090 830,1000 Z"
    for q in (teal, navy): q.path(tug, 0); q.rect(940, 880, 200, 125, 0); q.rect(1010, 780, 60, 110, 0) if q is teal else None
    red.path(tug); navy.path("M836,1040 H1312 L1290,1110 H900 Q850,1096 836,1040 Z"); 
    och.rect(940, 890, 200, 112); navy.rect(925, 876, 230, 16)
    for i in range(3): navy.rect(958 + i * 60, 912, 40, 44)
    for q in (och.tone, red): q.rect(1010, 790, 60, 88, 0)
    navy.rect(1010, 784, 60, 96); navy.rect(1010, 806, 60, 26, 0); red.rect(1010, 806, 60, 26)
    for i in range(9): navy.circ(880 + i * 48, 1046, 17, 1).circ(880 + i * 48, 1046, 8, 0)
    for x, y, s in ((1000, 240, 1), (1110, 180, 0.8), (880, 330, 0.7), (1180, 300, 0.6)):
        navy.stroke(f"M{x-60*s},{y} q{30*s},{-40*s} {60*s},0 q{30*s},{-40*s} {60*s},0", 7 * s)
    return pr


@scene
def table_top():
    pr = Print(139, coarse=2.1)
    och, pink, teal, red, navy = pr.ink("ochre", 0, 13), pr.ink("pink", 60, 13), pr.ink("teal", 15, 13), pr.ink("red", 45, 13), pr.ink("navy", 30, 13)
    for i in range(0, W, 120): pink.tone.rect(i, 0, 60, H, 0.55)
    for j in range(0, H, 120): pink.rect(0, j + 60, W, 4); red.tone.rect(0, j, W, 60, 0.18)
    def clear(shape):
        for q in (pink, pink.tone, red.tone, red, och, teal): shape(q)
    def plate(x, y, r, rim):
        clear(lambda q: q.circ(x, y, r, 0))
        rim.ring(x, y, r - 14, 22); navy.ring(x, y, r, 4); navy.ring(x, y, r * 0.68, 3)
        teal.tone.circ(x, y, r * 0.68, 0.14)
    plate(430, 660, 330, teal); plate(1620, 330, 250, red); plate(1560, 1010, 210, och)
    # the pan
    clear(lambda q: q.circ(1010, 520, 300, 0)); clear(lambda q: q.line([(1010, 760), (1060, 1240)], 66, 0))
    navy.line([(1036, 800), (1066, 1240)], 58); navy.circ(1010, 520, 296); navy.circ(1010, 520, 262, 0); navy.ring(1010, 520, 250, 4)
    och.circ(1010, 520, 262); red.tone.circ(1010, 520, 262, red.tone.rgrad(1010, 520, 262, (0, 0.1), (1, 0.75)))
    for i in range(13):
        a, d = i * 2.4, 50 + 15.5 * i
        x, y = 1010 + d * math.cos(a), 520 + d * math.sin(a)
        if i % 3 == 0: red.circ(x, y, 40); navy.ring(x, y, 26, 4); navy.line([(x, y), (x + 24, y)], 3).line([(x, y), (x - 14, y + 20)], 3).line([(x, y), (x - 14, y - 20)], 3)
        elif i % 3 == 1: navy.raw(f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="44" ry="25" transform="rotate({i*31} {x:.0f} {y:.0f})"/>').raw(f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="30" ry="13" fill="#fff" transform="rotate({i*31} {x:.0f} {y:.0f})"/>')
        else: teal.raw(f'<path d="M{x-30:.0f},{y:.0f} q30,-34 60,0 q-30,34 -60,0 z" transform="rotate({i*50} {x:.0f} {y:.0f})"/>')
    # fish on a plate
    fx, fy = 430, 660
    fish = f"M{fx-230},{fy+10} C{fx-150},{fy-110} {fx+60},{fy-110} {fx+150},{fy-4} L{fx+240},{fy-84} Q{fx+216},{fy} {fx+244},{fy+92} L{fx+150},{fy+18} C{fx+60},{fy+120} {fx-150},{fy+120} {fx-230},{fy+10} Z"
    for q in (teal, teal.tone, navy): q.path(fish, 0)
    teal.path(fish)
    navy.stroke(fish, 6); navy.circ(fx - 158, fy - 18, 16).circ(fx - 162, fy - 22, 5, 0); navy.stroke(f"M{fx-104},{fy-72} q40,74 0,150", 6)
    for r in range(4):
        for c in range(6): navy.stroke(f"M{fx-70+c*36},{fy-52+r*30+(c%2)*12} q14,14 0,26", 4)
    for k in range(3):
        x, y = 250 + k * 190, 470 if k == 1 else 520
        y = 880 if k != 1 else 920
        clear(lambda q: q.circ(x, y - 20, 58, 0)); och.circ(x, y - 20, 58); och.ring(x, y - 20, 46, 6, 0)
        for a in range(8): och.line([(x, y - 20), (x + 44 * math.cos(a * 0.785), y - 20 + 44 * math.sin(a * 0.785))], 4, 0)
        navy.ring(x, y - 20, 58, 5)
    # peas, bread
    for i in range(44):
        a, d = i * 2.4, 22 * math.sqrt(i)
        teal.circ(1620 + d * math.cos(a), 330 + d * math.sin(a), 18); navy.ring(1620 + d * math.cos(a), 330 + d * math.sin(a), 18, 2.5)
    for k in range(3):
        x, y = 1500 + k * 58, 1000 + k * 14
        d = f"M{x-56},{y+64} V{y-20} C{x-84},{y-80} {x+84},{y-80} {x+56},{y-20} V{y+64} Z"
        for q in (och, teal.tone, navy): q.path(d, 0)
        och.path(d); red.tone.path(d, 0.25); navy.stroke(d, 7)
    # cutlery
    for x, kind in ((60, "fork"), (800, "knife")):
        pass
    clear(lambda q: q.line([(1330, 700), (1330, 1160)], 40, 0))
    navy.line([(1330, 860), (1330, 1160)], 20); navy.path("M1318,860 V690 Q1372,720 1366,860 Z")
    for dx in (-24, -8, 8, 24): navy.line([(56 + dx, 420), (56 + dx, 560)], 8)
    navy.path("M28,556 H84 Q84,620 66,636 V940 Q56,956 46,940 V636 Q28,620 28,556 Z")
    for i in range(16):
        x, y = pr.py.uniform(100, 1300), pr.py.choice((pr.py.uniform(40, 180), pr.py.uniform(1060, 1180)))
        teal.raw(f'<path d="M{x:.0f},{y:.0f} q22,-30 52,-10 q-16,32 -52,10 z" transform="rotate({pr.py.uniform(0,360):.0f} {x:.0f} {y:.0f})"/>')
    return pr


@scene
def test_card():
    pr = Print(149)
    och, pink, teal, red, navy = pr.ink("ochre", 0, 13), pr.ink("pink", 60, 13), pr.ink("teal", 15, 13), pr.ink("red", 45, 13), pr.ink("navy", 30, 13)
    for x in range(0, W, 120): navy.line([(x, 0), (x, H)], 4)
    for y in range(0, H + 1, 120): navy.line([(0, y), (W, y)], 4)
    for i in range(16):
        (navy if i % 2 else red).rect(i * 120, 0, 120, 40); (red if i % 2 else navy).rect(i * 120, H - 40, 120, 40)
    cx, cy, R = 960, 600, 500
    navy.circ(cx, cy, R, 0)
    for pl in (och, pink, teal, red, navy):
        pl.defs.append(f'<clipPath id="k"><circle cx="{cx}" cy="{cy}" r="{R}"/></clipPath>')
    def band(pl, x, y, w, h): pl.raw(f'<g clip-path="url(#k)"><rect x="{x}" y="{y}" width="{w}" height="{h}"/></g>')
    seq = ([och], [och, teal], [teal], [teal, red], [red], [pink], [navy], [navy, red])
    for i, s in enumerate(seq):
        for pl in s: band(pl, 460 + i * 125, 190, 125, 170)
    for i in range(44): band(navy, 460 + i * (1000 / 44), 840, 4 + (i % 11) * 1.6, 120)
    band(navy, 460, 360, 1000, 8); band(navy, 460, 832, 1000, 8); band(navy, 460, 182, 1000, 8); band(navy, 460, 960, 1000, 8)
    for i in range(5):
        pl = navy.tone
        pl.rect(660 + i * 120, 970, 120, 70, 0.12 + i * 0.2)
    band(red, 700, 110, 520, 72)
    # a lantern on a hill in the middle
    for k in range(7): teal.tone.circ(cx, 600, 225 - k * 30, 0.08 + k * 0.03)
    och.circ(cx, 560, 150)
    for i in range(24):
        a = i / 24 * 2 * math.pi
        och.line([(cx + 166 * math.cos(a), 560 + 166 * math.sin(a)), (cx + (220 if i % 2 else 196) * math.cos(a), 560 + (220 if i % 2 else 196) * math.sin(a))], 8)
    navy.path(f"M560,832 C700,800 820,720 {cx},716 C1100,720 1220,800 1360,832 Z")
    lattice(navy, cx, 722, 430, 84, 18, 8, 1, 7, 4)
    navy.line([(cx, 430), (cx, 386)], 7); red.circ(cx, 384, 11)
    navy.ring(cx, cy, R, 14); navy.ring(cx, cy, R - 20, 3)
    for x, y in ((200, 200), (1720, 200), (200, 1000), (1720, 1000)):
        navy.circ(x, y, 118, 0)
        for k, c in ((112, navy), (84, och), (56, red), (28, navy)):
            for q in (navy, och, red): q.circ(x, y, k, 0)
            c.circ(x, y, k)
    return pr


def portrait(seed, bg, skin, hair, cloth, style, glasses=False, beard=False, extra=None):
    pr = Print(seed, 800, 800)
    names = dict.fromkeys([bg, "ochre", "pink", "brown", skin, cloth, "red", "teal", hair, "navy"])
    P = {n: pr.ink(n, {"ochre": 0, "pink": 75, "red": 45, "teal": 15}.get(n, 30), 10, (pr.py.randint(-2, 2), pr.py.randint(-2, 2))) for n in names}
    x, navy = 400, P["navy"]
    def clear(f, but=None):
        for p in P.values():
            if p is not but: f(p); f(p.tone)
    P[bg].all()
    P[bg].circ(400, 380, 300, 0)
    P[bg].tone.circ(400, 380, 300, P[bg].tone.grad(100, 100, 700, 700, (0, 0.1), (1, 0.6)))
    if extra: extra(P, pr)
    body = "M70,800 C80,660 190,620 320,592 L480,592 C610,620 720,660 730,800 Z"
    face = "M288,300 C288,190 512,190 512,300 C516,400 500,470 460,508 C430,534 370,534 340,508 C300,470 284,400 288,300 Z"
    h = P[hair]
    back = {"bob": "M250,330 C230,130 570,130 550,330 C556,440 560,500 540,560 L262,560 C240,500 244,440 250,330 Z",
            "afro": "M400,70 C590,60 640,260 570,400 C540,450 260,450 230,400 C160,260 210,60 400,70 Z",
            "long": "M246,330 C220,110 580,110 554,330 C566,480 600,600 620,690 L180,690 C200,600 234,480 246,330 Z",
            "bun": "M400,58 a62,62 0 1 1 -1,0 Z"}.get(style)
    if back: clear(lambda q: q.path(back, 0)); h.path(back)
    clear(lambda q: q.path(body, 0)); P[cloth].path(body)
    neck = "M338,470 H462 V600 Q400,664 338,600 Z"
    for d in (neck, face):
        clear(lambda q: q.path(d, 0)); P[skin].path(d) if skin in ("brown",) else P[skin].tone.path(d, 0.55 if skin != "pink" else 0.75)
        if skin == "brown": P["ochre"].path(d)
    if skin != "brown": P["pink"].tone.path(face, 0.3) if skin != "pink" else P["ochre"].tone.path(face, 0.3)
    shade = "red" if skin != "brown" else "navy"
    P[shade].tone.path("M400,196 C512,196 512,240 512,300 C516,400 500,470 460,508 C440,524 420,528 400,528 L430,470 L402,420 L436,396 L404,300 Z", 0.34)
    P[shade].tone.path("M338,520 Q400,560 462,520 V600 Q400,664 338,600 Z", 0.45)
    front = {"bob": "M284,330 C270,180 430,150 520,330 C530,180 470,140 400,140 C300,140 250,220 284,330 Z",
             "afro": "M286,300 C300,220 360,214 400,216 C440,214 500,220 514,300 C540,220 500,150 400,150 C300,150 260,220 286,300 Z",
             "long": "M282,340 C296,250 370,240 400,190 C430,240 504,250 518,340 C544,200 480,140 400,140 C320,140 256,200 282,340 Z",
             "bun": "M280,320 C280,240 340,214 400,212 C460,214 520,240 520,320 C546,190 480,140 400,140 C320,140 254,190 280,320 Z",
             "short": "M280,318 C270,250 300,240 330,232 C390,250 460,240 500,226 C520,246 526,290 520,318 C560,190 490,128 400,130 C300,130 240,190 280,318 Z",
             "side": "M280,330 C272,270 290,250 300,240 C380,262 470,230 510,190 C540,240 530,290 520,330 C566,210 520,110 420,118 C290,110 236,210 280,330 Z",
             "bald": "M276,360 C262,330 270,290 286,270 C284,300 284,330 288,364 Z M524,360 C538,330 530,290 514,270 C516,300 516,330 512,364 Z"}[style]
    clear(lambda q: q.path(front, 0), h); h.path(front)
    for e in (348, 452):
        navy.stroke(f"M{e-24},{346 if e<400 else 344} q24,-17 48,0", 7)
        navy.ell(e, 370, 8, 9)
    navy.stroke("M404,360 Q416,410 424,426 Q410,440 392,432", 6)
    P["red"].stroke("M356,474 Q400,500 446,472", 10) ; navy.stroke("M352,474 Q400,490 450,472", 5)
    if glasses:
        navy.ring(348, 370, 44, 8).ring(452, 370, 44, 8).line([(392, 366), (408, 366)], 7).line([(304, 364), (286, 352)], 7).line([(496, 364), (514, 352)], 7)
    if beard:
        d = "M288,390 C300,420 310,440 344,448 C370,440 430,440 456,448 C490,440 500,420 512,390 C516,500 480,560 400,562 C320,560 284,500 288,390 Z M362,470 Q400,494 438,470 Q400,462 362,470 Z"
        clear(lambda q: q.path(d, 0, 'fill-rule="evenodd"'), h); h.path(d, 1, 'fill-rule="evenodd"')
    navy.stroke("M320,594 L400,700 L480,594", 8)
    return pr


def stripes(P, pr):
    for i in range(-8, 18): P["red"].line([(i * 60, 0), (i * 60 + 300, 800)], 10)


def rays(P, pr):
    for i in range(24):
        a = i / 24 * 2 * math.pi
        P["ochre"].poly([(400, 380), (400 + 800 * math.cos(a), 380 + 800 * math.sin(a)), (400 + 800 * math.cos(a + 0.13), 380 + 800 * math.sin(a + 0.13))])


def rings(P, pr):
    for r in range(320, 640, 36): P["red"].ring(400, 380, r, 10)


def dots(P, pr):
    for i in range(9):
        for j in range(9): P["navy"].circ(40 + i * 90, 40 + j * 90, 12)


def waves(P, pr):
    for j in range(12): P["navy"].stroke(f"M0,{40+j*70} q50,-40 100,0 t100,0 t100,0 t100,0 t100,0 t100,0 t100,0 t100,0", 7)


def plain(P, pr):
    P["pink"].circ(560, 250, 170)


PORTRAITS = {
    "portrait-voss": lambda: portrait(201, "teal", "pink", "navy", "red", "bob", glasses=True, extra=waves),
    "portrait-calloway-penn": lambda: portrait(202, "ochre", "brown", "navy", "teal", "short", beard=True, extra=rings),
    "portrait-brandvold": lambda: portrait(203, "pink", "ochre", "navy", "navy", "bun", extra=stripes),
    "portrait-quill": lambda: portrait(204, "sky", "pink", "red", "navy", "long", extra=plain),
    "portrait-okafor-reyes": lambda: portrait(205, "red", "brown", "navy", "ochre", "afro", extra=rays),
    "portrait-abara": lambda: portrait(206, "ochre", "brown", "navy", "red", "long", glasses=True, extra=dots),
    "portrait-szabo": lambda: portrait(207, "leaf", "ochre", "brown", "plum", "side", beard=False, glasses=True, extra=rays),
}


def main(names):
    OUT.mkdir(parents=True, exist_ok=True)
    total = 0
    for name, draw in {**SCENES, **PORTRAITS}.items():
        if names and name not in names:
            continue
        limit = 70_000 if name.startswith("portrait-") else 232_000
        quality, size = draw().save(OUT / f"{name}.jpg", limit)
        total += size
        print(f"{name:28} quality {quality} {size // 1000} kB", flush=True)
    print(f"{total // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
