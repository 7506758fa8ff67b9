package io.riskhub.hub.kafka;

import java.time.Duration;

/**
 * How a loop takes messages.
 *
 * @param mostUnderWay how many messages may be under way before no more are asked for
 * @param mostMessages how many to handle in all before it ends
 * @param patience how long messages under way may take to end when a partition is taken away or the
 *     loop stops
 * @param firstPosition where to begin
 */
record EventLoopSettings(
    int mostUnderWay, long mostMessages, Duration patience, FirstPosition firstPosition) {}
