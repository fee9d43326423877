//! Lists put in order, with one sorting routine for all of them: the standard sort is 4 KB of code for each type it sorts.

/// By the key, and where keys are equal as before.
pub fn in_order<T>(items: Vec<T>, key: &dyn Fn(&T) -> i64) -> Vec<T> {
    let keys: Vec<(i64, usize)> = items.iter().enumerate().map(|(at, item)| (key(item), at)).collect();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    merged(keys).iter().filter_map(|(_, at)| items.get_mut(*at)?.take()).collect()
}

/// Merge sort from below: pairs, fours, eights.
fn merged(mut keys: Vec<(i64, usize)>) -> Vec<(i64, usize)> {
    let mut width = 1;
    while width < keys.len() {
        let mut next = Vec::with_capacity(keys.len());
        for pair in keys.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            loop {
                let from_left = match (left.first(), right.first()) {
                    (Some(one), Some(other)) => one <= other,
                    (one, _) => one.is_some(),
                };
                let from = if from_left { &mut left } else { &mut right };
                let Some((first, rest)) = from.split_first() else { break };
                next.push(*first);
                *from = rest;
            }
        }
        keys = next;
        width *= 2;
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_sort(items in prop::collection::vec((-9..9_i64, any::<u8>()), 0..80)) {
            let mut theirs = items.clone();
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(in_order(items, &|(key, _)| *key), theirs);
        }
    }
}
