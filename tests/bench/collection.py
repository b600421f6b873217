"""What engines are measured with: the same documents in one file, and queries made of them."""

import gzip
import io
import json
import random
import re
import subprocess
import sys

SCRIPTS = __file__.rsplit("/", 3)[0] + "/scripts"
KEPT = ("id", "title", "summary", "text", "date", "source", "url")

# What nobody asks for alone. Titles and phrases have them all the same.
STOP_WORDS = frozenset(
    "about after all also and any are because been but can could did for from had has have her him his how into its "
    "just may more most new not now off one only other our out over said says she should some such than that the their "
    "them then there these they this those through told two under was were what when where which while who will with "
    "would year years you your".split())
WORD = re.compile(r"(?<![\w'’.-])[a-z]{3,}(?![\w'’-])")
RUN = re.compile(r"(?<![\w'’.-])[a-z]{2,}(?: [a-z]{2,}){1,2}(?![\w'’-])")
TITLE_WORD = re.compile(r"[a-z0-9]+")

# Of a thousand queries. The order is that of a file of queries, whatever the seed.
KINDS = (("word", 200), ("ranked", 250), ("required", 200), ("phrase", 150), ("title", 200))


class Refused(Exception):
    """A collection that cannot be measured with; its text tells why."""


def open_lines(path):
    """The lines of a file of JSON Lines, compressed or not."""
    return io.TextIOWrapper(gzip.open(path) if path.endswith(".gz") else open(path, "rb"), encoding="utf-8", errors="replace")


def take(lines, corpus):
    """Writes the records with a text that `lines` have, with the fields that engines look at; tells how many and how
    large they are. A second record of an id is passed over, as Debrief would replace the first."""
    documents = text_bytes = 0
    seen = set()
    with open(corpus, "w", encoding="utf-8") as out:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                kept = {key: record[key] if isinstance(record.get(key), str) else "" for key in KEPT}
            except (ValueError, AttributeError):
                raise Refused(f"line {number} of the collection is no JSON object") from None
            kept["id"] = kept["id"] or f"line/{number}"
            if kept["id"] in seen or not kept["text"].strip():
                continue
            seen.add(kept["id"])
            for key in ("date", "source", "url"):
                if not kept[key]:
                    del kept[key]
            documents += 1
            text_bytes += sum(len(kept[key].encode("utf-8", "replace")) for key in ("title", "summary", "text"))
            out.write(json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n")
    if documents == 0:
        raise Refused("there is no text in the collection")
    return {"documents": documents, "text_bytes": text_bytes}


def take_output(command, corpus):
    """`take` of what a program prints."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", errors="replace") as program:
        taken = take(program.stdout, corpus)
    if program.returncode != 0:
        raise Refused(f"'{command[0]}' ends with status {program.returncode}")
    return taken


def take_synthetic(count, seed, words, corpus):
    return take_output([sys.executable, f"{SCRIPTS}/make-corpus", str(count), str(seed), "--words", str(words)], corpus)


def words_of(record):
    return [word for word in WORD.findall(record["text"].lower()) if word not in STOP_WORDS]


def several(record, number):
    """Two or three different words that stand in a text."""
    words = sorted(set(words_of(record)))
    count = 2 + int(number() * 2)
    if len(words) < count:
        return None
    chosen = []
    while len(chosen) < count:
        word = words[int(number() * len(words))]
        if word not in chosen:
            chosen.append(word)
    return chosen


def phrase_in(record, number):
    runs = [run for run in RUN.findall(record["text"].lower()) if any(word not in STOP_WORDS and len(word) > 2 for word in run.split())]
    return runs[int(number() * len(runs))] if runs else None


def query_of(kind, record, number):
    """A query that a record answers; None where it has too little for it."""
    if kind == "word":
        words = words_of(record)
        return words[int(number() * len(words))] if words else None
    if kind == "title":
        words = TITLE_WORD.findall(record["title"].lower())
        return " ".join(words) if len(words) >= 5 else None
    if kind == "phrase":
        phrase = phrase_in(record, number)
        return phrase and f'"{phrase}"'
    words = several(record, number)
    return words and " ".join(("+" if kind == "required" else "") + word for word in words)


def make_queries(corpus, documents, count, seed):
    """Lines `kind<TAB>query`: the same for the same file, count and seed."""
    number = random.Random(seed).random
    kinds = [kind for kind, share in KINDS for _ in range(share)]
    drawn = [(kinds[i * len(kinds) // count], [int(number() * documents) for _ in range(20)]) for i in range(count)]
    wanted = {place for _, places in drawn for place in places}
    with open(corpus, encoding="utf-8") as lines:
        records = {place: json.loads(line) for place, line in enumerate(lines) if place in wanted}
    queries = []
    for kind, places in drawn:
        made = (query_of(kind, records[place], number) for place in places)
        query = next((query for query in made if query), None)
        if query:
            queries.append(f"{kind}\t{query}\n")
    if not queries:
        raise Refused("no queries can be made of the collection's texts")
    random.Random(seed).shuffle(queries)
    return queries
