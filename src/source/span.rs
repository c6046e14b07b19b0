//! Where something stands: a file, and a half-open range of bytes in it.

use super::{FileId, PacketPath};
use serde::Serialize;
use std::ops::Range;

/// A half-open range of byte offsets into the [`Text`](super::Text) of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to `end` of a file.
    pub fn new(file: impl Into<FileId>, start: usize, end: usize) -> Span {
        Span { file: file.into(), start, end }
    }

    /// A file as a whole: its beginning, for what is said of no part of it.
    pub fn of_file(file: &PacketPath) -> Span {
        Span::new(file, 0, 0)
    }

    /// Other bytes of the same file.
    pub const fn with(self, start: usize, end: usize) -> Span {
        Span { file: self.file, start, end }
    }

    /// An empty span of the same file: a place between two bytes.
    pub const fn at(self, offset: usize) -> Span {
        self.with(offset, offset)
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The smallest span that holds both, which are of one file.
    pub fn join(self, other: Span) -> Span {
        self.with(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// As a range, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// As a pair, the shortest way to write it down, since a tree has many; the file is left out, as no page may name it.
impl Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

/// A value and where it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub const fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }

    /// The value by reference, at the same place.
    pub fn as_ref(&self) -> Spanned<&T> {
        Spanned { value: &self.value, span: self.span }
    }
}
