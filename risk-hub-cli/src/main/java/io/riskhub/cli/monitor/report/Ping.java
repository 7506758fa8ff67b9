package io.riskhub.cli.monitor.report;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Tells a service that watches cron jobs (healthchecks.io and its like) that a run begins, and how
 * it ended. Whatever becomes of that never changes the run's own result.
 */
public final class Ping {

  /** Of each of the two; the hub's time is not spent on it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MOST_BYTES = 10_000;

  private final URI url;
  private final Consumer<String> remarks;
  private CompletableFuture<Void> started = CompletableFuture.completedFuture(null);

  /**
   * @param remarks hears of what failed
   */
  public Ping(URI url, Consumer<String> remarks) {
    this.url = url;
    this.remarks = remarks;
  }

  /** Says that a run begins, and does not wait. */
  public void start() {
    started = send("/start", "");
  }

  /** Says how it ended, once the service has heard of the beginning. */
  public void end(int exitCode, String output) throws InterruptedException {
    await(started);
    await(send("/" + exitCode, output));
  }

  private CompletableFuture<Void> send(String signal, String body) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("ping")
        .start(
            () -> {
              try {
                post(signal, body);
                sent.complete(null);
              } catch (IOException | RuntimeException e) {
                sent.completeExceptionally(e);
              }
            });
    return sent;
  }

  private void await(CompletableFuture<Void> sent) throws InterruptedException {
    try {
      sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      remark("gave no answer within " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      remark(cause instanceof StatusException told ? told.sentence() : "failed: " + cause);
    }
  }

  /** The rest of the address is as good as a password. */
  private void remark(String what) {
    remarks.accept("the ping to " + url.getHost() + " " + what + "; the check itself stands");
  }

  private void post(String signal, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    HttpURLConnection http = (HttpURLConnection) at(signal).toURL().openConnection();
    try {
      http.setConnectTimeout((int) PATIENCE.toMillis());
      http.setReadTimeout((int) PATIENCE.toMillis());
      http.setRequestMethod("POST");
      http.setRequestProperty("Content-Type", "text/plain; charset=utf-8");
      http.setDoOutput(true);
      try (OutputStream out = http.getOutputStream()) {
        out.write(body, 0, Math.min(body.length, MOST_BYTES));
      }
      if (http.getResponseCode() >= HttpURLConnection.HTTP_MULT_CHOICE) {
        throw new StatusException(http.getResponseCode());
      }
    } finally {
      http.disconnect();
    }
  }

  private URI at(String signal) {
    String path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return URI.create(url.getScheme() + "://" + url.getRawAuthority() + path + signal + query);
  }

  /** The service did not take it. */
  private static final class StatusException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    StatusException(int status) {
      super("status " + status);
      this.status = status;
    }

    String sentence() {
      return "was answered " + status;
    }
  }
}
