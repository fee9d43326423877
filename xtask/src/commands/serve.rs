//! `cargo xtask serve`: sets up what is missing, builds, and serves the finished site until you stop it.

use std::path::Path;

use crate::args::Args;
use crate::commands::{budgets, build};
use crate::site::Site;
use crate::step::{Failure, Outcome, Run, note};
use crate::tools::{self, Toolbox};

const PORT: u16 = 8080;

pub fn run(mut args: Args) -> Outcome {
    let open = args.flag("--open");
    let dev = args.flag("--dev");
    let port = match args.value("--port")? {
        None => PORT,
        Some(text) => {
            text.parse().map_err(|_| Failure::new(format!("`{text}` is not a port: a number up to 65535 is.")))?
        }
    };
    args.finish()?;

    let toolbox = tools::ready()?;
    if dev {
        return live(&toolbox, port, open);
    }
    build::site(&toolbox)?;
    if let Err(over) = budgets::hold(toolbox.shrinks()) {
        // Whoever looks at the page wants to see it; `build` and `test` are strict.
        note("serve", over);
    }
    let site = Site::built()?.start(port)?;
    note("serve", format!("{}   (Ctrl-C ends it)", site.url()));
    if open {
        show(&site.url());
    }
    loop {
        std::thread::park();
    }
}

/// Trunk's own server: builds again and reloads the page at every change.
fn live(toolbox: &Toolbox, port: u16, open: bool) -> Outcome {
    let mut trunk = Run::new(&toolbox.trunk, "trunk-serve")
        .args(["serve", "--offline", "--port", &port.to_string()])
        .env("PATH", toolbox.path())
        .env("CARGO_NET_OFFLINE", "true")
        .env("NO_COLOR", "true")
        .remedy(format!("If port {port} is taken, name another: `cargo xtask serve --dev --port N`."));
    if open {
        trunk = trunk.args(["--open"]);
    }
    trunk.openly()
}

fn show(url: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if Run::new(Path::new(opener), "open").args([url]).quietly().is_err() {
        note("serve", "no browser could be opened: go to the address above");
    }
}
