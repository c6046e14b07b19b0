//! What seven languages call months, weeks, quarters and halves of a year, and the small words between the parts of a date: English, German, French, Spanish,
//! Portuguese, Italian and Dutch. All in small letters.

/// The month that a word is, 1 to 12: its name, or what it is shortened to. *May*, *mars*, *set* and *out* are other words too, so that a month alone is no date.
pub(super) fn month(word: &str) -> Option<i8> {
    let names: [&[&str]; 12] = [
        &[
            "january", "januar", "jänner", "janvier", "enero", "janeiro", "gennaio", "januari", "jan", "jän", "janv",
            "ene", "gen",
        ],
        &[
            "february",
            "februar",
            "février",
            "fevrier",
            "febrero",
            "fevereiro",
            "febbraio",
            "februari",
            "feb",
            "febr",
            "févr",
            "fevr",
            "fév",
            "fev",
        ],
        &["march", "märz", "maerz", "mars", "marzo", "março", "marco", "maart", "mar", "mär", "mrz", "mrt"],
        &["april", "avril", "abril", "aprile", "apr", "avr", "abr"],
        &["may", "mai", "mayo", "maio", "maggio", "mei", "mag"],
        &["june", "juni", "juin", "junio", "junho", "giugno", "jun", "giu"],
        &["july", "juli", "juillet", "julio", "julho", "luglio", "jul", "juil", "lug"],
        &["august", "août", "aout", "agosto", "augustus", "aug", "ago"],
        &["september", "septembre", "septiembre", "setiembre", "setembro", "settembre", "sep", "sept", "set", "sett"],
        &["october", "oktober", "octobre", "octubre", "outubro", "ottobre", "oct", "okt", "out", "ott"],
        &["november", "novembre", "noviembre", "novembro", "nov"],
        &[
            "december",
            "dezember",
            "décembre",
            "decembre",
            "diciembre",
            "dezembro",
            "dicembre",
            "dec",
            "dez",
            "déc",
            "dic",
        ],
    ];
    let at = names.iter().position(|names| names.contains(&word))?;
    i8::try_from(at + 1).ok()
}

/// Months that are English words as well, and as such stand before years: *rolled out 2025*, *set 2025 as the goal*.
pub(super) fn is_doubtful(word: &str) -> bool {
    matches!(word, "out" | "set" | "ago" | "gen" | "mag" | "marco")
}

/// What stands between the two ends of a stretch of time.
pub(super) fn joins(word: &str) -> bool {
    matches!(
        word,
        "-" | "–"
            | "—"
            | "→"
            | "to"
            | "until"
            | "till"
            | "through"
            | "bis"
            | "à"
            | "au"
            | "al"
            | "a"
            | "hasta"
            | "até"
            | "tot"
            | "fino"
    )
}

/// What may stand between day, month and year.
pub(super) fn is_between(word: &str) -> bool {
    matches!(word, "of" | "de" | "del" | "di" | "do" | "du" | "," | "/" | "'" | "’" | "-" | ".")
}

/// The end of what has none yet: *March 2026 – present*.
pub(super) fn is_open_end(word: &str) -> bool {
    matches!(
        word,
        "present"
            | "now"
            | "today"
            | "ongoing"
            | "current"
            | "heute"
            | "jetzt"
            | "présent"
            | "aujourd"
            | "actualidad"
            | "presente"
            | "hoje"
            | "atual"
            | "oggi"
            | "heden"
            | "nu"
    )
}

pub(super) fn is_week(word: &str) -> bool {
    matches!(word, "week" | "wk" | "kw" | "woche" | "kalenderwoche" | "semaine" | "sem" | "semana" | "settimana" | "w")
}

pub(super) fn is_quarter(word: &str) -> bool {
    matches!(word, "q" | "quarter" | "quartal" | "trimestre" | "kwartaal" | "qtr")
}

pub(super) fn is_half(word: &str) -> bool {
    matches!(word, "h" | "half" | "halbjahr" | "semestre" | "semester" | "halfjaar")
}

/// Words that say nothing beside a date in a heading: *Week of*, *Woche vom*, *Monday*.
pub(super) fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "of",
        "the",
        "de",
        "del",
        "di",
        "du",
        "do",
        "da",
        "vom",
        "von",
        "van",
        "le",
        "la",
        "el",
        "il",
        "der",
        "die",
        "das",
        "den",
        "am",
        "im",
        "in",
        "st",
        "nd",
        "rd",
        "th",
        "er",
        "ending",
        "beginning",
        "starting",
        "month",
        "monat",
        "mois",
        "mes",
        "mês",
        "mese",
        "maand",
        "year",
        "jahr",
        "année",
        "año",
        "ano",
        "anno",
        "jaar",
        "half",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "segunda",
        "terça",
        "quarta",
        "quinta",
        "sexta",
        "feira",
        "lunedì",
        "martedì",
        "mercoledì",
        "giovedì",
        "venerdì",
        "sabato",
        "domenica",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
        "first",
        "second",
        "third",
        "fourth",
        "erstes",
        "zweites",
        "premier",
        "deuxième",
        "primer",
        "segundo",
        "primo",
        "secondo",
        "eerste",
        "tweede",
        "t",
        "z",
        "so",
        "far",
        "present",
        "now",
        "heute",
        "current",
        "ongoing",
        "log",
        "daily",
        "weekly",
        "monthly",
        "notes",
        "journal",
    ];
    FILLERS.contains(&word) || is_week(word) || is_quarter(word) || is_half(word)
}
