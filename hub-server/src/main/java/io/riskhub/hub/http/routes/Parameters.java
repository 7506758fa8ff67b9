package io.riskhub.hub.http.routes;

import io.helidon.http.HeaderName;
import io.helidon.webserver.http.ServerRequest;
import io.riskhub.contract.Identifiers;
import io.riskhub.contract.IsoInstant;
import io.riskhub.hub.http.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads path, query and header parameters, and says what is wrong with one. */
public final class Parameters {

  private static final int MAX_LABEL_LENGTH = 200;

  private final ServerRequest request;

  public Parameters(ServerRequest request) {
    this.request = request;
  }

  /** The world of the path, as it was sent. */
  String pathWorld() {
    return WorldPath.world(request);
  }

  /** The world of the path, which must be a possible one. */
  public String world() {
    String world = pathWorld();
    Identifiers.violation(world)
        .ifPresent(
            message -> {
              throw ProblemException.parameter("world_id", message);
            });
    return world;
  }

  /** Who says to be calling, if somebody does. */
  public Optional<String> actor() {
    return request.headers().contains(PushRoute.ACTOR)
        ? Optional.of(header(PushRoute.ACTOR))
        : Optional.empty();
  }

  /** A header that must be there. */
  String header(HeaderName name) {
    String value = request.headers().first(name).map(String::strip).orElse("");
    if (value.isEmpty()) {
      throw ProblemException.parameter(name.defaultCase(), "is missing; send the header");
    }
    return label(name.defaultCase(), value);
  }

  /** A stage or actor to look for, or {@code null} for any. */
  @Nullable String filter(String name) {
    return query(name)
        .filter(value -> !value.isEmpty())
        .map(value -> label(name, value))
        .orElse(null);
  }

  /** Stages and actors come in headers, which carry nothing else safely. */
  private static String label(String name, String value) {
    if (value.length() > MAX_LABEL_LENGTH || !value.chars().allMatch(Parameters::isVisibleAscii)) {
      throw ProblemException.parameter(
          name, "must be 1 to " + MAX_LABEL_LENGTH + " ASCII characters");
    }
    return value;
  }

  private static boolean isVisibleAscii(int character) {
    return character >= ' ' && character <= '~';
  }

  /** A text, or {@code null} when none was sent. */
  public @Nullable String text(String name) {
    return query(name).filter(value -> !value.isEmpty()).orElse(null);
  }

  /** A version to look for, or {@code null} when none was sent. */
  @Nullable String version() {
    String version = text("version");
    if (version != null) {
      Identifiers.violation(version)
          .ifPresent(
              message -> {
                throw ProblemException.parameter("version", message);
              });
    }
    return version;
  }

  boolean flag(String name) {
    String value = query(name).orElse("false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.parameter(name, "is \"" + value + "\"; send true or false");
    };
  }

  int number(String name, int from, int to, int otherwise) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    String message = "is \"%s\"; send a whole number from %d to %d".formatted(text.get(), from, to);
    try {
      int value = Integer.parseInt(text.get());
      if (value >= from && value <= to) {
        return value;
      }
      throw ProblemException.parameter(name, message);
    } catch (NumberFormatException e) {
      throw ProblemException.parameter(name, message);
    }
  }

  @Nullable Instant instant(String name) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return null;
    }
    return IsoInstant.parse(text.get())
        .orElseThrow(
            () ->
                ProblemException.parameter(
                    name,
                    "is \""
                        + text.get()
                        + "\"; send an ISO-8601 date or date-time such as 2026-01-31T00:00:00Z"
                        + " (a plus sign must be written %2B)"));
  }

  private Optional<String> query(String name) {
    return request.query().first(name).asOptional();
  }
}
