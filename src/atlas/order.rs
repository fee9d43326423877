//! Lists put in order, with one sorting routine for all of them: the standard sort is 4 KB of code for each type it sorts.

/// By the key, and where keys are equal as before.
pub(super) fn in_order<T>(items: Vec<T>, key: &dyn Fn(&T) -> i64) -> Vec<T> {
    let mut keys: Vec<(i64, usize)> = items.iter().enumerate().map(|(at, item)| (key(item), at)).collect();
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keys.iter().filter_map(|(_, at)| items.get_mut(*at)?.take()).collect()
}
