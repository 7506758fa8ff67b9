/** Gathers concurrent pushes into few transactions. */
@NullMarked
package io.riskhub.hub.snapshot.ingest;

import org.jspecify.annotations.NullMarked;
