# Article records, for a reader: jq -nrf show.jq

def clip(n): gsub("\\s+"; " ") | if length > n then .[:n] + "…" else . end;
def row: map(clip(14)) | join(" | ");

def block:
  if .type == "table" then
    "      [table]  \(.text // "" | clip(50))",
    (if .columns then "        " + (.columns | row) else empty end),
    (.rows[:3][] | "        " + row),
    (if (.rows | length) > 3 then "        … \(.rows | length) rows" else empty end)
  elif .type == "paragraph" then "      ¶ \(.text | clip(40))"
  else "      [\(.type)]  \(.text | clip(50))" end;

def names: [.authors[]? | .name + (if .role then " (\(.role))" else "" end)] | join(", ");

def article:
  "  \(.article)  \(.kind)  \(.headline // "(no headline)" | clip(60))",
  ({section, kicker, deck} | to_entries[] | select(.value) | "      \(.key): \(.value | clip(60))"),
  (.byline // empty | names | select(. != "") | "      by \(.)"),
  (.blocks[:4][]? | block),
  (if (.blocks | length) > 4 then "      … \(.blocks | length) blocks, \(.char_count // 0) characters" else empty end),
  (.jump // empty | "      → \(.text)"),
  (.removed[]? | "      removed (\(.reason)): \(.text | clip(40))");

foreach inputs as $a ({}; {previous: .page, page: [$a.doc, $a.page]};
  (if .page != .previous then "", "\($a.doc), page \($a.page)" else empty end),
  ($a | article))
