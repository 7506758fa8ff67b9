/** Bounds on requests while they come in. */
@NullMarked
package io.riskhub.hub.http.receiving;

import org.jspecify.annotations.NullMarked;
