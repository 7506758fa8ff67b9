package io.riskhub.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A plain HTTP caller of a hub. Safe for many threads. */
public final class Caller {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final URI baseUri;
  private final Optional<String> token;

  public Caller(URI baseUri, Optional<String> token) {
    this.baseUri = baseUri;
    this.token = token;
  }

  /** Pushes {@code body} to a world as actor {@code gateway}, stage {@code live}. */
  public HttpResponse<String> push(String worldId, String body) {
    return push(worldId, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with a body of any bytes. */
  public HttpResponse<String> push(String worldId, byte[] body) {
    return send(
        request(snapshots(worldId))
            .header("X-Actor", "gateway")
            .header("X-Stage", "live")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Asks for {@code path}, which begins with a slash and is encoded already. */
  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  /** The newest snapshot of a world. */
  public HttpResponse<String> latest(String worldId) {
    return get(snapshots(worldId) + "/latest");
  }

  /** The path of a world's snapshots. */
  public static String snapshots(String worldId) {
    return "/risk-hub/worlds/" + encode(worldId) + "/snapshots";
  }

  /** Percent-encodes one segment of a path, or a query value. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A request to {@code path} with the token, to be completed. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUri + path)).timeout(Duration.ofSeconds(30));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  /** Sends a request and waits for the whole answer. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
