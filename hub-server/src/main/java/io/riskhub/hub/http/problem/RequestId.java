package io.riskhub.hub.http.problem;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id by which a caller's error report finds the hub's log line. */
public final class RequestId {

  public static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

  /** A caller's own id is kept when it cannot do harm in a log. */
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private RequestId() {}

  /** The caller's id, or a new one. */
  public static String choose(ServerRequest request) {
    return request
        .headers()
        .first(HEADER)
        .filter(id -> ACCEPTABLE.matcher(id).matches())
        .orElseGet(RequestId::random);
  }

  /** A new id. */
  public static String random() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** The id that {@link RequestFilter} chose for this request. */
  public static String of(ServerRequest request) {
    return request.context().get(RequestId.class, String.class).orElseGet(RequestId::random);
  }

  /** Makes {@code id} that of the request. */
  public static void remember(ServerRequest request, String id) {
    request.context().register(RequestId.class, id);
  }
}
