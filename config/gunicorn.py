"""The web server.

One process with threads: ample for thirty people, and the sign-in limits are counted in its memory.
"""

from config import environment

env = environment.read()

wsgi_app = "config.wsgi"
bind = f"{env('HOST', default='127.0.0.1')}:{env.int('PORT', default=8000)}"
workers = env.int("WEB_CONCURRENCY", default=1)
threads = 8
timeout = 60  # seconds
accesslog = None  # who read which page is the project's own record, not a log file's
control_socket_disable = True
