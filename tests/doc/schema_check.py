#!/usr/bin/python3
"""Checks JSON Lines on standard input against the schema of newsprint's records.

usage: schema_check.py SCHEMA [--closed] < RECORDS

Checks up to 300 records, spread evenly over the input, and stops at the first that is not valid. With --closed, keys
that the schema does not name are errors too (for output without --set). Exits 0, 1 for an invalid record or input
without records, 2 for wrong use.
"""
import json
import sys

import jsonschema

SAMPLE = 300


def sampled(lines):
    """Every n-th line, the first and the last, with their numbers."""
    step = max(1, -(-len(lines) // (SAMPLE - 1)))
    chosen = sorted({*range(0, len(lines), step), len(lines) - 1})
    return [(index + 1, lines[index]) for index in chosen]


def problem(validator, line):
    """What is wrong with a line, or None."""
    try:
        record = json.loads(line)
    except ValueError as error:
        return f"not JSON: {error}"
    error = jsonschema.exceptions.best_match(validator.iter_errors(record))
    if error is None:
        return None
    return f"{error.json_path}: {error.message[:300]}"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--closed"]
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    if "--closed" in sys.argv:
        for name in ("page", "line", "block", "removed", "end", "article"):
            schema["$defs"][name]["additionalProperties"] = False
    validator = jsonschema.Draft202012Validator(schema)
    lines = [line for line in sys.stdin.buffer.read().decode("utf-8").split("\n") if line.strip()]
    if not lines:
        print("no records on standard input", file=sys.stderr)
        return 1
    for number, line in sampled(lines):
        wrong = problem(validator, line)
        if wrong:
            print(f"record {number}: {wrong}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
