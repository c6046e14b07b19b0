//! Whole builds beside other tools: `cargo bench --bench builds [-- 100 1000 5000]`. The same notes are written as a packet and as a site for every
//! other tool that is installed; then whole processes are timed in turn, each full build into an empty output. It prints a table and judges no time.
//! `PROMO_OTHER=/path/to/promo cargo bench …` times another binary of this program beside this one, such as that of an older state.
#![expect(clippy::print_stdout, reason = "the table is what this program is for")]
#![expect(clippy::disallowed_methods, reason = "a stopwatch reads the clock")]

mod notes;
mod sites;

use notes::{Note, notes};
use sites::{packet_note, packet_path, write_hugo, write_mdbook, write_packet, write_zola};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};
use std::{env, fs, io};

const PROMO: &str = env!("CARGO_BIN_EXE_promo");
/// Another binary of this program, to be compared with this one; empty for none.
const OTHER: &str = match option_env!("PROMO_OTHER") {
    Some(program) => program,
    None => "",
};
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/example-packet");
const ROUNDS: usize = 5;
/// What took longer than this in the warm-up is not run again.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> io::Result<()> {
    // `cargo test --all-targets` starts this program too, and without this word.
    if !env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let mut sizes: Vec<usize> = env::args().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.push(1000);
    }
    let tools = installed();
    sizes.into_iter().try_for_each(|size| measure(size, &tools))
}

// --- what is run ------------------------------------------------------------------------------------------------------------------------

/// Another tool: its name, how to ask for its version, how to build the site in the folder it is started in, where the output goes.
struct Tool {
    name: &'static str,
    version: &'static str,
    build: &'static [&'static str],
    output: &'static str,
    write: fn(&Path, &[Note]) -> io::Result<()>,
}

const TOOLS: [Tool; 3] = [
    Tool { name: "hugo", version: "version", build: &["--quiet"], output: "public", write: write_hugo },
    Tool { name: "mdbook", version: "--version", build: &["build"], output: "book", write: write_mdbook },
    Tool { name: "zola", version: "--version", build: &["build"], output: "public", write: write_zola },
];

/// The tools that can be started, each said with its version.
fn installed() -> Vec<Tool> {
    println!("{}", version(PROMO, "--version").unwrap_or_default());
    if !OTHER.is_empty() {
        println!("other: {}, {OTHER}", version(OTHER, "--version").unwrap_or_default());
    }
    let mut tools = Vec::from(TOOLS);
    tools.retain(|tool| {
        let version = version(tool.name, tool.version);
        println!("{}", version.clone().unwrap_or_else(|| format!("{} not found, left out", tool.name)));
        version.is_some()
    });
    tools
}

fn version(program: &str, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).output().ok()?;
    let words = String::from_utf8_lossy(&output.stdout);
    Some(words.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
}

/// Brings the folder into the state a run begins with; it is told the number of the round.
type Prepare = Box<dyn Fn(usize) -> io::Result<()>>;

/// One line of the table: a command, what has to be so before it, and what its runs took.
struct Case {
    name: String,
    program: &'static str,
    arguments: Vec<String>,
    folder: PathBuf,
    prepare: Prepare,
    /// A folder that must be the same after the run, to the time stamp.
    untouched: Option<PathBuf>,
    times: Vec<Duration>,
    peak: Option<u64>,
}

impl Case {
    fn new(name: &str, program: &'static str, arguments: &[&str], folder: PathBuf, prepare: Prepare) -> Self {
        let arguments = arguments.iter().map(|&argument| argument.to_owned()).collect();
        Self { name: name.into(), program, arguments, folder, prepare, untouched: None, times: Vec::new(), peak: None }
    }
}

fn measure(size: usize, tools: &[Tool]) -> io::Result<()> {
    let root = tempfile::tempdir()?;
    let notes = notes(size);
    let mut cases = promo_cases("promo", PROMO, &root.path().join("packet"), &notes)?;
    if !OTHER.is_empty() {
        cases.extend(promo_cases("other", OTHER, &root.path().join("packet-of-other"), &notes)?);
    }
    for tool in tools {
        let folder = root.path().join(tool.name);
        (tool.write)(&folder, &notes)?;
        let prepare = emptying(folder.join(tool.output));
        cases.push(Case::new(&format!("{} build", tool.name), tool.name, tool.build, folder, prepare));
    }
    warm_up(&mut cases)?;
    for round in 1..=ROUNDS {
        for case in cases.iter_mut().filter(|case| case.times.first().is_none_or(|warm_up| *warm_up < PATIENCE)) {
            let took = run(case, round)?;
            case.times.push(took);
        }
    }
    print_table(&notes, &cases);
    Ok(())
}

/// The order matters: the second build follows the first, and the edit follows that.
fn promo_cases(name: &str, program: &'static str, packet: &Path, notes: &[Note]) -> io::Result<Vec<Case>> {
    write_packet(packet, notes)?;
    let build = ["build", "--for", "committee"];
    let case = |what: &str, arguments: &[&str], prepare| {
        Case::new(&format!("{name} {what}"), program, arguments, packet.to_owned(), prepare)
    };
    let output = packet.join("dist");
    let second = case("build, nothing changed", &build, nothing());
    let mut cases = vec![
        case("build", &build, emptying(output.clone())),
        Case { untouched: Some(output), ..second },
        case("build, one edit", &build, editing(packet, notes)),
        case("check", &["check"], nothing()),
    ];
    // An older binary need not know every key of the example.
    if program == PROMO {
        cases.push(case("check example-packet", &["check", EXAMPLE], nothing()));
    }
    Ok(cases)
}

fn nothing() -> Prepare {
    Box::new(|_| Ok(()))
}

fn emptying(folder: PathBuf) -> Prepare {
    Box::new(move |_| if folder.exists() { fs::remove_dir_all(&folder) } else { Ok(()) })
}

/// Writes the first note again with a sentence that no round before had.
fn editing(packet: &Path, notes: &[Note]) -> Prepare {
    let file = packet.join(packet_path(0));
    let text = notes.first().map(packet_note).unwrap_or_default();
    Box::new(move |round| fs::write(&file, format!("{text}\nSeen again in round {round}.\n")))
}

// --- how it is timed --------------------------------------------------------------------------------------------------------------------

/// Runs everything once: the caches are warm afterwards, the memory is known, and so is what is too slow to be run again.
fn warm_up(cases: &mut [Case]) -> io::Result<()> {
    let weighs = Command::new("/usr/bin/time").args(["-f", "%M", "true"]).output().is_ok_and(|it| it.status.success());
    for case in cases {
        (case.prepare)(0)?;
        if weighs {
            case.peak = Some(peak(case)?);
            (case.prepare)(0)?;
        }
        let took = run(case, 0)?;
        if took >= PATIENCE {
            case.times.push(took);
        }
    }
    Ok(())
}

/// The time from start to exit.
fn run(case: &Case, round: usize) -> io::Result<Duration> {
    (case.prepare)(round)?;
    let before = case.untouched.as_deref().map(stamps).transpose()?;
    let start = Instant::now();
    let output = command(case, case.program).output()?;
    let took = start.elapsed();
    must_have_worked(case, &output);
    assert!(case.untouched.as_deref().map(stamps).transpose()? == before, "`{}` wrote something", case.name);
    Ok(took)
}

/// The peak resident memory of one run in KiB: the last line that `time` prints.
fn peak(case: &Case) -> io::Result<u64> {
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "%M", case.program]).args(&case.arguments).current_dir(&case.folder);
    let output = command.stdin(Stdio::null()).output()?;
    must_have_worked(case, &output);
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines()
        .last()
        .and_then(|line| line.trim().parse().ok())
        .ok_or_else(|| io::Error::other("`time` told no memory"))
}

fn command(case: &Case, program: &str) -> Command {
    let mut command = Command::new(program);
    command.args(&case.arguments).current_dir(&case.folder).stdin(Stdio::null());
    command
}

fn must_have_worked(case: &Case, output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`{}` ended with {}\n{said}", case.name, output.status);
}

/// Every file under a folder with its time stamp and length.
fn stamps(folder: &Path) -> io::Result<Vec<(PathBuf, SystemTime, u64)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let (path, data) = entry.and_then(|entry| Ok((entry.path(), entry.metadata()?)))?;
        if data.is_dir() {
            found.extend(stamps(&path)?);
        }
        found.push((path, data.modified()?, data.len()));
    }
    found.sort();
    Ok(found)
}

fn print_table(notes: &[Note], cases: &[Case]) {
    let bytes: usize = notes.iter().map(|note| packet_note(note).len()).sum();
    println!("\n{} notes of {} bytes\n", notes.len(), bytes / notes.len().max(1));
    println!("{:<30}{:>10}{:>10}{:>10}{:>10}", "seconds", "minimum", "median", "maximum", "peak MiB");
    for case in cases {
        let mut times: Vec<f64> = case.times.iter().map(Duration::as_secs_f64).collect();
        times.sort_by(f64::total_cmp);
        let (minimum, median, maximum) = (times[0], times[times.len() / 2], times[times.len() - 1]);
        let peak = case.peak.map_or("-".to_owned(), |kib| format!("{:.1}", kib as f64 / 1024.0));
        let once = if times.len() == 1 { "  (once)" } else { "" };
        println!("{:<30}{minimum:>10.3}{median:>10.3}{maximum:>10.3}{peak:>10}{once}", case.name);
    }
}
