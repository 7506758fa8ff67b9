/** Activation over HTTP. */
@NullMarked
package io.riskhub.hub.http.activation;

import org.jspecify.annotations.NullMarked;
