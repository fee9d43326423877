//! What could not be read of the data: where, what was found, what to do. Said to the reader, never hidden.

use yew::prelude::*;

use crate::atlas::Report;
use crate::text::Language;

/// More than this is a different file, not a slip.
const SHOWN: usize = 50;

pub fn problems(report: &Report, language: Language) -> Html {
    let table = language.table();
    html! {
        <section key="problems" class="problems">
            <h2 class="date" tabindex="-1">{ table.problems_heading }</h2>
            <ul class="errs">
                { for report.problems.iter().take(SHOWN).enumerate().map(|(n, problem)| html! {
                    <li key={n}>
                        if let Some(event) = &problem.event { <b>{ event.to_string() }</b> }
                        <p>{ table.problem(&problem.kind) }</p>
                        <p class="mono">{ &problem.path }
                            if !problem.value.is_empty() { { format!(" · {} {}", table.found, problem.value) } }
                        </p>
                    </li>
                }) }
            </ul>
        </section>
    }
}
