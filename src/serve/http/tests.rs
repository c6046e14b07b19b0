use super::super::latest::{EventStream, Latest};
use super::super::response::{ContentType, Response};
use super::*;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// Longer than anything takes on a busy machine.
const LONG: Duration = Duration::from_secs(20);

/// More than a connection holds while nobody reads.
const LARGE: usize = 64 << 20;

struct Fake {
    latest: Arc<Latest<u32>>,
}

impl Respond for Fake {
    fn answer(&self, path: &str, validator: Option<&str>) -> Response {
        let text = |text: &str| Arc::<[u8]>::from(text.as_bytes());
        match path {
            "page" if validator == Some("a1") => Response::NotModified { validator: "a1".to_owned() },
            "page" => Response::Page { html: text("<p>page"), validator: "a1".to_owned() },
            "two words" => {
                Response::Bytes { kind: ContentType::of_attachment("a.txt"), bytes: text("both"), validator: None }
            }
            "large" => Response::Bytes { kind: ContentType::JSON, bytes: vec![b' '; LARGE].into(), validator: None },
            "events" => Response::Events(EventStream::new(Arc::clone(&self.latest), u32::to_string)),
            "fault" => panic!("this panic is part of a test"),
            "done" => Response::Empty,
            _ => Response::NotFound("<p>nothing".to_owned()),
        }
    }
}

struct TestServer {
    address: SocketAddr,
    latest: Arc<Latest<u32>>,
    handler: Arc<Handler>,
}

impl TestServer {
    fn new() -> TestServer {
        TestServer::with(LIMITS)
    }

    fn with(limits: Limits) -> TestServer {
        let Bound { mut server, taken } = Server::bind(Some(0)).unwrap();
        assert_eq!(taken, None);
        server.limits = limits;
        let latest = Arc::new(Latest::new(0));
        let handler =
            server.handler(AccessToken::parse(TOKEN).unwrap(), Arc::new(Fake { latest: Arc::clone(&latest) }));
        let address = server.address();
        let attending = Arc::clone(&handler);
        thread::spawn(move || server.attend(&attending));
        TestServer { address, latest, handler }
    }

    /// A connection on which this has been sent, `HERE` standing for the right host and `TOKEN` for the token.
    fn say(&self, raw: &str) -> TcpStream {
        let mut connection = TcpStream::connect(self.address).unwrap();
        connection.set_read_timeout(Some(LONG)).unwrap();
        let raw = raw.replace("HERE", &self.address.to_string()).replace("TOKEN", TOKEN);
        connection.write_all(raw.as_bytes()).unwrap();
        connection
    }

    /// All that comes back to this.
    fn ask(&self, raw: &str) -> String {
        let mut answer = Vec::new();
        // A connection that is reset says no more than what came before.
        let _ = self.say(raw).read_to_end(&mut answer);
        String::from_utf8(answer).unwrap()
    }

    fn get(&self, path: &str) -> String {
        self.ask(&get(path))
    }

    fn events(&self) -> BufReader<TcpStream> {
        let mut events = BufReader::new(self.say(&get("events")));
        while !line(&mut events).is_empty() {}
        events
    }

    /// Waits until nothing is being answered.
    fn settle(&self) {
        let is_idle = |_: &u32| {
            self.handler.busy.load(Ordering::Relaxed) == 0 || {
                thread::sleep(Duration::from_millis(10));
                false
            }
        };
        assert!((0..2_000).any(|round| is_idle(&round)), "something is still being answered");
    }
}

fn get(path: &str) -> String {
    format!("GET /TOKEN/{path} HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n")
}

fn line(from: &mut impl BufRead) -> String {
    let mut line = String::new();
    from.read_line(&mut line).unwrap();
    line.trim_end().to_owned()
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("none")
}

#[test]
fn what_is_there_is_answered_and_what_is_not_is_said() {
    let preview = TestServer::new();
    let page = preview.get("page?v=2");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("\r\nETag: \"a1\"\r\n"), "{page}");
    assert!(page.ends_with("\r\n\r\n<p>page"), "{page}");
    assert!(preview.get("two%20words").ends_with("\r\n\r\nboth"));
    assert_eq!(status(&preview.get("done")), "204");
    assert!(preview.get("other").ends_with("\r\n\r\n<p>nothing"));
    let known = "GET /TOKEN/page HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\nIf-None-Match: \"a1\"\r\n\r\n";
    assert_eq!(status(&preview.ask(known)), "304");
    assert_eq!(status(&preview.ask(&known.replace("\"a1\"", "W/\"a1\""))), "304");
    assert_eq!(status(&preview.ask(&known.replace("\"a1\"", "\"b2\""))), "200");
    let head = preview.ask(&get("page").replace("GET", "HEAD"));
    assert!(head.contains("\r\nContent-Length: 7\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    assert_eq!(status(&preview.ask(&get("events").replace("GET", "HEAD"))), "200");
}

#[test]
fn whoever_is_not_let_in_learns_nothing() {
    let preview = TestServer::new();
    let refused = [
        ("GET /TOKEN/page HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n", "421"),
        ("GET /TOKEN/page HTTP/1.1\r\nConnection: close\r\n\r\n", "421"),
        ("GET /TOKEN/page HTTP/1.0\r\n\r\n", "421"),
        ("GET /TOKEN/page HTTP/1.1\r\nHost: HERE\r\nHost: HERE\r\nConnection: close\r\n\r\n", "421"),
        ("GET /TOKEN/page HTTP/1.1\r\nHost: HERE\r\n Host: evil.test\r\nConnection: close\r\n\r\n", "421"),
        ("GET http://HERE/TOKEN/page HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", "400"),
        ("GET //TOKEN/page HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", "400"),
        ("GET /TOKEN/%00 HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", "400"),
        ("GET /TOKENx/page HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", "404"),
        ("GET /page HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", "404"),
        ("POST /TOKEN/page HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\nContent-Length: 3\r\n\r\na=b", "405"),
        ("OPTIONS * HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", "405"),
        ("GET /TOKEN/page HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\nOrigin: null\r\n\r\n", "403"),
        (
            "GET /TOKEN/events HTTP/1.1\r\nHost: HERE\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://evil.test\r\n\r\n",
            "403",
        ),
        ("GET /TOKEN/page\r\n\r\n", "400"),
        ("GET /TOKEN/a b HTTP/1.1\r\nHost: HERE\r\n\r\n", "400"),
        ("GET /TOKEN/page HTTP/1.1\r\nHost : HERE\r\n\r\n", "400"),
        ("nonsense\r\n\r\n", "400"),
    ];
    for (raw, expected) in refused {
        let answer = preview.ask(raw);
        assert_eq!(status(&answer), expected, "{raw}\n{answer}");
        assert!(!answer.contains("<p>page") && !answer.contains("evil") && !answer.contains(TOKEN), "{answer}");
        assert!(!answer.to_ascii_lowercase().contains("access-control"), "{answer}");
    }
    assert_eq!(preview.ask("GET /\u{e9} HTTP/1.1\r\n\r\n"), "");
}

#[test]
fn a_link_from_elsewhere_arrives_on_a_page_that_asks_again() {
    let preview = TestServer::new();
    let arriving =
        "Connection: close\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document";
    let answer = preview.ask(&get("page").replace("Connection: close", arriving));
    assert_eq!(status(&answer), "403");
    assert!(
        answer.contains("<meta http-equiv=\"refresh\" content=\"0; url=?\">") && !answer.contains("<p>page"),
        "{answer}"
    );
}

#[test]
fn a_fault_in_one_answer_leaves_the_others_alone() {
    let preview = TestServer::new();
    let answer = preview.get("fault");
    assert!(status(&answer) == "500" && answer.contains("a fault in promo"), "{answer}");
    assert_eq!(status(&preview.get("page")), "200");
    preview.settle();
}

#[test]
fn connections_that_say_nothing_or_little_keep_nobody_waiting() {
    let preview = TestServer::new();
    let silent: Vec<_> = (0..256).map(|_| preview.say("")).collect();
    let slow: Vec<_> = (0..30).map(|_| preview.say("GET /TOKEN/page HTTP/1.1\r\nHost: HE")).collect();
    let unfinished: Vec<_> = (0..30)
        .map(|_| preview.say("POST /TOKEN/page HTTP/1.1\r\nHost: HERE\r\nContent-Length: 5000\r\n\r\n"))
        .collect();
    assert_eq!(status(&preview.get("page")), "200");
    drop((silent, slow, unfinished));
    assert_eq!(status(&preview.get("page")), "200");
}

#[test]
fn several_requests_at_once_are_answered_one_after_another() {
    let preview = TestServer::new();
    let first = get("done").replace("Connection: close\r\n", "");
    let answers = preview.ask(&(first.clone() + &first + &get("page")));
    assert_eq!(answers.matches("HTTP/1.1 204").count(), 2, "{answers}");
    assert!(answers.ends_with("<p>page"), "{answers}");
}

#[test]
fn a_body_that_claims_to_be_endless_takes_no_memory() {
    let preview = TestServer::new();
    for length in [usize::MAX, usize::MAX >> 1, 1 << 45] {
        let announced = format!("Content-Length: {length}\r\nConnection: close");
        drop(preview.say(&get("page").replace("Connection: close", &announced)));
    }
    assert_eq!(status(&preview.get("page")), "200");
}

#[cfg(unix)]
#[test]
fn a_reader_that_never_reads_is_let_go() {
    let preview = TestServer::with(Limits { stuck: Duration::from_millis(200), ..LIMITS });
    let readers: Vec<_> = (0..8).map(|_| preview.say(&get("large"))).collect();
    assert_eq!(status(&preview.get("page")), "200");
    preview.settle();
    drop(readers);
}

#[test]
fn what_is_large_arrives_whole() {
    assert_eq!(TestServer::new().get("large").split_once("\r\n\r\n").unwrap().1.len(), LARGE);
}

#[test]
fn too_many_at_once_are_told_so() {
    let preview = TestServer::with(Limits { at_once: 2, beat: Duration::from_millis(20), ..LIMITS });
    let streams = (preview.events(), preview.events());
    assert_eq!(status(&preview.get("page")), "503");
    assert_eq!(status(&preview.get("page").replace(TOKEN, "")), "503");
    drop(streams);
    preview.settle();
    assert_eq!(status(&preview.get("page")), "200");
}

#[test]
fn a_stream_begins_with_the_current_state_and_never_misses_the_last() {
    let preview = TestServer::new();
    let mut streams: Vec<_> = (0..4).map(|_| preview.events()).collect();
    for stream in &mut streams {
        assert_eq!([line(stream), line(stream), line(stream)], ["event: state", "data: 0", ""]);
    }
    (1..=1_000).for_each(|state| preview.latest.put(state));
    for mut stream in streams {
        while line(&mut stream) != "data: 1000" {}
    }
}

#[test]
fn a_silent_stream_gives_a_sign_of_life_and_one_that_is_left_is_let_go() {
    let preview = TestServer::with(Limits { beat: Duration::from_millis(20), ..LIMITS });
    let mut stream = preview.events();
    let begin = [(); 5].map(|()| line(&mut stream));
    assert_eq!(begin, ["event: state", "data: 0", "", ":", ""]);
    let others: Vec<_> = (0..20).map(|_| preview.events()).collect();
    drop((stream, others));
    preview.settle();
}

#[test]
fn a_taken_port_gives_the_next_one_and_says_so() {
    let Bound { server, .. } = Server::bind(Some(0)).unwrap();
    let port = server.address().port();
    let next = Server::bind(Some(port)).unwrap();
    assert_eq!(next.taken, Some(port));
    assert!((1..=NEXT).contains(&(next.server.address().port() - port)));
    assert!(next.server.address().ip().is_loopback());
}

#[test]
fn when_every_port_is_taken_that_is_said_with_what_helps() {
    let taken = BindError { first: 4747, last: 4767, source: io::ErrorKind::AddrInUse.into() };
    assert!(taken.to_string().starts_with("cannot listen on any port from 4747 to 4767: "), "{taken}");
    assert_eq!(taken.help(), "give another `--port`, or `--port 0` for any that is free");
    let last = TcpListener::bind((Ipv4Addr::LOCALHOST, 65535));
    let none = Server::bind(Some(65535)).unwrap_err();
    assert!(last.is_err() || none.to_string().starts_with("cannot listen on port 65535: "), "{none}");
}
