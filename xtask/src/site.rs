//! A static server for the finished site, on this machine only.
//!
//! It sends what a good host would send: the right types, brotli or gzip siblings, `immutable` for names that carry a
//! hash of their content, `no-cache` (ask again, and get 304) for the rest: the rules are in [`crate::hosting`].
//! Tests can serve it under another path, put another answer in place of a file, and read what was asked for.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HOST, LOCATION};
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Empty, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::hosting::{TAKEN_AWAY, cache_rule, from_origin, is_one_file, media_type, recommended_headers};
pub use crate::stand::Stand;
use crate::stand::Stream;
use crate::step::{Failure, Outcome};
use crate::workspace;

/// What to serve, and how.
#[derive(Clone, Debug)]
pub struct Site {
    pub folder: PathBuf,
    /// The path below which the site lies: begins and ends with a slash.
    pub base: String,
    /// Sent with every answer.
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

impl Site {
    /// The built site, as `cargo xtask serve` shows it.
    pub fn built() -> Outcome<Self> {
        let folder = workspace::dist();
        if !folder.join("index.html").is_file() {
            return Err(Failure::new(format!("There is no site in {}.", folder.display()))
                .hint("`cargo xtask build` makes it."));
        }
        Ok(Self { folder, base: "/".into(), headers: recommended_headers()? })
    }

    pub fn under(mut self, base: &str) -> Self {
        let base = base.trim_matches('/');
        self.base = if base.is_empty() { "/".into() } else { format!("/{base}/") };
        self
    }

    /// Serves on `port`, or on the next free one; 0 takes any.
    pub fn start(self, port: u16) -> Outcome<Running> {
        Running::start(self, port)
    }
}

/// One request as it came, and the status of its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub method: String,
    pub host: String,
    /// The whole path, with the base and the query.
    pub path: String,
    pub status: u16,
}

/// A server at work. It stops when dropped.
pub struct Running {
    pub address: SocketAddr,
    shared: Arc<Shared>,
    stop: Mutex<Option<oneshot::Sender<()>>>,
}

struct Shared {
    site: Site,
    stands: Mutex<BTreeMap<String, Stand>>,
    asked: Mutex<Vec<Asked>>,
}

/// How many ports are tried after the one asked for.
const PORTS_TRIED: u16 = 40;

impl Running {
    fn start(site: Site, port: u16) -> Outcome<Self> {
        let listener = listen(port)?;
        let address =
            listener.local_addr().map_err(|why| Failure::new(format!("The server has no address: {why}.")))?;
        let shared = Arc::new(Shared { site, stands: Mutex::default(), asked: Mutex::default() });
        let (stop, stopped) = oneshot::channel();
        let state = Arc::clone(&shared);
        std::thread::spawn(move || {
            // A thread and a runtime of its own: callers need know nothing of tokio.
            if let Err(why) = serve_until(listener, state, stopped) {
                eprintln!("The server stopped: {why}.");
            }
        });
        Ok(Self { address, shared, stop: Mutex::new(Some(stop)) })
    }

    /// `http://127.0.0.1:8080/` with the base.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.site.base)
    }

    /// Puts an answer in place of a file; `path` is below the base: `data/atlas.en.geojson`.
    pub fn stand_in(&self, path: &str, stand: Stand) {
        lock(&self.shared.stands).insert(path.to_owned(), stand);
    }

    /// Ends it: from now on nobody answers.
    pub fn stop(&self) {
        if let Some(stop) = lock(&self.stop).take() {
            let _ = stop.send(());
        }
    }

    /// All requests so far.
    pub fn asked(&self) -> Vec<Asked> {
        lock(&self.shared.asked).clone()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

fn listen(port: u16) -> Outcome<std::net::TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(PORTS_TRIED) };
    for port in port..=last {
        match std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(why) if why.kind() == io::ErrorKind::AddrInUse => {}
            Err(why) => return Err(Failure::new(format!("Could not listen on 127.0.0.1:{port}: {why}."))),
        }
    }
    Err(Failure::new(format!("The ports {port} to {last} of 127.0.0.1 are all taken."))
        .hint("Name another: `--port N`."))
}

fn serve_until(listener: std::net::TcpListener, shared: Arc<Shared>, stopped: oneshot::Receiver<()>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::from_std(listener)?;
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&shared);
                tokio::spawn(async move {
                    let service = service_fn(|request| answer_and_note(Arc::clone(&shared), request));
                    let server = hyper::server::conn::http1::Builder::new();
                    // A browser that hangs up in the middle is no news.
                    let _ = server.serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        // The runtime ends here, and all its tasks with it.
        let _ = stopped.await;
        Ok(())
    })
}

type Body = UnsyncBoxBody<Bytes, io::Error>;

async fn answer_and_note(shared: Arc<Shared>, request: Request<Incoming>) -> Result<Response<Body>, Infallible> {
    let method = request.method().to_string();
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_owned();
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let file = request.uri().path().to_owned();

    let mut response = answer(&shared, request).await;
    let status = response.status();
    let headers = response.headers_mut();
    if let Some(media_type) = media_type(&file) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache_rule(&file, status)));
    if is_one_file(&file) {
        headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static(TAKEN_AWAY));
    }
    for (name, value) in &shared.site.headers {
        headers.entry(name.clone()).or_insert_with(|| said_to(&host, value));
    }
    lock(&shared.asked).push(Asked { method, host, path, status: status.as_u16() });
    Ok(response)
}

/// The header as a page of this host hears it.
fn said_to(host: &str, value: &HeaderValue) -> HeaderValue {
    let origin = format!("http://{host}");
    let whole = value.to_str().ok().map(|value| from_origin(value, (!host.is_empty()).then_some(origin.as_str())));
    whole.and_then(|whole| whole.parse().ok()).unwrap_or_else(|| value.clone())
}

async fn answer(shared: &Shared, request: Request<Incoming>) -> Response<Body> {
    let base = &shared.site.base;
    let path = request.uri().path().to_owned();
    let Some(below) = path.strip_prefix(base.as_str()) else {
        return if format!("{path}/") == *base {
            moved(base)
        } else {
            plain(StatusCode::NOT_FOUND, "Nothing is here.")
        };
    };
    let name = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below.to_owned() };
    let stand = lock(&shared.stands).get(&name).cloned();
    if let Some(stand) = stand {
        tokio::time::sleep(stand.delay).await;
        let status = StatusCode::from_u16(stand.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = match stand.flow {
            None => with_body(status, stand.body),
            Some(flow) => with_status(status, Stream::new(stand.body, flow).boxed_unsync()),
        };
        if let Some(policy) = stand.policy {
            response.headers_mut().insert("content-security-policy", HeaderValue::from_static(policy));
        }
        if let Some(to) = stand.to {
            response.headers_mut().insert(LOCATION, HeaderValue::from_static(to));
        }
        return response;
    }
    if *request.method() != Method::GET && *request.method() != Method::HEAD {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "This server only gives.");
    }
    from_folder(&shared.site, below, request).await
}

async fn from_folder(site: &Site, below: &str, request: Request<Incoming>) -> Response<Body> {
    let (mut parts, _) = request.into_parts();
    let Ok(uri) = format!("/{below}").parse::<Uri>() else {
        return plain(StatusCode::BAD_REQUEST, "That is not a path.");
    };
    parts.uri = uri;
    let folder = ServeDir::new(&site.folder).precompressed_br().precompressed_gzip();
    let Ok(response) = folder.oneshot(Request::from_parts(parts, Empty::<Bytes>::new())).await;
    if response.status() == StatusCode::NOT_FOUND {
        return plain(StatusCode::NOT_FOUND, "Nothing is here.");
    }
    if let Some(to) = response.headers().get(LOCATION).and_then(|to| to.to_str().ok()) {
        // A folder without its slash.
        return moved(&format!("{}{}", site.base, to.trim_start_matches('/')));
    }
    response.map(|body| body.boxed_unsync())
}

fn moved(to: &str) -> Response<Body> {
    let mut response = plain(StatusCode::TEMPORARY_REDIRECT, "");
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = with_body(status, text.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

fn with_body(status: StatusCode, body: Vec<u8>) -> Response<Body> {
    with_status(status, Full::new(Bytes::from(body)).map_err(|never| match never {}).boxed_unsync())
}

fn with_status(status: StatusCode, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A test that panicked while it held the lock left whole values behind.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    fn folder(name: &str) -> PathBuf {
        let folder = workspace::scratch().join("site-tests").join(name);
        std::fs::create_dir_all(folder.join("tr")).unwrap();
        std::fs::write(folder.join("index.html"), "<!doctype html>hello").unwrap();
        std::fs::write(folder.join("tr/index.html"), "<!doctype html>merhaba").unwrap();
        std::fs::write(folder.join("a-0123456789abcdef_bg.wasm"), "plain wasm").unwrap();
        std::fs::write(folder.join("a-0123456789abcdef_bg.wasm.br"), "small").unwrap();
        std::fs::write(folder.join("x.geojson"), "{}").unwrap();
        folder
    }

    fn serve(name: &str, base: &str) -> Running {
        Site { folder: folder(name), base: "/".into(), headers: recommended_headers().unwrap() }
            .under(base)
            .start(0)
            .unwrap()
    }

    fn get(site: &Running, path: &str, more: &str) -> String {
        let mut stream = std::net::TcpStream::connect(site.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{more}\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text.to_lowercase()
    }

    #[test]
    fn a_page_comes_with_its_type_and_the_policy_and_must_be_asked_for_again() {
        let site = serve("page", "");
        let page = get(&site, "/", "");
        assert!(page.starts_with("http/1.1 200"), "{page}");
        assert!(page.contains("content-type: text/html; charset=utf-8"));
        assert!(page.contains("content-security-policy: default-src 'none'; script-src 'self' http://here 'wasm"));
        assert!(page.contains("cache-control: no-cache"));
        let tag = page.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
        assert!(get(&site, "/", &format!("If-None-Match: {tag}\r\n")).starts_with("http/1.1 304"));
    }

    #[test]
    fn wasm_comes_compressed_typed_and_for_ever() {
        let wasm = get(&serve("wasm", ""), "/a-0123456789abcdef_bg.wasm", "Accept-Encoding: gzip, br\r\n");
        assert!(wasm.contains("content-type: application/wasm"), "{wasm}");
        assert!(wasm.contains("content-encoding: br") && wasm.ends_with("small"));
        assert!(wasm.contains("immutable"));
    }

    #[test]
    fn a_site_below_a_path_answers_there_only_and_folders_keep_the_path() {
        let site = serve("below", "/maps/sco");
        assert!(get(&site, "/maps/sco/", "").contains("hello"));
        assert!(get(&site, "/maps/sco/tr/", "").contains("merhaba"));
        assert!(get(&site, "/maps/sco/tr", "").contains("location: /maps/sco/tr/"));
        assert!(get(&site, "/maps/sco", "").contains("location: /maps/sco/"));
        assert!(get(&site, "/index.html", "").starts_with("http/1.1 404"));
        assert!(get(&site, "/maps/sco/x.geojson", "").contains("content-type: application/geo+json"));
    }

    #[test]
    fn an_answer_can_stand_in_for_a_file_and_requests_are_noted() {
        let site = serve("stand", "");
        site.stand_in("x.geojson", Stand::status(500));
        site.stand_in("index.html", Stand::body("other"));
        let missing = get(&site, "/x.geojson", "");
        assert!(missing.starts_with("http/1.1 500") && missing.contains("cache-control: no-cache"), "{missing}");
        assert!(get(&site, "/?lang=tr", "").ends_with("other"));
        let asked: Vec<_> = site.asked().into_iter().map(|asked| (asked.path, asked.status)).collect();
        assert_eq!(asked, [("/x.geojson".to_owned(), 500), ("/?lang=tr".to_owned(), 200)]);
    }

    #[test]
    fn an_answer_can_lead_elsewhere() {
        let site = serve("moved", "");
        site.stand_in("x.html", Stand::moved("/x/"));
        let moved = get(&site, "/x.html", "");
        assert!(moved.starts_with("http/1.1 308") && moved.contains("location: /x/"), "{moved}");
    }

    #[test]
    fn what_is_missing_is_not_kept_whatever_its_name() {
        let missing = get(&serve("missing", ""), "/a-fedcba9876543210.js", "");
        assert!(missing.starts_with("http/1.1 404") && missing.contains("cache-control: no-cache"), "{missing}");
    }

    #[test]
    fn the_page_in_one_file_is_taken_away_and_not_opened_here() {
        let site = serve("one", "");
        std::fs::write(folder("one").join("sco-atlas-en.html"), "<!doctype html>whole").unwrap();
        assert!(get(&site, "/sco-atlas-en.html", "").contains("content-disposition: attachment"));
        assert!(!get(&site, "/", "").contains("content-disposition"));
    }

    #[test]
    fn an_answer_can_break_off_in_the_middle_or_come_in_drops() {
        let site = serve("flow", "");
        site.stand_in("x.geojson", Stand::body("0123456789").broken_off());
        let answer = get(&site, "/x.geojson", "");
        assert!(answer.contains("content-length: 10") && answer.ends_with("\r\n\r\n012345"), "{answer}");
        site.stand_in("x.geojson", Stand::body("0123456789").in_drops(5, std::time::Duration::from_millis(5)));
        assert!(get(&site, "/x.geojson", "").ends_with("0123456789"));
    }

    #[test]
    fn a_taken_port_gives_the_next_one() {
        let first = serve("port", "");
        let site = Site { folder: folder("port2"), base: "/".into(), headers: Vec::new() };
        let second = site.start(first.address.port()).unwrap();
        assert!(second.address.port() > first.address.port());
    }
}
