//! QR codes as drawings: one path, black on white, with the quiet edge that readers want.

use sco_atlas::share::{escape, qr};

use crate::Outcome;

/// A standalone SVG; `label` says what it leads to.
pub fn svg(address: &str, label: &str) -> Outcome<String> {
    let (side, path) = drawn(address)?;
    let label = escape(label);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title\" width=\"{0}\" height=\"{0}\" \
         viewBox=\"0 0 {side} {side}\"><title id=\"title\">{label}</title><path fill=\"white\" d=\"M0 0H{side}V{side}H0Z\"/>\
         <path d=\"{path}\"/></svg>\n",
        side * 8
    ))
}

/// How many modules wide with the edge, and the dark ones as one path.
pub fn drawn(address: &str) -> Outcome<(usize, String)> {
    qr::drawn(address).ok_or_else(|| format!("{address}: longer than a code holds").into())
}
