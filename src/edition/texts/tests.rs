use super::*;
use crate::edition::make_edition;
use crate::packet::read_packet;
use crate::source::Tree;
use crate::vocabulary::Audience;

const SETTINGS: &str = "[packet]\ntitle = \"xtitle\"\nrubric = \"rubric.toml\"\nlanguage = \"xlanguage\"\n\
    [candidate]\nname = \"xname\"\ncurrent = \"mid\"\ntarget = \"senior\"\nrole = \"xrole\"\nteam = \"xteam\"\nmanager = \"xmanager\"\n\
    [cycle]\nname = \"xcycle\"\n\
    [[periods]]\nid = \"xperiod\"\nfrom = 2026-01-01\nto = 2026-06-30\n\
    [[away]]\nfrom = 2026-02-01\nto = 2026-02-02\nwhy = \"xaway\"\n\
    [[waivers]]\ncriterion = \"xcriterion\"\nreason = \"xreason\"\n";

const RUBRIC: &str = "id = \"xrubric\"\ntitle = \"xrubrictitle\"\nversion = \"xversion\"\n\
    source = \"xsource\"\nlicense = \"xlicense\"\nsupersedes = \"xsupersedes\"\n\
    summary = \"xrubricsummary\"\nproficiencies = [{ title = \"xproficiency\", summary = \"xstepsummary\" }]\narchetypes = [\"xarchetype\"]\n\
    scopes = [\"xscope\"]\nkinds = [\"xkind\"]\n\
    [[levels]]\nid = \"mid\"\ntitle = \"xmid\"\naliases = [\"xalias\"]\nowns = \"xowns\"\nsummary = \"xlevelsummary\"\ntrack = \"xtrack\"\n\
    rules = [{ text = \"xlevelrule\" }]\n[[levels]]\nid = \"senior\"\n\
    [[criteria]]\nid = \"xcriterion\"\ntitle = \"xcriteriontitle\"\ngroup = \"xgroup\"\nsummary = \"xsummary\"\n\
    [[criteria.expectations]]\nlevel = \"mid\"\nnot-applicable = true\nreason = \"xnotapplicable\"\n\
    [[criteria.expectations]]\nlevel = \"senior\"\ntext = \"xexpectation\"\nexamples = [\"xexample\"]\n\
    title = \"xsteptitle\"\nsignals = [\"xsignal\"]\nweight = \"xweight\"\ntarget = \"xtarget\"\npoints = \"xpoints\"\n\
    statements = [\"xplain\", { id = \"xstatementid\", text = \"xstatement\", examples = [\"xstatementexample\"], \
    links = [{ title = \"xlinkedtitle\", url = \"https://example.org/xlinked\" }] }]\n\
    [[renames]]\nfrom = \"xgone\"\nwhy = \"xwhygone\"\n\
    [[questions]]\nid = \"xquestion\"\ntext = \"xquestiontext\"\nobjection = \"xobjection\"\n";

const EVIDENCE: &str = "+++\nid = \"xid\"\ntitle = \"xwork\"\ndate = 2026-03-14\nkind = \"xkind\"\nwith = [\"xwith\"]\n\
    criteria = [{ id = \"xcriterion\", why = \"xwhy\" }]\n\
    metrics = [{ id = \"xmetric\", name = \"xfigure\", before = \"2 xbefore\", after = \"1 xafter\", \
    method = \"xmethod\", source = \"xseen\" }]\n\
    links = [{ title = \"xlink\", url = \"https://example.org/xurl\" }, { title = \"b\", url = \"files/xfile.svg#xplace\" }]\n+++\n\
    # xheading {#xanchor}\n\n*xfirst*xsecond `xcode` [xwords](https://example.org/xaddress \"xlinktitle\") \
    ![xalt](../files/xfile.svg)[^xlabel]\n\n\
    ```xinfo\nxfence\n```\n\n| xhead |\n|-|\n| xcell |\n\n- xitem\n\n> xquote\n\n> [!note]\n> xalert\n\n[^xlabel]: xnote\n\n> [!private]\n> xprivate\n";

const NAMED: &str = "+++\nfrom = { name = \"xana\", role = \"xsre\", team = \"xpayments\", relation = \"peer\" }\nstate = \"given\"\n+++\n# Draft\nxdraft\n\n# Given\nxgiven\n";

const HIDDEN: &str = "+++\nfrom = { name = \"xbo\", role = \"xops\", team = \"xbilling\", relation = \"peer\" }\nstate = \"given\"\nattribution = \"anonymous\"\n+++\n# Given\nxsaid\n";

const ASKED: &str = "+++\nfrom = { name = \"xcy\", role = \"xdesigner\", relation = \"peer\" }\nstate = \"requested\"\n+++\n# Draft\nxhope\n";

/// A packet with a word of its own in every place that has words.
fn files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("packet.toml", SETTINGS),
        ("rubric.toml", RUBRIC),
        ("evidence/a.md", EVIDENCE),
        ("impact/ximpact.md", "+++\nclaim = \"xclaim\"\n+++\nxproof\n"),
        ("feedback/xnamed.md", NAMED),
        ("feedback/xhidden.md", HIDDEN),
        ("feedback/xasked.md", ASKED),
        ("answers/xanswer.md", "+++\nquestion = \"xquestion\"\n+++\nxanswered\n"),
        ("case.md", "+++\ntitle = \"xcase\"\n+++\nxask\n"),
        ("log/xday.md", "# xlog\n"),
        ("notes/xtalk.md", "+++\ntitle = \"xtalktitle\"\naudience = \"manager\"\n+++\nxtold\n"),
        ("files/xfile.svg", "<svg><text>xdrawing</text></svg>"),
        ("theme/style.css", "/* not handed on */ .xtheme {}"),
    ]
}

/// The words of ours that begin with `x`, in what this reader has.
fn told(audience: Audience) -> Vec<String> {
    let packet = read_packet(&Tree::of(&files()), &mut Vec::new());
    let edition = make_edition(&packet, audience);
    let texts = edition.texts().into_iter().flat_map(|text| text.parts);
    let text: Vec<String> = texts.map(|(text, _)| text.into_owned()).collect();
    marks(&text.join(" "))
}

fn marks(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_ascii_alphabetic());
    let mut marks: Vec<String> =
        words.filter(|word| word.starts_with('x') && word.len() > 2).map(str::to_owned).collect();
    marks.sort();
    marks.dedup();
    marks
}

#[test]
fn everything_is_told_to_the_author() {
    let all: Vec<&str> = files().into_iter().flat_map(|(path, text)| [path, text]).collect();
    // Of anonymous feedback the name is no address, not even the author's.
    let expected: Vec<String> = marks(&all.join(" ")).into_iter().filter(|mark| mark != "xhidden").collect();
    assert_eq!(told(Audience::SelfOnly), expected);
}

#[test]
fn others_are_told_what_they_have() {
    let (own, manager, committee) = (told(Audience::SelfOnly), told(Audience::Manager), told(Audience::Committee));
    let missing = |from: &[String]| own.iter().filter(|mark| !from.contains(mark)).cloned().collect::<Vec<_>>();
    let always = ["xasked", "xbilling", "xbo", "xday", "xdraft", "xhope", "xlog", "xops", "xprivate"];
    assert_eq!(missing(&manager), always);
    let others = ["xcy", "xdesigner", "xtalk", "xtalktitle", "xtold"];
    let mut withheld = [&always[..], &others[..]].concat();
    withheld.sort_unstable();
    assert_eq!(missing(&committee), withheld);
}

#[test]
fn every_text_leads_back_to_where_it_was_written() {
    let packet = read_packet(&Tree::of(&files()), &mut Vec::new());
    let edition = make_edition(&packet, Audience::SelfOnly);
    for text in edition.texts() {
        for (part, span) in &text.parts {
            let source = files().into_iter().find(|(path, _)| *path == span.file.path().as_str());
            let (_, source) = source.unwrap_or_else(|| panic!("{part} has no file"));
            if text.what != What::Rubric && span.end - span.start == part.len() {
                let written = &source[span.range()];
                // Blanks stand in the place of what is not handed on.
                let is_shown =
                    written.bytes().zip(part.bytes()).all(|(written, shown)| shown == written || shown == b' ');
                let is_same = is_shown || part.trim().is_empty() || text.what == What::Address;
                assert!(is_same, "{part} was not written as {written}");
            }
        }
    }
}

#[test]
fn days_are_told_as_pages_print_them() {
    let settings =
        SETTINGS.replace("[cycle]", "[window]\nfrom = 2025-07-01\nto = 2026-06-30\n[cycle]\ndeadline = 2026-10-15");
    let note = "+++\ntitle = \"a\"\ndate = 2026-05-03\n+++\n";
    let given = "---\nfrom: {name: Bo, relation: peer}\nstate: given\nasked: 2026-06-06\ngiven: 2026-06-07\n---\n# Given\nYes.\n";
    let log = note.replace("05", "04");
    let files =
        [("packet.toml", settings.as_str()), ("evidence/a.md", note), ("log/a.md", &log), ("feedback/a.md", given)];
    let packet = read_packet(&Tree::of(&files), &mut Vec::new());
    let days = |audience: Audience| {
        let edition = make_edition(&packet, audience);
        let texts = edition.texts().into_iter().filter(|text| text.what == What::Day);
        let words = texts.flat_map(|text| text.parts).map(|(words, _)| words.trim().to_owned());
        words.collect::<std::collections::BTreeSet<String>>().into_iter().collect::<Vec<_>>()
    };
    let committee = [
        "1 February 2026",
        "1 January 2026",
        "1 July 2025",
        "1 to 2 February 2026",
        "15 October 2026",
        "2 February 2026",
        "3 May 2026",
        "30 June 2026",
        "7 June 2026",
        "January to June 2026",
        "July 2025 to June 2026",
    ];
    assert_eq!(days(Audience::Committee), committee);
    let mut own = [&committee[..], &["3 April 2026", "6 June 2026"]].concat();
    own.sort_unstable();
    assert_eq!(days(Audience::SelfOnly), own);
}

#[test]
fn a_run_of_words_is_one_text() {
    let packet = read_packet(&Tree::of(&files()), &mut Vec::new());
    let edition = make_edition(&packet, Audience::Committee);
    let runs: Vec<String> =
        edition.texts().into_iter().map(|text| text.parts.into_iter().map(|(part, _)| part).collect()).collect();
    assert!(runs.contains(&"xfirstxsecond xcode xwords xalt".to_owned()), "{runs:#?}");
}
