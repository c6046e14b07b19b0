use super::*;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// One request a line, `|` between the lines of its head and `TOKEN` for the token; then what becomes of it. A request without a `Host`
/// line gets the right one.
fn check(port: u16, rows: &[(&str, Result<&str, Refusal>)]) {
    let guard = Guard::new(([127, 0, 0, 1], port).into(), Token::parse(TOKEN).unwrap());
    for (row, expected) in rows {
        let row = row.replace("TOKEN", TOKEN);
        let (first, rest) = row.split_once('|').unwrap_or((&row, ""));
        let (method, target) = first.split_once(' ').unwrap();
        let mut headers: Vec<_> = rest.split('|').filter_map(|line| line.split_once(": ")).collect();
        if !rest.to_ascii_lowercase().contains("host:") && rest != "no host" {
            headers.push(("Host", "127.0.0.1:4747"));
        }
        let got = guard.admit(&Request { method, target, headers });
        assert_eq!(got.as_deref().map_err(|refusal| *refusal), *expected, "{row}");
    }
}

#[test]
fn only_the_name_the_preview_goes_by_lets_in() {
    check(
        4747,
        &[
            ("GET /TOKEN/|Host: 127.0.0.1:4747", Ok("")),
            ("GET /TOKEN/|hOsT: localhost:4747", Ok("")),
            ("GET /TOKEN/|no host", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: evil.test", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: evil.test:4747", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: localhost.evil.test:4747", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1.nip.io:4747", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1:4748", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: 127.1:4747", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1.:4747", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: localhost.:4747", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: LOCALHOST:4747", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: [::1]:4747", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1:4747|Host: 127.0.0.1:4747", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1:4747|Host: evil.test", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1:4747, evil.test", Err(Refusal::Host)),
            ("GET /TOKEN/|Host: ", Err(Refusal::Host)),
        ],
    );
    check(80, &[("GET /TOKEN/|Host: 127.0.0.1", Ok("")), ("GET /TOKEN/|Host: 127.0.0.1:80", Err(Refusal::Host))]);
}

#[test]
fn without_ipv4_the_name_is_the_other_one() {
    let guard = Guard::new("[::1]:4747".parse().unwrap(), Token::parse(TOKEN).unwrap());
    let target = format!("/{TOKEN}/");
    let ask = |host| guard.admit(&Request { method: "GET", target: &target, headers: vec![("Host", host)] });
    assert_eq!(ask("[::1]:4747"), Ok(String::new()));
    assert_eq!(ask("localhost:4747"), Ok(String::new()));
    assert_eq!(ask("127.0.0.1:4747"), Err(Refusal::Host));
}

#[test]
fn only_reading_is_let_in() {
    check(4747, &[("HEAD /TOKEN/a", Ok("a"))]);
    for method in ["POST", "OPTIONS", "PUT", "DELETE", "CONNECT", "TRACE", "PATCH", "get", "PRI", ""] {
        check(4747, &[(&format!("{method} /TOKEN/"), Err(Refusal::Method))]);
    }
}

#[test]
fn only_whoever_knows_the_token_gets_in() {
    check(
        4747,
        &[
            ("GET /TOKEN/self/index.html", Ok("self/index.html")),
            ("GET /", Err(Refusal::Token)),
            ("GET /TOKEN", Err(Refusal::Token)),
            ("GET /TOKENx/", Err(Refusal::Token)),
            ("GET /xTOKEN/", Err(Refusal::Token)),
            ("GET /self/TOKEN/", Err(Refusal::Token)),
            ("GET /0123456789ABCDEF0123456789ABCDEF/", Err(Refusal::Token)),
            ("GET /00000000000000000000000000000000/", Err(Refusal::Token)),
            ("GET /?TOKEN/", Err(Refusal::Token)),
        ],
    );
}

#[test]
fn a_path_is_decoded_once_and_never_put_right() {
    check(
        4747,
        &[
            ("GET /TOKEN/a%20b?v=1#", Err(Refusal::Target)),
            ("GET /TOKEN/a%20b?v=1", Ok("a b")),
            ("GET /TOKEN/caf%C3%A9", Ok("café")),
            ("GET /TOKEN/%2541", Ok("%41")),
            ("GET /TOKEN/../x", Ok("../x")),
            ("GET /TOKEN/%2e%2e/", Ok("../")),
            ("GET /TOKEN/..%2f", Ok("../")),
            ("GET /TOKEN//etc", Ok("/etc")),
            ("GET /TOKEN/a::$DATA", Ok("a::$DATA")),
            ("GET /TOKEN/PROGRA~1", Ok("PROGRA~1")),
            ("GET /../TOKEN/", Err(Refusal::Token)),
            ("GET /./TOKEN/", Err(Refusal::Token)),
            ("GET //etc", Err(Refusal::Target)),
            ("GET //TOKEN/", Err(Refusal::Target)),
            ("GET /TOKEN/%5c..", Err(Refusal::Target)),
            ("GET /TOKEN/\\..", Err(Refusal::Target)),
            ("GET /TOKEN/a/#/../", Err(Refusal::Target)),
            ("GET /TOKEN/%00", Err(Refusal::Target)),
            ("GET /TOKEN/\0", Err(Refusal::Target)),
            ("GET /TOKEN/%0d%0aX:1", Err(Refusal::Target)),
            ("GET /TOKEN/\u{7f}", Err(Refusal::Target)),
            ("GET /TOKEN/%c2%85", Err(Refusal::Target)),
            ("GET /TOKEN/%", Err(Refusal::Target)),
            ("GET /TOKEN/%2", Err(Refusal::Target)),
            ("GET /TOKEN/%+f", Err(Refusal::Target)),
            ("GET /TOKEN/%g0", Err(Refusal::Target)),
            ("GET /TOKEN/%ff", Err(Refusal::Target)),
            ("GET /TOKEN/%c0%af", Err(Refusal::Target)),
            ("GET /TOKEN/é", Err(Refusal::Target)),
            ("GET http://127.0.0.1:4747/TOKEN/", Err(Refusal::Target)),
            ("GET 127.0.0.1:4747", Err(Refusal::Target)),
            ("GET *", Err(Refusal::Target)),
            ("GET ", Err(Refusal::Target)),
        ],
    );
}

#[test]
fn another_site_is_refused_whatever_it_knows() {
    check(
        4747,
        &[
            ("GET /TOKEN/|Origin: http://127.0.0.1:4747", Ok("")),
            ("GET /TOKEN/|Origin: http://localhost:4747|Host: localhost:4747", Ok("")),
            ("GET /TOKEN/|Origin: http://localhost:4747|Host: 127.0.0.1:4747", Err(Refusal::Foreign)),
            ("GET /TOKEN/|Origin: https://127.0.0.1:4747", Err(Refusal::Foreign)),
            ("GET /TOKEN/|Origin: http://evil.test", Err(Refusal::Foreign)),
            ("GET /TOKEN/|Origin: null", Err(Refusal::Foreign)),
            ("GET /TOKEN/|Origin: ", Err(Refusal::Foreign)),
            ("GET /TOKEN/|Origin: http://127.0.0.1:4747|Origin: http://evil.test", Err(Refusal::Foreign)),
            ("GET /TOKEN/|Sec-Fetch-Site: same-origin", Ok("")),
            ("GET /TOKEN/|Sec-Fetch-Site: none", Ok("")),
            ("GET /TOKEN/|Sec-Fetch-Site: same-site", Err(Refusal::Foreign)),
            ("GET /TOKEN/|Sec-Fetch-Site: cross-site", Err(Refusal::Foreign)),
            ("GET /TOKEN/live/events|Origin: http://evil.test|Upgrade: websocket", Err(Refusal::Foreign)),
            ("GET /TOKEN/live/events|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: cors", Err(Refusal::Foreign)),
        ],
    );
}

#[test]
fn a_link_elsewhere_may_lead_here_as_a_whole_page_only() {
    let arrival = "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document";
    let framed = "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: iframe";
    check(
        4747,
        &[
            (&format!("GET /TOKEN/|{arrival}"), Err(Refusal::Arrival)),
            (&format!("GET /TOKEN/|{framed}"), Err(Refusal::Foreign)),
            (&format!("GET /TOKENx/|{arrival}"), Err(Refusal::Foreign)),
            (&format!("GET /TOKEN/|{arrival}|Origin: null"), Err(Refusal::Foreign)),
            (&format!("GET /TOKEN/|{arrival}|Host: evil.test"), Err(Refusal::Host)),
            (&format!("POST /TOKEN/|{arrival}"), Err(Refusal::Method)),
            (
                "GET /TOKEN/|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: image",
                Err(Refusal::Foreign),
            ),
        ],
    );
}

proptest::proptest! {
    /// Whatever is asked for, what gets in names something below the token, in plain letters.
    #[test]
    fn what_gets_in_is_plain(rest in "[ -~]{0,40}|(%[0-9a-fA-F]{2}|[a-z./%?#\\\\]){0,12}|\\PC{0,12}", is_below in proptest::bool::ANY) {
        let target = if is_below { format!("/{TOKEN}/{rest}") } else { rest };
        let guard = Guard::new(([127, 0, 0, 1], 4747).into(), Token::parse(TOKEN).unwrap());
        let headers = vec![("Host", "localhost:4747")];
        if let Ok(path) = guard.admit(&Request { method: "GET", target: &target, headers }) {
            proptest::prop_assert!(is_below, "{target}");
            proptest::prop_assert!(!path.chars().any(|letter| letter.is_control() || letter == '\\'), "{path:?}");
        }
    }

    /// Every path that the preview itself links to is read back as it was.
    #[test]
    fn what_was_encoded_is_read_back(written in "[a-zà-ž0-9 %?#&]{1,20}") {
        let encoded: String = written.bytes().map(|byte| format!("%{byte:02X}")).collect();
        proptest::prop_assert_eq!(path(&format!("/{encoded}?v=1")), Some(written));
    }
}
