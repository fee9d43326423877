//! A JavaScript object literal as JSON: keys without quotes get them.

use anyhow::{Context, Result};

/// The object that follows `marker` in a script.
pub fn object_after(script: &str, marker: &str) -> Result<String> {
    let start = script.find(marker).with_context(|| format!("The script has no {marker:?}."))?;
    let from =
        script[start..].find("module.exports = ").context("The script exports nothing.")? + "module.exports = ".len();
    let source = &script[start + from..];
    let mut json = String::new();
    let mut depth = 0usize;
    let mut rest = source.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => {
                json.push(c);
                while let Some(c) = rest.next() {
                    json.push(c);
                    match c {
                        '\\' => json.extend(rest.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            'a'..='z' | 'A'..='Z' | '_' | '$' => {
                let mut word = String::from(c);
                while let Some(c) = rest.next_if(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '$')) {
                    word.push(c);
                }
                match word.as_str() {
                    "true" | "false" | "null" => json.push_str(&word),
                    key => json.push_str(&format!("{key:?}")),
                }
            }
            // A number is taken whole, so that its exponent is not a key; 1e3 becomes 1000.
            '0'..='9' | '-' | '.' => {
                let mut number = String::from(c);
                while let Some(c) = rest.next_if(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | '-' | '+')) {
                    number.push(c);
                }
                let value: f64 = number.parse().with_context(|| format!("{number} is not a number."))?;
                json.push_str(&value.to_string());
            }
            _ => {
                json.push(c);
                match c {
                    '{' | '[' => depth += 1,
                    '}' | ']' => depth -= 1,
                    _ => {}
                }
                if depth == 0 && !c.is_whitespace() {
                    break;
                }
            }
        }
    }
    Ok(json)
}
