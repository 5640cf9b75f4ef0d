#!/usr/bin/env python3
"""Scores article records against a gold page.

usage: score.py PAGE.gold ARTICLES.jsonl

  paragraphs  F1 of whole paragraphs, blanks included
  grouping    B-cubed F1 of articles, over the character runs that stand once on the page
  headline    F1 of headlines
  roles       F1 of section, kicker, deck, byline, crosshead and caption texts together
  authors     F1 of name and role
  tables      F1 of rows, captions and column heads
  notices     F1 of the words of page furniture, however it was cut (not part of the composite)
  flags       F1 of truncation flags, by article (not part of the composite)
  lost, invented   characters of the page missing from, or surplus in, the records
  composite   the mean of the figures that apply to the page, in percent
"""
import collections
import json
import sys

import gold

RUN = 6
SINGLE = ("section", "kicker", "headline", "deck")
PARTS = ("paragraphs", "grouping", "headline", "roles", "authors", "tables")


def f1(expected, found):
    """Of two collections with repeats; None when both are empty."""
    expected, found = collections.Counter(expected), collections.Counter(found)
    total = sum(expected.values()) + sum(found.values())
    return 2 * sum((expected & found).values()) / total if total else None


def from_record(record):
    """An article record in the form of a gold article."""
    article = gold.Article(record["kind"])
    byline = record.get("byline", {})
    article.head = {key: record[key] for key in SINGLE if key in record}
    if "text" in byline:
        article.head["byline"] = byline["text"]
    article.authors = [(author["name"], author.get("role", "-")) for author in byline.get("authors", [])]
    article.jump = record.get("jump", {}).get("text", "")
    article.flags = record.get("flags", [])
    for item in record.get("blocks", []):
        kind = "p" if item["type"] == "paragraph" else item["type"]
        block = gold.Block(kind, item.get("text", ""))
        block.columns, block.rows = item.get("columns", []), item.get("rows", [])
        article.blocks.append(block)
    article.duplicates = [item["text"] for item in record.get("removed", [])]
    return article


def with_jump(text, jumps):
    """A paragraph's text as it reads where jump lines were taken out."""
    for jump in jumps:
        if jump and text.endswith(jump):
            return text[: -len(jump)].rstrip()
    return text


def paragraphs(articles, jumps):
    return [with_jump(b.text, jumps) for a in articles if a.kind != "notice" for b in a.blocks if b.kind == "p"]


def roles(articles):
    for article in articles:
        if article.kind == "notice":
            continue
        for key in ("section", "kicker", "deck", "byline"):
            if key in article.head:
                yield key, article.head[key]
        for block in article.blocks:
            if block.kind in ("crosshead", "caption"):
                yield block.kind, block.text


def notices(articles):
    return [word for article in articles if article.kind == "notice" for text in article.texts() for word in text.split()]


def rows(articles):
    for article in articles:
        for block in article.blocks:
            if block.kind == "table":
                yield "caption", block.text
                yield "columns", tuple(block.columns)
                yield from (("row", tuple(row)) for row in block.rows)


def runs(articles):
    """Each run of characters that stands in one article only, with that article's index."""
    owner = {}
    for index, article in enumerate(articles):
        for text in map(gold.squeeze, article.texts()):
            for at in range(len(text) - RUN + 1):
                run = text[at : at + RUN]
                owner[run] = index if owner.get(run, index) == index else None
    return {run: index for run, index in owner.items() if index is not None}


def grouping(expected, found):
    truth, guess = runs(expected), runs(found)
    both = truth.keys() & guess.keys()
    if not both:
        return None if not truth else 0.0
    joint = collections.Counter((truth[run], guess[run]) for run in both)
    of_truth = collections.Counter(truth[run] for run in both)
    of_guess = collections.Counter(guess[run] for run in both)
    precision = sum(n * n / of_guess[g] for (_, g), n in joint.items()) / len(both)
    recall = sum(n * n / of_truth[t] for (t, _), n in joint.items()) / len(both)
    return 2 * precision * recall / (precision + recall)


def flags(articles, collect):
    return [(article.head.get("headline"), flag) for article in articles for flag in sorted(set(collect(article)))]


def characters(articles):
    texts = [text for article in articles for text in article.texts()]
    texts += [getattr(article, "jump", "") for article in articles]
    return collections.Counter("".join(map(gold.squeeze, texts)))


def score(expected, records):
    """The figures of one page: a dict in the order of the module's list."""
    found = [from_record(record) for record in records if record.get("type") == "article"]
    jumps = [article.jump for article in found]
    wanted, given = characters(expected), characters(found)
    figures = {
        "paragraphs": f1(paragraphs(expected, jumps), paragraphs(found, [])),
        "grouping": grouping(expected, found),
        "headline": f1([a.head["headline"] for a in expected if "headline" in a.head],
                       [a.head["headline"] for a in found if "headline" in a.head]),
        "roles": f1(roles(expected), roles(found)),
        "authors": f1([x for a in expected for x in a.authors], [x for a in found for x in a.authors]),
        "tables": f1(rows(expected), rows(found)),
        "notices": f1(notices(expected), notices(found)),
        "flags": f1(flags(expected, lambda a: [f for b in a.blocks for f in b.flags]),
                    flags(found, lambda a: [f for f in a.flags if f.startswith("truncated-")])),
    }
    known = [figures[part] for part in PARTS if figures[part] is not None]
    figures = {part: None if value is None else round(100 * value, 1) for part, value in figures.items()}
    figures["lost"] = sum((wanted - given).values())
    figures["invented"] = sum((given - wanted).values())
    figures["composite"] = round(100 * sum(known) / len(known), 1) if known else 100.0
    return figures


def as_line(name, figures):
    return f"{name:20}" + " ".join(f"{key} {'-' if value is None else value}" for key, value in figures.items())


def main(paths):
    if len(paths) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with open(paths[0], encoding="utf-8") as page, open(paths[1], encoding="utf-8") as records:
        print(as_line("", score(gold.parse(page.read()), [json.loads(line) for line in records])).strip())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
