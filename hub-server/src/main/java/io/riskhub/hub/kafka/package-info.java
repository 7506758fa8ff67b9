/** Kafka behind the control bus; the only package that knows its library. */
@NullMarked
package io.riskhub.hub.kafka;

import org.jspecify.annotations.NullMarked;
