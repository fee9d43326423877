//! What the page answers to those who ask by oEmbed how to show it: one file a language.

use serde_json::json;

use super::escape;
use super::site::Site;
use crate::text::Language;

/// Beside the page of each language.
pub const FILE: &str = "oembed.json";
/// Wide enough for the map and its ruler, as most columns of text are.
const SIZE: (u32, u32) = (960, 600);

/// The answer, of the kind `rich`: a frame with the embed.
pub fn answer(site: &Site, language: Language, title: &str) -> String {
    let page = site.page(language);
    let (width, height) = SIZE;
    let name = escape(title);
    let html = format!(
        "<iframe src=\"{}?embed=1\" title=\"{name}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
         allow=\"fullscreen\"></iframe>",
        escape(&page)
    );
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "sco-atlas",
        "provider_url": site.address,
        "cache_age": 86_400,
        "width": width,
        "height": height,
        "html": html,
    });
    format!("{answer}\n")
}

/// What leads to the answer from the head of a page.
pub fn link(site: &Site, language: Language, title: &str) -> String {
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}{FILE}\" title=\"{}\">",
        escape(&site.page(language)),
        escape(title)
    )
}
