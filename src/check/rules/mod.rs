//! Every rule, one file each. A file is named for its rule and opens with the rule's page.

mod activity_list;
mod allow_without_reason;
mod ambiguous_note;
mod ambiguous_number;
mod attached_markdown;
mod bare_link_text;
mod below_scope;
mod body_date_outside_window;
mod broken_anchor;
mod broken_image;
mod broken_link;
mod claim_without_evidence;
mod claim_without_its_metric;
mod contradictory_format;
mod contradictory_person;
mod contradictory_rubric;
mod copied_note;
mod date_outside_interval;
mod dropped_cell;
mod duplicate_footnote;
mod duplicate_id;
mod duplicate_key;
mod echoed_feedback;
mod effort_not_outcome;
mod embedded_note;
mod exchanged_day_and_month;
mod exposed_comment;
mod exposed_draft;
mod exposed_name;
mod exposed_private;
mod falling_proficiency;
mod figure_without_source;
mod invalid_date;
mod invalid_id;
mod invalid_template;
mod invalid_toml;
mod invalid_yaml;
mod junior_peers;
mod late_request;
mod link_dump;
mod locked_rule;
mod long_quote;
mod magnitude_without_figure;
mod many_short_forms;
mod merge_marker;
mod metric_arithmetic;
mod metric_conflict;
mod misplaced_front_matter;
mod missing_alt;
mod missing_file;
mod missing_front_matter;
mod missing_key;
mod missing_peer_words;
mod named_address;
mod near_peers;
mod no_leading_part;
mod no_outcome;
mod not_downloaded;
mod nothing_to_quote;
mod number_for_a_name;
mod one_kind;
mod one_season;
mod one_source;
mod outside_window;
mod over_mapped;
mod overlapping_periods;
mod oversized_file;
mod oversized_front_matter;
mod peer_named;
mod percent_without_baseline;
mod potential_not_proof;
mod praise_without_fact;
mod private_term;
mod quote_cut_short;
mod quote_not_given;
mod quote_out_of_context;
mod raw_html;
mod reference_in_value;
mod repeated_claim;
mod repeated_reference;
mod reversed_interval;
mod reversed_levels;
mod scope_overclaim;
mod special_file;
mod stale_request;
mod stray_feedback_text;
mod sum_without_source;
mod symbolic_link;
mod template_text;
mod thin_feedback;
mod title_conflict;
mod too_few_peers;
mod too_few_pieces;
mod too_long;
mod tracked_edition;
mod unanswered_question;
mod unclear_person;
mod unclear_role;
mod unclosed_front_matter;
mod uncounted_kind;
mod uncovered_criterion;
mod undefined_footnote;
mod undefined_reference;
mod unexplained_acronym;
mod unfinished_work;
mod unheard_relation;
mod unknown_alert;
mod unknown_audience;
mod unknown_criterion;
mod unknown_folder;
mod unknown_format;
mod unknown_key;
mod unknown_kind;
mod unknown_level;
mod unknown_metric;
mod unknown_note;
mod unknown_question;
mod unknown_role;
mod unknown_rubric;
mod unknown_rule;
mod unknown_scope;
mod unknown_theme;
mod unknown_value;
mod unnamed_archetype;
mod unread_heading;
mod unread_note;
mod unreadable_picture;
mod unreadable_text;
mod unsafe_file;
mod unsafe_image;
mod unsafe_link;
mod unsaid_part;
mod unstated_figure;
mod unsupported_answer;
mod unsupported_yaml;
mod unusable_name;
mod unused_evidence;
mod unused_footnote;
mod unused_theme_file;
mod unwitnessed_criterion;
mod vanity_metric;
mod waiver_without_reason;
mod we_without_i;
mod withheld_choice;
mod withheld_link;
mod withheld_metric;
mod withheld_proof;
mod withheld_source;
mod withheld_target;
mod wrong_type;

pub(super) use template_text::is_unfinished;

use super::Rule;

/// Every rule, in the order of `promo explain`: first what is broken, then what is weak, each by name.
pub const RULES: &[&Rule] = &[
    // Errors.
    &ambiguous_note::RULE,
    &attached_markdown::RULE,
    &broken_anchor::RULE,
    &broken_image::RULE,
    &broken_link::RULE,
    &contradictory_format::RULE,
    &contradictory_person::RULE,
    &contradictory_rubric::RULE,
    &date_outside_interval::RULE,
    &duplicate_id::RULE,
    &duplicate_key::RULE,
    &embedded_note::RULE,
    &exposed_comment::RULE,
    &exposed_draft::RULE,
    &exposed_name::RULE,
    &exposed_private::RULE,
    &invalid_date::RULE,
    &invalid_id::RULE,
    &invalid_template::RULE,
    &invalid_toml::RULE,
    &invalid_yaml::RULE,
    &locked_rule::RULE,
    &merge_marker::RULE,
    &misplaced_front_matter::RULE,
    &missing_file::RULE,
    &missing_front_matter::RULE,
    &missing_key::RULE,
    &missing_peer_words::RULE,
    &not_downloaded::RULE,
    &overlapping_periods::RULE,
    &oversized_file::RULE,
    &oversized_front_matter::RULE,
    &peer_named::RULE,
    &private_term::RULE,
    &quote_not_given::RULE,
    &reversed_interval::RULE,
    &reversed_levels::RULE,
    &special_file::RULE,
    &symbolic_link::RULE,
    &unclosed_front_matter::RULE,
    &undefined_footnote::RULE,
    &unknown_audience::RULE,
    &unknown_criterion::RULE,
    &unknown_format::RULE,
    &unknown_key::RULE,
    &unknown_kind::RULE,
    &unknown_level::RULE,
    &unknown_metric::RULE,
    &unknown_note::RULE,
    &unknown_question::RULE,
    &unknown_role::RULE,
    &unknown_rubric::RULE,
    &unknown_rule::RULE,
    &unknown_scope::RULE,
    &unknown_theme::RULE,
    &unknown_value::RULE,
    &unreadable_picture::RULE,
    &unreadable_text::RULE,
    &unsafe_file::RULE,
    &unsafe_image::RULE,
    &unsafe_link::RULE,
    &unsupported_yaml::RULE,
    &unusable_name::RULE,
    &withheld_link::RULE,
    &withheld_metric::RULE,
    &wrong_type::RULE,
    // Warnings and hints.
    &activity_list::RULE,
    &allow_without_reason::RULE,
    &ambiguous_number::RULE,
    &bare_link_text::RULE,
    &below_scope::RULE,
    &body_date_outside_window::RULE,
    &claim_without_evidence::RULE,
    &claim_without_its_metric::RULE,
    &copied_note::RULE,
    &dropped_cell::RULE,
    &duplicate_footnote::RULE,
    &echoed_feedback::RULE,
    &effort_not_outcome::RULE,
    &exchanged_day_and_month::RULE,
    &falling_proficiency::RULE,
    &figure_without_source::RULE,
    &junior_peers::RULE,
    &late_request::RULE,
    &link_dump::RULE,
    &long_quote::RULE,
    &magnitude_without_figure::RULE,
    &many_short_forms::RULE,
    &metric_arithmetic::RULE,
    &metric_conflict::RULE,
    &missing_alt::RULE,
    &named_address::RULE,
    &near_peers::RULE,
    &no_leading_part::RULE,
    &no_outcome::RULE,
    &nothing_to_quote::RULE,
    &number_for_a_name::RULE,
    &one_kind::RULE,
    &one_season::RULE,
    &one_source::RULE,
    &outside_window::RULE,
    &over_mapped::RULE,
    &percent_without_baseline::RULE,
    &potential_not_proof::RULE,
    &praise_without_fact::RULE,
    &quote_cut_short::RULE,
    &quote_out_of_context::RULE,
    &raw_html::RULE,
    &reference_in_value::RULE,
    &repeated_claim::RULE,
    &repeated_reference::RULE,
    &scope_overclaim::RULE,
    &stale_request::RULE,
    &stray_feedback_text::RULE,
    &sum_without_source::RULE,
    &template_text::RULE,
    &thin_feedback::RULE,
    &title_conflict::RULE,
    &too_few_peers::RULE,
    &too_few_pieces::RULE,
    &too_long::RULE,
    &tracked_edition::RULE,
    &unanswered_question::RULE,
    &unclear_person::RULE,
    &unclear_role::RULE,
    &uncounted_kind::RULE,
    &uncovered_criterion::RULE,
    &undefined_reference::RULE,
    &unexplained_acronym::RULE,
    &unfinished_work::RULE,
    &unheard_relation::RULE,
    &unknown_alert::RULE,
    &unknown_folder::RULE,
    &unnamed_archetype::RULE,
    &unread_heading::RULE,
    &unread_note::RULE,
    &unsaid_part::RULE,
    &unstated_figure::RULE,
    &unsupported_answer::RULE,
    &unused_evidence::RULE,
    &unused_footnote::RULE,
    &unused_theme_file::RULE,
    &unwitnessed_criterion::RULE,
    &vanity_metric::RULE,
    &waiver_without_reason::RULE,
    &we_without_i::RULE,
    &withheld_choice::RULE,
    &withheld_proof::RULE,
    &withheld_source::RULE,
    &withheld_target::RULE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Find;
    use crate::check::example::{Example, examples};
    use crate::compile::{Options, compile};
    use crate::diagnostic::{Diagnostic, RuleName, Severity, code};
    use std::collections::BTreeSet;
    use std::path::Path;

    fn found(example: &Example) -> Vec<Diagnostic> {
        compile(&example.tree(), Options { today: jiff::civil::date(2026, 7, 1) }).findings.diagnostics
    }

    #[test]
    fn every_page_is_whole() {
        for rule in RULES {
            let page = rule.page();
            assert!(page.summary.starts_with(char::is_uppercase) && !page.summary.ends_with('.'), "{}", rule.name);
            assert!(page.summary.chars().count() <= 100, "{}: a shorter summary", rule.name);
            for part in ["Why it matters: ", "How it can misfire: ", "Where it comes from: ", "How to silence it: "] {
                let said = page.markdown.split("\n\n").find_map(|paragraph| paragraph.strip_prefix(part));
                let said = said.unwrap_or_else(|| panic!("{}: {part:?} is missing", rule.name));
                assert!(said.split_whitespace().count() > 1, "{}: {part:?} says nothing: {said}", rule.name);
            }
            for part in ["\nBad:\n", "\nGood:\n"] {
                assert!(page.markdown.contains(part), "{}: {part:?} is missing", rule.name);
            }
            let (bad, good) = examples(&page);
            assert!(!bad.files.is_empty() && !good.files.is_empty(), "{}", rule.name);
        }
    }

    /// A rule that reads prose may be wrong, so its page says what a reader makes of the sentence, which look-alikes it knows, and what it does in another language.
    #[test]
    fn a_page_about_prose_says_what_it_leaves_alone() {
        for rule in RULES.iter().filter(|rule| matches!(rule.find, Find::InEnglish { .. })) {
            let page = rule.page();
            let part = |head: &str| {
                let said = page.markdown.split("\n\n").find_map(|paragraph| paragraph.strip_prefix(head));
                said.map(|said| said.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
            };
            let (why, misfire) = (part("Why it matters: "), part("How it can misfire: "));
            assert!(why.split_whitespace().count() >= 15, "{}: who minds, and why? {why}", rule.name);
            assert!(misfire.split_whitespace().count() >= 20, "{}: what does it leave alone? {misfire}", rule.name);
            assert!(misfire.contains("Only English is known"), "{}: what of other languages? {misfire}", rule.name);
            let silence = format!("<!-- allow {}: reason -->", rule.name);
            assert!(page.markdown.contains(&silence), "{}: how is it silenced?", rule.name);
            let said: Vec<String> =
                [examples(&page).0, examples(&page).1].iter().map(|example| format!("{example:?}")).collect();
            assert_ne!(said[0], said[1], "{}: the good example is the bad one", rule.name);
        }
    }

    #[test]
    fn a_bad_example_fires_and_a_good_one_keeps_still() {
        for rule in RULES {
            let (bad, good) = examples(&rule.page());
            let (bad, good) = (found(&bad), found(&good));
            let fires = bad.iter().find(|found| found.rule == rule.name);
            let fires = fires.unwrap_or_else(|| panic!("{}: the bad example gives {:#?}", rule.name, bad));
            assert_eq!(fires.severity, rule.severity, "{}", rule.name);
            let wrong: Vec<_> =
                good.iter().filter(|found| found.rule == rule.name || found.severity == Severity::Error).collect();
            assert!(wrong.is_empty(), "{}: the good example gives {wrong:#?}", rule.name);
        }
    }

    /// What is not listed is compiled by the first note that needs it, while all others wait.
    #[test]
    fn a_rule_lists_every_phrase_that_it_looks_for() {
        for rule in RULES {
            let Find::InEnglish { phrases, .. } = rule.find else { continue };
            assert_eq!(rule.source.matches(": Phrases =").count(), phrases.len(), "{}", rule.name);
        }
    }

    #[test]
    fn findings_are_worded_as_the_house_words_them() {
        for rule in RULES {
            for found in found(&examples(&rule.page()).0) {
                let first = found.message.chars().next().unwrap_or(' ');
                assert!(
                    !first.is_uppercase() || found.message.starts_with("YAML"),
                    "{}: {}",
                    found.rule,
                    found.message
                );
                assert!(
                    !found.message.ends_with('.') && !found.message.contains('\n'),
                    "{}: {}",
                    found.rule,
                    found.message
                );
                assert!(found.help.is_none_or(|help| !help.is_empty()), "{}: an empty help", found.rule);
            }
        }
    }

    #[test]
    fn the_list_is_in_order_and_each_file_has_the_name_of_its_rule() {
        let order: Vec<(bool, &str)> =
            RULES.iter().map(|rule| (rule.severity != Severity::Error, rule.name.as_str())).collect();
        assert!(order.is_sorted(), "{order:?}");
        let listed: BTreeSet<String> = RULES.iter().map(|rule| rule.name.as_str().replace('-', "_")).collect();
        let files = sources("src/check/rules").into_iter().filter(|(name, _)| name != "mod");
        for (name, source) in files {
            assert!(listed.contains(&name), "{name}.rs is not in the list");
            let rule = RULES.iter().find(|rule| rule.name.as_str().replace('-', "_") == name);
            assert!(rule.is_some_and(|rule| rule.source == source), "{name}.rs includes another file");
        }
    }

    #[test]
    fn every_name_has_a_page() {
        let listed: BTreeSet<RuleName> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(listed, code::ALL.iter().copied().collect(), "src/diagnostic/code.rs and the list above");
        for rule in RULES {
            assert_eq!(rule.name.summary(), format!("{}.", rule.page().summary), "{}", rule.name);
        }
    }

    /// File stems and contents.
    fn sources(folder: &str) -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok);
        let files = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"));
        #[expect(clippy::disallowed_methods, reason = "the sources are what is tested")]
        files
            .map(|file| {
                (
                    file.path().file_stem().unwrap().to_string_lossy().into_owned(),
                    std::fs::read_to_string(file.path()).unwrap(),
                )
            })
            .collect()
    }
}
