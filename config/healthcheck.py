"""`python -m config.healthcheck`: exit status 0 when the web server of this container answers."""

import sys
from http.client import HTTPConnection, HTTPException

from config import environment


def host_among(allowed_hosts: list[str]) -> str:
    """A name that the server answers to: `.example.org` allows example.org too, and `*` allows any."""
    first = next(iter(allowed_hosts), "*")
    return environment.LOOPBACK[0] if first == "*" else first.removeprefix(".")


def main() -> int:
    env = environment.read()
    host = host_among(env.list("ALLOWED_HOSTS", default=[]))
    server = HTTPConnection("127.0.0.1", env.int("PORT", default=8000), timeout=5)
    try:
        server.request("GET", "/healthz", headers={"Host": host})
        return 0 if server.getresponse().status == 200 else 1
    except (OSError, HTTPException):
        return 1


if __name__ == "__main__":
    sys.exit(main())
