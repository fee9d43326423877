//! The lines that put the map into somebody's page.

use super::escape;
use crate::app::{Link, Theme};
use crate::text::Language;

#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// The top of the site, ending in `/`.
    pub site: String,
    pub language: Language,
    pub theme: Theme,
    /// CSS pixels; `None`: as wide as there is room.
    pub width: Option<u16>,
    pub height: u16,
    /// `None`: the map begins at its beginning.
    pub start: Option<Link>,
    /// Previous and next, the ruler, the zoom.
    pub controls: bool,
    /// A version of the data that never changes; `None`: the newest.
    pub version: Option<String>,
    /// What the frame is called.
    pub title: String,
    /// What the link below it says.
    pub link_text: String,
}

const NARROWEST: u16 = 200;
const WIDEST: u16 = 4000;

/// A frame with a name, and a link for where frames are left out.
pub fn html(choices: &Choices) -> String {
    let size = |px: u16| px.clamp(NARROWEST, WIDEST).to_string();
    let width = choices.width.map_or_else(|| "100%".to_owned(), size);
    let [framed, whole] = addresses(choices).map(|address| escape(&address));
    format!(
        "<iframe src=\"{framed}\" title=\"{title}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
         allow=\"fullscreen\" style=\"border:0\"></iframe>\n<p><a href=\"{whole}\">{link}</a></p>\n",
        title = escape(&choices.title),
        height = size(choices.height),
        link = escape(&choices.link_text),
    )
}

/// Of the frame, and of the whole page.
pub fn addresses(choices: &Choices) -> [String; 2] {
    let Choices { site, language, theme, start, controls, version, .. } = choices;
    let version = version.as_deref().map_or_else(String::new, |version| ["v/", &plain(version), "/"].concat());
    let page = [site, version.as_str(), language.folder()].concat();
    let theme = if *theme == Theme::System { String::new() } else { ["&theme=", theme.word()].concat() };
    let controls = if *controls { "" } else { "&controls=0" };
    let fragment = start.as_ref().map_or_else(String::new, ToString::to_string);
    let fragment = if fragment.is_empty() { fragment } else { ["#", &fragment].concat() };
    [[&page, "?embed=1", &theme, controls, &fragment].concat(), [page.as_str(), &fragment].concat()]
}

/// A version as it may stand in a path.
fn plain(version: &str) -> String {
    let version = version.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.' || *c == '-');
    version.collect::<String>().trim_matches('.').to_owned()
}
