package io.riskhub.cli.deadletters.source;

import java.util.Map;

/**
 * Something among dead letters that is none that anybody can read.
 *
 * @param place where it is, for people
 * @param position the same for programs
 * @param bytes its length
 */
public record UnreadableLetter(String place, Map<String, Long> position, int bytes) {}
