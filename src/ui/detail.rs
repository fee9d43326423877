//! The fine base map comes when the reader comes near.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, XmlHttpRequest};

use super::browser;

/// The fine base map, a file beside the page: asked for once, then its parts stand in for the coarse ones and back. If it
/// does not come, the coarse ones stay.
#[derive(Clone, Default)]
pub struct Detail(Rc<RefCell<Sheet>>);

#[derive(Default)]
struct Sheet {
    wanted: bool,
    shown: bool,
    /// Each coarse part and the fine one of the same id.
    parts: Vec<(Element, Element)>,
    asked: Option<EventListener>,
}

impl Detail {
    pub fn wanted(&self) -> bool {
        self.0.borrow().wanted
    }

    pub fn want(&self, wanted: bool) {
        let mut sheet = self.0.borrow_mut();
        sheet.wanted = wanted;
        if wanted && sheet.asked.is_none() {
            sheet.asked = self.ask();
        }
        sheet.change();
    }

    fn ask(&self) -> Option<EventListener> {
        let request = XmlHttpRequest::new().ok()?;
        request.open("GET", &browser::query("#geo")?.get_attribute("data-detail")?).ok()?;
        let (detail, answer) = (self.clone(), request.clone());
        let arrived = EventListener::once(&request, "load", move |_| {
            // What came in its place is not for reading: a broken file would be told with a style of its own.
            if answer.status() == Ok(200)
                && let Ok(Some(fine)) = answer.response_xml()
            {
                let mut sheet = detail.0.borrow_mut();
                sheet.parts = parts(&fine);
                sheet.change();
            }
        });
        request.send().ok()?;
        Some(arrived)
    }
}

impl Sheet {
    fn change(&mut self) {
        if self.wanted == self.shown || self.parts.is_empty() {
            return;
        }
        self.shown = self.wanted;
        for (coarse, fine) in &self.parts {
            let (here, next) = if self.shown { (coarse, fine) } else { (fine, coarse) };
            let _ = here.replace_with_with_node_1(next);
        }
    }
}

fn parts(fine: &Document) -> Vec<(Element, Element)> {
    let Ok(found) = fine.query_selector_all("[id]") else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| {
            let fine = found.get(index)?.dyn_into::<Element>().ok()?;
            Some((browser::query(&["#", &fine.id()].concat())?, fine))
        })
        .collect()
}
