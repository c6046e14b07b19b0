//! Git's index: which paths it keeps. Of its format (gitformat-index, versions 2 to 4) only the paths are read; what stands after the entries is of no use here.

/// What stands before the name of an object in an entry: times, device, number, mode, owner, size.
const BEFORE_NAME: usize = 40;

/// The bit of an entry's flags that says that two more bytes of flags follow.
const IS_EXTENDED: u16 = 0x4000;

/// Entries begin at multiples of this in versions 2 and 3.
const STEP: usize = 8;

/// The paths that begin with `prefix`, in the order of the index, each once; one that is in conflict stands there up to three times. `name_length` is how many
/// bytes the name of an object has. Nothing where the bytes are no index, or end too soon. A path that is not UTF-8 is passed over.
pub fn tracked_paths(index: &[u8], name_length: usize, prefix: &[u8]) -> Option<Vec<String>> {
    let mut rest = Bytes(index);
    if rest.take(4)? != b"DIRC" {
        return None;
    }
    let version = rest.number()?;
    if !(2..=4).contains(&version) {
        return None;
    }
    let mut paths: Vec<String> = Vec::new();
    let mut path = Vec::new();
    for _ in 0..rest.number()? {
        let entry = rest.0.len();
        rest.take(BEFORE_NAME + name_length)?;
        if rest.short()? & IS_EXTENDED != 0 {
            rest.take(2)?;
        }
        if version == 4 {
            let cut = rest.varint()?;
            path.truncate(path.len().checked_sub(cut)?);
        } else {
            path.clear();
        }
        path.extend(rest.until_nul()?);
        if version < 4 {
            // The path ends with one to eight zero bytes, of which one is read.
            let read = entry - rest.0.len();
            rest.take(read.next_multiple_of(STEP) - read)?;
        }
        if path.starts_with(prefix)
            && let Ok(path) = std::str::from_utf8(&path)
            && paths.last().is_none_or(|last| last != path)
        {
            paths.push(path.to_owned());
        }
    }
    Some(paths)
}

/// What has not been read yet.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    /// A number in as many bytes as it needs; each but the last counts one more, so that no number can be written in two ways.
    fn varint(&mut self) -> Option<usize> {
        let mut number = 0usize;
        loop {
            let byte = *self.take(1)?.first()?;
            number = number.checked_mul(128)?.checked_add(usize::from(byte & 0x7f))?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            number = number.checked_add(1)?;
        }
    }

    fn until_nul(&mut self) -> Option<&'b [u8]> {
        let end = self.0.iter().position(|byte| *byte == 0)?;
        let path = self.take(end)?;
        self.take(1)?;
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An index as git writes it, of these paths.
    fn index(version: u32, name_length: usize, paths: &[String]) -> Vec<u8> {
        let mut bytes = b"DIRC".to_vec();
        bytes.extend(version.to_be_bytes());
        bytes.extend(u32::try_from(paths.len()).unwrap().to_be_bytes());
        let mut before: &[u8] = b"";
        for (nth, path) in paths.iter().enumerate() {
            let start = bytes.len();
            let is_extended = version > 2 && nth % 2 == 1;
            bytes.extend(vec![1; BEFORE_NAME + name_length]);
            bytes.extend(if is_extended { IS_EXTENDED } else { 0 }.to_be_bytes());
            bytes.extend(vec![1; if is_extended { 2 } else { 0 }]);
            if version == 4 {
                let same = before.iter().zip(path.as_bytes()).take_while(|(one, other)| one == other).count();
                bytes.extend(varint(before.len() - same));
                bytes.extend(&path.as_bytes()[same..]);
                bytes.push(0);
            } else {
                bytes.extend(path.as_bytes());
                let length = bytes.len() - start;
                bytes.extend(vec![0; (length + 1).next_multiple_of(STEP) - length]);
            }
            before = path.as_bytes();
        }
        bytes.extend(b"TREE and what else may follow");
        bytes
    }

    fn varint(mut number: usize) -> Vec<u8> {
        let mut bytes = vec![u8::try_from(number & 0x7f).unwrap()];
        while number > 127 {
            number = (number >> 7) - 1;
            bytes.insert(0, 0x80 | u8::try_from(number & 0x7f).unwrap());
        }
        bytes
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(version in 2u32..5, is_long: bool, paths in prop::collection::btree_set("[a-c]{1,3}(/[a-zé]{1,200}){0,2}", 0..20)) {
            let name_length = if is_long { 32 } else { 20 };
            let paths: Vec<String> = paths.into_iter().collect();
            let bytes = index(version, name_length, &paths);
            prop_assert_eq!(tracked_paths(&bytes, name_length, b""), Some(paths.clone()));
            let below: Vec<String> = paths.into_iter().filter(|path| path.starts_with("a/")).collect();
            prop_assert_eq!(tracked_paths(&bytes, name_length, b"a/"), Some(below));
        }

        #[test]
        fn no_bytes_end_it(mut bytes in prop::collection::vec(any::<u8>(), 0..300), version in 0u8..6) {
            tracked_paths(&bytes, 20, b"");
            let head = [b'D', b'I', b'R', b'C', 0, 0, 0, version, 0, 0, 0, 9];
            bytes.splice(0..0, head);
            tracked_paths(&bytes, 20, b"");
        }
    }

    #[test]
    fn a_path_in_conflict_counts_once() {
        let paths = ["a", "b", "b", "b", "c"].map(str::to_owned);
        assert_eq!(tracked_paths(&index(2, 20, &paths), 20, b"").unwrap(), ["a", "b", "c"]);
    }

    #[test]
    fn what_ends_too_soon_is_no_index() {
        let whole = index(2, 20, &["a".to_owned()]);
        assert_eq!(tracked_paths(&whole[..60], 20, b""), None);
        assert_eq!(tracked_paths(b"DIRC\0\0\0\x05\0\0\0\0", 20, b""), None);
        assert_eq!(tracked_paths(b"", 20, b""), None);
    }
}
