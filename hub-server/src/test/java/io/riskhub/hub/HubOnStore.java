package io.riskhub.hub;

import io.riskhub.blob.BlobStore;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A real hub on a real store that the test can look into. */
final class HubOnStore implements AutoCloseable {

  private final HubServer server;
  private final Caller caller;

  HubOnStore(Path directory, BlobStore store) {
    this(directory, store, HttpLimits.DEFAULT);
  }

  HubOnStore(Path directory, BlobStore store, HttpLimits limits) {
    server =
        HubAssembly.start(
            RunningHub.config(directory), Clock.systemUTC(), limits, configured -> store);
    caller = new Caller(server.baseUri(), Optional.empty());
  }

  Caller caller() {
    return caller;
  }

  @Override
  public void close() {
    server.close();
  }
}
