//! The driver of a browser as a process, with its session and its screen; all of it ends with the value.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Tested;
use crate::engine::{Engine, Visitor};

/// A driver at work. It ends with the value, also when a test panics.
pub struct Driver {
    child: Child,
    screen: Option<Child>,
    pub port: u16,
    session: Option<String>,
}

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(60);

impl Driver {
    pub async fn start(engine: &dyn Engine, visitor: &Visitor) -> Tested<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = engine.driver(port, visitor);
        let mut screen = None;
        if let Some(program) = engine.screen() {
            let (child, number) = lit(program)?;
            command.env("DISPLAY", format!(":{number}"));
            screen = Some(child);
        }
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let driver = Self { child, screen, port, session: None };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if start.elapsed() > PATIENCE {
                return Err("the driver of the browser does not listen".into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(driver)
    }

    /// The session to end when this ends.
    pub fn ends(&mut self, session: String) {
        self.session = Some(session);
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Ending the session closes the browser; a killed driver would leave it behind.
        if let Some(session) = self.session.take()
            && let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))
        {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
            let _ = write!(
                stream,
                "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
                self.port
            );
            let _ = stream.read(&mut [0; 64]);
        }
        for child in [Some(&mut self.child), self.screen.as_mut()].into_iter().flatten() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Starts a screen; the number that it takes is its first line.
fn lit(mut program: Command) -> Tested<(Child, u32)> {
    let mut child = program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut said = String::new();
    if let Some(stdout) = child.stdout.as_mut() {
        BufReader::new(stdout).read_line(&mut said)?;
    }
    match said.trim().parse() {
        Ok(number) => Ok((child, number)),
        Err(_) => {
            let _ = child.kill();
            Err(format!("the screen says no number, but `{}`: is Xvfb whole?", said.trim()).into())
        }
    }
}
