//! The codebook: every member of the published atlas and every column of the table, in one page.
//!
//! [`FIELDS`] is the only list; a test holds it against the JSON Schema, member by member and word by word.

use std::fmt::Write as _;

use super::csv::COLUMNS;
use super::open_data::{CREDITS, LICENCE};
use crate::atlas::{Content, Kind, Status};
use crate::text::Language;

pub struct Field {
    /// The object it belongs to, by its name in the schema.
    pub owner: &'static str,
    pub member: &'static str,
    /// Type, unit, allowed values.
    pub holds: &'static str,
    pub says: &'static str,
}

const fn field(owner: &'static str, member: &'static str, holds: &'static str, says: &'static str) -> Field {
    Field { owner, member, holds, says }
}

/// The objects of the file, in the order in which a reader meets them.
pub const OWNERS: &[(&str, &str)] = &[
    ("collection", "The file: a GeoJSON FeatureCollection"),
    ("about", "atlas: what the file is"),
    ("feature", "A feature: one record"),
    ("event", "properties of a feature"),
    ("place", "A place of a record"),
    ("figure", "A figure of a record"),
    ("link", "A link between two places of a record"),
    ("reference", "A public source of the editor’s check"),
    ("state", "A state of a base or a pipeline"),
    ("change", "A change of the roster"),
    ("actor", "An actor"),
    ("section", "A section of the article"),
    ("csl", "A work: a CSL-JSON item"),
    ("note", "A numbered note of the article"),
    ("period", "A period of the ruler"),
    ("chapter", "A chapter of the story"),
    ("series", "A series of values"),
    ("point", "A point of a series"),
];

pub const FIELDS: &[Field] = &[
    field("collection", "type", "FeatureCollection", "As RFC 7946 asks."),
    field("collection", "features", "list of features", "The records."),
    field("collection", "atlas", "object", "What the file is: version, date, licence, language."),
    field("collection", "work", "CSL-JSON item", "The work that the atlas reads."),
    field("collection", "sections", "list", "The sections of the article in reading order."),
    field("collection", "sources", "list of CSL-JSON items", "The works that the article cites, each once."),
    field("collection", "notes", "list", "The numbered notes of the article."),
    field("collection", "actors", "list", "Every actor that something names."),
    field("collection", "periods", "list", "Named stretches of the ruler."),
    field("collection", "chapters", "list", "The story in steps."),
    field("collection", "series", "list", "Values for charts."),
    field("about", "format", "sco-atlas", "The name of the format."),
    field("about", "version", "1", "The version of the format, a whole number."),
    field("about", "id", "a-z, 0-9, hyphens", "The name of this atlas."),
    field(
        "about",
        "data_version",
        "MAJOR.MINOR.PATCH",
        "The version of the data; CHANGELOG-DATA.md says what changed.",
    ),
    field("about", "date", "YYYY-MM-DD", "The day of that version."),
    field("about", "license", "SPDX identifier", "Of our text and data."),
    field("about", "language", "BCP 47 tag", "The language of the texts."),
    field("about", "span", "{ start, end }: EDTF dates", "What the ruler shows."),
    field("about", "texts", "object by language", "title, subtitle, lead, about."),
    field("feature", "type", "Feature", "As RFC 7946 asks."),
    field("feature", "id", "a-z, 0-9, hyphens", "Stable name of the record; links use it."),
    field(
        "feature",
        "geometry",
        "GeoJSON geometry or null",
        "WGS 84, longitude first. One place: Point; several: MultiPoint; a pipeline: LineString or MultiLineString, schematic; null: no place.",
    ),
    field(
        "feature",
        "when",
        "Linked Places when, or absent",
        "timespans[0].start and .end: { in: D } or { earliest: D, latest: D }, D an EDTF date; D~ is about D. end absent: it happened within the start; \"..\": still so when the article was printed; \"\": it ended, nobody here knows when. No when: the claim has no date.",
    ),
    field("feature", "properties", "object", "What is claimed."),
    field("event", "kind", "one of the kinds below", "What sort of thing it is."),
    field("event", "actors", "list of ids", "Who acts: ISO 3166 alpha-3 for states, short ids for others."),
    field("event", "places", "list of places", "Where; the first is the main place."),
    field("event", "section", "id of a section, or absent", "Where the article says it; absent for background."),
    field("event", "paragraph", "whole number from 1", "The paragraph in that section."),
    field(
        "event",
        "notes",
        "list of note numbers",
        "What the claim stands on in the article; empty: the article gives no source.",
    ),
    field(
        "event",
        "evidence",
        "article, article-corrected, background",
        "The article says it; it says it and the editor’s check contradicts it; the article does not have it.",
    ),
    field("event", "dated_by", "article or editor", "Who supplied the date."),
    field("event", "essential", "true or false", "Does the argument rest on it?"),
    field("event", "figures", "list", "Numbers of the record."),
    field("event", "links", "list", "Arcs between two of its places."),
    field("event", "references", "list", "Public sources of the editor’s check."),
    field("event", "about", "list of ids", "Records of which this one is a step."),
    field("event", "operator", "id of an actor", "Only bases: who uses it."),
    field("event", "carries", "oil or gas", "Only pipelines."),
    field("event", "states", "list", "Only bases and pipelines: their states in the order of time."),
    field(
        "event",
        "roster",
        "list",
        "Only membership: what changed. The roster at a date is the last word on each state up to then.",
    ),
    field("event", "areas", "list of ids", "Only disputes: disputed areas of the base map."),
    field(
        "event",
        "texts",
        "object by language",
        "title; claim: what the article says, in our words; check: the editor’s note, absent where there is none; name: what a base or pipeline is called, absent where its places say it.",
    ),
    field("place", "id", "a-z, 0-9, hyphens", "Name of the place in the data."),
    field("place", "name", "text", "In the language of the file."),
    field("place", "role", "text", "What the place is to the record: site, launch, route."),
    field("place", "country", "ISO 3166 alpha-3, or absent", "Absent at sea, and where the question is whose it is."),
    field("place", "coordinates", "[longitude, latitude], degrees", "WGS 84, at most four decimals."),
    field("place", "accuracy_km", "kilometres", "The radius within which the place surely lies."),
    field("place", "source", "text", "Where the coordinates come from."),
    field(
        "place",
        "names",
        "list of texts, or absent",
        "What it is called elsewhere or was called, in any script: to be found by.",
    ),
    field("figure", "value", "number", "The value; a point is the decimal mark."),
    field(
        "figure",
        "unit",
        "text",
        "In the language of the file: billion US dollars, billion m³ a year, soldiers, km, percent.",
    ),
    field("figure", "what", "text", "What it counts; says so where the editor supplies it."),
    field("figure", "usd", "US dollars, or absent", "The same sum in dollars, where the unit is a sum of dollars."),
    field("figure", "actor", "id of an actor, or absent", "Whose figure it is: the state that sent so many soldiers."),
    field("link", "from", "id of a place", "Where the arc begins."),
    field("link", "to", "id of a place", "Where it ends."),
    field(
        "link",
        "sense",
        "gives or aims",
        "gives: money or goods, from giver to taker; aims: words aimed at a place.",
    ),
    field("reference", "title", "text", "What it is."),
    field("reference", "url", "http or https address", "Where it is."),
    field("state", "from", "EDTF date", "Since when."),
    field(
        "state",
        "state",
        "open, leaving, closed; planned, building, operating, cancelled",
        "The first three of a base (leaving: told to go, still there), the others of a pipeline.",
    ),
    field("change", "state", "ISO 3166 alpha-3", "Which state."),
    field("change", "status", "founder-five, member, observer, partner, none", "What it is from then on."),
    field("change", "from", "EDTF date", "Since when."),
    field("actor", "id", "ISO 3166 alpha-3 or a short id", "As named by records."),
    field("actor", "name", "text", "In the language of the file."),
    field(
        "actor",
        "names",
        "list of texts, or absent",
        "What it is called elsewhere or was called, in any script: to be found by.",
    ),
    field("section", "id", "a-z, 0-9, hyphens", "As named by records."),
    field("section", "title", "text", "In the language of the file; in our words where the article has another."),
    field("csl", "id", "text", "As named by notes, and the key in sources.bib."),
    field("csl", "type", "CSL type", "What sort of work it is."),
    field("csl", "title", "text", "As printed, with typographic marks."),
    field("csl", "author", "list of names", "family and given, or literal for an institution."),
    field("csl", "editor", "list of names", "Of the volume that holds it."),
    field("csl", "issued", "date-parts", "When it came out; absent where nothing prints it."),
    field("csl", "container-title", "text", "Journal, magazine or volume."),
    field("csl", "publisher", "text", "Who brought it out."),
    field("csl", "volume", "text or number", "Of the journal."),
    field("csl", "issue", "text or number", "Of the journal."),
    field("csl", "page", "text or number", "First and last page."),
    field("csl", "DOI", "text", "Without address."),
    field("csl", "URL", "http or https address", "Where it was read."),
    field("note", "n", "whole number from 1", "Its number in the article."),
    field("note", "source", "id of a work", "What it cites."),
    field("note", "locator", "text or number", "Where in that work."),
    field("note", "section", "id of a section", "Where the note stands."),
    field("note", "remark", "text", "What it says besides, in our words."),
    field("period", "id", "a-z, 0-9, hyphens", "Its name in the data."),
    field("period", "start", "EDTF date", "It lasts until the next begins."),
    field("period", "texts", "object by language", "title."),
    field("chapter", "id", "a-z, 0-9, hyphens", "Its name in the data."),
    field("chapter", "n", "whole number from 1", "Its place in the story."),
    field("chapter", "at", "EDTF date", "Where the clock stands."),
    field("chapter", "start", "EDTF date", "What the ruler shows, from."),
    field("chapter", "end", "EDTF date", "What the ruler shows, to."),
    field(
        "chapter",
        "view",
        "{ hold: list of [longitude, latitude] }",
        "What the map must show; absent: the whole region.",
    ),
    field("chapter", "events", "list of ids", "The records it shows."),
    field("chapter", "states", "list of ISO 3166 alpha-3", "The states it shows."),
    field("chapter", "texts", "object by language", "title, point, body, note (the speaker’s)."),
    field("series", "id", "a-z, 0-9, hyphens", "Its name in the data."),
    field("series", "unit", "text", "In the language of the file."),
    field("series", "points", "list", "In the order of time."),
    field("series", "texts", "object by language", "title, caption."),
    field("point", "at", "EDTF date", "When."),
    field("point", "value", "number", "In the unit of the series."),
    field("point", "evidence", "article, article-corrected, background", "Whose value it is."),
    field("point", "event", "id of a record", "Where it is claimed."),
    field("point", "label", "text", "What tells it from the points beside it."),
];

/// The page, in English, for the data of this atlas.
pub fn codebook(atlas: &Content) -> String {
    let title = format!("Codebook: {}", escape(&atlas.about.title));
    let about = &atlas.about;
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"../icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"codebook.css\">\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<p>Data version {}, {}. {}</p>\n<ul>\n",
        escape(&about.data_version),
        escape(&about.date),
        escape(LICENCE.covers),
    );
    for credit in CREDITS {
        let _ = writeln!(page, "<li>{}: {} ({})</li>", escape(credit.what), escape(credit.who), escape(credit.licence));
    }
    page += "</ul>\n<p>Dates are written in <a href=\"https://www.loc.gov/standards/datetime/\">EDTF</a> to the precision known: \
             <code>2005</code> is some time in that year, never its first day; <code>2005~</code> is about then. \
             All files are UTF-8.</p>\n<h2>atlas.en.geojson, atlas.tr.geojson</h2>\n";
    for (owner, heading) in OWNERS {
        let rows =
            FIELDS.iter().filter(|field| field.owner == *owner).map(|field| [field.member, field.holds, field.says]);
        table(&mut page, heading, ["Member", "Holds", "Says"], rows);
    }
    page += "<h2>atlas.en.csv, atlas.tr.csv</h2>\n<p>RFC 4180, one row a record. Several values in one cell stand between \
             <code> | </code>.</p>\n";
    table(
        &mut page,
        "Columns",
        ["Column", "Holds", "Says"],
        COLUMNS.iter().map(|column| [column.name, "text", column.says]),
    );
    page += "<h2>Words</h2>\n";
    let words = Language::English.table();
    let kinds = Kind::ALL.map(|kind| [kind.word(), "kind", words.kind(kind)]);
    table(&mut page, "Kinds of records", ["Word", "Of", "Means"], kinds);
    let statuses = [Status::FounderFive, Status::Member, Status::Observer, Status::Partner, Status::None];
    table(
        &mut page,
        "Statuses of states",
        ["Word", "Of", "Means"],
        statuses.map(|status| [status.word(), "status", words.status(status)]),
    );
    page + "</main>\n</body>\n</html>\n"
}

fn table<'t>(page: &mut String, heading: &str, head: [&str; 3], rows: impl IntoIterator<Item = [&'t str; 3]>) {
    let [first, second, third] = head;
    let _ = write!(
        page,
        "<h3>{}</h3>\n<table>\n<thead><tr><th scope=\"col\">{first}</th><th scope=\"col\">{second}</th><th scope=\"col\">{third}</th></tr></thead>\n<tbody>\n",
        escape(heading)
    );
    for [name, holds, says] in rows {
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td></tr>",
            escape(name),
            escape(holds),
            escape(says)
        );
    }
    page.push_str("</tbody>\n</table>\n");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
