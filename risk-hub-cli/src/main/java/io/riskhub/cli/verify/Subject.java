package io.riskhub.cli.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot to be verified.
 *
 * @param source file and line; null for one that the hub sent
 * @param body all of it, with the contract's defaults filled in, but for {@code hash}
 * @param hash the hash that it claims to have, if any
 * @param violation how it breaks the contract, if it does; it may have a hash all the same
 */
record Subject(
    @Nullable String source,
    String worldId,
    String version,
    ObjectNode body,
    @Nullable String hash,
    @Nullable String violation) {}
