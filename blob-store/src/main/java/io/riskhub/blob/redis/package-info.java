/** Blobs as strings in Redis. The only package here that knows Jedis. */
@NullMarked
package io.riskhub.blob.redis;

import org.jspecify.annotations.NullMarked;
