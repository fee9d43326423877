//! What could not be read of the data: where, what was found, what to do. Said to the reader, never hidden.

use std::rc::Rc;

use yew::prelude::*;

use crate::atlas::Report;
use crate::text::Language;

#[derive(Properties, PartialEq)]
pub struct ProblemsProps {
    pub report: Rc<Report>,
    pub language: Language,
}

/// More than this is a different file, not a slip.
const SHOWN: usize = 50;

#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    let ProblemsProps { report, language } = props;
    let table = language.table();
    html! {
        <section class="problems">
            <h2 class="date" tabindex="-1">{ table.problems_heading }</h2>
            <ul class="errs">
                { for report.problems.iter().take(SHOWN).enumerate().map(|(n, problem)| html! {
                    <li key={n}>
                        if let Some(event) = &problem.event { <b>{ event.to_string() }</b> }
                        <p>{ (table.problem)(&problem.kind) }</p>
                        <p class="mono">{ &problem.path }
                            if !problem.value.is_empty() { { format!(" · {} {}", table.found, problem.value) } }
                        </p>
                    </li>
                }) }
            </ul>
        </section>
    }
}
