/** How often something is tried, what counts as an attempt, and what is waited out. */
@NullMarked
package io.riskhub.hub.bus.consumer.attempt;

import org.jspecify.annotations.NullMarked;
