package io.riskhub.hub.bus.consumer;

import io.riskhub.contract.Refusals;
import io.riskhub.contract.Snapshot;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.hub.bus.consumer.attempt.Work;
import io.riskhub.hub.snapshot.PushResult;
import io.riskhub.hub.snapshot.StoreResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that the hub has the snapshot that was announced. */
record Adoption(Snapshot snapshot, HubSnapshots snapshots) implements Work {

  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

  @Override
  public String name() {
    return "hub";
  }

  @Override
  public void run() throws RejectedEventException {
    switch (snapshots.adopt(snapshot)) {
      case StoreResult.Stored stored -> LOG.debug("{} came over the bus", snapshot.key());
      case StoreResult.Duplicate duplicate -> {}
      case StoreResult.Conflict conflict ->
          throw new RejectedEventException(
              snapshot.key() + " is stored with other content; send that under a new version");
      case PushResult.Refused refused ->
          throw new RejectedEventException(Refusals.problem(refused.verdict()).detail());
    }
  }
}
