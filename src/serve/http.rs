//! The preview's door to the network: a listener on this machine alone, and a short-lived thread for each request, so that a slow reader
//! keeps nobody waiting. Only this file knows the library that reads the heads of requests, and it works round what that library does not
//! do. `guard.rs` says who gets in.

use super::address_file::AccessToken;
use super::guard::{Guard, RequestHead};
use super::response::Respond;
use super::wire::WireResponse;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

#[cfg(test)]
mod tests;

/// Where a preview listens unless another port is asked for.
const PORT: u16 = 4747;

/// How many ports after a taken one are tried.
const NEXT: u16 = 20;

/// How much is put up with.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Requests that are answered at once, event streams among them.
    at_once: usize,
    /// How long an event stream is silent.
    beat: Duration,
    /// How long a browser may take nothing of what is sent to it.
    stuck: Duration,
}

const LIMITS: Limits = Limits { at_once: 512, beat: Duration::from_secs(10), stuck: Duration::from_secs(30) };

/// A body is read and thrown away by the library, into memory of its whole announced size: one past this is not waited for.
const LARGEST_BODY: usize = 16 << 20;

/// How many files and connections may be open, where the system allows that many. No system refuses this number as such.
#[cfg(unix)]
const HANDLES: u64 = 10_240;

/// A listener that nobody has been let in by yet.
#[derive(Debug)]
pub(super) struct Server {
    listener: TcpListener,
    address: SocketAddr,
    limits: Limits,
}

/// A server, and whether it is where it was wanted.
#[derive(Debug)]
pub(super) struct Bound {
    pub(super) server: Server,
    /// The port that was wanted and that something else has, when this is another one.
    pub(super) taken: Option<u16>,
}

/// Why there is nowhere to listen. `Display` is what is; `help`, what would help.
#[derive(Debug)]
pub struct BindError {
    first: u16,
    last: u16,
    source: io::Error,
}

impl Display for BindError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (0, _) => write!(f, "cannot listen on any port: {}", self.source),
            (first, last) if first == last => write!(f, "cannot listen on port {first}: {}", self.source),
            (first, last) => write!(f, "cannot listen on any port from {first} to {last}: {}", self.source),
        }
    }
}

impl std::error::Error for BindError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

impl BindError {
    /// What would help.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kinds of error of the standard library are many, and grow")]
    pub fn help(&self) -> &'static str {
        match self.source.kind() {
            io::ErrorKind::PermissionDenied => "give a `--port` from 1024 on",
            _ => "give another `--port`, or `--port 0` for any that is free",
        }
    }
}

impl Server {
    /// Listens on this machine alone: at the port that is wanted, or the next free one; 0 stands for any.
    pub(super) fn bind(port: Option<u16>) -> Result<Bound, BindError> {
        let first = port.unwrap_or(PORT);
        let last = if first == 0 { 0 } else { first.saturating_add(NEXT) };
        let mut refused = None;
        for port in first..=last {
            match Server::listen(port) {
                Ok(server) => return Ok(Bound { server, taken: (port != first).then_some(first) }),
                Err(source) if is_taken(&source) => refused = Some(source),
                Err(source) => return Err(BindError { first: port, last: port, source }),
            }
        }
        let source = refused.unwrap_or_else(|| io::ErrorKind::AddrInUse.into());
        Err(BindError { first, last, source })
    }

    fn listen(port: u16) -> io::Result<Server> {
        let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            // Without IPv4 there may be the other one; if not, the first error says more.
            Err(error) if !is_taken(&error) => TcpListener::bind((Ipv6Addr::LOCALHOST, port)).map_err(|_| error)?,
            bound => bound?,
        };
        let address = listener.local_addr()?;
        Ok(Server { listener, address, limits: LIMITS })
    }

    /// Where it listens.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers whoever knows the token, for ever.
    pub(super) fn run(self, token: AccessToken, site: Arc<dyn Respond>) {
        let handler = self.handler(token, site);
        self.attend(&handler);
    }

    fn handler(&self, token: AccessToken, site: Arc<dyn Respond>) -> Arc<Handler> {
        limit_sending(&self.listener, self.limits.stuck);
        let guard = Guard::new(self.address, token);
        Arc::new(Handler { guard, site, limits: self.limits, busy: AtomicUsize::new(0) })
    }

    fn attend(&self, handler: &Arc<Handler>) {
        raise_handles();
        loop {
            // The library listens no more once accepting has failed, as it does when there are no file handles left. We hold on to the
            // listener, and start over.
            if let Some(server) = start(&self.listener) {
                while let Ok(request) = server.recv() {
                    handler.take(request);
                }
            }
            thread::sleep(Duration::from_millis(100));
        }
    }
}

/// Windows keeps ranges of ports to itself, and says so in these words.
fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied)
}

fn start(listener: &TcpListener) -> Option<tiny_http::Server> {
    tiny_http::Server::from_listener(listener.try_clone().ok()?, None).ok()
}

/// The library gives no access to its connections, but they take this over from their listener.
#[cfg(unix)]
fn limit_sending(listener: &TcpListener, stuck: Duration) {
    use rustix::net::sockopt::{Timeout, set_socket_timeout};
    // Without it a reader that never reads is held until it leaves, which is no worse than it sounds.
    let _ = set_socket_timeout(listener, Timeout::Send, Some(stuck));
}

#[cfg(not(unix))]
fn limit_sending(_listener: &TcpListener, _stuck: Duration) {}

/// The library needs two handles for a connection, and listens no more for ever when there is one left. Some systems begin with 256, which
/// a single page elsewhere could use up.
#[cfg(unix)]
fn raise_handles() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.map_or(HANDLES, |maximum| maximum.min(HANDLES));
    if limit.current.is_some_and(|current| current < wanted) {
        limit.current = Some(wanted);
        // What the system does not grant it does not grant.
        let _ = setrlimit(Resource::Nofile, limit);
    }
}

#[cfg(not(unix))]
fn raise_handles() {}

/// Where requests are taken.
struct Handler {
    guard: Guard,
    site: Arc<dyn Respond>,
    limits: Limits,
    busy: AtomicUsize,
}

impl Handler {
    /// Answers a request on a thread of its own. When there can be no more threads it is dropped, and the library says that something is
    /// wrong.
    fn take(self: &Arc<Self>, request: tiny_http::Request) {
        let handler = Arc::clone(self);
        let spawned = thread::Builder::new().name("request".to_owned()).spawn(move || handler.serve(request));
        drop(spawned);
    }

    fn serve(&self, request: tiny_http::Request) {
        if request.body_length().is_some_and(|length| length > LARGEST_BODY) {
            // Dropping it would ask for that much memory at once, and end the program where there is less.
            std::mem::forget(request);
            return;
        }
        let mut slot = None;
        let reply = self.reply(&request, &mut slot);
        let wants_body = *request.method() != tiny_http::Method::Head;
        // When this fails the browser has left, and there is nobody to tell.
        let _ = reply.send(&mut request.into_writer(), wants_body, self.limits.beat);
    }

    /// The reply, and the place that it takes until it has been sent. Whoever is refused takes none, so that nobody who is let in has to
    /// wait for them.
    fn reply<'a>(&'a self, request: &tiny_http::Request, slot: &mut Option<Slot<'a>>) -> WireResponse {
        let headers = request.headers().iter().map(|header| (header.field.as_str().as_str(), header.value.as_str()));
        let asked =
            RequestHead { method: request.method().as_str(), target: request.url(), headers: headers.collect() };
        match self.guard.admit(&asked) {
            Err(refusal) => WireResponse::refusing(refusal),
            Ok(_) if slot.insert(Slot::take(&self.busy)).number >= self.limits.at_once => WireResponse::busy(),
            Ok(path) => self.answer(&path, validator(&asked)),
        }
    }

    /// A fault of ours in one answer leaves the others alone.
    fn answer(&self, path: &str, validator: Option<&str>) -> WireResponse {
        let answer = catch_unwind(AssertUnwindSafe(|| self.site.answer(path, validator)));
        answer.map_or_else(|_| WireResponse::broken(), WireResponse::new)
    }
}

/// The validator of the browser's copy, when it has one copy.
fn validator<'a>(request: &RequestHead<'a>) -> Option<&'a str> {
    let sent = request.all("if-none-match").next()?;
    sent.strip_prefix("W/").unwrap_or(sent).strip_prefix('"')?.strip_suffix('"')
}

/// A place among the requests that are answered at this moment.
struct Slot<'a> {
    busy: &'a AtomicUsize,
    number: usize,
}

impl Slot<'_> {
    fn take(busy: &AtomicUsize) -> Slot<'_> {
        Slot { busy, number: busy.fetch_add(1, Ordering::Relaxed) }
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        self.busy.fetch_sub(1, Ordering::Relaxed);
    }
}
