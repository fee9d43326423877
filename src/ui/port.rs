//! The way for messages between this page and the one that holds it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Object, Reflect};
use web_sys::{MessageEvent, Window};

use super::browser;
use crate::app::message::{Answer, LONGEST, Message, Refusal, Told, VERSION};
use crate::app::{Setting, State};
use crate::number::fixed;
use crate::scene::Stage;

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

    /// What was asked; `None` when nothing of it is ours to hear, which is counted.
    pub fn read(&self, event: &MessageEvent, stage: &Stage) -> Option<Result<Message, Refusal>> {
        let data = event.data();
        let from_holder = event.source().is_some_and(|source| *source == ***self.holder);
        let version = Reflect::get(&data, &JsValue::from_str("sco-atlas")).ok().and_then(|number| number.as_f64());
        let ours = from_holder && event.origin() == *self.origin && version == Some(VERSION);
        let read = if ours { Message::read(stage, &|name| member(&data, name)) } else { Err(Refusal::Unknown) };
        if read.is_err() {
            self.ignored.set(self.ignored.get().saturating_add(1));
        }
        ours.then_some(read)
    }

    pub fn tell(&self, answer: Answer, stage: &Stage, state: &State) {
        if !self.tells {
            return;
        }
        let object = Object::new();
        for (name, told) in answer.members(stage, state, self.ignored.get()) {
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

fn member(data: &JsValue, name: &str) -> Result<Option<String>, Refusal> {
    let value = Reflect::get(data, &JsValue::from_str(name)).map_err(|_| Refusal::Malformed)?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    if let Some(number) = value.as_f64() {
        return Ok(Some(fixed(number, 0)));
    }
    let text = value.dyn_into::<web_sys::js_sys::JsString>().map_err(|_| Refusal::Malformed)?;
    if text.length() as usize > LONGEST { Err(Refusal::Malformed) } else { Ok(Some(text.into())) }
}
