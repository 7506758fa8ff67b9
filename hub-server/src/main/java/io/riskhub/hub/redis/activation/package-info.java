/** Activation in a Redis that hubs and others share. */
@NullMarked
package io.riskhub.hub.redis.activation;

import org.jspecify.annotations.NullMarked;
