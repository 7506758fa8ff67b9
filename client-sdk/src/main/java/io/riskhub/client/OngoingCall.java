package io.riskhub.client;

import io.riskhub.client.ClientListener.Operation;
import io.riskhub.client.ClientListener.Outcome;
import io.riskhub.client.http.HubHttp;
import io.riskhub.client.retry.Retry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call of one caller, and what the listener hears of it. For one thread. */
final class OngoingCall implements Retry.Observer {

  private static final Logger LOG = System.getLogger(OngoingCall.class.getName());

  private final Operation operation;
  private final HubHttp http;
  private final ClientListener listener;
  private final long start = System.nanoTime();
  private HubHttp.@Nullable Call hub;
  private int attempts;

  OngoingCall(Operation operation, HubHttp http, ClientListener listener) {
    this.operation = operation;
    this.http = http;
    this.listener = listener;
  }

  /** The hub, with one deadline for all that this call asks of it. */
  HubHttp.Call hub() {
    if (hub == null) {
      hub = http.begin(this);
    }
    return hub;
  }

  @Override
  public void attempt(int attempt) {
    attempts++;
    tell(() -> listener.attempt(operation, attempt));
  }

  @Override
  public void retry(int attempt, String reason, Duration wait) {
    tell(() -> listener.retry(operation, attempt, reason, wait));
  }

  void offloaded(String field, long bytes) {
    tell(() -> listener.offloaded(operation, field, bytes));
  }

  void finished(Outcome outcome) {
    Duration latency = Duration.ofNanos(System.nanoTime() - start);
    tell(() -> listener.finished(operation, outcome, attempts, latency));
  }

  /** Metrics that fail must not cost a snapshot. */
  private static void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the client's listener failed", e);
    }
  }
}
