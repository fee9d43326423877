//! The only file that touches the window. Everything else is told.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys;
use web_sys::{Document, Element, MessageEvent, Window};

use crate::app::{Dress, Form, History, Setting, Theme};
use crate::map::{Screen, Size};
use crate::number::{self, fixed};
use crate::text::Language;
use crate::time::Day;

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// The first element that fits.
pub fn query(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// `loading`, `ready` or `failed`: what the page contract promises on `<html data-atlas>`.
pub fn tell_page(state: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-atlas", state);
    }
}

/// The text of the data block with this id.
pub fn block(id: &str) -> String {
    query(&["#", id].concat()).and_then(|element| element.text_content()).unwrap_or_default()
}

/// For all elements that fit.
#[inline(never)]
fn each(selector: &str, act: &mut dyn FnMut(&Element)) {
    let Some(nodes) = document().and_then(|document| document.query_selector_all(selector).ok()) else { return };
    for index in 0..nodes.length() {
        if let Some(element) = nodes.get(index).and_then(|node| node.dyn_into::<Element>().ok()) {
            act(&element);
        }
    }
}

/// Ids of everything in the sheet of geometry.
pub fn geometry_ids() -> Vec<String> {
    let mut ids = Vec::new();
    each("#geo [id]", &mut |element| ids.push(element.id()));
    ids
}

/// What of the figures comes after a day is marked, and the line of the clock goes to the day.
pub fn mark_days(day: Day) {
    each("#figures [data-day]", &mut |element| {
        let number = |name: &str| element.get_attribute(name).and_then(|text| number::read(&text)).unwrap_or(1.0);
        let gone = f64::from(day.0) - number("data-day");
        let _ = element.set_attribute("class", if gone < 0.0 { "later" } else { "" });
        // Of a mark that is not the clock's line `x` says nothing.
        let _ = element.set_attribute("x", &[&fixed(gone * 100.0 / number("data-days"), 2), "%"].concat());
    });
}

/// An empty place for the app, where the first picture was.
pub fn clear_place() -> Option<Element> {
    let place = query("#app")?;
    place.set_inner_html("");
    Some(place)
}

fn parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    search.trim_start_matches('?').split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (key == name).then(|| value.to_owned())
    })
}

/// What the address and the page say about the dress.
pub fn dress() -> Dress {
    let page = root().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    let language = Language::from_code(&page).unwrap_or(Language::English);
    let stored = || storage()?.get_item(THEME_KEY).ok().flatten();
    let asked = |name: &str| parameter(name).is_some_and(|value| value != "0");
    // The dress of the first moment is that of `dress.js`.
    let (setting, worn) = if asked("lecture") {
        (Setting::Lecture, Some(Theme::Light))
    } else if asked("embed") {
        (Setting::Embed, None)
    } else {
        (Setting::Page, stored().and_then(|word| Theme::from_word(&word)))
    };
    let theme = parameter("theme").and_then(|word| Theme::from_word(&word)).or(worn);
    Dress { language, theme: theme.unwrap_or_default(), setting }
}

const THEME_KEY: &str = "sco-atlas-theme";

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// Puts the theme on the page, and keeps it for the next visit. Only a page by itself keeps anything.
pub fn wear(dress: Dress) {
    let Some(root) = root() else { return };
    let classes = root.class_list();
    for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
        let _ = classes.toggle_with_force(&["theme-", theme.word()].concat(), dress.theme == theme);
    }
    if dress.setting == Setting::Page
        && let Some(storage) = storage()
    {
        let _ = storage.set_item(THEME_KEY, dress.theme.word());
    }
}

pub fn page_size() -> Size {
    let side = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    window().map_or(Size::default(), |window| Size {
        width: side(window.inner_width()),
        height: side(window.inner_height()),
    })
}

/// The room that the map and the ruler have, as the style sheet lays them out.
pub fn room(setting: Setting) -> (Size, f64, Form) {
    let side = |selector: &str| query(selector).map(|element| element.get_bounding_client_rect());
    let page = page_size();
    let form = Form::of(page, setting);
    let map = side(".mapbox").map(|rect| Size { width: rect.width(), height: rect.height() });
    let map = map.filter(|map| map.width > 1.0 && map.height > 1.0).unwrap_or(page);
    let ruler = side(".axis").map(|rect| rect.width()).filter(|width| *width > 1.0).unwrap_or(map.width);
    (map, ruler, form)
}

pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Mobile Safari refuses more than a hundred writes in thirty seconds.
const LINK_PAUSE_MS: u32 = 300;

/// Writes the link into the address: at once when a place is pushed, else at most every [`LINK_PAUSE_MS`].
#[derive(Clone, Default)]
pub struct Address {
    /// When it is written, and what; writing it twice changes nothing.
    waiting: Rc<RefCell<Option<(Timeout, String)>>>,
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.waiting, &other.waiting)
    }
}

impl Address {
    pub fn write(&self, link: String, history: History) {
        match history {
            History::Keep => {
                self.waiting.borrow_mut().take();
            }
            History::Push => {
                // So that Back leads to where the reader was, not to where the address was.
                if let Some((_timeout, before)) = self.waiting.borrow_mut().take() {
                    put(&before, false);
                }
                put(&link, true);
            }
            History::Replace => {
                let kept = link.clone();
                let timeout = Timeout::new(LINK_PAUSE_MS, move || put(&link, false));
                // Dropping the one before cancels it.
                self.waiting.borrow_mut().replace((timeout, kept));
            }
        }
    }
}

fn put(link: &str, push: bool) {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    let fragment = ["#", link].concat();
    if window.location().hash().ok().is_some_and(|now| now == fragment || (now.is_empty() && link.is_empty())) {
        return;
    }
    // An empty fragment would leave the old one: name the page itself.
    let location = window.location();
    let page = [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat();
    let url = if link.is_empty() { page } else { [page, fragment].concat() };
    let _ = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    };
}

/// Listens as long as it is kept.
pub struct Ear {
    _listeners: Vec<EventListener>,
    _observer: Option<Observer>,
}

/// Hears when the address changes under us.
pub fn hear_address(changed: impl Fn(String) + 'static) -> Ear {
    let changed = Rc::new(changed);
    let listeners = window().map_or_else(Vec::new, |window| {
        ["popstate", "hashchange"]
            .map(|name| {
                let changed = changed.clone();
                EventListener::new(&window, name, move |_| changed(fragment()))
            })
            .into_iter()
            .collect()
    });
    Ear { _listeners: listeners, _observer: None }
}

/// Hears when the map or the ruler gets another size.
pub fn hear_room(changed: impl Fn() + 'static) -> Ear {
    let changed = Rc::new(changed);
    let on_resize = changed.clone();
    let listeners =
        window().map_or_else(Vec::new, |window| vec![EventListener::new(&window, "resize", move |_| on_resize())]);
    Ear { _listeners: listeners, _observer: Observer::new(move || changed()) }
}

/// The page that holds this one, and the one origin from which it may speak; in a lecture this page itself. Whether there is
/// another.
pub fn holder(setting: Setting) -> Option<(Window, String, bool)> {
    let window = window()?;
    let holder = window.parent().ok()??;
    let framed = holder != window;
    let origin = if framed {
        let named = parameter("origin").and_then(|origin| js_sys::decode_uri_component(&origin).ok()).map(String::from);
        let from = || Some(document()?.referrer().splitn(4, '/').take(3).collect::<Vec<_>>().join("/"));
        named.or_else(from)?
    } else if setting == Setting::Lecture {
        window.location().origin().ok()?
    } else {
        return None;
    };
    (!origin.is_empty()).then_some((holder, origin, framed))
}

/// Hears what other pages say.
pub fn hear_messages(heard: Box<dyn Fn(&MessageEvent)>) -> Ear {
    let heard = move |event: &web_sys::Event| event.dyn_ref::<MessageEvent>().into_iter().for_each(&heard);
    let listeners = window().map_or_else(Vec::new, |window| vec![EventListener::new(&window, "message", heard)]);
    Ear { _listeners: listeners, _observer: None }
}

struct Observer {
    observer: web_sys::ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl Observer {
    fn new(changed: impl Fn() + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut()>::new(changed);
        let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        for selector in [".mapbox", ".axis"] {
            if let Some(element) = query(selector) {
                observer.observe(&element);
            }
        }
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Where in an element a pointer is.
pub fn position_in(element: &Element, client_x: i32, client_y: i32) -> Screen {
    let rect = element.get_bounding_client_rect();
    Screen { x: f64::from(client_x) - rect.left(), y: f64::from(client_y) - rect.top() }
}

/// Milliseconds since the page began.
pub fn now_ms() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

pub fn is_full_screen() -> bool {
    document().is_some_and(|document| document.fullscreen_element().is_some())
}

/// Whether the reader has asked for less motion.
pub fn is_calm() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Two fingers on the map are the map's, also where one finger scrolls the page.
pub fn claim_pairs(map: &Element) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(map, "touchmove", options, |event| {
        if event.dyn_ref::<web_sys::TouchEvent>().is_some_and(|event| event.touches().length() > 1) {
            event.prevent_default();
        }
    })
}

pub fn hold_pointer(element: &Element, pointer: i32) {
    let _ = element.set_pointer_capture(pointer);
}

pub fn full_screen() {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}

pub fn copy_address() {
    copy_text(&window().and_then(|window| window.location().href().ok()).unwrap_or_default());
}

pub fn copy_text(text: &str) {
    if let Some(window) = window() {
        let _ = window.navigator().clipboard().write_text(text);
    }
}

pub fn go_to_page(url: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(url);
    }
}

/// Brings the chosen row of a list into view, without moving the page.
pub fn show_row(selector: &str) {
    if let Some(row) = query(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// A new part begins at its beginning.
pub fn show_top() {
    if let Some(column) = query(".col") {
        // A list keeps its place: its chosen row is brought into view instead.
        if column.query_selector(".rows .on").ok().flatten().is_none() {
            column.set_scroll_top(0);
        }
    }
}

pub fn focus(selector: &str) {
    query(selector).iter().for_each(focus_on);
}

fn focus_on(element: &Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses what the picture holds that is drawn next: a slow machine takes its time to draw it.
pub fn focus_soon(selector: &'static str) {
    focus_within(selector, 100);
}

fn focus_within(selector: &'static str, tries: u8) {
    let look = move || {
        // Of several one is seen: the others do not take it.
        each(selector, &mut focus_on);
        if tries > 0 && query(":focus").is_none_or(|one| one.matches(selector) != Ok(true)) {
            focus_within(selector, tries - 1);
        }
    };
    Timeout::new(if tries == 100 { 0 } else { 20 }, look).forget();
}

/// Where what had the focus has gone from the page, the focus goes on to what came in its place.
pub fn keep_focus(selector: &str) {
    let active = document().and_then(|document| document.active_element());
    let lost = active.is_none_or(|active| active.tag_name() == "BODY");
    if lost && query("[data-atlas=ready]").is_some() {
        focus(selector);
    }
}

/// While the page is made, a panic says what it is; the page of the reader carries no words for it. That it stays
/// readable is the work of `boot.js`.
#[cfg(debug_assertions)]
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        tell_page("failed");
    }));
}
