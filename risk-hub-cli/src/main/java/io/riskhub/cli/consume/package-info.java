/** {@code riskhub consume}: events to workers, beside the hubs or without one. */
@NullMarked
package io.riskhub.cli.consume;

import org.jspecify.annotations.NullMarked;
