#!/usr/bin/env python3
"""How well attributions of each sort are found, a column a program:

    phenomena.py GOLD.jsonl WINNOW…

GOLD has a document a line: "id", "text", "attributions" with lists of spans "content", "cue", "source". One is
found where some attribution of the program has half of its content, and half of its source if it has one;
its cue is where half of it is. Prints a Markdown table: the share found, the share of cues.
"""
import collections
import json
import re
import subprocess
import sys

PRONOUNS = set("he she they it we i you who which".split())
NOUNS = re.compile(r"^(?:(?:an?|the|his|her|its|their|my|our|\w+['’]s) )?(?:[\w-]+ ){0,2}(?:accusation|admission|allegation"
                   r"|argument|assertion|assessment|assumption|attack|belief|call|claim|comment|complaint|concern"
                   r"|contention|criticism|decision|demand|doubt|endorsement|fear|hope|idea|notion|opinion|opposition"
                   r"|plan|pledge|praise|prediction|promise|proposal|question|remark|report|request|rumou?r|speculation"
                   r"|statement|suggestion|support|threat|view|vow|warning)s?(?: (?:that|of|about|for|on|to|against))?$", re.I)


def ink(spans, data):
    return {i for s, e in spans for i in range(s, e) if not data[i:i + 1].isspace()}


def half(a, b):
    return len(a & b) * 2 >= len(a)


def text(spans, data):
    return " ".join(data[s:e].decode() for s, e in spans).strip()


def sorts(a, data):
    cue, source, content = (text(a[k], data) for k in ("cue", "source", "content"))
    if re.match(r"(as )?(according|per)\b", cue, re.I): yield "according to"
    elif re.fullmatch(r"[:—–-]+", cue): yield "headline, colon, dash"
    elif not cue: yield "no cue"
    elif NOUNS.match(cue): yield "nominal"
    else: yield "verb"
    if source.lower() in PRONOUNS: yield "pronoun"
    if not source: yield "no source"
    if len(re.findall(r"[.?!][\"”’']*\s+[\"“‘']?[A-Z]", content)): yield "several sentences"
    yield a["kind"]


def found(winnow, gold):
    feed = "".join(json.dumps({"id": g["id"], "text": g["text"]}) + "\n" for g in gold)
    run = subprocess.run([winnow, "extract", "--kind=attribution", "-f", "ndjson", "-t", "ndjson"],
                         input=feed.encode(), stdout=subprocess.PIPE, check=True)
    docs = collections.defaultdict(list)
    for line in run.stdout.splitlines():
        record = json.loads(line)
        docs[str(record["doc"])].append(record)
    return docs


def score(gold, docs):
    n = collections.defaultdict(lambda: [0, 0, 0])
    for g in gold:
        data = g["text"].encode()
        have = [[ink(r.get(k) or [], data) for k in ("content", "source", "cue")] for r in docs[str(g["id"])]]
        for a in g["attributions"]:
            content, source, cue = (ink(a[k], data) for k in ("content", "source", "cue"))
            near = [h for h in have if h[0] & content or h[2] & cue]
            right = any(half(content, h[0]) and half(source, h[1]) for h in near)
            for sort in sorts(a, data):
                n[sort][0] += 1
                n[sort][1] += right
                n[sort][2] += bool(cue) and any(half(cue, h[2]) for h in near)
    return n


gold = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
scores = [score(gold, found(winnow, gold)) for winnow in sys.argv[2:]]
print("| | number |" + "".join(f" {w} |" for w in sys.argv[2:]))
print("|---|---|" + "---|" * len(scores))
for sort in sorted(scores[0], key=lambda s: -scores[0][s][0]):
    print(f"| {sort} | {scores[0][sort][0]} |" + "".join(
        f" {s[sort][1] / s[sort][0]:.3f} / {s[sort][2] / s[sort][0]:.3f} |" for s in scores))
