//! A browser that is a shell script, a packet for it to print, and PDFs as browsers write them.

use crate::packet::{Packet, Ran, promo};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The title of the packet's page, by which a print is known again.
pub(super) const TITLE: &str = "Promotion to Senior Engineer \u{b7} Kim Berg";

/// Every fake begins with this: where it is to print to, and which page.
const HEAD: &str = "#!/bin/sh\nfor option in \"$@\"; do\n  case $option in\n  --print-to-pdf=*) out=${option#--print-to-pdf=} ;;\n  \
                    file://*) page=${option#file://} ;;\n  esac\ndone\n";

/// A packet, and in another folder a browser and what it works with.
pub(super) struct Trial {
    pub(super) packet: Packet,
    around: TempDir,
}

impl Trial {
    /// With a browser that does this; `$out` is the file to print to, `$page` the page, `$FILES` a folder with what the test has put there.
    pub(super) fn new(script: &str) -> Trial {
        let trial = Trial { packet: Packet::new(), around: tempfile::tempdir().unwrap() };
        for folder in ["bin", "tmp", "files", "home"] {
            fs::create_dir(trial.at(folder)).unwrap();
        }
        trial.install("browser", script);
        trial
    }

    /// With a browser that prints what stands in the folder of files under this name.
    pub(super) fn printing(pdf: &[u8]) -> Trial {
        let trial = Trial::new("cp \"$FILES/it.pdf\" \"$out\"\n");
        trial.save("files/it.pdf", pdf);
        trial
    }

    /// A path beside the packet, where nothing of it is.
    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.around.path().canonicalize().unwrap().join(path)
    }

    /// Writes a file there.
    pub(super) fn save(&self, path: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.at(path), bytes).unwrap();
    }

    /// Puts a program beside the packet. A shell writes it, so that no other test has it open while it is started.
    pub(super) fn install(&self, name: &str, script: &str) -> PathBuf {
        let path = self.at("bin").join(name);
        let mut writer = Command::new("sh")
            .args(["-c", "cat > \"$0\" && chmod 755 \"$0\""])
            .arg(&path)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        writer.stdin.take().unwrap().write_all(format!("{HEAD}{script}").as_bytes()).unwrap();
        assert!(writer.wait().unwrap().success());
        path
    }

    /// The command, by the browser `browser`.
    pub(super) fn command(&self, args: &[&str]) -> Command {
        let mut command = self.without_browser(args);
        command.arg("--browser").arg(self.at("bin/browser"));
        command
    }

    /// The command, with nothing said of a browser.
    pub(super) fn without_browser(&self, args: &[&str]) -> Command {
        let mut command = promo(&self.packet.path(""));
        command.arg("pdf").args(args).env_remove("PROMO_BROWSER");
        command.env("TMPDIR", self.at("tmp")).env("FILES", self.at("files"));
        command
    }

    /// Runs it. Whatever comes of it, nothing is left where it was made.
    #[track_caller]
    pub(super) fn run(&self, args: &[&str]) -> Ran {
        self.ran(&mut self.command(args))
    }

    /// The same for a command that was made otherwise.
    #[track_caller]
    pub(super) fn ran(&self, command: &mut Command) -> Ran {
        let ran = Ran::of(command);
        self.is_clean();
        ran
    }

    /// Nothing is left in the folder for temporary files.
    #[track_caller]
    pub(super) fn is_clean(&self) {
        let left: Vec<_> = fs::read_dir(self.at("tmp")).unwrap().collect();
        assert!(left.is_empty(), "{left:?}");
    }

    /// What a fake has written down.
    pub(super) fn noted(&self, name: &str) -> String {
        fs::read_to_string(self.at("files").join(name)).unwrap()
    }

    /// Whether an edition on paper is there.
    pub(super) fn has_pdf(&self) -> bool {
        self.packet.path("dist/manager.pdf").exists()
    }
}

/// A PDF of so many pages, in which links lead to these places, and on whose first page this text stands.
pub(super) fn pdf(title: &str, pages: usize, places: &[(&str, usize)], text: &str) -> Vec<u8> {
    let units: Vec<String> = title.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let place = |(name, page): &(&str, usize)| format!("/{name} [{} 0 R /XYZ 0 800 0]", page + 4);
    let places: Vec<String> = places.iter().map(place).collect();
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 5)).collect();
    let content = format!("BT ({text}) Tj ET");
    let mut parts = vec![
        format!(
            "<</Title <FEFF{}>\n/Creator (Mozilla/5.0 \\(X11; Linux x86_64\\))\n/CreationDate (D:20260101000000+00'00')>>",
            units.concat()
        ),
        "<</Type /Catalog\n/Pages 3 0 R\n/Dests 4 0 R>>".to_owned(),
        format!("<</Type /Pages\n/Count {pages}\n/Kids [{}]>>", kids.join(" ")),
        format!("<<{}>>", places.join("\n")),
    ];
    parts.extend((0..pages).map(|_| format!("<</Type /Page\n/Resources <<>>\n/Contents {} 0 R>>", pages + 5)));
    parts.push(format!("<</Length {}>> stream\n{content}\nendstream", content.len()));
    let (mut file, mut list) = ("%PDF-1.4\n".to_owned(), "0000000000 65535 f \n".to_owned());
    for (number, part) in (1..).zip(&parts) {
        let _ = writeln!(list, "{:010} 00000 n ", file.len());
        let _ = writeln!(file, "{number} 0 obj\n{part}\nendobj");
    }
    let (start, size) = (file.len(), parts.len() + 1);
    let _ = write!(
        file,
        "xref\n0 {size}\n{list}trailer\n<</Size {size}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}
