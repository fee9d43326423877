//! Lengths, sine, cosine, the angle of a point, and powers of two: right to thirteen decimals for angles of a few turns.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, LN_2};

/// The length of the way to a point. Numbers on a map are neither so large nor so small that their squares are not numbers.
pub fn hypot(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// For angles of a few turns.
pub fn sin_cos(radians: f64) -> (f64, f64) {
    let quarters = (radians / FRAC_PI_2).round();
    let rest = radians - quarters * FRAC_PI_2;
    // Taylor's series within an eighth of a turn: the ninth term is below 10^-17.
    let square = rest * rest;
    let (mut sin, mut cos) = (1.0, 1.0);
    for n in (1..=9).rev() {
        let twice = f64::from(2 * n);
        sin = 1.0 - sin * square / (twice * (twice + 1.0));
        cos = 1.0 - cos * square / (twice * (twice - 1.0));
    }
    sin *= rest;
    match (quarters as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// The angle of the point, from -π to π; nought at the origin.
pub fn atan2(y: f64, x: f64) -> f64 {
    let (near, far) = if x.abs() > y.abs() { (y.abs(), x.abs()) } else { (x.abs(), y.abs()) };
    if far == 0.0 {
        return 0.0;
    }
    // A parabola is near enough to begin with; each turn of the loop then triples the decimals.
    let slope = near / far;
    let mut angle = slope * (FRAC_PI_4 + 0.273 * (1.0 - slope));
    for _ in 0..3 {
        let (sin, cos) = sin_cos(angle);
        angle += (slope * cos - sin) / (slope * sin + cos);
    }
    let angle = if x.abs() > y.abs() { angle } else { FRAC_PI_2 - angle };
    let angle = if x < 0.0 { 2.0 * FRAC_PI_2 - angle } else { angle };
    if y < 0.0 { -angle } else { angle }
}

/// 2 to this power, for powers from -1000 to 1000.
pub fn exp2(power: f64) -> f64 {
    let whole = power.round().clamp(-1000.0, 1000.0);
    let rest = (power - whole) * LN_2;
    let mut series = 1.0;
    for n in (1..=14).rev() {
        series = 1.0 + series * rest / f64::from(n);
    }
    // The bits of a power of two are its exponent alone.
    series * f64::from_bits(((whole as i64 + 1023) as u64) << 52)
}

/// For positive numbers of everyday size.
pub fn log2(value: f64) -> f64 {
    let exponent = (value.to_bits() >> 52) as i64 - 1023;
    let part = value / f64::from_bits(((exponent + 1023) as u64) << 52);
    // Of a number from 1 to 2: twice the inverse hyperbolic tangent, below a third.
    let ratio = (part - 1.0) / (part + 1.0);
    let square = ratio * ratio;
    let series = (0..17).rev().fold(0.0, |sum, n| sum * square + 1.0 / f64::from(2 * n + 1));
    exponent as f64 + 2.0 * ratio * series / LN_2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sine_and_cosine_are_those_of_the_standard_library(angle in -13.0..13.0_f64) {
            let (sin, cos) = sin_cos(angle);
            prop_assert!((sin - angle.sin()).abs() < 1e-14 && (cos - angle.cos()).abs() < 1e-14);
        }

        #[test]
        fn the_angle_of_a_point_is_that_of_the_standard_library(y in -3.0..3.0_f64, x in -3.0..3.0_f64) {
            prop_assert!((atan2(y, x) - y.atan2(x)).abs() < 1e-14);
        }

        #[test]
        fn powers_of_two_and_their_inverse_are_those_of_the_standard_library(power in -40.0..40.0_f64) {
            prop_assert!((exp2(power) / power.exp2() - 1.0).abs() < 1e-14);
            prop_assert!((log2(power.exp2()) - power).abs() < 1e-13);
        }
    }

    #[test]
    fn angles_on_the_axes_are_exact() {
        for (y, x) in [(0.0, 1.0), (1.0, 0.0), (0.0, -1.0), (-1.0, 0.0), (0.0, 0.0), (1.0, 1.0), (-1.0, -1.0)] {
            assert!((atan2(y, x) - f64::atan2(y, x)).abs() < 1e-15, "{y} {x}");
        }
    }
}
