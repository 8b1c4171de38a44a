#!/usr/bin/env python3
"""Fits lua/winnow/weights/page.lua from the kits of pages. No dependencies; Python 3.9 or later.

    fit-page.py KITS WINNOW FIT cv       the scores by five-fold cross-validation, pages of one site together
    fit-page.py KITS WINNOW FIT print    the weights fitted on all, as Lua

Pages are learnt as HTML and as the AST that pandoc makes of them. WINNOW and FIT are the program and what is made of fit-page.c. A block is content when the gold
text of its page has it: a long one by half of its runs of four words, a short one word for word where the long ones
around it leave room for it.
"""
import bisect
import gzip
import importlib.util
import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile

KITS, WINNOW, FIT, COMMAND = sys.argv[1:]
SETS = (("articles", "dev", "html"), ("pages", "pages-dev", "pages-html"))
LONG, RUN = 8, 4                # words of a block that is found by its runs; words of a run
CUT = 0.0


def tokens(text):
    return re.findall(r"\w+", text.lower())


class Gold:
    """The gold text of a page, and how much of it blocks have taken."""

    def __init__(self, text):
        self.words = tokens(text)
        self.used = bytearray(len(self.words))
        self.runs, self.starts, at = {}, [], 0
        for i in range(len(self.words) - RUN + 1):
            self.runs.setdefault(tuple(self.words[i:i + RUN]), []).append(i)
        for word in self.words:
            self.starts.append(at)
            at += len(word) + 1
        self.text = " " + " ".join(self.words) + " "

    def take(self, start, count):
        for i in range(start, min(len(self.words), start + count)):
            self.used[i] = 1

    def find_long(self, words, after):
        """Where a long block stands, or None."""
        hits, first = 0, None
        for i in range(len(words) - RUN + 1):
            places = self.runs.get(tuple(words[i:i + RUN]))
            if not places:
                continue
            hits += 1
            if first is None:
                k = bisect.bisect_left(places, after)
                first = places[k] if k < len(places) else places[-1]
        return first if hits * 2 >= len(words) - RUN + 1 else None

    def find_short(self, words, low, limit):
        start = self.starts[low] if low < len(self.words) else len(self.text)
        at = self.text.find(" " + " ".join(words) + " ", start)
        if at < 0:
            return None
        i = bisect.bisect_left(self.starts, at)
        return i if i <= limit and not all(self.used[i:i + len(words)]) else None


def copies(words, gold):
    """Long blocks that stand on the page more than once, but for the one next to the middle of the text."""
    alike = {}
    for k, w in enumerate(words):
        if len(w) >= LONG and gold.find_long(w, 0) is not None:
            alike.setdefault(tuple(w), []).append(k)
    once = [ks[0] for ks in alike.values() if len(ks) == 1]
    middle = once[len(once) // 2] if once else 0
    return {k for ks in alike.values() for k in ks if k != min(ks, key=lambda k: abs(k - middle))}


def label(words, gold):
    """1, 0 or -1 (nothing in it, or a copy: told by nothing in the gold) for each block."""
    labels, places, here = [0] * len(words), [None] * len(words), 0
    doubled = copies(words, gold)
    for k, w in enumerate(words):
        place = gold.find_long(w, here) if len(w) >= LONG and k not in doubled else None
        labels[k] = -1 if k in doubled else 0
        if place is None:
            continue
        labels[k], places[k] = 1, place
        gold.take(place, len(w))
        if place >= here - 50:
            here = place + len(w)
    ahead = [len(gold.words)] * (len(words) + 1)
    for k in range(len(words) - 1, -1, -1):
        ahead[k] = ahead[k + 1] if places[k] is None else places[k]
    here = 0
    for k, w in enumerate(words):
        if places[k] is not None:
            here = places[k] + len(w)
        elif not w:
            labels[k] = -1
        elif len(w) < LONG:
            high = ahead[k] if ahead[k] >= here else len(gold.words)
            place = gold.find_short(w, max(0, here - 2), min(high + 3, here + max(60, high - here)))
            if place is not None:
                labels[k] = 1
                gold.take(place, len(w))
                here = max(here, place + len(w))
    return labels


def write_labels(path, kind, page):
    """Writes the labels of a file's blocks; the line of fit-page.c's list."""
    command = [WINNOW, "extract", "--kind=block", "-f", kind, "-t", "ndjson", path]
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "replace")
    blocks = [json.loads(line) for line in out.splitlines()]
    words = [tokens(b["text"]) for b in blocks]
    with open(path + ".labels", "w", encoding="utf-8") as file:
        for block, is_kept, w in zip(blocks, label(words, Gold(page["article"])), words):
            print(block["start"], block["end"], is_kept, len(w), file=file)
    site = re.sub(r"^www\.", "", re.sub(r"^\w+://", "", page["url"]).split("/")[0].lower())
    return f"{path} {path}.labels {page['id']}{'.ast' if kind == 'pandoc' else ''} {site}"


def prepare(job):
    """Unpacks a page, and has pandoc read it, too; a line for each."""
    folder, path, page = job
    name = os.path.join(folder, page["id"])
    with gzip.open(path) as packed, open(name + ".html", "wb") as plain:
        plain.write(packed.read())
    lines = [write_labels(name + ".html", "html", page)]
    command = ["pandoc", "-f", "html+raw_html", "-t", "json", "-o", name + ".json", name + ".html"]
    try:
        if subprocess.run(command, stderr=subprocess.DEVNULL, timeout=30).returncode == 0:
            lines.append(write_labels(name + ".json", "pandoc", page))
    except subprocess.TimeoutExpired:
        pass
    return "\n".join(lines)


def prepare_all(folder):
    jobs = []
    for _, gold, pages in SETS:
        for line in open(f"{KITS}/articles/{gold}.jsonl", encoding="utf-8"):
            page = json.loads(line)
            jobs.append((folder, f"{KITS}/articles/{pages}/{page['id']}.html.gz", page))
    with multiprocessing.Pool() as pool:
        lines = pool.map(prepare, jobs, chunksize=8)
    path = os.path.join(folder, "list")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return path


def cross_validate(folder, pages):
    out = subprocess.run([FIT, "cv", pages, str(CUT)], stdout=subprocess.PIPE, check=True).stdout.decode()
    text = {page["id"]: page["text"] for page in map(json.loads, out.splitlines())}
    for ending in ("", ".ast"):
        print("through pandoc:" if ending else "HTML:", flush=True)
        for task, gold, _ in SETS:
            path, answers = f"{KITS}/articles/{gold}.jsonl", os.path.join(folder, task)
            with open(answers, "w", encoding="utf-8") as file:
                for line in open(path, encoding="utf-8"):
                    page = json.loads(line)["id"]
                    print(json.dumps({"id": page, "text": text.get(page + ending, "")}), file=file)
            subprocess.run([sys.executable, f"{KITS}/score.py", task, path, answers], check=True)


def text_groups():
    """The groups of traits that bare text has, too: from the script beside this one."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fit-boilerplate.py")
    spec = importlib.util.spec_from_file_location("fit_boilerplate", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.GROUPS


LEVELS = ["it", "1 above", "2", "3", "4", "5", "6", "7", "8", "further"]
FIFTHS = ["none", "a fifth", "2 fifths", "3 fifths", "4 fifths", "all"]
WORDS = "0 5 15 40 100 250 600 1500".split()
ALIKE = "1 2 4 8 16 40".split()
KEPT = ["%d tenths" % n for n in range(10)]
LINKS = ["no link", "links", "all link"]
OFF = ["in it"] + [a + b for a in ("1 above", "2", "3", "4 and more") for b in (", before", ", behind")]
GROUPS = [  # name, meaning, rows; all have a column for each length of the block
    ("half", "containers up to one with half of the main text", LEVELS),
    ("tenth", "with a tenth of it", LEVELS),
    ("most", "with four fifths of it", LEVELS),
    ("box_links", "its container: part that is links", FIFTHS),
    ("box_words", "words in it", WORDS),
    ("box_good", "part that is main text", FIFTHS),
    ("room_links", "a container three times as large: part that is links", FIFTHS),
    ("room_words", "words in it", WORDS),
    ("room_good", "part that is main text", FIFTHS),
    ("alike", "blocks that are made the same way", ALIKE),
    ("alike_good", "part of them that is main text", FIFTHS),
    ("alike_links", "part of them that is links", FIFTHS),
    ("title", "words of it that the title has", ["few", "some", "most", "all"]),
    ("from_title", "place by the title", ["no title", "just before", "before", "far before", "it", "just behind",
                                          "behind", "far behind"]),
    ("data", "words of it that the page's data have as its text", ["no data", "none"] + FIFTHS[1:]),
    ("dense_page", "part of the page that is main text", [a + ", " + b for a in FIFTHS for b in LINKS]),
    ("linked_page", "part of the page that is links", [a + ", " + b for a in FIFTHS for b in LINKS]),
    ("kind", "what the page says it is", ["nothing", "an article", "a website", "a product", "something else"]),
    ("core", "containers up to the one with most text right in it; tenths of the main text that it has",
     [a + ": " + b for a in OFF for b in ("0", "2", "4", "6", "8", "9")]),
    ("depth", "containers around it", "0 5 8 11 14 17 20 25".split()),
    ("around_box", "second round: its container stays by the first", KEPT),
    ("around_room", "the larger one stays", KEPT),
    ("around_alike", "blocks made the same way stay", KEPT),
]


def show(v):
    text = ("%.2f" % v).rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def print_group(name, about, rows):
    rows = [(bin_name, row) for bin_name, row in rows]
    if all(abs(v) < .02 for _, row in rows for v in row):
        return
    print("  -- %s" % about)
    print("  %s = {" % (name if name != "end" else '["end"]'))
    for bin_name, row in rows:
        print('    { "%s", %s },' % (bin_name, ", ".join(map(show, row))))
    print("  },\n")


def words_of(value, group, columns):
    """Rows of a group whose traits have words for names: "near_sidebar", "inside_nav_0", "inside_nav_1"."""
    rows = {}
    for trait in value:
        found = re.fullmatch(group + r"_([a-z]+[0-9]?)(?:_([0-9]+))?", trait)
        if found and not re.fullmatch(r"t[0-9]+", found[1]):
            rows.setdefault(found[1], []).append(value[trait])
    rows = ((word, row) for word, row in rows.items() if len(row) == columns)
    return sorted((word, row) for word, row in rows if any(abs(v) >= .02 for v in row))


def fitted(pages, *more):
    out = subprocess.run([FIT, "print", pages, str(CUT), *more], stdout=subprocess.PIPE, check=True).stdout.decode()
    return {name[len("page."):]: float(weight) for name, weight in map(str.split, out.splitlines())}


def print_lua(pages):
    """The mean of two fits: the one that learns short articles, too, keeps too much of short pages."""
    with_short, without = fitted(pages), fitted(pages, "0")
    value = {name: (weight + without[name]) / 2 for name, weight in with_short.items()}
    print(HEAD)
    print("  -- a change between two blocks, to boilerplate and back; and, more, within a list")
    print('  turn = { { "to_drop", %s }, { "to_keep", %s }, { "in_list", %s } },\n'
          % tuple(show(value[k]) for k in ("to_drop", "to_keep", "in_list")))
    for name, about, bins in text_groups():
        columns, name = (5 if name[-1] == "*" else 1), name.rstrip("*")
        print_group(name, about, [(b, [value["%s_%d" % (name, i * columns + c)] for c in range(columns)])
                                  for i, b in enumerate(bins)])
    print("}\n\nlocal containers = {")
    for name, about, bins in GROUPS:
        columns = 1 if name == "depth" else 5
        print_group(name, about, [(b, [value["%s_t%d" % (name, i * columns + c)] for c in range(columns)])
                                  for i, b in enumerate(bins)])
    print("}\n\nlocal words = {")
    print_group("tag", "its tag", words_of(value, "tag", 5))
    print_group("inside", "a tag or role around it: of a block up to 12 words, of a longer one",
                words_of(value, "inside", 2))
    print_group("near", "words of classes, ids and properties of the three containers around it",
                words_of(value, "near", 1))
    print_group("far", "of those further up", words_of(value, "far", 1))
    print(TAIL)


HEAD = '''--- What the traits of a block of a page add to the log odds that it is boilerplate: above 0 for, below 0
--- against. A row is an answer to the question above it; rows of five have a column for each length of the
--- block: up to 2 words, 5, 12, 29, and more. The first groups are those of boilerplate.lua, weighed anew beside
--- what the containers of the page say. Fitted by tests/bench/fit-page.py.
local groups = {'''

TAIL = '''}

local weights = {}

--- Row I of group NAME: a trait each column, its name ending in a number that counts through the group.
local function add(name, mark, rows)
  for i, row in ipairs(rows) do
    for column = 2, #row do
      weights["page." .. name .. mark .. (i - 1) * (#row - 1) + column - 2] = row[column]
    end
  end
end

for name, rows in pairs(groups) do
  if name ~= "turn" then add(name, "_", rows) end
end
for name, rows in pairs(containers) do add(name, "_t", rows) end
for _, row in ipairs(groups.turn) do weights["page." .. row[1]] = row[2] end
for name, rows in pairs(words) do
  for _, row in ipairs(rows) do
    for column = 2, #row do
      local trait = "page." .. name .. "_" .. row[1]
      weights[#row > 2 and trait .. "_" .. column - 2 or trait] = row[column]
    end
  end
end

return { weights = weights }'''


def main():
    with tempfile.TemporaryDirectory() as folder:
        pages = prepare_all(folder)
        if COMMAND == "cv":
            cross_validate(folder, pages)
        else:
            print_lua(pages)


main()
