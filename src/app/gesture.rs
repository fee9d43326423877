//! Fingers, mouse and pen on the map, as one line of thought: remember which point of the world each finger took hold
//! of, and keep it under that finger. Time and camera are arguments; nothing here reads a clock or moves a map.

use crate::map::{Camera, Screen, Size, World};
use crate::number::{exp2, hypot};

/// One pointer, as the browser numbers it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Touch {
    pub id: i32,
    pub at: Screen,
}

/// What the pointers are doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    #[default]
    Idle,
    /// Down, and not yet moved far enough to be a drag.
    Press { touch: Touch, since_ms: f64 },
    /// One pointer holds a point of the world.
    Drag { touch: Touch, held: World },
    /// Two pointers hold two.
    Pinch { touches: [Touch; 2], held: [World; 2] },
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Nothing,
    Look(Camera),
    Tap(Screen),
    /// The pointers let go after moving the map.
    Rest,
}

/// Less than this is a tap, not a drag.
pub const DRAG_THRESHOLD_PX: f64 = 5.0;
/// Longer than this is not a tap.
pub const TAP_MS: f64 = 600.0;
/// A second tap within this time and distance zooms.
pub const DOUBLE_TAP_MS: f64 = 320.0;
pub const DOUBLE_TAP_PX: f64 = 30.0;

impl Gesture {
    pub fn down(&mut self, touch: Touch, now_ms: f64, camera: &Camera, size: Size) -> Outcome {
        let first = match self {
            Gesture::Press { touch, .. } | Gesture::Drag { touch, .. } if touch.id >= 0 => Some(*touch),
            _ => None,
        };
        *self = match first {
            Some(first) if first.id != touch.id => Gesture::Pinch {
                touches: [first, touch],
                held: [camera.world(first.at, size), camera.world(touch.at, size)],
            },
            _ => Gesture::Press { touch, since_ms: now_ms },
        };
        Outcome::Nothing
    }

    pub fn moved(&mut self, touch: Touch, camera: &Camera, size: Size) -> Outcome {
        match self {
            Gesture::Press { touch: pressed, .. } if pressed.id == touch.id => {
                let far = hypot(touch.at.x - pressed.at.x, touch.at.y - pressed.at.y);
                if far < DRAG_THRESHOLD_PX {
                    return Outcome::Nothing;
                }
                let held = camera.world(pressed.at, size);
                *self = Gesture::Drag { touch, held };
                Outcome::Look(camera.holding(held, touch.at, size))
            }
            Gesture::Drag { touch: dragging, held } if dragging.id == touch.id => {
                *dragging = touch;
                Outcome::Look(camera.holding(*held, touch.at, size))
            }
            Gesture::Pinch { touches, held } => {
                for known in touches.iter_mut().filter(|known| known.id == touch.id) {
                    *known = touch;
                }
                Outcome::Look(pinched(touches, held, camera, size))
            }
            _ => Outcome::Nothing,
        }
    }

    pub fn up(&mut self, touch: Touch, now_ms: f64, camera: &Camera, size: Size) -> Outcome {
        match std::mem::take(self) {
            Gesture::Press { touch: pressed, since_ms } if pressed.id == touch.id => {
                if now_ms - since_ms <= TAP_MS {
                    Outcome::Tap(touch.at)
                } else {
                    Outcome::Nothing
                }
            }
            Gesture::Drag { touch: dragging, .. } if dragging.id == touch.id => Outcome::Rest,
            Gesture::Pinch { touches, .. } => {
                // The finger that stays goes on dragging from where it is.
                let [a, b] = touches;
                let stays = if a.id == touch.id { b } else { a };
                *self = Gesture::Drag { touch: stays, held: camera.world(stays.at, size) };
                Outcome::Nothing
            }
            other => {
                *self = other;
                Outcome::Nothing
            }
        }
    }

    /// The browser took the pointer away, or the window lost it.
    pub fn cancelled(&mut self) -> Outcome {
        match std::mem::take(self) {
            Gesture::Drag { .. } | Gesture::Pinch { .. } => Outcome::Rest,
            _ => Outcome::Nothing,
        }
    }
}

/// The camera at which both held points lie under their fingers, as far as zoom limits allow.
fn pinched(touches: &[Touch; 2], held: &[World; 2], camera: &Camera, size: Size) -> Camera {
    let [a, b] = touches;
    let [p, q] = held;
    let apart_px = hypot(a.at.x - b.at.x, a.at.y - b.at.y).max(1.0);
    let apart_world = hypot(p.x - q.x, p.y - q.y).max(1e-6);
    let middle = Screen { x: (a.at.x + b.at.x) / 2.0, y: (a.at.y + b.at.y) / 2.0 };
    let held_middle = World { x: (p.x + q.x) / 2.0, y: (p.y + q.y) / 2.0 };
    Camera::new(camera.centre(), apart_px / apart_world).holding(held_middle, middle, size)
}

/// How much nearer a turn of the wheel brings the map. `fine`: a trackpad's pinch, which counts in small steps.
pub fn wheel_factor(delta_px: f64, fine: bool) -> f64 {
    let rate = if fine { 0.012 } else { 0.0022 };
    exp2(-delta_px.clamp(-600.0, 600.0) * rate)
}
