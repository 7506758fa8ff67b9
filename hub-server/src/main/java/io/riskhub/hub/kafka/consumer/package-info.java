/** Takes events from a Kafka topic and sees each of them to its end. */
@NullMarked
package io.riskhub.hub.kafka.consumer;

import org.jspecify.annotations.NullMarked;
