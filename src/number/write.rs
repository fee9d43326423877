//! Numbers with a fixed count of decimals, alone or along a path.
//!
//! ```
//! use sco_atlas::number::{fixed, path};
//! assert_eq!(fixed(-3.14159, 2), "-3.14");
//! assert_eq!(path(1, &[("M", 2.0), (" ", 0.25), ("H", 7.0)]), "M2.0 0.3H7.0");
//! ```

/// As `format!("{value:.decimals$}")`, but halves go away from nought and nought has no sign. For numbers below
/// 10^15; what is not finite is nought.
pub fn fixed(value: f64, decimals: u32) -> String {
    path(decimals, &[("", value)])
}

/// Each piece of text with the number after it.
pub fn path(decimals: u32, parts: &[(&str, f64)]) -> String {
    let mut text = String::new();
    for (before, value) in parts {
        text.push_str(before);
        put(&mut text, *value, decimals);
    }
    text
}

fn put(text: &mut String, value: f64, decimals: u32) {
    let unit = 10_u64.pow(decimals);
    // A cast keeps what is too large at the largest, and makes nought of what is no number.
    let units = (value.abs() * unit as f64 + 0.5) as u64;
    if value < 0.0 && units > 0 {
        text.push('-');
    }
    text.push_str(&(units / unit).to_string());
    let mut place = unit;
    let mut rest = units % unit;
    if decimals > 0 {
        text.push('.');
    }
    while place > 1 {
        place /= 10;
        text.push(char::from(b'0' + (rest / place) as u8));
        rest %= place;
    }
}

#[cfg(test)]
mod tests {
    use super::fixed;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_written_as_the_standard_library_writes_it(value in -1e6..1e6_f64, decimals in 0..7_u32) {
            let ours: f64 = fixed(value, decimals).parse().unwrap();
            let theirs: f64 = format!("{value:.*}", decimals as usize).parse().unwrap();
            // Halves and their neighbours may go the other way.
            let last = 0.1_f64.powi(decimals as i32);
            prop_assert!((ours - theirs).abs() < 1e-9 || (ours - value).abs() <= last * 0.500_001, "{ours} {theirs}");
            prop_assert_eq!(fixed(value, decimals).trim_start_matches('-').len(), format!("{:.*}", decimals as usize, ours.abs()).len());
        }
    }

    #[test]
    fn noughts_are_kept_and_nought_has_no_sign() {
        assert_eq!(fixed(12.0, 2), "12.00");
        assert_eq!(fixed(1.005_1, 3), "1.005");
        assert_eq!(fixed(-0.04, 1), "0.0");
        assert_eq!(fixed(7.5, 0), "8");
        assert_eq!(fixed(f64::NAN, 1), "0.0");
    }
}
