/** {@code riskhub push}: from files of snapshots to a verdict on each. */
@NullMarked
package io.riskhub.cli.push;

import org.jspecify.annotations.NullMarked;
