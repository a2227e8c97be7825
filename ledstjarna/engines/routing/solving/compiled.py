"""How the compiled part is compiled, and where the result is kept.

Compiled code is kept per file, and a file does not know that another has changed which it was compiled with. So what is
kept lies in a folder named after what is in all of them.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import numba
import numpy

_njit: Any = numba.njit  # with options that its types do not tell
_config: Any = numba.config
_HERE = Path(__file__).parent
DAY, FORTNIGHT = "day", "fortnight"  # what is compiled for each kind of problem


def _kept_in() -> Path:
    sources = [source.read_bytes() for source in sorted(_HERE.parent.rglob("solving/*.py"))]
    # Those with compiled functions, and the tables that these read; a change in any other compiles nothing anew.
    compiled = (each for each in sources if b"solving.compiled import" in each or b"(NamedTuple):" in each)
    digest = sha256(b"".join(compiled)).hexdigest()[:16]
    return _HERE / "__pycache__" / digest


def is_compiled(name: str) -> bool:
    """Whether what `compiled_once` is around was compiled before, and is kept."""
    return (Path(_config.CACHE_DIR or "nowhere") / f"{name}.ready").exists()


@contextmanager
def compiled_once(name: str) -> Iterator[None]:
    """Around what compiles: of several processes that begin at once one compiles, and the others wait for it."""
    folder = Path(_config.CACHE_DIR or "nowhere")
    ready = folder / f"{name}.ready"
    if is_compiled(name) or _config.DISABLE_JIT or not os.access(folder, os.W_OK):
        yield
        return
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
        ready.touch()


def _choose_folder() -> None:
    folder = _kept_in()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # an installation that may not be written to: numba keeps it in the user's own folder
        return
    if os.access(folder, os.W_OK):
        _config.CACHE_DIR = str(folder)


_choose_folder()

# No array is made in there, so none is counted: passing one is free.
_LEAN = {"boundscheck": False, "_nrt": False}


def inner(function: Callable[..., Any]) -> Any:
    """Compiled for the compiled part alone."""
    return _njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, **_LEAN)(function)


def outer(function: Callable[..., Any]) -> Any:
    """Compiled, kept, and called from Python."""
    return _njit(cache=True, no_cfunc_wrapper=True, **_LEAN)(function)


def as_written() -> None:
    """Let what is imported from here on run as it is written, with the same answers: some hundred times slower, and
    still sooner done than compiled where the work is little."""
    _config.DISABLE_JIT = True
    numpy.seterr(over="ignore")  # chance is drawn from what overflows, which compiled says nothing of
