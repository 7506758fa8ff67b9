/**
 * Taking snapshots in and reading them: the service, its ports, and the batching of concurrent
 * pushes.
 */
@NullMarked
package io.riskhub.hub.snapshot;

import org.jspecify.annotations.NullMarked;
