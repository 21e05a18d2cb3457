"""Checks the demo site: python check.py. Prints every fault and an overview; exit code 1 when there is a fault."""

import collections
import html.parser
import json
import pathlib
import re
import sys
import uuid

DEMO = pathlib.Path(__file__).resolve().parents[1] / "main/resources/demo"
RICH = {t: {"id"} if t in ("h2", "h3", "h4") else set() for t in "p br h2 h3 h4 b i sup sub ul ol li hr blockquote".split()}
RICH |= {"a": {"href", "linktype", "id", "fragment"}, "embed": {"embedtype", "id", "alt", "format"}, "footnote": {"id"}}
INLINE = {t: RICH[t] for t in ("b", "i", "a", "sup", "sub", "br")}
NOTE = {t: RICH[t] for t in ("b", "i", "a")}
ITALIC = {"i": set()}
VOID = {"br", "hr", "embed"}
RECORDS = {"interviews", "archival_footage", "photographs", "original_footage", "programs", "related_content"}
BLOCKS = RECORDS | {"heading", "subheading", "text", "image", "quote", "embed", "table", "gallery", "video", "audio", "credits", "html"}
ALIGNMENTS = {"full", "wide", "left", "right"}
faults, uuids, tags_used, blocks_used, alignments_used = [], collections.Counter(), set(), collections.Counter(), set()


def fault(where, what):
    faults.append(f"{where}: {what}")


class Markup(html.parser.HTMLParser):
    def __init__(self, where, allowed):
        super().__init__()
        self.where, self.allowed, self.open, self.words, self.notes = where, allowed, [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        tags_used.add(tag)
        if tag not in self.allowed:
            return fault(self.where, f"<{tag}> is not allowed here")
        for name in attrs.keys() - self.allowed[tag]:
            fault(self.where, f"<{tag} {name}> is not allowed")
        if tag == "a" and not attrs.get("linktype") and not re.match(r"https?://|mailto:|tel:|#", attrs.get("href", "")):
            fault(self.where, f"link without an address: {attrs}")
        if tag == "a" and attrs.get("linktype") == "page":
            reference(self.where, attrs.get("id"), "page")
        if tag == "embed":
            reference(self.where, attrs.get("id"), "image")
            if not attrs.get("alt") or attrs.get("format") not in ("left", "right", "fullwidth"):
                fault(self.where, f"embed {attrs}")
        if tag == "footnote":
            self.notes.append(attrs.get("id"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            fault(self.where, f"</{tag}> closes nothing")

    def handle_data(self, data):
        self.words += re.findall(r"[\w’'-]+", data)
        if re.search(r"\{fn:|\*\*|\]\(", data):
            fault(self.where, f"leftover markup: {data[:40]}")


def markup(where, text, allowed):
    m = Markup(where, allowed)
    m.feed(text)
    m.close()
    if m.open:
        fault(where, f"left open: {m.open}")
    return m


def plain(where, text):
    if text and re.search(r"[<>&{}]", text):
        fault(where, f"plain text expected: {text}")
    return len((text or "").split())


def load(name):
    return json.loads((DEMO / name).read_text())


index = load("index.json")
known = {"image": {pathlib.Path(f).stem for f in index["images"]}, "author": {pathlib.Path(f).stem for f in index["authors"]},
         "page": {f.removeprefix("pages").removesuffix("index.json") for f in index["pages"]}}
images_used = set()


def reference(where, value, kind):
    k, _, name = (value or "").partition(":")
    if k != kind or name not in known[kind]:
        fault(where, f"{value} names no {kind}")
    if kind == "image":
        images_used.add(name)


def identity(where, value):
    try:
        assert uuid.UUID(value).version == 4
    except Exception:
        fault(where, f"bad UUID {value}")
    uuids[value] += 1


def items(where, entries, kind):
    for e in entries:
        identity(where, e["id"])
        reference(where, e["value"], kind)


def block(where, b):
    """Words and footnote references of one block."""
    identity(where, b["id"])
    t, v = b["type"], b["value"]
    blocks_used[t] += 1
    if t not in BLOCKS:
        fault(where, f"unknown block {t}")
    if t in ("heading", "subheading"):
        return len(markup(where, v, ITALIC).words), []
    if t in ("text", "credits"):
        m = markup(where, v, RICH)
        return len(m.words), m.notes
    if t == "quote":
        return plain(where, v["text"]) + plain(where, v["attribution"]), []
    if t == "table":
        if len({len(r) for r in v["rows"]}) != 1:
            fault(where, "table rows differ in length")
        plain(where, v["caption"])
        return sum(len(markup(where, c, INLINE).words) for r in v["rows"] for c in r), []
    if t == "image":
        reference(where, v["image"], "image")
        alignments_used.add(v["alignment"])
        if not v["alt"] and not v["decorative"]:
            fault(where, "image without alt text")
        return plain(where, re.sub("</?i>", "", v["caption"])), []
    if t == "gallery":
        for i in v["images"]:
            identity(where, i["id"])
            reference(where, i["value"]["image"], "image")
            if not i["value"]["alt"]:
                fault(where, "gallery picture without alt text")
        return 0, []
    if t in ("video", "audio"):
        if v["poster"]:
            reference(where, v["poster"], "image")
        return plain(where, v["title"]) + plain(where, v["caption"]), []
    if t in RECORDS:
        for g in v["guids"]:
            if not re.fullmatch(r"cpb-aacip-[0-9a-z-]+", g):
                fault(where, f"guid {g}")
        if v["start_time"] and v["end_time"] and float(v["start_time"]) > float(v["end_time"]):
            fault(where, "start after end")
        markup(where, v["title"], ITALIC)
    return 0, []


def check_page(f):
    p = load(f)
    path = f.removeprefix("pages").removesuffix("index.json")
    d = p["document"]
    if p["slug"] != (path.strip("/").split("/")[-1]):
        fault(f, "slug and place differ")
    parent = re.sub(r"[^/]+/$", "", path)
    if path != "/" and index["pages"].index("pages" + parent + "index.json") > index["pages"].index(f):
        fault(f, "comes before its parent")
    if not re.search(r"\.$", d.get("search_description", "")) or len(d["search_description"]) > 160:
        fault(f, "search_description")
    words, refs = 0, []
    for name in ("body", "content"):
        for b in d.get(name, []) if isinstance(d.get(name), list) else []:
            n, r = block(f, b)
            words += n
            refs += r
    for name in ("introduction", "body"):
        if isinstance(d.get(name), str):
            words += len(markup(f, d[name], RICH).words)
    for name in ("cover_image", "hero_image"):
        if name in d:
            reference(f, d[name], "image")
    items(f, d.get("authors", []), "author")
    items(f, d.get("other_exhibits", []), "page")
    items(f, d.get("carousel", []), "page")
    if len(d.get("other_exhibits", [])) > 3:
        fault(f, "more than three other exhibits")
    for name in ("menu", "footer"):
        for e in d.get(name, []):
            identity(f, e["id"])
            if e["value"].get("page"):
                reference(f, e["value"]["page"], "page")
    notes = [n["id"] for n in d.get("footnotes", [])]
    for n in d.get("footnotes", []):
        identity(f, n["id"])
        words += len(markup(f, n["value"]["text"], NOTE).words)
    if list(dict.fromkeys(refs)) != notes:
        fault(f, "footnotes and references differ, or are in another order")
    twice = sum(c > 1 for c in collections.Counter(refs).values())
    print(f"{p['type']:30} {path:60} {words:5} words, {len(notes)} notes ({twice} used twice), {len(d.get('authors', []))} authors")
    return p, path


seen = collections.defaultdict(set)
for f in index["pages"]:
    p, path = check_page(f)
    parent = re.sub(r"[^/]+/$", "", path)
    if path != "/" and p["order"] in seen[parent]:
        fault(f, "order used twice")
    seen[parent].add(p["order"])
for f in index["images"]:
    d = load(f)
    size = (DEMO / "images" / d["file"]).stat().st_size
    if not d["alt"] or size > 250_000 or ("portrait" in f and size > 90_000):
        fault(f, f"alt or size {size}")
for f in index["authors"]:
    d = load(f)
    reference(f, d["image"], "image")
    markup(f, d["bio"], RICH)
for value, n in uuids.items():
    if n > 1:
        fault(value, "UUID used twice")
for name in BLOCKS - blocks_used.keys():
    fault("site", f"block {name} is not used")
for name in RICH.keys() - tags_used:
    fault("site", f"rich text <{name}> is not used")
for name in known["image"] - images_used:
    fault("site", f"picture {name} is not used")
for name in ALIGNMENTS - alignments_used:
    fault("site", f"alignment {name} is not used")
files = {str(f.relative_to(DEMO)) for f in DEMO.rglob("*.json")} - {"index.json"}
for f in files ^ {*index["images"], *index["authors"], *index["pages"]}:
    fault(f, "is not both in the folder and in the index")
total = sum(f.stat().st_size for f in DEMO.rglob("*") if f.is_file())
if total > 5 * 1024 * 1024:
    fault("site", "more than 5 MB")
print(f"{len(index['pages'])} pages, {len(index['images'])} pictures, {len(index['authors'])} authors, {len(uuids)} UUIDs, {total / 1e6:.2f} MB")
print("blocks:", ", ".join(f"{k} {n}" for k, n in sorted(blocks_used.items())))
print("\n".join(faults) or "no faults")
sys.exit(bool(faults))
