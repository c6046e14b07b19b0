//! The address of a preview: its token, and the private file that keeps token and port over a restart, so that an open tab goes on. The
//! file is also what a browser is given to open: an address on a command line can be read by everyone on the machine. Without such a file a
//! preview works all the same.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What whoever asks must know: 128 random bits, as 32 hex digits.
#[derive(Debug, Clone)]
pub(super) struct AccessToken(String);

impl AccessToken {
    /// A new token, from the system's own source of randomness.
    pub(super) fn new() -> io::Result<AccessToken> {
        let mut bits = [0; 16];
        getrandom::fill(&mut bits).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(AccessToken(bits.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// A token that was written down.
    pub(super) fn parse(text: &str) -> Option<AccessToken> {
        let is_hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        (text.len() == 32 && is_hex).then(|| AccessToken(text.to_owned()))
    }

    /// Whether this is what someone said. Hashes are compared, in constant time, so that how long it takes tells nothing.
    pub(super) fn is(&self, said: &str) -> bool {
        blake3::hash(self.0.as_bytes()) == blake3::hash(said.as_bytes())
    }

    /// The address that a browser opens.
    pub(super) fn address(&self, listening: SocketAddr) -> String {
        format!("http://{listening}/{}/", self.0)
    }
}

/// What the last preview of a packet had.
#[derive(Debug)]
pub(super) struct LastAddress {
    pub(super) port: u16,
    token: AccessToken,
}

impl LastAddress {
    /// The token for a preview that listens on this port: the one that was kept for it, or a new one. Whoever has taken the port meanwhile
    /// may have been told the old one by an open tab.
    pub(super) fn token(kept: Option<LastAddress>, port: u16) -> io::Result<AccessToken> {
        match kept {
            Some(kept) if kept.port == port => Ok(kept.token),
            _ => AccessToken::new(),
        }
    }
}

/// Where the address of a packet's preview is kept.
pub(super) struct AddressFile {
    path: PathBuf,
}

impl AddressFile {
    /// The place for a packet, by its real path: in the user's runtime folder when there is a private one, else in a private folder of our
    /// own among the temporary ones. Nothing when neither is to be had.
    pub(super) fn of(packet: &Path, runtime: Option<&Path>, temporary: &Path) -> Option<AddressFile> {
        let own = || private(&temporary.join(system::folder_name()));
        let folder =
            runtime.filter(|runtime| system::is_private(runtime)).and_then(|runtime| private(&runtime.join("promo")));
        let name = blake3::hash(packet.as_os_str().as_encoded_bytes()).to_hex();
        Some(AddressFile { path: folder.or_else(own)?.join(&name[..16]).with_extension("html") })
    }

    /// What the last preview of this packet wrote down, if it can be trusted.
    pub(super) fn kept(&self) -> Option<LastAddress> {
        let mut file = system::reading().open(&self.path).ok().filter(system::is_private_file)?;
        let mut page = String::new();
        Read::by_ref(&mut file).take(4096).read_to_string(&mut page).ok()?;
        let (_, address) = page.split_once("url=http://")?;
        let mut parts = address.split(['/', '"']);
        let (listening, token) = (parts.next()?.parse::<SocketAddr>().ok()?, AccessToken::parse(parts.next()?)?);
        (page == to_open(&token.address(listening))).then(|| LastAddress { port: listening.port(), token })
    }

    /// Writes down what this preview has. The path of the file for a browser to open, or nothing when it cannot be written.
    pub(super) fn keep(&self, listening: SocketAddr, token: &AccessToken) -> Option<&Path> {
        let new = self.path.with_extension(format!("{}.new", std::process::id()));
        let write = || {
            let mut file = system::making().open(&new)?;
            file.write_all(to_open(&token.address(listening)).as_bytes())?;
            drop(file);
            fs::rename(&new, &self.path)
        };
        let written = write();
        if written.is_err() {
            // Whether it goes or was never there, there is no more to be done.
            let _ = fs::remove_file(&new);
        }
        written.is_ok().then_some(&self.path)
    }
}

/// A folder that only its owner may look into, made when nothing stands there.
fn private(folder: &Path) -> Option<PathBuf> {
    // When it stands there already it may be ours; that is what is looked at next.
    let _ = system::make_folder(folder);
    system::is_private(folder).then(|| folder.to_owned())
}

fn to_open(address: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={address}\">\n<title>Preview</title>\n\
         <p><a href=\"{address}\">Open the preview</a></p>\n</html>\n"
    )
}

#[cfg(unix)]
mod system {
    use super::*;
    use rustix::fs::OFlags;
    use std::fs::{DirBuilder, Metadata};
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};

    /// Each user of the machine has one of their own.
    pub(super) fn folder_name() -> String {
        format!("promo-{}", rustix::process::geteuid().as_raw())
    }

    pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
        DirBuilder::new().mode(0o700).create(folder)
    }

    pub(super) fn is_private(folder: &Path) -> bool {
        fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir() && is_ours_alone(&found))
    }

    pub(super) fn is_private_file(file: &File) -> bool {
        file.metadata().is_ok_and(|found| found.is_file() && is_ours_alone(&found))
    }

    fn is_ours_alone(found: &Metadata) -> bool {
        found.uid() == rustix::process::geteuid().as_raw() && found.mode() & 0o077 == 0
    }

    /// Without `NONBLOCK` a pipe that nobody writes to would never open.
    pub(super) fn reading() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.read(true).custom_flags(OFlags::NOFOLLOW.union(OFlags::NONBLOCK).bits().cast_signed());
        options
    }

    /// A file that is made anew is never a link that stood there.
    pub(super) fn making() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        options
    }
}

/// Elsewhere the folder for temporary files is the user's own.
#[cfg(not(unix))]
mod system {
    use super::*;

    pub(super) fn folder_name() -> String {
        "promo".to_owned()
    }

    pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    pub(super) fn is_private(folder: &Path) -> bool {
        fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir())
    }

    pub(super) fn is_private_file(file: &File) -> bool {
        file.metadata().is_ok_and(|found| found.is_file())
    }

    pub(super) fn reading() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.read(true);
        options
    }

    pub(super) fn making() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        options
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    const PACKET: &str = "/home/jo/packet";

    fn listening() -> SocketAddr {
        ([127, 0, 0, 1], 4750).into()
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn allow(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_preview_comes_back_to_its_address() {
        let temporary = tempfile::tempdir().unwrap();
        let address_file = || AddressFile::of(Path::new(PACKET), None, temporary.path()).unwrap();
        assert!(address_file().kept().is_none());
        let token = AccessToken::new().unwrap();
        let file = address_file().keep(listening(), &token).unwrap().to_owned();
        assert!(file.starts_with(temporary.path().join(system::folder_name())));
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
        let kept = address_file().kept().unwrap();
        assert_eq!((kept.port, kept.token.0), (4750, token.0.clone()));
        assert!(AddressFile::of(Path::new("/home/jo/other"), None, temporary.path()).unwrap().kept().is_none());
        let again = AccessToken::new().unwrap();
        address_file().keep("[::1]:4751".parse().unwrap(), &again).unwrap();
        assert_eq!(address_file().kept().map(|kept| (kept.port, kept.token.0)), Some((4751, again.0)));
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_token_is_kept_for_its_port_alone() {
        let kept = |port| Some(LastAddress { port, token: AccessToken::parse(&"a".repeat(32)).unwrap() });
        assert!(LastAddress::token(kept(4747), 4747).unwrap().is(&"a".repeat(32)));
        assert!(!LastAddress::token(kept(4747), 4748).unwrap().is(&"a".repeat(32)));
        assert!(!LastAddress::token(None, 4748).unwrap().is(""));
        assert_ne!(AccessToken::new().unwrap().0, AccessToken::new().unwrap().0);
    }

    #[test]
    fn the_runtime_folder_is_used_when_it_is_private() {
        let (runtime, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let address_file = || AddressFile::of(Path::new(PACKET), Some(runtime.path()), temporary.path()).unwrap();
        allow(runtime.path(), 0o700);
        assert!(address_file().path.starts_with(runtime.path().join("promo")));
        allow(runtime.path(), 0o750);
        assert!(address_file().path.starts_with(temporary.path()));
    }

    #[test]
    fn a_folder_that_others_can_look_into_or_a_link_is_refused() {
        let (temporary, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folder = temporary.path().join(system::folder_name());
        let address_file = || AddressFile::of(Path::new(PACKET), None, temporary.path());
        fs::create_dir(&folder).unwrap();
        allow(&folder, 0o755);
        assert!(address_file().is_none());
        fs::remove_dir(&folder).unwrap();
        allow(elsewhere.path(), 0o700);
        symlink(elsewhere.path(), &folder).unwrap();
        assert!(address_file().is_none());
        fs::remove_file(&folder).unwrap();
        fs::write(&folder, "").unwrap();
        assert!(address_file().is_none());
    }

    #[test]
    fn what_is_not_as_it_was_written_is_not_trusted() {
        let temporary = tempfile::tempdir().unwrap();
        let file = AddressFile::of(Path::new(PACKET), None, temporary.path()).unwrap();
        let token = AccessToken::new().unwrap();
        let good = to_open(&token.address(listening()));
        let wrong = [
            String::new(),
            good.replace(&token.0, &token.0[1..]),
            good.replace(&token.0, &token.0.to_uppercase().replace('0', "A")),
            good.replace("4750", "47500000"),
            good.replace("127.0.0.1", "evil.test"),
            good.replace("Preview", "Other"),
            good.clone() + " ",
            good.repeat(100),
        ];
        for page in wrong {
            fs::write(&file.path, &page).unwrap();
            allow(&file.path, 0o600);
            assert!(file.kept().is_none(), "{page}");
        }
        fs::write(&file.path, &good).unwrap();
        assert!(file.kept().is_some());
        allow(&file.path, 0o644);
        assert!(file.kept().is_none());
        fs::remove_file(&file.path).unwrap();
        fs::write(temporary.path().join("target"), &good).unwrap();
        allow(&temporary.path().join("target"), 0o600);
        symlink(temporary.path().join("target"), &file.path).unwrap();
        assert!(file.kept().is_none());
        file.keep(listening(), &token).unwrap();
        assert!(file.path.symlink_metadata().unwrap().is_file());
        assert!(file.kept().is_some());
    }

    #[test]
    fn a_place_that_cannot_be_written_keeps_nothing() {
        let temporary = tempfile::tempdir().unwrap();
        let file = AddressFile::of(Path::new(PACKET), None, temporary.path()).unwrap();
        fs::remove_dir(file.path.parent().unwrap()).unwrap();
        assert!(file.keep(listening(), &AccessToken::new().unwrap()).is_none());
        assert!(file.kept().is_none());
        assert!(AddressFile::of(Path::new(PACKET), None, &temporary.path().join("gone")).is_none());
    }
}
