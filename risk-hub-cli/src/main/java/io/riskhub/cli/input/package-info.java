/** Reads snapshots from files and standard input, whole or one a line. */
@NullMarked
package io.riskhub.cli.input;

import org.jspecify.annotations.NullMarked;
