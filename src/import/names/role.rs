//! What the headings of columns and the keys of records say they hold.

/// What a column, a row or a key says it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Role {
    Level,
    Criterion,
    Group,
    Text,
    Summary,
    Examples,
    Links,
    Signals,
    Proficiency,
    Weight,
    Target,
    Id,
    Title,
    Track,
    Meets,
    Exceeds,
}

/// The role that a heading or a key names, if it names one.
pub(in crate::import) fn role(name: &str) -> Option<Role> {
    let spaced = spaced(name);
    let words: Vec<&str> = spaced.split(' ').collect();
    let is = |known: &[&str]| known.contains(&spaced.as_str());
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    if is(&[
        "level",
        "levels",
        "milestone",
        "milestones",
        "step",
        "steps",
        "tiers",
        "grade",
        "grades",
        "stage",
        "stages",
        "rank",
        "seniority",
        "job level",
        "career level",
        "level name",
        "stufe",
        "stufen",
        "ebene",
        "niveau",
        "nivel",
        "レベル",
        "等級",
        "级别",
    ]) {
        return Some(Role::Level);
    }
    if is(&["track", "tracks", "ladder", "laufbahn", "discipline"]) {
        return Some(Role::Track);
    }
    if has(&["exceeds", "exceed", "exceeding", "growth", "beyond", "stretch", "übertrifft"]) {
        return Some(Role::Exceeds);
    }
    if has(&["meets", "meet", "core", "expected", "meeting", "baseline", "erfüllt"]) {
        return Some(Role::Meets);
    }
    if is(&["weight", "weighting", "gewicht", "gewichtung", "重み"]) {
        return Some(Role::Weight);
    }
    if has(&["target", "zielwert"]) || is(&["rating", "score"]) {
        return Some(Role::Target);
    }
    if has(&["example", "examples", "beispiel", "beispiele", "例"]) && words.len() <= 3 {
        return Some(Role::Examples);
    }
    if is(&["links", "link", "urls", "url", "supporting urls", "resources", "references"]) {
        return Some(Role::Links);
    }
    if is(&["signals", "signal", "markers", "marker", "indicators", "evidence"]) {
        return Some(Role::Signals);
    }
    if is(&["proficiency", "maturity", "mastery"]) {
        return Some(Role::Proficiency);
    }
    if is(&[
        "criterion",
        "criteria",
        "competency",
        "competence",
        "competencies",
        "competences",
        "skill",
        "skills",
        "topic",
        "topics",
        "theme",
        "themes",
        "dimension",
        "attribute",
        "capability",
        "behaviour",
        "behavior",
        "kriterium",
        "kompetenz",
        "fähigkeit",
        "compétence",
        "competencia",
        "スキル",
        "項目",
        "評価項目",
    ]) {
        return Some(Role::Criterion);
    }
    if is(&[
        "section",
        "subsection",
        "category",
        "subcategory",
        "group",
        "subgroup",
        "area",
        "pillar",
        "domain",
        "bereich",
        "kategorie",
        "gruppe",
        "カテゴリ",
        "分類",
    ]) {
        return Some(Role::Group);
    }
    if is(&[
        "text",
        "statement",
        "statements",
        "expectation",
        "expectations",
        "requirement",
        "requirements",
        "content",
        "wording",
        "erwartung",
        "anforderung",
        "内容",
    ]) {
        return Some(Role::Text);
    }
    if is(&["summary", "description", "definition", "about", "beschreibung", "説明"]) {
        return Some(Role::Summary);
    }
    if is(&["id", "key", "slug", "path", "uuid", "code", "kennung"]) {
        return Some(Role::Id);
    }
    if is(&["name", "title", "label", "titel", "名前"]) {
        return Some(Role::Title);
    }
    None
}

/// Small letters, words apart however they are joined: `supportingUrls`, `supporting_urls` and `Supporting URLs` are one.
pub(in crate::import) fn spaced(name: &str) -> String {
    let mut spaced = String::new();
    let mut was_small = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            spaced.push(' ');
        } else {
            if letter.is_uppercase() && was_small {
                spaced.push(' ');
            }
            spaced.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase() || letter.is_numeric();
    }
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
