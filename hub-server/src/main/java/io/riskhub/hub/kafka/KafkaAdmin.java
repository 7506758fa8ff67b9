package io.riskhub.hub.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Makes Kafka's administrative clients, and waits for their answers. */
public final class KafkaAdmin {

  private KafkaAdmin() {}

  /**
   * A client, to be closed.
   *
   * @param patience how long a question may take, unless the client properties say it
   * @throws KafkaException when the settings cannot be used
   */
  public static Admin open(KafkaSettings settings, Duration patience) {
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "riskhub-topics");
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    Object chosen =
        properties.computeIfAbsent(
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, unset -> (int) patience.toMillis());
    // One request may take all of it: Kafka insists that it takes no more.
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, chosen);
    return Admin.create(properties);
  }

  /**
   * An answer, once it is there.
   *
   * @throws KafkaException in its stead
   */
  public static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  /** What is at the bottom of it: of a wrong setting the outermost message says nothing. */
  public static String reason(KafkaException failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }
}
