//! The names of new notes: none that is taken, neither as a file nor as an id.

use super::dates::Grain;
use super::entry::Group;
use crate::packet::Packet;
use crate::source::{PacketPath, Tree};
use crate::vocabulary::{NoteKind, slug};
use std::collections::HashSet;

/// The names that are taken.
pub(super) struct Names {
    paths: HashSet<String>,
    slugs: HashSet<String>,
}

impl Names {
    pub(super) fn of(tree: &Tree, packet: &Packet) -> Names {
        let paths = tree.entries.keys().map(|path| path.as_str().to_lowercase()).collect();
        let slugs = packet.notes.iter().flat_map(|note| [note.slug.clone(), slug(note.title())]).collect();
        Names { paths, slugs }
    }

    /// A path for a note of this kind, which is taken from now on: `-2` where the name is.
    pub(super) fn free(&mut self, kind: NoteKind, stem: &str) -> PacketPath {
        self.first_free(kind.folder(), stem, 1)
    }

    /// The path of a note of the inbox, numbered from 1.
    pub(super) fn inbox(&mut self, of: &str) -> PacketPath {
        let stem = format!("inbox-{}", slug(of));
        self.first_free(NoteKind::Note.folder(), &format!("{stem}-1"), 1)
    }

    /// The path of a copied picture.
    pub(super) fn picture(&mut self, name: &str) -> PacketPath {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "png"));
        let stem = slug(stem);
        for nth in 1.. {
            let name = if nth == 1 { format!("files/{stem}.{ending}") } else { format!("files/{stem}-{nth}.{ending}") };
            let name = name.to_lowercase();
            if let Ok(path) = PacketPath::new(&name)
                && self.paths.insert(name)
            {
                return path;
            }
        }
        unreachable!("there is always a number that is not taken")
    }

    fn first_free(&mut self, folder: &str, stem: &str, first: usize) -> PacketPath {
        let (bare, from) = match stem.rsplit_once('-').map(|(bare, end)| (bare, end.parse::<usize>())) {
            Some((bare, Ok(number))) if stem.starts_with("inbox-") => (bare.to_owned(), number),
            _ => (stem.to_owned(), first),
        };
        for nth in from.. {
            let stem = if nth == 1 && !stem.starts_with("inbox-") { bare.clone() } else { format!("{bare}-{nth}") };
            let name = format!("{folder}/{stem}.md");
            if self.slugs.contains(&slug(&stem)) || self.paths.contains(&name.to_lowercase()) {
                continue;
            }
            if let Ok(path) = PacketPath::new(&name) {
                self.slugs.insert(slug(&stem));
                self.paths.insert(name.to_lowercase());
                return path;
            }
        }
        unreachable!("there is always a number that is not taken")
    }

    /// What a group is called: by its date where it is one, so that notes of the log stand in order.
    pub(super) fn of_group(&self, group: &Group) -> String {
        let Some(dated) =
            group.when.as_ref().filter(|dated| group.is_log && dated.other.is_none() && is_of_date(&group.title))
        else {
            return self.of_year(group);
        };
        let from = dated.days.from;
        let is_week = group
            .title
            .to_lowercase()
            .split_whitespace()
            .any(|word| matches!(word, "week" | "woche" | "semaine" | "semana" | "settimana" | "kw"));
        match dated.grain {
            Grain::Day | Grain::Week if is_week || dated.grain == Grain::Week => {
                let week = from.iso_week_date();
                format!("{}-w{:02}", week.year(), week.week())
            }
            Grain::Day => from.to_string(),
            Grain::Month if dated.days.to == from.last_of_month() => format!("{}-{:02}", from.year(), from.month()),
            Grain::Quarter => format!("{}-q{}", from.year(), (from.month() + 2) / 3),
            Grain::Year if dated.days.to.year() == from.year() => from.year().to_string(),
            Grain::Days | Grain::Week | Grain::Month | Grain::Half | Grain::Year => slug(&group.title),
        }
    }

    /// By its title; where that is taken, with the year.
    fn of_year(&self, group: &Group) -> String {
        let stem = slug(&group.title);
        let year = group.when.as_ref().map(|dated| dated.days).filter(|days| days.from.year() == days.to.year());
        match year {
            Some(days) if self.slugs.contains(&stem) => format!("{stem}-{}", days.from.year()),
            Some(_) | None => stem,
        }
    }
}

/// Whether a title says a date and nothing of weight beside it.
fn is_of_date(title: &str) -> bool {
    super::dates::title(title, super::dates::Known { year: Some(2000), order: None }).is_some_and(|(_, alone)| alone)
}
