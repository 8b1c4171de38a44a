"""The rules of filters/c4.lua, gopher.lua and fineweb.lua once more, in plain Python: what they are held against,
and what winnow's speed is measured beside.

    rules.py run RULES FILE             NDJSON through the rules, as a filter: a document that goes has no text
    rules.py corpus KITS                documents of the kits, and pieces and repetitions of them, as NDJSON
    rules.py agree RULES FILE KEPT      how often KEPT, what winnow made of FILE, is what the rules decide

RULES: c4, datatrove (its variant of c4), gopher, quality (gopher without repetition), nltk (gopher with the words
of NLTK, as datatrove has it; what needs no data of NLTK's), fineweb; several by commas.
"""
import glob
import json
import re
import sys
from collections import Counter

CITATION = re.compile(r"\[\d*\]|\[edit\]|\[citation needed\]", re.ASCII)
SENTENCE = re.compile(r"[.!?]+[^\w\s]*(?=\s|$)")
POLICIES = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")
STOP_WORDS = ("the", "be", "to", "of", "and", "that", "have", "with")


def c4(text, min_words=5, min_sentences=3, ends=(".", "?", "!", '"'), count_first=False):
    kept, sentences = [], 0
    for line in text.splitlines():
        line = line.strip()
        words = line.split()
        if any(len(word) > 1000 for word in words):
            continue
        line = CITATION.sub("", line)
        if not line.endswith(ends) or line.endswith("..."):
            continue
        if len(words if count_first else line.split()) < min_words:
            continue
        lower = line.lower()
        if "lorem ipsum" in lower:
            return None
        if "javascript" in lower:
            continue
        if "{" in line:
            return None
        if any(policy in lower for policy in POLICIES):
            continue
        sentences += max(1, len(SENTENCE.findall(line)))
        kept.append(line)
    return "\n".join(kept) if sentences >= min_sentences else None


def datatrove(text):
    return c4(text, 3, 5, (".", "?", "!", '"', "'"), True)


def quality(text, split=str.split):
    words = split(text)
    if not 50 <= len(words) <= 100000:
        return None
    if not 3 <= sum(len(word) for word in words) / len(words) <= 10:
        return None
    if text.count("#") > 0.1 * len(words) or text.count("...") + text.count("…") > 0.1 * len(words):
        return None
    lines = [line.strip() for line in text.splitlines() if line]
    if sum(line.startswith(("•", "-")) for line in lines) / len(lines) > 0.9:
        return None
    if sum(line.endswith(("...", "…")) for line in lines) / len(lines) > 0.3:
        return None
    if sum(any(c.isalpha() for c in word) for word in words) < 0.8 * len(words):
        return None
    if len(set(words).intersection(STOP_WORDS)) < 2:
        return None
    return text


def duplicates(parts):
    seen, number, characters = set(), 0, 0
    for part in parts:
        if part in seen:
            number += 1
            characters += len(part)
        seen.add(part)
    return number, characters


def top(words, n):
    grams = Counter(" ".join(words[i:i + n]) for i in range(len(words) - n + 1))
    gram, number = grams.most_common(1)[0]
    return len(gram) * number


def repeated(words, n):
    seen, characters, i = set(), 0, 0
    while i < len(words) - n + 1:
        gram = tuple(words[i:i + n])
        if gram in seen:
            characters += sum(len(word) for word in gram)
            i += n
        else:
            seen.add(gram)
            i += 1
    return characters


def repeats(text, split=str.split):
    for parts in (re.split(r"[\r\n]+", text.strip("\r\n")), re.split(r"\n{2,}", text.strip("\n"))):
        number, characters = duplicates(parts)
        if number / len(parts) > 0.3 or characters / len(text) > 0.2:
            return True
    words = split(text)
    if any(top(words, n) / len(text) > limit for n, limit in ((2, 0.20), (3, 0.18), (4, 0.16))):
        return True
    return any(repeated(words, n) / len(text) > limit for n, limit in
               ((5, 0.15), (6, 0.14), (7, 0.13), (8, 0.12), (9, 0.11), (10, 0.10)))


def gopher(text, split=str.split):
    return None if quality(text, split) is None or repeats(text, split) else text


def nltk(text):
    from nltk.tokenize import NLTKWordTokenizer
    return gopher(text, NLTKWordTokenizer().tokenize)


def fineweb(text):
    lines = [line for line in text.split("\n") if line.strip()]
    if sum(line.endswith((".", "'", '"', "!", "?")) for line in lines) <= 0.12 * len(lines):
        return None
    if sum(len(line) <= 30 for line in lines) >= 0.67 * len(lines):
        return None
    if duplicates(lines)[1] >= 0.01 * len(text.replace("\n", "")):
        return None
    return None if text.count("\n") > 0.3 * len(text.split()) else text


RULES = {"c4": c4, "datatrove": datatrove, "gopher": gopher, "quality": quality, "nltk": nltk, "fineweb": fineweb}


def decide(names, text):
    for name in names.split(","):
        text = RULES[name](text) if text else None
    return text or ""


def records(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def run(names, path):
    for record in records(path):
        record["text"] = decide(names, record["text"])
        print(json.dumps(record, ensure_ascii=False))


def documents(folder):
    """Texts of the kits that are documents; single sentences ten at a time."""
    for path in sorted(glob.glob(folder + "/*/*.jsonl")):
        sentences = []
        for record in records(path):
            if "lines" in record:
                yield "\n".join(line["text"] for line in record["lines"])
                yield "\n\n".join(line["text"] for line in record["lines"] if line["keep"])
            elif "article" in record:
                yield record["article"]
            elif len(record["text"]) > 500:
                yield record["text"]
            else:
                sentences.append(record["text"])
        for i in range(0, len(sentences), 10):
            yield " ".join(sentences[i:i + 10])


def corpus(folder):
    """Each document whole, its two halves, and itself with its first third once more."""
    number = 0
    for text in documents(folder):
        middle, third = len(text) // 2, len(text) // 3
        for piece in (text, text[:middle], text[middle:], text + "\n" + text[:third]):
            number += 1
            print(json.dumps({"id": str(number), "text": piece}, ensure_ascii=False))


def agree(names, path, kept):
    same = decided = total = 0
    for record, answer in zip(records(path), records(kept)):
        ours, theirs = answer["text"].split(), decide(names, record["text"]).split()
        total += 1
        decided += bool(ours) == bool(theirs)
        same += ours == theirs
        if bool(ours) != bool(theirs) and "-v" in sys.argv:
            print(record["id"], "winnow keeps" if ours else "winnow drops", file=sys.stderr)
    print(f"{names:24} {total} documents  the same decision {decided / total:.2%}  the same words {same / total:.2%}")
    return 0 if decided >= 0.999 * total else 1


if __name__ == "__main__":
    sys.exit({"run": run, "corpus": corpus, "agree": agree}[sys.argv[1]](*[a for a in sys.argv[2:] if a != "-v"]))
