//! The names of the rules, each a constant: a finding that names no rule of ours does not compile. What a rule finds, why it matters and where it comes
//! from is told in its file under `check/rules/`.

use std::fmt;

/// The name of a rule, such as `unknown-key`: there is none but those of this file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleName(&'static str);

impl RuleName {
    /// As `[rules]`, `<!-- allow … -->` and `promo explain` write it.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

#[cfg(test)]
impl RuleName {
    /// A name for a test of what prints findings.
    pub(crate) const fn invented(name: &'static str) -> RuleName {
        RuleName(name)
    }
}

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}

impl serde::Serialize for RuleName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl PartialEq<str> for RuleName {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for RuleName {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// Declares the names, and the list of them.
macro_rules! rules {
    ($($name:ident $word:literal $summary:literal)*) => {
        $(#[doc = $summary] pub const $name: RuleName = RuleName($word);)*

        /// Every name.
        pub const ALL: &[RuleName] = &[$($name),*];

        #[cfg(test)]
        impl RuleName {
            /// What stands at its constant.
            pub(crate) fn summary(self) -> &'static str {
                match self.0 {
                    $($word => $summary,)*
                    _ => "",
                }
            }
        }
    };
}

rules! {
    ACTIVITY_LIST "activity-list" "A long list of tasks with no outcome."
    ALLOW_WITHOUT_REASON "allow-without-reason" "A finding silenced without a reason."
    AMBIGUOUS_NOTE "ambiguous-note" "A wiki link to an id that several notes have."
    AMBIGUOUS_NUMBER "ambiguous-number" "A number that can be read two ways."
    ATTACHED_MARKDOWN "attached-markdown" "A link to a Markdown file that is no note."
    BARE_LINK_TEXT "bare-link-text" "A link whose words do not say what it leads to."
    BELOW_SCOPE "below-scope" "A criterion whose nearest work does not reach the scope of the level."
    BODY_DATE_OUTSIDE_WINDOW "body-date-outside-window" "Work that the words date outside the window."
    BROKEN_ANCHOR "broken-anchor" "A link to a heading that is not there."
    BROKEN_IMAGE "broken-image" "An image that is not there."
    BROKEN_LINK "broken-link" "A link to a file that is not in the packet."
    CLAIM_WITHOUT_EVIDENCE "claim-without-evidence" "A claim with nothing under it."
    CLAIM_WITHOUT_ITS_METRIC "claim-without-its-metric" "A claim that speaks of a figure and does not cite it."
    CONTRADICTORY_FORMAT "contradictory-format" "A format that contradicts itself."
    CONTRADICTORY_PERSON "contradictory-person" "A name to be hidden in a way that cannot work."
    CONTRADICTORY_RUBRIC "contradictory-rubric" "A rubric that contradicts itself."
    COPIED_NOTE "copied-note" "A note that is a copy of another."
    DATE_OUTSIDE_INTERVAL "date-outside-interval" "A date outside the note's own `from` and `to`."
    DROPPED_CELL "dropped-cell" "A cell of a table that has no column."
    DUPLICATE_FOOTNOTE "duplicate-footnote" "A footnote that is defined twice."
    DUPLICATE_ID "duplicate-id" "An id, or a file name, that is there twice."
    DUPLICATE_KEY "duplicate-key" "A key that is there twice."
    ECHOED_FEEDBACK "echoed-feedback" "Peers' words that are the author's draft, or another peer's."
    EFFORT_NOT_OUTCOME "effort-not-outcome" "What it cost the author, where a reader asks what it brought."
    EMBEDDED_NOTE "embedded-note" "A note inside another."
    EXCHANGED_DAY_AND_MONTH "exchanged-day-and-month" "A window that runs backwards only because day and month look exchanged."
    EXPOSED_COMMENT "exposed-comment" "A comment that would be shown."
    EXPOSED_DRAFT "exposed-draft" "Feedback that is not given, marked for a reader."
    EXPOSED_NAME "exposed-name" "A name that is to be hidden, and that an edition for others would show."
    EXPOSED_PRIVATE "exposed-private" "Something meant to be private that would be shown."
    FALLING_PROFICIENCY "falling-proficiency" "A level that expects less of a criterion than one below it."
    FIGURE_WITHOUT_SOURCE "figure-without-source" "A figure that does not say how it was measured, or where it can be seen."
    INVALID_DATE "invalid-date" "A date that no calendar has."
    INVALID_ID "invalid-id" "An id that cannot be used."
    INVALID_TEMPLATE "invalid-template" "A template or an asset of the packet's own theme that cannot be used."
    INVALID_TOML "invalid-toml" "TOML that cannot be read."
    INVALID_YAML "invalid-yaml" "YAML that cannot be read."
    JUNIOR_PEERS "junior-peers" "Too few peers at the target level or above."
    LATE_REQUEST "late-request" "Feedback that was asked for shortly before the deadline, or given within days of being asked for."
    LINK_DUMP "link-dump" "Links where an argument belongs."
    LOCKED_RULE "locked-rule" "An error that was to be made less."
    LONG_QUOTE "long-quote" "More words than brief and summary can quote."
    MAGNITUDE_WITHOUT_FIGURE "magnitude-without-figure" "A great change without a figure."
    MANY_SHORT_FORMS "many-short-forms" "A sentence of short forms."
    MERGE_MARKER "merge-marker" "A mark that a merge has left."
    METRIC_ARITHMETIC "metric-arithmetic" "A per cent, a multiple, a difference or a sum that does not follow from the figures beside it."
    METRIC_CONFLICT "metric-conflict" "One figure, told with different numbers."
    MISPLACED_FRONT_MATTER "misplaced-front-matter" "Front matter that does not begin on the very first line."
    MISSING_ALT "missing-alt" "An image without words."
    MISSING_FILE "missing-file" "A packet without `packet.toml`."
    MISSING_FRONT_MATTER "missing-front-matter" "A note without front matter, where its kind needs some."
    MISSING_KEY "missing-key" "A key that must be there."
    MISSING_PEER_WORDS "missing-peer-words" "Given feedback without the peer's words."
    NAMED_ADDRESS "named-address" "An address that holds a name which its reader is not told."
    NEAR_PEERS "near-peers" "Too few peers from outside the team."
    NO_LEADING_PART "no-leading-part" "A criterion whose nearest work was led by somebody else."
    NO_OUTCOME "no-outcome" "Work of which nothing says what came of it."
    NOT_DOWNLOADED "not-downloaded" "A file that is only in the cloud."
    NOTHING_TO_QUOTE "nothing-to-quote" "A text in which no words can stand by themselves."
    NUMBER_FOR_A_NAME "number-for-a-name" "A number where the name of something belongs."
    ONE_KIND "one-kind" "Work of one kind alone."
    ONE_SEASON "one-season" "A criterion whose work is all of one season."
    ONE_SOURCE "one-source" "A criterion that rests on one piece of work, on one project, or on the candidate's word alone."
    OUTSIDE_WINDOW "outside-window" "Work that lies wholly outside the window."
    OVER_MAPPED "over-mapped" "A note that is said to speak for more criteria than a reader believes."
    OVERLAPPING_PERIODS "overlapping-periods" "Two periods that share a day."
    OVERSIZED_FILE "oversized-file" "A file that is too large to be read."
    OVERSIZED_FRONT_MATTER "oversized-front-matter" "Front matter that is too long to be meant."
    PEER_NAMED "peer-named" "The name of a peer who is to stay anonymous."
    PERCENT_WITHOUT_BASELINE "percent-without-baseline" "A percentage or a multiple with nothing to compare it with."
    POTENTIAL_NOT_PROOF "potential-not-proof" "What could be, where a reader asks what was done."
    PRAISE_WITHOUT_FACT "praise-without-fact" "Praise, and nothing that happened."
    PRIVATE_TERM "private-term" "A private term that an edition for others would show."
    QUOTE_CUT_SHORT "quote-cut-short" "A peer quoted only up to where their praise begins, or turns."
    QUOTE_NOT_GIVEN "quote-not-given" "A quote that does not stand in what it is taken from."
    QUOTE_OUT_OF_CONTEXT "quote-out-of-context" "A quote that leaves out what turns its sentence."
    RAW_HTML "raw-html" "HTML that readers see as text."
    REFERENCE_IN_VALUE "reference-in-value" "A reference in a title, a claim or another value."
    REPEATED_CLAIM "repeated-claim" "The same sentence in two notes."
    REPEATED_REFERENCE "repeated-reference" "A reference that is listed twice."
    REVERSED_INTERVAL "reversed-interval" "An interval that ends before it begins."
    REVERSED_LEVELS "reversed-levels" "A target below the current level."
    SCOPE_OVERCLAIM "scope-overclaim" "A claim that reaches further than the work under it."
    SPECIAL_FILE "special-file" "A device, a pipe or a socket in the packet."
    STALE_REQUEST "stale-request" "A request for feedback that has been open for weeks."
    STRAY_FEEDBACK_TEXT "stray-feedback-text" "Text in feedback that is neither the draft nor the peer's words."
    SUM_WITHOUT_SOURCE "sum-without-source" "A sum of money or of time that was saved or earned, and nothing on where it comes from."
    SYMBOLIC_LINK "symbolic-link" "A symbolic link in the packet."
    TEMPLATE_TEXT "template-text" "Text left over from a template."
    THIN_FEEDBACK "thin-feedback" "Given feedback of a few words."
    TITLE_CONFLICT "title-conflict" "A title that what it stands over contradicts."
    TOO_FEW_PEERS "too-few-peers" "Fewer peers than the rubric asks for."
    TOO_FEW_PIECES "too-few-pieces" "A criterion with fewer pieces of work than are asked for."
    TOO_LONG "too-long" "More to read than the room has time for."
    TRACKED_EDITION "tracked-edition" "An edition or a hand-over that git keeps."
    UNANSWERED_QUESTION "unanswered-question" "A question of the rubric that no answer answers."
    UNCLEAR_PERSON "unclear-person" "A name to be hidden that may be mistaken."
    UNCLEAR_ROLE "unclear-role" "Work that does not say what the author did."
    UNCLOSED_FRONT_MATTER "unclosed-front-matter" "Front matter that is never closed."
    UNCOUNTED_KIND "uncounted-kind" "Work that does not count because of its kind."
    UNCOVERED_CRITERION "uncovered-criterion" "A criterion with no proof that can be judged."
    UNDEFINED_FOOTNOTE "undefined-footnote" "A footnote that is not defined."
    UNDEFINED_REFERENCE "undefined-reference" "A link by reference whose address is not defined."
    UNEXPLAINED_ACRONYM "unexplained-acronym" "A short form that is never written out."
    UNFINISHED_WORK "unfinished-work" "Work that is not finished, told as if it counted."
    UNKNOWN_ALERT "unknown-alert" "A quote marked with a word that is no alert."
    UNHEARD_RELATION "unheard-relation" "Too few peers who know the work in one way."
    UNKNOWN_AUDIENCE "unknown-audience" "An audience that there is not."
    UNKNOWN_CRITERION "unknown-criterion" "A criterion that the rubric does not have."
    UNKNOWN_FOLDER "unknown-folder" "Markdown where no kind of note lives."
    UNKNOWN_FORMAT "unknown-format" "A format that begins with one that the program does not have."
    UNKNOWN_KEY "unknown-key" "A key that nothing reads."
    UNKNOWN_KIND "unknown-kind" "A kind of work that the rubric does not know."
    UNKNOWN_LEVEL "unknown-level" "A level that the rubric does not have."
    UNKNOWN_METRIC "unknown-metric" "A metric that no note defines."
    UNKNOWN_NOTE "unknown-note" "A reference to a note that is not there."
    UNKNOWN_QUESTION "unknown-question" "An answer to a question that the rubric does not ask."
    UNKNOWN_ROLE "unknown-role" "A part in the work that there is no word for."
    UNKNOWN_RUBRIC "unknown-rubric" "A rubric that is neither built in nor in the packet."
    UNKNOWN_RULE "unknown-rule" "The name of a rule that there is not."
    UNKNOWN_SCOPE "unknown-scope" "A scope that the rubric does not have."
    UNKNOWN_THEME "unknown-theme" "A theme that the program does not have."
    UNKNOWN_VALUE "unknown-value" "A word where only a few others are understood."
    UNNAMED_ARCHETYPE "unnamed-archetype" "Statements that are asked of nobody, since the packet names no archetype."
    UNREAD_HEADING "unread-heading" "A line that looks like a heading and is none."
    UNREAD_NOTE "unread-note" "A note whose ending is not read."
    UNREADABLE_PICTURE "unreadable-picture" "A picture that cannot be read."
    UNREADABLE_TEXT "unreadable-text" "A text that is not UTF-8."
    UNSAFE_FILE "unsafe-file" "A file that could act in the reader's browser."
    UNSAFE_IMAGE "unsafe-image" "An image that is no file of the packet, or none that browsers show."
    UNSAFE_LINK "unsafe-link" "A link that cannot be published."
    UNSAID_PART "unsaid-part" "A criterion whose nearest work does not say how far it reached, or whose it was."
    UNSTATED_FIGURE "unstated-figure" "A figure that is pointed at and not told."
    UNSUPPORTED_ANSWER "unsupported-answer" "An answer that cites nothing its reader is shown, or that has too few words to say anything."
    UNSUPPORTED_YAML "unsupported-yaml" "A part of YAML that front matter does not use."
    UNUSABLE_NAME "unusable-name" "A file name that does not work on every system."
    UNUSED_EVIDENCE "unused-evidence" "Evidence that no criterion and no claim uses."
    UNUSED_FOOTNOTE "unused-footnote" "A footnote that nothing refers to."
    UNUSED_THEME_FILE "unused-theme-file" "A file of the theme that nothing uses."
    UNWITNESSED_CRITERION "unwitnessed-criterion" "A criterion that no peer speaks for."
    VANITY_METRIC "vanity-metric" "A count of what was done as if it were what came of it."
    WAIVER_WITHOUT_REASON "waiver-without-reason" "A waiver whose reason says nothing, or more waivers than a case can bear."
    WE_WITHOUT_I "we-without-i" "A paragraph of *we* without an *I*."
    WITHHELD_CHOICE "withheld-choice" "A result or a peer chosen for a brief whose reader is not given it."
    WITHHELD_LINK "withheld-link" "A link whose words come from something that its reader is not given."
    WITHHELD_METRIC "withheld-metric" "A figure of a note that its reader is not given."
    WITHHELD_PROOF "withheld-proof" "A claim whose proof its reader is not given."
    WITHHELD_SOURCE "withheld-source" "The source of a figure that its reader is not given."
    WITHHELD_TARGET "withheld-target" "A link to a note that its reader is not given."
    WRONG_TYPE "wrong-type" "A value of the wrong type."
}
