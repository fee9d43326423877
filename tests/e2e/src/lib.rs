//! The built site in a real browser, driven by W3C WebDriver.
//!
//! * [`engine`] knows the browsers: how each is started and told what kind of visitor it plays. `SCO_ATLAS_ENGINE`
//!   names the one of a run. [`driver`] is its driver as a process.
//! * [`visit`] opens a page of the site for one test, and looks afterwards whether anything went wrong unseen: an
//!   error in the console, a breach of the content policy, a request to another host. Where the engine cannot be
//!   asked for them, the page is made to tell ([`watch`]).
//! * [`page`] is what a test does on the page, in the words of the page contract.
//! * [`plates`] names the moments of the map that are looked at and measured.
//!
//! ```no_run
//! # use e2e::{Tested, visit::Visit};
//! # async fn test() -> Tested {
//! Visit::to("#t=2005-07-05").size(390, 844).run(async |page| {
//!     page.ready().await?;
//!     page.keys("[role=slider]", "End").await
//! }).await
//! # }
//! ```

pub mod driver;
pub mod engine;
pub mod page;
pub mod plates;
pub mod visit;
pub mod watch;

use std::fmt::Debug;

pub type Problem = Box<dyn std::error::Error + Send + Sync>;
pub type Tested<T = ()> = Result<T, Problem>;

/// Fails with the sentence if the fact is not so.
pub fn holds(fact: bool, sentence: impl Into<String>) -> Tested {
    if fact { Ok(()) } else { Err(sentence.into().into()) }
}

/// Fails with both values if they differ.
pub fn same<T: PartialEq<U> + Debug, U: Debug>(found: T, wanted: U, what: &str) -> Tested {
    holds(found == wanted, format!("{what}: found {found:?}, wanted {wanted:?}"))
}
