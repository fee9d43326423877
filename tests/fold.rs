//! Words in any script come to one plain form.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use sco_atlas::text::fold::{begins, fold, words};

/// Every letter that the tables know.
fn known() -> impl Iterator<Item = char> {
    let latin = ('A'..='z').filter(char::is_ascii_alphabetic).chain('\u{c0}'..='\u{17f}');
    let cyrillic = ('\u{400}'..='\u{45f}').chain('\u{48a}'..='\u{4ff}');
    latin.chain(cyrillic).chain(['Ș', 'ș', 'Ț', 'ț', 'Ə', 'ə'])
}

/// Two words of which a reader may type either.
fn one(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a.chars().count() == b.chars().count() && begins(&a, &b)
}

#[test]
fn spellings_of_one_name_are_one_word() {
    for spellings in [
        &["Қарши", "Карши", "Qarshi", "Karshi", "Karşı", "KARŞI", "karsi"][..],
        &["Манас", "МАНАС", "Manas", "manas"],
        &["Бишкек", "Bişkek", "Bishkek", "Biskek"],
        &["Тошкент", "Toshkent", "Toşkent"],
        &["Ташкент", "Tashkent", "Taşkent", "Taskent"],
        &["Душанбе", "Dushanbe", "Duşanbe"],
        &["Андижан", "Andizhan", "Andijan", "Andican"],
        &["Таджикистан", "Tadzhikistan", "Tajikistan", "Tacikistan", "Tadjikistan"],
        &["Azerbaijan", "Azerbaycan", "Азербайджан"],
        &["Чимкент", "Çimkent", "Chimkent", "Cimkent"],
        &["Хабаровск", "Khabarovsk", "Habarovsk", "Xabarovsk"],
        &["Благовещенск", "Blagoveshchensk", "Blagoveşçensk"],
        &["Якутск", "Yakutsk"],
        &["Екатеринбург", "Yekaterinburg", "Ekaterinburg"],
        &["Новый", "Noviy", "Novy"],
        &["Россия", "Rossiya", "Rosiya"],
        &["Ўзбекистон", "Oʻzbekiston", "Oʼzbekiston", "O'zbekiston", "Özbekiston"],
        &["Ашхабад", "Ashkhabad", "Ashxabad"],
        &["Ұлан", "Улан", "Ulan"],
        &["Уулзалт", "Ульзалт"],
        &["Colombo", "Kolombo"],
        &["Kathmandu", "Katmandu"],
        &["Özgür", "ozgur", "O\u{308}zgu\u{308}r"],
        &["İstanbul", "ISTANBUL", "ıstanbul", "istanbul", "I\u{307}stanbul"],
        &["Королёв", "Королев"],
        &["علي", "علی"],
    ] {
        for pair in spellings.windows(2) {
            assert!(one(pair[0], pair[1]), "{} is {}, {} is {}", pair[0], fold(pair[0]), pair[1], fold(pair[1]));
        }
    }
}

#[test]
fn different_names_stay_different() {
    for (a, b) in
        [("Kant", "Kunt"), ("Osh", "Ош-2"), ("Kabul", "Kulob"), ("2009", "209"), ("北京", "东京"), ("k2", "k1")]
    {
        assert!(!one(a, b), "{a} and {b} are both {}", fold(a));
    }
    assert!(!begins("kina", "çin"), "only a bare c fits both");
    assert!(begins(&fold("Çin"), &fold("cin")) && begins(&fold("Kınık"), &fold("cinik")));
}

#[test]
fn words_are_told_with_their_place() {
    let text = "Karshi-Khanabad (K2), Manas’ta; «Қарши» 北京";
    let mut told = Vec::new();
    words(text, &mut |place, word| told.push((text[place].to_owned(), word.to_owned())));
    let told: Vec<(&str, &str)> = told.iter().map(|(text, word)| (text.as_str(), word.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Karshi", "karsi"),
            ("Khanabad", "xanabad"),
            ("K2", "k2"),
            ("Manas’ta", "manasta"),
            ("Қарши", "karsi"),
            ("北京", "北京")
        ]
    );
}

#[test]
fn case_is_that_of_the_standard_library_for_every_letter_known() {
    for letter in known() {
        let lower: String = letter.to_lowercase().collect();
        let upper: String = letter.to_uppercase().collect();
        assert_eq!(fold(&lower), fold(&letter.to_string()), "{letter} and {lower}");
        assert_eq!(fold(&upper), fold(&letter.to_string()), "{letter} and {upper}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn folding_twice_is_folding_once(text in ".{0,60}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn so_it_is_for_letters_that_meet(text in "[a-zA-Zçşğıöüйёжшщхцчяю' -]{0,12}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert_eq!(fold(&text.to_uppercase()), once);
    }

    #[test]
    fn every_word_has_its_place_in_the_text(text in ".{0,60}") {
        let mut end = 0;
        words(&text, &mut |place, word| {
            assert!(place.start >= end && place.start < place.end && !word.is_empty() && !word.contains(' '));
            assert_eq!(fold(&text[place.clone()]), word);
            end = place.end;
        });
    }
}
