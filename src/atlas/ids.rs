//! Ids already met, each with its place in the file.

use super::Id;

/// In the order of the alphabet: of some hundreds no tree finds one sooner, and its code is ten times as long.
#[derive(Default)]
pub(super) struct Ids(Vec<(Id, usize)>);

impl Ids {
    pub fn get(&self, id: &str) -> Option<usize> {
        let found = self.find(id).ok()?;
        self.0.get(found).map(|(_, place)| *place)
    }

    /// False if it was there before; then the first place stays.
    pub fn add(&mut self, id: &Id, place: usize) -> bool {
        match self.find(id) {
            Ok(_) => false,
            Err(gap) => {
                self.0.insert(gap, (id.clone(), place));
                true
            }
        }
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (**known).cmp(id))
    }
}
