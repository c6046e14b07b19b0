//! What templates leave in a text, and forms in a packet. Collected from 282 public cases and from the templates that they were made of.

/// Words that stand for something to be filled in.
pub(crate) const LEFT: &[&str] = &["TBD", "TBC", "YYYY", "XX", "XXX", "XXXX", "xx", "xxx", "xxxx"];

/// Words that do where they open a line or a colon follows: elsewhere they may be what the work was about.
pub(crate) const OPENING: &[&str] = &["TODO", "FIXME"];

/// What is filled in most often.
pub(crate) const NAMES: &[&str] = &[
    "name",
    "title",
    "date",
    "team",
    "company",
    "project",
    "candidate",
    "manager",
    "level",
    "role",
    "link",
    "number",
    "metric",
    "peer",
    "insert",
    "add",
    "describe",
    "your",
    "placeholder",
    "example",
];

/// What opens a note to the author in round brackets.
pub(crate) const ORDERS: &[&str] = &[
    "add ",
    "insert ",
    "fill in",
    "to be added",
    "to be filled",
    "replace ",
    "describe ",
    "write ",
    "your ",
    "placeholder",
    "link here",
    "details here",
    "yyyy",
    "dd-mm",
    "mm-dd",
    "dd/mm",
    "mm/dd",
    "dd.mm",
    "day/month",
];

/// All that such a note may say.
pub(crate) const WHOLE: &[&str] = &[
    "…",
    "...",
    "delete as appropriate",
    "delete as applicable",
    "delete what does not apply",
    "strike out what does not apply",
    "choose one",
    "select one",
    "pick one",
];

/// Attributes of HTML that are written without a value: `<input disabled>` asks for nothing.
pub(crate) const ATTRIBUTES: &[&str] = &[
    "async",
    "autofocus",
    "autoplay",
    "checked",
    "controls",
    "default",
    "defer",
    "disabled",
    "hidden",
    "inert",
    "loop",
    "multiple",
    "muted",
    "novalidate",
    "open",
    "readonly",
    "required",
    "reversed",
    "selected",
];

/// What such a note asks for.
pub(crate) const ASKED: &[&str] = &[
    "here",
    "number",
    "figure",
    "metric",
    "link",
    "name",
    "date",
    "detail",
    "example",
    "screenshot",
    "to be ",
    "fill in",
    "yyyy",
    "dd-mm",
    "mm-dd",
    "dd/mm",
    "mm/dd",
    "dd.mm",
    "day/month",
    "…",
];

/// What a case asks for, of which forms leave the choice. From the template of a public community.
pub(crate) const ASKS: &[(&str, &str)] = &[("promotion", "retention"), ("promote", "retain"), ("promoted", "retained")];

/// What forms let one choose behind a colon.
pub(crate) const FORMS: &[(&str, &str)] =
    &[("yes", "no"), ("met", "unmet"), ("full-time", "part-time"), ("mr", "ms"), ("he", "she")];

/// Words that may follow such a choice.
pub(crate) const BESIDE: &[&str] = &["to", "at", "of", "from", "for", "as", "in", "by", "and", "or"];

/// What printers have filled pages with since long before this.
pub(crate) const LOREM: &str = "Lorem ipsum";

/// How forms begin what they ask for. From the headings and help texts of public promotion and review templates.
pub(crate) const INSTRUCTIONS: &[&str] = &[
    "explain",
    "describe",
    "list",
    "state",
    "summarise",
    "summarize",
    "outline",
    "provide",
    "give",
    "specify",
    "tell",
    "mention",
    "briefly",
    "please",
    "write",
    "name",
    "include",
    "highlight",
    "share",
];

/// What they count the answer in.
pub(crate) const LENGTHS: &[&str] = &["sentences", "words", "paragraphs", "bullets", "characters"];

/// Small numbers in words.
pub(crate) const COUNTS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// What is missing most often, the longer words first.
pub(crate) const GAPS: &[&str] = &[
    "names",
    "name",
    "figures",
    "figure",
    "numbers",
    "number",
    "dates",
    "date",
    "quotes",
    "quote",
    "link",
    "source",
    "percentage",
    "amount",
    "screenshot",
    "chart",
    "example",
    "baseline",
    "results",
    "result",
    "feedback",
    "words",
];

/// What says that it comes later.
pub(crate) const LATER: &[&str] = &[
    ", once",
    ", when",
    ", if",
    ", to be",
    " once ",
    " when ",
    " to come",
    " to follow",
    " pending",
    " needed",
    " missing",
    " tbc",
    " tbd",
    " goes here",
    " from ",
    " to be ",
    " still ",
];

/// What begins an order in square brackets by itself.
pub(crate) const INSERTS: &[&str] = &["insert", "paste", "summarise", "summarize", "specify"];

/// What begins one where something follows that it may be about.
pub(crate) const WRITES: &[&str] = &[
    "add", "attach", "describe", "explain", "fill", "give", "include", "list", "mention", "name", "outline", "provide",
    "put", "quote", "replace", "say", "state", "tell", "write",
];

/// What it may be about, by its first word.
pub(crate) const OBJECTS: &[&str] = &[
    "a", "an", "any", "at", "each", "examples", "figures", "how", "in", "names", "numbers", "one", "some", "the",
    "three", "two", "up", "what", "when", "which", "who", "why", "with", "your",
];
