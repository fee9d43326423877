//! The one store, and how components reach it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, State, step};
use crate::atlas::Report;
use crate::scene::{Plate, Stage};

pub struct Store {
    pub state: State,
    pub stage: Stage,
    pub report: Rc<Report>,
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match step(&self.stage, &self.state, action) {
            // The same store: nothing is drawn again.
            None => self,
            Some(state) => Rc::new(Self { state, stage: self.stage.clone(), report: self.report.clone() }),
        }
    }
}

/// The way from a component to the store; the same for the life of the page.
#[derive(Clone, PartialEq)]
pub struct Act(pub UseReducerDispatcher<Store>);

impl Act {
    pub fn send(&self, action: Action) {
        self.0.dispatch(action);
    }

    /// What a tap or Enter on a mark does: one event opens, a crowd is spread out.
    pub fn press(&self, placed: &Plate, id: &str) {
        let crowd = placed.mark_of(id).is_some_and(|mark| mark.events.len() > 1);
        self.send(if crowd { Action::Fan(Some(id.into())) } else { Action::Open(id.into()) });
    }

    /// A click that does this and nothing else.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            act.send(action.clone());
        })
    }
}
