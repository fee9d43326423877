//! `cargo xtask <command>`: see [`xtask::commands`].

use std::process::ExitCode;

use xtask::args::Args;
use xtask::commands::{COMMANDS, listing};
use xtask::step::{Failure, Outcome};

fn main() -> ExitCode {
    match dispatch(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut words: Vec<String>) -> Outcome {
    if words.is_empty() || words.iter().any(|word| word == "--help" || word == "-h" || word == "help") {
        println!("{}", listing());
        return Ok(());
    }
    let name = words.remove(0);
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Err(Failure::new(format!("There is no command `{name}`.")).hint(listing()));
    };
    (command.run)(Args::new(words))
}
