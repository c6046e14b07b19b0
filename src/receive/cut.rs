//! What of a letter is not its writer's, or is no statement: the original that is quoted, the signature, what a mailing list adds. It is cut and kept to be
//! shown, since no rule about letters is right for all of them. In doubt a line stays.

/// What is left when it is cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) words: String,
    pub(super) left_out: Vec<LeftOut>,
}

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is.
    pub what: WhatElse,
    /// Its lines, or its name.
    pub text: String,
}

/// What something is that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhatElse {
    /// What they answer to.
    Quoted,
    /// Who they are and where they can be reached.
    Signature,
    /// What a mailing list adds.
    Footer,
    /// A file.
    Attachment,
}

/// A signature or a footer has no more lines.
const LONGEST_END: usize = 12;

/// An attribution has no more lines.
const LONGEST_LEAD: usize = 3;

/// How letters in many languages begin what they quote: a line that ends in a colon and holds one of these.
const WROTE: &[&str] = &[
    "wrote",
    "schrieb",
    "a écrit",
    "escribió",
    "schreef",
    "ha scritto",
    "escreveu",
    "skrev",
    "napisał",
    "kirjoitti",
    "написал",
    "пишет",
    "写道",
    "さんは書きました",
    "のメッセージ",
];

/// How such a line begins where it does.
const ON: &[&str] = &["on ", "am ", "le ", "el ", "op ", "il ", "em ", "den ", "w dniu ", "no dia ", "dne "];

/// Lines that stand before an original that is not marked line by line.
const ORIGINAL: &[&str] = &[
    "original message",
    "ursprüngliche nachricht",
    "message d'origine",
    "mensaje original",
    "oorspronkelijk bericht",
    "messaggio originale",
    "forwarded message",
    "weitergeleitete nachricht",
    "begin forwarded message",
];

/// The names of the lines that an original begins with.
const HEADS: [&[&str]; 4] = [
    &["from:", "von:", "de:", "van:", "da:", "från:", "fra:", "差出人:", "发件人:"],
    &[
        "sent:",
        "date:",
        "gesendet:",
        "datum:",
        "envoyé",
        "enviado",
        "verzonden:",
        "inviato:",
        "skickat:",
        "送信日時:",
        "发送时间:",
    ],
    &["to:", "an:", "à", "para:", "aan:", "a:", "till:", "til:", "宛先:", "收件人:"],
    &[
        "subject:",
        "betreff:",
        "objet",
        "asunto:",
        "onderwerp:",
        "oggetto:",
        "assunto:",
        "ämne:",
        "emne:",
        "件名:",
        "主题:",
    ],
];

/// What some programs put under every letter.
const SENT_FROM: &[&str] =
    &["sent from my ", "get outlook for ", "von meinem ", "envoyé de mon ", "enviado desde mi ", "sent with proton"];

/// Cuts a text. Of a letter, whatever is marked with `>` is quoted; of a text that stands in a file only what a line says is.
pub(super) fn cut(text: &str, is_letter: bool) -> Cut {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut marks: Vec<Option<WhatElse>> = vec![None; lines.len()];
    quoted(&lines, is_letter, &mut marks);
    if let Some(start) = original(&lines, &marks) {
        marks[start..].iter_mut().for_each(|mark| *mark = Some(WhatElse::Quoted));
    }
    ends(&lines, &mut marks);
    taken_apart(&lines, &marks)
}

/// Marks runs of quoted lines, with the line before them that says whose they are.
fn quoted(lines: &[&str], is_letter: bool, marks: &mut [Option<WhatElse>]) {
    let is_quoted = |at: usize| lines.get(at).is_some_and(|line| line.starts_with('>'));
    let mut at = 0;
    while at < lines.len() {
        if !is_quoted(at) {
            at += 1;
            continue;
        }
        let start = at;
        while is_quoted(at) || (lines.get(at).is_some_and(|line| line.is_empty()) && is_quoted(at + 1)) {
            at += 1;
        }
        let lead = lead(lines, start);
        if is_letter || lead.is_some() {
            marks[lead.unwrap_or(start)..at].iter_mut().for_each(|mark| *mark = Some(WhatElse::Quoted));
        }
    }
}

/// Where the lines begin that say whose words are quoted from here on; nothing where there are none.
fn lead(lines: &[&str], quoted: usize) -> Option<usize> {
    let last = (0..quoted).rev().find(|at| !lines[*at].is_empty())?;
    if !says_who_wrote(lines[last]) {
        return None;
    }
    let first = last.saturating_sub(LONGEST_LEAD - 1);
    let is_beginning = |at: &usize| ON.iter().any(|on| lines[*at].to_lowercase().starts_with(on));
    let beginning = (first..=last).rev().take_while(|at| !lines[*at].is_empty()).find(is_beginning);
    Some(beginning.unwrap_or(last))
}

fn says_who_wrote(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    line.ends_with([':', '：']) && WROTE.iter().any(|wrote| line.contains(wrote))
}

/// Where an original begins that goes on to the end and is not marked line by line.
fn original(lines: &[&str], marks: &[Option<WhatElse>]) -> Option<usize> {
    (0..lines.len()).filter(|at| marks[*at].is_none()).find(|at| {
        let line = lines[*at].trim_matches(['-', '_', '*', ' ', '>', ':']).to_lowercase();
        let is_ruled = lines[*at].starts_with(['-', '_']) || line == "begin forwarded message";
        is_ruled && ORIGINAL.contains(&&*line) || begins_with_heads(&lines[*at..]) || is_request_below(lines, *at)
    })
}

/// Whether these lines are the head of a letter: who, when, to whom, about what. One may lie below a line that only divides.
fn begins_with_heads(lines: &[&str]) -> bool {
    let is_rule =
        lines.first().is_some_and(|line| line.len() > 9 && line.bytes().all(|byte| matches!(byte, b'_' | b'-')));
    let heads: Vec<String> = lines
        .iter()
        .skip(usize::from(is_rule))
        .filter(|line| !line.is_empty())
        .take(5)
        .map(|line| head(line))
        .collect();
    let is = |line: &str, names: &[&str]| names.iter().any(|name| line.starts_with(name));
    heads.first().is_some_and(|first| is(first, HEADS[0]))
        && HEADS[1..].iter().filter(|names| heads[1..].iter().any(|line| line.contains(':') && is(line, names))).count()
            >= 2
}

fn head(line: &str) -> String {
    line.trim_start_matches(['*', ' ']).replace("*:", ":").to_lowercase().replace(" :", ":")
}

/// Whether a line says who wrote what follows, and our own request stands there without marks.
fn is_request_below(lines: &[&str], at: usize) -> bool {
    says_who_wrote(lines[at])
        && lines[at..].join(" ").split_whitespace().collect::<Vec<_>>().join(" ").contains(crate::ask::OUR_WORDS)
}

/// Marks the signature, and what a list or a program has added.
fn ends(lines: &[&str], marks: &mut [Option<WhatElse>]) {
    let own = |marks: &[Option<WhatElse>]| -> Vec<usize> {
        (0..lines.len()).filter(|at| marks[*at].is_none() && !lines[*at].is_empty()).collect()
    };
    let left = own(marks);
    let is_rule = |line: &str| line.len() > 9 && line.bytes().all(|byte| matches!(byte, b'_' | b'-' | b'='));
    let footer = left.iter().rposition(|at| is_rule(lines[*at])).filter(|nth| {
        let below = left[nth + 1..].iter().map(|at| lines[*at].to_lowercase()).collect::<Vec<_>>().join(" ");
        left.len() - nth <= LONGEST_END
            && ["mailing list", "unsubscribe", "listinfo"].iter().any(|it| below.contains(it))
    });
    if let Some(nth) = footer {
        left[nth..].iter().for_each(|at| marks[*at] = Some(WhatElse::Footer));
    }
    let left = own(marks);
    let dashes = left.iter().position(|at| lines[*at] == "--").filter(|nth| left.len() - nth <= LONGEST_END);
    let program = || {
        left.len().checked_sub(1).filter(|last| {
            let line = lines[left[*last]].to_lowercase();
            SENT_FROM.iter().any(|sent| line.starts_with(sent)) && line.len() < 80
        })
    };
    if let Some(nth) = dashes.or_else(program) {
        left[nth..].iter().for_each(|at| marks[*at] = Some(WhatElse::Signature));
    }
}

/// The lines by what they are.
fn taken_apart(lines: &[&str], marks: &[Option<WhatElse>]) -> Cut {
    let (mut words, mut left_out): (Vec<&str>, Vec<(WhatElse, Vec<&str>)>) = (Vec::new(), Vec::new());
    for (line, mark) in lines.iter().zip(marks) {
        match (mark, left_out.last_mut()) {
            (None, _) => words.push(line),
            (Some(what), Some((last, text))) if what == last => text.push(line),
            (Some(what), _) => left_out.push((*what, vec![line])),
        }
    }
    let left_out =
        left_out.into_iter().map(|(what, text)| LeftOut { what, text: text.join("\n").trim_matches('\n').to_owned() });
    Cut { words: words.join("\n").trim_matches('\n').trim_end().to_owned(), left_out: left_out.collect() }
}
