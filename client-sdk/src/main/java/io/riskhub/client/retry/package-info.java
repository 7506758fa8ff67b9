/** Internal: when to try again, and when to give up. Knows nothing of what is tried. */
@NullMarked
package io.riskhub.client.retry;

import org.jspecify.annotations.NullMarked;
