//! Words as a page carries them, and how what varies is put into them.

/// A word, or a list of them, that can be put into a row of words and taken out again.
pub trait Words: Sized {
    const EMPTY: Self;

    fn put(&self, all: &mut Vec<&'static str>);
    fn take(&mut self, all: &mut dyn Iterator<Item = &'static str>);
}

impl Words for &'static str {
    const EMPTY: Self = "";

    fn put(&self, all: &mut Vec<&'static str>) {
        all.push(self);
    }

    #[inline(never)]
    fn take(&mut self, all: &mut dyn Iterator<Item = &'static str>) {
        *self = all.next().unwrap_or_default();
    }
}

impl<T: Words, const N: usize> Words for [T; N] {
    const EMPTY: Self = [const { T::EMPTY }; N];

    fn put(&self, all: &mut Vec<&'static str>) {
        self.iter().for_each(|one| one.put(all));
    }

    fn take(&mut self, all: &mut dyn Iterator<Item = &'static str>) {
        self.iter_mut().for_each(|one| one.take(all));
    }
}

/// Puts parts in the places `{0}`, `{1}`, …; a place without a part stays empty.
#[inline(never)]
pub fn fill(template: &str, parts: &[&str]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        let number = place.bytes().next().map_or(usize::MAX, |digit| usize::from(digit.wrapping_sub(b'0')));
        text.push_str(parts.get(number).copied().unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_where_the_language_wants_them() {
        assert_eq!(
            fill("{2} noktasına göre {0} km {1}.", &["930", "güneyde", "Astana"]),
            "Astana noktasına göre 930 km güneyde."
        );
        assert_eq!(fill("nothing to put in", &[]), "nothing to put in");
        assert_eq!(fill("{0} and {7} and {", &["a"]), "a and  and ");
    }
}
