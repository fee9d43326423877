//! What a reader takes away: link, citation, data, code, the lines of an embed. Written once by the build; a script of its
//! own (`www/press/share.js`) fills it when the panel is first shown, and finds its places by `data-take`.

use yew::prelude::*;

use crate::atlas::Atlas;
use crate::share::cite::Form;
use crate::text::Language;
use crate::text::table::{self, Table};

#[derive(Properties, PartialEq)]
pub struct ShareProps {
    pub atlas: Atlas,
    pub language: Language,
}

#[component]
pub fn Share(props: &ShareProps) -> Html {
    let ShareProps { atlas, language } = props;
    let (table, words) = (language.table(), &language.pages().share);
    let [one, more] = words.shown;
    html! {
        <section id="share" class="about share" aria-labelledby="share-heading" data-copied={words.copied} data-undrawn={words.undrawn} data-selected={words.selected}>
            <h2 id="share-heading" class="date" tabindex="-1">{ table.share }</h2>
            <p class="txt" data-take="needs">{ words.needs }</p>
            <p class="txt" data-take="failed" hidden=true>{ words.failed }</p>
            <div data-take="tools" hidden=true>
                <h3 id="take-link">{ words.link }</h3>
                <p class="line"><input type="text" readonly=true data-take="link" aria-labelledby="take-link" />{ copy("link", words) }</p>
                { citation(words) }
                <h3>{ words.data }</h3>
                <p class="acts"><span data-take="count" data-one={one} data-more={more}></span>
                    <button type="button" class="do" data-save="csv">{ "CSV" }</button>
                    <button type="button" class="do" data-save="geojson">{ "GeoJSON" }</button></p>
                { picture(words) }
                { code(words) }
                { embed(table, words, *language, &atlas.about.data_version) }
                <p class="sr" role="status" data-take="said"></p>
            </div>
            <h3>{ words.pictures }</h3>
            { further(words, *language) }
        </section>
    }
}

fn copy(what: &'static str, words: &table::Share) -> Html {
    html! { <button type="button" class="do" data-copy={what} aria-describedby={format!("take-{what}")}>{ words.copy }</button> }
}

fn citation(words: &table::Share) -> Html {
    let names = [words.text, "BibTeX", "RIS", "CSL-JSON"];
    html! {
        <>
            <h3 id="take-cite">{ words.citation }</h3>
            { choice("cited", words.cited, words.cites.into_iter().zip(["view", "article"])) }
            { choice("form", words.form, names.into_iter().zip(Form::ALL.map(Form::word))) }
            <pre data-take="cite" tabindex="0" role="group" aria-labelledby="take-cite"></pre>
            <p class="acts">{ copy("cite", words) }
                <button type="button" class="do" data-save="cite">{ words.download }</button></p>
        </>
    }
}

fn code(words: &table::Share) -> Html {
    html! {
        <>
            <h3>{ words.code }</h3>
            <div class="code">
                <div data-take="qr" data-label={words.code_of}></div>
                <p data-take="too-long" hidden=true>{ words.too_long }</p>
                <button type="button" class="do" data-take="large">{ words.large }</button>
            </div>
            <dialog data-take="board" aria-label={words.code_of}>
                <p class="board-title" data-take="board-title"></p>
                <div data-take="board-qr"></div>
                <p data-take="board-link"></p>
                <button type="button" class="btn" data-take="shut">{ words.close }</button>
            </dialog>
        </>
    }
}

/// The map as it stands, for a slide or a page.
fn picture(words: &table::Share) -> Html {
    let save = |kind: &'static str, name: &'static str| {
        html! { <button type="button" class="do" data-save={kind}>{ name }</button> }
    };
    html! {
        <>
            <h3>{ words.picture }</h3>
            { choice("shape", words.shape, ["16:9", "4:3"].into_iter().zip(["wide", "classic"])) }
            <p class="acts">{ save("svg", "SVG") }{ save("png", "PNG") }{ save("png2", words.png_twice) }</p>
        </>
    }
}

fn embed(table: &Table, words: &table::Share, language: Language, version: &str) -> Html {
    let [newest, this] = words.versions;
    let this = this.replace("{0}", version);
    let themes = [
        (words.as_system, "system"),
        (table.theme_light, "light"),
        (table.theme_dark, "dark"),
        (table.theme_contrast, "contrast"),
    ];
    let languages = words.languages.into_iter().zip(Language::ALL.map(Language::code));
    let widths = [(words.full_width, ""), ("640", "640"), ("960", "960"), ("1280", "1280")];
    let heights = ["360", "480", "600", "720"].map(|px| (px, px));
    html! {
        <>
            <h3 id="take-embed">{ words.embed }</h3>
            <div class="grid">
                { select("width", words.width, widths.into_iter(), "") }
                { select("height", words.height, heights.into_iter(), "480") }
                { select("language", table.language, languages, language.code()) }
                { select("theme", table.theme, themes.into_iter(), "system") }
            </div>
            { choice("start", words.begins, words.starts.into_iter().zip(["view", "first"])) }
            { choice("data", words.data_of, [newest, this.as_str()].into_iter().zip(["newest", "fixed"])) }
            <p class="note" data-take="not-kept" hidden=true>{ words.not_kept.replace("{0}", version) }</p>
            <p><label class="tick"><input type="checkbox" name="controls" checked=true />{ words.controls }</label></p>
            <textarea readonly=true rows="5" spellcheck="false" data-take="embed" aria-label={words.lines} />
            <p class="acts">{ copy("embed", words) }</p>
        </>
    }
}

/// One of a few, in words; the first is chosen.
fn choice<'w>(name: &'static str, label: &'static str, options: impl Iterator<Item = (&'w str, &'static str)>) -> Html {
    html! {
        <div class="pick" role="radiogroup" aria-label={label}>
            { for options.enumerate().map(|(n, (words, value))| html! {
                <label key={value}><input type="radio" {name} {value} checked={n == 0} /><span>{ words }</span></label>
            }) }
        </div>
    }
}

fn select<'w>(
    name: &'static str,
    label: &'static str,
    options: impl Iterator<Item = (&'w str, &'static str)>,
    chosen: &'static str,
) -> Html {
    html! {
        <label>{ label }
            <select {name}>
                { for options.map(|(words, value)| html! { <option key={value} {value} selected={value == chosen}>{ words }</option> }) }
            </select>
        </label>
    }
}

fn further(words: &table::Share, language: Language) -> Html {
    let up = if language == Language::English { "" } else { "../" };
    html! {
        <p class="txt"><a href={[up, "pictures/", language.code(), ".html"].concat()}>{ words.pictures_link }</a>{ " · " }
            <a href="handout.html">{ words.handout_link }</a></p>
    }
}
