"""TLS against a server on loopback, with a certificate made for the test."""

import io
import shutil
import ssl
import subprocess
import threading
from http.server import HTTPServer
from pathlib import Path

import pytest

from twosource.read.web import WebOptions, fetch
from twosource.read.web.wire import _trusted

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="making a certificate needs openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("tls") / "kelm.pem"
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(path.with_suffix(".key"))]
    name = ["-subj", "/CN=kelm.example", "-addext", "subjectAltName=DNS:kelm.example", "-days", "2", "-out", str(path)]
    subprocess.run([OPENSSL, "req", "-x509", *key, *name], check=True, capture_output=True)
    return path


@pytest.fixture
def tls_site(site, handler, certificate, monkeypatch):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_suffix(".key"))
    named: list[str | None] = []
    context.sni_callback = lambda _, name, __: named.append(name)
    server = HTTPServer(("127.0.0.1", 0), handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    site.has("/fair", "<p>The fair opened on Sunday.</p>")
    yield server.server_address[1], named
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def trust(certificate, monkeypatch):
    def of(path: Path | None) -> None:
        _trusted.cache_clear()
        if path is None:
            monkeypatch.delenv("SSL_CERT_FILE", raising=False)
        else:
            monkeypatch.setenv("SSL_CERT_FILE", str(path))

    yield of
    monkeypatch.undo()
    _trusted.cache_clear()


def fetched(url: str):
    options = WebOptions(allow_private=True, delay=0, tries=1, pause=5)
    return fetch([url], archive=io.BytesIO(), options=options, resolve=lambda *_: ["127.0.0.1"])


def test_the_certificate_is_asked_of_the_name_though_the_address_is_connected_to(tls_site, trust, certificate):
    port, named = tls_site
    trust(certificate)
    assert len(fetched(f"https://kelm.example:{port}/fair").captures) == 1
    assert set(named) == {"kelm.example"}


def test_a_certificate_of_another_name_is_not_good(tls_site, trust, certificate):
    trust(certificate)
    [fault] = fetched(f"https://orla.example:{tls_site[0]}/fair").faults
    assert "the certificate of orla.example is not good: Hostname mismatch" in fault.message


def test_a_certificate_nobody_vouches_for_is_not_good(tls_site, trust):
    trust(None)
    [fault] = fetched(f"https://kelm.example:{tls_site[0]}/fair").faults
    assert "the certificate of kelm.example is not good: self" in fault.message
