package io.riskhub.cli.backfill;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.progress.Progress;
import io.riskhub.hub.Backfill;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.backfill.SnapshotSource;
import io.riskhub.hub.kafka.restore.AnnouncedSnapshots;

/** What {@code --from} names, open to be read. */
sealed interface BackfillFrom extends AutoCloseable {

  /** What is there of snapshots; closed with this. */
  SnapshotSource snapshots(Backfill stores);

  /** Whether what comes from there is announced, unless told otherwise. */
  boolean announces();

  /** In what its size is measured. */
  Progress.Unit unit();

  /** What to call it in a sentence. */
  String words();

  @Override
  default void close() {}

  /** Opens it, before the stores are: a wrong name leaves them alone. */
  static BackfillFrom open(String name, HubConfig config) {
    return switch (name) {
      case "activation" -> new Activation();
      case "topic" ->
          new Topic(
              new AnnouncedSnapshots(
                  config
                      .bus()
                      .orElseThrow(
                          () ->
                              new CommandFailure(
                                  ExitCode.USAGE,
                                  "--from topic: needs --brokers, which have the topic"))));
      default -> new File(name, new FileSnapshots(name));
    };
  }

  /** The activation, which is in the stores themselves. */
  record Activation() implements BackfillFrom {

    @Override
    public SnapshotSource snapshots(Backfill stores) {
      return stores.activation();
    }

    @Override
    public boolean announces() {
      return true;
    }

    @Override
    public Progress.Unit unit() {
      return Progress.Unit.WORLDS;
    }

    @Override
    public String words() {
      return "the activation";
    }
  }

  /** The control bus. Its readers have heard of what is there. */
  record Topic(AnnouncedSnapshots announced) implements BackfillFrom {

    @Override
    public SnapshotSource snapshots(Backfill stores) {
      return announced;
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

    @Override
    public void close() {
      announced.close();
    }
  }

  /** A file, or standard input. */
  record File(String name, FileSnapshots listed) implements BackfillFrom {

    @Override
    public SnapshotSource snapshots(Backfill stores) {
      return listed;
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

    @Override
    public void close() {
      listed.close();
    }
  }
}
