/** Whether a Redis is there and new enough, before anything relies on it. */
@NullMarked
package io.riskhub.hub.redis.probe;

import org.jspecify.annotations.NullMarked;
