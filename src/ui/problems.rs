//! What could not be read of the data: where, what was found, what to do. Said to the reader, never hidden.

use yew::prelude::*;

use super::shape::{block, keyed, letters, many, nothing, of, said, shape};
use crate::atlas::Report;
use crate::text::Language;

/// More than this is a different file, not a slip.
const SHOWN: usize = 50;

pub fn problems(report: &Report, language: Language) -> Html {
    let table = language.table();
    let problems = report.problems.iter().take(SHOWN).enumerate().map(|(n, problem)| {
        let event = problem.event.as_ref().map_or_else(nothing, |event| said("b", "", event));
        let found = match problem.value.is_empty() {
            true => nothing(),
            false => letters(&[" · ", table.found, " ", &problem.value].concat()),
        };
        let place = block("p", "mono", of![letters(&problem.path), found]);
        keyed!(n, "li", {}, of![event, said("p", "", &table.problem(&problem.kind)), place])
    });
    let heading = shape!("h2", { "class": "date", "tabindex": "-1" }, of![letters(table.problems_heading)]);
    keyed!("problems", "section", { "class": "problems" },
        of![heading, block("ul", "errs", &mut many(&mut { problems }))])
}
