//! What pages say of ladders with statements, tracks, proficiencies and rules: two small packets, one on a track of managers, one of steps on axes.

use super::*;

/// Crew of a lighthouse: two levels that everyone climbs, then keepers and those who run the station.
const STATION: &str = "id = \"station\"\ntitle = \"Station\"\nscopes = [\"lamp\", \"station\"]\narchetypes = [\"signals\"]\n\
    [[levels]]\nid = \"hand\"\ntitle = \"Hand\"\nscope = \"lamp\"\n\
    [[levels]]\nid = \"watch\"\ntitle = \"Watch\"\nscope = \"lamp\"\n\
    [[levels]]\nid = \"keeper\"\ntitle = \"Keeper\"\ntrack = \"light\"\nscope = \"station\"\n\
    [[levels]]\nid = \"warden\"\ntitle = \"Warden\"\ntrack = \"crew\"\nequivalent = \"keeper\"\nscope = \"station\"\nsummary = \"Answers for the *whole* station.\"\n\
    [[levels.rules]]\ntext = \"One of boats and stores.\"\nat-least = 1\ncriteria = [\"boats\", \"stores\"]\n\
    [[criteria]]\nid = \"lamp\"\ntitle = \"Lamp\"\n\
    [[criteria.expectations]]\nlevel = \"watch\"\ntext = \"Keeps it lit.\"\n\
    [[criteria.expectations]]\nlevel = \"keeper\"\ntext = \"Mends the optics.\"\n\
    [[criteria]]\nid = \"crew\"\ntitle = \"Crew\"\ngroup = [\"People\", \"Own\"]\n\
    [[criteria.expectations]]\nlevel = \"watch\"\nstatements = [\"Tells the relief what happened.\", \"Keeps the log by day.\"]\n\
    [[criteria.expectations]]\nlevel = \"warden\"\ntext = \"Runs the crew, see `the rota`.\"\nweight = \"40 %\"\nsignals = [\"hands ask to stay\"]\n\
    statements = [\"Tells the relief what happened.\", \"Keeps the log by day and night.\", \
    { id = \"rota\", text = \"Makes the *rota*.\", examples = [\"a rota without gaps\"] }, { text = \"Trains wardens.\", need = \"exceeds\" }, \
    { text = \"Reads flags.\", archetypes = [\"signals\"], links = [{ title = \"flag book\", url = \"https://example.org/flags\" }] }]\n\
    [[criteria]]\nid = \"boats\"\ntitle = \"Boats\"\n[[criteria.expectations]]\nlevel = \"warden\"\ntext = \"Lands boats.\"\n\
    [[criteria]]\nid = \"stores\"\ntitle = \"Stores\"\n[[criteria.expectations]]\nlevel = \"warden\"\ntext = \"Keeps stores.\"\n\
    [[renames]]\nfrom = \"people\"\nto = [\"crew\"]\n[[renames]]\nfrom = \"birds\"\nwhy = \"left to the birds\"\n\
    [[renames]]\nfrom = \"things\"\nto = [\"boats\", \"stores\"]\n";

const CREW: &str = "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Ida\"\ncurrent = \"watch\"\ntarget = \"warden\"\n\
                    [window]\nfrom = 2025-07-01\nto = 2026-06-30\n";

fn station(files: &[(&str, &str)]) -> Pages {
    pages(&[&[("packet.toml", CREW), ("rubric.toml", STATION)], files].concat())
}

#[test]
fn a_step_to_another_track_asks_nothing_of_the_one_that_is_left() {
    let pages = station(&[]);
    let coverage = pages.words("coverage.html").join("\n");
    assert!(coverage.contains("Lamp: Keeps it lit."), "{coverage}");
    assert!(!coverage.contains("optics"), "{coverage}");
}

#[test]
fn a_rule_misses_no_more_than_it_lacks() {
    let missed = |files: &[(&str, &str)]| {
        let found = station(files).compilation.findings;
        let uncovered = found.diagnostics.iter().filter(|found| found.rule == "uncovered-criterion");
        uncovered.map(|found| found.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(missed(&[]), ["2 criteria have no proof that can be judged: `crew` and `boats`"]);
    let work = "title: Landing\ndate: 2026-03-01\nscope: station\nrole: lead\ncriteria: [stores]";
    assert_eq!(missed(&[("evidence/a.md", work)]), ["no note speaks for criterion `crew`"]);
}
