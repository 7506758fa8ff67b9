/** What the control bus still knows of snapshots, for a store that has lost them. */
@NullMarked
package io.riskhub.hub.kafka.restore;

import org.jspecify.annotations.NullMarked;
