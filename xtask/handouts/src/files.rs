//! Every file that is written, with its bytes, and how what was made of the same before is taken again.

use std::fs;
use std::path::{Path, PathBuf};

use sco_atlas::app::Link;
use sco_atlas::scene::Stage;
use sco_atlas::share::picture::{Format, Words};
use sco_atlas::share::site::Site;
use sco_atlas::text::Language;
use sha2::{Digest, Sha256};

use crate::chapter::{Chapter, chapters, foot};
use crate::pages::{PICTURES, Page};
use crate::paper::{Sheet, pages};
use crate::raster::Press;
use crate::slides::{Slide, deck};
use crate::studio::Studio;
use crate::{Outcome, code};

/// A path below the site, and what it holds.
pub type File = (String, Vec<u8>);

/// What the files depend on, beside the program itself.
const INPUTS: [&str; 3] = ["data", "www/css", "www/symbols.svg"];

/// Writes all of it into a site; of what was made before from the same inputs it is a copy. True: it was made anew.
pub fn write(root: &Path, site: &Path, kept: &Path) -> Outcome<bool> {
    let tokens = tokens_of(site)?;
    let address = Site::of(root)?;
    let kept = kept.join(fingerprint(root, &[&tokens, &address.address])?);
    let is_new = !kept.is_dir();
    if is_new {
        let draft = kept.with_extension("draft");
        let _ = fs::remove_dir_all(&draft);
        for (path, bytes) in all(root, &address, &tokens)? {
            let path = draft.join(path);
            fs::create_dir_all(path.parent().ok_or("a file without a folder")?)?;
            fs::write(path, bytes)?;
        }
        fs::rename(&draft, &kept)?;
    }
    copy(&kept, site)?;
    Ok(is_new)
}

/// The file of the site with the tokens: its name holds a sum of it.
fn tokens_of(site: &Path) -> Outcome<String> {
    let names = fs::read_dir(site)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let found = names.filter(|name| name.starts_with("tokens-") && name.ends_with(".css")).max();
    found.ok_or_else(|| format!("{}: no style sheet with the tokens; build the site first", site.display()).into())
}

fn fingerprint(root: &Path, words: &[&str]) -> Outcome<String> {
    let mut sum = Sha256::new();
    let mut paths: Vec<PathBuf> = INPUTS.iter().map(|path| root.join(path)).collect();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            let mut inside: Vec<PathBuf> = fs::read_dir(&path)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
            inside.sort();
            paths.extend(inside);
        } else {
            sum.update(path.to_string_lossy().as_bytes());
            sum.update(fs::read(&path)?);
        }
    }
    sum.update(fs::read(std::env::current_exe()?)?);
    words.iter().for_each(|word| sum.update(word.as_bytes()));
    Ok(sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// All files, both languages at once.
pub fn all(root: &Path, site: &Site, tokens: &str) -> Outcome<Vec<File>> {
    let mut files = vec![("pictures/pages.css".to_owned(), fs::read(root.join("www/css/handout.css"))?)];
    let made = std::thread::scope(|scope| {
        let works = Language::ALL.map(|language| {
            scope.spawn(move || in_language(root, site, tokens, language).map_err(|why| why.to_string()))
        });
        works.map(|work| work.join().unwrap_or_else(|_| Err("a thread that drew pictures ended early".to_owned())))
    });
    for one in made {
        files.extend(one?);
    }
    Ok(files)
}

fn in_language(root: &Path, site: &Site, tokens: &str, language: Language) -> Outcome<Vec<File>> {
    let studio = Studio::open(root)?;
    let press = Press::default();
    let atlas = Studio::atlas(root, language)?;
    let stage = Stage::new(atlas.clone());
    let chapters = chapters(&stage, site, language);
    let lang = language.code();
    let mut files: Vec<File> = Vec::new();
    let mut slides = Vec::new();
    let mut trees = Vec::new();
    for chapter in &chapters {
        let wide = studio.picture(&stage, language, chapter, Format::Wide)?;
        let classic = studio.picture(&stage, language, chapter, Format::Classic)?;
        let small = studio.picture(&stage, language, chapter, Format::Small)?;
        let begin = format!("pictures/{lang}/{}", chapter.id);
        for (end, times, shape) in PICTURES {
            let png = press.png(if shape == "4:3" { &classic } else { &wide }, times)?;
            if end == "-16x9" {
                slides.push(png.clone());
            }
            files.push((format!("{begin}{end}.png"), png));
        }
        trees.push(press.tree(&wide)?);
        files.push((format!("{begin}.svg"), wide.into_bytes()));
        files.push((format!("{begin}-map.svg"), small.into_bytes()));
        files.push((format!("{begin}-qr.svg"), code::svg(&chapter.address, &chapter.address)?.into_bytes()));
        let text = [&chapter.told, "\n\n", &chapter.cited, "\n"].concat();
        files.push((format!("{begin}.txt"), text.into_bytes()));
    }
    let title = &atlas.about.title;
    files.push((format!("pictures/sco-atlas-{lang}.pptx"), slide_deck(language, title, &chapters, &slides)?));
    files.push((format!("pictures/sco-atlas-{lang}.pdf"), hand_out(language, title, &chapters, &trees)?));
    files.push((format!("pictures/og-{lang}.png"), preview(&studio, &press, &stage, language)?));
    let page = Page { language, atlas: &atlas, chapters: &chapters, tokens };
    files.push((format!("pictures/{lang}.html"), page.index().into_bytes()));
    let sheet = if language == Language::English { "handout.html".to_owned() } else { format!("{lang}/handout.html") };
    files.push((sheet, page.handout().into_bytes()));
    Ok(files)
}

fn slide_deck(language: Language, title: &str, chapters: &[Chapter], pictures: &[Vec<u8>]) -> Outcome<Vec<u8>> {
    let slides: Vec<Slide> = (chapters.iter().zip(pictures))
        .map(|(chapter, picture)| Slide {
            title: &chapter.title,
            picture,
            alt: &chapter.alt,
            note: [chapter.body.as_str(), &chapter.note, &chapter.cited]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect(),
            link: &chapter.address,
            open: language.pages().pictures_open,
        })
        .collect();
    deck(title, language.code(), &slides)
}

fn hand_out(language: Language, title: &str, chapters: &[Chapter], trees: &[resvg::usvg::Tree]) -> Outcome<Vec<u8>> {
    let words = language.pages();
    let mut sheets = Vec::new();
    for (chapter, picture) in chapters.iter().zip(trees) {
        sheets.push(Sheet {
            picture,
            title: &chapter.title,
            alt: &chapter.alt,
            body: vec![&chapter.body, &chapter.note],
            steps_head: words.pictures_steps,
            steps: &chapter.steps,
            link: &chapter.address,
            open: words.pictures_open,
            cited: &chapter.cited,
            code: code::drawn(&chapter.address)?,
        });
    }
    pages(title, language.code(), &sheets)
}

/// What a shared link shows: the first picture of the page.
fn preview(studio: &Studio, press: &Press, stage: &Stage, language: Language) -> Outcome<Vec<u8>> {
    let about = &stage.atlas.about;
    let foot = foot(stage, None, language);
    let words = Words {
        language,
        over: "sco-atlas",
        title: &about.title,
        date: "",
        place: "",
        sentence: "",
        point: &about.subtitle,
        foot: foot.get(..1).unwrap_or_default(),
        description: &about.lead,
    };
    press.png(&studio.drawn(stage, &Link::default(), &words, Format::Card)?, 1)
}
