package io.riskhub.cli.doctor.check;

import io.riskhub.cli.options.Environment;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.Profile;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.HubConfigs;
import io.riskhub.hub.config.demand.Purpose;
import io.riskhub.hub.config.settings.AccessSettings;
import io.riskhub.hub.config.settings.BlobSettings;
import io.riskhub.hub.config.settings.BusSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.probe.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The configuration of a hub, and how far it can be used.
 *
 * @param config the whole if it has no mistakes, else what remains when nothing is demanded of it;
 *     empty if that is of no use either
 * @param access who may speak to the hub, with the secrets that are configured
 * @param shared whether hubs are to share all that they keep, so that what is not configured has no
 *     default
 */
public record Examined(
    List<Finding> findings, Optional<HubConfig> config, AccessSettings access, boolean shared) {

  private static final String SUBJECT = "config";

  public Examined {
    findings = List.copyOf(findings);
  }

  /**
   * Examines settings.
   *
   * @param source gives them, and adds the mistakes that it finds
   */
  public static Examined of(Function<List<String>, HubSettings> source) {
    List<String> problems = new ArrayList<>();
    try {
      HubSettings settings = source.apply(problems);
      try {
        HubConfig config = resolve(Purpose.SERVE, settings, problems);
        return new Examined(
            List.of(sound(config)), Optional.of(config), settings.access(), isShared(settings));
      } catch (ConfigException e) {
        // What had to be left out is not there, rather than at its default.
        boolean whole = resolved(settings).isPresent();
        return new Examined(
            mistakes(e), usable(settings), settings.access(), !whole || isShared(settings));
      }
    } catch (ConfigException e) {
      return new Examined(mistakes(e), Optional.empty(), AccessSettings.NONE, false);
    }
  }

  private static boolean isShared(HubSettings settings) {
    return settings.profile() == Profile.PROD;
  }

  /** With what a mistake in the settings of blobs or events does not touch. */
  private static Optional<HubConfig> usable(HubSettings settings) {
    HubSettings withoutBlobs = settings.with(BlobSettings.NONE);
    return Stream.of(
            settings,
            withoutBlobs,
            settings.with(BusSettings.NONE),
            withoutBlobs.with(BusSettings.NONE))
        .map(Examined::resolved)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<HubConfig> resolved(HubSettings settings) {
    try {
      return Optional.of(resolve(Purpose.BACKFILL, settings.with(Profile.DEV), List.of()));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  private static HubConfig resolve(Purpose purpose, HubSettings settings, List<String> problems) {
    return HubConfigs.resolve(purpose, settings, Environment.dataDirectory(), problems);
  }

  private static Finding sound(HubConfig config) {
    return Finding.ok(
        SUBJECT,
        config.profile() == Profile.PROD
            ? "no mistakes; profile prod has all that it insists on"
            : "no mistakes; profile dev");
  }

  private static List<Finding> mistakes(ConfigException e) {
    return e.problems().stream()
        .map(
            problem ->
                Finding.misconfigured(
                    SUBJECT, problem, "correct it in the flag, the variable or the --config file"))
        .toList();
  }
}
