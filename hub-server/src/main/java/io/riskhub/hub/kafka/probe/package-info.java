/** Whether a Kafka and its topics are as hubs need them, before anything relies on it. */
@NullMarked
package io.riskhub.hub.kafka.probe;

import org.jspecify.annotations.NullMarked;
