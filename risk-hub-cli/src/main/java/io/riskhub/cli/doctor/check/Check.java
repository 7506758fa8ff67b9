package io.riskhub.cli.doctor.check;

import io.riskhub.hub.probe.Finding;
import java.util.List;

/**
 * A look at one of the things that a hub needs.
 *
 * @param subject what it is about, when it comes to nothing
 * @param address where that is, for people
 * @param look takes as long as it takes
 */
public record Check(String subject, String address, Look look) {

  /** Finds something. */
  @FunctionalInterface
  public interface Look {

    /**
     * Adds each finding as soon as it is made, so that those are known that came before one that
     * hangs.
     */
    void at(List<Finding> findings) throws Exception;
  }
}
