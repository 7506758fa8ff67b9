package io.riskhub.cli.verify.report;

import org.jspecify.annotations.Nullable;

/**
 * The first field in which two snapshots differ, in the order in which fields are hashed.
 *
 * @param field its path, such as {@code weights.AAPL}
 * @param expected the hub's value in JSON, cut where it is long; null when it has none
 * @param found the other's
 */
public record Difference(String field, @Nullable String expected, @Nullable String found) {}
