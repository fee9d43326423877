//! `cargo xtask shots [PATH…]`: pictures of the built site, at each size, light and dark, into `out/shots/`.
//! `cargo xtask shots --plates`: the map at five dates and at each chapter, into `out/shots/plates/`, with a sheet of
//! them all for each size and dress.
//!
//! A path is below the site: `"" "#t=2005-07-05&e=astana-declaration-2005" tr/`.

use std::path::{Path, PathBuf};

use e2e::engine::Visitor;
use e2e::page::Page;
use e2e::plates::{Plate, plates};
use e2e::visit::Visit;
use e2e::{Problem, Tested};
use xtask::site::Site;
use xtask::workspace;

const SIZES: &[(u32, u32)] = &[(1440, 900), (1024, 768), (844, 390), (390, 844), (640, 360)];
const PATHS: &[&str] = &["", "#t=2005-07-05&e=astana-declaration-2005", "tr/"];
/// A sheet shows every plate of a size: so wide, and as high as its rows.
const SHEET_PX: u32 = 2160;
const CAPTION_PX: u32 = 24;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Tested {
    let mut asked: Vec<String> = std::env::args().skip(1).collect();
    let words = asked.len();
    asked.retain(|word| word != "--plates");
    let folder = workspace::root().join("out/shots");
    if asked.len() < words {
        take_plates(&folder.join("plates")).await?;
        if asked.is_empty() {
            return Ok(());
        }
    }
    let paths = if asked.is_empty() { PATHS.iter().copied().map(String::from).collect() } else { asked };
    for path in &paths {
        for visitor in visitors() {
            let page = Visit::to(path).by(visitor.clone()).open(Site::built()?.start(0)?).await?;
            // A page that fails is worth a picture too.
            let state = page.ready().await.map_or("-not-ready", |()| "");
            picture(&page, &folder, &format!("{}-{}{state}", name(path), looks(&visitor))).await?;
        }
    }
    Ok(())
}

/// Every size, light and dark.
fn visitors() -> impl Iterator<Item = Visitor> {
    let visitor = |width: u32, height: u32, dark: bool| Visitor { width, height, dark, ..Visitor::default() };
    SIZES.iter().flat_map(move |&(width, height)| [false, true].map(|dark| visitor(width, height, dark)))
}

/// `1440x900-light`
fn looks(visitor: &Visitor) -> String {
    let Visitor { width, height, dark, .. } = visitor;
    format!("{width}x{height}-{}", if *dark { "dark" } else { "light" })
}

async fn take_plates(folder: &Path) -> Tested {
    let plates = plates()?;
    for visitor in visitors() {
        let small = visitor.width < 700 && visitor.height < 480;
        let page =
            Visit::to(if small { "?embed=1" } else { "" }).by(visitor.clone()).open(Site::built()?.start(0)?).await?;
        page.ready().await?;
        let mut files = Vec::new();
        for plate in &plates {
            plate.show(&page).await?;
            files.push(picture(&page, folder, &format!("{}-{}", plate.name, looks(&visitor))).await?);
        }
        sheet(&page, folder, &visitor, &plates, &files).await?;
    }
    Ok(())
}

/// All plates of a size and dress on one page, and a picture of that page.
async fn sheet(page: &Page, folder: &Path, of: &Visitor, plates: &[Plate], files: &[PathBuf]) -> Tested {
    let figures: String = plates
        .iter()
        .zip(files)
        .filter_map(|(plate, file)| Some((&plate.name, file.file_name()?.to_str()?)))
        .map(|(name, file)| format!("<figure><img src=\"{file}\"><figcaption>{name}</figcaption></figure>\n"))
        .collect();
    let (looks, columns) = (looks(of), if of.width > of.height { 4 } else { 6 });
    let rows = (files.len() as u32).div_ceil(columns);
    let height = rows * (SHEET_PX / columns * of.height / of.width + CAPTION_PX);
    let html = format!(
        "<!doctype html><title>{looks}</title><style>\
         body {{ margin: 0; display: grid; grid-template-columns: repeat({columns}, 1fr); font: 12px sans-serif }}\
         figure {{ margin: 2px }} img {{ width: 100% }}</style>\n{figures}"
    );
    let path = folder.join(format!("sheet-{looks}.html"));
    std::fs::write(&path, html)?;
    let address =
        url::Url::from_file_path(&path).map_err(|()| Problem::from("the folder of the pictures has no address"))?;
    page.dress(&Visitor { width: SHEET_PX, height, ..Visitor::default() }).await?;
    page.client.goto(address.as_str()).await?;
    picture(page, folder, &format!("sheet-{looks}")).await.map(|_| ())
}

async fn picture(page: &Page, folder: &Path, name: &str) -> Tested<PathBuf> {
    let file = folder.join(format!("{name}.png"));
    page.shot(&file).await?;
    println!("shots  {}", file.strip_prefix(workspace::root())?.display());
    Ok(file)
}

/// A path as the name of a file.
fn name(path: &str) -> String {
    let name: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "first".into() } else { name.to_owned() }
}
