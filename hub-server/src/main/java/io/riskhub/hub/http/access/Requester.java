package io.riskhub.hub.http.access;

import io.helidon.webserver.http.ServerRequest;
import io.riskhub.hub.access.Principal;
import io.riskhub.hub.access.network.CallerAddress;
import java.util.Optional;

/** What is known of who makes a request; each part is there once a check has found it out. */
public final class Requester {

  private Requester() {}

  /** Who it is; empty until the token was found right. */
  public static Optional<Principal> principal(ServerRequest request) {
    return request.context().get(Requester.class, Principal.class);
  }

  /** From where it comes; empty if that cannot be found out. */
  public static Optional<CallerAddress> address(ServerRequest request) {
    return request.context().get(Requester.class, CallerAddress.class);
  }

  static void remember(ServerRequest request, Principal principal) {
    request.context().register(Requester.class, principal);
  }

  static void remember(ServerRequest request, CallerAddress address) {
    request.context().register(Requester.class, address);
  }
}
