package io.riskhub.hub.probe;

/**
 * Something that a program may do by itself, since it can lose nothing.
 *
 * @param deed what it does, such as {@code create the topic events}; two of the same name are one
 * @param work does it; an exception says why it could not
 */
public record Remedy(String deed, Runnable work) {}
