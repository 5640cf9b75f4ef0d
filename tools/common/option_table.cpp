#include "common/option_table.h"

namespace newsprint::tools {

namespace {

template <class... C>
constexpr std::uint32_t of(C... command) {
  return ((1U << static_cast<unsigned>(command)) | ...);
}

constexpr std::uint32_t all = (1U << command_count) - 1;
constexpr std::uint32_t text_readers =
    of(Command::npcols, Command::nptable, Command::npdehyphen, Command::npreflow, Command::npclean, Command::npaudit);
// npview decodes source texts as well.
constexpr std::uint32_t decoders = text_readers | of(Command::npview);
constexpr std::uint32_t record_writers = all & ~of(Command::npaudit, Command::npview);
constexpr std::uint32_t stream_writers = all & ~of(Command::npview);
constexpr std::uint32_t text_writers =
    of(Command::npdehyphen, Command::npreflow, Command::npclean, Command::npsplit, Command::npstat);

}  // namespace

const std::array<CommandSpec, command_count> command_table{{
    {"npcols", "put the columns of a newspaper page in reading order", "[FILE...]", Reads::text},
    {"nptable", "recover the tables of a newspaper page", "[FILE...]", Reads::text_or_records},
    {"npdehyphen", "judge the hyphens at line ends of a newspaper page", "[FILE...]", Reads::text_or_records},
    {"npreflow", "join the lines of a newspaper page into paragraphs", "[FILE...]", Reads::text_or_records},
    {"npclean", "turn the text of a newspaper page into clean blocks", "[FILE...]", Reads::text},
    {"npsplit", "give each block of a newspaper page its role and its article", "[FILE...]", Reads::records},
    {"npjson", "write the articles of a newspaper page as JSON Lines", "[FILE...]", Reads::records},
    {"npaudit", "prove that nothing of a newspaper page was lost or invented", "SOURCE...", Reads::records},
    {"npview", "show the articles of a newspaper page beside its text", "[FILE...]", Reads::records},
    {"npstat", "report what newspaper pages hold, and how damaged they look", "[FILE...]", Reads::records},
}};

const std::array<OptionSpec, option_count> option_table{{
    {OptionId::output, "output", 'o', "FILE", "", "", Repeat::no, all, "write to FILE instead of standard output",
     R"(Write to
.Ar FILE
instead of standard output.
A file that is also an input is refused.)"},

    {OptionId::doc, "doc", 0, "NAME", "", "", Repeat::no, stream_writers, "name of the one document read",
     R"(Call the document
.Ar NAME
instead of the path that was given.
There can be only one input then, of one document.)"},

    {OptionId::set, "set", 0, "KEY=VALUE", "", "", Repeat::yes, stream_writers, "put a key of your own on every record",
     R"(Put
.Ar KEY
with the string
.Ar VALUE
on every record written, say
.Li paper=Evening-Post .
May be given several times.
A key that the records use themselves is refused.)"},

    {OptionId::files_from, "files-from", 0, "LIST", "", "", Repeat::no, all,
     "read the files that LIST names, one path a line",
     R"(Read also the files that
.Ar LIST
names, one path a line, after those on the command line.
Empty lines are skipped;
.Sq -
is standard input.)"},

    {OptionId::records, "records", 0, "FILE", "", "", Repeat::no, of(Command::npaudit), "the records to check",
     R"(Check the records in
.Ar FILE
instead of those on standard input.)"},

    {OptionId::source, "source", 0, "FILE", "", "", Repeat::yes, of(Command::npview),
     "the text the records were made from",
     R"(Show the text in
.Ar FILE
on the left.
May be given several times, once for each document; the path must be the document's name then.)"},

    {OptionId::title, "title", 0, "TEXT", "", "", Repeat::no, of(Command::npview), "title of the file written",
     R"(Call the file
.Ar TEXT
instead of by the names of the documents.)"},

    {OptionId::from, "from", 0, "ENCODING", "", "", Repeat::no, decoders, "encoding of the text, such as GB18030",
     R"(Decode the text as
.Ar ENCODING ,
a name that IANA or ICU knows, such as
.Li GB18030
or
.Li Big5 ;
.Xr newsprint 7
lists those that are found out.
Without it the encoding is found from the first 64 KiB, the first form feed or the end of the document, whichever
comes first.)"},

    {OptionId::strict, "strict", 0, "", "", "", Repeat::no, decoders, "stop at bytes that are not text",
     R"(Stop a document at the first bytes that are no text in its encoding, with their offset, and exit 1 in the end.
Without it each such piece becomes U+FFFD, and is counted.)"},

    {OptionId::normalize, "normalize", 0, "LIST", "", "width,quotes,dashes", Repeat::no, decoders,
     "unify spellings, any of: width,quotes,dashes",
     R"(Change spellings that are otherwise left as printed.
.Ar LIST
holds, parted by commas, any of
.Cm width
(full-width letters and digits become ASCII, half-width kana full-width),
.Cm quotes
(quotation marks become straight ones) and
.Cm dashes
(hyphens and dashes become
.Sq - ) .)"},

    {OptionId::lang, "lang", 0, "TAG", "", "", Repeat::no, text_readers, "language of the text, such as zh-Hans",
     R"(Take the text to be in the language
.Ar TAG ,
a BCP 47 tag such as
.Li zh-Hans
or
.Li en .
Without it the language is found for each page.)"},

    {OptionId::dictionary, "dictionary", 0, "DIR|none", "/usr/share/hunspell", "", Repeat::no,
     of(Command::npdehyphen, Command::npclean), "dictionaries, or none",
     R"(Judge hyphens by the hunspell dictionaries in the folder
.Ar DIR ,
such as
.Pa en_US.aff
and
.Pa en_US.dic ,
or, with
.Cm none ,
by the page alone.
A dictionary is read when a hyphen first needs it.
The
.Li page
record names each that was asked, with a checksum.)"},

    {OptionId::page_separator, "page-separator", 0, "REGEX", "", "", Repeat::no, decoders,
     "a line that matches REGEX begins a page",
     R"(Let a line that matches
.Ar REGEX
as a whole begin a new page, as a form feed does.
The expression is one of RE2.)"},

    {OptionId::max_page, "max-page", 0, "SIZE", "64M", "", Repeat::no, decoders,
     "cut longer pages; SIZE in bytes, K, M or G",
     R"(Cut a page that is longer than
.Ar SIZE
bytes, or has more lines than that holds at 256 bytes each (1024 at least), at a blank line if there is one.
.Ar SIZE
may end in
.Cm K ,
.Cm M
or
.Cm G ,
and is at least 1K.)"},

    {OptionId::first_page, "first-page", 0, "N", "1", "", Repeat::no, text_readers, "number of the first page read",
     R"(Count pages from
.Ar N ,
where the text is a later part of a document that was cut behind a form feed.
Give
.Fl -first-line
and
.Fl -doc
too, and
.Fl -from ,
since the encoding is found at a document's beginning; the records are those of the whole document then.
.Xr newsprint-cluster 7
has recipes.
There can be only one input.)"},

    {OptionId::source_page, "first-page", 0, "N", "1", "", Repeat::no, of(Command::npview),
     "number of the first page of the source",
     R"(Count the pages of the source from
.Ar N ,
where it is a later part of a document that was cut behind a form feed.
Give
.Fl -first-line
too, and with article records
.Fl -from ,
since the encoding is found at a document's beginning.
There can be only one source.)"},

    {OptionId::first_line, "first-line", 0, "N", "1", "", Repeat::no, decoders, "number of the first line read",
     R"(Count lines from
.Ar N ,
one more than the line ends in the parts before.
There can be only one text.)"},

    {OptionId::no_columns, "no-columns", 0, "", "", "", Repeat::no, of(Command::npclean), "leave columns as they stand",
     "Leave out the stage of\n.Xr npcols 1 ."},
    {OptionId::no_tables, "no-tables", 0, "", "", "", Repeat::no, of(Command::npclean), "look for no tables",
     "Leave out the stage of\n.Xr nptable 1 ."},
    {OptionId::no_dehyphen, "no-dehyphen", 0, "", "", "", Repeat::no, of(Command::npclean), "mend no hyphens",
     "Leave out the stage of\n.Xr npdehyphen 1 ."},
    {OptionId::no_reflow, "no-reflow", 0, "", "", "", Repeat::no, of(Command::npclean), "leave lines as they are",
     "Leave out the stage of\n.Xr npreflow 1 ;\nlines are written as line records."},

    {OptionId::text, "text", 0, "", "", "", Repeat::no, text_writers, "write plain text for people, not records",
     R"(Write plain text for people instead of records: paragraphs parted by blank lines, tables as pipe tables, a form
feed between pages; a report as a table with its sums below.)"},

    {OptionId::format, "format", 0, "FORMAT", "jsonl", "csv,tsv,markdown,jsonl", Repeat::no, of(Command::nptable),
     "write one of: csv,tsv,markdown,jsonl",
     R"(Write records
.Pq Cm jsonl ,
or the tables alone, with an empty line between two, as
.Cm csv
(comma-separated values by RFC 4180),
.Cm tsv
(tab-separated; a tab inside a cell becomes a blank) or
.Cm markdown
(pipe tables with their captions above).
The header, when there is one, is the first row; short rows are filled up.)"},

    {OptionId::article_format, "format", 0, "FORMAT", "article", "article,dolma,ninjs,markdown,text,csv", Repeat::no,
     of(Command::npjson), "article,dolma,ninjs,markdown,text,csv",
     R"(Write articles as
.Ar FORMAT :
article records, or one of the formats of others that
.Sx FORMATS
describes.)"},

    {OptionId::attributes, "attributes", 0, "FILE", "", "", Repeat::no, of(Command::npjson),
     "dolma: write roles and joins to FILE",
     R"(With
.Fl -format Cm dolma ,
write the attributes of each document to
.Ar FILE :
roles and joins, as spans over its text.)"},

    {OptionId::tables, "tables", 0, "DIR", "", "", Repeat::no, of(Command::npjson),
     "csv: write each table to a file in DIR",
     R"(With
.Fl -format Cm csv ,
write each table to a file of its own in the folder
.Ar DIR ,
which is made if it is not there, and to standard output a list of the files.
A file that is there already is left as it is, which is an error.)"},

    {OptionId::corpus, "source", 0, "NAME", "newsprint", "", Repeat::no, of(Command::npjson),
     "dolma: name of the corpus",
     R"(With
.Fl -format Cm dolma ,
the
.Li source
of the documents.)"},

    {OptionId::added, "added", 0, "TIME", "", "", Repeat::no, of(Command::npjson),
     "dolma: when the documents were added",
     R"(With
.Fl -format Cm dolma ,
the
.Li added
time of the documents: a date, or date and time in UTC, such as
.Li 2031-11-08
or
.Li 2031-11-08T06:00:00Z .
Without it the key is absent: the clock never decides what is written.)"},

    {OptionId::explain, "explain", 0, "", "", "", Repeat::no,
     of(Command::npclean, Command::npsplit, Command::npdehyphen, Command::npreflow),
     "write the cues behind each decision",
     R"(Say why: of each verdict on a hyphen the
.Li reason ,
the kind of evidence that weighed most; of each block that lines were joined into, in the key
.Li seams ,
the decisions that made it, with the cues that weighed most; of each block with a role, in the key
.Li explain ,
the cues and scores behind its role and its article.)"},

    {OptionId::pretty, "pretty", 0, "", "", "", Repeat::no, of(Command::npjson), "indent the records for reading",
     "Write each article over several lines, indented.\nOnly article records and ninjs can be."},

    {OptionId::kind, "kind", 0, "LIST", "", "article,picture,notice,fragment", Repeat::no, of(Command::npjson),
     "only these: article,picture,notice,fragment",
     R"(Write only articles of the kinds in
.Ar LIST ,
parted by commas:
.Cm article , picture , notice , fragment .)"},

    {OptionId::end, "end", 0, "", "", "", Repeat::no, of(Command::npjson), "write an end record after each document",
     R"(Write an
.Li end
record with the sums after each document that was read to its end.
Only article records may be mixed with it.)"},

    {OptionId::pages, "pages", 0, "", "", "", Repeat::no, of(Command::npstat), "report and judge each page too",
     R"(Write a record for each page before that of its document, and hold it to the limits of
.Fl -fail-over
too.)"},

    {OptionId::fail_over, "fail-over", 0, "FIELD=N", "", "", Repeat::yes, of(Command::npstat),
     "exit 3 when FIELD is over N somewhere",
     R"(Exit 3 when
.Ar FIELD ,
a number of a document's record, is greater than
.Ar N ,
and say on standard error of which document.
Exit 1 when its records do not carry it.
A number inside an object is named with both keys:
.Li damage=0.2 ,
.Li shares.fragment=0.5 ,
.Li flags.truncated-end=10 .
May be given several times.)"},

    {OptionId::schema, "schema", 0, "", "", "", Repeat::no, record_writers,
     "print the JSON Schema of the records, and exit", "Print the JSON Schema of the records, and exit."},

    {OptionId::jobs, "jobs", 'j', "N", "1", "", Repeat::no, stream_writers, "use N threads, 0: one for each core",
     R"(Work on
.Ar N
runs of pages at once;
.Cm 0
is one for each core.
What is written is the same; memory grows with
.Ar N .
Where so many threads cannot be started, there are fewer.)"},

    {OptionId::progress, "progress", 0, "WHEN", "auto", "auto,always,never", Repeat::no, all,
     "show how far it is: auto,always,never",
     R"(Show on standard error how far the work is: bytes read, of all where that is known, bytes a second, pages, and the
time left.
.Cm auto
does so when standard error is a terminal, unless
.Fl -quiet
is given.)"},

    {OptionId::quiet, "quiet", 'q', "", "", "", Repeat::yes, all, "no warnings, only errors",
     "Print no warnings, only errors."},
    {OptionId::verbose, "verbose", 'v', "", "", "", Repeat::yes, all, "say what was done with each document",
     "Say on standard error what was done with each document."},
    {OptionId::version, "version", 0, "", "", "", Repeat::yes, all, "print the version, and exit",
     "Print the version, and exit."},
    {OptionId::help, "help", 'h', "", "", "", Repeat::yes, all, "print this help, and exit",
     "Print a summary of the options, and exit."},
}};

}  // namespace newsprint::tools
