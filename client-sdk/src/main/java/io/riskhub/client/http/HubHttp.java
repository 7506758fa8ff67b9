package io.riskhub.client.http;

import io.riskhub.client.fault.HubUnavailableException;
import io.riskhub.client.fault.InterruptedCallException;
import io.riskhub.client.http.tls.NoTls;
import io.riskhub.client.retry.Retry;
import io.riskhub.client.retry.Retry.Ending;
import io.riskhub.client.retry.Retry.Observer;
import io.riskhub.client.retry.Retry.Try;
import io.riskhub.tls.TlsContexts;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls to one hub. Safe for many threads. */
public final class HubHttp implements AutoCloseable {

  private final HttpSettings settings;
  private final Retry retry;
  private final AnswerReader reader;
  private final HttpClient http;
  private volatile boolean closed;

  /** Connects with the first call. */
  public HubHttp(HttpSettings settings, Retry retry, Clock clock) {
    this.settings = settings;
    this.retry = retry;
    this.reader = new AnswerReader(clock);
    this.http =
        client(settings)
            // An upgrade to HTTP/2 would be asked for with every push, and gains nothing here.
            .version(HttpClient.Version.HTTP_1_1)
            // A redirect could carry the token to another host.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  private static HttpClient.Builder client(HttpSettings settings) {
    HttpClient.Builder client = HttpClient.newBuilder();
    if (!settings.isEncrypted()) {
      return client.sslContext(new NoTls());
    }
    settings.tls().ifPresent(client::sslContext);
    return client.sslParameters(TlsContexts.parameters());
  }

  /** Begins a call, which may ask the hub more than once before one deadline. */
  public Call begin(Observer observer) {
    return new Call(retry.begin(), observer);
  }

  /** Questions to the hub that share a deadline. For one thread. */
  public final class Call {

    private final long start;
    private final Observer observer;
    private @Nullable Instant hubTime;

    private Call(long start, Observer observer) {
      this.start = start;
      this.observer = observer;
    }

    /** The hub's clock as of its last answer, if that told. */
    public Optional<Instant> hubTime() {
      return Optional.ofNullable(hubTime);
    }

    /** Reads. */
    public HubAnswer get(HubPath path) {
      return exchange(() -> request(path).GET().build());
    }

    /** Sends {@code json} exactly as it is; only for what the hub takes twice as once. */
    public HubAnswer post(HubPath path, String json, Map<String, String> headers) {
      return exchange(
          () -> {
            HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
            headers.forEach(request::header);
            return request.POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8)).build();
          });
    }

    private HubAnswer dated(HubAnswer answer) {
      if (answer instanceof HubAnswer.Ok ok) {
        hubTime = ok.date().orElse(null);
      }
      return answer;
    }

    /**
     * @param request made anew for each try, since the token may have changed meanwhile
     */
    private HubAnswer exchange(Supplier<HttpRequest> request) {
      try {
        return switch (retry.run(start, left -> attempt(request.get(), left), observer)) {
          case Ending.Done<HubAnswer> done -> dated(done.value());
          case Ending.GaveUp<HubAnswer> gaveUp ->
              throw new HubUnavailableException(
                  gaveUp.reason(),
                  gaveUp.attempts(),
                  gaveUp.retryAfter(),
                  gaveUp.mayPass(),
                  retry.deadline());
        };
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedCallException(
            "interrupted while waiting for the hub at " + settings.baseUrl(), e);
      }
    }
  }

  /** Gives up whatever is under way. */
  @Override
  public void close() {
    closed = true;
    http.shutdownNow();
    http.close();
  }

  private HttpRequest.Builder request(HubPath path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.resolve(path))
            .header("Accept", "application/json, application/problem+json")
            .header("User-Agent", settings.userAgent());
    settings.token().get().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  private Try<HubAnswer> attempt(HttpRequest request, Duration left) throws InterruptedException {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    boolean lastWord = left.compareTo(settings.requestTimeout()) <= 0;
    Duration patience = lastWord ? left : settings.requestTimeout();
    CompletableFuture<HttpResponse<String>> exchange =
        http.sendAsync(request, BoundedBody.handler(settings.maxAnswerBytes()));
    try {
      // The request's own timeout ends with the headers; a body may stall, too.
      return reader.read(exchange.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      String reason = settings.baseUrl() + " gave no answer in time";
      return lastWord ? new Try.CutShort<>(reason) : new Try.Failed<>(reason, null);
    } catch (ExecutionException e) {
      return NetworkTrouble.judge(settings.baseUrl(), e);
    } finally {
      exchange.cancel(true);
    }
  }
}
