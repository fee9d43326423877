//! The words that a reader looks for: how long they may be, and how they stand in the address.

/// Longer than any title; what is beyond is cut.
pub const LONGEST_CHARS: usize = 80;

/// As it is kept: no space before it, no control characters nor what stands for unreadable ones, not endless.
pub fn kept(text: &str) -> String {
    let silent = |letter: &char| letter.is_control() || *letter == char::REPLACEMENT_CHARACTER;
    let rest = text.chars().filter(|letter| !silent(letter)).skip_while(|letter| letter.is_whitespace());
    rest.take(LONGEST_CHARS).collect()
}

/// UTF-8, each byte but the plainest as `%` and two digits.
pub fn written(query: &str) -> String {
    let mut text = String::new();
    for byte in query.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            text.push(char::from(byte));
        } else {
            text.push('%');
            let digits = [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0'));
            text.extend(digits.map(|digit| digit.to_ascii_uppercase()));
        }
    }
    text
}

/// `None` where nothing is left or it is no UTF-8.
pub fn read(value: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => (digit(rest.next()?)? << 4) | digit(rest.next()?)?,
            // Forms write a space so.
            b'+' => b' ',
            other => other,
        });
    }
    // The strict reading is code that nothing else needs.
    let text = String::from_utf8_lossy(&bytes);
    let query = kept(&text);
    (!query.is_empty() && !text.contains(char::REPLACEMENT_CHARACTER)).then_some(query)
}

fn digit(letter: u8) -> Option<u8> {
    char::from(letter).to_digit(16).map(|digit| digit as u8)
}
