/** Reads a whole topic, for operators. */
@NullMarked
package io.riskhub.hub.kafka.scan;

import org.jspecify.annotations.NullMarked;
