//! Turkish.

use super::names_tr::NAMES;
#[cfg(feature = "prerender")]
use super::table::Pages;
use super::table::{ChangeWords, Table};
use crate::atlas::{BaseState, Cargo, Expected, Kind, ProblemKind, RouteState, Status};
use crate::time::calendar::DateError;

pub const TABLE: Table = Table {
    code: "tr",
    in_this_language: "Türkçesi",
    names: NAMES,
    months: [
        "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
    ],
    months_short: ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"],
    number,
    decimal: |value| super::table::decimal(value, ',', '.'),

    about_date: |date| format!("{date} dolayları"),
    from_to: |from, to| format!("{from} – {to}"),
    until: |end| format!("bitiş: {end}"),
    ended_unknown: "Sona erdi; günü bilinmiyor.",
    still_so: "Makale basıldığında hâlâ böyleydi.",
    no_date: "Tarih verilmemiş",

    skip_to_event: "Olaya geç",
    parts: "Bölümler",
    margin: "Gösterilen",
    steps: "Adımlar",
    ruler: "Yıllar cetveli",
    nav_start: "Başlangıç",
    nav_explore: "Keşfet",
    nav_events: "Olaylar",
    nav_signs: "İşaretler",
    nav_about: "Hakkında",
    language: "Dil",
    theme: "Tema",
    theme_light: "Açık tema",
    theme_dark: "Koyu tema",
    theme_contrast: "Yüksek karşıtlık",
    full_screen: "Tam ekran",
    copy_link: "Bağlantıyı kopyala",
    link_copied: "Bağlantı kopyalandı.",
    menu: "Menü",
    open_full_map: "Haritanın tamamını aç",

    frontier: ["Burada başlar: beş devlet", "ve aralarındaki sınır"],

    n_of_m: |n, m| format!("{n} / {m}"),
    the_article: "Makale",
    editors_note: "Editörün notu",
    corrected: "Düzeltme",
    background: "Arka plan",
    same_day: "Aynı tarihte",
    what_changed: "Ne değişti",
    figures: "Sayılar",
    places: "Yerler",
    no_place: "Haritada yeri yok",
    about_place: "yaklaşık",
    section: |title| format!("“{title}” bölümü."),
    no_source: "Makale burada kaynak vermiyor.",
    note: |n| format!("Not {n}"),
    not_in_article: "Makalede yok: editör ekledi.",
    dated_by_us: "tarih editörün",
    references: "Karşılaştırılan kaynaklar",
    no_event_here: "Makalede bu tarihte bir olay yok.",
    before: "Önceki",
    after: "Sonraki",
    undated: "Tarihsiz",
    and_more: |title, more| format!("{title}; burada {more} olay daha var"),

    date: "Tarih",
    previous: "Önceki olay",
    next: "Sonraki olay",
    play: "Oynat",
    pause: "Duraklat",
    show: "Göster",
    so_far: "Bugüne dek",
    only_this_date: "Yalnız bu tarih",
    all: "Tümü",
    value_text: |date, what| if what.is_empty() { date.to_owned() } else { format!("{date}: {what}") },

    map: "Orta Asya ve komşularının haritası",
    zoom_in: "Yakınlaştır",
    zoom_out: "Uzaklaştır",
    whole_region: "Bütün bölge",
    locator: "Haritanın bu bölümünün yeri",
    borders_today: "Sınırlar bugünküdür. Natural Earth, GeoNames",
    on_the_map_now: "Şu an haritada",
    key: "Lejant",
    earlier_event: "Önceki olay",
    disputed_area: "Tartışmalı bölge",
    us_base: "ABD üssü, açık",
    us_base_leaving: "ABD üssü, çıkması istendi",
    us_base_closed: "ABD üssü, kapalı",
    russian_base: "Rus üssü",
    western_base: "Başka Batı üssü",
    km: "km",
    away: |km, direction, from| {
        const WAYS: [&str; 8] =
            ["kuzeyde", "kuzeydoğuda", "doğuda", "güneydoğuda", "güneyde", "güneybatıda", "batıda", "kuzeybatıda"];
        format!("{from} noktasına göre {km} km {}.", WAYS.get(direction).copied().unwrap_or_default())
    },
    map_keys: [("oklar", "haritayı kaydırır"), ("+ −", "yakınlaştırır"), ("Enter", "yerden yere gider")],
    mark_keys: [("oklar", "sonraki yer"), ("Enter", "açar"), ("Esc", "bırakır")],
    hint_wheel: "Yakınlaştırmak için Ctrl ya da ⌘ tuşunu basılı tutup tekerleği çevirin",
    hint_finger: "Haritayı iki parmakla kaydırın",
    close: "Kapat",

    compare: "Bu tarihle karşılaştır",
    comparing: "Karşılaştırılan iki tarih",
    compare_end: "Karşılaştırmayı bitir",
    since: |date| format!("{date} tarihinden beri"),
    nothing_differs: "Hiçbir devlet, üs ya da boru hattı farklı değil.",
    events_between: |n| if n == 0 { "Arada olay yok.".to_owned() } else { format!("Arada {n} olay var.") },

    all_signs: "Tüm işaretler",
    signs_heading: "İşaretler",
    membership: "Üyelik",
    bases: "Üsler",
    pipelines: "Boru hatları",
    taking_part: "Kimler katılıyor",
    everyone: "herkes",
    whose_word: "Kimin sözü",
    both_words: "ikisi de",
    some_left_out: "Bazı işaretler dışarıda bırakıldı.",
    show_all: "Hepsini göster",
    rough_place: "Yaklaşık bilinen yer",
    changed_here: "Bu tarihte değişti",
    kind,
    status: |status| match status {
        Status::FounderFive => "Şanghay Beşlisi",
        Status::Member => "ŞİÖ üyesi",
        Status::Observer => "gözlemci",
        Status::Partner => "diyalog ortağı",
        Status::None => "üye değil",
    },
    status_new: |status| match status {
        Status::FounderFive => "",
        Status::Member => "yeni üye",
        Status::Observer => "yeni gözlemci",
        Status::Partner => "yeni ortak",
        Status::None => "",
    },
    route,

    events_so_far: |n| format!("Bugüne dek {n} olay"),
    newest_first: "En yenisi üstte",

    search: "Ara",
    search_in: "Başlık, metin, yer, ad, tarih",
    clear: "Aramayı temizle",
    hits: |n, words| format!("“{words}” için {n} olay"),
    no_hit: |words| format!("“{words}” için olay yok"),
    searched: |n| {
        format!("{n} olayın hepsinde arandı: başlık, metin, yer, aktör, tür, tarih; yer ve aktörlerin öteki adları da.")
    },
    also_known: |names| format!("Öteki adları: {names}"),
    not_at_date: |n| format!("{n} tanesi bu tarihte gösterilmiyor."),
    show_hits: "Hepsini haritada göster",
    all_events: "Bütün olayları göster",
    found_in: ["Başlıkta", "Yer, aktör, tür ya da tarihte", "Metinde"],

    change,

    left_out: |n| format!("Verideki {n} kayıt okunamadı."),
    show_problems: "Hangileri olduğunu göster",
    problems_heading: "Okunamayanlar",
    found: "bulunan",
    problem,
};

/// What only the build writes.
#[cfg(feature = "prerender")]
pub const PAGES: Pages = Pages {
    begin: "1996’dan başla",
    count_events: |_| "olay",
    count_dated: |_| "tarihli olay",
    count_notes: |_| "kaynak notu",
    after_author: |author, journal, year| format!("Kaynak: {author}, {journal}, {year}."),
    about_and_sources: "Hakkında ve kaynaklar",
    schematic: "Boru hatları şematik çizilmiştir.",
    events_heading: "Olaylar",
    about_heading: "Bu harita hakkında",
    work_read: "Makale",
    outline_heading: "Makale, bölüm bölüm",
    sources_heading: "Makalenin kaynakları",
    data_heading: "Veri",
    data_files: "Tamamı açık veri olarak:",
    codebook: "Alan kılavuzu",
    data_changes: "Değişiklikler",
    credits: "Natural Earth (kamu malı) ile yapıldı. Yer koordinatları: GeoNames (CC BY 4.0). Havaalanları: \
              airportsdata (MIT). Boru hattı güzergâhları: Global Energy Monitor (CC BY 4.0), sadeleştirilmiş.",
    method: "Makalenin söyledikleri düz bir çizginin yanında, bizim sözlerimizle durur. Editörün ekledikleri kesik, \
             düzeltmeler çift çizginin yanındadır. Yıl yıl olarak, belirsiz yer halka olarak gösterilir.",
    failed: "Harita başlatılamadı. Aşağıdaki metin eksiksizdir.",
    try_again: "Yeniden yükle",
};

fn number(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on", "on bir", "on iki"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Membership => "Üyelik",
        Kind::Summit => "Zirve",
        Kind::Treaty => "Antlaşma",
        Kind::Base => "Üs",
        Kind::Exercise => "Askerî tatbikat",
        Kind::Pipeline => "Boru hattı",
        Kind::EnergyDeal => "Enerji anlaşması",
        Kind::Trade => "Ticaret",
        Kind::Loan => "Kredi",
        Kind::Institution => "Kurum",
        Kind::Conflict => "Savaş veya silahlı şiddet",
        Kind::Protest => "Toplumsal olay",
        Kind::Terror => "Terör saldırısı veya tehdidi",
        Kind::Statement => "Açıklama",
        Kind::Norms => "Norm veya düşünce",
        Kind::Dispute => "Anlaşmazlık",
        Kind::Forecast => "Öngörü",
    }
}

fn route(cargo: Cargo, state: RouteState) -> &'static str {
    match (cargo, state) {
        (Cargo::Oil, RouteState::Planned) => "Petrol hattı, planlanan",
        (Cargo::Oil, RouteState::Building) => "Petrol hattı, yapımda",
        (Cargo::Oil, RouteState::Operating) => "Petrol hattı",
        (Cargo::Oil, RouteState::Cancelled) => "Petrol hattı, vazgeçilen",
        (Cargo::Gas, RouteState::Planned) => "Gaz hattı, planlanan",
        (Cargo::Gas, RouteState::Building) => "Gaz hattı, yapımda",
        (Cargo::Gas, RouteState::Operating) => "Gaz hattı",
        (Cargo::Gas, RouteState::Cancelled) => "Gaz hattı, vazgeçilen",
    }
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} ve {last}", first.join(", ")),
    }
}

fn change(words: &ChangeWords) -> String {
    let mut clauses = Vec::new();
    for status in [Status::FounderFive, Status::Member, Status::Observer, Status::Partner, Status::None] {
        let names = words.with(status);
        if names.is_empty() {
            continue;
        }
        let who = list(&names);
        clauses.push(match status {
            Status::FounderFive => format!("{who} Şanghay Beşlisi’ni oluşturur"),
            Status::Member if names.len() >= 5 => format!("{who} ŞİÖ’yü kurar"),
            Status::Member => format!("{who} üye olur"),
            Status::Observer => format!("{who} gözlemci olur"),
            Status::Partner => format!("{who} diyalog ortağı olur"),
            Status::None => format!("{who} ayrılır"),
        });
    }
    if words.roster.iter().any(|(_, status)| *status == Status::Member) {
        clauses.push(format!("{} üye", number(words.members)));
    } else if words.roster.iter().any(|(_, status)| *status == Status::Observer) {
        clauses.push(format!("{} gözlemci", number(words.observers)));
    }
    for (name, state) in &words.bases {
        clauses.push(match state {
            BaseState::Open => format!("{name} üs olarak açılır"),
            BaseState::Leaving => format!("{name} için kapatma kararı çıkar"),
            BaseState::Closed => format!("{name} üssü kapanır"),
        });
    }
    for (name, state) in &words.routes {
        clauses.push(match state {
            RouteState::Planned => format!("{name}: planlanır"),
            RouteState::Building => format!("{name}: yapımı başlar"),
            RouteState::Operating => format!("{name}: işletmeye girer"),
            RouteState::Cancelled => format!("{name}: vazgeçilir"),
        });
    }
    super::table::sentence(&clauses, 'İ')
}

fn problem(kind: &ProblemKind) -> String {
    let text = match kind {
        ProblemKind::Empty => "Burası boş. Yayımlanan atlası koyun.",
        ProblemKind::NotJson { line, column } => {
            return format!("Burası JSON değil (satır {line}, sütun {column}). Metni düzeltin; gerisi okundu.");
        }
        ProblemKind::TooLarge { limit_bytes } => {
            return format!("{} MB’den uzun. Bölün.", limit_bytes / 1_048_576);
        }
        ProblemKind::NotACollection => "Bu bir GeoJSON FeatureCollection değil. Yayımlanan atlası koyun.",
        ProblemKind::WrongVersion => "Bu sco-atlas sürüm 1 değil. Dönüştürün.",
        ProblemKind::MissingMember => "Bu eksik. Ekleyin.",
        ProblemKind::WrongType { expected } => {
            let what = match expected {
                Expected::Text => "metin",
                Expected::Number => "sayı",
                Expected::WholeNumber => "tam sayı",
                Expected::Truth => "true ya da false",
                Expected::List => "liste",
                Expected::Object => "nesne",
                Expected::Coordinates => "koordinat (önce boylam)",
            };
            return format!("Burada {what} olmalı.");
        }
        ProblemKind::UnknownKind { suggestion: Some(word) } => {
            return format!("Bu sözcük bilinmiyor. “{word}” olabilir mi?");
        }
        ProblemKind::UnknownKind { suggestion: None } => "Bu sözcük bilinmiyor. Liste şemadadır.",
        ProblemKind::BadDate(DateError::Shape) => "Bu bir tarih değil. 2005, 2005-07 ya da 2005-07-05 yazın.",
        ProblemKind::BadDate(DateError::NoSuchMonth) => "Böyle bir ay yok. Aylar 01 ile 12 arasındadır.",
        ProblemKind::BadDate(DateError::NoSuchDay) => "Böyle bir gün yok. Düzeltin ya da çıkarın.",
        ProblemKind::EndBeforeStart => "Bitiş başlangıçtan önce. Düzeltin.",
        ProblemKind::SpanOutOfOrder => "En erken tarih en geçten sonra. Düzeltin.",
        ProblemKind::MoreThanOneSpan => "Yalnız ilk zaman aralığı kullanılır. Her biri için bir olay yazın.",
        ProblemKind::CoordinateOutOfRange => "Böyle bir yer yok. Önce boylam (−180 ile 180), sonra enlem (−90 ile 90).",
        ProblemKind::NumberOutOfRange => "Bu sayı sınırların dışında. Düzeltin.",
        ProblemKind::DuplicateId => "Bu kimlik kullanılmış. Başka bir kimlik verin.",
        ProblemKind::UnknownReference => "Bu dosyada yok. Kimliği düzeltin ya da ekleyin.",
        ProblemKind::BadUrl => "Yalnız http(s) adresleri gösterilir. Düzeltin.",
        ProblemKind::BadId => "Kimlikte yalnız a–z, 0–9 ve tire olur. Adını değiştirin.",
        ProblemKind::TooManyEvents { limit } => return format!("Yalnız ilk {limit} olay okunur. Dosyayı bölün."),
        ProblemKind::TooManyItems { limit } => return format!("Yalnız ilk {limit} öğe okunur. Listeyi kısaltın."),
        ProblemKind::TooLong { limit } => return format!("Metin {limit} karakterden sonra kesildi. Kısaltın."),
        ProblemKind::OtherLanguage => "Bu dilde metin yok. Ekleyin.",
    };
    text.to_owned()
}
