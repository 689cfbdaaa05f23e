"""Speaks with a SPARQL 1.1 server: asks it, and writes one graph at a time, again where it was busy."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

import httpx

from kg.model import DataError
from kg.store.remote.address import Remote
from kg.store.tokens import query_form

PAUSES = (0.5, 1.0, 2.0, 4.0)
"""How many seconds to wait before a request is sent again, each time."""

BUSY = (408, 425, 429, 502, 504)
"""The statuses after which the same request may succeed; 503 is one where the server says when to come again."""

SECONDS = 300.0
"""How long an answer may take."""

N_TRIPLES = "application/n-triples"

_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.8"

Body = bytes | Mapping[str, str]


class Server:
    """A SPARQL server.

    Args:
        remote: its addresses, and who we are to it.
        pauses: how many seconds to wait before a request is sent again, each time.
    """

    def __init__(self, remote: Remote, pauses: Sequence[float] = PAUSES) -> None:
        self.remote, self.pauses = remote, pauses
        headers = {"Authorization": f"Bearer {remote.token}"} if remote.token else {}
        auth = httpx.BasicAuth(remote.user, remote.password) if remote.user and not remote.token else None
        self._client = httpx.Client(headers=headers, auth=auth, timeout=SECONDS)
        self._updates, self._graphs = remote.updates, remote.graphs

    def ask(self, sparql: str) -> httpx.Response:
        """Return the answer to a query, whatever its form.

        Raises:
            DataError: the server cannot be reached, refuses, or gave only a part of the answer.
        """
        # A form is what every server reads; Virtuoso 7 hangs on a query that comes as it is.
        accept = _TRIPLES if query_form(sparql) in ("CONSTRUCT", "DESCRIBE") else _RESULTS
        answer = self._send("POST", self.remote.query, {"query": sparql}, {"Accept": accept})
        if not answer.is_success:
            raise _refusal(answer)
        if "x-sparql-maxrows" in answer.headers:
            raise DataError(
                f"{self.remote}: the server gave only a part of the answer",
                f"it gives {answer.headers['x-sparql-maxrows']} rows at most",
                "ask for less, with LIMIT and OFFSET, or raise its limit",
            )
        return answer

    def update(self, sparql: str) -> None:
        """Have an update done, which must be one that may be done twice.

        Raises:
            DataError: the server cannot be reached, or takes no such update.
        """
        refused: list[httpx.Response] = []
        for address in self._updates:
            answer = self._send("POST", address, {"update": sparql})
            if answer.is_success:
                self._updates = (address,)
                return
            refused.append(answer)
        # An address that has nothing says 404 or 405; what another says tells more.
        raise _refusal(min(refused, key=lambda answer: answer.status_code in (404, 405)))

    def put(self, graph: str, n_triples: bytes) -> bool:
        """Put a graph by the Graph Store Protocol, in the place of what it said.

        Args:
            graph: its IRI.
            n_triples: what it says.

        Returns:
            Whether the server has the protocol.

        Raises:
            DataError: the server cannot be reached, or refuses the graph.
        """
        for address in self._graphs:
            where = str(httpx.URL(address, params={"graph": graph}))
            answer = self._send("PUT", where, n_triples, {"Content-Type": N_TRIPLES})
            if answer.is_success:
                self._graphs = (address,)
                return True
            if self._graphs == (address,) or answer.status_code in (409, 413):
                raise _refusal(answer)
        self._graphs = ()
        return False

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _send(
        self, method: str, address: str, body: Body, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Return the answer to a request, which is sent again where the server was busy or did not answer."""
        content = {"content": body} if isinstance(body, bytes) else {"data": body}
        send: Callable[[], httpx.Response] = lambda: self._client.request(  # noqa: E731
            method, address, headers=headers, **content
        )
        for pause in self.pauses:
            try:
                answer = self._recognised(send)
                if not _is_busy(answer):
                    return answer
            except httpx.TransportError:
                pass
            time.sleep(pause)
        try:
            return self._recognised(send)
        except httpx.TransportError as error:
            raise DataError(
                f"{address}: cannot be reached",
                str(error) or type(error).__name__,
                "check the address and the network",
            ) from error

    def _recognised(self, send: Callable[[], httpx.Response]) -> httpx.Response:
        """Send a request, once more with a digest of the password where the server wants that."""
        answer = send()
        if answer.status_code != 401 or not isinstance(self._client.auth, httpx.BasicAuth):
            return answer
        basic, self._client.auth = self._client.auth, httpx.DigestAuth(self.remote.user, self.remote.password)
        digested = send()
        if digested.status_code == 401:
            self._client.auth = basic
        return digested


def _is_busy(answer: httpx.Response) -> bool:
    return answer.status_code in BUSY or (answer.status_code == 503 and "retry-after" in answer.headers)


def _refusal(answer: httpx.Response) -> DataError:
    told = " ".join(answer.text.split())[:300]
    mend = "give KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, in the environment"
    return DataError(
        f"{answer.request.url.copy_with(query=None)}: the server answers {answer.status_code}",
        told or answer.reason_phrase,
        mend if answer.status_code in (401, 403) else "see what the server says",
    )
