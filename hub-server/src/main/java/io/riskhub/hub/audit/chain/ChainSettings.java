package io.riskhub.hub.audit.chain;

import java.nio.file.Path;

/**
 * Where and how a chain is written.
 *
 * @param directory where its files are
 * @param name what their names begin with
 * @param hash how its lines are hashed
 * @param maxFileBytes how large a file may grow before the next one is begun
 * @param sync whether lines are forced to the disk, so that they outlive a loss of power
 */
public record ChainSettings(
    Path directory, String name, ChainHash hash, long maxFileBytes, boolean sync) {}
