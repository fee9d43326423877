//! What is done after drawing, when something has changed.

use std::any::Any;

use yew::prelude::*;

use crate::app::{Dress, History, Panel};
use crate::atlas::Id;
use crate::map::{Camera, Size};
use crate::time::Date;

/// What an effect waits for. One type for all effects: each type of its own would be a kilobyte of code.
#[derive(PartialEq)]
pub enum Watch {
    /// Nothing: once, at the beginning.
    Start,
    Link(String, History),
    Playing(Option<u32>, Date, Option<Id>, Option<Id>),
    Moving(Option<Date>),
    /// The date, the open event, and whether more dates are on their way.
    Clock(Date, Option<Id>, bool),
    Copied(u32),
    Dress(Dress, Panel),
    Page(Panel, Option<Id>),
    Detail(bool),
    /// What the page that holds this one is told: the link, the size, and whether more is on its way.
    Told(String, Size, bool),
    /// Where the map is, its size, and whether a hand moves it.
    View(Camera, Size, bool),
}

/// Lives until the next time, and ends by being dropped.
pub type Kept = Box<dyn Any>;

pub fn nothing() -> Kept {
    Box::new(())
}

pub type Effect = Box<dyn FnOnce() -> Kept>;

#[hook]
pub fn use_watch(watch: Watch, effect: Effect) {
    use_effect_with(watch, move |_| {
        let kept = effect();
        move || drop(kept)
    });
}
