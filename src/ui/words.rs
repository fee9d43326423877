//! The region in words: the map's equal for those who read.

use yew::prelude::*;

use super::card::Now;
use crate::text::dates;

pub fn words(now: &Now) -> Html {
    let Now { at, table, .. } = *now;
    html! {
        <section key="words" class="words">
            <p class="kick"><span>{ table.nav_words }</span></p>
            <h2 class="date" tabindex="-1">{ dates::date(table, at) }</h2>
        </section>
    }
}
