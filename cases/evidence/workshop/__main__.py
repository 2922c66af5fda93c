"""`python -m cases.evidence.workshop JOB SOURCE [TARGET]`: does one job on one file and prints JSON."""

import json
import resource
import sys

MEMORY = 2 * 1024**3  # bytes of addresses: a picture of 100 million pixels is held twice
SECONDS = 30  # of the processor
WRITTEN = 1024**3  # bytes of one file


def limit() -> None:
    """Before anything is opened: whatever the file does, it is over soon."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main(job: str, *paths: str) -> None:
    limit()
    # Not at the top: what these modules load counts too.
    from cases.evidence.workshop.faults import Fault
    from cases.evidence.workshop.jobs import JOBS

    try:
        print(json.dumps({"answer": JOBS[job](*paths)}))
    except Fault as fault:
        print(json.dumps({"fault": fault.code}))


if __name__ == "__main__":
    main(*sys.argv[1:])
