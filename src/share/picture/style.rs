//! The style of a picture: values in the place of tokens, only rules that meet something, and strokes in the units in which
//! the world is drawn.

use super::markup::Element;
use crate::number;

/// The style with every `var()` replaced by its value in the first block of the tokens, which is the light theme.
pub fn resolved(style: &str, tokens: &str) -> Result<String, String> {
    let tokens = without_comments(tokens);
    let root = tokens.split_once(":root").and_then(|(_, rest)| block(rest));
    let root = root.ok_or_else(|| "the tokens have no :root".to_owned())?;
    let value = |name: &str| {
        let mut found = root.split(';').filter_map(|line| line.split_once(':'));
        found.find(|(known, _)| known.trim() == name).map(|(_, value)| value.trim())
    };
    let style = without_comments(style);
    let mut text = String::new();
    let mut rest = style.as_str();
    while let Some((before, after)) = rest.split_once("var(") {
        let (name, after) = after.split_once(')').ok_or_else(|| "a var( is not closed".to_owned())?;
        text.push_str(before);
        text.push_str(value(name.trim()).ok_or_else(|| ["no token ", name].concat())?);
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

/// What stands between the next braces.
fn block(text: &str) -> Option<&str> {
    Some(text.split_once('{')?.1.split_once('}')?.0)
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        all.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    all
}

/// Rules of a style, one selector each.
pub struct Rule {
    pub selector: String,
    pub declarations: String,
}

pub fn rules(style: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut rest = style;
    while let Some((selectors, after)) = rest.split_once('{') {
        let Some((declarations, after)) = after.split_once('}') else { break };
        let declarations: Vec<&str> = declarations.split(';').map(str::trim).filter(|one| !one.is_empty()).collect();
        for selector in selectors.split(',') {
            rules.push(Rule { selector: selector.trim().to_owned(), declarations: declarations.join(";") });
        }
        rest = after;
    }
    rules
}

impl Rule {
    /// Every class that the selector names.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        let ends = |c: char| !(c.is_alphanumeric() || c == '-' || c == '_');
        self.selector.split('.').skip(1).filter_map(move |part| part.split(ends).next())
    }

    /// In the units of the world when it speaks of what is drawn in them; `k` pixels are a unit.
    pub fn written(&self, k: f64) -> String {
        let in_world = self.selector.starts_with(".camera ");
        let declarations = self.declarations.split(';').map(|line| match line.split_once(':') {
            Some((name @ ("stroke-width" | "stroke-dasharray"), value)) if in_world => {
                let lengths: Vec<String> = value.split_whitespace().map(|length| divided(length, k)).collect();
                [name, ":", &lengths.join(" ")].concat()
            }
            _ => line.to_owned(),
        });
        [&self.selector, "{", &declarations.collect::<Vec<String>>().join(";"), "}"].concat()
    }
}

fn divided(length: &str, k: f64) -> String {
    let sound = number::read(length).filter(|_| k > 0.0);
    sound.map_or_else(|| length.to_owned(), |length| number::fixed(length / k, 2))
}

/// Leaves classes that no rule names, and gives the rules that something is left for.
pub fn fitted(drawing: &mut Element, style: &str, k: f64) -> String {
    let mut rules = rules(style);
    let known: Vec<String> = rules.iter().flat_map(|rule| rule.classes().map(str::to_owned)).collect();
    let mut used: Vec<String> = Vec::new();
    drawing.each_mut(&mut |element| {
        let kept: Vec<String> =
            element.classes().filter(|class| known.iter().any(|known| known == class)).map(str::to_owned).collect();
        if kept.is_empty() {
            element.remove("class");
        } else {
            element.set("class", kept.join(" "));
        }
        used.extend(kept.into_iter().filter(|class| !used.contains(class)).collect::<Vec<String>>());
    });
    rules.retain(|rule| rule.classes().all(|class| used.iter().any(|used| used == class)));
    rules.iter().map(|rule| rule.written(k)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_values() {
        let tokens = "/* :root {} */ :root { --a: red; /* --b: x; */ --b: \"P\", serif; } .dark { --a: blue; }";
        let style = resolved(".x { fill: var(--a); font-family: var(--b); }", tokens);
        assert_eq!(style.as_deref(), Ok(".x { fill: red; font-family: \"P\", serif; }"));
        assert!(resolved(".x { fill: var(--c); }", tokens).is_err());
    }

    #[test]
    fn strokes_of_the_world_are_in_its_units() {
        let rules = rules(".camera .rib, .key .rib { stroke-width: 9; stroke-dasharray: 2 3; fill: none; }");
        let written: Vec<String> = rules.iter().map(|rule| rule.written(0.5)).collect();
        assert_eq!(
            written,
            [
                ".camera .rib{stroke-width:18.00;stroke-dasharray:4.00 6.00;fill: none}",
                ".key .rib{stroke-width: 9;stroke-dasharray: 2 3;fill: none}",
            ]
        );
    }
}
