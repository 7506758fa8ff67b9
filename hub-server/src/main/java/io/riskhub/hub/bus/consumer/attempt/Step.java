package io.riskhub.hub.bus.consumer.attempt;

import io.riskhub.hub.blobs.BlobsUnavailableException;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.snapshot.StorageUnavailableException;

/** One of the things that are to be done about an event, and how often it has failed. */
final class Step {

  private final Work work;
  private int made;
  private String error = "";

  Step(Work work) {
    this.work = work;
  }

  /** What came of an attempt. */
  sealed interface Outcome {
    /** It ended well. */
    record Done() implements Outcome {}

    /** It is not to be tried again. */
    record GivenUp() implements Outcome {}

    /** It may end well the next time. */
    record Failed(Exception cause) implements Outcome {}

    /** What it needs is out of reach; that says nothing about the event. */
    record Away(RuntimeException outage) implements Outcome {}
  }

  Outcome attempt(RetryPolicy policy) throws InterruptedException {
    try {
      work.run();
      return new Outcome.Done();
    } catch (InterruptedException e) {
      throw e;
    } catch (StorageUnavailableException | BusUnavailableException | BlobsUnavailableException e) {
      Interrupts.check(e);
      return new Outcome.Away(e);
    } catch (RejectedEventException e) {
      made++;
      error = "the event was rejected: " + e.getMessage();
      return new Outcome.GivenUp();
    } catch (Exception e) {
      Interrupts.check(e);
      made++;
      error = describe(e);
      return made >= policy.attempts() ? new Outcome.GivenUp() : new Outcome.Failed(e);
    }
  }

  /** The attempts that counted. */
  int made() {
    return made;
  }

  /** Why the last attempt failed, and whose it was. */
  String error() {
    return work.name() + ": " + error;
  }

  private static String describe(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
