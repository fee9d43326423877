//! A number out of its digits.

/// Reads `-12`, `0.25`, `6.02e23`: a sign, digits, a point and digits, an exponent. Exact up to fifteen digits and
/// twenty-two decimals, which is more than any place on Earth has; beyond that right to fifteen digits.
///
/// ```
/// use sco_atlas::number::read;
/// assert_eq!(read("-65.912"), Some(-65.912));
/// assert_eq!(read("6,2"), None);
/// ```
pub fn read(text: &str) -> Option<f64> {
    let (text, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text.get(..at)?, exponent(text.get(at + 1..)?)?),
        None => (text, 0),
    };
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut mantissa = 0_u64;
    let mut power = exponent;
    let mut met = 0;
    let mut point = false;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                met += 1;
                // What no longer fits only moves the point.
                if mantissa < u64::MAX / 10 - 1 {
                    mantissa = mantissa * 10 + u64::from(byte - b'0');
                    power -= i32::from(point);
                } else {
                    power += i32::from(!point);
                }
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    let size = scaled(mantissa as f64, power);
    (met > 0).then_some(if text.starts_with('-') { -size } else { size })
}

/// Held where every number is nought or infinite.
fn exponent(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.bytes().fold(0, |sum, byte| (sum * 10 + i32::from(byte - b'0')).min(9999));
    Some(if text.starts_with('-') { -size } else { size })
}

/// Times a power of ten, in steps that are exact themselves.
fn scaled(mut value: f64, mut power: i32) -> f64 {
    while power != 0 && value != 0.0 && value.is_finite() {
        let step = power.clamp(-22, 22);
        let mut ten = 1.0;
        for _ in 0..step.unsigned_abs() {
            ten *= 10.0;
        }
        value = if step > 0 { value * ten } else { value / ten };
        power -= step;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::read;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_standard_library_reads_is_read_the_same(text in "[-+]?[0-9]{0,9}(\\.[0-9]{0,6})?") {
            prop_assert_eq!(read(&text), text.parse::<f64>().ok());
        }

        #[test]
        fn very_long_and_very_large_numbers_are_near(value in any::<f64>().prop_filter("finite", |value| value.is_finite())) {
            for text in [value.to_string(), format!("{value:e}")] {
                let ours = read(&text).unwrap();
                prop_assert!((ours - value).abs() <= value.abs() * 1e-14 + 1e-300, "{text} {ours}");
            }
        }

        #[test]
        fn any_text_is_survived(text in ".*", digits in "[-+.eE0-9]*") {
            read(&text);
            if let Some(ours) = read(&digits) {
                let theirs: f64 = digits.parse().unwrap();
                prop_assert!(ours == theirs || (ours - theirs).abs() <= theirs.abs() * 1e-14 + 1e-300);
            }
        }
    }
}
