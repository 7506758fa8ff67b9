package io.riskhub.hub.http.access;

import io.helidon.webserver.http.Handler;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.http.receiving.RequestSlots;

/** What stands before the routes. */
public final class Gate {

  private final NetworkGate networks;
  private final TokenGate tokens;
  private final RequestSlots slots;

  public Gate(NetworkGate networks, TokenGate tokens, RequestSlots slots) {
    this.networks = networks;
    this.tokens = tokens;
    this.slots = slots;
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
    Handler slotted = slots.before(next);
    return known(
        (request, response) -> {
          tokens.requireScope(request, scope);
          slotted.handle(request, response);
        });
  }
}
