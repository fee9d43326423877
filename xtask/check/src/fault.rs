//! One way in which a rule is broken: where, what, and what to do.

use std::fmt;

#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub file: String,
    /// The id of the record; empty where the file has none.
    pub record: String,
    /// Inside the record, or inside the file: `properties.notes[0]`.
    pub path: String,
    pub what: String,
    pub remedy: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { file, record, path, what, remedy } = self;
        f.write_str(file)?;
        for step in [record, path].into_iter().filter(|step| !step.is_empty()) {
            write!(f, ": {step}")?;
        }
        write!(f, ": {what}. {remedy}")
    }
}
