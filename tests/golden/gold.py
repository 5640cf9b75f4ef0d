"""Gold pages: one element a line, `@key text`; seeds/README.md names the keys."""
import re

HEAD = ("section", "kicker", "headline", "deck", "byline")
BODY = ("p", "crosshead", "caption", "table")
KINDS = ("article", "picture", "notice", "fragment")
# What an extractor prints around a table that it flattened into one line.
FLATTENED = re.compile(r"^Table with \d+ columns: (?P<header>[^.]*)\. (?P<rows>.*)$")


class Block:
    def __init__(self, kind, text):
        self.kind, self.text = kind, text
        self.columns, self.rows, self.flags = [], [], []


class Article:
    def __init__(self, kind):
        self.kind = kind
        self.head = {}
        self.authors = []
        self.blocks = []
        self.duplicates = []

    def texts(self):
        """Every printed text, in no particular order."""
        yield from self.head.values()
        yield from self.duplicates
        for block in self.blocks:
            yield block.text
            yield from block.columns
            for row in block.rows:
                yield from row


def cells(text):
    return [cell.strip() for cell in text.split("|")]


def add_element(article, key, text):
    if key in HEAD:
        before = article.head.get(key)
        article.head[key] = f"{before} {text}" if before else text
    elif key == "authors":
        article.authors = [tuple(part.strip().rsplit("/", 1)) for part in text.split(";")]
    elif key in BODY:
        article.blocks.append(Block(key, text))
    elif key == "columns":
        article.blocks[-1].columns = cells(text)
    elif key == "row":
        article.blocks[-1].rows.append(cells(text))
    elif key == "flag":
        article.blocks[-1].flags.append(text)
    elif key == "dup":
        article.duplicates.append(text)
    else:
        raise ValueError(f"unknown element @{key}")


def parse(text):
    articles = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("@"):
            if line.strip() and not line.startswith("#"):
                raise ValueError(f"line {number}: no element: {line[:40]}")
            continue
        key, _, value = line[1:].partition(" ")
        if key == "article":
            if value not in KINDS:
                raise ValueError(f"line {number}: unknown kind {value}")
            articles.append(Article(value))
        elif not articles:
            raise ValueError(f"line {number}: an element before the first article")
        else:
            add_element(articles[-1], key, value)
    return articles


def squeeze(text):
    """The text without its blanks."""
    return "".join(text.split())


def printed_pieces(line):
    """The pieces of a source line that no element may cut: runs between blanks, or the cells of a flattened table."""
    table = FLATTENED.match(line)
    if not table:
        return line.split()
    header = table["header"].split(",")
    rows = [row.partition(". ") for row in table["rows"].split("; ")]
    rows = [(number, rest.split(",")) for number, _, rest in rows]
    # The numbering is the first column where the rows are a cell short without it, and the extractor's own elsewhere.
    printed = all(len(rest) < len(header) for _, rest in rows)
    pieces = header + [cell for number, rest in rows for cell in ([number] if printed else []) + rest]
    return [squeeze(piece) for piece in pieces]
