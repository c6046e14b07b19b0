//! A great change, told without a number: what two rules look for, by its shape. A degree near a change (*significantly reduced*), a comparison that is made greater (*far quieter*),
//! changes that are great by themselves (*plummeted*), what is as good as nothing (*basically gone*), and turns of phrase (*through the roof*).

use super::en::change::{Class, Classes, classes, idioms, is_comparative, is_measured, nearly};
use super::tokens::{Tokens, is_one};
use std::ops::{Deref, Range};

/// How many words may stand between a degree and what has changed.
const BETWEEN: usize = 3;

/// The first great change in a text of small letters.
pub(crate) fn great_change(plain: &str) -> Option<Range<usize>> {
    let tokens = Classified::of(plain);
    let shapes = [beside_change, of_measured, compared, step, saved, as_nothing, idiom, level, wholly, at_once];
    (0..tokens.len()).find_map(|at| {
        let last = shapes.iter().find_map(|shape| shape(&tokens, at))?;
        Some(tokens.range(at, last))
    })
}

/// The words of a sentence, each with its classes: every shape asks for them again.
struct Classified<'t> {
    tokens: Tokens<'t>,
    classes: Vec<Classes>,
}

impl<'t> Classified<'t> {
    fn of(plain: &'t str) -> Classified<'t> {
        let tokens = Tokens::of(plain);
        let classes = (0..tokens.len()).map(|nth| classes(tokens.word(nth))).collect();
        Classified { tokens, classes }
    }

    /// The classes of the word at this place; none behind the last.
    fn classes(&self, nth: usize) -> Classes {
        self.classes.get(nth).copied().unwrap_or_default()
    }

    /// Whether the word at this place is of a class.
    fn is(&self, nth: usize, class: Class) -> bool {
        self.classes(nth).has(class)
    }
}

impl<'t> Deref for Classified<'t> {
    type Target = Tokens<'t>;

    fn deref(&self) -> &Tokens<'t> {
        &self.tokens
    }
}

/// *Significantly reduced*, *throughput grew dramatically*, *massively up*.
fn beside_change(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    // *The greatly reduced size* speaks of what is known.
    let is_known = |at: usize| at > 0 && tokens.word(at - 1) == "the";
    let is_degree = |at: usize| tokens.is(at, Class::Degree) && !is_weakened(tokens, at) && !is_known(at);
    let (wanted, between): (&dyn Fn(usize) -> bool, usize) = if is_degree(at) {
        (&|at| tokens.is(at, Class::Change) || matches!(tokens.word(at), "up" | "down"), BETWEEN)
    } else if tokens.is(at, Class::Change) || is_risen(tokens, at) {
        if let Some(last) = made_greater(tokens, at) {
            return Some(last);
        }
        (&|at| is_degree(at) && tokens.word(at).ends_with("ly"), BETWEEN + 1)
    } else {
        return plain_degree(tokens, at);
    };
    (at + 1..=at + 1 + between).take_while(|last| tokens.is_joined(last - 1)).find(|last| wanted(*last))
}

/// *Improved a lot*, *decreased strongly*, *went up massively*: what follows a change.
fn made_greater(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    let next = tokens.word(at + 1);
    // *Improved to a considerable degree*, *in no small measure*.
    let is_extent = is_one(next, "to by in")
        && is_one(tokens.word(at + 2), "a an no")
        && (tokens.is(at + 3, Class::Degree)
            || tokens.is(at + 3, Class::PlainDegree)
            || is_one(tokens.word(at + 3), "good high small wide"))
        && is_one(tokens.word(at + 4), "degree extent margin measure amount")
        && tokens.are_joined(at, at + 4);
    if is_extent {
        return Some(at + 4);
    }
    let is_adverb = next.ends_with("ly") && tokens.is(at + 1, Class::PlainDegree) && tokens.is_joined(at);
    let phrases = [
        "quite a bit",
        "a lot",
        "a great deal",
        "a good deal",
        "a fair bit",
        "a whole lot",
        "by a lot",
        "no end",
        "beyond measure",
    ];
    let phrase =
        || phrases.iter().find_map(|phrase| tokens.starts_with(at + 1, phrase)).filter(|_| tokens.is_joined(at));
    if is_adverb { Some(at + 1) } else { phrase().filter(|last| tokens.word(last + 1) != "of") }
}

/// *Clearly faster*, *big savings*: words that mean a degree only side by side with a change.
fn plain_degree(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    // *The major improvements were* is no claim of a degree.
    let is_plain =
        tokens.is(at, Class::PlainDegree) && tokens.is_joined(at) && !(at > 0 && tokens.word(at - 1) == "the");
    if !is_plain {
        return None;
    }
    if tokens.is(at + 1, Class::Quality) {
        let is_changed =
            tokens.is_joined(at + 1) && (tokens.is(at + 2, Class::Change) || tokens.is(at + 2, Class::Step));
        return is_changed.then_some(at + 2);
    }
    (tokens.is(at + 1, Class::Change) || is_comparative(tokens.classes(at + 1))).then_some(at + 1)
}

/// *Went up*, *is down*.
fn is_risen(tokens: &Classified<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    matches!(tokens.word(at), "up" | "down")
        && matches!(
            before,
            "went"
                | "gone"
                | "goes"
                | "go"
                | "is"
                | "are"
                | "came"
                | "come"
                | "brought"
                | "driven"
                | "pushed"
                | "taken"
        )
}

/// *Statistically significant*, *more significant*.
fn is_weakened(tokens: &Classified<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    matches!(before, "more" | "most" | "less" | "least") || before.starts_with("statistical")
}

/// *Plummeted*, and *errors vanished*.
fn of_measured(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    let is_said_of = || (at.saturating_sub(4)..at).any(|before| is_measured(tokens.word(before)));
    (tokens.is(at, Class::Violent) || tokens.is(at, Class::ViolentOfMeasured) && is_said_of()).then_some(at)
}

/// *Far quieter*, *much more stable*, *far fewer*, *stronger than ever*.
fn compared(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    let word = tokens.word(at);
    // *Stronger than ever*, *in a better place than it has ever been*.
    if is_comparative(tokens.classes(at)) || word == "more" {
        let than = (at + 1..at + 4).find(|than| tokens.word(*than) == "than");
        let ever = than.and_then(|than| (than + 1..than + 6).find(|ever| tokens.word(*ever) == "ever"));
        let is_weighed = matches!(tokens.word(at + 1), "important" | "relevant" | "necessary" | "interesting");
        if let Some(ever) = ever.filter(|ever| !is_weighed && tokens.are_joined(at, *ever)) {
            return Some(ever);
        }
    }
    let is_made_greater = tokens.is(at, Class::BeforeComparative)
        || tokens.is(at, Class::Degree)
        || matches!(word, "times") && at > 0 && matches!(tokens.word(at - 1), "several" | "many")
        || matches!(word, "deal" | "lot") && at > 0 && matches!(tokens.word(at - 1), "a" | "good" | "great" | "whole")
        || word == "bit" && at > 0 && tokens.word(at - 1) == "quite";
    if !is_made_greater || !tokens.is_joined(at) || at > 0 && tokens.word(at - 1) == "how" {
        return None;
    }
    let next = tokens.word(at + 1);
    if matches!(next, "more" | "less") {
        let compared = tokens.word(at + 2);
        let is_none = tokens.is(at + 2, Class::AfterMore) || next == "more" && tokens.is(at + 2, Class::AfterMoreAlone);
        let is_compared = tokens.is_joined(at + 1) && compared.len() > 2 && !is_none;
        return is_compared.then_some(at + 2);
    }
    // *Way down since spring*, and not *way down the list*.
    let is_moved = matches!(word, "way" | "far" | "well") && matches!(next, "up" | "down") && at > 0;
    if is_moved && is_one(tokens.word(at - 1), "is are was were went gone came come now") {
        return (!is_one(tokens.word(at + 2), "the a an in at there here to")).then_some(at + 1);
    }
    let is_place = at > 0 && matches!(tokens.word(at - 1), "is" | "are" | "was" | "were" | "now" | "lies" | "stands");
    if matches!(word, "miles" | "far" | "way" | "leagues" | "streets" | "worlds") && next == "ahead" && is_place {
        return Some(at + 1);
    }
    (is_comparative(tokens.classes(at + 1)) || next == "fewer").then_some(at + 1)
}

/// *A very big step*, *a huge difference*.
fn step(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    let is_great = tokens.is(at, Class::Degree) || tokens.is(at, Class::PlainDegree);
    let is_great = is_great && !is_weakened(tokens, at) && !(at > 0 && tokens.word(at - 1) == "the");
    let mut last = (at + 1..=at + 2).take_while(|last| is_great && tokens.is_joined(last - 1));
    let last = last.find(|last| tokens.is(*last, Class::Step))?;
    // *A significant difference in time zones* is no change; one that is made is.
    let is_made = || (at.saturating_sub(3)..at).any(|before| tokens.word(before).starts_with("ma"));
    (tokens.word(last) != "difference" || is_made()).then_some(last)
}

/// *Saves an enormous amount of time*, *frees up countless hours*.
fn saved(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    if !matches!(
        tokens.word(at),
        "save" | "saves" | "saved" | "saving" | "frees" | "freed" | "free" | "spares" | "spared" | "wins" | "won"
    ) {
        return None;
    }
    let is_much = |nth: usize| {
        tokens.is(nth, Class::Degree)
            || matches!(tokens.word(nth), "countless" | "endless" | "tons" | "loads" | "heaps" | "untold" | "fortune")
    };
    (at + 1..=at + 6).take_while(|last| tokens.is_joined(last - 1)).find(|last| is_much(*last))
}

/// *Basically gone*, *next to nothing*.
fn as_nothing(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    let last = nearly(tokens.word(at)).iter().find_map(|nearly| tokens.starts_with(at, nearly))?;
    let nothing = (last + 1..=last + 2)
        .take_while(|next| tokens.is_joined(next - 1))
        .find(|next| tokens.is(*next, Class::Nothing))?;
    // *Literally no way* is a manner of speaking.
    let is_phrase = tokens.word(nothing) == "no"
        && matches!(
            tokens.word(nothing + 1),
            "way" | "idea" | "doubt" | "reason" | "choice" | "chance" | "point" | "need"
        );
    (!is_phrase).then_some(nothing)
}

fn idiom(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    let last = idioms(tokens.word(at)).iter().find_map(|idiom| tokens.starts_with(at, idiom))?;
    // *Hardly a corner* counts nothing that is measured.
    let is_one_of = is_one(tokens.word(at), "hardly barely") && is_one(tokens.word(last), "a an");
    (!is_one_of || (last + 1..=last + 3).any(|nth| is_measured(tokens.word(nth)))).then_some(last)
}

/// *Completely different*, *totally transformed*.
fn wholly(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    let is_wholly = matches!(
        tokens.word(at),
        "completely" | "totally" | "entirely" | "altogether" | "wholly" | "utterly" | "fundamentally" | "radically"
    );
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let behind = tokens.word(at + 2);
    let is_state = matches!(before, "is" | "are" | "now" | "become" | "looks" | "feels" | "looking")
        || matches!(behind, "animal" | "beast" | "story" | "experience" | "world" | "game" | "level" | "league");
    let is_changed = matches!(
        tokens.word(at + 1),
        "transformed" | "changed" | "reshaped" | "revolutionised" | "revolutionized" | "turned"
    );
    let is_other = is_changed || tokens.word(at + 1) == "different" && is_state;
    (is_wholly && is_other && tokens.is_joined(at)).then_some(at + 1)
}

/// *In a blink*, *is now a breeze*, *feels instant*.
fn at_once(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    let word = tokens.word(at);
    let is_state = matches!(word, "is" | "are" | "feels" | "feel" | "felt" | "now" | "becomes" | "became");
    let is_perfect = matches!(
        tokens.word(at + 1),
        "instant" | "instantaneous" | "effortless" | "seamless" | "painless" | "frictionless" | "flawless"
    );
    if is_state && is_perfect && tokens.is_joined(at) {
        return Some(at + 1);
    }
    let article = (at + 1..at + 4).find(|nth| matches!(tokens.word(*nth), "a" | "an" | "no"))?;
    let what = tokens.word(article + 1);
    let is_at_once = word == "in"
        && article == at + 1
        && matches!(what, "blink" | "flash" | "heartbeat" | "snap" | "jiffy" | "instant" | "trice" | "whisker");
    let is_light = matches!(word, "is" | "are" | "become" | "becomes" | "became" | "was" | "been")
        && matches!(
            what,
            "breeze"
                | "rarity"
                | "non-event"
                | "doddle"
                | "cinch"
                | "formality"
                | "no-brainer"
                | "walk"
                | "dream"
                | "revelation"
                | "godsend"
                | "game-changer"
        );
    ((is_at_once || is_light) && tokens.are_joined(at, article + 1)).then_some(article + 1)
}

/// *On a new level*, *in a league of its own*.
fn level(tokens: &Classified<'_>, at: usize) -> Option<usize> {
    if !matches!(tokens.word(at), "on" | "to" | "in" | "at" | "is" | "are") {
        return None;
    }
    let last =
        (at + 1..=at + 4).take_while(|last| tokens.is_joined(last - 1)).find(|last| tokens.is(*last, Class::Level))?;
    let is_other = (at + 1..last).any(|between| tokens.is(between, Class::OtherLevel));
    let is_own = tokens.starts_with(last, "league of").is_some();
    (is_other || is_own).then_some(last)
}
