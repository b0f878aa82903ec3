"""BLAKE2b without OpenSSL, which `hashlib` loads: 3 ms of every start.

The hash is the same; Python has had it in a module of its own since 3.6.
"""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that was built without it
    from hashlib import blake2b

__all__ = ["blake2b"]
