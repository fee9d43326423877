//! Answers in place of files: another status or content, late, in drops, or broken off in the middle.

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// An answer in place of a file.
#[derive(Clone, Debug)]
pub struct Stand {
    pub status: u16,
    pub body: Vec<u8>,
    pub delay: Duration,
    /// Its content policy, where it is not the site's.
    pub policy: Option<&'static str>,
    /// Where it leads, if it leads on.
    pub to: Option<&'static str>,
    /// How its bytes come, where not all at once.
    pub flow: Option<Flow>,
}

/// How the bytes of an answer come.
#[derive(Clone, Copy, Debug)]
pub struct Flow {
    pub drops: usize,
    pub pause: Duration,
    /// The connection ends in the middle.
    pub broken: bool,
}

impl Stand {
    pub fn status(status: u16) -> Self {
        Self { status, body: Vec::new(), delay: Duration::ZERO, policy: None, to: None, flow: None }
    }

    pub fn body(body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::status(200) }
    }

    /// A page of somebody else, which shows this site in a frame.
    pub fn host(html: &str) -> Self {
        Self { policy: Some("default-src 'none'; frame-src 'self'; style-src 'unsafe-inline'"), ..Self::body(html) }
    }

    /// The file is elsewhere for ever.
    pub fn moved(to: &'static str) -> Self {
        Self { to: Some(to), ..Self::status(308) }
    }

    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// In so many drops, with a pause before each.
    pub fn in_drops(mut self, drops: usize, pause: Duration) -> Self {
        self.flow = Some(Flow { drops, pause, broken: false });
        self
    }

    /// All of it is promised, half of it comes, and the connection ends.
    pub fn broken_off(mut self) -> Self {
        self.flow = Some(Flow { drops: 4, pause: Duration::from_millis(400), broken: true });
        self
    }
}

/// A body that comes as its [`Flow`] says.
pub struct Stream {
    drops: VecDeque<Bytes>,
    whole: u64,
    pause: Duration,
    waits: Pin<Box<Sleep>>,
    broken: bool,
}

impl Stream {
    pub fn new(body: Vec<u8>, flow: Flow) -> Self {
        let whole = body.len() as u64;
        let size = body.len().div_ceil(flow.drops.max(1)).max(1);
        let mut drops: VecDeque<Bytes> = body.chunks(size).map(Bytes::copy_from_slice).collect();
        if flow.broken {
            drops.truncate(drops.len().div_ceil(2));
        }
        Self { drops, whole, pause: flow.pause, waits: Box::pin(sleep(flow.pause)), broken: flow.broken }
    }
}

impl Body for Stream {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.waits.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        self.waits = Box::pin(sleep(self.pause));
        Poll::Ready(match self.drops.pop_front() {
            Some(drop) => Some(Ok(Frame::data(drop))),
            None if self.broken => Some(Err(io::ErrorKind::ConnectionReset.into())),
            None => None,
        })
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.whole)
    }
}
