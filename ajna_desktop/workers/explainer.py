"""Looking into networks: asked here, done in processes that end when nobody asks any more."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final, Protocol

from ajna_desktop.domain.errors import GradientsNeeded
from ajna_desktop.domain.explanation import Activations, Filters, MapLayer
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.explain.evidence import Evidence
from ajna_desktop.learning.explain.open_explainer import check_explainable
from ajna_desktop.learning.explain.score import explainable
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.learning.runtimes.runtime import ComputeEngine
from ajna_desktop.workers.process import WorkerProcess

_FACTORY: Final = "ajna_desktop.workers.explainer_worker:ExplainerWorker"
_DEADLINE: Final = 60.0  # seconds; the first answer waits for a network to be compiled
_IDLE: Final = 120.0  # seconds until a process ends that nobody asks


class Waiting(Protocol):
    """A timer that was not started yet."""

    daemon: bool

    def start(self) -> None:
        """Begin to wait."""

    def cancel(self) -> None:
        """Never mind."""


class Explainer:
    """One network at a time for each engine. May be used from any thread.

    Whatever fails, fails in the future: with `NotExplainable`, `BundleInvalid`,
    `ImageUnreadable` or `WorkerFailed`.
    """

    def __init__(
        self,
        cache: Path,
        most_megapixels: int = 120,
        *,
        factory: str = _FACTORY,
        timer: Callable[[float, Callable[[], None]], Waiting] = threading.Timer,
    ) -> None:
        """Start nothing yet.

        Args:
            cache: Where the engines may keep what they can make again.
            most_megapixels: Larger images are refused.
            factory: The class in the child.
            timer: Calls something after some seconds.
        """
        self._cache = cache
        self._most_megapixels = most_megapixels
        self._factory = factory
        self._timer = timer
        self._lock = threading.Lock()  # of what follows
        self._processes: dict[ComputeEngine, tuple[str, WorkerProcess]] = {}
        self._pending = 0
        self._waiting: Waiting | None = None
        self._need_gradients: set[str] = set()  # backbone ids
        self._is_closed = False

    @property
    def is_running(self) -> bool:
        """Whether any process is kept for the next question."""
        with self._lock:
            return bool(self._processes)

    def evidence(
        self,
        backbone: Backbone,
        path: str,
        head: Head,
        number: int,
        engine: ComputeEngine = ComputeEngine.AUTO,
    ) -> "Future[Evidence]":
        """Ask what speaks for a class in an image.

        Args:
            backbone: Describes the image.
            path: Absolute, of the image.
            head: Judges it.
            number: Of the class.
            engine: AUTO is OpenVINO where it suffices, else TensorFlow.
        """
        answer: Future[Evidence] = Future()
        try:
            explainable(head)
            check_explainable(backbone)
        except Exception as error:  # noqa: BLE001 - told where every other failure is told
            answer.set_exception(error)
            return answer
        arguments = (path, head, number)
        chosen = self._engine_for(backbone) if engine is ComputeEngine.AUTO else engine

        def settle(done: "Future[Evidence]") -> None:
            error = done.exception()
            if isinstance(error, GradientsNeeded) and engine is ComputeEngine.AUTO:
                with self._lock:
                    self._need_gradients.add(backbone.id)
                again = self._ask(backbone, ComputeEngine.TENSORFLOW, "evidence", *arguments)
                again.add_done_callback(lambda done: _pass_on(done, answer))
            else:
                _pass_on(done, answer)

        self._ask(backbone, chosen, "evidence", *arguments).add_done_callback(settle)
        return answer

    def layers(self, backbone: Backbone) -> "Future[tuple[MapLayer, ...]]":
        """Ask for the layers whose activations can be looked at, first to last."""
        return self._ask(backbone, ComputeEngine.OPENVINO, "layers")

    def activations(self, backbone: Backbone, path: str, layer: str) -> "Future[Activations]":
        """Ask what a layer makes of an image."""
        return self._ask(backbone, ComputeEngine.OPENVINO, "activations", path, layer)

    def filters(self, backbone: Backbone) -> "Future[Filters]":
        """Ask for the filters of the first convolution."""
        return self._ask(backbone, ComputeEngine.OPENVINO, "filters")

    def close(self) -> None:
        """End all processes now; what is in flight fails."""
        with self._lock:
            self._is_closed = True
            if self._waiting is not None:
                self._waiting.cancel()
            processes = self._taken()
        for process in processes:
            process.close()

    def _engine_for(self, backbone: Backbone) -> ComputeEngine:
        with self._lock:
            needs_gradients = backbone.id in self._need_gradients
        return ComputeEngine.TENSORFLOW if needs_gradients else ComputeEngine.OPENVINO

    def _ask(
        self, backbone: Backbone, engine: ComputeEngine, method: str, *arguments: Any
    ) -> "Future[Any]":
        former: WorkerProcess | None = None
        with self._lock:
            known = self._processes.get(engine)
            if known is None or known[0] != backbone.id:
                former = known[1] if known else None
                self._processes[engine] = (backbone.id, self._new_process(backbone, engine))
            process = self._processes[engine][1]
            if self._is_closed:
                process.close()
            if self._waiting is not None:
                self._waiting.cancel()
            self._pending += 1
        if former is not None:
            former.close()
        answer = process.submit(method, *arguments, deadline=_DEADLINE)
        answer.add_done_callback(self._note_answer)
        return answer

    def _new_process(self, backbone: Backbone, engine: ComputeEngine) -> WorkerProcess:
        return WorkerProcess(
            "explainer",
            self._factory,
            (str(backbone.folder), str(self._cache), self._most_megapixels, str(engine)),
            threads=1,
            nice=5,  # behind the window, before all that is not looked at
        )

    def _note_answer(self, _: "Future[Any]") -> None:
        with self._lock:
            self._pending -= 1
            if not self._pending and not self._is_closed:
                self._waiting = self._timer(_IDLE, self._rest)
                self._waiting.daemon = True
                self._waiting.start()

    def _rest(self) -> None:
        with self._lock:
            processes = [] if self._pending else self._taken()
        for process in processes:
            process.close()

    def _taken(self) -> list[WorkerProcess]:
        processes = [process for _, process in self._processes.values()]
        self._processes.clear()
        return processes


def _pass_on(done: "Future[Any]", answer: "Future[Any]") -> None:
    if error := done.exception():
        answer.set_exception(error)
    else:
        answer.set_result(done.result())
