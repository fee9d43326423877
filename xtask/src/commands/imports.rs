//! Shorter names between the wasm and its script, as far as a compressor sees them.
//!
//! wasm-bindgen ends the name of each import with a hash, sixteen digits that nothing can make smaller. In the finished
//! site a number of as many digits stands in its place, the same in both files; no length changes.

use std::collections::HashMap;

use crate::commands::build::with_extension;
use crate::step::{Failure, Outcome};
use crate::workspace;

const START: &[u8] = b"__wb";
const DIGITS: usize = 16;

/// Numbers the imports of each script of the site and of the wasm that goes with it.
pub fn number() -> Outcome {
    for script in with_extension(&workspace::dist(), "js")? {
        let wasm = script.with_file_name(format!(
            "{}_bg.wasm",
            script.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
        ));
        if !wasm.is_file() {
            continue;
        }
        let mut numbers = HashMap::new();
        for file in [script, wasm] {
            let mut bytes = std::fs::read(&file).map_err(|why| Failure::file("read", &file, why))?;
            renamed(&mut bytes, &mut numbers);
            workspace::write(&file, bytes)?;
        }
    }
    Ok(())
}

/// In one walk, so that no new name is taken for an old one.
fn renamed(bytes: &mut [u8], numbers: &mut HashMap<Vec<u8>, usize>) {
    let mut at = 0;
    while let Some(rest) = bytes.get_mut(at..) {
        if !rest.starts_with(START) {
            at += 1;
            continue;
        }
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let (name, _) = rest.split_at_mut(length);
        let hashed = name
            .split_last_chunk::<DIGITS>()
            .is_some_and(|(before, hash)| before.ends_with(b"_") && hash.iter().all(u8::is_ascii_hexdigit));
        if hashed {
            let next = numbers.len();
            let number = *numbers.entry(name.to_vec()).or_insert(next);
            let digits = format!("{number:0DIGITS$}");
            name.iter_mut().rev().zip(digits.bytes().rev()).for_each(|(old, new)| *old = new);
        }
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_get_the_same_names_and_keep_their_length() {
        let script = "{ __wbg_set_a377297433dfea63: f, __wbindgen_cast_0000000000000001: g, __wbg_init: h }";
        let wasm = "\u{1a}__wbindgen_cast_0000000000000001\0\u{1a}__wbg_set_a377297433dfea63\0__wbg_set";
        let mut numbers = HashMap::new();
        let [script, wasm] = [script, wasm].map(|text| {
            let mut bytes = text.as_bytes().to_vec();
            renamed(&mut bytes, &mut numbers);
            String::from_utf8(bytes).unwrap()
        });
        assert_eq!(script, "{ __wbg_set_0000000000000000: f, __wbindgen_cast_0000000000000001: g, __wbg_init: h }");
        assert_eq!(wasm, "\u{1a}__wbindgen_cast_0000000000000001\0\u{1a}__wbg_set_0000000000000000\0__wbg_set");
    }
}
