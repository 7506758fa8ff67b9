package io.riskhub.cli.backfill;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.progress.Progress;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.backfill.SnapshotSource;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.restore.AnnouncedSnapshots;

/** What {@code --from} names. */
sealed interface BackfillFrom {

  /** Connects to it, or opens it. */
  SnapshotSource open(HubConfig config);

  /** Whether what comes from there is announced, unless told otherwise. */
  boolean announces();

  /** In what its size is measured. */
  Progress.Unit unit();

  /** What to call it in a sentence. */
  String words();

  static BackfillFrom of(String name) {
    return switch (name) {
      case "topic" -> new Topic();
      case "activation" ->
          throw new CommandFailure(
              ExitCode.USAGE,
              "--from activation: this hub keeps no activation state yet; choose topic or a file");
      default -> new File(name);
    };
  }

  /** The control bus. Its readers have heard of what is there. */
  record Topic() implements BackfillFrom {

    @Override
    public SnapshotSource open(HubConfig config) {
      KafkaSettings bus =
          config
              .bus()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.USAGE, "--from topic: needs --brokers, which have the topic"));
      return new AnnouncedSnapshots(bus);
    }

    @Override
    public boolean announces() {
      return false;
    }

    @Override
    public Progress.Unit unit() {
      return Progress.Unit.MESSAGES;
    }

    @Override
    public String words() {
      return "the topic";
    }
  }

  /** A file, or standard input. */
  record File(String name) implements BackfillFrom {

    @Override
    public SnapshotSource open(HubConfig config) {
      return new FileSnapshots(name);
    }

    @Override
    public boolean announces() {
      return true;
    }

    @Override
    public Progress.Unit unit() {
      return Progress.Unit.BYTES;
    }

    @Override
    public String words() {
      return name.equals("-") ? "standard input" : name;
    }
  }
}
