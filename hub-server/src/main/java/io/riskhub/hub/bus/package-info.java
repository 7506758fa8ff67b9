/** The control bus: how events leave this hub for those who act on them, and how they come in. */
@NullMarked
package io.riskhub.hub.bus;

import org.jspecify.annotations.NullMarked;
