package io.riskhub.client.draft;

import static java.util.Objects.requireNonNull;

import io.riskhub.contract.Identifiers;
import io.riskhub.contract.IsoInstant;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a portfolio. It names the snapshot: the same event always gives the same
 * version, whatever the weights, and two events give two. A gateway that computes an event's
 * snapshot anew, from other prices, is told of a conflict by the hub and changes nothing; that is
 * why prices do not belong into the version.
 *
 * <p>So two events with the same reason at the same instant need an {@code id}. Fills often are
 * such, which is why they must have one.
 *
 * @param reason why a snapshot is published
 * @param asOf the instant that the snapshot describes
 * @param id what tells the event from others of the same reason and instant, such as the id of an
 *     order or fill; {@code null} when nothing has to
 */
public record PortfolioEvent(Reason reason, Instant asOf, @Nullable String id) {

  /** What a version must not hold, and the sign that escapes it. */
  private static final Pattern ESCAPED = Pattern.compile("[/\\\\%\\p{Cntrl}\\x{80}-\\x{9f}]");

  /**
   * An event.
   *
   * @throws IllegalArgumentException when the id is blank or too long for a version, a fill has
   *     none, or the instant is not in the years 1 to 9999
   */
  public PortfolioEvent {
    requireNonNull(reason, "reason");
    if (IsoInstant.parse(asOf.toString()).isEmpty()) {
      throw new IllegalArgumentException(asOf + " is not in the years 1 to 9999");
    }
    if (id == null && reason == Reason.FILL) {
      throw new IllegalArgumentException("a fill needs an id; give the fill's or order's");
    }
    if (id != null && id.isBlank()) {
      throw new IllegalArgumentException("the event's id is blank; give none, or a name");
    }
    Optional<String> violation = Identifiers.violation(version(reason, asOf, id));
    if (violation.isPresent()) {
      throw new IllegalArgumentException("the event's version " + violation.get());
    }
  }

  /** The portfolio's targets changed; the only time at that instant. */
  public static PortfolioEvent rebalance(Instant asOf) {
    return new PortfolioEvent(Reason.REBALANCE, asOf, null);
  }

  /** An order was filled, wholly or in part, under an id of its own. */
  public static PortfolioEvent fill(Instant asOf, String fillId) {
    return new PortfolioEvent(Reason.FILL, asOf, fillId);
  }

  /** The positions were compared with those of the broker; the only time at that instant. */
  public static PortfolioEvent positionSync(Instant asOf) {
    return new PortfolioEvent(Reason.POSITION_SYNC, asOf, null);
  }

  /**
   * The snapshot's version: {@code rebalance-2025-01-01T00:00:00Z}, and {@code -<id>} if there is
   * one. What a version must not hold, and {@code %}, is written {@code %XX} there.
   */
  public String version() {
    return version(reason, asOf, id);
  }

  private static String version(Reason reason, Instant asOf, @Nullable String id) {
    String version = reason.wireName() + "-" + asOf;
    return id == null
        ? version
        : version + "-" + ESCAPED.matcher(id).replaceAll(PortfolioEvent::escape);
  }

  private static String escape(MatchResult found) {
    return String.format("%%%02X", (int) found.group().charAt(0));
  }
}
