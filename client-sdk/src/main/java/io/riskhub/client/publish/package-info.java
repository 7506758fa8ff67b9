/** Internal: what happens to a snapshot before it is sent. */
@NullMarked
package io.riskhub.client.publish;

import org.jspecify.annotations.NullMarked;
