package io.riskhub.hub.http.access;

import io.helidon.webserver.http.Handler;
import io.riskhub.hub.access.Scope;

/** What stands before the routes. */
public final class Gate {

  private final NetworkGate networks;
  private final TokenGate tokens;

  public Gate(NetworkGate networks, TokenGate tokens) {
    this.networks = networks;
    this.tokens = tokens;
  }

  /** For health and metrics: any caller, from the networks of operations. */
  public Handler operations(Handler next) {
    return networks.operations(next);
  }

  /** For the hub's own paths that nothing is done at: a known caller, from the hub's networks. */
  public Handler known(Handler next) {
    return (request, response) -> {
      networks.checkHub(request);
      tokens.check(request, response);
      next.handle(request, response);
    };
  }

  /** For the hub's own routes: the same, with that scope. */
  public Handler scoped(Scope scope, Handler next) {
    return known(
        (request, response) -> {
          tokens.requireScope(request, scope);
          next.handle(request, response);
        });
  }
}
