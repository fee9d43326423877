//! The sheet of a phone under a finger: by its grip at any height, and at the lowest stop, where nothing scrolls, anywhere.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::browser;
use super::shape::{hearing, of, on};
use super::store::Act;
use crate::app::gesture::{DRAG_THRESHOLD_PX, Speed};
use crate::app::{Action, Form, Sheet, State};
use crate::number::fixed;

/// A finger on the sheet.
struct Pull {
    /// Where it came down, and how high the sheet was.
    from_y: f64,
    from_height: f64,
    page: f64,
    /// Where it was last, and how fast.
    y: f64,
    speed: Speed,
    /// It has moved too far for a tap.
    begun: bool,
}

impl Pull {
    fn height(&self) -> f64 {
        Sheet::drawn(self.from_height + self.from_y - self.y, self.page)
    }
}

/// A height in words of CSS; without words the style sheet has it again, which knows the one from the other.
fn stretch(column: &HtmlElement, height: &str) {
    let _ = column.style().set_property("height", height);
}

/// On a page as low as a strip there is no sheet: one part follows the other.
const LEAST_PAGE_PX: f64 = 400.0;

/// The column of the margin, which on a phone is the sheet.
#[hook]
pub fn use_pull(act: &Act, state: &State, column: Html) -> Html {
    let node = use_node_ref();
    let pull = use_mut_ref(|| None::<Pull>);
    if state.form != Form::Phone {
        return column;
    }
    let sheet = state.sheet;
    let down = {
        let pull = pull.clone();
        Callback::from(move |event: PointerEvent| {
            let page = browser::page_size().height;
            let Some(at) = event.target_dyn_into::<Element>() else { return };
            let anywhere = sheet == Sheet::Peek || at.class_name() == "grip";
            if event.button() == 0 && page >= LEAST_PAGE_PX && anywhere {
                browser::hold_pointer(&at, event.pointer_id());
                let (y, from_height) = (f64::from(event.client_y()), sheet.height(page));
                *pull.borrow_mut() =
                    Some(Pull { from_y: y, from_height, page, y, speed: Speed::default(), begun: false });
            }
        })
    };
    let moved = {
        let (pull, node) = (pull.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            let mut held = pull.borrow_mut();
            let (Some(pull), Some(column)) = (held.as_mut(), node.cast::<HtmlElement>()) else { return };
            let y = f64::from(event.client_y());
            pull.speed = pull.speed.moved(0.0, y - pull.y, browser::now_ms());
            pull.y = y;
            if !pull.begun && (y - pull.from_y).abs() > DRAG_THRESHOLD_PX {
                pull.begun = true;
                // What is under the finger when it goes up is not pressed.
                browser::hold_pointer(&column, event.pointer_id());
            }
            if pull.begun {
                stretch(&column, &[&fixed(pull.height(), 1), "px"].concat());
            }
        })
    };
    let let_go = {
        let (pull, node, act) = (pull, node.clone(), act.clone());
        Callback::from(move |_: PointerEvent| {
            let (Some(pull), Some(column)) = (pull.take(), node.cast::<HtmlElement>()) else { return };
            if pull.begun {
                stretch(&column, "");
                let speed = pull.speed.upward(browser::now_ms());
                act.send(Action::Draw(Sheet::at_rest(pull.height(), speed, pull.page)));
            }
        })
    };
    let cancelled = let_go.clone();
    hearing(
        column,
        node,
        of![
            on!(onpointerdown, down),
            on!(onpointermove, moved),
            on!(onpointerup, let_go),
            on!(onpointercancel, cancelled),
        ],
    )
}
