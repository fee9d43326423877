//! Every pair of colours that meets on the screen, measured from the tokens (WCAG 2.2: 4.5 for text, 3 for graphics).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::HashMap;

const TEXT: &[(&str, &str)] = &[
    ("ink", "paper"),
    ("ink-2", "paper"),
    ("ink-3", "paper"),
    ("now", "paper"),
    ("link", "paper"),
    ("paper", "ink"),
    ("lab", "mem"),
    ("lab", "obs"),
    ("lab", "land"),
    ("lab-c", "mem"),
    ("lab-c", "obs"),
    ("lab-out", "land"),
    ("lab-out", "mem"),
    ("lab-w", "sea"),
    ("lab-w", "mem"),
    ("lab-mt", "mem"),
    ("lab-mt", "land"),
    ("us", "mem"),
    ("ru", "mem"),
    ("we", "mem"),
    ("now", "mem"),
    ("now", "obs"),
    ("ink-2", "paper-2"),
];
const GRAPHICS: &[(&str, &str)] = &[
    ("now", "mem"),
    ("now", "land"),
    ("now", "sea"),
    ("us", "mem"),
    ("ru", "mem"),
    ("we", "mem"),
    ("past", "mem"),
    ("past", "land"),
    ("gas", "mem"),
    ("oil", "mem"),
    ("gas", "sea"),
    ("disp", "mem"),
    ("disp", "obs"),
    ("coast", "sea"),
    ("coast", "mem"),
    ("border", "mem"),
    ("border", "land"),
    ("border", "obs"),
    ("rule-strong", "paper"),
    ("focus", "paper"),
    ("focus", "mem"),
    ("focus", "sea"),
    ("halo", "us"),
    ("halo", "ru"),
    ("halo", "now"),
    ("arc", "mem"),
];

type Palette = HashMap<String, [f64; 3]>;

/// The colours of the block that begins with `selector`.
fn palette(css: &str, selector: &str, base: Option<&Palette>) -> Palette {
    let mut colours = base.cloned().unwrap_or_default();
    let start = css.find(selector).unwrap_or_else(|| panic!("{selector} is in tokens.css"));
    let block = &css[start..];
    let block = &block[..block.find("\n}").expect("the block ends")];
    for declaration in block.split("--").skip(1) {
        if let Some((name, value)) = declaration.split_once(':')
            && let Some(hex) = value.trim().strip_prefix('#')
            && hex.len() >= 6
            && hex.is_char_boundary(6)
        {
            let channel = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).map(|value| f64::from(value) / 255.0);
            if let (Ok(r), Ok(g), Ok(b)) = (channel(0), channel(2), channel(4)) {
                colours.insert(name.trim().to_owned(), [r, g, b]);
            }
        }
    }
    colours
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|value| if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_pair_is_told_apart_in_every_theme() {
    let css = include_str!("../www/css/tokens.css");
    let light = palette(css, ":root {", None);
    let dark = palette(css, ".theme-dark {", Some(&light));
    let high = palette(css, ".theme-contrast {", Some(&light));
    assert!(light.len() > 40, "the tokens were read");
    let mut low = Vec::new();
    for (theme, colours) in [("light", &light), ("dark", &dark), ("contrast", &high)] {
        for (pairs, least) in [(TEXT, 4.5), (GRAPHICS, 3.0)] {
            for (ink, ground) in pairs {
                let ratio = contrast(colours[*ink], colours[*ground]);
                if ratio < least {
                    low.push(format!("{theme}: {ink} on {ground} has {ratio:.2}, needs {least}"));
                }
            }
        }
    }
    assert!(low.is_empty(), "{low:#?}");
}

#[test]
fn the_system_s_dark_and_the_chosen_dark_are_the_same() {
    let css = include_str!("../www/css/tokens.css");
    let chosen = palette(css, ".theme-dark {", None);
    let system = palette(css, ":root:not(.theme-light, .theme-contrast) {", None);
    assert_eq!(chosen, system);
}
