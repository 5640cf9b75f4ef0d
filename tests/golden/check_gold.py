#!/usr/bin/env python3
"""Checks the sample pages against their expected articles.

usage: check_gold.py PAGE.txt...      (PAGE.gold stands beside it)

Every non-blank character of the page stands in the gold exactly once, apart from the hyphens that a welded word lost
and the phrase around a flattened table; and every printed piece stands whole inside one element.
"""
import collections
import pathlib
import sys

import gold


def complaints(page, articles):
    texts = [gold.squeeze(text) for article in articles for text in article.texts()]
    haystack = "\n".join(texts)
    pieces = [piece for line in page.splitlines() for piece in gold.printed_pieces(line)]
    welded = 0
    for piece in pieces:
        if piece in haystack:
            continue
        if piece.endswith("-") and piece[:-1] in haystack:
            welded += 1
        else:
            yield f"not in the gold as printed: {piece}"
    surplus = collections.Counter("".join(pieces))
    surplus.subtract(collections.Counter("".join(texts)))
    surplus["-"] -= welded
    for character, count in sorted(surplus.items()):
        if count:
            yield f"{character!r}: {abs(count)} {'missing from' if count > 0 else 'surplus in'} the gold"
    for article in articles:
        whole = "\n".join(article.texts())
        for name, role in article.authors:
            if name not in whole:
                yield f"author not in the article: {name}"
            if role != "-" and role not in whole:
                yield f"role not in the article: {role}"


def main(paths):
    failed = not paths
    for path in map(pathlib.Path, paths):
        articles = gold.parse(path.with_suffix(".gold").read_text(encoding="utf-8"))
        found = list(complaints(path.read_text(encoding="utf-8"), articles))
        for complaint in found:
            print(f"{path.name}: {complaint}", file=sys.stderr)
        failed = failed or bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
