/** The hub's part of a Redis that hubs share. */
@NullMarked
package io.riskhub.hub.redis;

import org.jspecify.annotations.NullMarked;
