package io.riskhub.hub.config.demand;

import io.riskhub.hub.Profile;
import io.riskhub.hub.config.settings.HubSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a configuration is for: a process is asked for no settings that it has no use for. */
public enum Purpose {
  /** A hub, which callers speak to. */
  SERVE,
  /** A consumer of events beside hubs. */
  CONSUME,
  /** Something that works on the stores of hubs, be these up or down. */
  BACKFILL;

  /** Whether callers reach the process, so that it matters who may. */
  public boolean hasCallers() {
    return this == SERVE;
  }

  /** Adds what the settings lack for their profile, unless that was told already. */
  public void check(HubSettings settings, List<String> problems) {
    if (settings.profile() == Profile.PROD) {
      demands().stream()
          .filter(demand -> !demand.isMetBy(settings) && !demand.isToldIn(problems))
          .map(Demand::message)
          .forEach(problems::add);
    }
  }

  private Set<Demand> demands() {
    return switch (this) {
      case SERVE -> EnumSet.allOf(Demand.class);
      case CONSUME -> EnumSet.complementOf(EnumSet.of(Demand.TOKEN));
      case BACKFILL -> EnumSet.of(Demand.DATABASE, Demand.REDIS, Demand.AUDIT);
    };
  }
}
