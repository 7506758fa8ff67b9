/**
 * The data contract in types: the snapshot, what a check of one can say, and problems. No I/O, no
 * clock.
 */
@NullMarked
package io.riskhub.contract;

import org.jspecify.annotations.NullMarked;
