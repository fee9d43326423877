//! The tables of sentences: what a language does with what it is given.

use sco_atlas::text::Language;

#[test]
fn a_figure_stands_with_its_unit_as_the_language_writes_it() {
    let (english, turkish) = (Language::English.table(), Language::Turkish.table());
    assert_eq!(english.quantity(17.4, "million US dollars a year"), "17.4 million US dollars a year");
    assert_eq!(turkish.quantity(13.8, "milyar ABD doları"), "13,8 milyar ABD doları");
    assert_eq!((turkish.quantity(17.0, "%").as_str(), turkish.quantity(3.0, "").as_str()), ("%17", "3"));
}

#[test]
fn what_a_page_carries_is_read_back_word_for_word() {
    use sco_atlas::text::Table;
    for language in Language::ALL {
        let written = language.table().written();
        let read = Table::read(written.clone().leak());
        assert_eq!(read.written(), written);
        assert_eq!(read.n_of_m(3, 7), language.table().n_of_m(3, 7));
        let words = written.split(Table::BETWEEN).count();
        assert_eq!(words, Language::English.table().written().split(Table::BETWEEN).count(), "no word holds the mark");
        assert!(!written.contains('<') && !written.contains('&'), "the page carries it as it is");
    }
    let broken = Table::read("en|");
    assert_eq!((broken.code, broken.all, broken.events_so_far(2).as_str()), ("en", "", ""));
}

#[test]
fn what_varies_is_put_in_where_the_language_wants_it() {
    let (english, turkish) = (Language::English.table(), Language::Turkish.table());
    assert_eq!(english.events_so_far(1), "1 event so far");
    assert_eq!(english.events_so_far(12), "12 events so far");
    assert_eq!(english.away("930", 4, "Astana"), "930 km south of Astana.");
    assert_eq!(turkish.away("930", 4, "Astana"), "Astana noktasına göre 930 km güneyde.");
    assert_eq!(english.events_between(0), "No event between.");
    assert_eq!(english.value_text("2005", ""), "2005");
    assert_eq!(english.number(6), "six");
    assert_eq!(english.number(20), "20");
}
