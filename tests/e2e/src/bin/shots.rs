//! `cargo xtask shots [PATH…]`: pictures of the built site, at each size, light and dark, into `out/shots/`.
//!
//! A path is below the site: `"" "#t=2005-07-05&e=astana-declaration-2005" tr/`.

use e2e::Tested;
use e2e::engine::Visitor;
use e2e::visit::Visit;
use xtask::site::Site;
use xtask::workspace;

const SIZES: &[(u32, u32)] = &[(1440, 900), (1024, 768), (844, 390), (390, 844), (640, 360)];
const PATHS: &[&str] = &["", "#t=2005-07-05&e=astana-declaration-2005", "tr/"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Tested {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let paths = if asked.is_empty() { PATHS.iter().copied().map(String::from).collect() } else { asked };
    let folder = workspace::root().join("out/shots");
    for path in &paths {
        for (width, height) in SIZES {
            for dark in [false, true] {
                let visitor = Visitor { width: *width, height: *height, dark, ..Visitor::default() };
                let page = Visit::to(path).by(visitor).open(Site::built()?.start(0)?).await?;
                // A page that fails is worth a picture too.
                let state = page.ready().await.map_or("-not-ready", |()| "");
                let dress = if dark { "dark" } else { "light" };
                let file = folder.join(format!("{}-{width}x{height}-{dress}{state}.png", name(path)));
                page.shot(&file).await?;
                println!("shots  {}", file.strip_prefix(workspace::root())?.display());
            }
        }
    }
    Ok(())
}

/// A path as the name of a file.
fn name(path: &str) -> String {
    let name: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "first".into() } else { name.to_owned() }
}
