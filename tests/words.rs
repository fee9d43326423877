//! The tables of sentences: what a language does with what it is given.

use sco_atlas::text::Language;

#[test]
fn a_figure_stands_with_its_unit_as_the_language_writes_it() {
    let (english, turkish) = (Language::English.table(), Language::Turkish.table());
    assert_eq!(english.quantity(17.4, "million US dollars a year"), "17.4 million US dollars a year");
    assert_eq!(turkish.quantity(13.8, "milyar ABD doları"), "13,8 milyar ABD doları");
    assert_eq!((turkish.quantity(17.0, "%").as_str(), turkish.quantity(3.0, "").as_str()), ("%17", "3"));
}
