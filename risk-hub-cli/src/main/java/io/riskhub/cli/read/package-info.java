/** The commands that read from a hub. */
@NullMarked
package io.riskhub.cli.read;

import org.jspecify.annotations.NullMarked;
