/** Reads the configuration from file, environment and flags, and names every mistake in it. */
@NullMarked
package io.riskhub.hub.config;

import org.jspecify.annotations.NullMarked;
