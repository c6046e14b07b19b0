//! More and less: degrees, comparisons and changes. Collected from sentences of public cases, widened by the verbs of reports on products, operations and data, then by how
//! engineers, scientists, writers and people whose first language is another say the same. Each list is one text: words apart by blanks, and where one holds a blank, by bars.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word is where it speaks of more and less. A word may be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::words) enum Class {
    /// *Significant*, *drastically*: how much, without a number, a few words from what has changed.
    Degree,
    /// *Big*, *clearly*: the same where it stands right beside what has changed.
    PlainDegree,
    /// *Much*, *far*: what makes a comparison greater.
    BeforeComparative,
    /// *Quieter*: one of two.
    Comparative,
    /// *Throughput*, *stability*: what changes, and no change yet.
    Quality,
    /// What may stand behind *more* and *less* where nothing is compared.
    AfterMore,
    /// What may behind *more* alone.
    AfterMoreAlone,
    /// *Throughput*, *fell*: something became more or less, or better.
    Change,
    /// *Step*, *leap*: what a great change is called.
    Step,
    /// *Plummeted*: a change that is great by itself.
    Violent,
    /// *Collapsed*: one that is, of what is measured.
    ViolentOfMeasured,
    /// *Gone*, *zero*.
    Nothing,
    /// *New*, *another*, of a level.
    OtherLevel,
    /// *Level*, *league*.
    Level,
}

const LISTS: &[(Class, &str)] = &[
    (Class::Degree, DEGREES),
    (Class::PlainDegree, PLAIN_DEGREES),
    (Class::BeforeComparative, BEFORE_COMPARATIVE),
    (Class::Comparative, COMPARATIVES),
    (Class::Quality, QUALITIES),
    (Class::AfterMore, AFTER_MORE),
    (Class::AfterMoreAlone, AFTER_MORE_ALONE),
    (Class::Change, CHANGES),
    (Class::Step, STEPS),
    (Class::Violent, VIOLENT),
    (Class::ViolentOfMeasured, VIOLENT_OF_MEASURED),
    (Class::Nothing, NOTHING),
    (Class::OtherLevel, OTHER_LEVEL),
    (Class::Level, LEVELS),
];

/// How much, without a number: it may stand some words from what has changed. With *-ly*, too.
const DEGREES: &str = "appreciable astonishing astronomical colossal considerable dramatic drastic enormous exponential extraordinary extreme fantastic gigantic greatly \
    hefty huge immeasurable immense impressive incredible insane marked massive meaningful measurable monumental notable noticeable perceptible phenomenal \
    profound radical remarkable significant sizable sizeable spectacular staggering steep stunning substantial tangible tremendous unbelievable vast \
    visible wild";

/// How much, in words that mean it only right beside what has changed.
const PLAIN_DEGREES: &str =
    "big clear deep enormously giant great heavily large major obvious quantum real serious sharp strong true whopping";

/// What makes a comparison greater.
const BEFORE_COMPARATIVE: &str = "far infinitely leagues loads lots miles much tons way worlds";

/// Comparisons. *Harder*, *newer* and *older* say nothing of what has become better; *reminder* and *buffer* only end as these do.
const COMPARATIVES: &str = "better bigger bolder briefer brighter broader calmer cheaper clearer cleaner closer cooler costlier crisper deeper denser duller earlier easier fairer \
    faster fewer finer firmer fitter fresher friendlier gentler greater handier happier healthier heavier higher kinder larger leaner lighter livelier lonelier longer looser louder lower \
    mightier milder narrower neater nicer nimbler noisier plainer pleasanter poorer prettier purer quicker quieter rarer readier richer riskier rougher safer saner sharper shorter simpler \
    sleeker slicker slimmer slower smaller smarter smoother snappier softer sooner speedier stabler steadier steeper sterner stiffer straighter stricter stronger sturdier \
    subtler superior sunnier swifter taller tauter thicker thinner thriftier tidier tighter tougher trickier truer uglier warmer weaker wealthier weightier wider wiser worthier younger zippier";

/// What can only stand behind *more* and *less* where no comparison is made.
const AFTER_MORE: &str =
    "about and as at for from i if important in interesting is like of on or so than that to we with";

/// And these behind *more* alone: *much more work* is none that was saved.
const AFTER_MORE_ALONE: &str =
    "detail details effort ground info information input money people room space things time work";

/// Beginnings of what says that something became more or less, or better.
const CHANGE_STEMS: &str = "accelerat accura alleviat boost cost declin decreas drop efficien eliminat enhanc expand gain grow improv increas lessen lower optimis optimiz \
    productiv rais reduc reliab saving shrink simplif slash speed streamlin strengthen uplift";

/// Words that say so, whole.
const CHANGES: &str = "better bigger cheaper churn cleaner conversion cut cuts cutting difference effect engagement fall faster fell fewer grew higher impact larger latency \
    lighter noise performance quicker risen fallen climbed dwindled quieter relief retention rise rises rising rose safer save saved saves shorter shrank shrunk simpler slower smaller \
    smoother snappier sped stability stable throughput";

/// What changes: *strong performance* is a state.
const QUALITIES: &str = "accuracy churn conversion cost costs efficiency engagement latency noise performance productivity reliability retention stability stable throughput";

/// What a great change is called.
const STEPS: &str = "advance boon difference drop effect gains impact improvement improvements increase jump leap leaps progress reduction relief savings \
    shift step stride strides success uplift win";

/// Changes that are great by themselves.
const VIOLENT: &str = "ballooned cratered evaporated mushroomed nosedived plummet plummeted plummeting plummets plunged rocketed skyrocket skyrocketed skyrocketing \
    skyrockets snowballed soar soared soaring soars supercharged surged tumbled turbocharged";

/// Changes that are great where they are said of something that is measured.
const VIOLENT_OF_MEASURED: &str = "collapsed crushed demolished disappeared dwindled exploded flattened melted shattered smashed spiked tanked transformed vanished";

/// Beginnings of what is measured.
const MEASURED: &str = "adoption | alert | backlog | bill | bounce | bug | churn | complaint | conversion | cost | coverage | crash | defect | downtime | engagement | error | \
    escalation | failure | flak | incident | interest | latenc | | load | loss | memory | morale | noise | outage | page | performance | \
    productiv | quality | rate | readership | regression | reliab | retention | return | revenue | sale | satisfaction | scrap | sign-up | signup | spend \
    | throughput | ticket | time | toil | traffic | turnaround | usage | velocity | vulnerabilit | wait | yield";

/// What means *so good as* before [`NOTHING`].
const NEARLY: &str = "all but | almost | as good as | basically | close to | effectively | essentially | hardly any | literally | more or less | nearly | next to | \
    practically | pretty much | virtually";

/// Nothing at all, and at once.
const NOTHING: &str = "ceased disappeared eliminated eradicated extinct flawless gone immediate immediately instant instantaneous instantly invisible never no nobody none \
    nothing solved stopped unbreakable unheard vanish vanished wiped zero";

/// Great changes in words of their own.
const IDIOMS: &str = "a breath of fresh air | a fraction of | a matter of seconds | a shadow of | a thing of the past | an order of magnitude | as never before | at an \
    all-time high | at an all-time low | at lightning speed | at record speed | beyond all recognition | beyond compare | beyond comparison | beyond \
    recognition | blazing fast | blazingly fast | by a wide margin | by leaps and bounds | by orders of magnitude | day and night difference | \
    dirt cheap | dropped off a cliff | fell off a cliff | game changer | game-changer | has taken off | have taken off | in a heartbeat | in an instant | \
    in no time | in record time | in the blink of an eye | is unrecognisable | is unrecognizable | leaps and bounds | light years | lightning fast | \
    lightning-fast | like never before | many orders of magnitude | night and day | night-and-day | no comparison | off the charts | order of magnitude | \
    orders of magnitude | out of sight | quantum leap | rock bottom | rock-bottom | several orders of magnitude | several times over | sky high | sky-high \
    | step change | through the floor | through the roof | to a minimum | to new heights | took off | unrecognisable | unrecognizable | went viral | world \
    of difference | worlds apart | hardly any | barely any | hardly an | hardly a | barely a | a rare event | a rare thing | a rarity | an exception now | a small part of | a tiny part of | a tiny fraction | a small fraction | like another | like a different | almost to nothing | to almost nothing | to nearly nothing | to next to nothing | to almost zero | to nearly zero | at a glance | quick as | like new | like clockwork | scarcely any | hardly ever | almost never | next to no | almost no | silky smooth | silky-smooth | rock solid | rock-solid | butter smooth | second to none | a huge success | \
    smooth as silk | buttery smooth";

/// How a level is another.
const OTHER_LEVEL: &str = "another different new whole";

/// What a level is called.
const LEVELS: &str = "ballpark dimension league level planet shape";

/// Every word of the lists, with its classes as bits: one look for each word of a sentence.
static KNOWN: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (class, list) in LISTS {
        for word in list.split_ascii_whitespace() {
            *known.entry(word).or_default() |= 1 << *class as u32;
        }
    }
    known
});

/// The classes of a word, as bits.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::check::words) struct Classes(u32);

impl Classes {
    /// Whether the word is of this class.
    pub(in crate::check::words) fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u32 != 0
    }
}

/// The classes of a word. *Significantly* is a degree as *significant* is one.
pub(in crate::check::words) fn classes(word: &str) -> Classes {
    let listed = |word: &str| KNOWN.get(word).copied().unwrap_or_default();
    let degrees = 1 << Class::Degree as u32 | 1 << Class::PlainDegree as u32;
    let degree = without_ly(word).map_or(0, |word| listed(&word) & degrees);
    let change = if begins(&STEMS.0, word) { 1 << Class::Change as u32 } else { 0 };
    Classes(listed(word) | degree | change)
}

/// `significant` of `significantly`, `drastic` of `drastically`, `considerable` of `considerably`.
fn without_ly(word: &str) -> Option<String> {
    let stem = word.strip_suffix("ly")?;
    Some(match stem {
        "radical" | "astronomical" => stem.to_owned(),
        _ if stem.ends_with("ical") || stem.ends_with("tical") => stem[..stem.len() - 2].to_owned(),
        _ if stem.ends_with("ab") || stem.ends_with("ib") => format!("{stem}le"),
        _ => stem.to_owned(),
    })
}

/// *Reduced*, *throughput*: something became more or less, or better.
pub(crate) fn is_change(word: &str) -> bool {
    classes(word).has(Class::Change)
}

/// Beginnings by their first letter: of changes, and of what is measured.
static STEMS: LazyLock<(ByFirst, ByFirst)> = LazyLock::new(|| (by_first(CHANGE_STEMS), by_first(MEASURED)));

/// Beginnings of words, by their first letter, `a` first.
type ByFirst = [Vec<&'static str>; 26];

fn by_first(list: &'static str) -> ByFirst {
    let mut all = ByFirst::default();
    for stem in list.split_ascii_whitespace() {
        if let Some(stems) = letter(stem).and_then(|letter| all.get_mut(letter)) {
            stems.push(stem);
        }
    }
    all
}

/// Which letter a word begins with, `a` is 0.
fn letter(word: &str) -> Option<usize> {
    Some(usize::from(word.as_bytes().first()?.checked_sub(b'a')?))
}

fn begins(stems: &ByFirst, word: &str) -> bool {
    let stems = letter(word).and_then(|letter| stems.get(letter));
    stems.is_some_and(|stems| stems.iter().any(|stem| word.starts_with(stem)))
}

/// Phrases by their first word.
type ByWord = HashMap<&'static str, Vec<&'static str>>;

/// The phrases of [`nearly`] and of [`idioms`].
static PHRASES: LazyLock<(ByWord, ByWord)> = LazyLock::new(|| {
    let by_word = |list: &'static str| {
        let mut all = ByWord::new();
        for phrase in list.split(" | ") {
            all.entry(phrase.split(' ').next().unwrap_or(phrase)).or_default().push(phrase);
        }
        all
    };
    (by_word(NEARLY), by_word(IDIOMS))
});

/// *Quieter*, *better*: one of two.
pub(in crate::check::words) fn is_comparative(classes: Classes) -> bool {
    classes.has(Class::Comparative)
}

/// *Latency*, *tickets*: what is measured.
pub(in crate::check::words) fn is_measured(word: &str) -> bool {
    begins(&STEMS.1, word)
}

/// *All but*, *practically*: what makes *gone* a degree, of those that begin with this word.
pub(in crate::check::words) fn nearly(first: &str) -> &'static [&'static str] {
    PHRASES.0.get(first).map_or(&[], Vec::as_slice)
}

/// *Through the roof*: great changes in words of their own that begin with this word.
pub(in crate::check::words) fn idioms(first: &str) -> &'static [&'static str] {
    PHRASES.1.get(first).map_or(&[], Vec::as_slice)
}

/// What begins the other shapes; a blank at the end belongs to the word.
const OTHERS: &str = "completely|totally|entirely|altogether|wholly|utterly|in a |than |a breeze|a rarity|a non-event|a doddle|a cinch|a formality|a no-brainer|\
    a walk|a dream|a revelation|a godsend|whole lot|good deal|great deal|several times|many times|countless|endless|went up|went down|is up|\
    are up|is down|are down|gone up|gone down|brought down|brought up|driven down|pushed down|improv|increas|decreas|reduc|grew|grow|dropped|\
    fell|rose|risen|fallen|climbed|lowered|instant|effortless|seamless|painless|frictionless|flawless";

/// The words that begin a closer look.
pub(super) fn cues() -> impl Iterator<Item = &'static str> {
    let lists = [DEGREES, PLAIN_DEGREES, BEFORE_COMPARATIVE, VIOLENT, VIOLENT_OF_MEASURED];
    let words = lists
        .into_iter()
        .flat_map(str::split_ascii_whitespace)
        .map(|word| word.trim_end_matches("ic").trim_end_matches("le"));
    words
        .chain(OTHERS.split('|'))
        .chain(NEARLY.split(" | "))
        .chain(IDIOMS.split(" | "))
        .chain(OTHER_LEVEL.split_ascii_whitespace())
}
