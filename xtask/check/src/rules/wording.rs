//! Words are ours, titles are short, and quotation marks and apostrophes are set as in print.

use std::collections::HashMap;

use super::languages::walk;
use crate::data::{Data, word};
use crate::fault::Fault;

/// So many words of the article in a row are no longer ours.
const RUN_WORDS: usize = 8;
const TITLE_CHARS: usize = 70;

pub fn faults(data: &Data) -> Vec<Fault> {
    let borrowed = data.article.as_ref().map(|article| Borrowed::of(article, data));
    let mut faults = Vec::new();
    for (_, file) in &data.texts {
        walk(&file.content, String::new(), &mut |path, text| {
            let path = path.trim_start_matches('.');
            let record = path.strip_prefix("events.").and_then(|rest| rest.split('.').next()).unwrap_or_default();
            let mut tell = |what: String, remedy| {
                faults.push(Fault { record: record.to_owned(), ..file.fault(path, what, remedy) });
            };
            if let Some(run) = borrowed.as_ref().and_then(|borrowed| borrowed.run(text)) {
                tell(format!("“{run}” stands in the article"), "Say it in our own words.");
            }
            if text.contains(['\'', '"', '`']) {
                tell(
                    format!("a typewriter's mark in “{text}”"),
                    "Write ’ for an apostrophe, “ and ” for quotation marks.",
                );
            }
            if path.ends_with(".title") && text.chars().count() > TITLE_CHARS {
                tell(format!("{} characters", text.chars().count()), "A title has at most 70: shorten it.");
            }
        });
    }
    for (path, note) in data.items("notes") {
        if let Some(run) = borrowed.as_ref().and_then(|borrowed| borrowed.run(word(note, "remark"))) {
            let what = format!("“{run}” stands in the article");
            faults.push(data.atlas.fault(format!("{path}.remark"), what, "Say it in our own words."));
        }
    }
    faults
}

/// Runs of words of the article that are not part of a title.
struct Borrowed {
    /// False for runs that a title has too.
    runs: HashMap<Vec<String>, bool>,
}

impl Borrowed {
    fn of(article: &str, data: &Data) -> Self {
        let mut runs: HashMap<Vec<String>, bool> =
            words(article).windows(RUN_WORDS).map(|run| (run.to_vec(), true)).collect();
        let works = data.items("sources").map(|(_, work)| work).chain(data.atlas.content.get("work"));
        let titles = works.flat_map(|work| ["title", "container-title"].map(|member| word(work, member)));
        for title in titles.map(words) {
            for run in title.windows(RUN_WORDS) {
                runs.insert(run.to_vec(), false);
            }
        }
        Self { runs }
    }

    fn run(&self, text: &str) -> Option<String> {
        let words = words(text);
        let found = words.windows(RUN_WORDS).find(|run| self.runs.get(*run) == Some(&true))?;
        Some(found.join(" "))
    }
}

/// Small letters and digits only: marks and spaces do not make a sentence ours.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_do_not_count() {
        assert_eq!(words("“It is, Ours’”"), ["it", "is", "ours"]);
    }
}
