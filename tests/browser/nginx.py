"""A real nginx with TLS on this machine, in front of a served copy; its configuration is the one of the documentation."""

import re
import shutil
import socket
import subprocess
from pathlib import Path

DOCUMENTED = Path(__file__).parents[2] / "docs" / "operating.md"
DEFAULT = """
server {
    listen 443 ssl;
    server_name samenwerking.example;
    ssl_certificate /etc/ssl/samenwerking.pem;
    ssl_certificate_key /etc/ssl/samenwerking.key;
    location / { proxy_pass http://127.0.0.1:8000; }
}
"""
"""What nginx does when nobody tells it which headers to send."""


def documented() -> str:
    """The configuration that the documentation recommends."""
    found = re.search(r"```nginx\n(.*?)```", DOCUMENTED.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


class Nginx:
    """One process of nginx with a certificate of its own; it ends with `stop`."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, configuration: str, copy_port: int) -> None:
        """Serve a copy on https with a configuration such as the documented one, and wait until browsers can connect."""
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        subprocess.run(
            [*made, "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True
        )
        changes = {
            "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl",
            "samenwerking.example": "localhost",
            "/etc/ssl/samenwerking.pem": str(certificate),
            "/etc/ssl/samenwerking.key": str(key),
            "127.0.0.1:8000": f"127.0.0.1:{copy_port}",
        }
        for written, here in changes.items():
            assert written in configuration
            configuration = configuration.replace(written, here)
        temporary = "".join(f"{kind}_temp_path {self.folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        whole = f"""
            daemon off;
            master_process off;
            pid {self.folder / "nginx.pid"};
            error_log {self.folder / "error.log"};
            events {{ worker_connections 2000; }}
            http {{ access_log off; {temporary} {configuration} }}
        """
        file = self.folder / "nginx.conf"
        file.write_text(whole)
        self.process = subprocess.Popen([command(), "-e", str(self.folder / "error.log"), "-p", str(self.folder), "-c", str(file)])
        while not self._answers():
            assert self.process.poll() is None, (self.folder / "error.log").read_text()

    def stop(self) -> None:
        """End it."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def command() -> str:
    """Where nginx is: Debian keeps it among the commands of the administrator."""
    found = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/bin")
    assert found, "nginx is not installed: run script/test"
    return found
