//! Writes the hand-outs beside a built site: `handouts SITE KEPT`. `KEPT` is the folder for what was made before.

use std::path::{Path, PathBuf};

fn main() -> handouts::Outcome<()> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(site), Some(kept)) = (args.next(), args.next()) else {
        return Err("handouts: name the folder of the site, and one for what is kept".into());
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let is_new = handouts::files::write(&root, &site, &kept)?;
    println!("{}", if is_new { "made anew" } else { "the same as before" });
    Ok(())
}
