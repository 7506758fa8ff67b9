/** Shows on a terminal how far a long run has come. */
@NullMarked
package io.riskhub.cli.progress;

import org.jspecify.annotations.NullMarked;
