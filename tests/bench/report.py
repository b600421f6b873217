"""The figures of a bench: kept, told as a table, and compared with those of another day.

A file of figures is a JSON object: `version` (1), `collection`, `machine`, and `measures`, an array of objects with
`name`, `unit`, `better` ("less" or "more") and `values`: of each engine its figures, one a repeat.
"""

import json
import statistics

VERSION = 1
OWN = "debrief"


class Measures:
    """Figures in the order in which they were first told."""

    def __init__(self):
        self.all = {}

    def add(self, name, unit, engine, value, better="less"):
        measure = self.all.setdefault(name, {"name": name, "unit": unit, "better": better, "values": {}})
        measure["values"].setdefault(engine, []).append(value)

    def to_json(self, collection, machine):
        return {"version": VERSION, "collection": collection, "machine": machine, "measures": list(self.all.values())}


def read_figures(path):
    """Raises ValueError, OSError."""
    with open(path, encoding="utf-8") as file:
        figures = json.load(file)
    if not isinstance(figures, dict) or figures.get("version") != VERSION or not isinstance(figures.get("measures"), list):
        raise ValueError(f"'{path}' holds no figures of version {VERSION}")
    return figures


def to_text(value):
    """Three digits that count."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.{max(0, 3 - len(str(int(value))))}f}" if value >= 1 else f"{value:.3f}"


def ratios(own, other):
    """Of the same repeat, since a machine has slow minutes."""
    return [mine / its for mine, its in zip(own, other) if its > 0]


def ratio_text(own, other):
    of_repeats = ratios(own, other)
    if not of_repeats:
        return ""
    spread = f" ({to_text(min(of_repeats))}..{to_text(max(of_repeats))})" if len(of_repeats) > 1 else ""
    return to_text(statistics.median(of_repeats)) + spread


def rows_to_text(rows):
    """Rows in columns, the first from the left and the others from the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "".join("  ".join(cell.rjust(width) if column else cell.ljust(width)
                             for column, (cell, width) in enumerate(zip(row, widths))).rstrip() + "\n" for row in rows)


def engines_in(measures):
    engines = []
    for measure in measures:
        engines += [engine for engine in measure["values"] if engine not in engines]
    return engines


def table(figures):
    """Medians over the repeats, and Debrief's ratio to each baseline: its median, least and most."""
    measures = figures["measures"]
    engines = engines_in(measures)
    baselines = [engine for engine in engines if not engine.startswith(OWN)]
    rows = [["", "unit", *engines, *(f"of {baseline}" for baseline in baselines)]]
    for measure in measures:
        values = measure["values"]
        medians = [to_text(statistics.median(values[engine])) if engine in values else "" for engine in engines]
        of_baselines = [ratio_text(values[OWN], values[baseline]) if OWN in values and baseline in values else ""
                        for baseline in baselines]
        rows.append([measure["name"], measure["unit"], *medians, *of_baselines])
    return rows_to_text(rows)


def change_table(old, new):
    """What has become of Debrief's figures: of the figures themselves, and of their ratio to the textbook's, which
    another machine, or another load, changes less."""
    old_measures = {measure["name"]: measure for measure in old["measures"]}
    rows = [["", "unit", "old", "new", "new/old", "old of textbook", "new of textbook"]]
    for measure in new["measures"]:
        before = old_measures.get(measure["name"])
        if before is None or OWN not in before["values"] or OWN not in measure["values"]:
            continue
        was, now = (statistics.median(each["values"][OWN]) for each in (before, measure))
        shares = [ratios(each["values"][OWN], each["values"].get("textbook", [])) for each in (before, measure)]
        rows.append([measure["name"], measure["unit"], to_text(was), to_text(now), to_text(now / was) if was > 0 else "",
                     *(to_text(statistics.median(share)) if share else "" for share in shares)])
    return rows_to_text(rows)
