//! The program's own stylesheets without what only their writers need, since each edition carries them: comments, indents, line breaks, blanks beside
//! signs. It knows our sheets, in which every declaration has a line of its own, and no style besides: what an author wrote is published as it was written.

/// The sheet on one line.
pub(super) fn narrow(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    for line in without_comments(sheet).lines().map(str::trim) {
        match line.strip_suffix([';', ',', '{', '}']) {
            Some(said) if line.ends_with(';') => declaration(said, &mut out),
            Some(said) if said.starts_with('@') => out.push_str(said.trim_end()),
            Some(said) => out.push_str(&beside(said.trim_end(), &[" > ", " + ", ", "])),
            None => out.push_str(line),
        }
        out.extend(line.chars().last().filter(|last| ";,{}".contains(*last)));
    }
    out.replace(";}", "}")
}

/// A name and its value. What is quoted stays as it is.
fn declaration(said: &str, out: &mut String) {
    let (name, value) = said.split_once(": ").unwrap_or((said, ""));
    out.push_str(name);
    if !value.is_empty() {
        out.push(':');
        let is_text = name == "content";
        out.push_str(&if is_text { value.to_owned() } else { beside(value, &[", "]) });
    }
}

/// The text without the blanks of these signs.
fn beside(text: &str, signs: &[&str]) -> String {
    signs.iter().fold(text.to_owned(), |text, sign| text.replace(sign, sign.trim()))
}

/// No text of ours holds what begins a comment.
fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once("*/").map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use include_dir::{Dir, include_dir};

    #[test]
    fn a_sheet_says_the_same_on_one_line() {
        let sheet = "/* Ink. */\n.a > li + li,\n.b :is(p, td) {\n  font: 1rem/1.5 \"A B\", serif;\n  top: calc(1rem - 2px);\n}\n\n\
                     @media screen and (width < 40rem) {\n  .c::before {\n    content: \"; , /\";\n  }\n}\n";
        let expected = ".a>li+li,.b :is(p,td){font:1rem/1.5 \"A B\",serif;top:calc(1rem - 2px)}@media screen and (width < 40rem){.c::before{content:\"; , /\"}}";
        assert_eq!(narrow(sheet), expected);
    }

    #[test]
    fn each_declaration_of_ours_has_a_line_of_its_own() {
        let ends_once = |line: &str| line.ends_with([';', ',', '{', '}']) && line.matches(['{', '}', ';']).count() <= 1;
        let is_laid_out = |line: &&str| line.is_empty() || line.starts_with("content: ") || ends_once(line);
        let mut sheets = Vec::new();
        sheets_in(&include_dir!("$CARGO_MANIFEST_DIR/themes"), &mut sheets);
        let lines = sheets.iter().map(|sheet| without_comments(sheet));
        let wrong: Vec<String> = lines
            .flat_map(|lines| {
                lines.lines().map(str::trim).filter(|line| !is_laid_out(line)).map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        assert!(sheets.len() > 10);
        assert_eq!(wrong, Vec::<String>::new());
    }

    fn sheets_in(dir: &Dir<'static>, sheets: &mut Vec<&'static str>) {
        let is_sheet = |file: &&include_dir::File<'_>| file.path().extension().is_some_and(|ending| ending == "css");
        sheets.extend(dir.files().filter(is_sheet).filter_map(include_dir::File::contents_utf8));
        dir.dirs().for_each(|inner| sheets_in(inner, sheets));
    }
}
