"""``python -m bench.serve PORT WORKERS``: the product's server with the settings the environment names."""

import sys

from gongkai.config.server import answer_requests

if __name__ == "__main__":
    answer_requests("127.0.0.1", int(sys.argv[1]), int(sys.argv[2]))
