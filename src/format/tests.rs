use super::*;
use crate::diagnostic::Diagnostic;
use crate::source::Text;
use crate::vocabulary::Vocabulary;

fn read(text: &str) -> (Option<Format>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let file = PacketPath::new("formats/ours.toml").unwrap();
    let format = read_format(&file, &Text::new(text), &mut found);
    (format, found)
}

/// What is said of a format, each as `marked words: message: help`.
fn said(text: &str) -> Vec<String> {
    let said = |found: &Diagnostic| {
        let marked = text.get(found.span.range()).unwrap_or("");
        format!("{marked}: {}: {}", found.message, found.help.as_deref().unwrap_or(""))
    };
    read(text).1.iter().map(said).collect()
}

const SOUND: &str =
    "title = \"Ours\"\n[[sections]]\nid = \"results\"\nprompt = \"What?\"\nfill = { from = \"impact\" }\n";

#[test]
fn every_built_in_format_is_sound_and_says_where_it_is_known_from() {
    let ids: Vec<&str> = BUILT_IN.iter().map(|format| format.id).collect();
    let expected = [
        "amazon-forte",
        "amazon-promotion",
        "brief",
        "google-assessment",
        "lattice",
        "meta-self-review",
        "microsoft-connect",
        "plain",
        "staffeng",
        "successfactors",
    ];
    assert_eq!(ids, expected);
    for built_in in BUILT_IN.iter() {
        let mut found = Vec::new();
        let file = PacketPath::new(&format!("{}.toml", built_in.id)).unwrap();
        let format = read_format(&file, &Text::new(built_in.toml), &mut found).unwrap();
        assert_eq!(found, [], "{}", built_in.id);
        assert_eq!(format.id.value, built_in.id);
        let is_ours = format.source.iter().any(|source| source.starts_with("ours: "));
        assert!(
            !format.source.is_empty() && (format.trust.is_some() != is_ours),
            "{}: where is it known from?",
            built_in.id
        );
        assert!(!format.audience.is_author(), "{}: a form is handed in", built_in.id);
        assert!(built_in.toml.starts_with("# "), "{}: whoever opens it reads first what it is", built_in.id);
    }
}

/// No number that no source has.
#[test]
fn the_limits_are_those_that_are_known() {
    let told = |limit: &Limit| {
        limit.at_most.iter().map(|(unit, most)| format!("{most} {}", unit.word())).collect::<Vec<_>>().join(", ")
    };
    let mut limits = Vec::new();
    for format in BUILT_IN.iter().filter_map(|format| format.read()) {
        let whole = told(&format.limit);
        let mut of: Vec<String> =
            (!whole.is_empty()).then(|| format!("{}: {whole}", format.id.value)).into_iter().collect();
        for section in &format.sections {
            let items = match (section.items.min, section.items.max) {
                (None, None) => String::new(),
                (min, max) => {
                    format!("{}..{} items", min.unwrap_or(0), max.map_or(String::new(), |max| max.to_string()))
                }
            };
            let all: Vec<String> = [items, told(&section.limit)].into_iter().filter(|it| !it.is_empty()).collect();
            if !all.is_empty() {
                of.push(format!("{}/{}: {}", format.id.value, section.id.value, all.join(", ")));
            }
        }
        limits.extend(of);
    }
    let expected = [
        "amazon-forte/accomplishments: 3..5 items",
        "amazon-promotion: 15 pages",
        "amazon-promotion/stories: 5..7 items",
        "amazon-promotion/peers: 4.. items",
        "meta-self-review: 1000 words",
        "staffeng/advocates: 1 sentences",
        "staffeng/gaps: 1 sentences",
        "successfactors/achievements: 4000 bytes",
        "successfactors/competencies: 4000 bytes",
        "successfactors/development: 4000 bytes",
    ];
    assert_eq!(limits, expected);
}

#[test]
fn a_company_changes_one_number_in_one_line() {
    let (format, found) = read("extends = \"lattice\"\n[[sections]]\nid = \"growth\"\nlimit = { words = 200 }\n");
    assert_eq!(found, []);
    let (format, lattice) = (format.unwrap(), built_in("lattice").unwrap().read().unwrap());
    assert_eq!(format.id.value, "ours");
    assert_eq!(format.section("growth").unwrap().limit.at_most, [(Unit::Words, 200)]);
    let prompts = |format: &Format| format.sections.iter().map(|section| section.prompt.clone()).collect::<Vec<_>>();
    assert_eq!(prompts(&format), prompts(&lattice), "all else stays, in its order");
    assert_eq!((&format.title, format.audience, format.markup), (&lattice.title, lattice.audience, lattice.markup));
}

#[test]
fn a_source_of_ones_own_is_trusted_as_one_says() {
    let own = read("extends = \"lattice\"\nsource = [\"our handbook\"]\n").0.unwrap();
    assert_eq!((own.source.as_slice(), own.trust, own.remark), (["our handbook".to_owned()].as_slice(), None, None));
}

#[test]
fn what_contradicts_itself_is_told_with_its_place() {
    assert_eq!(said(SOUND), [""; 0]);
    let twice = format!("{SOUND}[[sections]]\nid = \"Results\"\nprompt = \"Again?\"\n");
    assert_eq!(
        said(&twice),
        ["\"Results\": section `Results` is there twice: give one of them another id, or make one of the two"]
    );
    let zero = SOUND.replace("fill", "limit = { words = 0, per = \"item\" }\nfill");
    assert_eq!(said(&zero), ["0: `words = 0` leaves no room: write the number of the form, or leave it out"]);
    let bare = SOUND.replace("fill", "limit = { per = \"item\" }\nfill");
    assert!(
        said(&bare)[0]
            .contains("this limit does not say of what: add one of words, characters, bytes, sentences, pages")
    );
    let items = SOUND.replace("fill", "items = { min = 5, max = 3 }\nfill");
    assert_eq!(said(&items), ["5: at least 5 and at most 3 items cannot both be: exchange `min` and `max`"]);
    let gaps = SOUND.replace("impact", "gaps");
    assert!(
        said(&gaps)[0].starts_with(
            "\"results\": the section `results` is filled with gaps, which are for you alone: say `audience"
        )
    );
    assert_eq!(said(&gaps.replace("title", "audience = \"self\"\ntitle")), [""; 0]);
    let none = SOUND.replace("from = \"impact\"", "from = \"text\"");
    assert!(said(&none)[0].contains("this is filled with a text, and there is none: add `text`"));
    for (fill, message) in [
        ("from = \"case\", criteria = [\"impact\"]", "`criteria` chooses nothing here"),
        ("from = \"criterion\", id = [\"a\"]", "`id` chooses nothing here"),
        ("from = \"case\", text = \"Words.\"", "`text` fills nothing here"),
    ] {
        let said = said(&SOUND.replace("from = \"impact\"", fill));
        assert!(said.len() == 1 && said[0].contains(message), "{said:?}");
    }
}

#[test]
fn what_is_not_understood_is_told_with_what_was_meant() {
    let fill = said(&SOUND.replace("impact", "impakt"));
    assert_eq!(fill, ["\"impakt\": unknown from `impakt`: did you mean `impact`?"]);
    let key = said(&SOUND.replace("prompt", "promt"));
    assert!(key.iter().any(|said| said == "promt: unknown key `promt`: did you mean `prompt`?"), "{key:?}");
    let part = said(&format!("{SOUND}parts = [\"clain\"]\n"));
    assert_eq!(part, ["\"clain\": unknown part `clain`: did you mean `claim`?"]);
    let base = said("extends = \"latice\"\n");
    assert_eq!(base, ["\"latice\": there is no built-in format `latice`: did you mean `lattice`?"]);
    let list = said(&format!("id = \"list\"\n{SOUND}"));
    assert!(list[0].contains("`promo export list` means something else"), "{list:?}");
    assert!(said("title = \"Ours\"\n")[0].contains("`sections` is missing"));
}

/// A word that nobody understands must not open what was to be narrow.
#[test]
fn an_audience_that_is_not_understood_is_the_narrowest_that_all_may_see() {
    let (format, found) = read(&SOUND.replace("title", "audience = \"selv\"\ntitle"));
    assert_eq!(format.unwrap().audience, Audience::Committee);
    assert_eq!(found.len(), 1, "{found:?}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..proptest::prelude::ProptestConfig::default() })]

    /// Whatever is in the file, it is read or told, and every place that is told lies in it.
    #[test]
    fn whatever_is_written_is_read_or_told(text in "(title|id|extends|\\[\\[sections\\]\\]|limit|fill|parts|items|[a-z={}\\[\\]\", 0-9\\n])*") {
        for found in read(&text).1 {
            proptest::prop_assert!(found.span.end <= text.len() + 1, "{:?} of {:?}", found, text);
        }
    }
}
