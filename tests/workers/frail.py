"""What the tests let the search for neighbours run into."""

import os

from ajna_desktop.workers.neighbour_worker import NeighbourWorker


class FrailNeighbours(NeighbourWorker):
    """Ends whenever it should search by an index."""

    def open(self, ticket, request):
        self.use_index = request.use_index
        return super().open(ticket, request)

    def near_scan(self, ticket, scan_id, count, allowed):
        if getattr(self, "use_index", False):
            os._exit(4)
        return super().near_scan(ticket, scan_id, count, allowed)


class UnopenableIndex(NeighbourWorker):
    """Ends already when it opens an index."""

    def open(self, ticket, request):
        if request.use_index:
            os._exit(4)
        return super().open(ticket, request)
