#!/usr/bin/env python3
"""Fits lua/winnow/weights/boilerplate.lua from the kit of lines. No dependencies; Python 3.9 or later.

    fit-boilerplate.py KITS FIT cv       F1 by five-fold cross-validation, documents of one site together
    fit-boilerplate.py KITS FIT print    the weights fitted on all, as Lua

FIT is the program made of fit-boilerplate.c, which learns. To the pages come documents made of them: the
article alone, and the article with a little furniture, so that text without a page around it loses nothing.
"""
import json
import multiprocessing
import os
import random
import re
import statistics
import subprocess
import sys
import urllib.parse

FOLDS = 5


def read_sites(kits):
    """The site of each page, from the kit of articles."""
    sites = {}
    for name in ("dev", "pages-dev"):
        for line in open(f"{kits}/articles/{name}.jsonl", encoding="utf-8"):
            page = json.loads(line)
            sites[page["id"]] = urllib.parse.urlsplit(page["url"]).hostname
    return sites


def read_pages(kits):
    pages, sites = [], read_sites(kits)
    for name in ("dev", "pages-dev"):
        for line in open(f"{kits}/lines/{name}.jsonl", encoding="utf-8"):
            page = json.loads(line)
            lines = [(x["text"], 0 if x["keep"] else 1) for x in page["lines"]]
            pages.append({"set": name, "id": page["id"], "site": sites.get(page["id"], page["id"]), "lines": lines})
    return pages


def read_plain(kits):
    """Texts that no page surrounds."""
    plain = []
    for name in ("quotes/train", "quotes/dev", "sentences/gum-dev", "sentences/ewt-dev"):
        if not os.path.exists(f"{kits}/{name}.jsonl"):
            continue
        for line in open(f"{kits}/{name}.jsonl", encoding="utf-8"):
            text = json.loads(line)["text"]
            lines = [(x.strip(), 0) for x in text.split("\n") if x.strip()]
            plain.append({"set": "plain", "id": "", "site": "plain%d" % len(plain), "lines": lines})
    return plain


def make_more(pages, rng):
    more = []

    def add(kind, page, lines):
        if lines:
            more.append({"set": kind, "id": page["id"], "site": page["site"], "lines": lines})

    for page in pages:
        kept = [x for x in page["lines"] if not x[1]]
        short = [i for i, x in enumerate(kept) if len(x[0].split()) < 13]
        add("clean", page, kept)
        if len(short) >= 3:
            start = rng.randrange(len(short))
            pick = set(short[start:start + rng.randint(3, 14)])
            add("short", page, [x for i, x in enumerate(kept) if i in pick or rng.random() < 2 / len(kept)])
        if not kept:
            continue
        labels = [x[1] for x in page["lines"]]
        first, last = labels.index(0), len(labels) - labels[::-1].index(0)
        for _ in range(3):
            near = [i for i, y in enumerate(labels)
                    if y and (first - 12 <= i < last + 15 or rng.random() < .1)]
            pick = set(rng.sample(near, min(rng.choice([1, 2, 3, 5, 8, 13]), len(near))))
            add("light", page, [x for i, x in enumerate(page["lines"]) if not x[1] or i in pick])
    return more


def feed(kits):
    """The documents, and what the program reads of them."""
    pages = read_pages(kits)
    docs = pages + make_more(pages, random.Random(5)) + read_plain(kits)
    rows = ["D %s %s\n" % (d["set"], d["site"]) + "".join("%d %s\n" % (y, t) for t, y in d["lines"]) for d in docs]
    crossed = "G %s \n" % " ".join(name[:-1] for name, _, _ in GROUPS if name[-1] == "*")
    return docs, (crossed + "".join(rows)).encode()


def run(program, text, *arguments):
    return subprocess.run([program, *arguments], input=text, stdout=subprocess.PIPE, check=True).stdout.decode()


def tell(docs, answers, cut):
    """The scores as the kit's scorer has them."""
    for name in ("dev", "pages-dev"):
        ps, rs, fs, clean = [], [], [], 0
        for doc, is_page, odds in answers:
            if docs[doc]["set"] != name:
                continue
            tp = fp = fn = a = b = c = 0
            for i, (text, gone) in enumerate(docs[doc]["lines"]):
                keep, size = not is_page or odds.get(i, 0) <= cut, len(re.findall(r"\w+", text))
                tp, fp, fn = tp + size * (keep and not gone), fp + size * (keep and gone), fn + size * (not keep and not gone)
                a, b, c = a + (keep and not gone), b + (keep and gone), c + (not keep and not gone)
            if tp + fp:
                ps.append(tp / (tp + fp))
            rs.append(tp / (tp + fn))
            fs.append(2 * a / (2 * a + b + c))
            clean += fp == fn == 0
        p, r = statistics.mean(ps), statistics.mean(rs)
        print("cut %.1f %-9s P %.3f R %.3f F1 %.3f by line %.3f without a fault %d of %d"
              % (cut, name, p, r, 2 * p * r / (p + r), statistics.mean(fs), clean, len(fs)))


def cross_validate(kits, program):
    docs, text = feed(kits)
    with multiprocessing.Pool(2) as pool:
        parts = pool.starmap(run, [(program, text, "cv", str(k)) for k in range(FOLDS)], 1)
    answers = []
    for row in "".join(parts).splitlines():
        doc, is_page, *odds = row.split()
        answers.append((int(doc), is_page == "1", {int(i): float(v) for i, v in (x.split(":") for x in odds)}))
    for cut in (-.5, 0, .5):
        tell(docs, answers, cut)


REASONS = "navigation share subscribe related credit byline legal comment advert widget".split()
SHARES = ["none", "to a fifth", "to 2 fifths", "to 3 fifths", "to 4 fifths", "more", "all"]
NEIGHBOURS = [a + b for a in ("0-2 words", "3-5", "6-12", "13-24", "25-49", "50 and more")
              for b in ("", ", a sentence")]
TENTHS = ["none"] + ["%d0 %%" % n for n in range(1, 11)] + ["all"]
FAR = ["1", "2", "3", "4", "5-6", "7-10", "11-20", "21-50", "further", "none"]
COUNTS = ["0", "1", "2", "3-4", "5-7", "8 and more"]
SIDES = ["before", "in", "behind"]
CORE = ["far before", "before", "first", "in it", "last", "behind", "far behind"]
ENDS = ["nothing", "a stop", "a colon", "dots", "another sign"]
SHARED = ["not asked", "none", "a third", "two thirds", "all"]
SIGNS = ("@ bar copyright arrow money hash dot joined comma quote question exclamation bracket colon code").split()
KINDS = ["all in brackets", "a bracket", "a phrase", "a date", "begins with a phrase", "phrases", "has copies",
         "joined, arrow, bar", "item", "small letter", "figures", "main text", "a stop", "a colon", "something else"]
NEAR = ["none", "near", "further", "far"]
TWINS = ["%s before, %s behind" % (a, b) for a in NEAR for b in NEAR]
LOOKS = ["".join(sign for k, sign in enumerate("[di2") if n >> k & 1) or "plain" for n in range(16)]


def cross(rows, columns):
    return ["%s, %s" % (a, b) for a in rows for b in columns]


GROUPS = [  # name, meaning, bins; those with * have a column for each length of the block
    ("bias", "every block", [""]),
    ("words", "words in the block", "0 1 2 3 4-5 6-8 9-12 13-19 20-34 35-59 60".split()),
    ("end*", "what it ends in", ENDS),
    ("capitals*", "words with a capital", SHARES[:6]),
    ("stops*", "stop words, twice", SHARES[:6]),
    ("digits*", "words with a digit", SHARES[:6]),
    ("type*", "its type", "paragraph heading item blockquote code cell caption heading2 heading3".split()),
    ("bracket*", "in square brackets", ["it begins with one", "all of it"]),
    ("copies*", "blocks with the same words", ["itself", "2", "3", "4 and more"]),
    ("link*", "part that is link text", SHARES[:6]),
    ("whole", "it is a phrase of", REASONS),
    ("start*", "it begins with a phrase of", REASONS),
    ("any*", "phrases in it are mostly of", REASONS),
    ("hits*", "phrases in it", "0 1 2 3 4".split()),
    ("signs*", "signs in it", SIGNS[:8]),
    ("lower*", "it begins with a small letter", [""]),
    ("date*", "a date", [""]),
    ("shared*", "words that the main text has", SHARED),
    ("items*", "a list item beside", ["none", "one before", "one behind", "both"]),
    ("prev*", "the block before", NEIGHBOURS),
    ("next*", "the block behind", NEIGHBOURS),
    ("prev_any*", "phrases in the block before", REASONS),
    ("next_any*", "phrases in the block behind", REASONS),
    ("position", "where it begins, by words", TENTHS[1:11]),
    ("dense*", "part of the main text before it", TENTHS),
    ("back*", "blocks back to the main text", FAR),
    ("ahead*", "blocks ahead to the main text", FAR),
    ("gap*", "main text before and behind", ["%s, %s" % (a, b) for a in ("next", "near", "far")
                                              for b in ("next", "near", "far")]),
    ("run", "small blocks in a row", "0 1 2 3-4 5-8 9-16 17-40 41".split()),
    ("section", "blocks since the last phrase", ["%s, %s" % (r, n) for r in REASONS
                                                  for n in ("1-2", "3-7", "8-20", "more")]),
    ("size*", "blocks in the document", "1-3 4-8 9-20 21-60 61-200 201".split()),
    ("furniture*", "short blocks with phrases", "0 1 2 3-4 5-9 10-19 20-49 50".split()),
    ("near_hits*", "phrases up to six blocks away", COUNTS),
    ("near_dates*", "dates up to six blocks away", "0 1 2 3 4".split()),
    ("near_good*", "main text up to six blocks away", COUNTS),
    ("comments*", "phrases of comments before it", "0 1 2 3-5 6".split()),
    ("around_self", "second round: it stays by the first", ["%d" % n for n in range(16)]),
    ("around_prev", "the block before stays", ["%d eighths" % n for n in range(8)]),
    ("around_next", "the block behind stays", ["%d eighths" % n for n in range(8)]),
    ("around_near", "words four blocks around stay", ["%d tenths" % n for n in range(10)]),
    ("around_wide", "words twelve blocks around stay", ["%d tenths" % n for n in range(10)]),
    ("around_before*", "part of what stays before it", ["%d" % n for n in range(8)]),
    ("around_after*", "part of what stays behind it", ["%d" % n for n in range(8)]),
    ("around_core*", "place by the densest run", CORE),
    ("around_up*", "best of three before", ["%d sixths" % n for n in range(6)]),
    ("around_down*", "best of three behind", ["%d sixths" % n for n in range(6)]),
    ("around_between", "best before, best behind", ["%d %d" % (a, b) for a in range(3) for b in range(3)]),
    ("around_kind*", "what it is, by its place by the densest run", cross(KINDS, CORE)),
    ("around_whole", "the phrase that it is, by the run", cross(REASONS, SIDES)),
    ("around_any*", "phrases in it, by the run", cross(REASONS, SIDES)),
    ("around_shared*", "words that the main text has", cross(SHARED, SIDES)),
    ("around_end*", "what it ends in", cross(ENDS, SIDES)),
    ("around_capitals*", "words with a capital", cross(SHARES[:6], SIDES)),
    ("around_signs*", "signs in it", cross(SIGNS, SIDES)),
    ("around_sentences*", "sentences that end inside it", cross("0 1 2 3 4".split(), SIDES)),
    ("around_twins*", "nearest blocks with the same words", cross(TWINS, SIDES)),
    ("around_last*", "the block before", cross(LOOKS, SIDES)),
    ("around_behind*", "the block behind", cross(LOOKS, SIDES)),
]


def print_lua(kits, program):
    """The weights as the Lua file has them."""
    rows = run(program, feed(kits)[1], "print").splitlines()
    value = {name: float(weight) for name, weight in map(str.split, rows)}

    def show(v):
        text = ("%.2f" % v).rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    print(HEAD)
    print("  -- a change between two blocks, to boilerplate and back; and, more, within a list")
    print('  turn = { { "to_drop", %s }, { "to_keep", %s }, { "in_list", %s } },\n' % tuple(show(value[k]) for k in ("to_drop", "to_keep", "in_list")))
    for name, about, bins in GROUPS:
        columns, name = (5 if name[-1] == "*" else 1), name.rstrip("*")
        rows = [[value["%s_%d" % (name, i * columns + c)] for c in range(columns)] for i in range(len(bins))]
        if all(abs(v) < .02 for row in rows for v in row):
            continue
        print("  -- %s" % about)
        print("  %s = {" % (name if name != "end" else '["end"]'))
        for bin_name, row in zip(bins, rows):
            print('    { "%s", %s },' % (bin_name, ", ".join(show(v) for v in row)))
        print("  },\n")
    print(TAIL)


HEAD = """--- What the traits of a block add to the log odds that it is boilerplate: above 0 for, below 0 against. A row is
--- an answer to the question above it; rows of five have a column for each length of the block: up to
--- 2 words, 5, 12, 29, and more. They name no word of any language. Fitted by tests/bench/fit-boilerplate.py.
local groups = {"""

TAIL = """}

local weights = {}
for name, rows in pairs(groups) do
  for i, row in ipairs(rows) do
    for column = 2, #row do
      local trait = name == "turn" and row[1] or name .. "_" .. (i - 1) * (#row - 1) + column - 2
      weights["boilerplate." .. trait] = row[column]
    end
  end
end

return { weights = weights }"""


def main(kits, program, command):
    (cross_validate if command == "cv" else print_lua)(kits, program)


if __name__ == "__main__":
    main(*sys.argv[1:])
