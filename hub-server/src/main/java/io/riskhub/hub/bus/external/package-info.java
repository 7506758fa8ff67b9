/** Workers that are not part of the hub: a program, a web hook. */
@NullMarked
package io.riskhub.hub.bus.external;

import org.jspecify.annotations.NullMarked;
