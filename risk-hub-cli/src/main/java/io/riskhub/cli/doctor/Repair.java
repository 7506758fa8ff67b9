package io.riskhub.cli.doctor;

import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.probe.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that {@code --fix} did, or could not do.
 *
 * @param deed such as {@code create the topic events}
 * @param done whether it was done
 * @param message why it was not; empty if it was
 */
record Repair(String deed, boolean done, String message) {

  /** Does what the findings' remedies do, each once. */
  static List<Repair> of(List<Finding> findings) {
    Map<String, Remedy> remedies = new LinkedHashMap<>();
    findings.forEach(
        finding -> finding.remedy().ifPresent(one -> remedies.putIfAbsent(one.deed(), one)));
    List<Repair> repairs = new ArrayList<>();
    remedies.values().forEach(remedy -> repairs.add(of(remedy)));
    return repairs;
  }

  private static Repair of(Remedy remedy) {
    try {
      remedy.work().run();
      return new Repair(remedy.deed(), true, "");
    } catch (RuntimeException e) {
      return new Repair(remedy.deed(), false, String.valueOf(e.getMessage()));
    }
  }
}
