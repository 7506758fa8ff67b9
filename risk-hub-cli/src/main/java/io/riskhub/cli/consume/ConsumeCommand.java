package io.riskhub.cli.consume;

import io.riskhub.cli.failure.StartTrouble;
import io.riskhub.cli.options.BlobOptions;
import io.riskhub.cli.options.BusOptions;
import io.riskhub.cli.options.ConfigOptions;
import io.riskhub.cli.options.Environment;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.ProfileOptions;
import io.riskhub.cli.options.StorageOptions;
import io.riskhub.cli.options.value.InstantConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.ServiceLogging;
import io.riskhub.contract.IsoInstant;
import io.riskhub.hub.ConsumerConfig;
import io.riskhub.hub.EventConsumer;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubStartException;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.HubConfigs;
import io.riskhub.hub.config.demand.Purpose;
import io.riskhub.hub.config.settings.AccessSettings;
import io.riskhub.hub.config.settings.AuditSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.LimitSettings;
import io.riskhub.hub.config.settings.TlsSettings;
import io.riskhub.hub.kafka.consumer.KafkaSubscription;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub consume}. */
@Command(
    name = "consume",
    header = "Handle the events of the control bus until told to stop.",
    description =
        "Every announced snapshot is checked, stored where it is not yet, and assessed by the"
            + " workers. What cannot be handled goes to the dead-letter topic. Several of these, and"
            + " hubs, share the events of a group.",
    footer = {
      "riskhub consume --brokers k1:9092 --dsn postgresql://riskhub@db/riskhub",
      "riskhub consume --brokers k1:9092 --group worlds \\",
      "  --exec 'jq .data.world_id >> worlds.txt'",
      "riskhub consume --brokers k1:9092 --group replay --from-beginning \\",
      "  --max-messages 1000"
    })
public final class ConsumeCommand implements Callable<Integer> {

  @Mixin private ConfigOptions configFile;
  @Mixin private ProfileOptions profile;
  @Mixin private StorageOptions storage;
  @Mixin private BlobOptions blobs;
  @Mixin private BusOptions bus;
  @Mixin private WorkerOptions workers;
  @ArgGroup private @Nullable From from;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      defaultValue = KafkaSubscription.DEFAULT_GROUP,
      description =
          "the consumer group, which shares the events and the memory of what was handled; workers"
              + " beside a hub that consumes, which should see every event as well, need a group"
              + " of their own (default: ${DEFAULT-VALUE})")
  private String group;

  @Option(
      names = "--max-messages",
      paramLabel = "N",
      description = "end after so many events (default: never)")
  private @Nullable Long mostMessages;

  @Option(
      names = "--metrics",
      paramLabel = "HOST:PORT",
      description = "show health and Prometheus metrics at this address, such as 127.0.0.1:9464")
  private @Nullable String metrics;

  @Mixin private OutputOptions output;

  /** Where to begin, when not after what the group has handled. */
  static final class From {
    @Option(names = "--from-beginning", description = "begin at the topic's earliest event")
    @SuppressWarnings("UnusedVariable") // That it stands there without --since says all.
    private boolean beginning;

    @Option(
        names = "--since",
        paramLabel = "INSTANT",
        converter = InstantConverter.class,
        description = "begin at the first event at or after this instant")
    private @Nullable String since;

    KafkaSubscription.Start start(Clock clock) {
      return since == null
          ? new KafkaSubscription.Start.Beginning()
          : new KafkaSubscription.Start.Since(past(since, clock));
    }

    private static Instant past(String since, Clock clock) {
      Instant instant = IsoInstant.parse(since).orElseThrow();
      // Brokers count from 1970, and have other meanings for what is before it.
      if (instant.isBefore(Instant.EPOCH) || instant.isAfter(clock.instant())) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "--since %s: must be in the past, and not before 1970".formatted(since));
      }
      return instant;
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (mostMessages != null && mostMessages < 1) {
      throw new CommandFailure(
          ExitCode.USAGE, "--max-messages " + mostMessages + ": must be 1 or more");
    }
    ConsumerConfig config = config();
    ServiceLogging.start(output.isVerbose());
    EventConsumer consumer = start(config);
    Thread onSignal = new Thread(() -> stop(consumer), "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    output.remark("consuming " + config.hub().bus().orElseThrow() + " as " + config.group());
    config
        .metrics()
        .ifPresent(
            address ->
                output.remark(
                    "metrics at http://%s:%d/metrics"
                        .formatted(address.getHostString(), consumer.metricsPort().orElseThrow())));
    try (LiveLine live = LiveLine.over(consumer.tally(), output)) {
      live.show();
      consumer.await();
    } catch (IllegalStateException e) {
      throw new CommandFailure(ExitCode.FAULT, String.valueOf(e.getMessage()), e);
    } finally {
      consumer.close();
      forget(onSignal);
    }
    output
        .out()
        .println(
            output.isForPeople()
                ? LiveLine.sentence(consumer.tally())
                : JsonText.write(Consumed.of(consumer.tally()), output.format()));
    output.out().flush();
    return ExitCode.DONE.number();
  }

  /** It ended by itself, and nothing is left to be stopped. */
  private static void forget(Thread onSignal) {
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // It is what ended the consumer.
    }
  }

  private void stop(EventConsumer consumer) {
    output.remark("stopping: finishing what is under way");
    consumer.close();
    output.remark("stopped: " + LiveLine.sentence(consumer.tally()));
  }

  private ConsumerConfig config() {
    return new ConsumerConfig(
        hub(),
        group,
        from == null ? new KafkaSubscription.Start.Committed() : from.start(Clock.systemUTC()),
        mostMessages == null ? Long.MAX_VALUE : mostMessages,
        workers.names(),
        workers.program(),
        workers.webHook(),
        workers.timeout(),
        Optional.ofNullable(metrics).map(ConsumeCommand::address));
  }

  private static InetSocketAddress address(String text) {
    try {
      URI uri = new URI("tcp://" + text);
      if (uri.getHost() != null && uri.getPort() >= 0 && uri.getPath().isEmpty()) {
        return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort());
      }
    } catch (URISyntaxException e) {
      // Told below, as every other text that is no address.
    }
    throw new CommandFailure(ExitCode.USAGE, "--metrics " + text + ": must be HOST:PORT");
  }

  private HubConfig hub() {
    List<String> problems = new ArrayList<>();
    HubSettings flags =
        new HubSettings(
            profile.profile(),
            storage.settings(null, null, null),
            AccessSettings.NONE,
            AuditSettings.NONE,
            LimitSettings.NONE,
            blobs.settings(),
            bus.settings(),
            TlsSettings.NONE);
    try {
      HubConfig hub =
          HubConfigs.resolve(
              Purpose.CONSUME,
              flags.over(configFile.settings(problems)),
              Environment.dataDirectory(),
              problems);
      if (hub.bus().isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "--brokers is missing: a hub without Kafka consumes its events itself, this command"
                + " reads those of a topic");
      }
      return hub;
    } catch (ConfigException e) {
      throw StartTrouble.of("the consumer", e);
    }
  }

  private static EventConsumer start(ConsumerConfig config) {
    try {
      return EventConsumer.start(config);
    } catch (HubStartException e) {
      throw StartTrouble.of(e);
    }
  }
}
