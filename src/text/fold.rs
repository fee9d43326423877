//! One plain form for words that readers write in many ways: `Қарши`, `Qarshi`, `Karshi` and `Karşı` are one word.
//!
//! Case and accents go; Cyrillic becomes Latin; letters that readers mix become one. Scripts that are neither stay as they
//! are. Total, and folding what is folded changes nothing. The tables are of the letters concerned, those of all letters
//! in the world are 10 kB.
//!
//! ```
//! use sco_atlas::text::fold::{begins, fold};
//! assert_eq!(fold("Бишкек"), fold("Bişkek"));
//! assert!(begins(&fold("Andijan"), &fold("andican")));
//! ```

use std::ops::Range;

/// U+00C0 to U+017F. A space parts words; for capitals see [`spell`].
const LATIN: &[u8; 192] = b"aaaaaaeCeeeeiiiidnooooo ouuuuytsaaaaaaeCeeeeiiiidnooooo ouuuuyty\
aaaaaaCCCCCCCCddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
lllnnnnnnnnnooooooeerrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzjjs";

/// U+0400 to U+04FF: Russian, and what Kazakh, Kyrgyz, Uzbek, Tajik, Mongolian and their neighbours add. `-` is not
/// heard; `?` is a letter of old books, which stays.
const CYRILLIC: &[u8; 256] = b"eejgeziiilnCkiojabvgdejziiklmnoprstufxTCsS-i-eUAabvgdejziiklmnop\
rstufxTCsS-i-eUAeejgeziiilnCkioj????????????????????????????????\
??????????ii--rrggggggjjzzkkggkkkknnnnppoossttuuuuxxTTjjjjxxCCCC\
-jjkkllnnnnCCmm-aaaaeeeeaaaajjzzzziiiiooooooeeuuuuuuCCggiiggxxxx";

/// Each word of a text, folded, with its place in the text.
pub fn words(text: &str, found: &mut dyn FnMut(Range<usize>, &str)) {
    let mut word = String::new();
    let (mut from, mut to) = (0, 0);
    // A space at the end, so that the last word ends too.
    for (at, letter) in text.char_indices().chain(Some((text.len(), ' '))) {
        if is_silent(letter) {
            continue;
        }
        if word.is_empty() {
            from = at;
        }
        if spell(letter, &mut word) {
            to = at + letter.len_utf8();
        } else if !word.is_empty() {
            found(from..to, &word);
            word.clear();
        }
    }
}

/// The folded words of a text, a space between them.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    words(text, &mut |_, word| {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    });
    folded
}

/// Does a folded word begin so? A bare `c` is said as k, as ç or, in Turkish, as j: it fits each.
pub fn begins(word: &str, start: &str) -> bool {
    let mut letters = word.chars();
    start.chars().all(|wanted| {
        letters.next().is_some_and(|letter| {
            letter == wanted || (letter == 'c' && is_c(wanted)) || (wanted == 'c' && is_c(letter))
        })
    })
}

fn is_c(letter: char) -> bool {
    matches!(letter, 'k' | 'ç' | 'j')
}

/// Apostrophes, accents set apart, joiners and the vowel points of Arabic: they part no words.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\'' | '`' | '´' | '\u{ad}' | '‘' | '’' | '′' | '\u{2b9}'..='\u{2bf}' | '\u{300}'..='\u{36f}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// Adds a letter to a word; false if it is none.
fn spell(letter: char, word: &mut String) -> bool {
    let plain = match letter {
        '0'..='9' | 'a'..='z' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        '\u{c0}'..='\u{17f}' => listed(LATIN, letter, 0xc0),
        '\u{400}'..='\u{4ff}' => listed(CYRILLIC, letter, 0x400),
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        'Ə' | 'ə' => 'e',
        // Arabic and Persian keyboards have each their own of these.
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'أ' | 'إ' | 'آ' => 'ا',
        ..='\u{bf}' | '،' | '؛' | '؟' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' => {
            ' '
        }
        other => other,
    };
    match plain {
        ' ' => return false,
        '-' => {}
        '?' => word.push(letter),
        'A' => put_all(word, "ia"),
        'U' => put_all(word, "iu"),
        'T' => put_all(word, "ts"),
        'S' => put_all(word, "sç"),
        'C' => put(word, 'ç'),
        plain => put(word, plain),
    }
    true
}

fn listed(table: &[u8], letter: char, first: u32) -> char {
    table.get((letter as u32 - first) as usize).map_or(letter, |plain| char::from(*plain))
}

fn put_all(word: &mut String, letters: &str) {
    letters.chars().for_each(|letter| put(word, letter));
}

/// Makes one of what readers mix: q and k, kh and x and h, zh and dzh and j, sh and s, ch and ç, gh and g, w and v, y and
/// i, ye and e, a letter twice and once.
fn put(word: &mut String, letter: char) {
    let last = word.chars().next_back();
    let instead = match (last, letter) {
        (Some('s' | 't' | 'g'), 'h') => return,
        (Some(last), _) if last == letter && !letter.is_ascii_digit() => return,
        (Some('k'), 'h') => 'x',
        (Some('c'), 'h') => 'ç',
        (Some('z'), 'h') | (Some('d'), 'j') => 'j',
        (Some('c'), 'k') => 'k',
        (Some('i'), 'e') if word.len() == 1 => 'e',
        (_, 'h') => return put(word, 'x'),
        (_, 'q') => return put(word, 'k'),
        (_, 'w') => return put(word, 'v'),
        (_, 'y') => return put(word, 'i'),
        _ => return word.push(letter),
    };
    word.pop();
    put(word, instead);
}
