package io.riskhub.hub.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A line between its arrival and the disk. */
final class PendingLine {

  private final ObjectNode json;
  private final CompletableFuture<@Nullable Void> written = new CompletableFuture<>();

  PendingLine(AuditRecord record) {
    // By the thread of the caller: the writer has enough to do.
    this.json = record.json();
  }

  ObjectNode json() {
    return json;
  }

  void complete() {
    written.complete(null);
  }

  void fail(AuditUnavailableException failure) {
    written.completeExceptionally(failure);
  }

  void await(Duration patience) {
    try {
      written.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AuditUnavailableException failure
          ? failure
          : new AuditUnavailableException("a line of the audit failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AuditUnavailableException(
          "the audit was not written within " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuditUnavailableException("a line of the audit was interrupted", e);
    }
  }
}
