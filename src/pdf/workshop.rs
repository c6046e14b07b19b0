//! The private folder in which a browser prints: the page, what the page shows, the browser's own files and what it prints. Nobody else may look into it,
//! and it is gone when the work is done, however that ends.

use super::error::PdfError;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// The folder. It goes when this does.
#[derive(Debug)]
pub(super) struct Workshop {
    folder: Option<TempDir>,
    path: PathBuf,
}

impl Workshop {
    /// Makes it in this folder.
    pub(super) fn new(within: &Path) -> Result<Workshop, PdfError> {
        fs::create_dir_all(within).map_err(PdfError::io("make", within))?;
        // A relative path would be another one for the browser.
        let within = std::path::absolute(within).map_err(PdfError::io("find", within))?;
        // The name is short, since browsers put a socket into it, whose path may not be long.
        let made = tempfile::Builder::new().prefix("promo-").tempdir_in(&within);
        let folder = made.map_err(PdfError::io("make a folder in", &within))?;
        Ok(Workshop { path: folder.path().to_owned(), folder: Some(folder) })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Where the pages lie.
    pub(super) fn edition(&self) -> PathBuf {
        self.path.join("edition")
    }

    /// Puts what a page may show beside it. Other pages are not shown on this one, and scripts have no business on paper: what one would make of the page
    /// nobody has searched.
    pub(super) fn put_all(&self, files: &BTreeMap<String, Arc<[u8]>>) -> Result<(), PdfError> {
        let is_shown = |address: &str| {
            let ending = address.rsplit_once('.').map_or("", |(_, ending)| ending);
            !["html", "htm", "js", "mjs"].iter().any(|other| ending.eq_ignore_ascii_case(other))
        };
        files.iter().filter(|(address, _)| is_shown(address)).try_for_each(|(address, bytes)| self.put(address, bytes))
    }

    /// Writes one file.
    pub(super) fn put(&self, address: &str, bytes: &[u8]) -> Result<(), PdfError> {
        let path = self.edition().join(address);
        let folder = path.parent().unwrap_or(&path);
        fs::create_dir_all(folder).map_err(PdfError::io("make", folder))?;
        fs::write(&path, bytes).map_err(PdfError::io("write", &path))
    }
}

impl Drop for Workshop {
    /// What a browser leaves behind for a moment when it is ended may still be writing.
    fn drop(&mut self) {
        drop(self.folder.take());
        for _ in 0..50 {
            match fs::remove_dir_all(&self.path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => thread::sleep(Duration::from_millis(10)),
                Ok(()) | Err(_) => return,
            }
        }
    }
}
