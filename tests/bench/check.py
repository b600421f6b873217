#!/usr/bin/env python3
"""Runs the bench of engines for a moment, and looks at what it tells, but at no time: check.py PROGRAMS"""

import gzip
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))

import collection  # noqa: E402
import report  # noqa: E402

PROGRAMS = sys.argv.pop(1) if len(sys.argv) > 1 else ""
RECORDS = [{"id": str(i), "title": f"Flood of the river number {i} rises", "summary": "", "date": "2026-01-01",
            "text": f"Heavy rain made the river rise again. Engineers watch bridge{'s' * (i % 2)} in several towns, number {i}."}
           for i in range(30)]


def bench(*arguments):
    done = subprocess.run([sys.executable, "-B", HERE / "engines_bench.py", *map(str, arguments)], capture_output=True,
                          encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


class EnginesBench(unittest.TestCase):
    def test_a_run_over_the_samples(self):
        with tempfile.TemporaryDirectory() as folder:
            figures_file = f"{folder}/figures.json"
            small = ["--programs", PROGRAMS, "--repeats", 1, "--queries", 20, "--processes", 2, "--seconds", 0.1, "--work", folder]
            status, out, error = bench(*small, "--json", figures_file)
            self.assertEqual((status, error), (0, ""))
            figures = report.read_figures(figures_file)
            self.assertEqual(list(figures), ["version", "collection", "machine", "measures"])
            self.assertGreater(figures["collection"]["documents"], 10)
            measures = {measure["name"]: measure for measure in figures["measures"]}
            for name in ("indexing: processor time", "indexing: peak memory", "index: size", "index: postlist.glass",
                         "ten hits with passages: p50, processor", "ten hits: two threads", "a process a query: p50, wall"):
                self.assertTrue({"debrief", "textbook"} <= set(measures[name]["values"]), name)
                self.assertTrue(all(value[0] > 0 for value in measures[name]["values"].values()), name)
                self.assertIn(name, out)
            found = measures["ten hits with passages: queries with hits"]["values"]
            self.assertTrue(all(values == [20] for values in found.values()), found)
            self.assertGreater(measures["web, page: p99 at 200 a second"]["values"]["debrief"][0], 0)

            status, out, error = bench(*small, "--parts", "processes", "--engines", "debrief", "--compare", figures_file)
            self.assertEqual((status, error), (0, ""))
            self.assertIn("new of textbook", out)
            self.assertNotIn(" of textbook", out.split("\n\n")[1])

    def test_mistakes_are_told(self):
        for arguments, message in (
                (["--parts", "index,speed"], "there is no part 'speed': index, queries, processes, web"),
                (["--parts", "web"], "without the part 'index', '--work' says where the indexes are"),
                (["news.jsonl", "--synthetic", 5], "give a collection or '--synthetic'"),
                (["--repeats", 0], "'--repeats' must be above 0"),
                (["--repeats", "many"], "argument --repeats: invalid int value: 'many'; see --help"),
                (["--rounds"], "unrecognized arguments: --rounds; see --help"),
                (["--programs", "/nowhere"],
                 "there is no '/nowhere/debrief': build 'debrief_engine_bench', or give --programs")):
            self.assertEqual(bench(*arguments), (2, "", f"bench: {message}\n"))

    def test_programs_that_fail_are_told(self):
        status, out, error = bench("--programs", PROGRAMS, "/nowhere.jsonl")
        self.assertEqual((status, out), (2, ""))
        self.assertRegex(error, "^bench: '.*/debrief-index .*' ends with status 3: .*nowhere.jsonl")
        with self.assertRaisesRegex(collection.Refused, "^'sh' ends with status 1$"):
            collection.take_output(["sh", "-c", """echo '{"text": "Rain"}'; exit 1"""], "/dev/null")

    def test_engines_that_there_are_not_are_told(self):
        status, out, error = bench("--programs", PROGRAMS, "--engines", "debrief,lucene")
        self.assertEqual((status, out), (2, ""))
        self.assertRegex(error, "^bench: there is no engine 'lucene': debrief, textbook")

    def test_the_script_leads_here(self):
        script = HERE.parent.parent / "scripts" / "bench"
        for arguments in (["--repeats", "0"], ["engines", "--repeats", "0"], [HERE, "--repeats", "0"]):
            done = subprocess.run([script, *arguments], capture_output=True, encoding="utf-8", check=False)
            self.assertEqual((done.returncode, done.stderr), (2, "bench: '--repeats' must be above 0\n"))
        done = subprocess.run([script, "speed"], capture_output=True, encoding="utf-8", check=False)
        self.assertEqual((done.returncode, done.stderr),
                         (2, "bench: say what to measure: engines, batch, door or stories; see --help\n"))
        done = subprocess.run([script, "engines", "--help"], capture_output=True, encoding="utf-8", check=False)
        self.assertIn("--compare OLD", done.stdout)

    def test_a_folder_without_indexes_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(bench("--programs", PROGRAMS, "--parts", "queries", "--work", folder),
                             (2, "", f"bench: there is no collection in '{folder}': run the part 'index' there first\n"))

    def test_figures_of_another_version_are_refused(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write('{"version": 0, "measures": []}')
            file.flush()
            with self.assertRaisesRegex(ValueError, "holds no figures of version 1"):
                report.read_figures(file.name)


class Programs(unittest.TestCase):
    def run_program(self, name, *arguments):
        done = subprocess.run([f"{PROGRAMS}/{name}", *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout, done.stderr

    def baselines(self):
        return [name for name in ("debrief_textbook_bench", "debrief_sqlite_bench") if Path(PROGRAMS, name).exists()]

    def test_baselines_find_what_they_have_indexed(self):
        for program in self.baselines():
            with tempfile.TemporaryDirectory() as folder:
                corpus, index = f"{folder}/corpus.jsonl", f"{folder}/index"
                collection.take(map(json.dumps, RECORDS), corpus)
                self.assertEqual(self.run_program(program, "index", corpus, index), (0, "", ""))
                for query, count in (("rain", 10), ("+bridge +engineering", 10), ('"river rise again"', 10), ("+rain +snow", 0),
                                     ('"again rise"', 0), ("snow rain", 10)):
                    status, out, error = self.run_program(program, "query", index, query)
                    self.assertEqual((status, error, out.count("Flood of the river")), (0, "", count), (program, query))
                    self.assertEqual("<b>" in out, count > 0)

    def test_what_programs_cannot_do_is_told(self):
        for program in self.baselines():
            status, _, error = self.run_program(program, "index", "/nowhere.jsonl", "/nowhere/index")
            self.assertEqual(status, 2)
            self.assertRegex(error, f"^{program}: .")
            self.assertEqual(self.run_program(program)[::2], (2, f"usage: {program} index CORPUS.jsonl INDEX | query INDEX QUERY | "
                                                                 "ask INDEX QUERIES.tsv\n"))
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as corpus, tempfile.TemporaryDirectory() as folder:
                corpus.write('{"id": "1", "text": "no title"}\n')
                corpus.flush()
                self.assertEqual(self.run_program(program, "index", corpus.name, f"{folder}/index")[::2],
                                 (2, f"{program}: {corpus.name}:1: not what scripts/bench writes\n"))
        self.assertEqual(self.run_program("debrief_answer_bench")[::2],
                         (2, "usage: debrief_answer_bench ask INDEX QUERIES.tsv\n"))
        self.assertEqual(self.run_program("debrief_cost_bench", 1)[::2],
                         (2, "usage: debrief_cost_bench TIMES COMMAND [ARGUMENT...]\n"))
        self.assertEqual(self.run_program("debrief_rate_bench")[::2],
                         (2, "debrief_rate_bench: usage: debrief_rate_bench PORT TARGETS RATE SECONDS\n"))

    def test_files_of_no_queries_are_told(self):
        with tempfile.NamedTemporaryFile("w", suffix=".tsv") as queries:
            for content, message in (("", f"there are no queries in '{queries.name}'"), ("rain\n", "'rain' is no query")):
                queries.write(content)
                queries.flush()
                for program in (*self.baselines(), "debrief_answer_bench"):
                    self.assertEqual(self.run_program(program, "ask", "/nowhere/index", queries.name)[::2],
                                     (2, f"{program}: {message}\n"))

    def test_costs_are_of_the_program_alone(self):
        status, out, _ = self.run_program("debrief_cost_bench", 2, "sh", "-c", "exit 7")
        runs = json.loads(out)
        self.assertEqual((status, [run["status"] for run in runs]), (0, [7, 7]))
        self.assertEqual(list(runs[0]), ["status", "wall_s", "user_s", "system_s", "peak_mb"])
        self.assertEqual(self.run_program("debrief_cost_bench", 1, "/nowhere/program")[::2],
                         (2, "cannot run '/nowhere/program': No such file or directory\n"))


class Collection(unittest.TestCase):
    def take(self, lines):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
            taken = collection.take(lines, file.name)
            return taken, [json.loads(line) for line in Path(file.name).read_text(encoding="utf-8").splitlines()]

    def test_records_are_taken_once_and_with_a_text(self):
        taken, records = self.take(['{"id": "a", "text": "Rain"}', "", '{"id": "a", "text": "Snow"}', '{"id": "b", "text": " "}',
                                    '{"title": "C", "text": "Hail\\ud800", "more": 1, "source": 3}'])
        self.assertEqual(taken, {"documents": 2, "text_bytes": 10})
        self.assertEqual(records, [{"id": "a", "title": "", "summary": "", "text": "Rain"},
                                   {"id": "line/5", "title": "C", "summary": "", "text": "Hail?"}])

    def test_compressed_files_are_read(self):
        with tempfile.NamedTemporaryFile(suffix=".jsonl.gz") as file:
            file.write(gzip.compress("\n".join(map(json.dumps, RECORDS)).encode() + b"\n"))
            file.flush()
            with collection.open_lines(file.name) as lines:
                self.assertEqual(self.take(lines)[0]["documents"], len(RECORDS))

    def test_what_is_no_collection_is_refused(self):
        for lines, message in ((["{"], "line 1 of the collection is no JSON object"), (["[]"], "line 1 of the collection is no JSON"),
                               ([], "there is no text in the collection")):
            with self.assertRaisesRegex(collection.Refused, message):
                self.take(lines)

    def test_queries_are_the_same_each_time_and_of_all_kinds(self):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
            collection.take(map(json.dumps, RECORDS), file.name)
            queries = collection.make_queries(file.name, len(RECORDS), 100, 1)
            self.assertEqual(queries, collection.make_queries(file.name, len(RECORDS), 100, 1))
            self.assertNotEqual(queries, collection.make_queries(file.name, len(RECORDS), 100, 2))
        kinds = [query.split("\t")[0] for query in queries]
        self.assertEqual({kind: kinds.count(kind) for kind in kinds},
                         {"word": 20, "ranked": 25, "required": 20, "phrase": 15, "title": 20})
        for query in queries:
            kind, text = query.rstrip("\n").split("\t")
            words = text.split()
            self.assertEqual(kind == "required", all(word.startswith("+") for word in words))
            self.assertEqual(kind == "phrase", text.startswith('"') and text.endswith('"'))
            self.assertIn(len(words), {"word": [1], "ranked": [2, 3], "required": [2, 3], "phrase": [2, 3], "title": [7]}[kind])


class Report(unittest.TestCase):
    def figures(self, own, textbook):
        measures = report.Measures()
        for engine, values in (("debrief", own), ("textbook", textbook)):
            for value in values:
                measures.add("indexing", "s", engine, value)
        return measures.to_json({}, {})

    def test_ratios_are_of_the_same_repeat(self):
        self.assertEqual(report.table(self.figures([1, 4, 2], [10, 8, 10])),
                         "          unit  debrief  textbook           of textbook\n"
                         "indexing     s     2.00      10.0  0.200 (0.100..0.500)\n")

        self.assertEqual(report.table(self.figures([3], [2])),
                         "          unit  debrief  textbook  of textbook\n"
                         "indexing     s     3.00      2.00         1.50\n")

    def test_changes_are_told_beside_the_ratio_to_the_textbook(self):
        self.assertEqual(report.change_table(self.figures([4], [8]), self.figures([1], [4])),
                         "          unit   old   new  new/old  old of textbook  new of textbook\n"
                         "indexing     s  4.00  1.00    0.250            0.500            0.250\n")

    def test_numbers_have_three_digits_that_count(self):
        self.assertEqual([report.to_text(value) for value in (12345.6, 123.4, 12.34, 1.234, 0.1234, 0)],
                         ["12,346", "123", "12.3", "1.23", "0.123", "0.000"])


if __name__ == "__main__":
    unittest.main()
