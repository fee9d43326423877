//! JSON (RFC 8259) as a tree of values. It borrows nothing and guesses nothing; what is broken is told by its place.
//!
//! The reader asks for little of a value and needs the place of a break to the byte: a page of own code instead of
//! the 17 kB that a general library adds to the download. The tests hold it against `serde_json`.

use crate::number;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// As it is spelled in the file.
    Number(String),
    String(String),
    Array(Vec<Value>),
    /// In the order of the file; of a member given twice the last one counts.
    Object(Vec<(String, Value)>),
}

/// Where a text ceases to be JSON; `end`: because it ends there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fault {
    pub at: usize,
    pub end: bool,
}

/// Deeper than this nothing is read: the stack of a page is small.
const MAX_DEPTH: u8 = 127;

impl Value {
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_object()?.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    pub fn as_object(&self) -> Option<&[(String, Value)]> {
        if let Value::Object(members) = self { Some(members) } else { None }
    }

    pub fn as_array(&self) -> Option<&[Value]> {
        if let Value::Array(items) = self { Some(items) } else { None }
    }

    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = self { Some(text) } else { None }
    }

    pub fn as_f64(&self) -> Option<f64> {
        if let Value::Number(text) = self { number::read(text) } else { None }
    }

    /// A whole number spelled as one: `2`, not `2.0`.
    pub fn as_i64(&self) -> Option<i64> {
        if let Value::Number(text) = self { text.parse().ok() } else { None }
    }
}

/// The value that begins at `start`, and where it ends.
pub(super) fn value(bytes: &[u8], start: usize) -> Result<(Value, usize), Fault> {
    let mut cursor = Cursor { bytes, at: start };
    let value = cursor.value(0)?;
    let open_ended = !matches!(value, Value::String(_) | Value::Array(_) | Value::Object(_));
    let ended = matches!(
        cursor.peek(),
        None | Some(b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b']' | b'}' | b'[' | b'{' | b'"')
    );
    if open_ended && !ended { Err(cursor.fault()) } else { Ok((value, cursor.at)) }
}

/// A place in the bytes of a file.
pub(super) struct Cursor<'b> {
    pub bytes: &'b [u8],
    pub at: usize,
}

impl<'b> Cursor<'b> {
    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// What stands before the first such byte, or before the end; then it stands there. One run, for most of a file is text.
    pub fn up_to(&mut self, stop: impl Fn(u8) -> bool) -> &'b [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let run = rest.iter().position(|byte| stop(*byte)).and_then(|n| rest.get(..n)).unwrap_or(rest);
        self.at += run.len();
        run
    }

    /// True and past it, if this is next.
    pub fn eat(&mut self, byte: u8) -> bool {
        self.space();
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn fault(&self) -> Fault {
        Fault { at: self.at.min(self.bytes.len()), end: self.at >= self.bytes.len() }
    }

    fn must(&mut self, byte: u8) -> Result<(), Fault> {
        if self.eat(byte) { Ok(()) } else { Err(self.fault()) }
    }

    fn value(&mut self, depth: u8) -> Result<Value, Fault> {
        self.space();
        match self.peek() {
            Some(b'{' | b'[') if depth == MAX_DEPTH => Err(self.fault()),
            Some(b'{') => {
                let mut members = Vec::new();
                self.each(b'}', &mut |cursor| {
                    cursor.space();
                    let key = cursor.string()?;
                    cursor.must(b':')?;
                    members.push((key, cursor.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Value::Object(members))
            }
            Some(b'[') => {
                let mut items = Vec::new();
                self.each(b']', &mut |cursor| {
                    items.push(cursor.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Value::Array(items))
            }
            Some(b'"') => self.string().map(Value::String),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => self.number().map(Value::Number),
        }
    }

    /// What stands between a bracket and the one that closes it, apart by commas.
    fn each(&mut self, close: u8, read: &mut dyn FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.at += 1;
        if self.eat(close) {
            return Ok(());
        }
        loop {
            read(self)?;
            if !self.eat(b',') {
                return self.must(close);
            }
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Fault> {
        for byte in word.bytes() {
            if self.peek() != Some(byte) {
                return Err(self.fault());
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<String, Fault> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        self.text(self.bytes.get(start..self.at).unwrap_or_default().to_vec())
    }

    /// One or more.
    fn digits(&mut self) -> Result<(), Fault> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.fault());
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    fn string(&mut self) -> Result<String, Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.fault());
        }
        self.at += 1;
        let mut text = Vec::new();
        loop {
            text.extend_from_slice(self.up_to(|byte| matches!(byte, b'"' | b'\\' | 0..b' ')));
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return self.text(text);
                }
                Some(b'\\') => {
                    self.at += 1;
                    let c = self.escaped()?;
                    text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
                _ => return Err(self.fault()),
            }
        }
    }

    fn text(&self, bytes: Vec<u8>) -> Result<String, Fault> {
        String::from_utf8(bytes).map_err(|_| self.fault())
    }

    /// After a backslash.
    fn escaped(&mut self) -> Result<char, Fault> {
        let c = match self.peek() {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                let mut code = self.hex()?;
                // Two of these stand for one character beyond the first 65,536.
                if (0xd800..0xdc00).contains(&code) {
                    for byte in [b'\\', b'u'] {
                        if self.peek() != Some(byte) {
                            return Err(self.fault());
                        }
                        self.at += 1;
                    }
                    let low = self.hex()?;
                    if !(0xdc00..0xe000).contains(&low) {
                        return Err(self.fault());
                    }
                    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                }
                return char::from_u32(code).ok_or(self.fault());
            }
            _ => return Err(self.fault()),
        };
        self.at += 1;
        Ok(c)
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> Result<u32, Fault> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16)).ok_or(self.fault())?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value as Theirs;

    fn same(ours: &Value, theirs: &Theirs) -> bool {
        match (ours, theirs) {
            (Value::Null, Theirs::Null) => true,
            (Value::Bool(ours), Theirs::Bool(theirs)) => ours == theirs,
            (Value::Number(_), Theirs::Number(theirs)) => {
                let (ours, theirs) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
                (ours - theirs).abs() <= theirs.abs() * 1e-14
            }
            (Value::String(ours), Theirs::String(theirs)) => ours == theirs,
            (Value::Array(ours), Theirs::Array(theirs)) => {
                ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
            }
            (Value::Object(_), Theirs::Object(theirs)) => {
                theirs.iter().all(|(name, theirs)| ours.get(name).is_some_and(|ours| same(ours, theirs)))
            }
            _ => false,
        }
    }

    /// The first value of the text, as both read it.
    fn held_against_serde(bytes: &[u8]) -> Result<(), TestCaseError> {
        let mut stream = serde_json::Deserializer::from_slice(bytes).into_iter::<Theirs>();
        match (value(bytes, 0), stream.next()) {
            (Ok((ours, end)), Some(Ok(theirs))) => {
                prop_assert!(same(&ours, &theirs));
                prop_assert_eq!(end, stream.byte_offset());
            }
            // Numbers beyond all bounds are none to them and infinite to us.
            (Ok(_), Some(Err(error))) => prop_assert!(error.to_string().contains("out of range"), "{error}"),
            // Of `"\u12"` they say that it ends, we that a quote is no digit.
            (Err(fault), Some(Err(error))) => prop_assert!(!fault.end || error.is_eof(), "{fault:?} {error}"),
            (Err(fault), None) => prop_assert!(fault.end),
            (ours, theirs) => prop_assert!(false, "{ours:?} {theirs:?}"),
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_json_is_read_as_serde_json_reads_it(text in r#"([\[{}\],: ]|"[a-c\\"u0-9dDn]{0,6}"|-?[0-9.eE]{1,5}|true|false|null|"é"|\PC){0,12}"#) {
            held_against_serde(text.as_bytes())?;
        }

        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            held_against_serde(&bytes)?;
        }
    }

    #[test]
    fn whole_values_are_read_as_serde_json_reads_them() {
        let deep = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        let texts = [
            r#" {"a": [1, -2.5e3, 0.1], "b": {"c": null}, "a": "\u00e9\ud83d\ude00\n\/"} x"#,
            r#""\ud83d""#,
            r#""\ude00""#,
            "\"a\nb\"",
            "[1,]",
            "{\"a\":1,}",
            "01",
            "-",
            "1.",
            "truex",
            "\"\\u12\"",
            &deep(127),
            &deep(128),
        ];
        for text in texts {
            held_against_serde(text.as_bytes()).unwrap_or_else(|why| panic!("{text}: {why}"));
        }
    }
}
