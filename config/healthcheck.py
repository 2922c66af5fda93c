"""`python -m config.healthcheck`: exit status 0 when the web server of this container answers."""

import sys
from http.client import HTTPConnection, HTTPException

from config import environment


def main() -> int:
    env = environment.read()
    host = (env.list("ALLOWED_HOSTS", default=[]) or environment.LOOPBACK)[0]
    server = HTTPConnection("127.0.0.1", env.int("PORT", default=8000), timeout=5)
    try:
        server.request("GET", "/healthz", headers={"Host": host})
        return 0 if server.getresponse().status == 200 else 1
    except (OSError, HTTPException):
        return 1


if __name__ == "__main__":
    sys.exit(main())
