//! The previews that are compared: how each is started on a folder of notes, and where the page of the first note is.

use crate::notes::Note;
use crate::preview::Preview;
use crate::sites::{write_hugo, write_mdbook, write_packet, write_zola};
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A large site takes a while before it is served for the first time.
const PATIENCE: Duration = Duration::from_secs(300);

/// A tool with a preview.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    version: [&'static str; 2],
    pub(crate) write: fn(&Path, &[Note]) -> io::Result<()>,
    pub(crate) serve: fn(&Path) -> Server,
    /// The file of the first note.
    pub(crate) note: &'static str,
    /// The page that is open.
    pub(crate) page: &'static str,
}

/// Another binary of this program, to be compared with this one; empty for none.
const OTHER: &str = match option_env!("PROMO_OTHER") {
    Some(program) => program,
    None => "",
};
/// A page that holds one note, and the one that holds them all.
const PAGES: [&str; 2] = ["self/evidence/n00000.html", "self/print.html"];

/// As its users start each, with the page reloaded by its own means.
static TOOLS: [Tool; 7] = [
    promo("promo serve", env!("CARGO_BIN_EXE_promo"), this, PAGES[0]),
    promo("promo print", env!("CARGO_BIN_EXE_promo"), this, PAGES[1]),
    promo("other serve", OTHER, other, PAGES[0]),
    promo("other print", OTHER, other, PAGES[1]),
    Tool {
        name: "hugo server",
        version: ["hugo", "version"],
        write: write_hugo,
        serve: |folder| {
            let arguments = ["server", "--disableFastRender=false", "--bind", "127.0.0.1", "--port"];
            Server::other("hugo", &arguments, folder, "notes/n00000/")
        },
        note: "content/notes/n00000.md",
        page: "notes/n00000/",
    },
    Tool {
        name: "mdbook serve",
        version: ["mdbook", "--version"],
        write: write_mdbook,
        serve: |folder| Server::other("mdbook", &["serve", "-n", "127.0.0.1", "-p"], folder, "n00000.html"),
        note: "src/n00000.md",
        page: "n00000.html",
    },
    Tool {
        name: "zola serve",
        version: ["zola", "--version"],
        write: write_zola,
        serve: |folder| {
            Server::other("zola", &["serve", "--interface", "127.0.0.1", "--port"], folder, "notes/n00000/")
        },
        note: "content/notes/n00000.md",
        page: "notes/n00000/",
    },
];

/// A binary of this program with this page open.
const fn promo(name: &'static str, program: &'static str, serve: fn(&Path) -> Server, page: &'static str) -> Tool {
    Tool { name, version: [program, "--version"], write: write_packet, serve, note: "evidence/n00000.md", page }
}

fn this(folder: &Path) -> Server {
    Server::Promo(Preview::of(folder, &[]))
}

fn other(folder: &Path) -> Server {
    let (folder, runtime) = (folder.to_owned(), tempfile::tempdir().unwrap());
    Server::Promo(Preview::started(0, move |port| {
        let mut command = Command::new(OTHER);
        command.arg("serve").arg(&folder).args(["--port", &port.to_string()]);
        command.env("XDG_RUNTIME_DIR", runtime.path()).stdin(Stdio::null());
        command
    }))
}

/// The tools that can be started, each said with its version: those that are named, or all where none is.
pub(crate) fn installed(names: &[String]) -> Vec<&'static Tool> {
    let is_named = |tool: &&Tool| names.iter().any(|name| tool.name.split(' ').next() == Some(name));
    let all = !TOOLS.iter().any(|tool| is_named(&tool));
    let named = TOOLS.iter().filter(|tool| !tool.version[0].is_empty()).filter(|tool| all || is_named(tool));
    named.filter(|tool| is_there(tool)).collect()
}

fn is_there(tool: &Tool) -> bool {
    let output = Command::new(tool.version[0]).arg(tool.version[1]).output();
    let said = output.map(|it| String::from_utf8_lossy(&it.stdout).into_owned()).unwrap_or_default();
    let version = said.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    println!("{}", if version.is_empty() { format!("{} not found, left out", tool.name) } else { version });
    !said.is_empty()
}

/// A preview that runs until this goes.
pub(crate) enum Server {
    Promo(Preview),
    Other { process: Child, root: String },
}

impl Server {
    fn other(program: &str, arguments: &[&str], folder: &Path, page: &str) -> Server {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new(program);
        command.args(arguments).arg(port.to_string()).current_dir(folder);
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let server = Server::Other { process, root: format!("http://127.0.0.1:{port}/") };
        let until = Instant::now() + PATIENCE;
        while !served(port, page) {
            assert!(Instant::now() < until, "`{program}` does not serve {page}");
            thread::sleep(Duration::from_millis(50));
        }
        server
    }

    /// The address of a page.
    pub(crate) fn page(&self, page: &str) -> String {
        match self {
            Server::Promo(preview) => preview.page(page),
            Server::Other { root, .. } => format!("{root}{page}"),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Server::Other { process, .. } = self {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn served(port: u16, page: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let request = format!("GET /{page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    stream.write_all(request.as_bytes()).and_then(|()| stream.read_to_string(&mut answer)).is_ok()
        && answer.starts_with("HTTP/1.1 200")
}
