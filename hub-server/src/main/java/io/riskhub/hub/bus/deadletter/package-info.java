/** Events that were given up and are kept by the hub itself, for want of a topic. */
@NullMarked
package io.riskhub.hub.bus.deadletter;

import org.jspecify.annotations.NullMarked;
