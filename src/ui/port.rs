//! The way for messages between this page and the one that holds it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{JsString, Object, Reflect};
use web_sys::{MessageEvent, Window};

use super::browser;
use super::store::Store;
use crate::app::message::{Answer, LONGEST, Message, Refusal, Told, VERSION};
use crate::app::{Action, Setting};
use crate::number::fixed;

/// Open to one window and one origin.
#[derive(Clone)]
pub struct Port {
    holder: Window,
    origin: Rc<str>,
    ignored: Rc<Cell<u32>>,
    /// Somebody else's page: of this page itself nothing needs to be told to it.
    tells: bool,
}

impl Port {
    pub fn open(setting: Setting) -> Option<Self> {
        let (holder, origin, tells) = browser::holder(setting)?;
        Some(Self { holder, origin: origin.into(), ignored: Rc::default(), tells })
    }

    /// What is to be done; what is not ours to hear is counted, and what leads nowhere is answered.
    pub fn hear(&self, event: &MessageEvent, store: &Store) -> Option<Action> {
        let data = event.data();
        let from_holder = event.source().is_some_and(|source| *source == ***self.holder);
        let from_there = !self.tells || event.origin() == *self.origin;
        let version = get(&data, "sco-atlas").as_f64();
        if !(from_holder && from_there && version == Some(VERSION)) {
            self.ignore();
            return None;
        }
        let message = Message::read(&store.stage, &|name| member(&data, name));
        match message.map(|message| (message.way(), message.action(&store.stage, &store.state))) {
            Ok((_, Some(action))) => return Some(action),
            Ok((Some(way), None)) => self.tell(Answer::AtEnd(way), store),
            Ok((None, None)) => self.tell(Answer::State, store),
            Err(refusal) => {
                self.ignore();
                self.tell(Answer::Error(refusal), store);
            }
        }
        None
    }

    fn ignore(&self) {
        self.ignored.set(self.ignored.get().saturating_add(1));
    }

    pub fn tell(&self, answer: Answer, store: &Store) {
        if !self.tells {
            return;
        }
        let object = Object::new();
        for (name, told) in answer.members(&store.stage, &store.state, self.ignored.get()) {
            let value = match told {
                Told::Text(text) => JsValue::from_str(&text),
                Told::Number(number) => JsValue::from_f64(number),
                Told::Truth(truth) => JsValue::from_bool(truth),
                Told::Nothing => JsValue::NULL,
            };
            let _ = Reflect::set(&object, &JsValue::from_str(name), &value);
        }
        // A page from a disk has no origin that could be named.
        let to = if &*self.origin == "null" { "*" } else { &self.origin };
        let _ = self.holder.post_message(&object, to);
    }
}

/// A member of what was sent; of what has no members, nothing.
fn get(data: &JsValue, name: &str) -> JsValue {
    Reflect::get(data, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn member(data: &JsValue, name: &str) -> Result<Option<String>, Refusal> {
    let value = get(data, name);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    // Measured before it is copied: what a page holds once it holds until it ends.
    let short = || value.unchecked_ref::<JsString>().length() as usize <= LONGEST;
    let text = value.as_f64().map(|number| fixed(number, 0)).or_else(|| short().then(|| value.as_string())?);
    text.filter(|text| text.len() <= LONGEST).map(Some).ok_or(Refusal::Malformed)
}
