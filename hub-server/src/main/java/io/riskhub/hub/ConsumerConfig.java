package io.riskhub.hub;

import io.riskhub.hub.bus.external.ShellCommand;
import io.riskhub.hub.bus.external.WebHookAddress;
import io.riskhub.hub.kafka.consumer.KafkaSubscription;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that a process is told which consumes events and serves nobody.
 *
 * @param hub where the hub's database, blobs and control bus are; the bus must be given
 * @param group the consumer group, whose members share the events
 * @param start where to begin in the topic
 * @param mostMessages after how many to end
 * @param workers the names of the workers that find signals, of {@link EventConsumer#WORKERS}
 * @param program a shell command that is run for every event
 * @param webHook where every event is posted to
 * @param workerTimeout how long program and web hook may take for an event
 * @param metrics the address to show health and metrics at; its port may be 0 for any free one
 */
public record ConsumerConfig(
    HubConfig hub,
    String group,
    KafkaSubscription.Start start,
    long mostMessages,
    List<String> workers,
    Optional<ShellCommand> program,
    Optional<WebHookAddress> webHook,
    Duration workerTimeout,
    Optional<InetSocketAddress> metrics) {

  public ConsumerConfig {
    workers = List.copyOf(workers);
    if (hub.bus().isEmpty()) {
      throw new IllegalArgumentException("a consumer needs a control bus");
    }
  }
}
