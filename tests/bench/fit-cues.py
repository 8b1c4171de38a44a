#!/usr/bin/env python3
"""Fits lua/winnow/weights/cue.lua from the kit of quotes. No dependencies; Python 3.9 or later.

    fit-cues.py KITS CUES cv        log loss, and how many cues are right, on the half of dev
    fit-cues.py KITS CUES print     the weights fitted on train, as Lua

CUES is the program made of cues.c. A word is a cue when gold has a cue that covers its first byte. Logistic
regression by AdaGrad; then each group is centred, so that "value" says how surely a word reports by itself, and
moved so that a cue counts from a probability of LEAST on: there as many are found as are right.
"""
import collections
import json
import math
import random
import subprocess
import sys
import tempfile

KITS, CUES, COMMAND = sys.argv[1:]
LEAST = 0.34
EPOCHS, RATE, DECAY = 20, 0.15, 0.1
GROUPS = "value left ahead source after before later".split()
HEAD = """--- What speaks for a word of reporting that it does report where it stands, as the logarithm of odds: a
--- sum above 0 makes it a cue. Fitted by tests/bench/fit-cues.py on news whose attributions are marked, and
--- moved so that a cue counts from a probability of %.2f on: there as many are found as are right.
---
---   value       what the list of cues gives for the word, in tenths
---   left        what stands left of its source: 2 a quote, 1 a comma
---   ahead       what comes behind it in its clause: 2 a quote, 1 "that" or a colon
---   source      how its source ends; shared: it is that of the cue before
---   after       what follows it
---   before      what stands before its source; later: the same, in a sentence that has a cue already
return {
  weights = {"""


def read(name):
    """(traits, is a cue, bytes that are not white space) for each word that may report."""
    gold = [json.loads(line) for line in open(f"{KITS}/quotes/{name}.jsonl", encoding="utf-8")]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for doc in gold:
            print(json.dumps({"text": doc["text"]}), file=file)
        file.flush()
        out = subprocess.run([CUES, file.name], stdout=subprocess.PIPE, check=True).stdout.decode()
    rows = []
    for doc, part in zip(gold, out.split("text\n")[1:]):
        data, cues = doc["text"].encode(), set()
        for attribution in doc["attributions"]:
            for start, end in attribution["cue"]:
                cues.update(range(start, end))
        for line in part.splitlines():
            start, end, verb, *traits = line.split()
            size = sum(not data[i:i + 1].isspace() for i in range(int(verb), int(end)))
            rows.append((traits, int(start) in cues, size))
    return rows


def group(trait):
    return trait.split("_")[0]


def fit(rows):
    rng, order = random.Random(1), list(range(len(rows)))
    weights, squares = collections.defaultdict(float), collections.defaultdict(lambda: 1e-3)
    count = collections.Counter(trait for traits, _, _ in rows for trait in traits)
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for i in order:
            traits, is_cue, _ = rows[i]
            miss = 1 / (1 + math.exp(-sum(weights[t] for t in traits))) - is_cue
            for t in traits:
                step = miss + DECAY / count[t] * weights[t]
                squares[t] += step * step
                weights[t] -= RATE * step / math.sqrt(squares[t])
    return weights, count


def centre(weights, count):
    """Moves what a group has in common to "value"; "before" and "later" are one group."""
    shift = math.log(LEAST / (1 - LEAST))
    for names in (("left",), ("ahead",), ("source",), ("after",), ("before", "later")):
        members = [t for t in weights if group(t) in names]
        mean = sum(weights[t] * count[t] for t in members) / sum(count[t] for t in members)
        for t in members:
            weights[t] -= mean
        shift -= mean
    for t in weights:
        if group(t) == "value":
            weights[t] -= shift


def tell(weights, rows):
    odds = [sum(weights.get(t, 0) for t in traits) for traits, _, _ in rows]
    loss = sum(math.log1p(math.exp(-v if is_cue else v)) for v, (_, is_cue, _) in zip(odds, rows)) / len(rows)
    hit, wrong, missed = (sum(size for v, (_, is_cue, size) in zip(odds, rows) if (v >= 0, is_cue) == kind)
                          for kind in ((True, True), (True, False), (False, True)))
    print("log loss %.4f; bytes right %d, wrong %d, missed %d" % (loss, hit, wrong, missed))


def print_lua(weights):
    def order(trait):
        name = trait.split("_", 1)[1]
        return GROUPS.index(group(trait)), int(name) if name.isdigit() else 0, name

    print(HEAD % LEAST)
    line, last = "   ", None
    for trait in sorted(weights, key=order):
        entry = ' ["cue.%s"] = %.2f,' % (trait, weights[trait])
        if last is not None and (group(trait) != last or len(line + entry) > 100):
            print(line)
            line = "   "
        line, last = line + entry, group(trait)
    print(line)
    print("  },\n}")


def main():
    weights, count = fit(read("train"))
    centre(weights, count)
    if COMMAND == "cv":
        tell(weights, read("dev"))
    else:
        print_lua(weights)


main()
