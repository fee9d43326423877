//! `cargo run -p check`: holds the data of this repository against every rule, and names each fault.

use std::path::Path;
use std::process::ExitCode;

use check::data::Data;
use check::rules::RULES;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
    let data = match Data::load(root) {
        Ok(data) => data,
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::FAILURE;
        }
    };
    let mut faults = 0;
    for rule in RULES {
        let found = (rule.faults)(&data);
        println!("{:<66} {}", rule.name, if found.is_empty() { "ok".to_owned() } else { found.len().to_string() });
        for fault in &found {
            eprintln!("error: {fault}");
        }
        faults += found.len();
    }
    println!("{}", data.figures());
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
