use super::*;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// One request a line, `|` between the lines of its head and `TOKEN` for the token; then what becomes of it. A request without a `Host`
/// line gets the right one.
fn check(port: u16, rows: &[(&str, Result<&str, Denial>)]) {
    let guard = Guard::new(([127, 0, 0, 1], port).into(), AccessToken::parse(TOKEN).unwrap());
    for (row, expected) in rows {
        let row = row.replace("TOKEN", TOKEN);
        let (first, rest) = row.split_once('|').unwrap_or((&row, ""));
        let (method, target) = first.split_once(' ').unwrap();
        let mut headers: Vec<_> = rest.split('|').filter_map(|line| line.split_once(": ")).collect();
        if !rest.to_ascii_lowercase().contains("host:") && rest != "no host" {
            headers.push(("Host", "127.0.0.1:4747"));
        }
        let got = guard.admit(&RequestHead { method, target, headers });
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
            ("GET /TOKEN/|no host", Err(Denial::Host)),
            ("GET /TOKEN/|Host: evil.test", Err(Denial::Host)),
            ("GET /TOKEN/|Host: evil.test:4747", Err(Denial::Host)),
            ("GET /TOKEN/|Host: localhost.evil.test:4747", Err(Denial::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1.nip.io:4747", Err(Denial::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1", Err(Denial::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1:4748", Err(Denial::Host)),
            ("GET /TOKEN/|Host: 127.1:4747", Err(Denial::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1.:4747", Err(Denial::Host)),
            ("GET /TOKEN/|Host: localhost.:4747", Err(Denial::Host)),
            ("GET /TOKEN/|Host: LOCALHOST:4747", Err(Denial::Host)),
            ("GET /TOKEN/|Host: [::1]:4747", Err(Denial::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1:4747|Host: 127.0.0.1:4747", Err(Denial::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1:4747|Host: evil.test", Err(Denial::Host)),
            ("GET /TOKEN/|Host: 127.0.0.1:4747, evil.test", Err(Denial::Host)),
            ("GET /TOKEN/|Host: ", Err(Denial::Host)),
        ],
    );
    check(80, &[("GET /TOKEN/|Host: 127.0.0.1", Ok("")), ("GET /TOKEN/|Host: 127.0.0.1:80", Err(Denial::Host))]);
}

#[test]
fn without_ipv4_the_name_is_the_other_one() {
    let guard = Guard::new("[::1]:4747".parse().unwrap(), AccessToken::parse(TOKEN).unwrap());
    let target = format!("/{TOKEN}/");
    let ask = |host| guard.admit(&RequestHead { method: "GET", target: &target, headers: vec![("Host", host)] });
    assert_eq!(ask("[::1]:4747"), Ok(String::new()));
    assert_eq!(ask("localhost:4747"), Ok(String::new()));
    assert_eq!(ask("127.0.0.1:4747"), Err(Denial::Host));
}

#[test]
fn only_reading_is_let_in() {
    check(4747, &[("HEAD /TOKEN/a", Ok("a"))]);
    for method in ["POST", "OPTIONS", "PUT", "DELETE", "CONNECT", "TRACE", "PATCH", "get", "PRI", ""] {
        check(4747, &[(&format!("{method} /TOKEN/"), Err(Denial::Method))]);
    }
}

#[test]
fn only_whoever_knows_the_token_gets_in() {
    check(
        4747,
        &[
            ("GET /TOKEN/self/index.html", Ok("self/index.html")),
            ("GET /", Err(Denial::AccessToken)),
            ("GET /TOKEN", Err(Denial::AccessToken)),
            ("GET /TOKENx/", Err(Denial::AccessToken)),
            ("GET /xTOKEN/", Err(Denial::AccessToken)),
            ("GET /self/TOKEN/", Err(Denial::AccessToken)),
            ("GET /0123456789ABCDEF0123456789ABCDEF/", Err(Denial::AccessToken)),
            ("GET /00000000000000000000000000000000/", Err(Denial::AccessToken)),
            ("GET /?TOKEN/", Err(Denial::AccessToken)),
        ],
    );
}

#[test]
fn a_path_is_decoded_once_and_never_put_right() {
    check(
        4747,
        &[
            ("GET /TOKEN/a%20b?v=1#", Err(Denial::Target)),
            ("GET /TOKEN/a%20b?v=1", Ok("a b")),
            ("GET /TOKEN/caf%C3%A9", Ok("café")),
            ("GET /TOKEN/%2541", Ok("%41")),
            ("GET /TOKEN/../x", Ok("../x")),
            ("GET /TOKEN/%2e%2e/", Ok("../")),
            ("GET /TOKEN/..%2f", Ok("../")),
            ("GET /TOKEN//etc", Ok("/etc")),
            ("GET /TOKEN/a::$DATA", Ok("a::$DATA")),
            ("GET /TOKEN/PROGRA~1", Ok("PROGRA~1")),
            ("GET /../TOKEN/", Err(Denial::AccessToken)),
            ("GET /./TOKEN/", Err(Denial::AccessToken)),
            ("GET //etc", Err(Denial::Target)),
            ("GET //TOKEN/", Err(Denial::Target)),
            ("GET /TOKEN/%5c..", Err(Denial::Target)),
            ("GET /TOKEN/\\..", Err(Denial::Target)),
            ("GET /TOKEN/a/#/../", Err(Denial::Target)),
            ("GET /TOKEN/%00", Err(Denial::Target)),
            ("GET /TOKEN/\0", Err(Denial::Target)),
            ("GET /TOKEN/%0d%0aX:1", Err(Denial::Target)),
            ("GET /TOKEN/\u{7f}", Err(Denial::Target)),
            ("GET /TOKEN/%c2%85", Err(Denial::Target)),
            ("GET /TOKEN/%", Err(Denial::Target)),
            ("GET /TOKEN/%2", Err(Denial::Target)),
            ("GET /TOKEN/%+f", Err(Denial::Target)),
            ("GET /TOKEN/%g0", Err(Denial::Target)),
            ("GET /TOKEN/%ff", Err(Denial::Target)),
            ("GET /TOKEN/%c0%af", Err(Denial::Target)),
            ("GET /TOKEN/é", Err(Denial::Target)),
            ("GET http://127.0.0.1:4747/TOKEN/", Err(Denial::Target)),
            ("GET 127.0.0.1:4747", Err(Denial::Target)),
            ("GET *", Err(Denial::Target)),
            ("GET ", Err(Denial::Target)),
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
            ("GET /TOKEN/|Origin: http://localhost:4747|Host: 127.0.0.1:4747", Err(Denial::Foreign)),
            ("GET /TOKEN/|Origin: https://127.0.0.1:4747", Err(Denial::Foreign)),
            ("GET /TOKEN/|Origin: http://evil.test", Err(Denial::Foreign)),
            ("GET /TOKEN/|Origin: null", Err(Denial::Foreign)),
            ("GET /TOKEN/|Origin: ", Err(Denial::Foreign)),
            ("GET /TOKEN/|Origin: http://127.0.0.1:4747|Origin: http://evil.test", Err(Denial::Foreign)),
            ("GET /TOKEN/|Sec-Fetch-Site: same-origin", Ok("")),
            ("GET /TOKEN/|Sec-Fetch-Site: none", Ok("")),
            ("GET /TOKEN/|Sec-Fetch-Site: same-site", Err(Denial::Foreign)),
            ("GET /TOKEN/|Sec-Fetch-Site: cross-site", Err(Denial::Foreign)),
            ("GET /TOKEN/live/events|Origin: http://evil.test|Upgrade: websocket", Err(Denial::Foreign)),
            ("GET /TOKEN/live/events|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: cors", Err(Denial::Foreign)),
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
            (&format!("GET /TOKEN/|{arrival}"), Err(Denial::Arrival)),
            (&format!("GET /TOKEN/|{framed}"), Err(Denial::Foreign)),
            (&format!("GET /TOKENx/|{arrival}"), Err(Denial::Foreign)),
            (&format!("GET /TOKEN/|{arrival}|Origin: null"), Err(Denial::Foreign)),
            (&format!("GET /TOKEN/|{arrival}|Host: evil.test"), Err(Denial::Host)),
            (&format!("POST /TOKEN/|{arrival}"), Err(Denial::Method)),
            (
                "GET /TOKEN/|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: image",
                Err(Denial::Foreign),
            ),
        ],
    );
}

proptest::proptest! {
    /// Whatever is asked for, what gets in names something below the token, in plain letters.
    #[test]
    fn what_gets_in_is_plain(rest in "[ -~]{0,40}|(%[0-9a-fA-F]{2}|[a-z./%?#\\\\]){0,12}|\\PC{0,12}", is_below in proptest::bool::ANY) {
        let target = if is_below { format!("/{TOKEN}/{rest}") } else { rest };
        let guard = Guard::new(([127, 0, 0, 1], 4747).into(), AccessToken::parse(TOKEN).unwrap());
        let headers = vec![("Host", "localhost:4747")];
        if let Ok(path) = guard.admit(&RequestHead { method: "GET", target: &target, headers }) {
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
