//! What was made of each file, kept so that the next time costs only what has changed.
//!
//! The law of every cache of this program: it never changes what comes of the sources. What is made of an input follows from that input alone, so it
//! holds as long as the input is the same, and whatever was compiled before, the outcome is that of an empty cache.

use super::PacketPath;
use rayon::prelude::*;
use std::collections::HashMap;

/// What was made of each file, with what it was made of.
#[derive(Debug)]
pub struct FileCache<Input, Made> {
    known: HashMap<PacketPath, (Input, Made)>,
}

/// Nothing is known yet.
impl<Input, Made> Default for FileCache<Input, Made> {
    fn default() -> Self {
        FileCache { known: HashMap::new() }
    }
}

impl<Input: PartialEq + Send + Sync, Made: Clone + Send + Sync> FileCache<Input, Made> {
    /// Makes what has another input than before, side by side, and forgets everything but these files. `make` may look at nothing but what it is given.
    pub fn update(&mut self, files: Vec<(PacketPath, Input)>, make: impl Fn(&PacketPath, &Input) -> Made + Sync) {
        let known = |path: &PacketPath, input: &Input| {
            self.known.get(path).filter(|(known, _)| known == input).map(|(_, made)| made.clone())
        };
        let made = files.into_par_iter().map(|(path, input)| {
            let made = known(&path, &input).unwrap_or_else(|| make(&path, &input));
            (path, (input, made))
        });
        self.known = made.collect();
    }

    /// What was made of this file.
    pub fn get(&self, path: &PacketPath) -> Option<&Made> {
        self.known.get(path).map(|(_, made)| made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn only_what_has_changed_is_made_again() {
        let mut cache = FileCache::default();
        let path = |name: &str| PacketPath::new(name).unwrap();
        let mut update = |files: &[(&str, i32)]| {
            let times = AtomicUsize::new(0);
            cache.update(files.iter().map(|(name, input)| (path(name), *input)).collect(), |_, input| {
                times.fetch_add(1, Ordering::Relaxed);
                input * 2
            });
            let made = ["a", "b"].map(|name| cache.get(&path(name)).copied());
            (times.into_inner(), made)
        };
        assert_eq!(update(&[("a", 1), ("b", 2)]), (2, [Some(2), Some(4)]));
        assert_eq!(update(&[("a", 1), ("b", 3)]), (1, [Some(2), Some(6)]));
        assert_eq!(update(&[("b", 3)]), (0, [None, Some(6)]));
        assert_eq!(update(&[("a", 1), ("b", 3)]), (1, [Some(2), Some(6)]), "what was forgotten is made again");
    }
}
