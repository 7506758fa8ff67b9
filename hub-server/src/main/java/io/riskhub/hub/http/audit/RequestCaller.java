package io.riskhub.hub.http.audit;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.riskhub.hub.access.Principal;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.audit.AuditOrigin;
import io.riskhub.hub.http.access.Requester;
import io.riskhub.hub.http.problem.RequestId;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Who sends a request, as the audit names them. The one place that knows. */
final class RequestCaller {

  /** Who is not known, or not yet. */
  private static final String STRANGER = "stranger";

  private static final HeaderName ACTOR = HeaderNames.create("X-Actor");

  private RequestCaller() {}

  /** Where the request comes from, which needs that scope; empty if that is not known. */
  static AuditOrigin of(ServerRequest request, Optional<Scope> scope) {
    return new AuditOrigin(
        Requester.principal(request).map(Principal::name).orElse(STRANGER),
        request.headers().first(ACTOR).map(String::strip).filter(actor -> !actor.isEmpty()),
        scope.map(Scope::text),
        Optional.of(address(request)),
        Optional.of(RequestId.of(request)));
  }

  /** Whether it came with a token, rather than to a hub that asks for none. */
  static boolean hasToken(ServerRequest request) {
    return Requester.principal(request)
        .filter(principal -> !principal.equals(Principal.ANYONE))
        .isPresent();
  }

  private static String address(ServerRequest request) {
    return Requester.address(request).map(Object::toString).orElseGet(() -> peer(request));
  }

  private static String peer(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress peer
            && peer.getAddress() != null
        ? peer.getAddress().getHostAddress()
        : request.remotePeer().host();
  }
}
