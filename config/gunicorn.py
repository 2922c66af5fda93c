"""The web server.

One process with threads: ample for thirty people, and the sign-in limits are counted in its memory.
"""

import os

wsgi_app = "config.wsgi"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
threads = 8
timeout = 60  # seconds
accesslog = None  # who read which page is the project's own record, not a log file's
control_socket_disable = True
