package io.riskhub.hub.bus.outbox;

import io.riskhub.hub.bus.BusUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An outbox for a hub that hands events to itself: lets go of it as soon as other hubs announce its
 * events over a topic, where this one would keep them from their readers.
 */
public final class YieldingOutbox implements Outbox {

  private final Outbox outbox;
  private final AnnouncedTopic topic;

  public YieldingOutbox(Outbox outbox, AnnouncedTopic topic) {
    this.outbox = outbox;
    this.topic = topic;
  }

  @Override
  public Optional<OutboxLease> tryLease() {
    return topic.current().isPresent()
        ? Optional.empty()
        : outbox.tryLease().map(YieldingLease::new);
  }

  @Override
  public Backlog backlog() {
    return outbox.backlog();
  }

  @Override
  public void close() {
    outbox.close();
  }

  /** Asks about each batch: it may be held for months. */
  private final class YieldingLease implements OutboxLease {

    private final OutboxLease lease;

    YieldingLease(OutboxLease lease) {
      this.lease = lease;
    }

    @Override
    public List<OutboxEntry> oldest(int limit, Set<String> withoutWorlds) {
      List<OutboxEntry> entries = lease.oldest(limit, withoutWorlds);
      // After they were read: what a hub with a topic has committed, it committed after it said so.
      topic
          .current()
          .ifPresent(
              name -> {
                throw new BusUnavailableException(
                    "other hubs announce the events over the topic %s now, and this one leaves them alone; start it anew with --brokers, or with --no-consume"
                        .formatted(name),
                    null);
              });
      return entries;
    }

    @Override
    public void remove(List<OutboxEntry> published) {
      lease.remove(published);
    }

    @Override
    public void setAside(OutboxEntry entry, String reason) {
      lease.setAside(entry, reason);
    }

    @Override
    public void restoreSetAside() {
      lease.restoreSetAside();
    }

    @Override
    public void keepAlive() {
      lease.keepAlive();
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
