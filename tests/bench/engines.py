"""What is measured of Debrief and of the baselines, each step of an engine beside the same step of the others."""

import json
import os
import re
import shutil
import subprocess
import urllib.parse
from pathlib import Path

# Rows of the web page's part: what is asked for, each query in the place of the braces.
TARGETS = (("API, no passages", "/api/v1/search?q={}&snippets=0&facets="),
           ("API, passages", "/api/v1/search?q={}&snippets=1&facets="),
           ("page", "/?q={}"))
WRK_SCRIPT = """
local targets, place = {{}}, 0
for line in io.lines("{}") do targets[#targets + 1] = line end
function request()
  place = place % #targets + 1
  return wrk.format("GET", targets[place])
end
"""


class Failed(Exception):
    """A program that should have worked; the text tells which and what it said."""


def run(command, environment=None):
    done = subprocess.run([str(part) for part in command], capture_output=True, encoding="utf-8", env=environment, check=False)
    if done.returncode != 0:
        raise Failed(f"'{' '.join(str(part) for part in command)}' ends with status {done.returncode}: {done.stderr.strip()}")
    return done.stdout


class Engine:
    """How one is made to index, to answer in a process that stays, and to answer in a process of its own."""

    def __init__(self, name, index, index_command, ask_command, query_command):
        self.name, self.index = name, index
        self.index_command, self.ask_command, self.query_command = index_command, ask_command, query_command


class Bench:
    def __init__(self, programs, work, measures):
        self.programs, self.work, self.measures = Path(programs), Path(work), measures
        self.corpus, self.queries = self.work / "corpus.jsonl", self.work / "queries.tsv"
        # Nothing that the user of this machine has set.
        self.environment = {**os.environ, "XDG_CONFIG_HOME": str(self.work / "no-config")}
        self.engines = self.find_engines()

    def find_engines(self):
        own, textbook, sqlite = self.work / "debrief", self.work / "textbook", self.work / "sqlite_fts5.db"
        programs = self.programs

        def own_engine(name, index, *options):
            return Engine(name, index, [programs / "debrief-index", "-q", "--no-config", *options, "-i", index, self.corpus],
                          [programs / "debrief_answer_bench", "ask", index, self.queries],
                          [programs / "debrief", "search", "--no-config", "-i", index, "--"])

        def baseline(name, program, index):
            return Engine(name, index, [programs / program, "index", self.corpus, index],
                          [programs / program, "ask", index, self.queries], [programs / program, "query", index])

        engines = [own_engine("debrief", own), baseline("textbook", "debrief_textbook_bench", textbook)]
        if (programs / "debrief_sqlite_bench").exists():  # its library is no dependency of ours
            engines.append(baseline("sqlite_fts5", "debrief_sqlite_bench", sqlite))
        if "--builder" in run([programs / "debrief-index", "--help"], self.environment):
            plain = own_engine("debrief --builder plain", self.work / "debrief-plain", "--builder", "plain")
            plain.ask_command = plain.query_command = None  # the same index
            engines.append(plain)
        return engines

    def keep_engines(self, names):
        """Those alone, where any are named."""
        known = [engine.name for engine in self.engines]
        unknown = [name for name in names if name not in known]
        if unknown:
            raise Failed(f"there is no engine '{unknown[0]}': {', '.join(known)}")
        if names:
            self.engines = [engine for engine in self.engines if engine.name in names]

    def cost(self, command, times=1):
        told = json.loads(run([self.programs / "debrief_cost_bench", times, *command], self.environment))
        failed = [run["status"] for run in told if run["status"] > 1]  # 1: nothing was found
        if failed:
            raise Failed(f"'{' '.join(str(part) for part in command)}' ends with status {failed[0]}")
        return told

    def measure_indexing(self, collection):
        megabytes = collection["text_bytes"] / 1e6
        for engine in self.engines:
            if engine.index.is_dir():
                shutil.rmtree(engine.index)
            engine.index.unlink(missing_ok=True)
            cost = self.cost(engine.index_command)[0]
            processor = cost["user_s"] + cost["system_s"]
            for name, unit, value, better in (
                    ("indexing: processor time", "s", processor, "less"),
                    ("indexing: wall time", "s", cost["wall_s"], "less"),
                    ("indexing: documents a second of processor", "1/s", collection["documents"] / processor, "more"),
                    ("indexing: text a second of processor", "MB/s", megabytes / processor, "more"),
                    ("indexing: documents a second", "1/s", collection["documents"] / cost["wall_s"], "more"),
                    ("indexing: text a second", "MB/s", megabytes / cost["wall_s"], "more"),
                    ("indexing: peak memory", "MB", cost["peak_mb"], "less")):
                self.measures.add(name, unit, engine.name, value, better)

    def measure_sizes(self, collection):
        """Of the whole, and of each table: the files of one name in all the parts of an index."""
        for engine in self.engines:
            sizes = {}
            files = sorted(engine.index.rglob("*")) if engine.index.is_dir() else [engine.index]
            for file in files:
                if file.is_file():
                    sizes[file.name] = sizes.get(file.name, 0) + file.stat().st_size
            self.measures.add("index: size", "x text", engine.name, sum(sizes.values()) / collection["text_bytes"])
            for name, size in sorted(sizes.items()):
                if len(files) > 1 and size >= collection["text_bytes"] / 1000:
                    self.measures.add(f"index: {name}", "x text", engine.name, size / collection["text_bytes"])

    def measure_queries(self):
        for engine in self.engines:
            if engine.ask_command is None:
                continue
            told = json.loads(run(engine.ask_command, self.environment))
            for show, heading in (("passages", "ten hits with passages"), ("titles", "ten hits")):
                answers = told[show]
                for clock, name in (("cpu", "processor"), ("wall", "wall")):
                    for part in ("p50", "p95", "p99", "mean"):
                        self.measures.add(f"{heading}: {part}, {name}", "ms", engine.name, answers[clock][f"{part}_ms"])
                self.measures.add(f"{heading}: one thread", "queries/s", engine.name, answers["rate_1"], "more")
                self.measures.add(f"{heading}: two threads", "queries/s", engine.name, answers["rate_2"], "more")
                for kind, times in sorted(answers["cpu_of_kind"].items()):
                    self.measures.add(f"{heading}: {kind}, p50, processor", "ms", engine.name, times["p50_ms"])
                self.measures.add(f"{heading}: queries with hits", "", engine.name, answers["answered"], "more")
                for name in ("hits", "bytes"):
                    self.measures.add(f"{heading}: {name} a query", "", engine.name, answers[name] / answers["queries"], "more")

    def measure_processes(self, count):
        """A new process for each query, the engines in turn."""
        with open(self.queries, encoding="utf-8") as lines:
            queries = [line.rstrip("\n").split("\t")[1] for line in lines][:count]
        engines = [engine for engine in self.engines if engine.query_command]
        costs = {engine.name: [] for engine in engines}
        for query in queries:
            for engine in engines:
                costs[engine.name] += self.cost([*engine.query_command, query])
        for engine in engines:
            runs = costs[engine.name]
            processor = sorted(run["user_s"] + run["system_s"] for run in runs)
            wall = sorted(run["wall_s"] for run in runs)
            self.measures.add("a process a query: p50, processor", "ms", engine.name, 1e3 * processor[len(runs) // 2])
            self.measures.add("a process a query: p50, wall", "ms", engine.name, 1e3 * wall[len(runs) // 2])
            self.measures.add("a process a query: p95, wall", "ms", engine.name, 1e3 * wall[len(runs) * 95 // 100])
            self.measures.add("a process a query: peak memory", "MB", engine.name, max(run["peak_mb"] for run in runs))

    def measure_web(self, seconds, rate):
        """Full speed is wrk's, with two threads and a connection each, a second at least, and once more when the server's
        readers know the index; at a steady rate our own client's."""
        with open(self.queries, encoding="utf-8") as lines:
            queries = [urllib.parse.quote(line.rstrip("\n").split("\t")[1]) for line in lines]
        targets, script = self.work / "targets", self.work / "targets.lua"
        script.write_text(WRK_SCRIPT.format(targets), encoding="utf-8")
        server, port = self.start_web()
        try:
            for name, target in TARGETS:
                targets.write_text("".join(target.format(query) + "\n" for query in queries), encoding="utf-8")
                for heading in ("full speed at first", "full speed"):
                    if seconds < 1 or not shutil.which("wrk"):
                        break
                    told = run(["wrk", "-t2", "-c2", f"-d{round(seconds)}s", "-s", script, f"http://127.0.0.1:{port}"])
                    if "Non-2xx" in told:
                        raise Failed(f"not all requests to '{target}' are answered")
                    full = float(re.search(r"Requests/sec:\s*([\d.]+)", told)[1])
                    self.measures.add(f"web, {name}: {heading}", "1/s", "debrief", full, "more")
                told = json.loads(run([self.programs / "debrief_rate_bench", port, targets, rate, seconds]))
                if told["unanswered"]:
                    raise Failed(f"{told['unanswered']} requests to '{target}' are not answered")
                for part in ("p50", "p99"):
                    self.measures.add(f"web, {name}: {part} at {rate} a second", "ms", "debrief", told[f"{part}_ms"])
        finally:
            server.terminate()
            server.wait(timeout=30)

    def start_web(self):
        server = subprocess.Popen([self.programs / "debrief-web", "--no-config", "-i", self.work / "debrief", "--port", "0"],
                                  stdout=subprocess.PIPE, encoding="utf-8", env=self.environment)
        line = server.stdout.readline()
        port = re.search(r":(\d+)", line)
        if port is None:
            server.wait()
            raise Failed("debrief-web does not start")
        return server, int(port[1])
