/** The Kafka topic of events that were given up: written by consumers, read by operators. */
@NullMarked
package io.riskhub.hub.kafka.deadletter;

import org.jspecify.annotations.NullMarked;
