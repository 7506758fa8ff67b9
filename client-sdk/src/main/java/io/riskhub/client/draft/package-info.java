/**
 * Makes the snapshots that a trading gateway publishes: after a rebalance, a fill and a position
 * sync, from positions or allocations.
 *
 * <pre>{@code
 * SnapshotDraft draft =
 *     SnapshotBuilder.after("us-tech", PortfolioEvent.fill(filledAt, "F-1009"))
 *         .positions(List.of(new Position("AAPL", 100, 204.6), new Position("cash", 5_000, 1)))
 *         .covariance(covariance)
 *         .ttl(Duration.ofMinutes(15))
 *         .build();
 * }</pre>
 *
 * <p>The same input gives the same bytes, and one event one version, so that a retry is known as
 * such even after a restart of the gateway.
 */
@NullMarked
package io.riskhub.client.draft;

import org.jspecify.annotations.NullMarked;
