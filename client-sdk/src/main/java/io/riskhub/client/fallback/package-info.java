/** Internal: makes a fallback of a snapshot that has expired. */
@NullMarked
package io.riskhub.client.fallback;

import org.jspecify.annotations.NullMarked;
