package io.riskhub.testkit;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An answer, however it was received.
 *
 * @param headers the first value of each, by its name in lower case
 */
public record Reply(int status, Map<String, String> headers, String body) {

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** An answer that {@link Caller} got. */
  public static Reply of(HttpResponse<String> response) {
    return new Reply(
        response.statusCode(),
        response.headers().map().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    header -> header.getValue().getFirst())),
        response.body());
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether no further request may be sent over the same connection. */
  public boolean endsConnection() {
    return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
  }
}
