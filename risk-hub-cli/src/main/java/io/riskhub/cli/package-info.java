/** The {@code riskhub} command: the root, its fault handling, and what needs no hub. */
@NullMarked
package io.riskhub.cli;

import org.jspecify.annotations.NullMarked;
