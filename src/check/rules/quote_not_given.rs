//! A quote that does not stand in what it is taken from
//!
//! Why it matters: Words in quotation marks are that person's. One word that is left out, such as *not*, and praise is blame; and a committee that finds one
//! quote changed believes none. Summary and brief print what the peer wrote; the key only says which of it.
//!
//! How it can misfire: Blanks, line ends, quotation marks, emphasis and the first capital letter make no difference; words and all other marks do. Words
//! may be left out where `[…]` stands, and the parts must stand in this order; but in English a peer's *not* and its like may not be left out of a sentence of
//! which the rest is quoted, nor the line that says that what follows it is yours: quote the whole sentence, and that line. What is struck through, code, pictures and what stands in a quote within a
//! quote cannot be quoted, nor what is in a private block.
//!
//! Where it comes from: what goes wrong when others are quoted.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! quote = "I would hesitate to give Kim the next incident."
//! +++
//! # Given
//! I would not hesitate to give Kim the next incident.
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! quote = "I would not hesitate to give Kim the next incident."
//! +++
//! # Given
//! I have worked with Kim since May. I would not hesitate to give Kim the next incident.
//! ```

use crate::check::quotes::{self, Quoted, denies, place, words};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::document::quotation::{Differs, Quotable, Unquotable};
use crate::packet::Note;
use crate::source::Spanned;
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::QUOTE_NOT_GIVEN,
    severity: Severity::Error,
    source: include_str!("quote_not_given.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for note in &context.packet.notes {
        let Some(quote) = note.data.quote() else { continue };
        diagnostics.extend(match quotes::of(note) {
            Some(quoted) => mismatch(&quoted, quote).or_else(|| against_its_meaning(context, &quoted, quote)),
            None => nothing_given(note, quote),
        });
    }
}

fn nothing_given(note: &Note, quote: &Spanned<String>) -> Option<Diagnostic> {
    let feedback = note.feedback()?;
    if feedback.is_given() || feedback.state.is_none() {
        // That the words are missing, or the state, is an error of its own.
        return None;
    }
    let found = Diagnostic::error(RULE.name, quote.span, "a peer who has not given their words cannot be quoted");
    let state = feedback.state.as_ref().map_or(quote.span, |state| state.span);
    Some(
        found
            .also(state, "not given")
            .help("remove `quote` until the words stand under `# Given` and `state` is `given`"),
    )
}

/// Words that stand there, and say something else without those that are left out.
fn against_its_meaning(context: &Context<'_>, quoted: &Quoted<'_>, quote: &Spanned<String>) -> Option<Diagnostic> {
    let selection = quoted.selection().filter(|_| quoted.note.kind == NoteKind::Feedback)?;
    let error = |message: String| Diagnostic::error(RULE.name, quote.span, message);
    let candidate = words(&context.packet.settings.candidate.name.value);
    let introduction = quoted.quotable.introduction_left_out(&selection);
    if let Some((line, span)) = introduction.filter(|(line, _)| words(line).iter().any(|it| candidate.contains(it))) {
        let found = error(format!("this stands in a quote after `{}`, and the peer did not say it", line.trim()));
        return Some(
            found.also(span, "whose words they are").help("quote that line too, or what this peer wrote themselves"),
        );
    }
    let left_out = quoted.quotable.left_out_of_sentences(&selection);
    let (word, span) = left_out.into_iter().find(|(word, _)| context.is_english() && denies(word))?;
    let found = error(format!("this leaves `{word}` out of a sentence of which the rest is quoted"));
    Some(found.also(span, "left out").help("quote the whole sentence, or another"))
}

fn mismatch(quoted: &Quoted<'_>, quote: &Spanned<String>) -> Option<Diagnostic> {
    let error = |message: String| Diagnostic::error(RULE.name, quote.span, message);
    let here = quoted.place();
    let found = match quoted.quotable.select(&quote.value, &quoted.note.path).err()? {
        Unquotable::NoWords => error("this quote holds no word".to_owned())
            .help(format!("write sentences that stand {here}, or remove `quote`")),
        Unquotable::OtherOrder => error(format!("the parts of this quote stand {here} in another order"))
            .help("write them in the order in which they stand"),
        Unquotable::AnothersWords(span) => {
            error("this stands in a quote within a quote, so it may be another person's words".to_owned())
                .also(span, "it stands here")
                .help("quote what this peer wrote themselves")
        }
        Unquotable::NotThere(differs) => elsewhere(quoted, quote).unwrap_or_else(|| not_there(here, error, differs)),
    };
    Some(found)
}

fn not_there(here: &str, error: impl Fn(String) -> Diagnostic, differs: Option<Differs>) -> Diagnostic {
    let help = format!("copy the sentences as they stand {here}, and write `[…]` where you leave words out");
    let Some(Differs { same, quoted, written }) = differs else {
        return error(format!("this does not stand {here}")).help(help);
    };
    let goes_on = match &written {
        Some((written, _)) if !written.is_empty() => format!("`{written}`"),
        Some(_) => "something that cannot be quoted".to_owned(),
        None => "nothing".to_owned(),
    };
    let found =
        error(format!("this does not stand {here}: after `{same}` follows {goes_on}, and the quote has `{quoted}`"));
    let found = match written {
        Some((_, span)) => found.also(span, "it goes on like this"),
        None => found,
    };
    found.help(help)
}

/// Words that stand where no reader sees them.
fn elsewhere(quoted: &Quoted<'_>, quote: &Spanned<String>) -> Option<Diagnostic> {
    let stands_in = |quotable: Quotable| quotable.select(&quote.value, &quoted.note.path).is_ok();
    let draft = quoted.note.feedback().and_then(|feedback| feedback.draft.as_ref());
    let message = if stands_in(Quotable::with_private(quoted.words)) {
        "this stands in a private block, which no reader is given"
    } else if draft.is_some_and(|draft| stands_in(Quotable::with_private(draft))) {
        "this stands under `# Draft`: these words are yours, not the peer's"
    } else {
        return None;
    };
    let help = format!("quote what stands {}", place(quoted.note.kind));
    Some(Diagnostic::error(RULE.name, quote.span, message).help(help))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    /// What is found in a quote of these words, without file and quote.
    fn in_quote(quote: &str, given: &str) -> Vec<String> {
        let note = format!(
            "---\nfrom: {{name: Ana, relation: peer}}\nstate: given\nquote: |\n  {}\n---\n# Draft\nA hope of mine.\n# Given\n{given}\n",
            quote.replace('\n', "\n  ")
        );
        let found = found("quote-not-given", &[("feedback/ana.md", &note)]);
        found
            .into_iter()
            .map(|found| found.rsplit_once(": this ").map_or(found.clone(), |(_, it)| it.to_owned()))
            .collect()
    }

    const GIVEN: &str =
        "I would not hesitate to hire her. She's *really* the best—ask “anyone”.\n\nHer non-trivial work held.";

    #[test]
    fn blanks_quotation_marks_and_emphasis_make_no_difference() {
        for quote in [
            "I would not hesitate to hire her.",
            "I would not\n\nhesitate to hire her",
            "\"I would not hesitate to hire her.\"",
            "She’s really the best - ask \"anyone\".",
            "She's **really** the best -- ask 'anyone'.",
            "She's really […] anyone",
            "really the best",
            "anyone. Her non-trivial work held.",
            "I would not […] hire her. [...] Her non-trivial work held",
            "I would not … hire her",
        ] {
            assert!(in_quote(quote, GIVEN).is_empty(), "{quote}: {:?}", in_quote(quote, GIVEN));
        }
    }

    #[test]
    fn words_do() {
        for quote in [
            "I would hesitate to hire her.",
            "I would not hesitate to hire him.",
            "trivial work held",
            "She is really the best",
            "I would not hesitate to hire her, she's",
            "I WOULD not",
            "the best ask anyone! Her",
        ] {
            assert_eq!(in_quote(quote, GIVEN).len(), 1, "{quote}");
        }
        assert!(in_quote("[…] … -", GIVEN)[0].contains("holds no word"), "{:?}", in_quote("[…] … -", GIVEN));
        assert!(in_quote("Her non-trivial work […] I would", GIVEN)[0].contains("another order"));
    }

    #[test]
    fn the_place_where_it_differs_is_named() {
        assert_eq!(
            in_quote("I would hesitate to hire her.", GIVEN),
            ["does not stand under `# Given`: after `I would` follows `not`, and the quote has `hesitate`"]
        );
        assert_eq!(
            in_quote("Her non-trivial work held. Yes.", GIVEN),
            ["does not stand under `# Given`: after `non-trivial work held.` follows nothing, and the quote has `Yes`"]
        );
        assert_eq!(in_quote("Nothing like it.", GIVEN), ["does not stand under `# Given`"]);
    }

    #[test]
    fn nobody_is_quoted_against_their_meaning() {
        let left_out = "leaves `not` out of a sentence of which the rest is quoted";
        for quote in ["I would […] hesitate", "hesitate to hire her.", "To hire her. She's"] {
            assert_eq!(in_quote(quote, GIVEN), [left_out], "{quote}");
        }
        let given = "It isn’t true that she is the best. I am not her lead. She is late.";
        assert_eq!(in_quote("she is the best", given), [left_out.replace("not", "isn't")]);
        assert!(in_quote("She is late.", given).is_empty());
        let mail = "On Tuesday Kim wrote:\n\n> I led it alone.\n\nThat is so.";
        assert!(in_quote("I led it alone.", mail)[0].contains("the peer did not say it"));
        assert!(in_quote("On Tuesday Kim wrote: I led it alone.", mail).is_empty());
        assert!(in_quote("That is so.", mail).is_empty());
    }

    #[test]
    fn what_no_reader_has_cannot_be_quoted() {
        assert!(in_quote("A hope of mine.", GIVEN)[0].contains("under `# Draft`"));
        let private = format!("{GIVEN}\n\n> [!private]\n> Between us.");
        assert!(in_quote("Between us.", &private)[0].contains("in a private block"));
        let nested = "> She did it.\n>\n> > Would you say I did it well?\n\nSent by mail.";
        assert!(in_quote("She did it.", nested).is_empty());
        assert!(in_quote("I did it well", nested)[0].contains("another person"));
        for given in ["She ~~never~~ did it.", "She `x` did it.\n\n```\nnot this\n```", "<!-- not this --> She did it."]
        {
            assert_eq!(in_quote("not this", given).len(), 1, "{given}");
        }
        assert_eq!(in_quote("She never did it.", "She ~~never~~ did it.").len(), 1);
        assert_eq!(in_quote("She did it.", "She ~~never~~ did it.").len(), 1);
        assert!(in_quote("Between words and words.", "Between words\n\n> [!private]\n> hush\n\nand words.").is_empty());
    }

    #[test]
    fn a_peer_who_has_not_given_their_words_cannot_be_quoted() {
        for state in ["draft", "requested", "declined"] {
            let note = format!(
                "---\nfrom: {{name: Ana, relation: peer}}\nstate: {state}\nquote: It held.\n---\n# Given\nIt held.\n"
            );
            assert_eq!(
                found("quote-not-given", &[("feedback/ana.md", &note)]),
                ["feedback/ana.md: It held.: a peer who has not given their words cannot be quoted"]
            );
        }
    }

    #[test]
    fn case_and_answers_are_quoted_word_for_word_too() {
        let case = "---\nquote: It was mine.\n---\nIt was not mine.\n";
        let answer =
            "---\nquestion: own-part\nquote: It was […] mine. {{metric:a}}\n---\nIt was all mine. {{metric:a}}\n";
        let found = found("quote-not-given", &[("case.md", case), ("answers/a.md", answer)]);
        assert_eq!(
            found,
            [
                "case.md: It was mine.: this does not stand in the case: after `It was` follows `not`, and the quote has `mine`"
            ]
        );
        let work = "---\ntitle: A\ndate: 2026-01-01\nmetrics: [{id: a, name: A, after: 3}]\n---\n";
        let cited = [("answers/a.md", answer), ("evidence/a.md", work)];
        assert!(crate::check::trial::found("reference-in-value", &cited).is_empty());
    }
}
