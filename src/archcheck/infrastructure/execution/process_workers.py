"""Worker processes that crash, hang or are ended without harm to the main process.

The checked project is untrusted: no worker has the working directory on its import path, and
none imports the main module again.
"""

import contextlib
import functools
import gc
import importlib
import multiprocessing
import multiprocessing.connection
import multiprocessing.context
import multiprocessing.forkserver
import multiprocessing.resource_tracker
import multiprocessing.util
import os
import signal
import sys
import threading
import types
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, TypeVar, cast

from archcheck.infrastructure.execution.control_groups import ControlGroups
from archcheck.infrastructure.execution.cpu_limits import is_up, let_end
from archcheck.infrastructure.execution.deep_thread import call_deep
from archcheck.infrastructure.execution.killable_executor import KillableExecutor

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

SAFE_PATH = "PYTHONSAFEPATH"
FORK_SERVER = "forkserver"
QUICK_END = "archcheck.infrastructure.execution.fork_server_end"
_STARTING = threading.Lock()


class ProcessWorkers(KillableExecutor):
    """A process pool; each call runs in a thread with a large stack."""

    def __init__(self, workers: int, preload: Sequence[str] = ()) -> None:
        """Start nothing yet; `preload` are modules that every worker needs."""
        self._context = _RecordingContext(start_context(preload))
        self._looking = threading.Lock()
        with _STARTING, safe_start():
            self._pool = ProcessPoolExecutor(
                max_workers=workers,
                mp_context=cast(multiprocessing.context.BaseContext, self._context),
                initializer=prepare_worker,
                initargs=(tuple(preload),),
            )

    def submit(
        self,
        fn: Callable[Parameters, Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Result]:
        """Hand a call to a worker; `fn` and its arguments must be importable or plain values."""
        with _STARTING, safe_start():
            return self._pool.submit(call_deep, fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the workers end."""
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def limit_reached(self) -> str:
        """The limit that has ended a worker; who asks has seen the pool break.

        One thread at a time: multiprocessing reads the end of a process from a pipe, once.
        """
        with self._looking:
            self.shutdown(cancel_futures=True)
            return is_up(self._context.exit_codes())

    def kill(self) -> None:
        """End the workers at once."""
        self._context.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)


class _RecordingContext:
    """A multiprocessing context that knows the processes that it has made."""

    def __init__(self, context: multiprocessing.context.BaseContext) -> None:
        self._inner = context
        self._processes: list[BaseProcess] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def Process(self, *args: Any, **kwargs: Any) -> BaseProcess:
        process: BaseProcess = self._inner.Process(*args, **kwargs)  # type: ignore[attr-defined]
        self._processes.append(process)
        return process

    def exit_codes(self) -> Iterator[int | None]:
        """Those that are known; another thread may be closing what tells of a process."""
        for process in self._processes:
            with contextlib.suppress(OSError, ValueError):
                yield process.exitcode

    def kill(self) -> None:
        for process in self._processes:
            with contextlib.suppress(AssertionError, AttributeError, ValueError):
                process.kill()


def start_context(preload: Sequence[str]) -> multiprocessing.context.BaseContext:
    """Never a plain fork: our threads would be cut off in the middle of what they hold."""
    if FORK_SERVER not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context(FORK_SERVER)
    context.set_forkserver_preload([__name__, *preload, QUICK_END])
    return context


@contextlib.contextmanager
def safe_start() -> Iterator[None]:
    """Processes that start meanwhile import neither from the working directory nor our main.

    They never see a Ctrl-C either: a terminal sends it to all of them, and only we know what it
    means. A blocked signal stays so in their children, from the first instruction on.
    """
    previous = os.environ.get(SAFE_PATH)
    main = sys.modules["__main__"]
    os.environ[SAFE_PATH] = "1"
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        with _interrupts_blocked():
            yield
    finally:
        sys.modules["__main__"] = main
        _restore(previous)


@contextlib.contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Python's resource tracker starts first: it ends by letting Ctrl-C through to all others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()
    previous = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, previous)


def _restore(previous: str | None) -> None:
    if previous is None:
        del os.environ[SAFE_PATH]
    else:
        os.environ[SAFE_PATH] = previous


def prepare_worker(preload: Sequence[str]) -> None:
    """Make a worker ready: Ctrl-C is the main process's business, and what is imported stays."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    let_end()
    threading.Thread(target=end_with_parent, daemon=True).start()
    for module in preload:
        importlib.import_module(module)
    gc.freeze()


def end_with_parent() -> None:
    """Wait for the end of the main process, however it ends, and end too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


@functools.cache
def why_no_processes() -> str:
    """What worker processes need and this machine lacks, as a clause; empty when it has all."""
    try:
        multiprocessing.util.get_temp_dir()
    except OSError:
        return "no temporary directory can be written"
    try:
        with safe_start():
            multiprocessing.get_context("spawn").Lock()
    except OSError as error:
        return f"the shared memory /dev/shm cannot be used: {error.strerror}"
    return ""


def cool_down() -> None:
    """End what `warm_up` has started, and wait for it: nothing is to be done after all."""
    server = multiprocessing.forkserver._forkserver
    started: int | None = getattr(server, "_forkserver_pid", None)
    if started is not None:
        os.kill(started, signal.SIGKILL)
        server._stop()  # type: ignore[attr-defined]
    tracker = multiprocessing.resource_tracker._resource_tracker
    tracker._stop()  # type: ignore[attr-defined]


def warm_up(preload: Sequence[str]) -> None:
    """Let another core import what workers need while this one still looks for the files.

    Without a second core, or without a fork server on this system, nothing is gained.
    """
    context = start_context(preload)
    is_faster = context.get_start_method() == FORK_SERVER and ControlGroups().cores() > 1
    if is_faster and not why_no_processes():
        with safe_start():
            multiprocessing.forkserver.ensure_running()
