package io.riskhub.hub.bus.deadletter;

import io.riskhub.contract.event.DeadLetter;

/**
 * A letter among those that are kept.
 *
 * @param id its number; later letters have higher ones
 */
public record KeptLetter(long id, DeadLetter letter) {}
