package io.riskhub.cli.hub;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanTime;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Calls to one hub, each retried until its deadline. */
public final class HubConnection implements AutoCloseable {

  private final HubTarget target;
  private final Retry retry;
  private final BiConsumer<String, Duration> onRetry;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          // A redirect could carry the token to another host.
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HubConnection(HubTarget target, Retry retry, BiConsumer<String, Duration> onRetry) {
    this.target = target;
    this.retry = retry;
    this.onRetry = onRetry;
  }

  /**
   * Connects with the first call.
   *
   * @param onRetry hears why a call is tried again, and after which wait
   */
  public static HubConnection to(HubTarget target, BiConsumer<String, Duration> onRetry) {
    return new HubConnection(target, Retry.standard(), onRetry);
  }

  /** Where the hub is, for people. */
  public String baseUrl() {
    return target.baseUrl();
  }

  /** Reads. */
  public HubAnswer get(HubPath path) {
    return call(request(path).GET());
  }

  /** Sends {@code json} exactly as it is; only for calls that the hub takes twice as once. */
  public HubAnswer post(HubPath path, String json, Map<String, String> headers) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return call(request.POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
  }

  /** Gives up whatever is under way. */
  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private HttpRequest.Builder request(HubPath path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(path))
            .header("Accept", "application/json, application/problem+json")
            .header("User-Agent", target.userAgent());
    target.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  private HubAnswer call(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      return switch (retry.run(target.timeout(), left -> attempt(request, left), onRetry)) {
        case Retry.Try.Done<HubAnswer> done -> done.value();
        case Retry.Try.Failed<HubAnswer> failed -> new HubAnswer.Unavailable(problem(failed));
        case Retry.Try.CutShort<HubAnswer> cut ->
            new HubAnswer.Unavailable(Problem.of(cut.reason()));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAULT, "interrupted while waiting for the hub", e);
    }
  }

  private Problem problem(Retry.Try.Failed<HubAnswer> failed) {
    Duration asked = failed.retryAfter();
    return Problem.of(
        failed.reason()
            + (asked == null
                ? " (--timeout " + HumanTime.precise(target.timeout()) + ")"
                : "; it asks to come back after " + HumanTime.precise(asked)));
  }

  private Retry.Try<HubAnswer> attempt(HttpRequest request, Duration left)
      throws InterruptedException {
    CompletableFuture<HttpResponse<String>> exchange =
        http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      // The request's own timeout ends with the headers; a body may stall, too.
      return AnswerReader.read(exchange.get(left.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return new Retry.Try.CutShort<>(target.baseUrl() + " gave no answer in time");
    } catch (ExecutionException e) {
      return NetworkTrouble.judge(target.baseUrl(), e);
    } finally {
      exchange.cancel(true);
    }
  }
}
