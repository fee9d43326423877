//! Lists put in order, with one sorting routine for all of them: the standard sort is 4 KB of code for each type it sorts.

/// By the key, and where keys are equal as before.
pub fn put_in_order<T>(items: &mut [T], key: &dyn Fn(&T) -> i64) {
    for (here, there) in exchanges(items.iter().map(key).collect()) {
        items.swap(here, there);
    }
}

/// The places to exchange, one pair after the other: the part that is the same for every list.
fn exchanges(keys: Vec<i64>) -> Vec<(usize, usize)> {
    let order = merged(keys.into_iter().enumerate().map(|(at, key)| (key, at)).collect());
    let from: Vec<usize> = order.into_iter().map(|(_, at)| at).collect();
    let mut pairs = Vec::new();
    for (here, wanted) in from.iter().enumerate() {
        // What stood in a place already filled was moved to where the filler came from.
        let mut there = *wanted;
        while there < here {
            there = from.get(there).copied().unwrap_or(here);
        }
        if there != here {
            pairs.push((here, there));
        }
    }
    pairs
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
    use super::put_in_order;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_sort(items in prop::collection::vec((-9..9_i64, any::<u8>()), 0..80)) {
            let mut theirs = items.clone();
            theirs.sort_by_key(|(key, _)| *key);
            let mut ours = items;
            put_in_order(&mut ours, &|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
