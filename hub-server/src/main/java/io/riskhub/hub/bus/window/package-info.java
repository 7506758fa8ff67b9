/**
 * Many events under way at once, each world's in its order, and what may be said to be handled.
 * Knows no transport.
 */
@NullMarked
package io.riskhub.hub.bus.window;

import org.jspecify.annotations.NullMarked;
