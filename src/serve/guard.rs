//! Who gets in: the author's own browser, sent there by the address that only the author was told. Decided from the head of a request
//! alone. `SECURITY.md` says against whom; what an admitted path leads to is for others to say.

use super::address_file::AccessToken;
use percent_encoding::percent_decode_str;
use std::net::SocketAddr;

#[cfg(test)]
mod tests;

/// Knows where the preview listens, and its token.
pub(super) struct Guard {
    hosts: [String; 2],
    token: AccessToken,
}

/// What is known of a request before it is let in.
pub(super) struct RequestHead<'a> {
    /// `GET`, or whatever was sent.
    pub(super) method: &'a str,
    /// The second word of the request, as it was sent.
    pub(super) target: &'a str,
    /// In the order in which they were sent; a name may stand there twice.
    pub(super) headers: Vec<(&'a str, &'a str)>,
}

/// Why a request is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denial {
    /// It was meant for a host of another name, as when a name of the web is made to lead here.
    Host,
    /// It would do more than read.
    Method,
    /// It asks for something that is no address.
    Target,
    /// Another site sent it.
    Foreign,
    /// A link elsewhere led here, by the right address. The browser may come again from here.
    Arrival,
    /// It does not know the token.
    AccessToken,
}

impl Guard {
    /// The guard of a preview that listens here.
    pub(super) fn new(address: SocketAddr, token: AccessToken) -> Guard {
        let names = [address.ip().to_canonical().to_string(), "localhost".to_owned()];
        Guard { hosts: names.map(|name| host(&name, address.port())), token }
    }

    /// The path below the token that a request may have: decoded once, without its query, and otherwise as it was sent.
    pub(super) fn admit(&self, request: &RequestHead) -> Result<String, Denial> {
        let host = self.host(request)?;
        if !matches!(request.method, "GET" | "HEAD") {
            return Err(Denial::Method);
        }
        let path = path(request.target).ok_or(Denial::Target)?;
        let below = path.split_once('/').filter(|(token, _)| self.token.is(token)).map(|(_, below)| below);
        if request.all("origin").any(|origin| origin.strip_prefix("http://") != Some(host)) {
            return Err(Denial::Foreign);
        }
        let is_foreign = request.all("sec-fetch-site").any(|site| !matches!(site, "same-origin" | "none"));
        match below {
            Some(_) if is_foreign && request.is_navigation() => Err(Denial::Arrival),
            _ if is_foreign => Err(Denial::Foreign),
            Some(below) => Ok(below.to_owned()),
            None => Err(Denial::AccessToken),
        }
    }

    fn host<'a>(&self, request: &RequestHead<'a>) -> Result<&'a str, Denial> {
        let mut hosts = request.all("host");
        match (hosts.next(), hosts.next()) {
            (Some(host), None) if self.hosts.iter().any(|ours| ours == host) => Ok(host),
            _ => Err(Denial::Host),
        }
    }
}

/// What a browser calls it: it leaves out the port that HTTP has by default.
fn host(name: &str, port: u16) -> String {
    let name = if name.contains(':') { format!("[{name}]") } else { name.to_owned() };
    if port == 80 { name } else { format!("{name}:{port}") }
}

impl<'a> RequestHead<'a> {
    /// The values of a header, however often it was sent. The name is given in lower case.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// Whether the browser would show the answer as a whole page of its own.
    fn is_navigation(&self) -> bool {
        self.all("sec-fetch-mode").eq(["navigate"]) && self.all("sec-fetch-dest").eq(["document"])
    }
}

impl Denial {
    /// The status of the answer.
    pub(super) fn status(self) -> &'static str {
        match self {
            Denial::Host => "421 Misdirected Request",
            Denial::Method => "405 Method Not Allowed",
            Denial::Target => "400 Bad Request",
            Denial::Foreign | Denial::Arrival => "403 Forbidden",
            Denial::AccessToken => "404 Not Found",
        }
    }

    /// What the answer says. Nothing of the packet, and nothing of the request.
    pub(super) fn text(self) -> &'static str {
        match self {
            Denial::Host => "the preview does not go by this name; open the address that `promo serve` printed\n",
            Denial::Method => "the preview can only be read, with GET or HEAD\n",
            Denial::Target => "this is no address of the preview; open the address that `promo serve` printed\n",
            Denial::Foreign => "another site asked for this; open the address that `promo serve` printed\n",
            Denial::Arrival => ARRIVAL,
            Denial::AccessToken => "there is no preview at this address; open the address that `promo serve` printed\n",
        }
    }
}

/// The second request, made from this page, comes from the preview itself; a page elsewhere cannot read this one, frame it or act through
/// it. `?` is the same address without a fragment: with one, a browser would only scroll.
const ARRIVAL: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"refresh\" content=\"0; url=?\">\n<title>Preview</title>\n<p>Opening the preview …</p>\n</html>\n";

/// The path of a target such as `/a/b%20c?d`, without the slash it begins with: `a/b c`. Other forms of target, and whatever some program
/// might take for another path than it looks, are none.
fn path(target: &str) -> Option<String> {
    let is_plain = target.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#');
    let path = target.split('?').next()?.strip_prefix('/')?;
    let decoded = decoded(path)?;
    let is_clear =
        !path.starts_with('/') && !decoded.chars().any(|character| character.is_control() || character == '\\');
    (is_plain && is_clear).then_some(decoded)
}

/// Decoded once. A percent sign that begins no byte is refused rather than taken as it stands, and so is what is no UTF-8.
fn decoded(path: &str) -> Option<String> {
    let is_byte =
        |after: &str| after.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    let is_whole = path.split('%').skip(1).all(is_byte);
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    is_whole.then(|| decoded.into_owned())
}
