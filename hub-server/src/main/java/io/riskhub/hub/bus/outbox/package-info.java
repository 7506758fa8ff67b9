/** From the outbox to the control bus: every committed event, at least once, in order. */
@NullMarked
package io.riskhub.hub.bus.outbox;

import org.jspecify.annotations.NullMarked;
