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

/// What one pointer that comes down means here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grip {
    /// It takes hold of the map.
    #[default]
    Hold,
    /// A second tap: held down and drawn up or down, it zooms.
    Again,
    /// With Shift: a box that the map goes to.
    Frame,
    /// One finger in somebody's page belongs to that page; two are ours.
    Leave,
}

/// What the pointers are doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    #[default]
    Idle,
    /// Down, and not yet moved far enough to mean anything.
    Press { touch: Touch, grip: Grip },
    /// One pointer holds a point of the world.
    Drag { touch: Touch, held: World, speed: Speed },
    /// A second tap, held: down brings the map nearer, up farther.
    Stretch { touch: Touch, from: Screen, start: Camera },
    /// A box is drawn from a corner.
    Frame { touch: Touch, from: Screen },
    /// Two pointers hold two points.
    Pinch { touches: [Touch; 2], held: [World; 2] },
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Nothing,
    Look(Camera),
    /// A box so far, by two opposite corners.
    Framing(Screen, Screen),
    /// The box is drawn.
    Framed(Screen, Screen),
    /// The pointers let go after moving the map.
    Rest,
    /// The same, and the map goes on by itself for a while.
    Glide(Glide),
    /// The pointer means the page around.
    Left,
}

/// Less than this is a tap, not a drag.
pub const DRAG_THRESHOLD_PX: f64 = 5.0;
/// A second tap within this time and distance zooms.
pub const DOUBLE_TAP_MS: f64 = 320.0;
pub const DOUBLE_TAP_PX: f64 = 30.0;
/// So far up or down doubles or halves the scale.
const STRETCH_PX: f64 = 110.0;
/// A smaller box is a slip of the hand.
const LEAST_FRAME_PX: f64 = 12.0;

/// How fast a pointer moves, in pixels a millisecond, and when it was last seen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Speed {
    x: f64,
    y: f64,
    at_ms: f64,
}

/// A hand that rested so long before it let go has not thrown the map.
const STILL_MS: f64 = 120.0;

impl Speed {
    pub fn moved(self, dx: f64, dy: f64, now_ms: f64) -> Self {
        let passed = (now_ms - self.at_ms).max(1.0);
        // Half of what it was: the last tenth of a second counts.
        let mix = |old: f64, way: f64| 0.5 * old + 0.5 * way / passed;
        Self { x: mix(self.x, dx), y: mix(self.y, dy), at_ms: now_ms }
    }

    /// Up the page, when it is let go.
    pub fn upward(self, now_ms: f64) -> f64 {
        if self.throws(now_ms) { -self.y } else { 0.0 }
    }

    fn throws(self, now_ms: f64) -> bool {
        now_ms - self.at_ms <= STILL_MS
    }
}

/// A thrown map: slower from moment to moment, the same at every rate of frames.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glide {
    x: f64,
    y: f64,
}

/// The speed is halved in so long.
const GLIDE_HALF_MS: f64 = 190.0;
/// Below this, in pixels a millisecond, nobody sees it move.
const SLOWEST: f64 = 0.03;
/// No throw sends the map farther than a screen or so.
const FASTEST: f64 = 3.0;

impl Glide {
    /// `None` for a hand that was not throwing.
    pub fn of(speed: Speed, now_ms: f64) -> Option<Self> {
        let length = hypot(speed.x, speed.y);
        let thrown = length > 0.15 && speed.throws(now_ms);
        let share = (FASTEST / length).min(1.0);
        thrown.then_some(Self { x: speed.x * share, y: speed.y * share })
    }

    /// How far it goes in the next so many milliseconds; `None` once it has come to rest.
    pub fn go(&mut self, ms: f64) -> Option<(f64, f64)> {
        if hypot(self.x, self.y) < SLOWEST {
            return None;
        }
        let left = exp2(-ms.clamp(0.0, 200.0) / GLIDE_HALF_MS);
        let reach = GLIDE_HALF_MS / std::f64::consts::LN_2 * (1.0 - left);
        let way = (self.x * reach, self.y * reach);
        self.x *= left;
        self.y *= left;
        Some(way)
    }
}

impl Gesture {
    pub fn down(&mut self, touch: Touch, grip: Grip, camera: &Camera, size: Size) -> Outcome {
        let first = match self {
            Gesture::Press { touch, .. } | Gesture::Drag { touch, .. } | Gesture::Stretch { touch, .. } => Some(*touch),
            _ => None,
        };
        *self = match first {
            Some(first) if first.id != touch.id => Gesture::Pinch {
                touches: [first, touch],
                held: [camera.world(first.at, size), camera.world(touch.at, size)],
            },
            _ => Gesture::Press { touch, grip },
        };
        Outcome::Nothing
    }

    pub fn moved(&mut self, touch: Touch, now_ms: f64, camera: &Camera, size: Size) -> Outcome {
        match self {
            Gesture::Press { touch: pressed, grip } if pressed.id == touch.id => {
                let from = pressed.at;
                if hypot(touch.at.x - from.x, touch.at.y - from.y) < DRAG_THRESHOLD_PX {
                    return Outcome::Nothing;
                }
                match *grip {
                    Grip::Leave => {
                        // Held until it lifts, so that a second finger makes a pair of it.
                        *pressed = touch;
                        Outcome::Left
                    }
                    Grip::Frame => {
                        *self = Gesture::Frame { touch, from };
                        Outcome::Framing(from, touch.at)
                    }
                    Grip::Again => {
                        *self = Gesture::Stretch { touch, from, start: *camera };
                        Outcome::Look(stretched(camera, from, touch.at, size))
                    }
                    Grip::Hold => {
                        let held = camera.world(from, size);
                        *self = Gesture::Drag { touch, held, speed: Speed { at_ms: now_ms, ..Speed::default() } };
                        Outcome::Look(camera.holding(held, touch.at, size))
                    }
                }
            }
            Gesture::Drag { touch: dragging, held, speed } if dragging.id == touch.id => {
                *speed = speed.moved(touch.at.x - dragging.at.x, touch.at.y - dragging.at.y, now_ms);
                *dragging = touch;
                Outcome::Look(camera.holding(*held, touch.at, size))
            }
            Gesture::Stretch { touch: held, from, start } if held.id == touch.id => {
                *held = touch;
                Outcome::Look(stretched(start, *from, touch.at, size))
            }
            Gesture::Frame { touch: held, from } if held.id == touch.id => {
                *held = touch;
                Outcome::Framing(*from, touch.at)
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

    /// `grip` is what a finger that stays after a pinch means.
    pub fn up(&mut self, touch: Touch, now_ms: f64, camera: &Camera, size: Size, grip: Grip) -> Outcome {
        match std::mem::take(self) {
            Gesture::Press { touch: pressed, .. } if pressed.id == touch.id => Outcome::Nothing,
            Gesture::Drag { touch: dragging, speed, .. } if dragging.id == touch.id => {
                Glide::of(speed, now_ms).map_or(Outcome::Rest, Outcome::Glide)
            }
            Gesture::Stretch { touch: held, .. } if held.id == touch.id => Outcome::Rest,
            Gesture::Frame { touch: held, from } if held.id == touch.id => Outcome::Framed(from, touch.at),
            Gesture::Pinch { touches, .. } => {
                // The finger that stays goes on dragging from where it is.
                let [a, b] = touches;
                let stays = if a.id == touch.id { b } else { a };
                *self = match grip {
                    Grip::Leave => Gesture::Press { touch: stays, grip },
                    _ => Gesture::Drag {
                        touch: stays,
                        held: camera.world(stays.at, size),
                        speed: Speed { at_ms: now_ms, ..Speed::default() },
                    },
                };
                Outcome::Rest
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
            Gesture::Drag { .. } | Gesture::Pinch { .. } | Gesture::Stretch { .. } | Gesture::Frame { .. } => {
                Outcome::Rest
            }
            Gesture::Press { .. } | Gesture::Idle => Outcome::Nothing,
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

fn stretched(start: &Camera, from: Screen, to: Screen, size: Size) -> Camera {
    start.zoomed(exp2((to.y - from.y).clamp(-800.0, 800.0) / STRETCH_PX), from, size)
}

/// The camera that shows a box, given by two opposite corners; `None` for a box too small to be meant.
pub fn into_frame(camera: &Camera, from: Screen, to: Screen, size: Size) -> Option<Camera> {
    let (width, height) = ((to.x - from.x).abs(), (to.y - from.y).abs());
    let middle = Screen { x: (from.x + to.x) / 2.0, y: (from.y + to.y) / 2.0 };
    let factor = (size.width / width.max(1.0)).min(size.height / height.max(1.0));
    let meant = width.max(height) >= LEAST_FRAME_PX;
    meant.then(|| Camera::new(camera.world(middle, size), camera.k() * factor))
}

/// How much nearer a turn of the wheel brings the map. `fine`: a trackpad's pinch, which counts in small steps.
pub fn wheel_factor(delta_px: f64, fine: bool) -> f64 {
    let rate = if fine { 0.012 } else { 0.0022 };
    exp2(-delta_px.clamp(-600.0, 600.0) * rate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{LonLat, project};

    const SIZE: Size = Size { width: 1000.0, height: 700.0 };

    fn camera() -> Camera {
        Camera::new(project(LonLat { lon: 74.0, lat: 43.0 }), 0.1)
    }

    fn finger(id: i32, x: f64, y: f64) -> Touch {
        Touch { id, at: Screen { x, y } }
    }

    #[test]
    fn a_thrown_map_goes_as_far_at_sixty_frames_as_at_twelve() {
        let way = |step_ms: f64| {
            let mut glide = Glide { x: 1.2, y: -0.4 };
            let (mut x, mut y) = (0.0, 0.0);
            while let Some((dx, dy)) = glide.go(step_ms) {
                x += dx;
                y += dy;
            }
            (x, y)
        };
        let ((a, b), (c, d)) = (way(1000.0 / 60.0), way(1000.0 / 12.0));
        assert!((a - c).abs() < 12.0 && (b - d).abs() < 12.0, "{a} {b}, {c} {d}");
        assert!(a > 250.0 && a < 400.0 && b < 0.0);
    }

    #[test]
    fn a_hand_that_rests_before_it_lets_go_throws_nothing() {
        let mut gesture = Gesture::default();
        gesture.down(finger(1, 500.0, 300.0), Grip::Hold, &camera(), SIZE);
        for (step, now) in [(10.0, 16.0), (30.0, 32.0), (50.0, 48.0)] {
            gesture.moved(finger(1, 500.0 + step, 300.0), now, &camera(), SIZE);
        }
        let mut thrown = gesture.clone();
        assert!(matches!(thrown.up(finger(1, 550.0, 300.0), 50.0, &camera(), SIZE, Grip::Hold), Outcome::Glide(_)));
        assert_eq!(gesture.up(finger(1, 550.0, 300.0), 400.0, &camera(), SIZE, Grip::Hold), Outcome::Rest);
    }

    #[test]
    fn a_second_tap_held_and_drawn_down_brings_the_map_nearer_about_the_tap() {
        let mut gesture = Gesture::default();
        let (camera, tap) = (camera(), Screen { x: 300.0, y: 200.0 });
        gesture.down(finger(1, tap.x, tap.y), Grip::Again, &camera, SIZE);
        let Outcome::Look(nearer) = gesture.moved(finger(1, tap.x, tap.y + STRETCH_PX), 16.0, &camera, SIZE) else {
            panic!("it zooms")
        };
        assert!((nearer.k() / camera.k() - 2.0).abs() < 1e-9);
        let (was, is) = (camera.world(tap, SIZE), nearer.world(tap, SIZE));
        assert!(hypot(was.x - is.x, was.y - is.y) < 1e-6);
    }

    #[test]
    fn one_finger_in_an_embed_is_left_to_the_page_and_two_are_not() {
        let mut gesture = Gesture::default();
        let camera = camera();
        gesture.down(finger(1, 300.0, 300.0), Grip::Leave, &camera, SIZE);
        assert_eq!(gesture.moved(finger(1, 300.0, 340.0), 16.0, &camera, SIZE), Outcome::Left);
        gesture.down(finger(2, 500.0, 340.0), Grip::Leave, &camera, SIZE);
        let Outcome::Look(pinched) = gesture.moved(finger(2, 700.0, 340.0), 32.0, &camera, SIZE) else {
            panic!("two fingers zoom")
        };
        assert!((pinched.k() / camera.k() - 2.0).abs() < 1e-9);
        assert_eq!(gesture.up(finger(2, 700.0, 340.0), 48.0, &pinched, SIZE, Grip::Leave), Outcome::Rest);
        assert_eq!(gesture.moved(finger(1, 300.0, 400.0), 64.0, &pinched, SIZE), Outcome::Left);
    }

    #[test]
    fn a_box_fills_the_map_and_a_slip_of_the_hand_does_nothing() {
        let (camera, from) = (camera(), Screen { x: 200.0, y: 100.0 });
        let shown = into_frame(&camera, from, Screen { x: 450.0, y: 275.0 }, SIZE).expect("a box is meant");
        assert!((shown.k() / camera.k() - 4.0).abs() < 1e-9);
        assert_eq!(into_frame(&camera, from, Screen { x: 203.0, y: 104.0 }, SIZE), None);
    }
}
