package io.riskhub.cli.doctor.check;

import io.riskhub.hub.HubConfig;
import io.riskhub.hub.access.network.NetworkRules;
import io.riskhub.hub.access.network.Networks;
import io.riskhub.hub.probe.Finding;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** From where can the hub be reached? */
public final class Exposure {

  private static final String NETWORKS = "networks";

  private final String host;
  private final NetworkRules rules;

  public Exposure(HubConfig config) {
    this.host = config.host();
    this.rules = config.access().networks();
  }

  public Check check() {
    return new Check(NETWORKS, "allowed networks", this::look);
  }

  private void look(List<Finding> findings) {
    if (isLoopback()) {
      findings.add(Finding.ok(NETWORKS, host + " is reached from this machine alone"));
      return;
    }
    findings.add(
        rule("risk_hub.allowed_networks", "the hub's routes", rules.hub(), "the gateway's"));
    findings.add(
        rule(
            "risk_hub.operations_networks",
            "/health and /metrics",
            rules.operations(),
            "the monitors'"));
  }

  private static Finding rule(String key, String routes, Networks allowed, String whose) {
    return allowed.isEmpty()
        ? Finding.doubtful(
            NETWORKS,
            routes + " answer whoever reaches this machine",
            "set %s to %s networks and those of operators".formatted(key, whose))
        : Finding.ok(NETWORKS, routes + " answer " + allowed);
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Of which the configuration's check tells.
      return false;
    }
  }
}
