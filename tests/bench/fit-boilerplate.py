#!/usr/bin/env python3
"""Fits lua/winnow/weights/boilerplate.lua from the kit of lines. No dependencies; Python 3.9 or later.

    fit-boilerplate.py KITS TRAITS cv       F1 by five-fold cross-validation, documents of one site together
    fit-boilerplate.py KITS TRAITS print    the weights fitted on all, as Lua

TRAITS is the program made of traits.c. Two rounds of logistic regression by AdaGrad, as boilerplate.c
uses them: the second one sees what the first one made of a third of the documents that it was not
fitted on. To the pages come documents made of them: the article alone, and the article with a little
furniture, so that text without a page around it loses nothing.
"""
import hashlib
import json
import math
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile

SEEDS = (1, 2, 3)
KITS, TRAITS = sys.argv[1], sys.argv[2]
NAMES = subprocess.run([TRAITS], stdout=subprocess.PIPE, check=True).stdout.decode().split()


def read_pages():
    pages = []
    for name in ("dev", "pages-dev"):
        for line in open(f"{KITS}/lines/{name}.jsonl", encoding="utf-8"):
            page = json.loads(line)
            lines = [(x["text"], 0 if x["keep"] else 1) for x in page["lines"]]
            pages.append({"set": name, "id": page["id"], "site": page.get("site", page["id"]), "lines": lines})
    return pages


def read_plain():
    """Texts that no page surrounds."""
    plain = []
    for name in ("quotes/train", "quotes/dev", "sentences/gum-dev", "sentences/ewt-dev"):
        if not os.path.exists(f"{KITS}/{name}.jsonl"):
            continue
        for line in open(f"{KITS}/{name}.jsonl", encoding="utf-8"):
            text = json.loads(line)["text"]
            lines = [(x.strip(), 0) for x in text.split("\n") if x.strip()]
            plain.append({"set": "plain", "id": "", "site": "", "lines": lines})
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
        for _ in range(2):
            near = [i for i, y in enumerate(labels)
                    if y and (first - 12 <= i < last + 15 or rng.random() < .1)]
            pick = set(rng.sample(near, min(rng.choice([1, 2, 3, 5, 8, 13]), len(near))))
            add("light", page, [x for i, x in enumerate(page["lines"]) if not x[1] or i in pick])
    return more


def ask(docs, weights=None):
    """For each document: labels and traits of its blocks."""
    command = [TRAITS, "local"]
    if weights is not None:
        file = tempfile.NamedTemporaryFile("w", suffix=".weights")
        file.write("\n".join("%.9g" % w for w in weights))
        file.flush()
        command = [TRAITS, "around", file.name]
    feed = "".join(json.dumps({"text": "\n\n".join(t for t, _ in d["lines"])}) + "\n" for d in docs)
    out = subprocess.run(command, input=feed.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    answers = []
    for doc, part in zip(docs, out.split("\n\n")):
        rows = [list(map(int, line.split())) for line in part.split("\n") if line]
        ends, at = [], 0
        for text, label in doc["lines"]:
            at += len(text.encode()) + 2
            ends.append((at, label))
        labels, k = [], 0
        for row in rows:
            while k + 1 < len(ends) and ends[k][0] <= row[0]:
                k += 1
            labels.append(ends[k][1])
        inside = [i > 0 and rows[i][2] and rows[i - 1][2] for i in range(len(rows))]
        answers.append((labels, [row[3:] for row in rows], [row[1] - row[0] for row in rows], inside))
    return answers


def importance(doc, sizes):
    """Half by block, half by length; no document counts more than a page."""
    words = [min(n / 6, 400) + .5 for n in sizes]
    whole, n = sum(words), max(1, len(words))
    room = {"dev": 90, "pages-dev": 60}.get(doc["set"], min(20, 4 + n))
    return [min(6, max(.08, room * (.5 / n + .5 * w / whole))) for w in words]


def clip(v):
    return -30. if v < -30 else 30. if v > 30 else v


def fit_alone(data, weights, epochs=8, rate=.25, seed=1, decay=2e-5):
    n, rng = len(NAMES), random.Random(seed)
    w, g, total, order, count = [0.] * n, [1e-2] * n, [0.] * n, list(range(len(data))), 0
    for epoch in range(epochs):
        rng.shuffle(order)
        for d in order:
            for label, ids, c in zip(data[d][0], data[d][1], weights[d]):
                p = 1 / (1 + math.exp(-clip(sum([w[k] for k in ids]))))
                q = (p - label) * c
                if -1e-3 < q < 1e-3:
                    continue
                for k in ids:
                    g[k] += q * q
                    w[k] -= rate * (q + decay * w[k]) / math.sqrt(g[k])
        if epoch >= epochs // 2:
            count += 1
            total = [a + b for a, b in zip(total, w)]
    return [t / count for t in total]


def chain(odds, turn, inside):
    """Odds of dropping each block, over all paths; and those of the blocks behind it."""
    n = len(odds)
    plain = math.exp(turn[0]), math.exp(turn[1])
    within = math.exp(turn[0] + turn[2]), math.exp(turn[1] + turn[2])
    costs = [within if x else plain for x in inside]
    e = [math.exp(v) for v in odds]
    ahead, r, out, before = [1.] * n, 1., [], []
    for i in range(n - 2, -1, -1):
        v, (drop, keep) = e[i + 1] * ahead[i + 1], costs[i + 1]
        ahead[i] = (v + keep) / (v * drop + 1)
    for i in range(n):
        drop, keep = costs[i]
        if i:
            r = (r + drop) / (r * keep + 1)
        r *= e[i]
        before.append(r)
        out.append(r * ahead[i])
    return out, before, e, ahead, costs


def fit_around(data, weights, epochs=8, rate=.2, seed=2, decay=2e-5):
    n, rng = len(NAMES), random.Random(seed)
    w, g, total, order, count = [0.] * n, [1e-2] * n, [0.] * n, list(range(len(data))), 0
    turn, tg, tsum = [-1., -1., -1.], [1., 1., 1.], [0., 0., 0.]
    for epoch in range(epochs):
        rng.shuffle(order)
        for d in order:
            labels, rows, c, inside = data[d][0], data[d][1], weights[d], data[d][3]
            odds = [clip(sum([w[k] for k in ids])) for ids in rows]
            out, before, e, ahead, costs = chain(odds, turn, inside)
            gradient = [0., 0., 0.]
            for i, ids in enumerate(rows):
                if i:
                    v, r, (drop, keep) = e[i] * ahead[i], before[i - 1], costs[i]
                    z = r * v + r * keep + drop * v + 1
                    much = min(c[i], 1)
                    begins = much * (drop * v / z - (labels[i - 1] < labels[i]))
                    ends = much * (r * keep / z - (labels[i - 1] > labels[i]))
                    gradient = [gradient[0] + begins, gradient[1] + ends,
                                gradient[2] + (begins + ends if inside[i] else 0)]
                q = (out[i] / (1 + out[i]) - labels[i]) * c[i]
                if -1e-3 < q < 1e-3:
                    continue
                for k in ids:
                    g[k] += q * q
                    w[k] -= rate * (q + decay * w[k]) / math.sqrt(g[k])
            for j in range(3):
                tg[j] += gradient[j] ** 2
                turn[j] -= rate * gradient[j] / math.sqrt(tg[j])
        if epoch >= epochs // 2:
            count += 1
            total = [a + b for a, b in zip(total, w)]
            tsum = [a + b for a, b in zip(tsum, turn)]
    return [t / count for t in total], [t / count for t in tsum]


def mean(fits):
    """Several fits differ by the order in which they saw the documents; their mean is steadier."""
    return [sum(v) / len(v) for v in zip(*fits)]


def part(key, n):
    return int(hashlib.md5(key.encode()).hexdigest(), 16) % n


def solve(pages, plain):
    docs = pages + make_more(pages, random.Random(5)) + plain
    data = ask(docs)
    weights = [importance(d, x[2]) for d, x in zip(docs, data)]
    alone = mean([fit_alone(data, weights, seed=s) for s in SEEDS])
    seen = [None] * len(docs)
    for q in range(3):
        away = [i for i, d in enumerate(docs) if part(d["site"] + "x", 3) == q]
        rest = [i for i, d in enumerate(docs) if part(d["site"] + "x", 3) != q]
        w = fit_alone([data[i] for i in rest], [weights[i] for i in rest], epochs=5)
        for i, x in zip(away, ask([docs[i] for i in away], w)):
            seen[i] = x
    fits = [fit_around(seen, weights, seed=s) for s in SEEDS]
    around, turn = mean([f[0] for f in fits]), mean([f[1] for f in fits])
    return [a or b for a, b in zip(alone, around)], turn


def judge(pages, weights, turn):
    for page, (labels, rows, sizes, inside) in zip(pages, ask(pages, weights)):
        odds = [clip(sum([weights[k] for k in ids])) for ids in rows]
        yield page, labels, sizes, [math.log(max(v, 1e-300)) for v in chain(odds, turn, inside)[0]]


def tell(results, cut):
    for name in ("dev", "pages-dev"):
        ps, rs, fs, clean = [], [], [], 0
        for page, labels, sizes, odds in results:
            if page["set"] != name:
                continue
            tp = fp = fn = a = b = c = 0
            for label, size, v in zip(labels, sizes, odds):
                keep = v <= cut
                tp, fp, fn = tp + size * (keep and not label), fp + size * (keep and label), fn + size * (not keep and not label)
                a, b, c = a + (keep and not label), b + (keep and label), c + (not keep and not label)
            if tp + fp:
                ps.append(tp / (tp + fp))
            rs.append(tp / (tp + fn) if tp + fn else 1)
            fs.append(2 * a / (2 * a + b + c) if a else 0.)
            clean += fp == fn == 0
        p, r = sum(ps) / len(ps), sum(rs) / len(rs)
        print("cut %.1f %-9s P %.3f R %.3f F1 %.3f by line %.3f clean %d of %d"
              % (cut, name, p, r, 2 * p * r / (p + r), sum(fs) / len(fs), clean, len(fs)))


REASONS = "navigation share subscribe related credit byline legal comment advert widget".split()
SHARES = ["none", "to a fifth", "to 2 fifths", "to 3 fifths", "to 4 fifths", "more", "all"]
NEIGHBOURS = [a + b for a in ("0-2 words", "3-5", "6-12", "13-24", "25-49", "50 and more")
              for b in ("", ", a sentence")]
TENTHS = ["none"] + ["%d0 %%" % n for n in range(1, 11)] + ["all"]
FAR = ["1", "2", "3", "4", "5-6", "7-10", "11-20", "21-50", "further", "none"]
COUNTS = ["0", "1", "2", "3-4", "5-7", "8 and more"]
GROUPS = [  # name, meaning, bins; those with * have a column for each length of the block
    ("bias", "every block", [""]),
    ("words", "words in the block", "0 1 2 3 4-5 6-8 9-12 13-19 20-34 35-59 60".split()),
    ("end*", "what it ends in", ["nothing", "a stop", "a colon", "dots", "another sign"]),
    ("capitals*", "words with a capital", SHARES[:6]),
    ("stops*", "stop words, twice", SHARES[:6]),
    ("digits*", "words with a digit", SHARES[:6]),
    ("type*", "its type", "paragraph heading item blockquote code cell caption heading2 heading3".split()),
    ("bracket*", "it begins with a bracket", [""]),
    ("copies*", "blocks with the same words", ["itself", "2", "3", "4 and more"]),
    ("link*", "part that is link text", SHARES[:6]),
    ("whole", "it is a phrase of", REASONS),
    ("start*", "it begins with a phrase of", REASONS),
    ("any*", "phrases in it are mostly of", REASONS),
    ("hits*", "phrases in it", "0 1 2 3 4".split()),
    ("signs*", "signs in it", "@ bar copyright arrow money hash dot joined".split()),
    ("lower*", "it begins with a small letter", [""]),
    ("date*", "a date", [""]),
    ("shared*", "words that the main text has", ["not asked", "none", "a third", "two thirds", "all"]),
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
    ("around_core*", "place by the densest run", ["far before", "before", "first", "in it", "last", "behind",
                                                  "far behind"]),
    ("around_up*", "best of three before", ["%d sixths" % n for n in range(6)]),
    ("around_down*", "best of three behind", ["%d sixths" % n for n in range(6)]),
    ("around_between", "best before, best behind", ["%d %d" % (a, b) for a in range(3) for b in range(3)]),
]


def print_lua(weights, turn):
    """The weights as the Lua file has them."""
    value = dict(zip(NAMES, weights))

    def show(v):
        text = ("%.2f" % v).rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    print(HEAD)
    print("  -- a change between two blocks, to boilerplate and back; and, more, within a list")
    print('  turn = { { "to_drop", %s }, { "to_keep", %s }, { "in_list", %s } },\n' % tuple(map(show, turn)))
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


def fold(job):
    train, test, plain = job
    weights, turn = solve(train, plain)
    return list(judge(test, weights, turn))


def main():
    pages, plain = read_pages(), read_plain()
    if sys.argv[3] == "cv":
        n = 5
        jobs = [([p for p in pages if part(p["site"], n) != k], [p for p in pages if part(p["site"], n) == k], plain)
                for k in range(n)]
        with multiprocessing.Pool(2) as pool:
            results = [x for r in pool.map(fold, jobs) for x in r]
        for cut in (0, .4, .8):
            tell(results, cut)
        return
    print_lua(*solve(pages, plain))


if __name__ == "__main__":
    main()
