package io.riskhub.client.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Where the hub is and how to speak to it.
 *
 * @param baseUrl without a slash at its end
 * @param token gives the bearer token of the next try, if there is one
 * @param tls what https connections are made with; empty for Java's own
 * @param userAgent what to be called in the hub's log
 * @param connectTimeout how long to wait for a connection
 * @param requestTimeout how long one try may take, to the end of the answer
 * @param maxAnswerBytes the longest answer that is read
 */
public record HttpSettings(
    String baseUrl,
    Supplier<Optional<String>> token,
    Optional<SSLContext> tls,
    String userAgent,
    Duration connectTimeout,
    Duration requestTimeout,
    int maxAnswerBytes) {

  boolean isEncrypted() {
    return BaseUri.isEncrypted(baseUrl);
  }

  URI resolve(HubPath path) {
    return URI.create(baseUrl + path);
  }
}
