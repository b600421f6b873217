#!/usr/bin/env python3
"""Measures Debrief beside two plain programs, in one run: `textbook` (Xapian as its documentation teaches it) and
`sqlite_fts5` (where SQLite's library was there to build it), on the same documents with the same queries.

    scripts/bench [engines] [COLLECTION | --synthetic N] [OPTION...]

COLLECTION is a file of JSON Lines (.jsonl, .jsonl.gz), or anything that debrief-index reads; without one, the sample
briefings. Prints medians over the repeats and Debrief's ratio to the baselines: the median, least and most over
repeats in which the engines take turns. Figures of `processor` time count on a machine that does other things too.

    --synthetic N      N briefings of scripts/make-corpus, with --seed N (1) and --words N (300)
    --parts LIST       which of index, queries, processes, web (all); without index, the one in --work is asked
    --engines LIST     which of them (all)
    --repeats N        of each part (3); --index-repeats N: of the index part alone
    --queries N        how many are made (1000), with the same seed each time
    --processes N      how many of them are asked by a process each (50)
    --seconds N        of each web measure (5); below 1, or without wrk, full speed is not measured
    --rate N           requests a second, where it is steady (200)
    --work DIR         where all is made and stays; without it, a folder that is removed
    --programs DIR     the programs; without it, the release preset is built
    --json FILE        writes the figures
    --compare OLD      tells what has changed since an earlier --json FILE
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # no files beside the sources

import collection  # noqa: E402
import report  # noqa: E402
from engines import Bench, Failed, run  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("index", "queries", "processes", "web")


def fail(message):
    sys.stderr.write(f"bench: {message}\n")
    sys.exit(2)


class Parser(argparse.ArgumentParser):
    def error(self, message):
        fail(f"{message}; see --help")


def read_options(arguments):
    parser = Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("collection", nargs="?")
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--seconds", type=float, default=5)
    for name, default in (("synthetic", None), ("seed", 1), ("words", 300), ("repeats", 3), ("index-repeats", None),
                          ("queries", 1000), ("processes", 50), ("rate", 200)):
        parser.add_argument(f"--{name}", type=int, default=default)
    for name in ("engines", "work", "programs", "json", "compare"):
        parser.add_argument(f"--{name}")
    options = parser.parse_args(arguments)
    if options.help:
        print(__doc__.strip())
        sys.exit(0)
    options.parts = options.parts.split(",")
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown:
        fail(f"there is no part '{unknown[0]}': {', '.join(PARTS)}")
    if "index" not in options.parts and not options.work:
        fail("without the part 'index', '--work' says where the indexes are")
    if options.collection and options.synthetic is not None:
        fail("give a collection or '--synthetic'")
    counts = ("synthetic", "words", "repeats", "index_repeats", "queries", "processes", "rate")
    for name in counts:
        if getattr(options, name) is not None and getattr(options, name) < 1:
            fail(f"'--{name.replace('_', '-')}' must be above 0")
    return options


def build():
    """The release preset; its programs' folder."""
    for command in (["cmake", "--preset", "release"],
                    ["cmake", "--build", "--preset", "release", "--target", "debrief_engine_bench"]):
        subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)
    return ROOT / "build" / "release" / "bin"


def make_collection(options, programs, work):
    corpus = str(work / "corpus.jsonl")
    if options.synthetic:
        taken = collection.take_synthetic(options.synthetic, options.seed, options.words, corpus)
        return {"name": f"synthetic {options.synthetic}", **taken}
    source = options.collection or str(ROOT / "corpus" / "samples")
    if source.endswith((".jsonl", ".jsonl.gz")) and os.path.isfile(source):
        with collection.open_lines(source) as lines:
            taken = collection.take(lines, corpus)
    else:  # whatever Debrief reads, as it understands it
        index = work / "collection"
        shutil.rmtree(index, ignore_errors=True)
        run([programs / "debrief-index", "-q", "--no-config", "-i", index, source])
        taken = collection.take_output([programs / "debrief", "export", "--no-config", "-i", index], corpus)
    return {"name": Path(source).name, **taken}


def prepare(options, programs, work):
    """The collection and its queries, as they were left in the folder where the indexes are to be used again."""
    told = work / "collection.json"
    if "index" in options.parts:
        taken = make_collection(options, programs, work)
        told.write_text(json.dumps(taken), encoding="utf-8")
    elif told.exists():
        taken = json.loads(told.read_text(encoding="utf-8"))
    else:
        fail(f"there is no collection in '{work}': run the part 'index' there first")
    queries = collection.make_queries(str(work / "corpus.jsonl"), taken["documents"], options.queries, 1)
    (work / "queries.tsv").write_text("".join(queries), encoding="utf-8")
    return taken


def measure(options, bench, taken):
    for repeat in range(max(options.repeats, options.index_repeats or 0)):
        if "index" in options.parts and repeat < (options.index_repeats or options.repeats):
            bench.measure_indexing(taken)
            bench.measure_sizes(taken)
        if repeat >= options.repeats:
            continue
        if "queries" in options.parts:
            bench.measure_queries()
        if "processes" in options.parts:
            bench.measure_processes(options.processes)
        if "web" in options.parts:
            bench.measure_web(options.seconds, options.rate)


def bench_in(options, work):
    programs = Path(options.programs).resolve() if options.programs else build()
    for program in ("debrief", "debrief-index", "debrief_answer_bench", "debrief_cost_bench"):
        if not (programs / program).exists():
            fail(f"there is no '{programs / program}': build 'debrief_engine_bench', or give --programs")
    old = report.read_figures(options.compare) if options.compare else None
    measures = report.Measures()
    bench = Bench(programs, work, measures)
    bench.keep_engines(options.engines.split(",") if options.engines else [])
    taken = prepare(options, programs, work)
    measure(options, bench, taken)
    figures = measures.to_json(taken, {"cores": os.cpu_count(), "system": platform.platform()})
    if options.json:
        Path(options.json).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"{taken['name']}: {taken['documents']:,} documents, {taken['text_bytes'] / 1e6:.1f} MB of text; "
          f"medians of {options.repeats}\n")
    print(report.table(figures), end="")
    if old:
        print("\n" + report.change_table(old, figures), end="")


def main():
    options = read_options(sys.argv[1:])
    try:
        if options.work:
            work = Path(options.work).resolve()
            work.mkdir(parents=True, exist_ok=True)
            bench_in(options, work)
        else:
            with tempfile.TemporaryDirectory() as folder:
                bench_in(options, Path(folder))
    except (Failed, collection.Refused, OSError, ValueError, subprocess.CalledProcessError) as failure:
        fail(failure)


if __name__ == "__main__":
    main()
