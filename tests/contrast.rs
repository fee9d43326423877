//! Every pair of colours that meets on the screen, measured from the tokens (WCAG 2.2: 4.5 for text, 3 for graphics), in
//! every theme; and every pair of signs a reader must tell apart, as people with red-green blindness see them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::HashMap;

const TOKENS: &str = include_str!("../www/css/tokens.css");
const MAP: &str = include_str!("../www/css/map.css");
const SYMBOLS: &str = include_str!("../www/symbols.svg");

/// Faces of the map on which a name may stand: land of every rank, the sea, lakes, and the halo between them.
const GROUNDS: &[&str] = &["mem", "obs", "five", "par", "land", "sea", "lake", "halo"];
const MAP_TEXT: &[&str] = &["lab", "lab-c", "lab-out", "lab-w", "lab-mt", "us", "ru", "we", "now", "disp"];
const MAP_GRAPHICS: &[&str] =
    &["now", "us", "ru", "we", "past", "gas", "oil", "disp", "arc", "coast", "border", "focus"];
const PAGE_TEXT: &[(&str, &str)] = &[
    ("ink", "paper"),
    ("ink-2", "paper"),
    ("ink-3", "paper"),
    ("now", "paper"),
    ("link", "paper"),
    ("paper", "ink"),
    ("ink", "paper-2"),
    ("ink-2", "paper-2"),
    // numbers of the figures
    ("gas", "paper"),
    ("arc", "paper"),
];
const PAGE_GRAPHICS: &[(&str, &str)] = &[
    ("us", "paper"),
    ("lab-c", "paper"),
    ("rule-strong", "paper"),
    ("focus", "paper"),
    ("halo", "us"),
    ("halo", "ru"),
    ("halo", "now"),
];

type Colour = [f64; 3];
type Palette = HashMap<String, Colour>;

/// The colours of the block that begins with `selector`, over those of `base`.
fn palette(selector: &str, base: Option<&Palette>) -> Palette {
    let mut colours = base.cloned().unwrap_or_default();
    let start = TOKENS.find(selector).unwrap_or_else(|| panic!("{selector} is in tokens.css"));
    let block = &TOKENS[start..];
    let block = &block[..block.find('}').expect("the block ends")];
    for declaration in block.split("--").skip(1) {
        if let Some((name, value)) = declaration.split_once(':')
            && let Some(hex) = value.trim().strip_prefix('#')
        {
            let digits: String = hex.chars().take_while(char::is_ascii_hexdigit).collect();
            let long: String = match digits.len() {
                3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
                _ => digits,
            };
            let channel = |at: usize| f64::from(u8::from_str_radix(&long[at..at + 2], 16).expect("a colour")) / 255.0;
            colours.insert(name.trim().to_owned(), [channel(0), channel(2), channel(4)]);
        }
    }
    colours
}

/// Every set of colours a reader can get: chosen, or asked for by the system.
fn themes() -> Vec<(&'static str, Palette)> {
    let light = palette(":root {", None);
    let dark = palette(".theme-dark {", Some(&light));
    assert!(light.len() > 40, "the tokens were read");
    vec![
        ("light with more contrast", palette(MORE_LIGHT, Some(&light))),
        ("dark with more contrast", palette(MORE_DARK, Some(&dark))),
        ("contrast", palette(".theme-contrast {", Some(&light))),
        ("print", palette(".print {", Some(&light))),
        ("light", light),
        ("dark", dark),
    ]
}

const MORE_LIGHT: &str = "@media (prefers-contrast: more) { :root:not(.theme-dark, .theme-contrast) {";
const MORE_DARK: &str = "@media (prefers-contrast: more) { .theme-dark {";

fn linear(value: f64) -> f64 {
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn luminance(colour: Colour) -> f64 {
    let [r, g, b] = colour.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn low(theme: &str, colours: &Palette, ink: &str, ground: &str, least: f64) -> Option<String> {
    let ratio = contrast(colours[ink], colours[ground]);
    (ratio < least).then(|| format!("{theme}: {ink} on {ground} has {ratio:.2}, needs {least}"))
}

#[test]
fn every_pair_on_the_page_is_told_apart_in_every_theme() {
    let mut lows = Vec::new();
    for (theme, colours) in themes() {
        for (pairs, least) in [(PAGE_TEXT, 4.5), (PAGE_GRAPHICS, 3.0)] {
            lows.extend(pairs.iter().filter_map(|(ink, ground)| low(theme, &colours, ink, ground, least)));
        }
    }
    assert!(lows.is_empty(), "{lows:#?}");
}

#[test]
fn every_name_and_mark_stands_out_from_every_ground_of_the_map_in_every_theme() {
    let mut lows = Vec::new();
    for (theme, colours) in themes() {
        for ground in GROUNDS {
            for (inks, least) in [(MAP_TEXT, 4.5), (MAP_GRAPHICS, 3.0)] {
                lows.extend(inks.iter().filter_map(|ink| low(theme, &colours, ink, ground, least)));
            }
        }
    }
    assert!(lows.is_empty(), "{lows:#?}");
}

#[test]
fn the_system_s_dark_and_the_chosen_dark_are_the_same() {
    let chosen = palette(".theme-dark {", None);
    let system = palette(":root:not(.theme-light, .theme-contrast) {", None);
    assert_eq!(chosen, system);
}

#[test]
fn more_contrast_on_a_dark_system_is_dark() {
    const BOTH: &str =
        "@media (prefers-contrast: more) and (prefers-color-scheme: dark) { :root:not(.theme-light, .theme-contrast) {";
    assert_eq!(palette(MORE_DARK, None), palette(BOTH, None));
}

/// How an eye sees: as the most do, or without the red or the green cones.
///
/// Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, tables
/// for severity 1.0, over linear RGB.
const EYES: [(&str, [Colour; 3]); 3] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
];

/// CIELAB (D65) of what an eye makes of a colour.
fn lab(colour: Colour, eye: &[Colour; 3]) -> Colour {
    let light = colour.map(linear);
    let weigh = |row: &Colour| row.iter().zip(light).map(|(weight, value)| weight * value).sum::<f64>();
    let [r, g, b] = eye.each_ref().map(weigh).map(|value| value.clamp(0.0, 1.0));
    let root = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    let y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIE76.
fn difference(a: Colour, b: Colour, eye: &[Colour; 3]) -> f64 {
    lab(a, eye).iter().zip(lab(b, eye)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// Faces and lines that colour alone tells apart, and how much it must. The fills of ranks differ little on purpose
/// (DESIGN 9). An observer's land is the nearest to land outside: its ribbon, a word and the key say the rank once more.
const BY_COLOUR: &[(&str, &str, f64)] = &[
    ("mem", "sea", 12.0),
    ("mem", "land", 12.0),
    ("mem", "lake", 12.0),
    ("mem", "obs", 8.0),
    ("mem", "par", 12.0),
    ("obs", "sea", 10.0),
    ("obs", "land", 5.5),
    ("obs-rib", "land", 30.0),
    ("five", "sea", 10.0),
    ("five", "land", 8.0),
    ("mem-rib", "mem", 30.0),
    ("obs-rib", "obs", 30.0),
    ("five-rib", "five", 30.0),
    ("par-rib", "par", 30.0),
    ("mem-rib", "sea", 30.0),
    ("mem-rib", "land", 30.0),
    ("now", "us", 20.0),
    ("now", "ru", 20.0),
    ("now", "past", 18.0),
    ("us", "past", 20.0),
    ("lab-w", "lab-mt", 20.0),
];

#[test]
fn what_only_colour_tells_apart_stays_apart_without_red_or_green() {
    let mut near = Vec::new();
    // On paper the reader has lines and words: its ranks are steps of grey.
    for (theme, colours) in themes().into_iter().filter(|(theme, _)| *theme != "print") {
        for (eye, matrix) in &EYES {
            for (a, b, least) in BY_COLOUR {
                let far = difference(colours[*a], colours[*b], matrix);
                if far < *least {
                    near.push(format!("{theme}, {eye}: {a} and {b} differ by {far:.1}, need {least}"));
                }
            }
        }
    }
    assert!(near.is_empty(), "{near:#?}");
}

/// What a sign is drawn with besides colour.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    /// The value of a property of a rule in map.css. Empty: the rule must not have the property.
    Rule(&'static str, &'static str, &'static str),
    /// Part of the drawing of a symbol.
    Symbol(&'static str, &'static str),
}
use Form::{Rule, Symbol};

const DASHED: &str = "stroke-dasharray";
const WIDTH: &str = "stroke-width";

/// Pairs that red-green blindness may bring near each other: told apart by what is drawn.
const BY_FORM: &[(&str, Form, Form)] = &[
    ("a member's and a founder's ribbon", Rule(".rib.mem", WIDTH, "9"), Rule(".rib.five", WIDTH, "5")),
    ("a member's and a partner's ribbon", Rule(".rib.mem", DASHED, ""), Rule(".rib.par", DASHED, "2.5 3.5")),
    ("an observer's and a partner's ribbon", Rule(".rib.obs", DASHED, ""), Rule(".rib.par", DASHED, "2.5 3.5")),
    (
        "a member's and a partner's swatch in the key",
        Rule(".swg.mem rect", DASHED, ""),
        Rule(".swg.par rect", DASHED, "2.5 2.5"),
    ),
    (
        "an American and a Russian base",
        Symbol("s-base-us", r#"<circle class="g-i" r="7"/>"#),
        Symbol("s-base-ru", r#"<path class="g-i" d="M-6.6-6.6H6.6V6.6H-6.6Z"/>"#),
    ),
    (
        "an American and another Western base",
        Symbol("s-base-us", r#"<circle class="g-i" r="7"/>"#),
        Symbol("s-base-we", r#"<circle class="g-pl" r="6.3"/>"#),
    ),
    (
        "a Russian and another Western base",
        Symbol("s-base-ru", r#"<path class="g-i" d="M-6.6-6.6H6.6V6.6H-6.6Z"/>"#),
        Symbol("s-base-we", r#"<circle class="g-pl" r="6.3"/>"#),
    ),
    (
        "an open and a closed American base",
        Symbol("s-base-us", r#"<circle class="g-i" r="7"/>"#),
        Symbol("s-base-us-closed", r#"<path class="g-l2" d="M-6.6 6.6 6.6-6.6"/>"#),
    ),
    ("oil and gas", Rule(".pipe.oil", WIDTH, "2.2"), Rule(".pipe.gas", WIDTH, "3.4")),
    ("gas, which is double, and oil", Rule(".pipe-in", WIDTH, "1.3"), Rule(".pipe.oil", WIDTH, "2.2")),
    ("a line at work and one being built", Rule(".pipe.oil", DASHED, ""), Rule(".pipe.bld", DASHED, "8 4")),
    ("a line being built and one planned", Rule(".pipe.bld", DASHED, "8 4"), Rule(".pipe.plan", DASHED, ".1 5")),
    ("a line planned and one given up", Rule(".pipe.plan", DASHED, ".1 5"), Rule(".pipe.can", DASHED, "1 5")),
    ("the aim and the deal of the open event", Rule(".link", DASHED, "4 3"), Rule(".link.deal", DASHED, "none")),
    ("the leader and an arc", Rule(".leader", DASHED, "1"), Rule(".link", DASHED, "4 3")),
    ("the ring of the event and of its other places", Rule(".ring", DASHED, ""), Rule(".ring2", DASHED, "3 2")),
    ("a sure and a rough place", Rule(".ring", DASHED, ""), Rule(".ring.about", DASHED, "4 2.6")),
    ("a sure and a rough earlier event", Rule(".pastdot", DASHED, ""), Rule(".pastdot.ap", DASHED, "2.4 1.37")),
    ("a border and a claim", Rule(".border", DASHED, ""), Rule(".displine", DASHED, "4 2.6")),
    ("claimed land and land", Rule(".land", "fill", "var(--land)"), Rule(".disp", "fill", "url(#hatch)")),
    ("what changed and a border", Rule(".changed", WIDTH, "3.8"), Rule(".border", WIDTH, "1")),
    ("land and water", Rule(".land", "stroke", ""), Rule(".coast", "stroke", "var(--coast)")),
    ("names of water and of towns", Rule(".phys .wa", "font-style", "italic"), Rule(".lt", "font-style", "")),
];

/// The value of a property in the rule whose list of selectors has this one; empty if the rule lacks the property.
fn declared(selector: &str, property: &str) -> Option<String> {
    let mut found = None;
    for rule in MAP.split('}') {
        let Some((selectors, body)) = rule.rsplit_once('{') else { continue };
        let selectors = selectors.rsplit_once("*/").map_or(selectors, |(_, rest)| rest);
        if !selectors.split(',').any(|one| one.trim() == selector) {
            continue;
        }
        let value = body.split(';').filter_map(|line| line.split_once(':')).find(|(name, _)| name.trim() == property);
        found = value.map(|(_, value)| value.trim().to_owned()).or(found).or_else(|| Some(String::new()));
    }
    found
}

impl Form {
    fn is_drawn(self) -> Result<(), String> {
        match self {
            Rule(selector, property, value) => match declared(selector, property) {
                None => Err(format!("map.css has no rule for {selector}")),
                Some(found) if found == value => Ok(()),
                Some(found) => Err(format!("{selector} has {property}: {found:?}, told here as {value:?}")),
            },
            Symbol(id, part) => {
                let drawing = SYMBOLS.split("<symbol id=").find(|symbol| symbol.starts_with(&format!("{id:?}")));
                let drawing = drawing.ok_or(format!("symbols.svg has no {id}"))?;
                if drawing.contains(part) { Ok(()) } else { Err(format!("{id} is no longer drawn with {part}")) }
            }
        }
    }
}

#[test]
fn what_colour_does_not_tell_apart_differs_in_what_is_drawn() {
    let mut wrong = Vec::new();
    for (what, a, b) in BY_FORM {
        assert_ne!(a, b, "{what}: the same drawing");
        if let (Rule(_, property, one), Rule(_, other, two)) = (a, b)
            && property == other
        {
            assert_ne!(one, two, "{what}: the same drawing");
        }
        wrong.extend(
            [a, b].into_iter().filter_map(|form| form.is_drawn().err()).map(|error| format!("{what}: {error}")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_measures_of_colour_agree_with_known_values() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    let (red, green) = ([1.0, 0.0, 0.0], [0.0, 0.5, 0.0]);
    let [usual, protan, _] = EYES.map(|(_, eye)| difference(red, green, &eye));
    assert!(usual > 100.0 && protan < usual / 2.0, "a red-blind eye confuses red and green: {usual:.0}, {protan:.0}");
}
