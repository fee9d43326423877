//! QR codes as drawings: one path, black on white, with the quiet edge that readers want.

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, QRCode};

use crate::Outcome;

/// Modules of white around the code.
const QUIET: usize = 4;

/// A standalone SVG; `label` says what it leads to.
pub fn svg(address: &str, label: &str) -> Outcome<String> {
    let (side, path) = drawn(address)?;
    let label = sco_atlas::share::picture::markup::escape(label);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title\" width=\"{0}\" height=\"{0}\" \
         viewBox=\"0 0 {side} {side}\"><title id=\"title\">{label}</title><path fill=\"white\" d=\"M0 0H{side}V{side}H0Z\"/>\
         <path d=\"{path}\"/></svg>\n",
        side * 8
    ))
}

/// How many modules wide with the edge, and the dark ones as one path.
pub fn drawn(address: &str) -> Outcome<(usize, String)> {
    let code: QRCode = QRBuilder::new(address).ecl(ECL::M).build().map_err(|why| format!("{address}: {why:?}"))?;
    let mut path = String::new();
    for (y, row) in code.data.chunks(code.size).take(code.size).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a.value() == b.value()) {
            if run.first().is_some_and(|module| module.value()) {
                path += &format!("M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    Ok((code.size + 2 * QUIET, path))
}
