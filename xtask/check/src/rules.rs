//! The table of the rules: from a sentence to the function that finds what breaks it.

mod country;
mod coverage;
mod dates;
mod languages;
mod names;
mod orphans;
mod references;
mod schema;
mod wording;

use crate::data::Data;
use crate::fault::Fault;

pub struct Rule {
    pub name: &'static str,
    pub faults: fn(&Data) -> Vec<Fault>,
}

pub const RULES: &[Rule] = &[
    Rule { name: "the data can be published, fit the schema and pass the door", faults: schema::faults },
    Rule { name: "whatever is referred to is there", faults: references::faults },
    Rule { name: "dates are in order", faults: dates::faults },
    Rule { name: "places lie in the country they name", faults: country::faults },
    Rule { name: "every language says everything", faults: languages::faults },
    Rule { name: "words are ours, short enough and set as in print", faults: wording::faults },
    Rule { name: "other names are said once and as in print", faults: names::faults },
    Rule { name: "no source, note or place is idle", faults: orphans::faults },
    Rule { name: "the list of coverage and the change log are up to date", faults: coverage::faults },
];
