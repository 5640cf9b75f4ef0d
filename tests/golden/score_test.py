#!/usr/bin/env python3
"""The scorer and the checker, tried on pages of a few words: the perfect answer scores 100, each fault costs."""
import copy
import unittest

import check_gold
import gold
import score

PAGE = """\
Gaps

The bell tower

By Ann Lee

The bell tower of Oak Hill has been si-
lent for nine years.

It rings again on Sunday.

Prizes

Table with 2 columns: no, name. 1. Bo Cy
"""
GOLD = """\
# the page above
@article article
@section Gaps
@headline The bell tower
@byline By Ann Lee
@authors Ann Lee/-
@p The bell tower of Oak Hill has been silent for nine years.
@p It rings again on Sunday.
@flag truncated-end

@article article
@headline Prizes
@table
@columns no | name
@row 1 | Bo Cy
"""


def perfect():
    byline = {"text": "By Ann Lee", "authors": [{"name": "Ann Lee"}]}
    body = ["The bell tower of Oak Hill has been silent for nine years.", "It rings again on Sunday."]
    table = {"type": "table", "text": "", "columns": ["no", "name"], "rows": [["1", "Bo Cy"]]}
    return [
        {"type": "article", "kind": "article", "section": "Gaps", "headline": "The bell tower", "byline": byline,
         "blocks": [{"type": "paragraph", "text": text} for text in body], "flags": ["truncated-end"]},
        {"type": "article", "kind": "article", "headline": "Prizes", "blocks": [table]},
    ]


def figures(change=lambda records: None):
    records = copy.deepcopy(perfect())
    change(records)
    return score.score(gold.parse(GOLD), records)


class Score(unittest.TestCase):
    def test_perfect_answer(self):
        expected = dict.fromkeys(("paragraphs", "grouping", "headline", "roles", "authors", "tables", "flags"), 100.0)
        self.assertEqual(figures(), expected | {"notices": None, "lost": 0, "invented": 0, "composite": 100.0})

    def test_paragraph_with_a_wrong_blank(self):
        found = figures(lambda r: r[0]["blocks"][1].update(text="It rings a gain on Sunday."))
        self.assertEqual((found["paragraphs"], found["lost"]), (50.0, 0))

    def test_jump_line_is_no_fault(self):
        def split(records):
            records[0]["blocks"][1]["text"] = "It rings again"
            records[0]["jump"] = {"text": "on Sunday."}
        self.assertEqual(figures(split)["composite"], 100.0)

    def test_two_stories_in_one(self):
        found = figures(lambda r: r[0]["blocks"].extend(r.pop()["blocks"]))
        self.assertLess(found["headline"], 100)
        self.assertEqual(found["lost"], len("Prizes"))

    def test_wrong_article(self):
        def move(records):
            records[1]["blocks"].append(records[0]["blocks"].pop())
        self.assertLess(figures(move)["grouping"], 100)

    def test_wrong_role_author_row_flag(self):
        self.assertLess(figures(lambda r: r[0].update(deck=r[0].pop("section")))["roles"], 100)
        self.assertEqual(figures(lambda r: r[0]["byline"].update(authors=[]))["authors"], 0)
        self.assertLess(figures(lambda r: r[1]["blocks"][0]["rows"].clear())["tables"], 100)
        self.assertEqual(figures(lambda r: r[0].pop("flags"))["flags"], 0)

    def test_furniture_is_judged_by_its_words(self):
        page = gold.parse("@article notice\n@p 7 News\n@p Monday")
        blocks = [{"type": "paragraph", "text": text} for text in ("7", "News   Monday")]
        found = score.score(page, [{"type": "article", "kind": "notice", "blocks": blocks}])
        self.assertEqual((found["notices"], found["roles"]), (100.0, None))
        found = score.score(page, [{"type": "article", "kind": "article", "blocks": blocks}])
        self.assertEqual(found["notices"], 0)

    def test_lost_and_invented(self):
        found = figures(lambda r: r[0].update(section="Caps"))
        self.assertEqual((found["lost"], found["invented"]), (1, 1))


class Check(unittest.TestCase):
    def complaints(self, page, text):
        return list(check_gold.complaints(page, gold.parse(text)))

    def test_numbering_of_a_flattened_table(self):
        beside = gold.printed_pieces("Table with 2 columns: a, b. 1. x, y; 2. z, w")
        self.assertEqual(beside, ["a", "b", "x", "y", "z", "w"])
        first = gold.printed_pieces("Table with 2 columns: no, a. 1. x; 2. y z")
        self.assertEqual(first, ["no", "a", "1", "x", "2", "yz"])

    def test_page_and_gold_agree(self):
        self.assertEqual(self.complaints(PAGE, GOLD), [])

    def test_each_difference_is_found(self):
        for before, after in (("Gaps", "Gap"), ("nine years", "nine nine years"), ("Ann Lee/-", "Ann Leigh/-"),
                              ("silent", "silnt"), ("Bo Cy", "Cy")):
            self.assertTrue(self.complaints(PAGE, GOLD.replace(before, after, 1)), before)

    def test_format(self):
        for text in ("@p text", "@article story", "@article article\n@nonsense x", "@article article\nbare"):
            with self.assertRaises(ValueError):
                gold.parse(text)


if __name__ == "__main__":
    unittest.main()
