/**
 * What becomes of an event that came over the bus: checked, dropped, applied to the hub and handed
 * to the workers, or put with the dead letters. Knows no transport.
 */
@NullMarked
package io.riskhub.hub.bus.consumer;

import org.jspecify.annotations.NullMarked;
