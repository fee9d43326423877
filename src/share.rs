//! What leaves the house: published files, citations, codes, the lines of an embed.
//!
//! What the page itself does not need is written where the site is built, or by a second wasm that is fetched when
//! something is taken away (`press`); it is left out of the wasm of the page.

macro_rules! taken_away {
    ($($name:ident)*) => {
        $(#[cfg(any(not(target_arch = "wasm32"), feature = "press"))] pub mod $name;)*
    };
}

taken_away! { bibtex cite csl csv embed_code picture qr ris shown }

pub mod citation;
#[cfg(not(target_arch = "wasm32"))]
pub mod codebook;
mod complaint;
mod geometry;
#[cfg(not(target_arch = "wasm32"))]
pub mod head;
#[cfg(not(target_arch = "wasm32"))]
pub mod oembed;
#[cfg(not(target_arch = "wasm32"))]
pub mod open_data;
pub mod publish;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;

/// Text as it may stand in HTML, between tags and in attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
