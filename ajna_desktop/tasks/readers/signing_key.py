"""The key with which this user signs: made on first use, and readable by nobody else."""

import hashlib
import os
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from ajna_desktop.domain.errors import SigningFailed
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.disk import make_folder

FILE_NAME: Final = "signing-key"
_BYTES: Final = 32


class SigningKey:
    """An Ed25519 key (RFC 8032)."""

    def __init__(self, secret: bytes) -> None:
        """Take the 32 bytes of the private key."""
        self._key = Ed25519PrivateKey.from_private_bytes(secret)

    @property
    def public(self) -> str:
        """The public key, in hexadecimal."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, said: bytes) -> str:
        """Return a signature in hexadecimal."""
        return self._key.sign(said).hex()


def key_of(users: UserFolders) -> SigningKey:
    """Return the key of this user, made when there is none.

    Raises:
        SigningFailed: the key cannot be read, made or understood.
    """
    place = users.data / FILE_NAME
    try:
        secret = place.read_bytes() if place.exists() else b""
        if not secret:  # there is none, or the program was killed before it was written
            place.unlink(missing_ok=True)
            secret = _make(place)
    except OSError as error:
        raise SigningFailed(
            f"The key for signing cannot be read or made ({error.strerror})."
        ) from error
    if len(secret) != _BYTES:
        raise SigningFailed(
            f"The file {FILE_NAME} is no key for signing. Move it away to make a new one; "
            "what was signed with the old key stays verifiable."
        )
    return SigningKey(secret)


def is_signed(public: str, signature: str, said: bytes) -> bool:
    """Say whether the owner of a public key signed these bytes.

    Args:
        public: In hexadecimal.
        signature: In hexadecimal.
        said: What was signed.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), said)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: str) -> str:
    """Return what people compare to know a key again: 32 digits in groups of four."""
    digits = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:32]
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _make(place: Path) -> bytes:
    secret = Ed25519PrivateKey.generate().private_bytes_raw()
    make_folder(place.parent)
    # Nobody else may read it, from the first moment on; and none is ever overwritten.
    file = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "wb") as opened:
        opened.write(secret)
        opened.flush()
        os.fsync(opened.fileno())
    return secret
