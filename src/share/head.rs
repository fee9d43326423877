//! What the page says of itself to programs: JSON-LD for search engines, Highwire and Dublin Core tags and COinS for
//! reference managers. Highwire tells the article, Dublin Core the map, COinS both, so that a reader may choose.

use serde_json::{Value, json};

use super::cite::MAKER;
use super::open_data::{CREDITS, LICENCE};
use super::site::Site;
use super::{citation, escape};
use crate::atlas::{Content, Event};
use crate::text::Language;
use crate::time::{Date, End};

/// For the head of a page.
pub fn head(atlas: &Content, site: &Site, language: Language) -> String {
    let page = site.page(language);
    let mut head = format!("<link rel=\"canonical\" href=\"{}\">", escape(&page));
    // Whole addresses: search engines take no other.
    for other in Language::ALL {
        let (code, page) = (other.code(), site.page(other));
        head.push_str(&format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{}\">", escape(&page)));
    }
    for (name, content) in tags(atlas, &page, language) {
        head.push_str(&format!("<meta name=\"{name}\" content=\"{}\">", escape(&content)));
    }
    head
}

/// For the end of a page: nothing that is shown waits for it.
pub fn foot(atlas: &Content, site: &Site, language: Language) -> String {
    // In a script nothing is unescaped: only the end of it must not be found.
    let graph = graph(atlas, site, language).to_string().replace("</", "<\\/").replace("<!--", "<\\u0021--");
    coins(atlas, site, language) + "<script type=\"application/ld+json\">" + &graph + "</script>"
}

/// Highwire of the article, then Dublin Core of the map.
pub fn tags(atlas: &Content, page: &str, language: Language) -> Vec<(&'static str, String)> {
    let (work, about) = (&atlas.work, &atlas.about);
    let doi = citation::doi_address(work).unwrap_or_default();
    let (first, last) = work.page.split_once('-').unwrap_or((&work.page, ""));
    let printed = work.printed.map_or_else(|| work.year.map(|year| year.to_string()).unwrap_or_default(), slashed);
    let mut tags = vec![("citation_title", work.title.clone())];
    tags.extend(work.authors.iter().map(|(family, given)| ("citation_author", format!("{family}, {given}"))));
    tags.extend([
        ("citation_publication_date", printed),
        ("citation_journal_title", work.container.clone()),
        ("citation_volume", work.volume.clone()),
        ("citation_issue", work.issue.clone()),
        ("citation_firstpage", first.to_owned()),
        ("citation_lastpage", last.to_owned()),
        ("citation_doi", doi.trim_start_matches("https://doi.org/").to_owned()),
        ("DC.title", about.title.clone()),
        ("DC.creator", MAKER.to_owned()),
        ("DC.date", about.date.clone()),
        ("DC.type", "Dataset".to_owned()),
        ("DC.language", language.code().to_owned()),
        ("DC.identifier", page.to_owned()),
        ("DC.rights", LICENCE.url.to_owned()),
        ("DC.source", doi),
    ]);
    tags.retain(|(_, content)| !content.is_empty());
    tags
}

/// `2019/03/01`, as far as it is known.
fn slashed(date: Date) -> String {
    date.to_string().trim_end_matches('~').replace('-', "/")
}

/// Two empty spans from which a reference manager reads the map and the article.
pub fn coins(atlas: &Content, site: &Site, language: Language) -> String {
    let (work, about) = (&atlas.work, &atlas.about);
    let (first, last) = work.page.split_once('-').unwrap_or((&work.page, ""));
    let doi = citation::doi_address(work).map(|address| address.replace("https://doi.org/", "info:doi/"));
    let mut article = vec![
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal".to_owned()),
        ("rft.genre", "article".to_owned()),
        ("rft_id", doi.unwrap_or_default()),
        ("rft.atitle", work.title.clone()),
        ("rft.jtitle", work.container.clone()),
        ("rft.volume", work.volume.clone()),
        ("rft.issue", work.issue.clone()),
        ("rft.spage", first.to_owned()),
        ("rft.epage", last.to_owned()),
        ("rft.date", work.year.map(|year| year.to_string()).unwrap_or_default()),
    ];
    if let Some((family, given)) = work.authors.first() {
        article.extend([("rft.aulast", family.clone()), ("rft.aufirst", given.clone())]);
    }
    article.extend(work.authors.iter().map(|(family, given)| ("rft.au", format!("{given} {family}"))));
    let map = vec![
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc".to_owned()),
        ("rft.type", "webpage".to_owned()),
        ("rft.title", about.title.clone()),
        ("rft.creator", MAKER.to_owned()),
        ("rft.date", about.date.clone()),
        ("rft.identifier", site.page(language)),
        ("rft.language", language.code().to_owned()),
        ("rft.rights", LICENCE.spdx.to_owned()),
    ];
    [map, article].into_iter().map(|pairs| span(&pairs)).collect()
}

fn span(pairs: &[(&str, String)]) -> String {
    let filled = pairs.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> = filled.map(|(key, value)| format!("{key}={}", percents(value))).collect();
    format!("<span class=\"Z3988\" title=\"{}\"></span>", escape(&format!("ctx_ver=Z39.88-2004&{}", pairs.join("&"))))
}

fn percents(text: &str) -> String {
    let mut written = String::new();
    for byte in text.bytes() {
        match byte {
            byte if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) => written.push(char::from(byte)),
            byte => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

/// The data, the article, and what the argument rests on, in one graph.
pub fn graph(atlas: &Content, site: &Site, language: Language) -> Value {
    let about = &atlas.about;
    let page = site.page(language);
    let article = citation::doi_address(&atlas.work).unwrap_or_else(|| format!("{}#article", site.address));
    let file = |name: &str, format: &str| json!({ "@type": "DataDownload", "encodingFormat": format, "contentUrl": format!("{}data/{name}", site.address) });
    let code = language.code();
    let dataset = json!({
        "@type": "Dataset",
        "@id": format!("{}#dataset", site.address),
        "name": about.title,
        "alternateName": MAKER,
        "description": format!("{} {}", about.lead, about.about),
        "url": page,
        "version": about.data_version,
        "dateModified": about.date,
        "license": LICENCE.url,
        "isAccessibleForFree": true,
        "inLanguage": code,
        "creator": { "@type": "Organization", "name": MAKER, "url": site.address },
        "isBasedOn": { "@id": article },
        "citation": citation::line(&atlas.work),
        "temporalCoverage": about.span.map(|(first, last)| format!("{first}/{last}")),
        "spatialCoverage": { "@type": "Place", "name": language.table().map },
        "creditText": CREDITS.iter().map(|credit| credit.who).collect::<Vec<_>>().join(", "),
        "distribution": [
            file(&format!("atlas.{code}.geojson"), "application/geo+json"),
            file(&format!("atlas.{code}.csv"), "text/csv"),
            file("sources.csl.json", "application/vnd.citationstyles.csl+json"),
            file("sources.bib", "application/x-bibtex"),
        ],
    });
    let events = atlas.events.iter().filter(|event| event.essential).filter_map(|event| told(event, &page));
    let graph: Vec<Value> = [dataset, written(atlas, &article)].into_iter().chain(events).collect();
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn written(atlas: &Content, id: &str) -> Value {
    let work = &atlas.work;
    let (first, last) = work.page.split_once('-').unwrap_or((&work.page, ""));
    let authors = work.authors.iter().map(|(family, given)| json!({ "@type": "Person", "familyName": family, "givenName": given, "name": format!("{given} {family}") }));
    json!({
        "@type": "ScholarlyArticle",
        "@id": id,
        "headline": work.title,
        "name": work.title,
        "author": authors.collect::<Vec<_>>(),
        "datePublished": work.printed.map(day),
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": work.issue,
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": work.volume,
                "isPartOf": { "@type": "Periodical", "name": work.container },
            },
        },
        "pageStart": first,
        "pageEnd": last,
        "identifier": id,
        "url": id,
    })
}

/// An event with a date and a place, by the link that opens it.
fn told(event: &Event, page: &str) -> Option<Value> {
    let (when, place) = (event.when?, event.places.first()?);
    let end = match when.end {
        End::At(end) => Some(day(end.latest)),
        End::Within | End::Open | End::Unknown => None,
    };
    let mut told = json!({
        "@type": "Event",
        "@id": format!("{page}#e={}", event.id),
        "name": event.title,
        "startDate": day(when.start.earliest),
        "location": {
            "@type": "Place",
            "name": place.name,
            "geo": { "@type": "GeoCoordinates", "latitude": place.at.lat, "longitude": place.at.lon },
        },
    });
    if let (Some(end), Some(told)) = (end, told.as_object_mut()) {
        told.insert("endDate".to_owned(), end.into());
    }
    Some(told)
}

/// ISO 8601 has no word for “about”.
fn day(date: Date) -> String {
    date.to_string().trim_end_matches('~').to_owned()
}
