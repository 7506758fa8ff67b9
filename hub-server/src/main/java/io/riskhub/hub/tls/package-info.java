/** A hub's side of encrypted connections. */
@NullMarked
package io.riskhub.hub.tls;

import org.jspecify.annotations.NullMarked;
