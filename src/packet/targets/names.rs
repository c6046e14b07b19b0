//! Links by name: `[[id]]` and its like, and `![[chart.png]]`. A name is an id, else a file's name or the end of its path, as in Obsidian; whatever the way,
//! one thing must be meant.

use super::headings::heading;
use super::instead::ends_as;
use super::{Broken, broken, unescaped};
use crate::diagnostic::{code, either, nearest};
use crate::packet::references::alike;
use crate::packet::{Note, Packet};
use crate::source::{PacketPath, composed};
use crate::vocabulary::{LinkTarget, NoteKind};

impl Packet {
    /// `id`, `kind/id`, the name of a file, or nothing for the note itself, each with `#heading`.
    pub(crate) fn named(&self, note: &Note, written: &str) -> Result<LinkTarget, Broken> {
        let (name, anchor) = written.split_once('#').map_or((written, None), |(name, anchor)| (name, Some(anchor)));
        if let (true, Some(anchor)) = (name.trim().is_empty(), anchor) {
            return heading(note, &unescaped(anchor)).map(LinkTarget::Here);
        }
        let name = name.trim();
        let id = name.rsplit_once('/').map_or(name, |(_, id)| id);
        match &*self.notes_named(name) {
            [found] => self.at(found, anchor),
            [] => match &*self.files_named(name) {
                [path] => self.file((*path).clone(), anchor, || None),
                [] => Err(broken(code::UNKNOWN_NOTE, format!("no note has the id `{id}`"), self.near(id))),
                several => Err(several_files(name, several)),
            },
            several => {
                let names: Vec<String> =
                    several.iter().map(|note| format!("[[{}/{id}]]", note.kind.folder())).collect();
                let message = format!("`{id}` is the id of {} notes", several.len());
                Err(broken(code::AMBIGUOUS_NOTE, message, Some(format!("write {}", either(&names)))))
            }
        }
    }

    /// What `![[name]]` shows: an image by its name or path.
    pub(super) fn embedded(&self, note: &Note, written: &str) -> Result<LinkTarget, Broken> {
        if super::outside(written).is_ok_and(|target| target.is_none()) {
            let name = written.split('#').next().unwrap_or("").trim();
            match &*self.files_named(name) {
                [path] if path.is_image() => return self.file((*path).clone(), None, || None),
                [path] => return Err(not_shown(path, &format!("[[{written}]]"))),
                [] => {}
                several => return Err(several_files(name, several)),
            }
            if !name.rsplit_once('.').is_some_and(|(_, ending)| PacketPath::IMAGES.contains(&&*ending.to_lowercase())) {
                return Err(self.embedded_note(note, written));
            }
            if !note.path.resolve(&unescaped(name)).is_ok_and(|path| self.file_at(&path).is_some()) {
                return Err(self.no_file(name));
            }
        }
        self.image(note, written)
    }

    /// A note is never shown inside another.
    fn embedded_note(&self, note: &Note, written: &str) -> Broken {
        let message = format!("`![[{written}]]` shows no note: notes do not hold one another here");
        let help = match self.named(note, written) {
            Ok(_) => Some(format!("write `[[{written}]]`, a link to it")),
            Err(unknown) => unknown.help,
        };
        broken(code::EMBEDDED_NOTE, message, help)
    }

    fn no_file(&self, name: &str) -> Broken {
        let plain = unescaped(name).replace('\\', "/");
        let plain = plain.rsplit('/').next().unwrap_or("");
        let near = nearest(plain, self.files.keys().map(PacketPath::name));
        let near = near.or_else(|| self.files.keys().map(PacketPath::name).find(|known| *known == plain));
        let help = near.map(|near| format!("did you mean `![[{near}]]`?"));
        broken(code::BROKEN_LINK, format!("there is no file `{name}`"), help)
    }

    fn near(&self, id: &str) -> Option<String> {
        let ids: Vec<&str> = self.notes.iter().map(|note| note.id.value.as_str()).collect();
        let links: Vec<String> = alike(id, &ids).iter().map(|near| format!("[[{near}]]")).collect();
        (!links.is_empty()).then(|| format!("did you mean {}?", either(&links)))
    }

    /// The notes with this id; else those with this file name, or with a path that ends so.
    fn notes_named(&self, name: &str) -> Vec<&Note> {
        let (folder, id) = name.rsplit_once('/').map_or((None, name), |(folder, id)| (Some(folder), id));
        let is_there = |kind: &&NoteKind| folder.is_none_or(|folder| folder == kind.folder());
        let by_id: Vec<&Note> = NoteKind::ALL.iter().filter(is_there).filter_map(|kind| self.find(*kind, id)).collect();
        if !by_id.is_empty() {
            return by_id;
        }
        let file = if name.to_lowercase().ends_with(".md") { name.to_owned() } else { format!("{name}.md") };
        let by_file: Vec<&Note> =
            self.notes.iter().map(|note| &**note).filter(|note| ends_as(&note.path, &file)).collect();
        // Of several files none is meant more than another, and an id says which.
        if by_file.len() == 1 {
            return by_file;
        }
        let id = composed(id).to_lowercase();
        let is_same = |note: &&Note| {
            folder.is_none_or(|folder| folder == note.kind.folder()) && note.id.value.to_lowercase() == id
        };
        self.notes.iter().map(|note| &**note).filter(is_same).collect()
    }

    /// The file with this path from the root; else those with a path that ends so.
    fn files_named(&self, name: &str) -> Vec<&PacketPath> {
        let name = unescaped(name);
        if let Some((path, _)) = PacketPath::new(&name).ok().and_then(|path| self.file_at(&path)) {
            return vec![path];
        }
        let name = composed(&name);
        self.files.keys().filter(|path| path.name().contains('.') && ends_as(path, &name)).collect()
    }
}

fn not_shown(path: &PacketPath, link: &str) -> Broken {
    let message = format!("`{path}` is not an image that every browser shows");
    broken(code::UNSAFE_IMAGE, message, Some(format!("write `{link}`, a link to it")))
}

fn several_files(name: &str, several: &[&PacketPath]) -> Broken {
    let names: Vec<&str> = several.iter().map(|path| path.as_str()).collect();
    let message = format!("`{name}` is the name of {} files", several.len());
    broken(code::BROKEN_LINK, message, Some(format!("write {}", either(&names))))
}
