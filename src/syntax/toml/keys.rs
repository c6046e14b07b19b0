//! A first look at a TOML text, before any value is built: how deep it is nested, which bracket is never closed, and where each key is first set.
//! Nothing here recurses, so that no text can exhaust the stack.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use toml_parser::lexer::TokenKind;
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};
use toml_parser::{Source, Span};

/// How many tables and lists may stand inside each other.
pub(super) const DEEPEST: u32 = 64;

/// The whole text, the first of [`Keys::places`].
const ROOT: usize = 0;

/// Every place that a text gives a value to.
pub(super) struct Keys<'a> {
    source: Source<'a>,
    /// Each table, list and value, the root first.
    places: Vec<KeyPlace>,
    /// The place of a key inside another place.
    children: HashMap<(usize, Cow<'a, str>), usize>,
    /// The last table of each list of tables: what `[list.key]` goes on with.
    latest: HashMap<usize, usize>,
    /// The place that the key written at an offset names.
    named: HashMap<usize, usize>,
    /// The first bracket that is never closed.
    pub(super) unclosed: Option<Range<usize>>,
}

/// Something that a key names, or an item of a list.
struct KeyPlace {
    /// How many tables and lists it is in.
    depth: u32,
    /// The key where it was named first.
    first: Range<usize>,
}

/// The text is nested too deep; the place where it becomes so.
pub(super) struct TooDeep(pub(super) Range<usize>);

impl<'a> Keys<'a> {
    /// Looks through a text.
    pub(super) fn look(text: &'a str) -> Result<Keys<'a>, TooDeep> {
        let source = Source::new(text);
        let mut events: Vec<Event> = Vec::new();
        let mut guard = RecursionGuard::new(&mut events, DEEPEST);
        parse_document(&source.lex().into_vec(), &mut guard, &mut ());
        let mut keys = Keys {
            source,
            places: vec![KeyPlace { depth: 0, first: 0..0 }],
            children: HashMap::new(),
            latest: HashMap::new(),
            named: HashMap::new(),
            unclosed: None,
        };
        let mut walk =
            KeyWalk { containers: vec![Container { place: ROOT, list: false, open: 0..0 }], key: ROOT, joined: false };
        for event in &events {
            keys.step(&mut walk, event)?;
        }
        Ok(keys)
    }

    /// Where the text in quotes begins that `offset` is in, or at the end of.
    pub(super) fn text_at(&self, offset: usize) -> Option<usize> {
        let is_text = |kind| {
            matches!(
                kind,
                TokenKind::LiteralString
                    | TokenKind::BasicString
                    | TokenKind::MlLiteralString
                    | TokenKind::MlBasicString
            )
        };
        let holds = |span: Span| (span.start()..=span.end()).contains(&offset);
        let mut texts = self.source.lex().filter(|token| is_text(token.kind()) && holds(token.span()));
        texts.next().map(|token| token.span().start())
    }

    /// Where the place that is named by the key at `offset` was named first, when that is elsewhere.
    pub(super) fn first(&self, offset: usize) -> Option<Range<usize>> {
        let first = &self.places[*self.named.get(&offset)?].first;
        (first.start != offset).then(|| first.clone())
    }

    fn step(&mut self, walk: &mut KeyWalk, event: &Event) -> Result<(), TooDeep> {
        let span = event.span();
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => walk.enter(ROOT),
            EventKind::SimpleKey => walk.key = self.key(walk, event)?,
            EventKind::StdTableClose => walk.enter(walk.key),
            EventKind::ArrayTableClose => {
                let item = self.place(walk.key, span)?;
                self.latest.insert(walk.key, item);
                walk.enter(item);
            }
            EventKind::InlineTableOpen => self.open(walk, span, false)?,
            EventKind::ArrayOpen => self.open(walk, span, true)?,
            EventKind::InlineTableClose | EventKind::ArrayClose => self.close(walk, span),
            _ => {}
        }
        walk.joined = match event.kind() {
            EventKind::KeySep => true,
            EventKind::Whitespace => walk.joined,
            _ => false,
        };
        Ok(())
    }

    fn key(&mut self, walk: &KeyWalk, event: &Event) -> Result<usize, TooDeep> {
        let parent =
            if walk.joined { self.latest.get(&walk.key).copied().unwrap_or(walk.key) } else { walk.container().place };
        let mut name = Cow::Borrowed("");
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut name, &mut ());
        }
        let place = match self.children.get(&(parent, name.clone())) {
            Some(place) => *place,
            None => {
                let place = self.place(parent, event.span())?;
                self.children.insert((parent, name), place);
                place
            }
        };
        self.named.insert(event.span().start(), place);
        Ok(place)
    }

    fn open(&mut self, walk: &mut KeyWalk, span: Span, list: bool) -> Result<(), TooDeep> {
        let container = walk.container();
        let place = if container.list { self.place(container.place, span)? } else { walk.key };
        walk.containers.push(Container { place, list, open: range(span) });
        Ok(())
    }

    /// The parser closes what the author left open with an empty span.
    fn close(&mut self, walk: &mut KeyWalk, span: Span) {
        if walk.containers.len() > 1
            && let Some(container) = walk.containers.pop()
            && span.is_empty()
        {
            self.unclosed = Some(container.open);
        }
    }

    fn place(&mut self, parent: usize, span: Span) -> Result<usize, TooDeep> {
        let depth = self.places[parent].depth + 1;
        if depth > DEEPEST {
            return Err(TooDeep(range(span)));
        }
        self.places.push(KeyPlace { depth, first: range(span) });
        Ok(self.places.len() - 1)
    }
}

/// Where the look has come to.
struct KeyWalk {
    /// The table under the last header, and the brackets open in it. Never empty.
    containers: Vec<Container>,
    /// The key that is being written, or whose value is.
    key: usize,
    /// Whether the next key goes on after a dot.
    joined: bool,
}

#[derive(Clone)]
struct Container {
    place: usize,
    list: bool,
    open: Range<usize>,
}

impl KeyWalk {
    fn enter(&mut self, place: usize) {
        self.containers = vec![Container { place, list: false, open: 0..0 }];
    }

    fn container(&self) -> Container {
        self.containers.last().cloned().unwrap_or(Container { place: ROOT, list: false, open: 0..0 })
    }
}

fn range(span: Span) -> Range<usize> {
    span.start()..span.end()
}
