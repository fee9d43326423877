//! What geometry the page holds, by the ids of its elements. The running page draws with `<use>` and never sees a
//! coordinate of the base map: the paths came once, in the HTML.
//!
//! | id | element |
//! |---|---|
//! | `c-KAZ` | the face of a country |
//! | `arc-KAZ`, `arc-KAZ-isles` | its coast, and that of its small islands |
//! | `arc-KAZ-RUS` | a border, owners in the order of the alphabet |
//! | `d-crimea` | a disputed area |
//! | `coasts`, `borders`, `big-coasts`, `lakes`, `small-lakes`, `rivers-1` … `rivers-4`, `regions`, `graticule` | groups |
//! | `lands`, `graticule-near` | all faces; a net that comes with the fine level |

use std::rc::Rc;

/// A handle: cheap to clone, equal by address.
#[derive(Clone)]
pub struct Outline(Rc<Parts>);

#[derive(Default)]
pub struct Parts {
    pub countries: Vec<Rc<str>>,
    pub arcs: Vec<Arc>,
    pub areas: Vec<Rc<str>>,
}

pub struct Arc {
    /// Of the element, with its `#`.
    pub href: Rc<str>,
    /// One owner: a coast. Two: a border.
    pub owners: Vec<Rc<str>>,
}

impl PartialEq for Outline {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Outline {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Outline {
    /// Ids that are not of the base map are passed over.
    pub fn from_ids<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut parts = Parts::default();
        for id in ids {
            match id.split_once('-') {
                Some(("c", country)) => parts.countries.push(country.into()),
                Some(("arc", owners)) => parts.arcs.push(Arc {
                    href: ["#", id].concat().into(),
                    owners: owners.split('-').filter(|owner| *owner != "isles").map(Rc::from).collect(),
                }),
                Some(("d", area)) => parts.areas.push(area.into()),
                _ => {}
            }
        }
        Self(Rc::new(parts))
    }
}
